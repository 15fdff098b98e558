//! Paints the sign-in screen: a search field, and the users who can sign in.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{self, PickerLine, SignInScreen},
    domain::{PersonRow, PlatformRole},
    text::{self, Lang},
    ui::{
        Paint, span,
        widgets::{buttons, cells, field, fit, frame, marked, scroll_bar},
    },
};

/// Paints the screen; returns the cursor position.
pub(in crate::ui) fn sign_in(
    screen: &SignInScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let found = screen.picker.found();
    let remark = found.map(|found| {
        let similar = found.similar[0];
        let typed = found.counts[0].saturating_sub(similar);
        let count = text::search::people_count(lang, typed, found.searched);
        let count = text::search::with_similar(lang, count, [typed, similar]);
        if found.whole { count } else { format!("{count} · {}", paint.placeholder_text()) }
    });
    frame(paint, at.dialog, text::headings::SIGN_IN.of(lang), &remark.unwrap_or_default(), buf);
    let inside = at.inside;
    let line = |y: u16| Rect { y: inside.y + y, height: 1, ..inside }.intersection(inside);
    let is_compact = app::is_sign_in_compact(at);
    let cursor = search(screen, paint, line(u16::from(!is_compact)), buf);
    let rows = screen.picker.rows();
    let widths = Widths::of(usize::from(inside.width), rows);
    let heads = line(if is_compact { 1 } else { 3 });
    paint.line(heads, vec![span(heading(lang, widths), theme.faint)], buf);
    if !is_compact {
        paint.rule(line(4), buf);
    }
    let area = app::sign_in_rows(at);
    if rows.is_empty() {
        let text = match found {
            None => paint.placeholder_text().to_owned(),
            Some(found) if !found.whole => paint.placeholder_text().to_owned(),
            Some(found) if found.searched == 0 => text::screen::NO_USERS.of(lang).to_owned(),
            Some(_) => text::search::no_match(lang, screen.picker.field.text()),
        };
        paint.line(area, vec![span(text, theme.faint)], buf);
    }
    let similar = format!("  {}", text::search::SIMILAR.of(lang));
    let lines: Vec<_> = area.rows().collect();
    let visible = screen.picker.visible(1, lines.len());
    let total = found.map_or(0, |found| found.counts[0]);
    bar(&visible, total, area, paint, buf);
    for (at, shown) in visible {
        let row = match shown {
            PickerLine::Similar => None,
            PickerLine::Row(index) => rows.get(index).map(|row| (row, index)),
        };
        let here = row.is_some_and(|(_, index)| screen.picker.cursor() == Some(index));
        match (row, lines.get(at..)) {
            (Some((row, _)), Some([line, ..])) => {
                let is_last = screen.last_user == Some(row.person.id);
                person(paint, &PersonLine { row, here, is_last, widths }, *line, buf);
            }
            (None, Some([line, ..])) => {
                paint.line(*line, vec![span(similar.clone(), theme.faint)], buf);
            }
            _ => {}
        }
    }
    below_list(screen, paint, buf);
    if paint.state.dialog.is_none() {
        buttons(paint, buf);
    }
    cursor
}

/// Paints the scroll bar beside the visible users.
fn bar(
    visible: &[(usize, PickerLine)],
    total: usize,
    area: Rect,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) {
    let top = visible.iter().find_map(|(_, shown)| match shown {
        PickerLine::Row(index) => Some(*index),
        PickerLine::Similar => None,
    });
    let bar = Rect { x: paint.at.inside.right(), width: 1, ..area };
    scroll_bar(paint, top.unwrap_or(0), total, bar, buf);
}

/// Paints the search field; returns the cursor position.
fn search(
    screen: &SignInScreen,
    paint: &Paint<'_>,
    line: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let label = text::search::SEARCH.of(paint.lang);
    let cursor = field(paint, label, &screen.picker.field, line, buf);
    if screen.picker.field.text().is_empty() {
        let used = u16::try_from(cells(label) + 2).unwrap_or(0).min(line.width);
        let rest = Rect { x: line.x + used, width: line.width - used, ..line };
        let hint = text::screen::SIGN_IN_SEARCH.of(paint.lang);
        paint.line(rest, vec![span(hint, paint.theme.faint)], buf);
    }
    cursor
}

/// Paints the role of the selected user below the list, and the notes.
fn below_list(screen: &SignInScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, inside) = (paint.lang, paint.theme, paint.at.inside);
    let width = usize::from(inside.width);
    let (area, is_compact) = (app::sign_in_rows(&paint.at), app::is_sign_in_compact(&paint.at));
    // A wide screen has the role and the environment in columns.
    let widths = Widths::of(width, screen.picker.rows());
    let is_told = widths.env > 0 && widths.requests > 0;
    if let Some(row) = screen.picker.current().filter(|_| !is_told) {
        let mut role = text::screen::role_in(lang, row.role, &row.env);
        if widths.requests == 0 && row.waiting > 0 {
            role = format!("{role} · {}", text::screen::requests_waiting(lang, row.waiting));
        }
        let y = area.bottom() + u16::from(!is_compact);
        let below = Rect { y, height: 1, ..inside }.intersection(inside);
        let text = fit(&format!("  {role}"), width);
        paint.line(below, vec![span(text, theme.text)], buf);
    }
    if is_compact {
        return;
    }
    for (y, note) in [(3, text::screen::SIGN_IN_NOTE), (2, text::screen::SIGN_IN_LOG)] {
        let y = inside.bottom().saturating_sub(y);
        let area = Rect { y, height: 1, ..inside }.intersection(inside);
        paint.line(area, vec![span(note.of(lang), theme.faint)], buf);
    }
}

