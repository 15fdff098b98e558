//! Paints the content of the screens. Screens that consist of facts share one painter; each other
//! screen has a file here.

mod inbox;
mod keys;
mod log;
mod members;
mod organisation;
mod organisations;
mod partners;
mod plus;
mod requests;
mod rows_in_pane;
mod sign_in;
mod user;
mod users;

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
    text::Span,
};

use super::{
    Paint, span,
    widgets::{self, RowDetails, cells, facts, pane},
};
use crate::{
    app::{self, Action, Body, List, Row, Shape},
    domain::Name,
    text::{self, Lang, Text, search::MarkedHits},
};

/// Paints the content of the screen; returns the cursor position if a text field has focus.
pub(in crate::ui) fn screen(paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    match paint.state.body() {
        Body::Own(shape) => return own(shape, paint, buf),
        Body::Loading => {
            tabs(paint, buf);
            let loading = vec![span(paint.placeholder_text(), paint.theme.faint)];
            paint.line(paint.at.rows, loading, buf);
        }
        Body::Facts(content) => {
            tabs(paint, buf);
            facts(paint, &content, paint.at.rows, buf);
            if paint.state.screen.plus() == Some(Action::Add) {
                plus::plus(Action::Add, text::add_members::ADD_MEMBER.of(paint.lang), paint, buf);
            }
        }
    }
    None
}

/// Paints a screen that has its own painter; returns the cursor position.
fn own(shape: Shape<'_>, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    match shape {
        Shape::SignIn(screen) => sign_in::sign_in(screen, paint, buf),
        Shape::Organisations(screen) => organisations::organisations(screen, paint, buf),
        Shape::Organisation(screen) => organisation::organisation(screen, paint, buf),
        Shape::Inbox(screen) => inbox::inbox(screen, paint, buf),
        Shape::Users(screen) => users::users(screen, paint, buf),
        Shape::User(screen) => user::user(screen, paint, buf),
        Shape::Partners(screen) => partners::partners(screen, paint, buf),
        Shape::Log(screen) => log::log(screen, paint, buf),
    }
}

/// Paints the tabs and the rule below them, which is heavy under the visible tab.
fn tabs(paint: &Paint<'_>, buf: &mut Buffer) {
    let theme = paint.theme;
    rule_below(paint, paint.at.tabs, buf);
    for (area, label, here) in app::tabs(paint.state) {
        paint.line(area, vec![span(label, if here { theme.head } else { theme.text })], buf);
        if here && paint.at.tabs.height > 1 {
            let (x, y) = (area.x.saturating_sub(1), area.y + 1);
            let rule = Rect { x, y, width: area.width + 2, height: 1 }.intersection(buf.area);
            let heavy = "━".repeat(usize::from(rule.width));
            paint.line(rule, vec![span(heavy, theme.accent)], buf);
        }
    }
}

/// Paints a rule in the second line of an area.
fn rule_below(paint: &Paint<'_>, area: Rect, buf: &mut Buffer) {
    if area.height > 1 {
        paint.across(Rect { y: area.y + 1, height: 1, ..area }, buf);
    }
}

/// Paints the filter field, and the number of rows that match or what the filter does not know.
fn filter<T: Row>(
    paint: &Paint<'_>,
    list: &List<T>,
    count: &str,
    buf: &mut Buffer,
) -> Option<Position> {
    // An empty list has no row for a filter.
    if paint.at.filter.is_empty() {
        return None;
    }
    let area = filter_key(paint, buf);
    let state = paint.state;
    let label = text::search::FILTER.of(paint.lang);
    let shown = list.typing || !list.filter.text().is_empty();
    let waits = list.is_loading() || state.is_slow() || state.visible_failure().is_some();
    // The field keeps room for its text; what it does not know gets the rest of the row.
    let typed = cells(label) + cells(list.filter.text()) + 5;
    let typed = u16::try_from(typed).unwrap_or(u16::MAX).max(area.width / 5);
    let room = area.width.saturating_sub(typed).max(area.width / 2);
    let remark = app::filter_remark(state, list, usize::from(room));
    let chosen = remark.as_ref().and_then(|remark| remark.chosen.clone());
    let (right, most, style) = match remark {
        // The filter with the word that Tab filled in has been applied.
        Some(remark) if chosen.is_some() && !waits => {
            let said = words_and_count(&remark.said, [count, &list.total().to_string()], room);
            (said, room, paint.theme.faint)
        }
        Some(remark) if remark.is_choice => (remark.said, room, paint.theme.faint),
        Some(remark) => (remark.said, room, paint.theme.notice),
        None if waits => (paint.placeholder_text().to_owned(), area.width / 2, paint.theme.faint),
        None => {
            let name = state.current_filter_name().filter(|_| !list.typing);
            let name = name.map(|name| format!("{name} · ")).unwrap_or_default();
            let most = if list.marked_count() > 0 { room } else { area.width / 2 };
            (format!("{name}{count}"), most, paint.theme.faint)
        }
    };
    let width = u16::try_from(cells(&right)).unwrap_or(u16::MAX).min(most);
    let right = widgets::fit(&right, usize::from(width));
    let at = Rect { x: area.right().saturating_sub(width + 1), width, ..area };
    paint.line(at, with_chosen(paint, &right, chosen, style), buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), height: 1, ..area };
    if shown {
        let cursor = widgets::field(paint, label, &list.filter, left, buf);
        if list.filter.text().is_empty() {
            let used = u16::try_from(cells(label) + 2).unwrap_or(0).min(left.width);
            let rest = Rect { x: left.x + used, width: left.width - used, ..left };
            let fields = placeholder::<T>(paint.lang, usize::from(rest.width));
            paint.line(rest, vec![span(fields, paint.theme.faint)], buf);
        }
        return cursor.filter(|_| list.typing);
    }
    let room = usize::from(left.width).saturating_sub(cells(label) + 2);
    let none = format!("{label}  {}", placeholder::<T>(paint.lang, room));
    paint.line(left, vec![span(none, paint.theme.faint)], buf);
    None
}

