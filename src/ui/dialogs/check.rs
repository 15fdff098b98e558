//! Paints the second step of the dialogs that give access: levels, last days and the message to
//! partners.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{
        self, CheckAreas, CheckLine, CheckRow, CheckView, Editing, MIN_NAME_WIDTH, TERMS_GAP,
        UNTIL_WIDTH, level_width, terms_areas, terms_width,
    },
    text::{self, DayInput},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, ground, wrap},
    },
};

/// Width of the field for the last day with its meaning beside it, in cells, if there is room.
const DAY_FIELD_WIDTH: u16 = 40;
/// Cells between the meaning and the field.
const GAP: u16 = 2;

/// Paints the second step (checking); returns the cursor position.
pub(super) fn check(view: &CheckView<'_>, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at, theme) = (paint.lang, &paint.at, paint.theme);
    frame(paint, at.dialog, &view.title, text::add_members::STEP_CHECK.of(lang), buf);
    let areas = app::check_areas(view, paint.state, at);
    paint.rule(areas.rule, buf);
    let consequence = wrap(&view.consequence, usize::from(areas.consequence.width));
    let style = if view.check.shows_fault { theme.bad } else { theme.text };
    let consequence = cut_lines(consequence, areas.consequence);
    for (row, line) in areas.consequence.rows().zip(consequence) {
        paint.line(row, vec![span(line, style)], buf);
    }
    let mut cursor = rows(view, paint, areas, buf);
    if !areas.message.is_empty() {
        cursor = message_field(view, paint, areas.message, buf).or(cursor);
    }
    if let Some(why) = view.problem {
        let said = text::refusal(lang, why, &paint.state.zone);
        let said = wrap(&said, usize::from(areas.problem.width));
        for (row, line) in areas.problem.rows().zip(cut_lines(said, areas.problem)) {
            paint.line(row, vec![span(line, theme.bad)], buf);
        }
    }
    cursor
}

/// The lines that fit the area. If some do not, the last ends with a sign.
fn cut_lines(mut lines: Vec<String>, area: Rect) -> Vec<String> {
    let rest = lines.split_off(usize::from(area.height).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), usize::from(area.width));
    }
    lines
}

fn rows(
    view: &CheckView<'_>,
    paint: &Paint<'_>,
    CheckAreas { list: area, top, .. }: CheckAreas,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let lines = view.lines(lang, area.width);
    let is_here = |row: &CheckRow| row.index == view.check.cursor;
    let name_width = view.name_width(lang, area.width);
    let is_head = |line: &CheckLine<'_>| matches!(line, CheckLine::Head(..));
    let first_head = lines.iter().skip(top).position(is_head).map(|at| top + at);
    let mut cursor = None;
    for (line_area, (number, line)) in area.rows().zip(lines.iter().enumerate().skip(top)) {
        match line {
            CheckLine::Blank => {}
            CheckLine::Address(address) => {
                let address = fit(&format!("    {address}"), usize::from(line_area.width));
                paint.line(line_area, vec![span(address, theme.faint)], buf);
            }
            CheckLine::Below(said) => {
                let said = fit(&format!("    {said}"), usize::from(line_area.width));
                paint.line(line_area, vec![span(said, theme.notice)], buf);
            }
            // The first heading in view names the columns.
            CheckLine::Head(head, count) if Some(number) == first_head => {
                let width = usize::from(line_area.width).saturating_sub(terms_width(lang)).max(1);
                let level =
                    fit(text::add_members::LEVEL_HEAD.of(lang), level_width(lang) + TERMS_GAP);
                let until = fit(text::add_members::UNTIL_HEAD.of(lang), UNTIL_WIDTH);
                let spans = vec![
                    span(fit(&counted(head.of(lang), *count, width), width - 1), theme.head),
                    span(" ", theme.faint),
                    span(level, theme.faint),
                    span(until, theme.faint),
                ];
                paint.line(line_area, spans, buf);
            }
            CheckLine::Head(head, count) => {
                let width = usize::from(line_area.width);
                let head = fit(&counted(head.of(lang), *count, width), width);
                paint.line(line_area, vec![span(head, theme.head)], buf);
            }
            CheckLine::Row(row) => {
                let is_edited = is_here(row) && view.check.editing == Editing::LastDay;
                let beside = line_area.width.saturating_sub(day_field_width(line_area) + 3);
                let most = if is_edited { usize::from(beside) } else { usize::MAX };
                let name_width = name_width.min(most);
                let has_detail = !is_edited && !view.has_addresses_below(lang, area.width);
                let view_of_row =
                    RowView { row, here: is_here(row), name_width, has_detail, is_edited };
                check_row(paint, view_of_row, line_area, buf);
                if is_here(row) && view.check.asks_confirmation {
                    let room = usize::from(line_area.width).saturating_sub(2);
                    let ask = fit(text::add_members::CONFIRM_OUTSIDE_ADMIN.of(lang), room);
                    let right =
                        Rect { x: line_area.x + 2, width: line_area.width - 2, ..line_area };
                    paint.line(right, vec![span(ask, theme.notice)], buf);
                }
                if is_edited {
                    cursor = last_day(view, paint, line_area, buf);
                }
            }
        }
    }
    cursor
}

