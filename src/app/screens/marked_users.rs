//! Acts on marked users: the users whom they leave out, and the question about the user's own role.

use super::{ScreenContext, ScreenOutcome};
use crate::{
    app::{Action, dialogs::Dialog},
    domain::{Command, UserRow, UserValue, rights::UserRights},
    text::{self, people::skipped::skipped_users},
};

/// The users who can get this value, and a sentence about the others with the reasons, decided by
/// the rule of the command.
pub(super) fn split_by_right<'a>(
    rows: impl Iterator<Item = &'a UserRow>,
    to: UserValue,
    around: ScreenContext<'_>,
) -> (Vec<&'a UserRow>, Option<String>) {
    let (mut can, mut skipped) = (Vec::new(), Vec::new());
    for row in rows {
        match around.me.map_or(Ok(()), |me| row.seen_by(me).may_set(to)) {
            Ok(()) => can.push(row),
            Err(why) => skipped.push((row.person.name.clone(), why)),
        }
    }
    (can, skipped_users(around.lang, skipped, around.zone, around.now))
}

/// Asks before the user gives up being *Beheerder*, because they cannot undo that. `more` is about
/// the other selected users.
pub(super) fn ask_first(
    command: Command,
    more: Vec<String>,
    around: ScreenContext<'_>,
) -> ScreenOutcome {
    let mut words = text::people::users::own_role_question(around.lang);
    words.1.extend(more);
    ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesRemove, command))
}
