//! Paints the members of an organisation.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{filter, is_namesake, level_column, nothing};
use crate::{
    app::{Action, OrganisationScreen, Situation},
    domain::{Day, Level, MemberRow, SortBy},
    ui::{
        Paint, span,
        widgets::{Cell, Column, columns, rows},
    },
};

/// Days ahead within which a last day is highlighted.
const SOON: i32 = 7;

/// Paints the list; returns the cursor position.
pub(super) fn members(
    screen: &OrganisationScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let texts = paint.texts;
    let list = &screen.members;
    let count = (texts.count_members)(list.total(), list.unfiltered(), list.marked());
    let cursor = filter(paint, list, &count, buf);
    let shown = shown(paint);
    columns(paint, &shown, paint.at.columns, buf);
    rows(paint, list, &shown, |row| cells(screen, paint, row), buf);
    nothing(paint, list, &[], buf);
    if list.unfiltered() == 1 && list.total() == 1 {
        alone(paint, buf);
    }
    cursor
}

/// Returns the columns that fit; a narrow screen drops the least needed ones first.
fn shown(paint: &Paint<'_>) -> Vec<Column> {
    let texts = paint.texts;
    let mut shown = vec![
        Column::new(texts.name, 0).by(SortBy::Name),
        level_column(texts, texts.level_head, 10).by(SortBy::Level),
    ];
    if paint.at.rows.width >= 66 {
        shown.push(Column::new(texts.origin, 22).by(SortBy::Origin));
    }
    if !paint.at.is_narrow {
        shown.push(Column::new(texts.member_since, 10).by(SortBy::Since));
    }
    let day = Day::new(2000, 12, 31).map(texts.day_short).unwrap_or_default();
    shown.push(Column::holding(texts.until, 9, &[&day]).by(SortBy::Until));
    shown
}

fn cells(screen: &OrganisationScreen, paint: &Paint<'_>, row: &MemberRow) -> Vec<Cell> {
    let (texts, theme, state) = (paint.texts, paint.theme, paint.state);
    let is_new = screen.news.contains(&row.person.id);
    let name = (texts.member_name)(row, is_new);
    // The address tells namesakes apart: in the origin column, or behind the name without one.
    let is_namesake = is_namesake(&screen.members, row, |row| &row.person.name);
    let has_origin = paint.at.rows.width >= 66;
    let name = if is_namesake && !has_origin { format!("{name} ({})", row.email) } else { name };
    let level = if row.level == Level::OrgAdmin { theme.accent } else { theme.text };
    let today = state.now.today;
    let mut cells = vec![
        (name, if is_new { theme.good } else { theme.text }),
        ((texts.level)(row.level).to_owned(), level),
    ];
    if has_origin {
        let origin = if is_namesake { row.email.clone() } else { (texts.origin_of)(row) };
        cells.push((origin, theme.text));
    }
    if !paint.at.is_narrow {
        cells.push(((texts.day_short)(row.since.day(&state.zone)), theme.text));
    }
    cells.push(match row.last_day {
        None => ("–".to_owned(), theme.faint),
        Some(day) if day.days_since(today) <= SOON => {
            (format!("! {}", (texts.day)(day, Some(today))), theme.notice)
        }
        Some(day) => ((texts.day)(day, Some(today)), theme.text),
    });
    cells
}

/// Paints the empty state: whom the user can add, and why a second administrator (*Beheerder*) is
/// wise.
fn alone(paint: &Paint<'_>, buf: &mut Buffer) {
    let answer = Situation::of_screen(paint.state).availability(Action::Add);
    let can_add = answer.reason().is_none();
    let lines = (paint.texts.alone)(can_add);
    for (line, text) in paint.at.rows.rows().skip(3).zip(lines) {
        let line = Rect { x: line.x + 11, width: line.width.saturating_sub(11), ..line };
        paint.line(line, vec![span(text, paint.theme.faint)], buf);
    }
}
