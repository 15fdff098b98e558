//! Paints the prompt for a day.

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    app::{self, DayPrompt},
    text,
    ui::{
        Paint, span,
        widgets::{behind_label, field, frame, ground, toned},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn day_prompt(
    dialog: &DayPrompt,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let at = &paint.at;
    let words = text::verbs::members::verb(dialog.verb).prompt?;
    frame(paint, at.dialog, &app::day_title(dialog), "", buf);
    let lines = app::day_lines(dialog, paint.state, at.inside.width.into());
    // Without blank lines there is room for a refusal on the smallest screen.
    let room = usize::from(at.inside.height.saturating_sub(1));
    let gap = usize::from(lines.len() + 1 < room);
    let mut rows = at.inside.rows().take(room).skip(gap);
    let (row, label) = (rows.next()?, words.label.of(paint.lang));
    let cursor = field(paint, label, &dialog.field, row, buf);
    ground(paint, behind_label(label, row), buf);
    for (row, line) in rows.zip(lines) {
        let mut spans = vec![span(line.label, paint.theme.faint)];
        spans.extend(toned(paint.theme, line.text, line.tone));
        paint.line(row, spans, buf);
    }
    cursor
}
