//! The card with the details of one row. The keys of its list also work on the card.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context},
    domain::{InboxRow, Level, MemberRow, MemberVerb, OrgRow, PartnerDetails, RequestRow},
    text::{self, Text},
};

/// The details of one row of a list, updated when the list changes.
#[derive(Clone, Debug)]
pub struct Card {
    /// The row.
    pub row: CardRow,
    /// The first visible line, if the details do not fit.
    pub top: usize,
}

/// The row that a card shows.
#[derive(Clone, Debug)]
pub enum CardRow {
    /// A member of an organisation.
    Member(MemberRow),
    /// A request that an organisation sent.
    Request(RequestRow),
    /// A request to the user.
    Inbox(InboxRow),
    /// An organisation that the user is no member of, with the evidence that they can judge.
    Evidence(OrgRow),
    /// A partner of the environment, with its people.
    Partner(PartnerDetails),
}

/// The least width, which its buttons need. The height is that of its text.
const SIZE: (u16, u16) = (64, 6);
/// The least width with the many buttons of a member.
const MEMBER_WIDTH: u16 = 76;

/// The actions on a member, from right to left. Of the roles, the card offers the one that the
/// member does not have.
const MEMBER_BUTTONS: &[Action] = &[
    Action::Remove,
    Action::Change(MemberVerb::LastDay),
    Action::Change(MemberVerb::Level(Level::OrgAdmin)),
    Action::Change(MemberVerb::Level(Level::Member)),
];

impl Card {
    /// Creates the card of a row.
    pub const fn new(row: CardRow) -> Self {
        Self { row, top: 0 }
    }

    /// The actions with a button, from right to left.
    pub const fn button_actions(&self) -> &'static [Action] {
        match self.row {
            CardRow::Member(_) => MEMBER_BUTTONS,
            CardRow::Request(_) => &[Action::Renew, Action::Withdraw],
            CardRow::Inbox(_) => &[Action::Accept, Action::Decline],
            CardRow::Evidence(_) => &[Action::Approve, Action::Reject],
            CardRow::Partner(_) => &[Action::EndPartnership],
        }
    }
}

impl DialogBehavior for Card {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Inbox, Members, Move, Organisations, Partners, Requests};
        match self.row {
            CardRow::Member(_) => &[Context::Card, Members, Move, Always],
            CardRow::Request(_) => &[Context::Card, Requests, Move, Always],
            CardRow::Inbox(_) => &[Context::Card, Inbox, Move, Always],
            CardRow::Evidence(_) => &[Context::Card, Organisations, Move, Always],
            CardRow::Partner(_) => &[Context::Card, Partners, Move, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        match self.row {
            CardRow::Member(_) => (MEMBER_WIDTH, SIZE.1),
            _ => SIZE,
        }
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        match action {
            Action::Close | Action::Back => DialogOutcome::Close,
            _ => DialogOutcome::Unknown,
        }
    }

    fn text_top(&mut self) -> Option<&mut usize> {
        Some(&mut self.top)
    }

    fn hints(&self) -> &'static [Action] {
        const MEMBER: &[Action] = &[
            Action::Change(MemberVerb::Level(Level::OrgAdmin)),
            Action::Change(MemberVerb::LastDay),
            Action::Change(MemberVerb::Pause),
            Action::Change(MemberVerb::Resume),
            Action::Remove,
            Action::Down,
        ];
        match self.row {
            CardRow::Member(_) => MEMBER,
            CardRow::Request(_) => &[Action::Renew, Action::Withdraw, Action::Down],
            CardRow::Inbox(_) => &[Action::Accept, Action::Decline, Action::Down],
            CardRow::Evidence(_) => &[Action::Approve, Action::Reject, Action::Down],
            CardRow::Partner(_) => &[Action::EndPartnership, Action::Down],
        }
    }

    fn esc(&self) -> Text {
        text::esc::CLOSE
    }
}
