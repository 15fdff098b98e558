//! The notices (*Meldingen*): what they lead to, and access that ends soon.

use super::{InboxScreen, InboxTab, MEMBERS_TAB, REQUESTS_TAB, ScreenContext, ScreenOutcome};
use crate::{
    app::{
        Action, Address, Availability, MenuItem, Row, Selection,
        dialogs::{Confirm, DayMember, DayPrompt, Dialog, Purpose},
    },
    domain::{
        Kind, LogContent, LogRow, Me, MemberRefusal, MemberVerb, NoticeRow, OfferedEvidence,
        rights::EnvRights,
    },
    text::{self, Lang, Text},
};

impl InboxScreen {
    /// Opens what the notice under the cursor is about.
    pub(super) fn open_subject(&self) -> ScreenOutcome {
        match self.notices.current() {
            None => ScreenOutcome::Stay,
            Some(NoticeRow::Ends { org: (id, name), member, .. }) => ScreenOutcome::OpenTab(
                Address::Organisation(*id, name.clone()),
                MEMBERS_TAB,
                member.person.name.to_string(),
            ),
            Some(NoticeRow::Happened(row)) => open_event(row),
        }
    }

    /// The label of the hint for Enter, which says where it leads.
    pub(super) fn subject_label(&self) -> Text {
        use text::actions as to;
        match self.open_subject() {
            ScreenOutcome::OpenTab(Address::Organisation(..), MEMBERS_TAB, _) => to::TO_MEMBERS,
            ScreenOutcome::OpenHandled(..)
            | ScreenOutcome::OpenTab(Address::Organisation(..), ..) => to::TO_REQUESTS,
            ScreenOutcome::OpenTab(Address::Menu(MenuItem::Organisations), ..) => {
                to::TO_ORGANISATIONS
            }
            ScreenOutcome::Open(Address::Menu(MenuItem::Log)) => to::TO_LOG,
            ScreenOutcome::Open(Address::Menu(MenuItem::Partners)) => to::TO_PARTNERS,
            ScreenOutcome::Open(Address::Organisation(..)) => to::TO_ORGANISATION,
            _ => to::GO_THERE,
        }
    }

    /// Returns whether the viewer can extend the access of the selected notices.
    pub(super) fn may_extend(&self) -> Availability {
        let mut ending = self.ending().peekable();
        if ending.peek().is_none() {
            return Availability::Hidden;
        }
        let is_own = |row: &NoticeRow| matches!(row, NoticeRow::Ends { member, .. } if member.me);
        if ending.all(is_own) { Err(MemberRefusal::OwnExtension.into()) } else { Ok(()) }.into()
    }

    /// The selected notices that are about access that ends.
    pub(super) fn ending(&self) -> impl Iterator<Item = &NoticeRow> {
        let rows = self.notices.iter_action_rows().filter(|_| self.tab == InboxTab::Notices);
        rows.filter(|row| matches!(row, NoticeRow::Ends { .. }))
    }

    /// Returns whether a notice can be marked: only access that ends can be changed.
    pub(super) fn may_mark(&self) -> Availability {
        match self.notices.current() {
            Some(NoticeRow::Ends { .. }) if self.tab == InboxTab::Notices => {
                Availability::Available
            }
            _ => Availability::Hidden,
        }
    }

    /// Returns whether some notice can be marked; those about the past and the viewer cannot.
    pub(super) fn may_mark_all(&self) -> Availability {
        let mut rows = self.notices.rows().iter();
        match self.tab {
            InboxTab::Notices if rows.any(|row| !row.is_left_out()) => Availability::Available,
            _ => Availability::Hidden,
        }
    }

    /// Opens the prompt for a new last day, three months from now unless the user types another.
    pub(super) fn extend(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        // In the order of the list.
        let rows = self.notices.action_rows();
        let members: Vec<_> = rows.iter().filter_map(DayMember::of_notice).collect();
        if members.is_empty() {
            return ScreenOutcome::Stay;
        }
        let (today, lang) = (around.now.today, around.lang);
        let prompt = DayPrompt::new(MemberVerb::LastDay, members, today, lang)
            .proposing(text::input::THREE_MONTHS.of(lang).to_owned());
        ScreenOutcome::Ask(Dialog::DayPrompt(Box::new(prompt)))
    }

    /// Returns whether the viewer can decide on the evidence under the cursor. The list has none that
    /// the viewer submitted.
    pub(super) fn may_judge(&self, me: Option<&Me>) -> Availability {
        let seen = self.notices.current().filter(|_| self.tab == InboxTab::Notices);
        match (seen.and_then(NoticeRow::evidence), me) {
            (None, _) => Availability::Hidden,
            (Some(_), Some(me)) => me.may_manage_env().into(),
            (Some(_), None) => Availability::Available,
        }
    }

