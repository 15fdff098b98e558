//! Paints the second step of the dialogs that give access: levels, last days and the message to
//! partners.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::choosing::rule_with;
use crate::{
    app::{
        self, CheckAreas, CheckLine, CheckRow, CheckView, Editing, TERMS_GAP, UNTIL_WIDTH,
        level_width, terms_areas, terms_width,
    },
    text::{self, DayInput, Text},
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, ground, line_of_field, scroll_bar, wrap},
    },
};

/// Cells before what stands below a name.
const BELOW_INDENT: usize = 4;

/// Paints the second step (checking); returns the cursor position.
pub(super) fn check(view: &CheckView<'_>, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at, theme) = (paint.lang, &paint.at, paint.theme);
    frame(paint, at.dialog, &view.title, text::add_members::STEP_CHECK.of(lang), buf);
    let areas = app::check_areas(view, paint.state, at);
    paint.rule(areas.rule, buf);
    let consequence = wrap(&view.consequence, usize::from(areas.consequence.width));
    let consequence = cut_lines(consequence, areas.consequence);
    for (row, line) in areas.consequence.rows().zip(consequence) {
        paint.line(row, vec![span(line, theme.text)], buf);
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

/// Paints the rows in view, and how many are above and below them; returns the cursor position.
fn rows(
    view: &CheckView<'_>,
    paint: &Paint<'_>,
    areas: CheckAreas,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, area) = (paint.lang, paint.theme, areas.list);
    let window = view.window(lang, area.as_size(), areas.is_shortened);
    let indented = |text: &str| fit(&format!("{:BELOW_INDENT$}{text}", ""), area.width.into());
    let mut edited = None;
    for (line_area, (number, line)) in area.rows().zip(window.lines.iter().enumerate()) {
        match line {
            CheckLine::Blank => {}
            CheckLine::Below(row) => {
                let style = detail_style(row, paint);
                paint.line(line_area, vec![span(indented(&row.detail), style)], buf);
            }
            CheckLine::Question => {
                let ask = indented(text::add_members::CONFIRM_OUTSIDE_ADMIN.of(lang));
                paint.line(line_area, vec![span(ask, theme.notice)], buf);
            }
            CheckLine::TypedDay => typed_day(view, paint, line_area, buf),
            CheckLine::Head(head, count) => {
                let head = GroupHead { head: *head, count: *count, is_first: number == 0 };
                group_head(head, paint, line_area, buf);
            }
            CheckLine::Row(row, name_width, beside) => {
                let here = row.index == view.check.cursor;
                let view_of_row = RowView { row, here, name_width: *name_width, beside };
                check_row(paint, view_of_row, line_area, buf);
                if here && view.check.editing == Editing::LastDay {
                    edited = Some(line_area);
                }
            }
        }
    }
    let more = text::add_members::more_rows(lang, window.above, window.below);
    if areas.more.is_empty() {
        let beside = Rect { width: area.width + 2, ..area };
        let all = window.above + usize::from(area.height) + window.below;
        scroll_bar(paint, window.above, all, beside, buf);
    } else if areas.more == areas.rule {
        rule_with(areas.rule, &more, paint, buf);
    } else {
        let width = u16::try_from(cells(&more)).unwrap_or(u16::MAX).min(areas.more.width);
        let right = Rect { x: areas.more.right() - width, width, ..areas.more };
        paint.line(right, vec![span(more, theme.faint)], buf);
    }
    edited.and_then(|row| last_day(view, paint, row, buf))
}

/// The heading of a group, with the number of its rows. The first one in view names the columns.
#[derive(Clone, Copy)]
struct GroupHead {
    head: Text,
    count: usize,
    is_first: bool,
}

fn group_head(
    GroupHead { head, count, is_first }: GroupHead,
    paint: &Paint<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let terms = if is_first { terms_width(lang) } else { 0 };
    let width = usize::from(area.width).saturating_sub(terms).max(1);
    let said = counted(head.of(lang), count, width);
    let mut spans = vec![span(fit(&said, width - 1), theme.head), span(" ", theme.faint)];
    if is_first {
        let level = fit(text::add_members::LEVEL_HEAD.of(lang), level_width(lang) + TERMS_GAP);
        let until = fit(text::add_members::UNTIL_HEAD.of(lang), UNTIL_WIDTH);
        spans.extend([span(level, theme.faint), span(until, theme.faint)]);
    }
    paint.line(area, spans, buf);
}

/// The heading of a group, with the number of its rows if that fits.
fn counted(head: &str, count: usize, width: usize) -> String {
    let whole = format!("{head} ({count})");
    if cells(&whole) < width { whole } else { head.to_owned() }
}

/// A detail that tells the row from others stands out.
const fn detail_style(row: &CheckRow, paint: &Paint<'_>) -> Style {
    if row.stands_out { paint.theme.notice } else { paint.theme.faint }
}

/// A row, with the cursor on it or not, the cells for its name, and the text beside that.
#[derive(Clone, Copy)]
struct RowView<'a> {
    row: &'a CheckRow,
    here: bool,
    name_width: usize,
    beside: &'a str,
}

