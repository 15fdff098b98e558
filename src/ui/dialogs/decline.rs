//! Paints the dialog to decline a request.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{Decline, Focus, Reason},
    ui::{
        Paint, span,
        widgets::{field, fit, frame},
    },
};

/// Paints the dialog; returns the cursor position.
pub(super) fn decline(dialog: &Decline, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (texts, theme, at) = (paint.texts, paint.theme, &paint.at);
    frame(paint, at.dialog, (texts.decline_title, ""), buf);
    let width = usize::from(at.inside.width);
    let line = |y: u16| Rect { y: at.inside.y + y, height: 1, ..at.inside }.intersection(at.inside);
    let told = (texts.decline_told)(dialog.asker().1);
    paint.line(line(1), vec![span(fit(&told, width), theme.text)], buf);
    let reason = (texts.decline_reason)(dialog.asker().0);
    paint.line(line(3), vec![span(fit(&reason, width), theme.faint)], buf);
    let mut cursor = None;
    for (y, reason) in (4..).zip(Reason::ALL) {
        let here = dialog.reason == reason;
        let label = match reason {
            Reason::None => texts.decline_none,
            Reason::Stranger => texts.decline_stranger,
            Reason::WrongPerson => texts.decline_wrong_person,
            Reason::Other => texts.decline_other,
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
    let again = (texts.decline_again)(dialog.asker().0);
    paint.line(line(9), vec![span(fit(&again, width), theme.faint)], buf);
    cursor.filter(|_| dialog.has_reason_focus())
}
