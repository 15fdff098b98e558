//! Paints the card of a member or request.

use ratatui::buffer::Buffer;

use super::scrolled_text;
use crate::{
    app::{Card, CardRow, card_title},
    text,
    ui::{Paint, widgets::frame},
};

/// Paints the facts of one row, with the label of each in front.
pub(super) fn card(card: &Card, paint: &Paint<'_>, buf: &mut Buffer) {
    let note = match &card.row {
        CardRow::Member(_) => text::inbox::MEMBER_NOTE,
        CardRow::Request(_) | CardRow::Inbox(_) => text::inbox::REQUEST_NOTE,
        CardRow::Evidence(_) => text::inbox::EVIDENCE_NOTE,
        CardRow::Partner(_) => text::inbox::PARTNER_NOTE,
    };
    let title = card_title(card, paint.state);
    frame(paint, paint.at.dialog, &title, note.of(paint.lang), buf);
    scrolled_text(paint, buf);
}
