//! Paints the card of a member or request.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Card, Screen, cells},
    domain::RequestRow,
    text::{self, Fact},
    ui::{
        Paint, span,
        widgets::{fit, frame, wrap},
    },
};

/// Number of cells between the widest label and the values.
const LABEL_GAP: usize = 3;

/// Paints the facts of one row, with the label of each in front.
pub(super) fn card(card: &Card, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at, state) = (paint.lang, paint.theme, &paint.at, paint.state);
    let (name, note, facts) = match card {
        Card::Member(row) => (
            &row.person.name,
            text::inbox::MEMBER_NOTE,
            text::facts::member_facts(lang, row, &state.zone, state.now.today),
        ),
        Card::Request(row) => {
            (&row.addressee.name, text::inbox::REQUEST_NOTE, request_facts(row, paint))
        }
    };
    frame(paint, at.dialog, name, note.of(lang), buf);
    let label_width = facts.iter().map(|(label, _)| cells(label)).max().unwrap_or(0) + LABEL_GAP;
    let width = usize::from(at.inside.width).saturating_sub(label_width);
    let rows = facts.into_iter().flat_map(|(label, text)| {
        let parts = wrap(&text, width.max(1)).into_iter().enumerate();
        parts.map(move |(part, text)| (if part == 0 { label } else { "" }, text))
    });
    for (row, (label, text)) in at.inside.rows().skip(1).zip(rows) {
        let row: Rect = row;
        let spans = vec![span(fit(label, label_width), theme.faint), span(text, theme.text)];
        paint.line(row, spans, buf);
    }
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