fn heading(lang: Lang, widths: Widths) -> String {
    let requests = if widths.requests > 0 { text::headings::REQUESTS.of(lang) } else { "" };
    format!(
        "  {}{}{}{}{requests:>wide$}",
        fit(text::headings::NAME.of(lang), widths.name),
        fit(text::headings::EMAIL.of(lang), widths.email),
        fit(text::headings::LEVEL_HEAD.of(lang), widths.role),
        fit(text::environment::TITLE.of(lang), widths.env),
        wide = widths.requests,
    )
}

/// Number of cells for the cursor.
const CURSOR_WIDTH: usize = 2;
/// Number of cells for a name with the remark that they were here last.
const NAME_WIDTH: usize = 30;
/// The least number of cells for a name.
const MIN_NAME_WIDTH: usize = 16;
/// Number of cells for a role.
const ROLE_WIDTH: usize = 12;
/// Number of cells for the requests.
const REQUESTS_WIDTH: usize = 9;
/// Width of the screen with a column for the role, in cells.
const WIDE: usize = 90;
/// Width of the screen with a column for the environment too, in cells.
const WIDEST: usize = 112;

/// The number of cells of each column, with the blank behind it; 0 hides it.
#[derive(Clone, Copy)]
struct Widths {
    name: usize,
    email: usize,
    role: usize,
    env: usize,
    requests: usize,
}

impl Widths {
    /// Divides the width of the screen. An address tells two people apart, so the other columns
    /// leave or shrink before it is cut.
    fn of(width: usize, rows: &[PersonRow]) -> Self {
        let room = width.saturating_sub(CURSOR_WIDTH);
        let widest =
            |text: fn(&PersonRow) -> &str| rows.iter().map(|row| cells(text(row)) + 2).max();
        let address = widest(|row| &row.email).unwrap_or(0);
        let mut left = room.saturating_sub(MIN_NAME_WIDTH + address);
        let mut take = |cells: usize, is_wanted: bool| {
            let cells = if is_wanted && cells <= left { cells } else { 0 };
            left -= cells;
            cells
        };
        let requests = take(REQUESTS_WIDTH, true);
        let role = take(ROLE_WIDTH, width >= WIDE);
        let env = take(widest(|row| &row.env).unwrap_or(0), role > 0 && width >= WIDEST);
        let rest = room.saturating_sub(requests + role + env);
        let most = NAME_WIDTH.min(rest.saturating_sub(address));
        let name = most.max(MIN_NAME_WIDTH.min(rest / 2));
        Self { name, email: rest - name, role, env, requests }
    }
}

/// A person to sign in as.
struct PersonLine<'a> {
    row: &'a PersonRow,
    /// The cursor is on them.
    here: bool,
    /// They worked here last.
    is_last: bool,
    widths: Widths,
}

fn person(paint: &Paint<'_>, person: &PersonLine<'_>, line: Rect, buf: &mut Buffer) {
    let PersonLine { row, here, is_last, widths } = *person;
    let (theme, lang) = (paint.theme, paint.lang);
    let mut spans = vec![span(if here { "▸ " } else { "  " }, theme.accent)];
    let text = if here { theme.head } else { theme.text };
    let last = format!("  {}", text::screen::LAST_HERE.of(lang));
    let has_room = cells(&row.person.name) + cells(&last) < widths.name;
    let last = if is_last && has_room { last } else { String::new() };
    let name = cells(&row.person.name).min(widths.name.saturating_sub(1));
    spans.extend(marked(&row.person.name, &row.name_marks, name, text, theme.matched));
    spans.push(span(fit(&last, widths.name - name), theme.faint));
    let email = widths.email.saturating_sub(1);
    if cells(&row.email) > email {
        spans.push(span(app::fit_address(&row.email, email), text));
    } else {
        spans.extend(marked(&row.email, &row.email_marks, email, text, theme.matched));
    }
    spans.push(span(" ", theme.text));
    let is_admin = row.role == PlatformRole::EnvAdmin;
    let role = fit(text::words::role_short(lang, row.role), widths.role);
    spans.push(span(role, if is_admin { theme.role } else { theme.text }));
    spans.push(span(fit(&row.env, widths.env), theme.text));
    let waiting = if row.waiting == 0 { "–".to_owned() } else { row.waiting.to_string() };
    let style = if row.waiting == 0 { theme.faint } else { theme.accent };
    if widths.requests > 0 {
        spans.push(span(format!("{waiting:>REQUESTS_WIDTH$}"), style));
    }
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}
