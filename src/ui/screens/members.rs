//! Paints the members of an organisation.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    empty_list, filter, marked_hits, marked_people,
    rows_in_pane::{access_in_pane_of, pane_events},
};
use crate::{
    app::{self, Action, OrganisationScreen, Situation},
    domain::MemberRow,
    text,
    ui::{
        Paint, span,
        widgets::{RowDetails, hidden_sort_order, pane, table},
    },
};

/// Paints the list; returns the cursor position.
pub(super) fn members(
    screen: &OrganisationScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let lang = paint.lang;
    let list = &screen.members;
    let (total, marked) = (list.total(), list.marked_count());
    let count = marked_hits(paint, list, total).unwrap_or_else(|| {
        text::organisations::count_members(lang, total, list.unfiltered(), marked)
    });
    let count = format!("{count}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &[], buf);
    if list.unfiltered() == 1 && list.total() == 1 {
        paint_only_member(paint, buf);
    }
    if list.marked_count() > 0 {
        marked_people(list, paint, buf, |row| row.person.name.clone());
    } else if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    cursor
}

/// Paints the facts of a member.
fn detail(screen: &OrganisationScreen, row: &MemberRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, state) = (paint.lang, paint.state);
    let heading = text::facts::pane::other_access_heading;
    let details = RowDetails {
        title: row.person.name.to_string(),
        facts: text::facts::member_facts(lang, row, &state.zone, state.now),
        related: access_in_pane_of(screen.pane(), heading, paint),
        events: pane_events(screen.pane(), true, paint),
    };
    pane(paint, details, buf);
}

/// Paints the empty state: whom the user can add, and why a second administrator (*Beheerder*) is
/// wise.
fn paint_only_member(paint: &Paint<'_>, buf: &mut Buffer) {
    let answer = Situation::from_screen(paint.state).availability(Action::Add);
    let can_add = answer.reason().is_none();
    let lines = text::organisations::only_member_lines(paint.lang, can_add);
    for (line, text) in paint.at.rows.rows().skip(3).zip(lines) {
        let (x, width) = (line.x + app::PREFIX_WIDTH, line.width.saturating_sub(app::PREFIX_WIDTH));
        paint.line(Rect { x, width, ..line }, vec![span(text, paint.theme.text)], buf);
    }
}
