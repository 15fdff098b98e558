//! Paints the inbox (*Postvak IN*).

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, key_lines, marked_hits, tabs};
use crate::{
    app::{InboxScreen, InboxTab, List, Row},
    text,
    ui::{
        Paint,
        widgets::{RowDetails, pane, screen_buttons, table},
    },
};

/// Lines of a pane with a line for each fact of a membership.
const MIN_HIGH_PANE: u16 = 8;

/// Paints the inbox; returns the cursor position if the filter has focus.
pub(in crate::ui) fn inbox(
    screen: &InboxScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let lang = paint.lang;
    tabs(paint, buf);
    if screen.tab == InboxTab::Notices {
        return notices(screen, paint, buf);
    }
    let cursor = filtering(screen, paint, &screen.list, buf);
    let handled = screen.tab == InboxTab::Handled;
    table(paint, buf);
    let empty = if handled { text::inbox::NO_HANDLED } else { text::inbox::INBOX_EMPTY };
    empty_list(paint, &screen.list, &key_lines(paint, &empty), buf);
    if let Some(org) = &screen.gone {
        let fact = (text::inbox::NOW.of(lang), text::inbox::NO_LONGER_PENDING.of(lang).to_owned());
        let (title, facts) = (org.to_string(), vec![fact]);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    } else if let Some(row) = screen.list.current() {
        let (title, facts) =
            text::facts::inbox_facts(lang, row, &paint.state.zone, paint.state.now);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
        screen_buttons(paint, buf);
    }
    cursor
}

/// Paints the filter, which takes a line only while it is in use.
fn filtering<T: Row>(
    screen: &InboxScreen,
    paint: &Paint<'_>,
    list: &List<T>,
    buf: &mut Buffer,
) -> Option<Position> {
    let marked = || marked_hits(paint, list, list.total()).unwrap_or_default();
    if screen.is_filtering() { filter(paint, list, &marked(), buf) } else { None }
}

/// Paints the notices in their groups, and the one under the cursor in full.
fn notices(screen: &InboxScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, state) = (paint.lang, paint.state);
    let list = &screen.notices;
    let cursor = filtering(screen, paint, list, buf);
    table(paint, buf);
    empty_list(paint, list, &key_lines(paint, &text::inbox::NO_NOTICES), buf);
    if list.marked_count() > 0 {
        let rows: Vec<_> = list.iter_action_rows().collect();
        let (title, facts) = text::outcomes::notice::marked(lang, &rows);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    } else if let Some(row) = list.current() {
        let is_low = paint.at.detail.height < MIN_HIGH_PANE;
        let (title, facts) =
            text::outcomes::notice::in_full(lang, row, &state.zone, state.now, is_low);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    }
    cursor
}
