//! Paints the parts that the dialogs share in which the user chooses rows.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use crate::{
    app::{self, ChoiceLine, Chooser, Field, Pick},
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, wrap},
    },
};

/// Minimum width of the search field, in cells.
const MIN_FIELD_WIDTH: u16 = 32;

/// Paints the frame of the first step, with the chips of the chosen rows.
pub(super) fn choice_frame<P: Pick>(
    chooser: &Chooser<P>,
    title: &str,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) {
    let (lang, at) = (paint.lang, &paint.at);
    frame(paint, at.dialog, title, text::add_members::STEP_CHOOSE.of(lang), buf);
    let area = at.chips();
    let label =
        if chooser.chosen.is_empty() { P::none_chosen() } else { text::add_members::CHOSEN };
    paint.line(area, vec![span(label.of(lang), paint.theme.faint)], buf);
    let chips = app::chips(paint.state, chooser);
    let shown = chips.len();
    let mut x = area.x + 9;
    for ((at, chip), pick) in chips.into_iter().zip(&chooser.chosen) {
        x = at.right() + 1;
        let style = if pick.why_not().is_none() { paint.theme.accent } else { paint.theme.notice };
        paint.line(at, vec![span(chip, style)], buf);
    }
    let more = chooser.chosen.len() - shown;
    if more > 0 {
        let at = Rect { x, width: area.right().saturating_sub(x), ..area };
        paint.line(at, vec![span(format!("+{more}"), paint.theme.accent)], buf);
    }
    let rule = Rect { y: at.search().y + 1, ..at.search() };
    paint.rule(rule.intersection(at.inside), buf);
}

/// Paints the search field with the count beside it, and a hint while it is empty. `count` gets the
/// room in cells.
pub(super) fn search_field(
    typed: &Field,
    hint: text::Text,
    paint: &Paint<'_>,
    count: impl FnOnce(usize) -> String,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, area) = (paint.lang, paint.at.search());
    let count = count(usize::from(area.width.saturating_sub(MIN_FIELD_WIDTH)));
    let most = area.width.saturating_sub(MIN_FIELD_WIDTH).max(area.width / 2);
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(most);
    let right = Rect { x: area.right() - width, width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), ..area };
    let cursor = field(paint, text::search::SEARCH.of(lang), typed, left, buf)?;
    if typed.text().is_empty() {
        let x = cursor.x + 1;
        let behind = Rect { x, width: left.right().saturating_sub(x), ..left };
        let hint = fit(hint.of(lang), usize::from(behind.width));
        paint.line(behind, vec![span(hint, paint.theme.faint)], buf);
    }
    Some(cursor)
}

/// Paints an explanation in the area of the rows and the note. The blank lines go if there is no room
/// for all lines.
pub(super) fn explanation(lines: &[&str], paint: &Paint<'_>, buf: &mut Buffer) {
    explanation_in(lines, paint.theme.text, paint, buf);
}

fn explanation_in(lines: &[&str], style: Style, paint: &Paint<'_>, buf: &mut Buffer) {
    let (rows, note) = (paint.at.candidates(), paint.at.note());
    let area = Rect { height: note.bottom().saturating_sub(rows.y), ..rows };
    let mut lines: Vec<String> = lines
        .iter()
        .flat_map(|text| match wrap(text, usize::from(area.width)) {
            lines if lines.is_empty() => vec![String::new()],
            lines => lines,
        })
        .collect();
    if lines.len() > usize::from(area.height) {
        lines.retain(|line| !line.is_empty());
    }
    for (line, text) in area.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
}

/// The visible lines below the search field. A heading in the last line would have no rows under
/// it, so it is left out.
pub(super) fn visible_lines(
    lines: &[ChoiceLine],
    cursor: Option<usize>,
    height: usize,
) -> Vec<ChoiceLine> {
    let top = app::top_line(lines, cursor, height);
    let mut shown: Vec<_> = lines.iter().skip(top).take(height).copied().collect();
    while shown.pop_if(|line| !matches!(line, ChoiceLine::Row(_))).is_some() {}
    shown
}

/// Paints the heading of a group, with the number of its rows.
pub(super) fn group_head(
    head: &str,
    count: Option<usize>,
    paint: &Paint<'_>,
    line: Rect,
    buf: &mut Buffer,
) {
    let count = count.map(|count| text::screen::total_count(paint.lang, count));
    let count = count.unwrap_or_default();
    let room = usize::from(line.width).saturating_sub(cells(&count));
    let spans = vec![span(fit(head, room), paint.theme.head), span(count, paint.theme.faint)];
    paint.line(line, spans, buf);
}

/// The checkbox of a row.
pub(super) const fn checkbox(is_open: bool, is_chosen: bool) -> &'static str {
    match (is_open, is_chosen) {
        (_, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, false) => " –  ",
    }
}

/// Paints the note above the buttons: the question to discard the selection, a refusal, or `remark`.
/// The terms of the next choice stand below it if there is room.
pub(super) fn note<P: Pick>(
    chooser: &Chooser<P>,
    paint: &Paint<'_>,
    remark: impl FnOnce() -> (String, Style),
    buf: &mut Buffer,
) {
    let (lang, theme, at) = (paint.lang, paint.theme, paint.at.note());
    // The question that the buttons answer comes first.
    let (text, style) = if chooser.asks_to_discard {
        (text::add_members::discard(lang, chooser.chosen.len()), theme.notice)
    } else if let Some(why) = &chooser.problem {
        (text::refusal(lang, why, &paint.state.zone), theme.bad)
    } else {
        remark()
    };
    // Without rows the reason gets their room too, so that it is whole.
    if chooser.has_lost_right() && chooser.picker.rows().is_empty() && !chooser.asks_to_discard {
        return explanation_in(&[&text], style, paint, buf);
    }
    if !paint.at.is_compact() {
        let above = Rect { y: at.y.saturating_sub(1), height: 1, ..at };
        paint.rule(above, buf);
    }
    let mut lines = wrap(&text, usize::from(at.width));
    let rest = lines.split_off(usize::from(at.height).min(lines.len()));
    if let (Some(last), Some(next)) = (lines.last_mut(), rest.first()) {
        *last = fit(&format!("{last} {next}"), usize::from(at.width));
    }
    let used = u16::try_from(lines.len()).unwrap_or(at.height);
    for (line, part) in at.rows().zip(lines) {
        paint.line(line, vec![span(part, style)], buf);
    }
    if used < at.height && !chooser.asks_to_discard {
        let last = Rect { y: at.y + used, height: 1, ..at };
        let terms = fit(text::add_members::NEXT_TERMS.of(lang), usize::from(at.width));
        paint.line(last, vec![span(terms, theme.faint)], buf);
    }
}
