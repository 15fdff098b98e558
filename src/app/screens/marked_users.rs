//! Acts on marked users: the users whom they leave out, and the question about the user's own role.

use super::{ScreenContext, ScreenOutcome};
use crate::{
    app::{Action, dialogs::Dialog},
    domain::{Command, Name, Refusal, UserRow, UserValue, rights::UserRights},
    text::{self, Lang},
};

/// The users who can get this value, and the others with the reasons, decided by the rule of the
/// command.
pub(super) fn split_by_right<'a>(
    rows: impl Iterator<Item = &'a UserRow>,
    to: UserValue,
    around: ScreenContext<'_>,
) -> (Vec<&'a UserRow>, Vec<(Name, Refusal)>) {
    let (mut can, mut skipped) = (Vec::new(), Vec::new());
    for row in rows {
        match around.me.map_or(Ok(()), |me| row.seen_by(me).may_set(to)) {
            Ok(()) => can.push(row),
            Err(why) => skipped.push((row.person.name.clone(), why)),
        }
    }
    (can, skipped)
}

/// Asks before the user gives up being *Beheerder*, because they cannot undo that. `more` is about
/// the other selected users.
pub(super) fn ask_first(command: Command, more: impl Fn(Lang) -> Vec<String>) -> ScreenOutcome {
    let words = |lang| {
        let mut words = text::people::users::own_role_question(lang);
        words.1.extend(more(lang));
        words
    };
    ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesRemove, command))
}
