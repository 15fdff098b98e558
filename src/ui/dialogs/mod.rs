//! Painters of the dialogs, and the parts that they share.

mod add_members;
mod card;
mod check;
mod choosing;
mod confirm;
mod day_prompt;
mod decline;
mod form;
mod give_access;
mod lookup;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Paint, span,
    widgets::{self, wrap},
};
use crate::{
    app::{self, AccessStep, Dialog},
    text,
};

/// Paints the open dialog; returns the cursor position.
pub(in crate::ui) fn dialog(
    dialog: &Dialog,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let cursor = match dialog {
        Dialog::AddMembers(dialog) => match dialog.chooser.step {
            AccessStep::Choose => add_members::choose(dialog, paint, buf),
            AccessStep::Check => {
                check::check(&app::check_of_members(dialog, paint.state), paint, buf)
            }
        },
        Dialog::GiveAccess(dialog) => match dialog.chooser.step {
            AccessStep::Choose => give_access::choose(dialog, paint, buf),
            AccessStep::Check => {
                let view = app::check_of_organisations(dialog, paint.state);
                check::check(&view, paint, buf)
            }
        },
        Dialog::DayPrompt(dialog) => day_prompt::day_prompt(dialog, paint, buf),
        Dialog::Card(dialog) => {
            card::card(dialog, paint, buf);
            None
        }
        Dialog::Confirm(dialog) => {
            confirm::confirm(dialog, paint, buf);
            None
        }
        Dialog::Decline(dialog) => decline::decline(dialog, paint, buf),
        Dialog::Form(form) => match form.search() {
            Some(lookup) => lookup::lookup(form, lookup, paint, buf),
            None => form::form(form, paint, buf),
        },
        Dialog::Code(shown) => {
            let (lang, code) = (paint.lang, &shown.code);
            widgets::frame(paint, paint.at.dialog, text::forms::CODE_TITLE.of(lang), "", buf);
            let lines = app::code_lines(shown, lang, paint.at.inside.width.into());
            for (row, line) in paint.at.inside.rows().skip(1).zip(lines) {
                let style = match (line == *code, shown.is_invalid) {
                    (true, false) => paint.theme.head,
                    (true, true) => paint.theme.faint,
                    (false, _) => paint.theme.text,
                };
                paint.line(row, vec![span(line, style)], buf);
            }
            None
        }
    };
    widgets::buttons(paint, buf);
    cursor
}

/// Paints text wrapped at words, as many lines as fit.
fn paragraph(
    paint: &Paint<'_>,
    area: Rect,
    text: &str,
    style: ratatui::style::Style,
    buf: &mut Buffer,
) {
    let lines = text.split('\n').flat_map(|text| match wrap(text, usize::from(area.width)) {
        lines if lines.is_empty() => vec![String::new()],
        lines => lines,
    });
    for (line, part) in area.rows().zip(lines) {
        paint.line(line, vec![span(part, style)], buf);
    }
}

/// Paints the visible lines of a card or a question. If some do not fit, the last line says so.
fn scrolled_text(paint: &Paint<'_>, buf: &mut Buffer) {
    let text = app::dialog_text(paint.state);
    let (theme, area) = (paint.theme, text.area);
    let rows = area.rows().zip(text.lines);
    for (row, line) in rows {
        let room = usize::from(area.width).saturating_sub(widgets::cells(&line.label));
        let mut spans = vec![span(line.label, theme.faint)];
        spans.extend(widgets::toned(theme, widgets::fit(&line.text, room), line.tone));
        paint.line(row, spans, buf);
    }
    if text.above + text.below > 0 {
        let last = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        let said = text::input::more_lines(paint.lang, text.above, text.below);
        let said = paint.state.look.key_names(said);
        paint.line(last, vec![span(said, theme.notice)], buf);
    }
}
