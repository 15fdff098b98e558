//! Paints the prompt for a day.

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    app::DayPrompt,
    text::{self, DayInput},
    ui::{
        Paint, span,
        widgets::{field, frame, wrap},
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
    // Without blank lines there is room for a refusal on the smallest screen.
    let mut rows = at.inside.rows().take(usize::from(at.inside.height.saturating_sub(1))).skip(1);
    let cursor = field(paint, words.label.of(lang), &dialog.field, rows.next()?, buf);
    let means = match dialog.day() {
        DayInput::Day(day) => text::words::day_long(lang, day),
        DayInput::None => words.none.of(lang).to_owned(),
        DayInput::Unclear if dialog.needs_text() => text::input::DAY_NEEDED.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_UNCLEAR.of(lang).to_owned(),
    };
    let (means, style) =
        if dialog.shows_fault { (format!("✗ {means}"), theme.bad) } else { (means, theme.faint) };
    let examples = (text::input::DAY_EXAMPLES.of(lang).to_owned(), theme.faint);
    let refusal = dialog.problem.as_ref();
    let refusal = refusal.map(|why| (text::refusal(lang, why, &paint.state.zone), theme.bad));
    let said = [Some((means, style)), examples.into(), refusal].into_iter().flatten();
    let lines = said.flat_map(|(said, style)| {
        let lines = wrap(&said, usize::from(at.inside.width)).into_iter();
        lines.map(move |line| (line, style))
    });
    for (row, (line, style)) in rows.zip(lines) {
        paint.line(row, vec![span(line, style)], buf);
    }
    cursor
}
