//! Paints the users of an environment.

use ratatui::{buffer::Buffer, layout::Position};

use super::{
    empty_list, filter, marked_hits, marked_people,
    plus::plus,
    rows_in_pane::{access_in_pane_of, pane_events},
    rule_below,
};
use crate::{
    app::{Action, List, UsersScreen},
    domain::{MatchKind, UserRow},
    text,
    ui::{
        Paint,
        widgets::{RowDetails, hidden_sort_order, pane, table},
    },
};

/// Paints the list; returns the cursor position.
pub(in crate::ui) fn users(
    screen: &UsersScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, list) = (paint.lang, &screen.list);
    let (similar, all) = (list.similar(), list.unfiltered());
    let exact = list.total().saturating_sub(similar);
    let counted = match (marked_hits(paint, list, exact), list.marked_count()) {
        (_, 0) => text::forms::count_users(lang, exact, all),
        (Some(hits), _) if is_all_but_me(list) => {
            format!("{hits}{}", text::search::NOT_YOU.of(lang))
        }
        (Some(hits), _) => hits,
        (_, marked) if is_all_but_me(list) => text::people::users::count_all_but_me(lang, marked),
        (_, marked) => text::people::users::count_marked(lang, marked, all),
    };
    let exact = exact + list.marked_count();
    let counted = text::search::with_similar(lang, counted, [exact, similar]);
    let count = format!("{counted}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    rule_below(paint, paint.at.filter, buf);
    table(paint, buf);
    empty_list(paint, list, &[], buf);
    if list.marked_count() > 0 {
        marked_people(list, paint, buf, |row| row.person.name.clone());
    } else if let Some(row) = list.current() {
        detail(screen, row, paint, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::AddUser, text::actions::ADD_USER.of(lang), paint, buf);
    }
    cursor
}

/// Returns whether every visible user is marked except the viewer, whom the key for all leaves out.
fn is_all_but_me(list: &List<UserRow>) -> bool {
    let is_left = |row: &UserRow| row.me != list.is_marked(row);
    list.marked_count() + 1 == list.total() && list.rows().iter().all(is_left)
}

fn detail(screen: &UsersScreen, row: &UserRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let lang = paint.lang;
    let similar =
        if row.kind == MatchKind::Typed { "" } else { text::search::SIMILAR_MARK.of(lang) };
    let related = access_in_pane_of(screen.pane(), text::facts::pane::access_heading, paint);
    let mut facts = text::people::users::user_facts(lang, row);
    let access = text::people::users::ACCESS_TO.of(lang);
    // The list below names them.
    facts.retain(|(label, _)| related.rows.is_empty() || *label != access);
    let me = paint.state.me.get().filter(|_| row.me);
    let advice = me.and_then(|me| text::environment::one_admin(lang, me));
    facts.extend(advice.map(|advice| (text::people::users::NOTE.of(lang), format!("! {advice}"))));
    let title = format!("{}{similar}", row.person.name);
    let events = pane_events(screen.pane(), false, paint);
    pane(paint, RowDetails { title, facts, related, events }, buf);
}
