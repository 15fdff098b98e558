//! Paints the dialog for a membership's last day.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::paragraph;
use crate::{
    app::LastDay,
    text::{self, DayInput},
    ui::{
        Paint, span,
        widgets::{field, frame},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn last_day(dialog: &LastDay, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let names: Vec<_> = dialog.members.iter().map(|row| row.person.name.clone()).collect();
    frame(paint, at.dialog, (text::questions::last_day_title(lang, &names).as_str(), ""), buf);
    let line = |y: u16| Rect { y: at.inside.y + y, height: 1, ..at.inside }.intersection(at.inside);
    let cursor =
        field(paint, text::add_members::UNTIL_INCLUSIVE.of(lang), &dialog.field, line(1), buf);
    let means = match dialog.day() {
        DayInput::Day(day) => text::words::day_long(lang, day),
        DayInput::None => text::organisations::NO_LAST_DAY.of(lang).to_owned(),
        DayInput::Unclear => text::input::DAY_UNCLEAR.of(lang).to_owned(),
    };
    paint.line(line(2), vec![span(means, theme.faint)], buf);
    paint.line(line(3), vec![span(text::input::DAY_EXAMPLES.of(lang), theme.faint)], buf);
    if let Some(why) = &dialog.problem {
        let area = Rect { height: 2, ..line(4) }.intersection(at.inside);
        paragraph(paint, area, (&text::refusal(lang, why, &paint.state.zone), theme.bad), buf);
    }
    cursor
}
