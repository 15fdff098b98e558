//! Paints the search in the trade register, for a new organisation.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{form, paragraph};
use crate::{
    app::{Form, LABEL_WIDTH, Lookup, PickerLine},
    domain::{EnterpriseRow, EnterpriseStatus, Identifier},
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, fit, frame, ground},
    },
};

/// Width of the numbers and of the statuses, in cells.
const NUMBER_WIDTH: usize = 14;
const STATUS_WIDTH: usize = 12;

/// Paints the search; returns the cursor position.
pub(super) fn lookup(
    form: &Form,
    lookup: &Lookup,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    frame(paint, at.dialog, &form.words().title, text::lookup::STEP.of(lang), buf);
    country(form, paint, buf);
    let cursor = search(lookup, !form.is_at_country(), paint, buf);
    let rule = Rect { y: at.search().y + 1, ..at.search() };
    paint.rule(rule.intersection(at.inside), buf);
    matches(lookup, paint, buf);
    note(lookup, paint, buf);
    cursor
}

fn country(form: &Form, paint: &Paint<'_>, buf: &mut Buffer) {
    let area = form::FieldArea { row: paint.at.chips(), below: None };
    let room = form::label(form, 0, paint, area, buf);
    form::choice(form, 0, paint, room, buf);
}

fn search(
    lookup: &Lookup,
    has_focus: bool,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, area) = (paint.lang, paint.at.search());
    let typed = lookup.picker.field.text().trim();
    let count = match lookup.picker.found() {
        _ if typed.is_empty() => String::new(),
        _ if lookup.picker.has_failed() => String::new(),
        Some(_) if lookup.picker.is_fresh() => {
            let rows = lookup.picker.rows().len();
            let count = lookup.picker.found().map_or(0, |found| found.counts[0]);
            text::lookup::found(lang, rows, count > rows)
        }
        _ => paint.placeholder_text().to_owned(),
    };
    let width = u16::try_from(cells(&count)).unwrap_or(0).min(area.width / 2);
    let right = Rect { x: area.right() - width, width, ..area };
    paint.line(right, vec![span(count, paint.theme.faint)], buf);
    let left = Rect { width: area.width.saturating_sub(width + 2), ..area };
    let (sign, style) =
        if has_focus { ("▸ ", paint.theme.head) } else { ("  ", paint.theme.faint) };
    let label = fit(text::search::SEARCH.of(lang), LABEL_WIDTH);
    paint.line(left, vec![span(sign, paint.theme.accent), span(label, style)], buf);
    let used = u16::try_from(LABEL_WIDTH + 2).unwrap_or(0).min(left.width);
    let left = Rect { x: left.x + used, width: left.width - used, ..left };
    let cursor = field(paint, "", &lookup.picker.field, left, buf).filter(|_| has_focus);
    if let Some(cursor) = cursor.filter(|_| lookup.picker.field.text().is_empty()) {
        let x = cursor.x + 1;
        let behind = Rect { x, width: left.right().saturating_sub(x), ..left };
        let hint = fit(text::lookup::HOW_TO_SEARCH.of(lang), usize::from(behind.width));
        paint.line(behind, vec![span(hint, paint.theme.faint)], buf);
    }
    ground(paint, left, buf);
    cursor
}

fn matches(lookup: &Lookup, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.candidates());
    let typed = lookup.picker.field.text().trim();
    if typed.is_empty() {
        return;
    }
    if lookup.picker.has_failed() {
        let failure = paint.state.visible_failure();
        let text = failure.map_or_else(String::new, |failure| text::failure(lang, failure));
        return paragraph(paint, area, &text, theme.notice, buf);
    }
    for (y, line) in lookup.picker.visible(1, usize::from(area.height)) {
        let PickerLine::Row(at) = line else { continue };
        let (Some(row), Some(line)) = (lookup.picker.rows().get(at), area.rows().nth(y)) else {
            continue;
        };
        enterprise(paint, row, lookup.picker.cursor() == Some(at), line, buf);
    }
    if lookup.picker.is_fresh() && lookup.picker.rows().is_empty() {
        paragraph(paint, area, &text::lookup::nothing_found(lang, typed), theme.faint, buf);
    }
}

fn enterprise(paint: &Paint<'_>, row: &EnterpriseRow, here: bool, line: Rect, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let enterprise = &row.entry.enterprise;
    let rest = usize::from(line.width).saturating_sub(NUMBER_WIDTH + STATUS_WIDTH + 5);
    let (name, town) = (rest * 3 / 5, rest - rest * 3 / 5);
    let (scheme, value) = (enterprise.scheme, enterprise.number.clone());
    let number =
        text::grammar::number::format_identifier(&Identifier { scheme, value, verified_at: None });
    let is_usual = enterprise.status == EnterpriseStatus::Active && row.used_by.is_none();
    let status = if is_usual { theme.faint } else { theme.notice };
    let style = if here { theme.text.patch(theme.head) } else { theme.text };
    let spans = vec![
        span(if here { "▸ " } else { "  " }, theme.accent),
        span(fit(&enterprise.name, name), style),
        span(" ", style),
        span(fit(enterprise.town.as_deref().unwrap_or_default(), town), theme.faint),
        span(" ", style),
        span(fit(&number, NUMBER_WIDTH), style),
        span(" ", style),
        span(fit(text::lookup::status(lang, row), STATUS_WIDTH), status),
    ];
    paint.line(line, spans, buf);
    if here {
        buf.set_style(line, theme.selected);
    }
}

/// Paints what the user should know about the match under the cursor, or how to search.
fn note(lookup: &Lookup, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, paint.at.note());
    let warnings = lookup.picker.current().map(|row| text::lookup::warnings(lang, row));
    let (text, style) = match (&lookup.problem, warnings) {
        (Some(why), _) => (text::lookup::problem(lang, why), theme.bad),
        (None, Some(lines)) if !lines.is_empty() => (lines.join(" "), theme.notice),
        _ => (text::lookup::TYPE_TO_SEARCH.of(lang).to_owned(), theme.faint),
    };
    if !paint.at.is_compact() {
        let above = Rect { y: at.y.saturating_sub(1), height: 1, ..at };
        paint.rule(above, buf);
    }
    paragraph(paint, at, &text, style, buf);
}