/// Returns the count of a filtered list with marked rows, which has `shown` exact matches; `None` for
/// any other list.
fn marked_hits<T: Row>(paint: &Paint<'_>, list: &List<T>, shown: usize) -> Option<String> {
    let marked = list.marked_count();
    let is_counted = marked > 0 && !list.filter.text().is_empty();
    let (all, hidden) = (list.unfiltered(), list.hidden_marks());
    let hits = MarkedHits { shown, all, marked, hidden };
    is_counted.then(|| text::search::marked_hits(paint.lang, hits))
}

/// Returns the words that Tab offers with the first of these counts that fits. If none does, some of
/// the words are left out.
fn words_and_count(words: &str, counts: [&str; 2], room: u16) -> String {
    let room = usize::from(room);
    let [long, short] = counts.map(|count| format!(" · {count}"));
    let count = if cells(words) + cells(&long) <= room { long } else { short };
    let words = widgets::fit(words, room.saturating_sub(cells(&count)).min(cells(words)));
    format!("{words}{count}")
}

/// Returns the words beside a filter, with the one that Tab filled in underlined.
fn with_chosen(
    paint: &Paint<'_>,
    said: &str,
    chosen: Option<Range<usize>>,
    style: Style,
) -> Vec<Span<'static>> {
    let parts = chosen.and_then(|Range { start, end }| {
        Some((said.get(..start)?, said.get(start..end)?, said.get(end..)?))
    });
    let Some((before, word, after)) = parts else { return vec![span(said, style)] };
    let marked = paint.theme.text.bold().underlined();
    vec![span(before, style), span(word, marked), span(after, style)]
}

/// Paints the key of the filter; returns the rest of its row.
fn filter_key(paint: &Paint<'_>, buf: &mut Buffer) -> Rect {
    let (area, state) = (paint.at.filter, paint.state);
    let Some(keys) = state.keymap.hint(state.screen.contexts(), Action::Filter) else {
        return area;
    };
    let key = format!("{} ", state.look.key_names(keys));
    let used = u16::try_from(cells(&key)).unwrap_or(u16::MAX).min(area.width);
    paint.line(area, vec![span(key, paint.theme.accent)], buf);
    Rect { x: area.x + used, width: area.width - used, ..area }
}

/// Returns lines that name keys, with the names of this terminal.
fn key_lines(paint: &Paint<'_>, lines: &[Text]) -> Vec<String> {
    let named = |line: &Text| paint.state.look.key_names(line.of(paint.lang).to_owned());
    lines.iter().map(named).collect()
}

/// Breaks a line that does not fit; any other line keeps its spaces.
fn whole_or_wrapped(line: &str, width: usize) -> Vec<String> {
    if cells(line) > width { widgets::wrap(line, width) } else { vec![line.to_owned()] }
}

/// The placeholder of a filter: a name, and as many fields of the list as fit.
fn placeholder<T: Row>(lang: Lang, room: usize) -> String {
    let mut shown = text::filters::NAME.of(lang).to_owned();
    for field in T::filters() {
        let more = format!(", {}:", field.name.of(lang));
        if cells(&shown) + cells(&more) > room {
            break;
        }
        shown.push_str(&more);
    }
    shown
}

