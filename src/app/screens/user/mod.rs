//! The page of one user: role, access to organisations, addresses, and SSH keys.

mod access;
mod addresses;
mod keys;
mod pane;
mod table;

use addresses::to_address_action;

use super::{
    Body, MEMBERS_TAB, MenuItem, REQUESTS_TAB, ScreenBehavior, ScreenContext, ScreenOutcome,
    SelectedRows, Shape,
    marked_users::KnownUser,
    users::{manage, may_give_access, may_manage, reverse_commands},
};
use crate::{
    app::{
        Action, Address, Availability, Context, DisabledReason, List, Loaded, Selection, ShellPart,
        cache::slot::Wanted,
        dialogs::{Dialog, Purpose},
        layout::bands::{Bands, MIN_DETAIL_HEIGHT},
        lists::{any_list::AnyList, table::AnyTable},
    },
    domain::{
        About, AccessBy, AccessRow, AddedRow, KeyRow, Me, MemberRefusal, MemberVerb, Name, OrgId,
        OutcomeKind, PaneContent, PaneSubject, Query, Receipt, UserDetails, UserId, ask,
        rights::UserRights,
    },
    text::{self, Lang, Text, commands},
};

/// The tabs on the page of a user, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserTab {
    /// The user's role, and the organisations that they have access to.
    Access,
    /// The SSH keys of the user.
    Keys,
}

impl UserTab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 2] = [Self::Access, Self::Keys];
}

/// The page of one user: their details, access and keys, and the selected tab.
#[derive(Debug)]
pub struct UserScreen {
    /// The number of the user, which all queries contain.
    pub id: UserId,
    /// The last known name, shown until the details are loaded.
    pub name: Name,
    /// The selected tab, which determines the visible list.
    pub tab: UserTab,
    /// The details of the user, including the viewer's rights.
    pub details: Loaded<UserDetails>,
    /// The organisations that the user is a member of or has a request from.
    pub list: List<AccessRow>,
    /// The user's keys, newest first; empty if the viewer may not see them.
    pub keys: List<KeyRow>,
    organisation: Loaded<PaneContent>,
    events: Loaded<PaneContent>,
}

impl UserScreen {
    /// Creates the page from a number and the last known name.
    pub fn new(id: UserId, name: Name) -> Self {
        Self {
            id,
            name,
            tab: UserTab::Access,
            details: Loaded::default(),
            list: List::default(),
            keys: List::default(),
            organisation: Loaded::default(),
            events: Loaded::default(),
        }
    }

    /// The number of organisations that the user has access to; `None` until loaded, or if the
    /// viewer may not see them.
    fn access_count(&self) -> Option<usize> {
        let user = self.details.get().filter(|user| user.me || user.can_manage)?;
        Some(user.access.len())
    }

    /// Returns whether the viewer can open the organisation under the cursor, or their own request.
    fn may_open(&self, user: &UserDetails) -> Availability {
        let row = self.list.current().filter(|_| self.tab == UserTab::Access);
        let is_shut =
            |row: &&AccessRow| !(row.can_open || user.me && matches!(row.by, AccessBy::Asked(_)));
        row.filter(is_shut).map_or(Availability::Available, |row| {
            let org = row.org.1.clone();
            Availability::Disabled(match row.paused_until.filter(|_| user.me) {
                Some(until) => DisabledReason::Refused(MemberRefusal::Paused { org, until }.into()),
                None => DisabledReason::NotMember(org),
            })
        })
    }

    /// Opens the organisation under the cursor at the row of this user.
    fn open_organisation(&self, user: &UserDetails) -> ScreenOutcome {
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        let tab = match row.by {
            AccessBy::Member(_) => MEMBERS_TAB,
            AccessBy::Asked(_) if user.me => {
                return ScreenOutcome::Open(Address::Menu(MenuItem::Inbox));
            }
            AccessBy::Asked(_) => REQUESTS_TAB,
        };
        let address = Address::Organisation(row.org.0, row.org.1.clone());
        ScreenOutcome::OpenTab(address, tab, user.person.name.to_string())
    }
}

