//! Paints the users of an environment.

use ratatui::{buffer::Buffer, layout::Position};

use super::{empty_list, filter, plus::plus, rule_below};
use crate::{
    app::{Action, List, UsersScreen},
    domain::{MatchKind, Name, UserRow, fold},
    text,
    ui::{
        Paint,
        widgets::{hidden_sort_order, pane, table, wrapped_lines},
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

/// Paints the names of the marked users, and the actions on all of them.
fn detail_of_marked(list: &List<UserRow>, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let mut names: Vec<Name> = list.iter_action_rows().map(|row| row.person.name.clone()).collect();
    names.sort_by_key(|name| fold(name));
    let title = text::give_access::people_count(lang, names.len());
    let names = text::words::join_with_and(lang, &names, MAX_NAMES_LISTED);
    let keys = text::people::users::MARKED_HINT.of(lang);
    let area = pane(paint, &title, theme.head, buf);
    let lines = [names, keys.to_owned()].map(|line| (format!("  {line}"), theme.text));
    wrapped_lines(paint, area, lines, buf);
}

fn detail(row: &UserRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme) = (paint.lang, paint.theme);
    let similar =
        if row.kind == MatchKind::Typed { "" } else { text::search::SIMILAR_MARK.of(lang) };
    let name = &row.person.name;
    // The name of an unnamed user is their address: show it once.
    let who =
        if **name == *row.email { name.to_string() } else { format!("{name} · {}", row.email) };
    let area = pane(paint, &format!("{who}{similar}"), theme.head, buf);
    let mut lines = Vec::new();
    let hint = text::people::users::user_hint(lang, row);
    lines.extend(hint.into_iter().map(|line| (format!("  {line}"), theme.text)));
    let advice = paint.state.me.get().and_then(|a| text::environment::one_admin(lang, a));
    if let Some(advice) = advice
        && row.me
    {
        lines.insert(0, (format!("  {advice}"), theme.notice));
    }
    wrapped_lines(paint, area, lines, buf);
}