    /// Asks whether to approve the evidence under the cursor, or why it is rejected.
    pub(super) fn judge(&self, action: Action, lang: Lang) -> ScreenOutcome {
        let Some(seen) = self.notices.current().and_then(NoticeRow::evidence) else {
            return ScreenOutcome::Stay;
        };
        let OfferedEvidence { id, name, method, reference, by } = seen;
        ScreenOutcome::Ask(if action == Action::Reject {
            let seen = Some((method, reference.clone()));
            Dialog::form(Purpose::Reject { org: id, name: name.clone(), seen }, lang)
        } else {
            let question = Confirm::approve(id, name, Some((method, reference, by)));
            Dialog::Confirm(Box::new(question))
        })
    }

    /// The organisation whose evidence waits under the cursor, added to the names of the list.
    pub(super) fn selected_evidence(&self, list: &Selection) -> Option<Selection> {
        let seen = self.notices.current().filter(|_| self.tab == InboxTab::Notices)?.evidence()?;
        let name = seen.name.to_string();
        Some(Selection { org: Some(name.clone()), row: vec![name], ..list.clone() })
    }

    /// The names of the selected notices about access that ends, added to those of the list.
    pub(super) fn selected_endings(&self, list: &Selection) -> Option<Selection> {
        let mut ending = self.ending();
        let Some(NoticeRow::Ends { org, member, .. }) = ending.next() else { return None };
        let person = &member.person;
        let mut selection = Selection {
            who: vec![person.name.to_string()],
            org: Some(org.1.to_string()),
            row: vec![person.name.to_string(), org.1.to_string()],
            ..list.clone()
        };
        for row in ending {
            let NoticeRow::Ends { org: of, member, .. } = row else { continue };
            selection.who.push(member.person.name.to_string());
            // One shell command is about one organisation.
            selection.org = selection.org.filter(|_| of.0 == org.0);
        }
        Some(selection)
    }
}

/// Opens what an event is about, where the user can act on it. An organisation that the user has lost
/// is not in their list any more, so the event itself is shown.
fn open_event(row: &LogRow) -> ScreenOutcome {
    let LogContent::Happened(kind) = row.what else { return open_log() };
    let user = row.user.as_ref().map(|user| (user.id, user.name.clone()));
    match (kind, &row.org, user) {
        (Kind::MemberRemoved | Kind::MemberExpired | Kind::RequestWithdrawn, ..) => open_log(),
        (
            Kind::RequestAccepted
            | Kind::MemberAdded
            | Kind::MemberSuccessor
            | Kind::MemberLevel
            | Kind::MemberUntil,
            Some(org),
            user,
        ) => {
            let who = user.map_or(String::new(), |(_, name)| name.to_string());
            let address = Address::Organisation(org.0, org.1.clone());
            ScreenOutcome::OpenTab(address, MEMBERS_TAB, who)
        }
        (Kind::RequestDeclined | Kind::RequestExpired, Some(org), user) => {
            let who = user.map_or(String::new(), |(_, name)| name.to_string());
            let address = Address::Organisation(org.0, org.1.clone());
            // An answered request is among the completed ones; one without an answer can be renewed.
            if kind == Kind::RequestDeclined {
                ScreenOutcome::OpenHandled(address, who)
            } else {
                ScreenOutcome::OpenTab(address, REQUESTS_TAB, who)
            }
        }
        // An approver need not be a member, and a paused member cannot open the organisation: both
        // see it only in the list.
        (Kind::OrganisationOffered | Kind::MemberPaused, Some((_, name)), _) => {
            let list = Address::Menu(MenuItem::Organisations);
            ScreenOutcome::OpenTab(list, 0, name.to_string())
        }
        (_, Some(org), _) => ScreenOutcome::Open(Address::Organisation(org.0, org.1.clone())),
        (
            Kind::UserRole
            | Kind::UserManager
            | Kind::KeyAdded
            | Kind::KeyCode
            | Kind::KeyConfirmed
            | Kind::KeyWithdrawn,
            None,
            Some((id, name)),
        ) => ScreenOutcome::Open(Address::User(id, name)),
        (
            Kind::RelationAccepted
            | Kind::RelationDeclined
            | Kind::RelationWithdrawn
            | Kind::PartnershipEnded,
            ..,
        ) => ScreenOutcome::Open(Address::Menu(MenuItem::Partners)),
        _ => open_log(),
    }
}

const fn open_log() -> ScreenOutcome {
    ScreenOutcome::Open(Address::Menu(MenuItem::Log))
}
