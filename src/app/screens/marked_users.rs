//! Questions about users: before one is removed, and about marked users and the user's own role.

use super::{ScreenContext, ScreenOutcome};
use crate::{
    app::{Action, dialogs::Dialog},
    domain::{
        Command, Name, Person, PlatformRole, Refusal, UserRow, UserStatus, UserValue,
        rights::UserRights,
    },
    text::{self, Lang, QuestionWords},
};

/// The data about a user that the actions of a *Beheerder* need.
pub(super) struct KnownUser<'a> {
    pub(super) person: &'a Person,
    pub(super) email: &'a str,
    pub(super) role: PlatformRole,
    pub(super) manager: bool,
    pub(super) status: UserStatus,
    /// The first organisations with this user, and the number of all of them.
    pub(super) member_of: &'a [Name],
    /// Number of organisations that they are a member of.
    pub(super) organisations: usize,
    /// The inactive organisations that are removed together with the user.
    pub(super) not_yet_active: &'a [Name],
}

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

/// Asks before a user is removed, or their invitation withdrawn.
pub(super) fn ask_to_remove(user: &KnownUser<'_>) -> ScreenOutcome {
    let (id, name) = (user.person.id, &user.person.name);
    // Users can have equal names, so the question shows the address too.
    let with_address = |mut said: QuestionWords| {
        let address = (**name != *user.email).then(|| user.email.to_owned());
        // Below the warning that nothing brings the user back.
        let at = said.1.iter().take_while(|line| line.starts_with('!')).count();
        said.1.splice(at..at, address);
        said
    };
    if user.status == UserStatus::Invited {
        let said =
            |lang| with_address(text::people::users::withdraw_invitation_question(lang, name));
        let command = Command::WithdrawInvitation { user: id };
        return ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesWithdraw, command));
    }
    let said = |lang| {
        with_address(text::people::users::removal_question(
            lang,
            name,
            user.member_of,
            user.organisations,
            user.not_yet_active,
        ))
    };
    let command = Command::RemoveUser { user: id, successors: Vec::new() };
    ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesRemove, command))
}
