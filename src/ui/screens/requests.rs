//! Paints the requests that an organisation sent.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_block, empty_list, filter, key_lines, marked_hits, marked_people};
use crate::{
    app::OrganisationScreen,
    domain::{Folder, RequestRow},
    text,
    ui::{
        Paint,
        widgets::{PaneLine, RowDetails, pane, table},
    },
};

/// Paints the list; returns the cursor position. Only an administrator (*Beheerder*) sees the rows;
/// others see only the number of requests.
pub(super) fn requests(
    screen: &OrganisationScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let lang = paint.lang;
    if let Some(details) = screen.details.get()
        && !screen.is_admin()
    {
        let text = text::organisations::requests_only_count(lang, details.requests);
        empty_block(paint, &[text], buf);
        return None;
    }
    let list = &screen.requests;
    let (total, marked) = (list.total(), list.marked_count());
    let count = marked_hits(paint, list, total)
        .unwrap_or_else(|| text::words::count_requests(lang, total, screen.folder, marked));
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    let empty = match screen.folder {
        Folder::Open => text::organisations::NO_REQUESTS,
        Folder::Handled => text::organisations::NO_HANDLED_REQUESTS,
    };
    empty_list(paint, list, &key_lines(paint, &empty), buf);
    if list.marked_count() > 0 {
        marked_people(list, paint, buf, |row| row.addressee.name.clone());
    } else if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

/// Paints the facts of the request under the cursor, and its history.
fn detail(screen: &OrganisationScreen, row: &RequestRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, state) = (paint.lang, paint.state);
    let history = screen.history().into_iter().flatten();
    let events = text::facts::request_history(lang, history, row, &state.zone);
    let details = RowDetails {
        title: row.addressee.name.to_string(),
        facts: text::facts::sent_request_facts(lang, row, &state.zone, state.now),
        events: Some((
            text::screen::HAPPENED.of(lang),
            events.into_iter().map(|(day, said)| PaneLine { day, said }).collect(),
        )),
        ..RowDetails::default()
    };
    pane(paint, details, buf);
}
