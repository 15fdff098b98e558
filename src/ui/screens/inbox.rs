//! Paints the inbox (*Postvak IN*).

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, facts, filter, key_lines, tabs};
use crate::{
    app::{InboxScreen, InboxTab, List, Row},
    domain::{InboxRow, RequestState},
    text,
    ui::{
        Paint, span,
        widgets::{RowDetails, buttons, pane, table},
    },
};

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
        let area = paint.at.detail;
        paint.pane_rule(buf);
        let line = Rect { y: area.y + 1, height: 1, ..area }.intersection(area);
        let said = text::inbox::request_gone(lang, org);
        paint.line(line, vec![span(said, paint.theme.notice)], buf);
    } else if let Some(row) = screen.list.current() {
        detail(paint, row, buf);
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
    if screen.is_filtering() { filter(paint, list, "", buf) } else { None }
}

/// Paints the notices in their groups, and the one under the cursor in full.
fn notices(screen: &InboxScreen, paint: &Paint<'_>, buf: &mut Buffer) -> Option<Position> {
    let (lang, state) = (paint.lang, paint.state);
    let list = &screen.notices;
    let cursor = filtering(screen, paint, list, buf);
    table(paint, buf);
    empty_list(paint, list, &key_lines(paint, &text::inbox::NO_NOTICES), buf);
    if let Some(row) = list.current() {
        let (title, facts) = text::outcomes::notice::in_full(lang, row, &state.zone, state.now);
        pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
    }
    cursor
}

/// Paints the selected request in full, with its buttons while it is pending.
fn detail(paint: &Paint<'_>, row: &InboxRow, buf: &mut Buffer) {
    let (lang, theme, area, state) = (paint.lang, paint.theme, paint.at.detail, paint.state);
    if area.height < 4 {
        return;
    }
    paint.pane_rule(buf);
    let mut lines = area.rows().skip(1);
    let Some(line) = lines.next() else { return };
    let waits = row.state() == RequestState::Pending;
    let (title, mut about, note) = match row {
        InboxRow::Member(row) => (
            text::inbox::request_title(lang, &row.org.1),
            text::facts::request_facts(lang, row, &state.zone, state.now),
            text::inbox::NO_ACCESS_YET.of(lang),
        ),
        InboxRow::Relation(row) => (
            text::inbox::relation_title(lang, row),
            text::facts::relation_facts(lang, row, &state.zone),
            text::inbox::RELATION_NOTE.of(lang),
        ),
    };
    paint.line(line, vec![span(title, theme.head)], buf);
    let y = area.y + if waits && area.height > 12 { 4 } else { 3 };
    let body = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    if waits {
        about.extend([("", String::new()), ("", note.to_owned())]);
    }
    facts(paint, &about.into(), body, buf);
    buttons(paint, buf);
}
