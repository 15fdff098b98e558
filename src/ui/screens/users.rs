//! Paints the users of an environment.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, filter, plus::plus, rule_below};
use crate::{
    app::{Action, UsersScreen},
    domain::{MatchKind, UserRow},
    text,
    ui::{
        Paint, span,
        widgets::{hidden_sort_order, table},
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
    let typed = text::forms::count_users(lang, list.total().saturating_sub(similar), all);
    let similar = text::search::similar_count(lang, similar);
    let count = format!("{typed}{similar}{}", hidden_sort_order(paint));
    let cursor = filter(paint, list, &count, buf);
    rule_below(paint, paint.at.filter, buf);
    table(paint, buf);
    empty_list(paint, list, &[], buf);
    if let Some(row) = list.current() {
        detail(row, paint, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::InviteUser, text::screen::PLUS.of(lang), paint, buf);
    }
    cursor
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
