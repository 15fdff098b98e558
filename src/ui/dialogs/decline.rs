//! Paints the dialog to decline a request.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    app::{Decline, Focus, Reason},
    columns::CellTone,
    text,
    ui::{
        Paint, span,
        widgets::{cells, field, frame, ground, toned, wrap},
    },
};

/// A line of the dialog.
enum DeclineLine {
    Said(String, CellTone),
    Choice(Reason),
    Blank,
}

/// Paints the dialog; returns the cursor position.
pub(super) fn decline(dialog: &Decline, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, at) = (paint.lang, &paint.at);
    frame(paint, at.dialog, text::questions::DECLINE_TITLE.of(lang), "", buf);
    let mut lines = lines(dialog, paint);
    // The blank lines go if there is no room for all lines above the buttons.
    if lines.len() >= usize::from(at.inside.height) {
        lines.retain(|line| !matches!(line, DeclineLine::Blank));
    }
    let area = Rect { height: at.inside.height.saturating_sub(1), ..at.inside };
    let mut cursor = None;
    for (row, line) in area.rows().zip(lines) {
        match line {
            DeclineLine::Blank => {}
            DeclineLine::Said(said, tone) => {
                paint.line(row, toned(paint.theme, said, tone), buf);
            }
            DeclineLine::Choice(reason) => {
                cursor = choice(dialog, reason, paint, row, buf).or(cursor);
            }
        }
    }
    cursor.filter(|_| dialog.has_reason_focus())
}

fn lines(dialog: &Decline, paint: &Paint<'_>) -> Vec<DeclineLine> {
    let lang = paint.lang;
    let (sender, org) = dialog.sender_and_organisation();
    let say = |text: &str, tone| {
        let wrapped = wrap(text, usize::from(paint.at.inside.width)).into_iter();
        wrapped.map(|line| DeclineLine::Said(line, tone)).collect::<Vec<_>>()
    };
    let mut lines = vec![DeclineLine::Blank];
    lines.extend(say(text::questions::DECLINE_FINAL.of(lang), CellTone::Sign));
    lines.push(DeclineLine::Blank);
    lines.extend(say(&text::questions::decline_consequence(lang, org), CellTone::Text));
    lines.push(DeclineLine::Blank);
    lines.extend(say(&text::questions::decline_reason(lang, sender), CellTone::Faint));
    lines.extend(Reason::ALL.map(DeclineLine::Choice));
    lines
}

/// Paints a reason, with a field for one that the user types; returns the cursor position.
fn choice(
    dialog: &Decline,
    reason: Reason,
    paint: &Paint<'_>,
    row: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme) = (paint.lang, paint.theme);
    let here = dialog.reason == reason;
    let label = dialog.reason_label(reason).of(lang);
    let sign = if here { "(•)" } else { "( )" };
    let style = if here && dialog.focus == Focus::Reasons { theme.head } else { theme.text };
    let area = Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row };
    paint.line(area, vec![span(format!("{sign} {label}"), style)], buf);
    if !here || reason != Reason::Other {
        return None;
    }
    let used = u16::try_from(cells(label) + 5).unwrap_or(0);
    let room = Rect { x: area.x + used, width: area.width.saturating_sub(used), ..area };
    let cursor = field(paint, "", &dialog.field, room, buf);
    ground(paint, room, buf);
    cursor
}
