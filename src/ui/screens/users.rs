//! Paints the users of an environment.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{filter, is_namesake, nothing, plus::plus, under};
use crate::{
    app::{Action, UsersScreen},
    domain::{MatchKind, SortBy, UserRow, UserStatus},
    text,
    ui::{
        Paint, span,
        widgets::{Cell, Column, columns, rows},
    },
};

/// Paints the list; returns the cursor position.
pub(in crate::ui) fn users(
    screen: &UsersScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (texts, list) = (paint.texts, &screen.list);
    let (similar, all) = (list.similar(), list.unfiltered());
    let typed = text::forms::count_users(texts.lang, list.total().saturating_sub(similar), all);
    let count = format!("{typed}{}", (texts.similar_count)(similar));
    let cursor = filter(paint, list, &count, buf);
    under(paint, paint.at.filter, buf);
    let shown = shown(paint);
    columns(paint, &shown, paint.at.columns, buf);
    rows(
        paint,
        list,
        &shown,
        |row| cells(paint, row, (list.is_new(row), is_namesake(list, row, |row| &row.person.name))),
        buf,
    );
    nothing(paint, list, &[], buf);
    if let Some(row) = list.current() {
        detail(row, paint, buf);
    }
    if !paint.state.me.is_empty() {
        plus(Action::InviteUser, texts.plus, paint, buf);
    }
    cursor
}

fn shown(paint: &Paint<'_>) -> Vec<Column> {
    let texts = paint.texts;
    let mut shown = vec![Column::new(texts.name, 0).by(SortBy::Name)];
    if !paint.at.is_narrow {
        shown.push(Column::new(texts.email, 22));
    }
    shown.extend([
        Column::new(text::forms::ROLE_ENV.of(texts.lang), 14).by(SortBy::Level),
        Column::new(texts.status, 12).by(SortBy::Status),
        Column::new(text::forms::ORGANISATIONS.of(texts.lang), 5),
    ]);
    shown
}

fn cells(paint: &Paint<'_>, row: &UserRow, (is_new, is_namesake): (bool, bool)) -> Vec<Cell> {
    let (texts, theme) = (paint.texts, paint.theme);
    let me = if row.me { texts.me } else { "" };
    let status = match row.status {
        UserStatus::Active => theme.text,
        _ => theme.notice,
    };
    let new = if is_new { texts.new_row } else { "" };
    let similar = if row.kind == MatchKind::Typed { "" } else { "~ " };
    // Without an address column, the address behind the name tells namesakes apart.
    let email = Some(&row.email).filter(|_| paint.at.is_narrow && is_namesake);
    let email = email.map(|email| format!(" ({email})")).unwrap_or_default();
    let mut cells = vec![(format!("{similar}{}{email}{me}{new}", row.person.name), theme.text)];
    if !paint.at.is_narrow {
        cells.push((row.email.clone(), theme.text));
    }
    let manager = if row.manager { " · R" } else { "" };
    cells.extend([
        (format!("{}{manager}", (texts.role_short)(row.role)), theme.text),
        (text::grammar::words::user_status(texts.lang, row.status).to_owned(), status),
        (row.orgs.map_or("–".to_owned(), |n| n.to_string()), theme.text),
    ]);
    cells
}

fn detail(row: &UserRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let (texts, theme, area) = (paint.texts, paint.theme, paint.at.detail);
    if area.height < 3 {
        return;
    }
    paint.rule(area, buf);
    let similar = if row.kind == MatchKind::Typed { "" } else { texts.similar_mark };
    let name = &row.person.name;
    // The name of an unnamed user is their address: show it once.
    let who =
        if **name == *row.email { name.to_string() } else { format!("{name} · {}", row.email) };
    let mut lines = vec![(format!("{who}{similar}"), theme.head)];
    let hint = text::people::users::hint(texts.lang, row);
    lines.extend(hint.into_iter().map(|line| (format!("  {line}"), theme.text)));
    let advice = paint.state.me.get().and_then(|a| text::forms::one_admin(texts.lang, a));
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
