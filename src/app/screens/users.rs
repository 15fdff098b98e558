//! The users of the environment.

use super::{AnyList, Screen, ScreenBehavior, ScreenContext, ScreenOutcome, UserScreen};
use crate::{
    app::{
        Action, Context, List,
        cache::{ask, slot::Wanted},
        dialogs::{Dialog, Purpose},
    },
    domain::{
        Command, JoinedBy, Me, Name, Person, PlatformRole, Refusal, UserId, UserRow, UserStatus,
    },
    text::{QuestionWords, Texts},
};

/// State of the list of users.
#[derive(Debug, Default)]
pub struct UsersScreen {
    /// The rows.
    pub list: List<UserRow>,
}

/// The facts about a user that actions on them need.
pub(super) struct KnownUser<'a> {
    pub(super) person: &'a Person,
    pub(super) email: &'a str,
    pub(super) role: PlatformRole,
    pub(super) manager: bool,
    pub(super) status: UserStatus,
    /// The first organisations that they have access to, and how many there are in all.
    pub(super) member_of: (&'a [Name], usize),
    /// The organisations not yet active that are removed together with the user.
    pub(super) unborn: &'a [Name],
    /// `true` if it is the actor.
    pub(super) me: bool,
}

/// Performs a *Beheerder*'s action on a user. Returns `None` for any other action.
pub(super) fn manage(
    action: Action,
    user: &KnownUser<'_>,
    around: ScreenContext<'_>,
) -> Option<ScreenOutcome> {
    let id: UserId = user.person.id;
    let role = |to| ScreenOutcome::Do(Command::ChangeRole { user: id, from: user.role, to });
    let wrong =
        || ScreenOutcome::Refused(Refusal::WrongStatus { status: user.status, first: None });
    let step = match action {
        // No question for what the store refuses anyway; its refusal gives the reason.
        Action::RemoveUser if user.me => {
            ScreenOutcome::Do(Command::RemoveUser { user: id, successors: Vec::new() })
        }
        Action::RoleBasic => role(PlatformRole::Basic),
        Action::RoleAdvanced => role(PlatformRole::Advanced),
        Action::RoleAdmin => role(PlatformRole::EnvAdmin),
        Action::Manager => {
            ScreenOutcome::Do(Command::SetManager { user: id, manager: !user.manager })
        }
        Action::Block if !matches!(user.status, UserStatus::Active | UserStatus::Blocked) => {
            wrong()
        }
        Action::Block => {
            let blocked = user.status != UserStatus::Blocked;
            ScreenOutcome::Do(Command::SetBlocked { user: id, blocked })
        }
        Action::NewCode if user.status != UserStatus::Invited => wrong(),
        Action::NewCode => ScreenOutcome::Do(Command::SendAgain { user: id }),
        Action::RemoveUser => {
            let name = &user.person.name;
            // Two users can have the same name, so the question shows the address too.
            let with_address = |mut said: QuestionWords| {
                let address = (**name != *user.email).then(|| user.email.to_owned());
                said.1.splice(0..0, address);
                said
            };
            if user.status == UserStatus::Invited {
                let said = with_address((around.texts.forms.uninvite)(name));
                let command = Command::WithdrawInvitation { user: id };
                ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesWithdraw, command))
            } else {
                let said = (around.texts.forms.remove_user)(name, user.member_of, user.unborn);
                let said = with_address(said);
                let command = Command::RemoveUser { user: id, successors: Vec::new() };
                ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesRemove, command))
            }
        }
        _ => return None,
    };
    Some(around.me.and_then(why_not_manage).map_or(step, ScreenOutcome::Refused))
}

/// Why the actor cannot manage users: only a *Beheerder* of the environment can.
pub fn why_not_manage(me: &Me) -> Option<Refusal> {
    super::organisations::why_not_found(me)
}

impl ScreenBehavior for UsersScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, Users};
        &[Users, List, Move, Everywhere, Always]
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if !matches!(action, Action::Mark | Action::MarkAll) && self.list.act(action, around.height)
        {
            return ScreenOutcome::Stay;
        }
        let new = match action {
            Action::Left => return ScreenOutcome::ToMenu,
            Action::InviteUser => Some(Purpose::Invite(JoinedBy::Invitation)),
            Action::AddUser => Some(Purpose::Invite(JoinedBy::Added)),
            Action::ShareDomain => {
                around.me.and_then(|me| me.own_domain.clone()).map(Purpose::Share)
            }
            _ => None,
        };
        if let Some(purpose) = new {
            return match around.me.and_then(why_not_manage) {
                Some(why) => ScreenOutcome::Refused(why),
                None => ScreenOutcome::Ask(Dialog::form(purpose, around.texts)),
            };
        }
        if action == Action::ShareDomain {
            return ScreenOutcome::Refused(Refusal::AlreadyShared);
        }
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        if matches!(action, Action::Open | Action::Right) {
            return ScreenOutcome::Open(Box::new(Screen::User(Box::new(UserScreen::new(
                &row.person,
            )))));
        }
        let known = KnownUser {
            person: &row.person,
            email: &row.email,
            role: row.role,
            manager: row.manager,
            status: row.status,
            member_of: (&row.member_of, row.orgs.unwrap_or(0)),
            unborn: &row.unborn,
            me: row.me,
        };
        manage(action, &known, around).unwrap_or(ScreenOutcome::Unknown)
    }

    fn wanted(&mut self, height: usize, _: &Texts) -> Vec<Wanted<'_>> {
        vec![self.list.wanted(height, ask::users)]
    }
}
