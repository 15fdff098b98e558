//! Paints the dialog to decline a request.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{Decline, Focus, Reason},
    text,
    ui::{
        Paint, span,
        widgets::{field, fit, frame},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn decline(dialog: &Decline, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    frame(paint, at.dialog, text::questions::DECLINE_TITLE.of(lang), "", buf);
    let width = usize::from(at.inside.width);
    let line = |y: u16| Rect { y: at.inside.y + y, height: 1, ..at.inside }.intersection(at.inside);
    let told = text::questions::decline_consequence(lang, dialog.sender_and_organisation().1);
    paint.line(line(1), vec![span(fit(&told, width), theme.text)], buf);
    let reason = text::questions::decline_reason(lang, dialog.sender_and_organisation().0);
    paint.line(line(3), vec![span(fit(&reason, width), theme.faint)], buf);
    let mut cursor = None;
    for (y, reason) in (4..).zip(Reason::ALL) {
        let here = dialog.reason == reason;
        let label = match reason {
            Reason::None => text::questions::DECLINE_NONE.of(lang),
            Reason::Stranger => text::questions::DECLINE_STRANGER.of(lang),
            Reason::WrongPerson => text::questions::DECLINE_WRONG_PERSON.of(lang),
            Reason::Other => text::questions::DECLINE_OTHER.of(lang),
        };
        let sign = if here { "(•)" } else { "( )" };
        let style = if here && dialog.focus == Focus::Reasons { theme.head } else { theme.text };
        let area = Rect { x: line(y).x + 2, width: line(y).width.saturating_sub(2), ..line(y) };
        paint.line(area, vec![span(format!("{sign} {label}"), style)], buf);
        if here && reason == Reason::Other {
            let used = u16::try_from(label.len() + 5).unwrap_or(0);
            let room = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
            cursor = field(paint, "", &dialog.field, room, buf);
        }
    }
    let again = text::questions::decline_again(lang, dialog.sender_and_organisation().0);
    paint.line(line(9), vec![span(fit(&again, width), theme.faint)], buf);
    cursor.filter(|_| dialog.has_reason_focus())
}
