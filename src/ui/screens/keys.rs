//! Paints a user's ssh keys.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{empty_list, facts, plus::plus};
use crate::{
    app::{Action, UserScreen},
    domain::KeyRow,
    text,
    ui::{Paint, span, widgets::table},
};

/// Paints the keys, if the actor may see them. The list has no text field, so no cursor is
/// returned.
pub(super) fn keys(screen: &UserScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let (lang, theme, at) = (paint.lang, paint.theme, &paint.at);
    plus(Action::AddKey, text::ssh::ADD_KEY.of(lang), paint, buf);
    if !screen.can_see_keys() {
        paint.line(at.rows, vec![span(text::ssh::KEYS_HIDDEN.of(lang), theme.faint)], buf);
        return;
    }
    table(paint, buf);
    let own = screen.details.get().is_some_and(|user| user.me);
    empty_list(paint, &screen.keys, &text::ssh::keys_none(lang, own), buf);
    if let Some(row) = screen.keys.current() {
        detail(row, paint, buf);
    }
}

fn is_session_key(paint: &Paint<'_>, row: &KeyRow) -> bool {
    paint.state.key == Some(row.id)
}

/// Paints the facts of the key under the cursor.
fn detail(row: &KeyRow, paint: &Paint<'_>, buf: &mut Buffer) {
    let area = paint.at.detail;
    if area.height < 3 {
        return;
    }
    paint.pane_rule(buf);
    let known =
        text::ssh::key_facts(paint.lang, row, &paint.state.zone, is_session_key(paint, row));
    let area = Rect {
        y: area.y + 1,
        height: area.height - 1,
        x: area.x + paint.at.pane_indent(),
        width: area.width.saturating_sub(paint.at.pane_indent()),
    };
    facts(paint, &known.into(), area, buf);
}
