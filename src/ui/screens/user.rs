//! Paints one user with their memberships and ssh keys.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, keys::keys, plus::plus, tabs};
use crate::{
    app::{Action, UserScreen, UserTab},
    domain::{AccessRow, UserDetails, UserStatus},
    text,
    ui::{
        Paint, span,
        widgets::{RowDetails, pane, table},
    },
};

/// Paints the screen. It has no text field, so it returns no cursor.
pub(in crate::ui) fn user(
    screen: &UserScreen,
    paint: &Paint<'_>,
    buf: &mut Buffer,
) -> Option<Position> {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    let Some(user) = screen.details.get() else {
        paint.line(at.filter, vec![span(paint.placeholder_text(), theme.faint)], buf);
        return None;
    };
    tabs(paint, buf);
    if screen.tab == UserTab::Keys {
        keys(screen, paint, buf);
        return None;
    }
    about(user, paint, buf);
    table(paint, buf);
    let none = if user.can_manage || user.me {
        text::forms::ACCESS_NONE.of(lang)
    } else {
        text::forms::ACCESS_HIDDEN.of(lang)
    };
    plus(Action::GiveAccess, text::actions::GIVE_ACCESS.of(lang), paint, buf);
    empty_list(paint, &screen.list, &[none.to_owned()], buf);
    if let Some(row) = screen.list.current() {
        detail(row, paint, buf);
    }
    None
}

/// Paints who the user is, above the list, with a rule below.
fn about(user: &UserDetails, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, area) = (paint.lang, paint.theme, paint.at.filter);
    let zone = &paint.state.zone;
    let lines = Rect { height: area.height.saturating_sub(1), ..area };
    let mut rows = lines.rows();
    if let Some(line) = rows.next() {
        paint.line(
            line,
            vec![span(text::people::users::user_summary(lang, user), theme.text)],
            buf,
        );
    }
    let (sign, style) = match user.status {
        UserStatus::Active => ("✓ ", theme.good),
        UserStatus::Invited => ("! ", theme.notice),
        UserStatus::Blocked | UserStatus::Removed => ("✗ ", theme.bad),
    };
    if let Some(line) = rows.next() {
        let since = text::people::users::user_status_since(lang, user, zone);
        paint.line(line, vec![span(sign, style), span(since, theme.text)], buf);
    }
    for (line, extra) in rows.zip(text::people::users::user_extras(lang, user, zone)) {
        paint.line(line, vec![span(extra, theme.faint)], buf);
    }
    let rule = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    paint.across(rule, buf);
}

/// Paints the organisation under the cursor.
fn detail(row: &AccessRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let details = RowDetails {
        title: row.org.1.to_string(),
        facts: text::people::users::access_details(paint.lang, row, &paint.state.zone),
        ..RowDetails::default()
    };
    pane(paint, details, buf);
}
