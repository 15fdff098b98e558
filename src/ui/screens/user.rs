//! Paints one user with their memberships and ssh keys.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{empty_list, facts, keys::keys, plus::plus, tabs};
use crate::{
    app::{Action, UserScreen, UserTab},
    text,
    ui::{Paint, span, widgets::table},
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
    let about = text::people::users::user_facts(lang, user, &paint.state.zone);
    let area = Rect { height: at.filter.height.saturating_sub(1), ..at.filter };
    facts(paint, &about.into(), area, buf);
    let rule = Rect { y: at.filter.bottom().saturating_sub(1), height: 1, ..at.filter };
    paint.across(rule, buf);
    table(paint, buf);
    let none = if user.can_manage || user.me {
        text::forms::ACCESS_NONE.of(lang)
    } else {
        text::forms::ACCESS_HIDDEN.of(lang)
    };
    plus(Action::GiveAccess, text::actions::GIVE_ACCESS.of(lang), paint, buf);
    empty_list(paint, &screen.list, &[none.to_owned()], buf);
    None
}
