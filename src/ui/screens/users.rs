//! Paints the users of an environment.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, plus::plus, rule_below};
use crate::{
    app::{Action, List, UsersScreen},
    domain::{MatchKind, Name, UserRow, fold},
    text,
    ui::{
        Paint,
        widgets::{RowDetails, hidden_sort_order, pane, table},
    },
};

/// Maximum number of marked people named in the pane.
const MAX_NAMES_LISTED: usize = 6;

/// Paints the list; returns the cursor position.
pub(in crate::ui) fn users(
    screen: &UsersScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.list);
    let (similar, all) = (list.similar(), list.unfiltered());
    let typed = match list.marked_count() {
        0 => text::forms::count_users(lang, list.total().saturating_sub(similar), all),
        marked => text::people::users::count_marked(lang, marked, all),
    };
    let similar = text::search::similar_count(lang, similar);
    let count = format!("{typed}{similar}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    rule_below(paint, paint.at.filter, buf);
    table(paint, buf);
    empty_list(paint, list, &[], buf);
    if list.marked_count() > 0 {
        detail_of_marked(list, paint, buf);
    } else if let Some(row) = list.current() {
        detail(row, paint, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::InviteUser, text::forms::ADD_USERS.of(lang), paint, buf);
    }
    cursor
}

/// Paints the names of the marked users.
fn detail_of_marked(list: &List<UserRow>, paint: &Paint<'_>, buf: &mut Buffer) {
    let lang = paint.lang;
    let mut names: Vec<Name> = list.iter_action_rows().map(|row| row.person.name.clone()).collect();
    names.sort_by_key(|name| fold(name));
    let title = text::give_access::people_count(lang, names.len());
    let names = text::words::join_with_and(lang, &names, MAX_NAMES_LISTED);
    let facts = vec![(text::people::users::MARKED.of(lang), names)];
    pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
}

fn detail(row: &UserRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let lang = paint.lang;
    let similar =
        if row.kind == MatchKind::Typed { "" } else { text::search::SIMILAR_MARK.of(lang) };
    let mut facts = text::people::users::user_facts(lang, row);
    let me = paint.state.me.get().filter(|_| row.me);
    let advice = me.and_then(|me| text::environment::one_admin(lang, me));
    facts.extend(advice.map(|advice| (text::people::users::NOTE.of(lang), format!("! {advice}"))));
    let title = format!("{}{similar}", row.person.name);
    pane(paint, RowDetails { title, facts, ..RowDetails::default() }, buf);
}
