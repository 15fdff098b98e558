//! The screen with the users of the environment, and the actions on a user.

use super::{
    Body, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape,
    marked_users::{KnownUser, ask_first, ask_to_remove, split_by_right},
};
use crate::{
    app::{
        Action, Address, Availability, Context, DisabledReason, Exported, List, Loaded, MenuItem,
        Selection, ShellCommand, ShellPart,
        cache::slot::Wanted,
        dialogs::{Dialog, GiveAccess, Purpose},
        layout::bands::Bands,
        lists::{
            any_list::AnyList,
            table::{AnyTable, Table},
        },
    },
    columns::USERS,
    domain::{
        About, Ask, Command, Me, Name, OrgId, OutcomeKind, PaneContent, PaneSubject, PlatformRole,
        Receipt, Refusal, UserId, UserRow, UserStatus, UserValue, ask,
        rights::{EnvRights, UserRights},
    },
    text::{self, Lang, Text, arguments::word, commands},
};

/// The screen with the users of the environment.
#[derive(Debug, Default)]
pub struct UsersScreen {
    /// The users of the environment, including invited and blocked ones.
    pub list: List<UserRow>,
    pane: Loaded<PaneContent>,
}

/// Returns the value that an action sets, for a user with this status; `None` for other actions.
pub(super) const fn value(action: Action, manager: bool, status: UserStatus) -> Option<UserValue> {
    Some(match action {
        Action::RoleBasic => UserValue::Role(PlatformRole::Basic),
        Action::RoleAdvanced => UserValue::Role(PlatformRole::Advanced),
        Action::RoleAdmin => UserValue::Role(PlatformRole::EnvAdmin),
        Action::Manager => UserValue::Manager(!manager),
        Action::Block => UserValue::Blocked(!matches!(status, UserStatus::Blocked)),
        _ => return None,
    })
}

/// The label of an action that sets this value, if it can also set the opposite.
pub(super) const fn value_label(to: UserValue) -> Option<Text> {
    Some(match to {
        UserValue::Manager(true) => text::actions::MAKE_MANAGER,
        UserValue::Manager(false) => text::actions::NO_MANAGER,
        UserValue::Blocked(true) => text::actions::BLOCK_NOW,
        UserValue::Blocked(false) => text::actions::UNBLOCK_NOW,
        UserValue::Role(_) => return None,
    })
}

/// Returns whether a value ends the role of *Beheerder* of the environment.
fn ends_admin(role: PlatformRole, to: UserValue) -> bool {
    role == PlatformRole::EnvAdmin
        && matches!(to, UserValue::Role(role) if role != PlatformRole::EnvAdmin)
}

/// Performs an action of a *Beheerder* on a user. Returns `None` for any other action.
pub(super) fn manage(
    action: Action,
    user: &KnownUser<'_>,
    around: ScreenContext<'_>,
) -> Option<ScreenOutcome> {
    let id: UserId = user.person.id;
    if let Some(to) = value(action, user.manager, user.status) {
        let seen = to.now_of(user.role, user.manager, user.status);
        let command = Command::ChangeUsers { users: vec![(id, seen)], to };
        if to == UserValue::Blocked(true) {
            let said = |lang| {
                text::people::users::block_question(lang, vec![user.person.name.clone()], None)
            };
            return Some(ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesRemove, command)));
        }
        let is_own = around.me.is_some_and(|me| me.person.id == id);
        let ends = is_own && ends_admin(user.role, to);
        return Some(if ends {
            ask_first(command, |_| Vec::new())
        } else {
            ScreenOutcome::Do(command)
        });
    }
    Some(match action {
        Action::GiveAccess => {
            let dialog = GiveAccess::new(vec![user.person.clone()], around.now.today, around.lang);
            ScreenOutcome::Ask(Dialog::GiveAccess(Box::new(dialog)))
        }
        Action::NewCode => ScreenOutcome::Do(Command::SendAgain { user: id }),
        Action::RemoveUser => ask_to_remove(user),
        _ => return None,
    })
}

/// Returns whether an action of [`manage`] is allowed; `None` for any other action.
pub(super) fn may_manage(action: Action, user: &impl UserRights) -> Option<Result<(), Refusal>> {
    // The right does not depend on whether the user is *Relatiemanager*.
    if let Some(to) = value(action, false, user.status()) {
        return Some(user.may_set(to));
    }
    Some(match action {
        Action::NewCode => user.may_send_code(),
        Action::RemoveUser => user.may_remove(),
        _ => return None,
    })
}

/// Returns whether there is an organisation to which the viewer can give access, and the user can get
/// it.
pub(super) fn may_give_access(me: &Me, user: &impl UserRights, name: &Name) -> Availability {
    match may_administer(me) {
        Availability::Available if user.may_get_access().is_err() => {
            Availability::Disabled(DisabledReason::UserBlocked(name.clone()))
        }
        answer => answer,
    }
}

