//! Paints a member's card.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::MemberCard,
    text,
    ui::{
        Paint, span,
        widgets::{fit, frame},
    },
};

/// Paints the facts of one member, one per line.
pub(super) fn card(dialog: &MemberCard, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    frame(paint, at.dialog, (&dialog.row.person.name, text::inbox::CARD_NOTE.of(lang)), buf);
    let lines =
        text::facts::member_facts(lang, &dialog.row, &paint.state.zone, paint.state.now.today);
    for (row, (label, text)) in at.inside.rows().skip(1).zip(lines) {
        let row: Rect = row;
        let spans = vec![span(fit(label, 14), theme.faint), span(text, theme.text)];
        paint.line(row, spans, buf);
    }
}
