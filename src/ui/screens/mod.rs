//! Painters of the screens.

mod details;
mod inbox;
mod keys;
mod log;
mod members;
mod organisation;
mod organisations;
mod partners;
mod plus;
mod requests;
mod sign_in;
mod user;
mod users;

pub(in crate::ui) use inbox::inbox;
pub(in crate::ui) use log::log;
pub(in crate::ui) use organisation::organisation;
pub(in crate::ui) use organisations::organisations;
pub(in crate::ui) use partners::partners;
pub(in crate::ui) use sign_in::sign_in;
pub(in crate::ui) use user::user;
pub(in crate::ui) use users::users;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Paint, span,
    widgets::{self, cells},
};
use crate::{
    app::{self, List, Row},
    domain::Name,
    text,
};

/// Paints the tabs and the rule below them.
fn tabs(paint: &Paint<'_>, buf: &mut Buffer) {
    for (area, label, here) in app::tabs(paint.state) {
        let style = if here { paint.theme.accent } else { paint.theme.faint };
        paint.line(area, vec![span(label, style)], buf);
    }
    rule_below(paint, paint.at.tabs, buf);
}

/// Paints a rule in the second line of an area.
fn rule_below(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    if area.height > 1 {
        paint.rule(Rect { y: area.y + 1, height: 1, ..area }, buf);
    }
}

/// Returns whether another loaded row has the same name.
fn is_namesake<T: Row>(list: &List<T>, row: &T, name: impl Fn(&T) -> &Name) -> bool {
    let is_other = |other: &&T| other.id() != row.id() && name(other) == name(row);
    list.rows().iter().any(|other| is_other(&other))
}

/// Paints the filter field, and the number of rows that it leaves.
fn filter<T: Row>(
    paint: &Paint<'_>,
    list: &List<T>,
    count: &str,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = paint.at.filter;
    let state = paint.state;
    let waits = list.is_loading() || state.is_slow() || state.visible_failure().is_some();
    let count = if waits { paint.loading().to_owned() } else { count.to_owned() };
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(area.width / 2);
    let right = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 3), height: 1, ..area };
    if list.typing || !list.filter.text().is_empty() {
        let cursor =
            widgets::field(paint, text::search::FILTER.of(paint.lang), &list.filter, left, buf);
        return cursor.filter(|_| list.typing);
    }
    let none = format!("{}  –", text::search::FILTER.of(paint.lang));
    paint.line(left, vec![span(none, paint.theme.faint)], buf);
    None
}

/// Paints the placeholder of an empty list: loading, no match, or the empty state.
fn empty_list<T: Row>(paint: &Paint<'_>, list: &List<T>, empty: &[String], buf: &mut Buffer) {
    if list.total() > 0 {
        return;
    }
    let lines = if list.is_loading() {
        let why = paint.state.visible_failure().map(|failure| text::failure(paint.lang, failure));
        let width = usize::from(paint.at.rows.width.saturating_sub(4));
        let why = why.iter().flat_map(|why| widgets::wrap(why, width));
        [paint.loading().to_owned()].into_iter().chain(why).collect()
    } else if list.filter.text().is_empty() {
        empty.to_vec()
    } else {
        vec![text::search::no_match(paint.lang, list.filter.text())]
    };
    for (area, text) in paint.at.rows.rows().skip(1).zip(lines) {
        let area = Rect { x: area.x + 4, width: area.width.saturating_sub(4), ..area };
        paint.line(area, vec![span(text, paint.theme.faint)], buf);
    }
}

/// Paints labels and values in two columns; values wrap.
fn facts(paint: &Paint<'_>, area: Rect, lines: &[(&str, String)], buf: &mut Buffer) {
    let label = lines.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + 3;
    let room = usize::from(area.width).saturating_sub(label).max(1);
    let mut rows = area.rows();
    for (name, text) in lines {
        let wrapped = widgets::wrap(text, room);
        let parts = if wrapped.is_empty() { vec![String::new()] } else { wrapped };
        for (at, part) in parts.into_iter().enumerate() {
            let Some(row) = rows.next() else { return };
            let name = if at == 0 { *name } else { "" };
            let spans = vec![
                span(widgets::fit(name, label), paint.theme.faint),
                span(part, paint.theme.text),
            ];
            paint.line(row, spans, buf);
        }
    }
}