const fn may_administer(me: &Me) -> Availability {
    if me.administers {
        Availability::Available
    } else {
        Availability::Disabled(DisabledReason::AdministersNothing)
    }
}

impl UsersScreen {
    /// The query of the pane about the user under the cursor; none while rows are marked.
    fn pane_query(&self) -> Option<Ask<PaneContent>> {
        let row = self.list.current().filter(|_| self.list.marked_count() == 0)?;
        Some(ask::pane(PaneSubject::User(row.person.id)))
    }

    /// The rows that belong to the user under the cursor; `None` until loaded.
    pub fn pane(&self) -> Option<&PaneContent> {
        self.pane.to(&self.pane_query()?)
    }

    /// Returns the value that an action sets for all selected users. Toggles set the value that one
    /// of them does not have yet.
    fn common_value(&self, action: Action) -> Option<UserValue> {
        let all = |is_so: &dyn Fn(&UserRow) -> bool| self.list.iter_action_rows().all(is_so);
        let is_blocked = all(&|row| row.status == UserStatus::Blocked);
        let status = if is_blocked { UserStatus::Blocked } else { UserStatus::Active };
        value(action, all(&|row| row.manager), status)
    }

    /// Returns whether an action can be performed on several selected users.
    fn availability_for_several(&self, action: Action, me: &Me) -> Availability {
        let Some(to) = self.common_value(action) else {
            return match action {
                Action::NewCode | Action::RemoveUser => {
                    Availability::Disabled(DisabledReason::OneAtATime)
                }
                _ => Availability::Available,
            };
        };
        let mut refusals = Vec::new();
        for row in self.list.iter_action_rows() {
            match row.seen_by(me).may_set(to) {
                Ok(()) => return Availability::Available,
                Err(why) => refusals.push(why),
            }
        }
        refusals.into_iter().next().map_or(Availability::Available, |why| Err(why).into())
    }

    /// Performs an action on several selected users. Returns `None` for any other action.
    fn act_on_several(&self, action: Action, around: ScreenContext<'_>) -> Option<ScreenOutcome> {
        let rows = || self.list.iter_action_rows();
        if action == Action::GiveAccess {
            let people = rows().map(|row| row.person.clone()).collect();
            let dialog = GiveAccess::new(people, around.now.today, around.lang);
            return Some(ScreenOutcome::Ask(Dialog::GiveAccess(Box::new(dialog))));
        }
        let to = self.common_value(action)?;
        let seen = |row: &UserRow| to.now_of(row.role, row.manager, row.status);
        let users = rows().map(|row| (row.person.id, seen(row))).filter(|(_, seen)| *seen != to);
        let command = Command::ChangeUsers { users: users.collect(), to };
        let (can, skipped) = split_by_right(rows(), to, around);
        let said_of_skipped = |lang| {
            text::people::skipped::skipped_users(lang, skipped.clone(), around.zone, around.now)
        };
        if to == UserValue::Blocked(true) && !can.is_empty() {
            let said = |lang| {
                let names = can.iter().map(|row| row.person.name.clone()).collect();
                text::people::users::block_question(lang, names, said_of_skipped(lang))
            };
            return Some(ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesRemove, command)));
        }
        let ends = rows().any(|row| row.me && ends_admin(row.role, to));
        let more = |lang| {
            let others = can.iter().filter(|row| !row.me).map(|row| &row.person.name);
            let also = text::people::users::role_of_others(lang, others.collect());
            also.into_iter().chain(said_of_skipped(lang)).collect()
        };
        Some(if ends { ask_first(command, more) } else { ScreenOutcome::Do(command) })
    }
}