impl ScreenBehavior for UserScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Access, Always, Everywhere, Keys, List, Move, User};
        match self.tab {
            UserTab::Access => &[Access, User, List, Move, Everywhere, Always],
            UserTab::Keys => &[Keys, User, List, Move, Everywhere, Always],
        }
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::User(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        match self.tab {
            UserTab::Access => Some(&self.list),
            UserTab::Keys => Some(&self.keys),
        }
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        match self.tab {
            UserTab::Access => Some(&mut self.list),
            UserTab::Keys => Some(&mut self.keys),
        }
    }

    fn is_ready(&self) -> bool {
        let keys = self.tab == UserTab::Keys && self.can_see_keys();
        self.details.is_settled() && (!keys || self.keys.is_ready())
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        Some(self.visible_table())
    }

    fn availability(&self, action: Action, me: Option<&Me>, _: &SelectedRows) -> Availability {
        let marks = matches!(action, Action::Mark | Action::MarkAll);
        if action == Action::Filter || marks && self.tab == UserTab::Keys {
            return Availability::Hidden;
        }
        let (Some(user), Some(me)) = (self.details.get(), me) else {
            let waits = action.writes() && !self.details.is_settled();
            return if waits { Availability::Pending } else { Availability::Available };
        };
        if let Some(act) = to_address_action(action) {
            return Self::address_availability(user, act, me);
        }
        let seen = user.seen_by(me);
        match action {
            Action::Open => self.may_open(user),
            Action::Revoke => self.revoke_availability(user),
            Action::Change(_) => self.change_availability(),
            Action::AddAddress | Action::Rename if !user.me => {
                Availability::Disabled(DisabledReason::OnlyThemselves(user.person.name.clone()))
            }
            Action::GiveAccess => may_give_access(me, &seen, &user.person.name),
            Action::AddKey => seen.may_add_key().into(),
            Action::WithdrawKey | Action::ConfirmKey | Action::KeyCode => {
                self.key_availability(action, seen)
            }
            _ => may_manage(action, &seen).map_or(Availability::Available, Availability::from),
        }
    }

    fn action_label(&self, action: Action) -> Option<Text> {
        self.label_of_value(action)
    }

    fn plus(&self) -> Option<Action> {
        Some(match self.tab {
            UserTab::Access => Action::GiveAccess,
            UserTab::Keys => Action::AddKey,
        })
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let moved = match self.tab {
            UserTab::Access => self.list.act(action, around.height()),
            UserTab::Keys => self.keys.act(action, around.height()),
        };
        if moved {
            return ScreenOutcome::Stay;
        }
        if let Action::Left | Action::Right = action {
            return self.turn_tab(action);
        }
        let Some(user) = self.details.get() else { return ScreenOutcome::Stay };
        match action {
            Action::AddKey => return Self::add_key(user, around),
            Action::WithdrawKey => return self.withdraw_key(user, around),
            Action::ConfirmKey => return self.confirm_key(around),
            Action::KeyCode => return self.create_key_code(),
            Action::Open if self.tab == UserTab::Keys => return self.show_key_details(around),
            Action::Open => return self.open_organisation(user),
            Action::Revoke => return self.revoke(user),
            Action::Change(verb) => return self.change(verb, user, around),
            Action::AddAddress => {
                return ScreenOutcome::Ask(Dialog::form(Purpose::AddAddress, around.lang));
            }
            Action::Rename => {
                let was = Some(user.person.name.clone()).filter(|name| **name != *user.email);
                return ScreenOutcome::Ask(Dialog::form(Purpose::Profile(was), around.lang));
            }
            _ => {}
        }
        if let Some(act) = to_address_action(action) {
            return Self::act_on_address(user, act, around);
        }
        let access = user.access.iter().filter(|row| matches!(row.by, AccessBy::Member(_)));
        let member_of: Vec<Name> = access.map(|row| row.org.1.clone()).collect();
        let known = KnownUser {
            member_of: member_of.get(..8).unwrap_or(&member_of),
            organisations: member_of.len(),
            person: &user.person,
            email: &user.email,
            role: user.role,
            manager: user.manager,
            status: user.status,
            not_yet_active: &user.not_yet_active,
        };
        manage(action, &known, around).unwrap_or(ScreenOutcome::Unknown)
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let id = self.id;
        // Query the keys only after the details show that the viewer may still see them.
        let can_see_keys = self.details.is_fresh() && self.can_see_keys();
        let organisation = self.pane_query(PaneSubject::Organisation);
        let events = self.pane_query(|org| PaneSubject::Member(org, id));
        vec![
            self.details.wanted(Some(ask::user(id))),
            self.list.wanted(height, |_| ask::access(id)),
            self.keys.wanted(height, |_| ask::keys(id)).only_if(can_see_keys),
            self.organisation.wanted(organisation).beside_list(),
            self.events.wanted(events).beside_list(),
        ]
    }

    fn answer_stored(&mut self, _: &Query) {
        if let Some(user) = self.details.get() {
            self.name = user.person.name.clone();
        }
    }

    fn pane_actions(&self) -> Vec<Action> {
        let actions = self.row_hints().into_iter();
        // The pane of an organisation offers only what acts on it, not on the user.
        let is_about_access = self.tab == UserTab::Access;
        let is_on_access = |action: &Action| matches!(action, Action::Revoke | Action::Change(_));
        actions.filter(|action| !is_about_access || is_on_access(action)).collect()
    }

    fn address(&self) -> Address {
        Address::User(self.id, self.name.clone())
    }

    fn find_name(&self, _: Option<OrgId>, user: Option<UserId>) -> Option<Name> {
        (Some(self.id) == user).then(|| self.name.clone())
    }

    fn tabs(&self, _: Option<&Me>, lang: Lang) -> Vec<String> {
        let label = |tab: &UserTab| match tab {
            UserTab::Access => text::headings::tab_access(lang, self.access_count()),
            UserTab::Keys => text::ssh::tab_keys(lang, self.live_keys()),
        };
        UserTab::ALL.iter().map(label).collect()
    }

    fn tab(&self) -> usize {
        UserTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0)
    }

    fn show_tab(&mut self, at: usize) {
        self.tab = UserTab::ALL.get(at).copied().unwrap_or(self.tab);
    }

    fn selection(&self) -> Selection {
        let user = self.details.get();
        let email = user.map(|user| user.email.to_string());
        if self.tab == UserTab::Keys {
            return self.key_selection();
        }
        Selection {
            instead: user.map_or(Vec::new(), |user| reverse_commands(user.status, user.manager)),
            org: self.selected_organisation().map(ToString::to_string),
            orgs: self.list.iter_action_rows().map(|row| row.org.1.to_string()).collect(),
            row: [Some(self.name.to_string()), email.clone()].into_iter().flatten().collect(),
            who: email.into_iter().collect(),
            id: Some(self.id.0),
            ..Selection::from_show_command(commands::USER_SHOW, &[ShellPart::Who])
        }
    }

    fn command_done(&mut self, receipt: &Receipt) {
        let added = [
            OutcomeKind::KeyAdded,
            OutcomeKind::KeyWaits { first: true },
            OutcomeKind::KeyWaits { first: false },
        ];
        if matches!(receipt.about.0, About::User(_)) && added.iter().any(|did| receipt.has_new(did))
        {
            self.show_new_key();
        }
        if receipt
            .added_rows()
            .iter()
            .any(|row| matches!(row, AddedRow::Access(user, _) if *user == self.id))
        {
            self.list.show_all();
        }
    }

    fn bands(&self, height: u16) -> Bands {
        match self.tab {
            UserTab::Access => {
                let extra = self
                    .details
                    .get()
                    .map_or(0, |user| user.extra.len() + usize::from(user.code_until.is_some()));
                let most = if height >= MIN_DETAIL_HEIGHT { 4 } else { 1 };
                let extra = u16::try_from(extra).unwrap_or(most).min(most);
                // Three lines about the user, those about more addresses, and a rule.
                let detail = (height / 4).clamp(6, 9);
                let bands = Bands { filter: 4 + extra, ..Bands::TAB };
                bands.with_detail(detail, height).with_plus(height)
            }
            UserTab::Keys => {
                Bands { filter: 0, ..Bands::TAB }.with_detail(6, height).with_plus(height)
            }
        }
    }

    fn open_label(&self) -> Option<Text> {
        if self.tab == UserTab::Keys {
            return Some(text::actions::SEE);
        }
        let is_me = self.details.get().is_some_and(|user| user.me);
        self.list.current().map(|row| match row.by {
            AccessBy::Member(_) => text::actions::OPEN_MEMBERS,
            AccessBy::Asked(_) if is_me => text::actions::TO_INBOX,
            AccessBy::Asked(_) => text::actions::OPEN_REQUESTS,
        })
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            AddKey, Change, ConfirmKey, Details, GiveAccess, Help, KeyCode, Mark, MarkAll, Open,
            Quit, Revoke, Right, Undo, WithdrawKey,
        };
        const LAST_DAY: Action = Change(MemberVerb::LastDay);
        // The card has the keys for the person (R333).
        match self.tab {
            UserTab::Access => &[
                Open, GiveAccess, Revoke, LAST_DAY, Mark, MarkAll, Details, Help, Undo, Right, Quit,
            ],
            UserTab::Keys => {
                &[Open, ConfirmKey, AddKey, WithdrawKey, KeyCode, Details, Help, Undo, Quit]
            }
        }
    }
}
