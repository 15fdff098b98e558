//! Paints the card of a member or request.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Card, Screen},
    domain::RequestRow,
    text::{self, Fact},
    ui::{
        Paint,
        widgets::{frame, labelled_lines},
    },
};

/// Paints the facts of one row, with the label of each in front.
pub(super) fn card(card: &Card, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, at, state) = (paint.lang, &paint.at, paint.state);
    let (title, note, facts) = match card {
        Card::Member(row) => (
            row.person.name.to_string(),
            text::inbox::MEMBER_NOTE,
            text::facts::member_facts(lang, row, &state.zone, state.now.today),
        ),
        Card::Request(row) => {
            let facts = request_facts(row, paint);
            (row.addressee.name.to_string(), text::inbox::REQUEST_NOTE, facts)
        }
        Card::Inbox(row) => {
            let (title, facts) = text::facts::inbox_facts(lang, row, &state.zone, state.now);
            (title, text::inbox::REQUEST_NOTE, facts)
        }
    };
    frame(paint, at.dialog, &title, note.of(lang), buf);
    let area = Rect { y: at.inside.y + 1, height: at.inside.height.saturating_sub(1), ..at.inside };
    labelled_lines(paint, area, facts, buf);
}

/// The facts of a sent request, followed by its history if that is loaded.
fn request_facts(row: &RequestRow, paint: &Paint<'_>) -> Vec<Fact> {
    let (lang, state) = (paint.lang, paint.state);
    let mut facts = text::facts::sent_request_facts(lang, row, &state.zone, state.now);
    if let Screen::Organisation(screen) = &state.screen {
        let events = screen.history().into_iter().flatten();
        facts.extend(events.enumerate().map(|(at, event)| {
            let label = if at == 0 { text::inbox::HISTORY.of(lang) } else { "" };
            (label, text::facts::request_event(lang, event, &state.zone))
        }));
    }
    facts
}