impl ScreenBehavior for UsersScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, Users};
        &[Users, List, Move, Everywhere, Always]
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::Users(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        Some(Table::boxed(&self.list, &USERS))
    }

    fn availability(&self, action: Action, me: Option<&Me>, rows: &SelectedRows) -> Availability {
        let row = self.list.iter_action_rows().next();
        match (action, row, me) {
            (Action::Right, None, _) => Availability::Hidden,
            (Action::Mark | Action::MarkAll, _, Some(me))
                if me.may_manage_env().is_err() && !me.administers =>
            {
                Availability::Hidden
            }
            (Action::GiveAccess, None, Some(_)) => Availability::Disabled(DisabledReason::NoRow),
            // The dialog says which of the users cannot get it.
            (Action::GiveAccess, _, Some(me)) => may_administer(me),
            (Action::AddUser, _, Some(me)) => me.may_manage_env().into(),
            (Action::ShareDomain, _, Some(me)) => {
                me.may_share_domain(me.own_domain.is_none()).into()
            }
            (_, _, Some(me)) if rows.count > 1 => self.availability_for_several(action, me),
            (_, Some(row), Some(me)) => may_manage(action, &row.seen_by(me))
                .map_or(Availability::Available, Availability::from),
            _ => Availability::Available,
        }
    }

    fn action_label(&self, action: Action) -> Option<Text> {
        self.list.iter_action_rows().next()?;
        value_label(self.common_value(action)?)
    }

    fn plus(&self) -> Option<Action> {
        Some(Action::AddUser)
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if self.list.act(action, around.height()) {
            return ScreenOutcome::Stay;
        }
        let new = match action {
            Action::Left => return ScreenOutcome::ToMenu,
            Action::AddUser => Some(Purpose::Invite),
            Action::ShareDomain => {
                around.me.and_then(|me| me.own_domain.clone()).map(Purpose::Share)
            }
            _ => None,
        };
        if let Some(purpose) = new {
            return ScreenOutcome::Ask(Dialog::form(purpose, around.lang));
        }
        if matches!(action, Action::Open | Action::Right) {
            let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
            let person = row.person.clone();
            return ScreenOutcome::Open(Address::User(person.id, person.name));
        }
        if self.list.action_row_count() > 1
            && let Some(outcome) = self.act_on_several(action, around)
        {
            return outcome;
        }
        let Some(row) = self.list.iter_action_rows().next() else { return ScreenOutcome::Stay };
        let known = KnownUser {
            person: &row.person,
            email: &row.email,
            role: row.role,
            manager: row.manager,
            status: row.status,
            member_of: &row.member_of,
            organisations: row.orgs.unwrap_or(0),
            not_yet_active: &row.not_yet_active,
        };
        manage(action, &known, around).unwrap_or(ScreenOutcome::Unknown)
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let pane = self.pane_query();
        vec![self.list.wanted(height, ask::users), self.pane.wanted(pane).beside_list()]
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Users)
    }

    fn find_name(&self, _: Option<OrgId>, user: Option<UserId>) -> Option<Name> {
        let person = self.list.current().map(|row| &row.person);
        person.filter(|person| Some(person.id) == user).map(|person| person.name.clone())
    }

    fn export(&self) -> Option<(Exported, String)> {
        Some((Exported::Users, String::new()))
    }

    fn selection(&self) -> Selection {
        let Some(row) = self.list.iter_action_rows().next() else {
            return Selection::from_show_command(commands::USER_LIST, &[]);
        };
        let shown = match self.list.action_row_count() {
            1 => Selection::from_show_command(commands::USER_SHOW, &[ShellPart::Who]),
            _ => Selection::from_show_command(commands::USER_LIST, &[]),
        };
        Selection {
            who: self.list.iter_action_rows().map(|row| row.email.clone()).collect(),
            row: vec![row.person.name.to_string(), row.email.clone()],
            id: Some(row.person.id.0),
            instead: reverse_commands(row.status, row.manager),
            ..shown
        }
    }

    fn command_done(&mut self, receipt: &Receipt) {
        self.list.clear_marks();
        if let About::User(user) = receipt.about.0
            && receipt.has_new(&OutcomeKind::Invited)
        {
            self.list.show_new(user.0);
        }
    }

    fn bands(&self, height: u16) -> Bands {
        Bands::LIST.with_detail(8, height).with_plus(height)
    }

    fn sorted_list(&self) -> Option<&'static str> {
        Some("users")
    }

    fn pane_actions(&self) -> Vec<Action> {
        use Action::{Block, GiveAccess, Manager, NewCode, RemoveUser, RoleAdmin};
        vec![GiveAccess, NewCode, RoleAdmin, Manager, Block, RemoveUser]
    }

    fn open_label(&self) -> Option<Text> {
        Some(text::actions::OPEN_USER)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            AddUser, Block, Details, Filter, GiveAccess, Help, Mark, NewCode, Open, Quit,
            RemoveUser, RoleAdmin, Undo,
        };
        &[
            Open, AddUser, GiveAccess, RoleAdmin, RemoveUser, Mark, Filter, Details, NewCode,
            Block, Help, Undo, Quit,
        ]
    }
}

/// The shell commands that undo the status of a user: blocked, or relationship manager.
pub(super) fn reverse_commands(status: UserStatus, manager: bool) -> Vec<(Action, ShellCommand)> {
    let unblock = ShellCommand::new(commands::USER_UNBLOCK, &[ShellPart::Who]);
    let no_manager =
        ShellCommand::new(commands::USER_MANAGER, &[ShellPart::Who, ShellPart::Word(word::NO)]);
    let all = [
        (status == UserStatus::Blocked, (Action::Block, unblock)),
        (manager, (Action::Manager, no_manager)),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, instead)| instead).collect()
}
