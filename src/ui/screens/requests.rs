//! Paints the requests that an organisation sent.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, key_lines};
use crate::{
    app::OrganisationScreen,
    domain::{Folder, RequestRow},
    text,
    ui::{
        Paint, span,
        widgets::{pane, table, wrapped_lines},
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
        paint.line(paint.at.rows, vec![span(text, paint.theme.faint)], buf);
        return None;
    }
    let list = &screen.requests;
    let count = text::words::count_requests(lang, list.total(), screen.folder, list.marked_count());
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    let empty = match screen.folder {
        Folder::Open => text::organisations::NO_REQUESTS,
        Folder::Handled => text::organisations::NO_HANDLED_REQUESTS,
    };
    empty_list(paint, list, &key_lines(paint, &empty), buf);
    if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

/// Paints the history of the request under the cursor.
fn detail(screen: &OrganisationScreen, row: &RequestRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, state) = (paint.lang, paint.theme, paint.state);
    let title = format!("{} · {}", row.addressee.name, row.addressee_email);
    let area = pane(paint, &title, theme.head, buf);
    let mut lines = Vec::new();
    for trace in screen.history().into_iter().flatten() {
        let text = text::facts::request_event(lang, trace, &state.zone);
        lines.push((format!("  {text}"), theme.text));
    }
    if let Some(text) = text::facts::request_expiry(lang, row, &state.zone) {
        lines.push((format!("  {text}"), theme.faint));
    }
    wrapped_lines(paint, area, lines, buf);
}