/// The widest key before a line of an empty list, in cells.
const MAX_KEY_WIDTH: usize = 6;

/// Paints the placeholder of an empty list: loading, no match, or the empty state.
fn empty_list<T: Row>(paint: &Paint<'_>, list: &List<T>, empty: &[String], buf: &mut Buffer) {
    if list.total() > 0 {
        return;
    }
    let width = usize::from(paint.at.rows.width.saturating_sub(app::PREFIX_WIDTH));
    if list.is_loading() {
        let why = paint.state.visible_failure().map(|failure| text::failure(paint.lang, failure));
        let why = why.iter().flat_map(|why| widgets::wrap(why, width));
        let lines = [paint.placeholder_text().to_owned()].into_iter().chain(why).collect();
        lines_of_empty(paint, lines, paint.theme.faint, buf);
    } else if list.filter.text().is_empty() {
        empty_block(paint, empty, buf);
    } else {
        // The row of the filter says what it does not know.
        let is_understood = app::filter_remark(paint.state, list, usize::MAX).is_none();
        let none = || text::filters::no_match(paint.lang, list.filter.text());
        let clear = text::filters::ESC_CLEARS.of(paint.lang).to_owned();
        let said = is_understood.then(none).into_iter().chain([clear]).collect::<Vec<_>>();
        empty_block(paint, &said, buf);
    }
}

/// Paints lines where the first cells of the rows would stand.
fn lines_of_empty(paint: &Paint<'_>, lines: Vec<String>, style: Style, buf: &mut Buffer) {
    let indent = app::PREFIX_WIDTH;
    for (area, text) in paint.at.rows.rows().zip(lines) {
        let area = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
        paint.line(area, vec![span(text, style)], buf);
    }
}

/// The widest line about an empty list that is pleasant to read, in cells.
const MAX_EMPTY_WIDTH: usize = 72;
/// Rows from which the text about an empty list stands in the middle of them.
const ROOMY_ROWS: u16 = 10;
/// The most rows above that text, so that it stands near the top of a high screen too.
const MAX_ABOVE: u16 = 8;

/// Paints why there are no rows, and below it what to do, each key in its colour. It stands a little
/// above the middle of the rows, or where the first of them would stand on a low screen.
fn empty_block(paint: &Paint<'_>, said: &[String], buf: &mut Buffer) {
    let (theme, rows, indent) = (paint.theme, paint.at.rows, app::PREFIX_WIDTH);
    let room = usize::from(rows.width.saturating_sub(indent));
    let is_roomy = rows.height >= ROOMY_ROWS;
    let width = if is_roomy { room.min(MAX_EMPTY_WIDTH) } else { room };
    let mut lines = Vec::new();
    for (at, paragraph) in said.iter().enumerate() {
        let is_first = at == 0 && is_roomy && said.len() > 1;
        let is_head = is_first || *paragraph == text::headings::WHAT_NOW.of(paint.lang);
        let style = if is_head { theme.head } else { theme.text };
        let parts = whole_or_wrapped(paragraph, width).into_iter();
        lines.extend(parts.map(|part| (part, style)));
        let has_blank = said.get(1).is_some_and(|next| !next.is_empty());
        if is_first && has_blank {
            lines.push((String::new(), style));
        }
    }
    let widest = lines.iter().map(|(line, _)| cells(line)).max().unwrap_or(0);
    let cells_of = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let (left, above) = if is_roomy {
        let beside = rows.width.saturating_sub(cells_of(widest)) / 2;
        let above = rows.height.saturating_sub(cells_of(lines.len())) / 3;
        (beside.max(indent), above.min(MAX_ABOVE))
    } else {
        (indent, 0)
    };
    for (area, (text, style)) in rows.rows().skip(above.into()).zip(lines) {
        let area = Rect { x: area.x + left, width: area.width.saturating_sub(left), ..area };
        let spans = match text.split_once("  ") {
            // A key and what it does.
            Some((keys, does)) if cells(keys) <= MAX_KEY_WIDTH => {
                vec![span(keys.to_owned(), theme.accent), span(format!("  {does}"), style)]
            }
            _ => vec![span(text, style)],
        };
        paint.line(area, spans, buf);
    }
}

/// Paints the pane of the marked rows with the names of their people.
fn marked_people<T: Row>(
    list: &List<T>,
    paint: &Paint<'_>,
    buf: &mut Buffer,
    name: fn(&T) -> Name,
) {
    let lang = paint.lang;
    let names: Vec<Name> = list.iter_action_rows().map(name).collect();
    let title = text::give_access::people_count(lang, names.len());
    let facts = vec![text::people::users::marked_names(lang, names)];
    pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
}
