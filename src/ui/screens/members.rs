//! Paints the members of an organisation.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, filter};
use crate::{
    app::{Action, OrganisationScreen, Situation},
    domain::{MemberRow, MemberVerb},
    text,
    ui::{
        Paint, span,
        widgets::{hidden_sort_order, labelled_lines, pane, table, wrapped_lines},
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
    let count = text::organisations::count_members(
        lang,
        list.total(),
        list.unfiltered(),
        list.marked_count(),
    );
    let count = format!("{count}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    table(paint, buf);
    empty_list(paint, list, &[], buf);
    if list.unfiltered() == 1 && list.total() == 1 {
        paint_only_member(paint, buf);
    }
    if let Some(row) = list.current() {
        detail(row, paint, buf);
    }
    cursor
}

/// Paints the facts of a member, and the keys for more.
fn detail(row: &MemberRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, state) = (paint.lang, paint.theme, paint.state);
    // The address may be wider than the column of values.
    let title = format!("{} · {}", row.person.name, row.email);
    let area = pane(paint, &title, theme.head, buf);
    let indent = 2.min(area.width);
    let area = Rect { x: area.x + indent, width: area.width - indent, ..area };
    let mut facts = text::facts::member_facts(lang, row, &state.zone, state.now.today);
    facts.retain(|(_, text)| *text != row.email);
    let below = labelled_lines(paint, area, facts, buf);
    let changes = Action::Change(MemberVerb::LastDay);
    let may_change = Situation::from_screen(state).availability(changes).is_hinted();
    if below.height < 2 || !may_change {
        return;
    }
    let keys = (text::organisations::MEMBER_HINT.of(lang).to_owned(), theme.text);
    let below = Rect { y: below.y + 1, height: below.height - 1, ..below };
    wrapped_lines(paint, below, [keys], buf);
}

/// Paints the empty state: whom the user can add, and why a second administrator (*Beheerder*) is
/// wise.
fn paint_only_member(paint: &Paint<'_>, buf: &mut Buffer) {
    let answer = Situation::from_screen(paint.state).availability(Action::Add);
    let can_add = answer.reason().is_none();
    let lines = text::organisations::only_member_lines(paint.lang, can_add);
    for (line, text) in paint.at.rows.rows().skip(3).zip(lines) {
        let line = Rect { x: line.x + 11, width: line.width.saturating_sub(11), ..line };
        paint.line(line, vec![span(text, paint.theme.faint)], buf);
    }
}
