//! Paints the users of an environment.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, filter, plus::plus, rule_below};
use crate::{
    app::{Action, List, UsersScreen},
    domain::{MatchKind, Name, UserRow, fold},
    text,
    ui::{
        Paint, span,
        widgets::{hidden_sort_order, table, wrap},
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
        plus(Action::InviteUser, text::screen::PLUS.of(lang), paint, buf);
    }
    cursor
}

/// Paints the names of the marked users, and the actions on all of them.
fn detail_of_marked(list: &List<UserRow>, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.detail);
    if area.height < 3 {
        return;
    }
    paint.rule(area, buf);
    let mut names: Vec<Name> = list.iter_action_rows().map(|row| row.person.name.clone()).collect();
    names.sort_by_key(|name| fold(name));
    let title = text::give_access::people_count(lang, names.len());
    let names = text::words::join_with_and(lang, &names, MAX_NAMES_LISTED);
    let keys = text::people::users::MARKED_HINT.of(lang);
    let rest = Rect { x: area.x + 1, y: area.y + 1, ..area };
    let rest = Rect { width: area.width.saturating_sub(1), height: area.height - 1, ..rest };
    let lines = std::iter::once((title, theme.head))
        .chain(
            wrap(&names, usize::from(rest.width).saturating_sub(2))
                .into_iter()
                .take(2)
                .map(|line| (format!("  {line}"), theme.text)),
        )
        .chain(std::iter::once((format!("  {keys}"), theme.text)));
    for (line, (text, style)) in rest.rows().zip(lines) {
        paint.line(line, vec![span(text, style)], buf);
    }
}

fn detail(row: &UserRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.detail);
    if area.height < 3 {
        return;
    }
    paint.rule(area, buf);
    let similar =
        if row.kind == MatchKind::Typed { "" } else { text::search::SIMILAR_MARK.of(lang) };
    let name = &row.person.name;
    // The name of an unnamed user is their address: show it once.
    let who =
        if **name == *row.email { name.to_string() } else { format!("{name} · {}", row.email) };
    let mut lines = vec![(format!("{who}{similar}"), theme.head)];
    let hint = text::people::users::user_hint(lang, row);
    lines.extend(hint.into_iter().map(|line| (format!("  {line}"), theme.text)));
    let advice = paint.state.me.get().and_then(|a| text::environment::one_admin(lang, a));
    if let Some(advice) = advice
        && row.me
    {
        lines.insert(1, (format!("  {advice}"), theme.notice));
    }
    for (line, (text, style)) in area.rows().skip(1).zip(lines) {
        let line = Rect { x: line.x + 1, width: line.width.saturating_sub(1), ..line };
        paint.line(line, vec![span(text, style)], buf);
    }
}