fn check_row(
    paint: &Paint<'_>,
    RowView { row, here, name_width, beside }: RowView<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let (lang, theme) = (paint.lang, paint.theme);
    let text = if here { theme.text.patch(theme.head) } else { theme.text };
    let mut spans = vec![span(if here { "▸ " } else { "  " }, theme.accent)];
    let [level_area, day_area] = terms_areas(lang, area);
    if let Some(why) = &row.why_not {
        let name = name_width.min(cells(&row.name));
        let rest = usize::from(area.width).saturating_sub(2 + name + TERMS_GAP);
        spans.push(span(fit(&row.name, name), theme.faint));
        spans.push(span("  ", theme.faint));
        spans.push(span(fit(&format!("–  {why}"), rest), theme.notice));
        paint.line(area, spans, buf);
    } else {
        let room = usize::from(level_area.x - area.x);
        let detail = room.saturating_sub(2 + name_width + 2 * TERMS_GAP);
        spans.push(span(fit(&row.name, name_width), text));
        spans.push(span(" ".repeat(TERMS_GAP), theme.faint));
        spans.push(span(fit(beside, detail), detail_style(row, paint)));
        paint.line(area, spans, buf);
        let until = row.terms.last_day;
        let until = until.map_or("–".to_owned(), |day| text::words::day_full(lang, day));
        let level = text::add_members::level_choice(lang, row.terms.level);
        for (area, said) in [(level_area, level), (day_area, until)] {
            let area = area.intersection(paint.at.inside);
            paint.line(area, vec![span(fit(&said, usize::from(area.width)), text)], buf);
            buf.set_style(area, theme.field);
        }
    }
    if here {
        let width = if row.why_not.is_some() { area.width } else { level_area.x - area.x };
        buf.set_style(Rect { width, ..area }, theme.selected);
    }
}

/// Paints the field for the last day in place of the date of this row; returns the cursor position.
fn last_day(
    view: &CheckView<'_>,
    paint: &Paint<'_>,
    row: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let [_, day] = terms_areas(paint.lang, row);
    paint.line(day, vec![span(" ".repeat(day.width.into()), paint.theme.text)], buf);
    let cursor = field(paint, "", &view.check.day, day, buf);
    ground(paint, day, buf);
    cursor
}

/// Paints the meaning of the typed last day in the line below its field, which ends where the field
/// does (R268).
fn typed_day(view: &CheckView<'_>, paint: &Paint<'_>, line: Rect, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let day = view.check.typed_day(view.today, lang);
    let means = match day {
        // Examples of a day say more than that nothing is typed.
        DayInput::None if view.check.day.text().trim().is_empty() => {
            let examples = [text::input::DAY_EXAMPLES, text::input::SHORT_DAY_EXAMPLES];
            let fits = |text: &&str| cells(text) <= usize::from(line.width);
            let examples = examples.map(|text| text.of(lang));
            examples.into_iter().find(fits).unwrap_or_default().to_owned()
        }
        DayInput::Unclear if view.check.shows_fault => text::input::day_fault(lang),
        DayInput::Day(day) if day < view.today => text::input::DAY_PAST.of(lang).to_owned(),
        DayInput::Day(day) => text::words::day_long(lang, day),
        DayInput::None => text::add_members::NO_LAST_DAY.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_INCOMPLETE.of(lang).to_owned(),
    };
    let (sign, style) = match day {
        _ if view.check.shows_fault => ("✗ ", theme.bad),
        DayInput::Day(day) if day >= view.today => ("", theme.text),
        _ => ("", theme.faint),
    };
    let means = format!("{sign}{means}");
    let width = u16::try_from(cells(&means)).unwrap_or(u16::MAX).min(line.width);
    let right = Rect { x: line.right() - width, width, ..line };
    paint.line(right, vec![span(fit(&means, width.into()), style)], buf);
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
        ground(paint, line, buf);
    } else {
        let text = view.check.message.text();
        let quoted = if text.is_empty() { String::new() } else { text::screen::quoted(lang, text) };
        let shown = wrap(&quoted, usize::from(line.width)).first().cloned().unwrap_or_default();
        paint.line(line, vec![span(shown, theme.text)], buf);
        line_of_field(paint, line, buf);
    }
    rows.next();
    for (row, text) in rows.zip(&view.preview) {
        let row = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
        paint.line(row, vec![span(fit(text, usize::from(row.width)), theme.faint)], buf);
    }
    cursor
}
