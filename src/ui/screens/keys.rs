//! Paints a user's ssh keys.

use ratatui::buffer::Buffer;

use super::{empty_block, empty_list, plus::plus};
use crate::{
    app::{Action, UserScreen},
    domain::KeyRow,
    text,
    ui::{
        Paint,
        widgets::{RowDetails, pane, table},
    },
};

/// Paints the keys, if the actor may see them. The list has no text field, so no cursor is
/// returned.
pub(super) fn keys(screen: &UserScreen, paint: &Paint<'_>, buf: &mut Buffer) {
    let lang = paint.lang;
    plus(Action::AddKey, text::actions::ADD_KEY.of(lang), paint, buf);
    if !screen.can_see_keys() {
        empty_block(paint, &[text::ssh::KEYS_HIDDEN.of(lang).to_owned()], buf);
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
    let is_session_key = is_session_key(paint, row);
    let name = row.comment.as_ref().map_or(row.kind.name(), |comment| comment);
    let details = RowDetails {
        title: name.to_owned(),
        facts: text::ssh::key_facts(paint.lang, row, &paint.state.zone, is_session_key),
        ..RowDetails::default()
    };
    pane(paint, details, buf);
}
