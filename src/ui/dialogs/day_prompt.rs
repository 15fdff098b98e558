//! Paints the prompt for a day.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::paragraph;
use crate::{
    app::DayPrompt,
    text::{self, DayInput},
    ui::{
        Paint, span,
        widgets::{field, fit, frame},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn day_prompt(
    dialog: &DayPrompt,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let names: Vec<_> = dialog.members.iter().map(|member| member.name.clone()).collect();
    let words = text::verbs::members::verb(dialog.verb).prompt?;
    let title = text::verbs::members::day_prompt_title(lang, dialog.verb, &names)?;
    frame(paint, at.dialog, title.as_str(), "", buf);
    let line = |y: u16| Rect { y: at.inside.y + y, height: 1, ..at.inside }.intersection(at.inside);
    let cursor = field(paint, words.label.of(lang), &dialog.field, line(1), buf);
    let means = match dialog.day() {
        DayInput::Day(day) => text::words::day_long(lang, day),
        DayInput::None => words.none.of(lang).to_owned(),
        DayInput::Unclear if dialog.needs_text() => text::input::DAY_NEEDED.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_UNCLEAR.of(lang).to_owned(),
    };
    let (means, style) =
        if dialog.shows_fault { (format!("✗ {means}"), theme.bad) } else { (means, theme.faint) };
    paint.line(line(2), vec![span(fit(&means, usize::from(at.inside.width)), style)], buf);
    paint.line(line(3), vec![span(text::input::DAY_EXAMPLES.of(lang), theme.faint)], buf);
    if let Some(why) = &dialog.problem {
        let area = Rect { height: 3, ..line(4) }.intersection(at.inside);
        paragraph(paint, area, &text::refusal(lang, why, &paint.state.zone), theme.bad, buf);
    }
    cursor
}
