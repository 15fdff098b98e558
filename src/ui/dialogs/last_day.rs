//! Paints the dialog for a membership's last day.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::paragraph;
use crate::{
    app::LastDay,
    text::DayInput,
    ui::{
        Paint, span,
        widgets::{field, frame},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn last_day(dialog: &LastDay, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (texts, theme, at) = (paint.texts, paint.theme, &paint.at);
    let names: Vec<_> = dialog.members.iter().map(|row| row.person.name.clone()).collect();
    frame(paint, at.dialog, ((texts.last_day_title)(&names).as_str(), ""), buf);
    let line = |y: u16| Rect { y: at.inside.y + y, height: 1, ..at.inside }.intersection(at.inside);
    let cursor = field(paint, texts.until_inclusive, &dialog.field, line(1), buf);
    let means = match dialog.day() {
        DayInput::Day(day) => (texts.day_long)(day),
        DayInput::None => texts.no_last_day.to_owned(),
        DayInput::Unclear => texts.day_unclear.to_owned(),
    };
    paint.line(line(2), vec![span(means, theme.faint)], buf);
    paint.line(line(3), vec![span(texts.day_examples, theme.faint)], buf);
    if let Some(why) = &dialog.problem {
        let area = Rect { height: 2, ..line(4) }.intersection(at.inside);
        paragraph(paint, area, (&(texts.refusal)(why, &paint.state.zone), theme.bad), buf);
    }
    cursor
}