/// The heading of a group, with the number of its rows if that fits.
fn counted(head: &str, count: usize, width: usize) -> String {
    let whole = format!("{head} ({count})");
    if cells(&whole) < width { whole } else { head.to_owned() }
}

/// A row, with the cursor on it or not, the width of the widest name of all rows, whether there is
/// room for the text beside the name, and whether its last day is edited.
#[derive(Clone, Copy)]
struct RowView<'a> {
    row: &'a CheckRow,
    here: bool,
    name_width: usize,
    has_detail: bool,
    is_edited: bool,
}

fn check_row(
    paint: &Paint<'_>,
    RowView { row, here, name_width, has_detail, is_edited }: RowView<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let text = if here { theme.text.patch(theme.head) } else { theme.text };
    let mut spans = vec![span(if here { "▸ " } else { "  " }, theme.accent)];
    let room = usize::from(area.width).saturating_sub(2);
    if let Some(why) = &row.why_not {
        let name = name_width.min(cells(&row.name).max(MIN_NAME_WIDTH));
        spans.push(span(fit(&row.name, name), theme.faint));
        let rest = room.saturating_sub(name + 2);
        spans.push(span("  ", theme.faint));
        spans.push(span(fit(&format!("–  {why}"), rest), theme.notice));
        paint.line(area, spans, buf);
    } else {
        let detail = room.saturating_sub(name_width + terms_width(lang) + 2 * TERMS_GAP);
        spans.push(span(fit(&row.name, name_width), text));
        spans.push(span("  ", text));
        // The start of a sentence says little.
        let is_shown = has_detail && cells(&row.detail) <= detail;
        let said = if is_shown { row.detail.as_str() } else { "" };
        spans.push(span(fit(said, detail), theme.faint));
        paint.line(area, spans, buf);
        let until = row.terms.last_day;
        let until = until.map_or("–".to_owned(), |day| text::words::day_full(lang, day));
        let level = text::add_members::level_choice(lang, row.terms.level);
        let [level_area, day_area] = terms_areas(lang, area);
        let terms = [(level_area, level), (day_area, until)].into_iter();
        // The field and its meaning stand in their place.
        for (area, said) in terms.filter(|_| !is_edited) {
            let area = area.intersection(paint.at.inside);
            paint.line(area, vec![span(fit(&said, usize::from(area.width)), text)], buf);
            buf.set_style(area, theme.field);
        }
    }
    if here {
        let [level_area, day_area] = terms_areas(lang, area);
        let width = match &row.why_not {
            Some(_) => area.width,
            None if is_edited => day_area.x - area.x,
            None => level_area.x - area.x,
        };
        buf.set_style(Rect { width, ..area }, theme.selected);
    }
}

/// Width of the field for the last day, in cells. Leaves room for the name.
fn day_field_width(row: Rect) -> u16 {
    let name = u16::try_from(MIN_NAME_WIDTH + 3).unwrap_or(u16::MAX);
    DAY_FIELD_WIDTH.min(row.width.saturating_sub(name))
}

/// Paints the field for the last day in place of the date, with the meaning of the typed text in place
/// of the level.
fn last_day(
    view: &CheckView<'_>,
    paint: &Paint<'_>,
    row: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let [_, day] = terms_areas(lang, row);
    let typed = view.check.typed_day(view.today, lang);
    let means = match typed {
        DayInput::Day(day) if day < view.today => text::input::DAY_PAST.of(lang).to_owned(),
        DayInput::Day(day) => text::words::day_full(lang, day),
        DayInput::None => text::add_members::NO_LAST_DAY.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_UNCLEAR.of(lang).to_owned(),
    };
    let (sign, style) =
        if view.check.shows_fault { ("✗ ", theme.bad) } else { ("", theme.faint) };
    let room = day_field_width(row).saturating_sub(day.width);
    let means = fit(&format!("{sign}{means}"), usize::from(room));
    let means = means.trim_end();
    let width = u16::try_from(cells(means)).unwrap_or(room);
    let beside = Rect { x: day.x.saturating_sub(width + GAP), width, ..row };
    paint.line(beside.intersection(row), vec![span(means.to_owned(), style)], buf);
    let cursor = field(paint, "", &view.check.day, day, buf);
    ground(paint, day, buf);
    cursor
}

/// Paints the message field, and a preview of the request as its reader sees it.
fn message_field(
    view: &CheckView<'_>,
    paint: &Paint<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut rows = area.rows().skip(1);
    let head = rows.next()?;
    paint.line(head, vec![span(text::add_members::MESSAGE_HEAD.of(lang), theme.faint)], buf);
    let line = rows.next()?;
    let line = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
    let mut cursor = None;
    if view.check.editing == Editing::Message {
        cursor = field(paint, "", &view.check.message, line, buf);
    } else {
        let text = view.check.message.text();
        let quoted =
            if text.is_empty() { "–".to_owned() } else { text::screen::quoted(lang, text) };
        let shown = wrap(&quoted, usize::from(line.width)).first().cloned().unwrap_or_default();
        paint.line(line, vec![span(fit(&shown, usize::from(line.width)), theme.text)], buf);
    }
    ground(paint, line, buf);
    rows.next();
    for (row, text) in rows.zip(&view.preview) {
        let row = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
        paint.line(row, vec![span(fit(text, usize::from(row.width)), theme.faint)], buf);
    }
    cursor
}
