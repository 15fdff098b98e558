//! The card with the details of one row. The keys of its list also work on the card.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context},
    domain::{Level, MemberRow, MemberVerb, RequestRow},
    text::{self, Text},
};

/// The details of one row of a list, updated when the list changes.
#[derive(Clone, Debug)]
pub enum Card {
    /// A member of an organisation.
    Member(MemberRow),
    /// A request that an organisation sent.
    Request(RequestRow),
}

impl DialogBehavior for Card {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Members, Requests};
        match self {
            Self::Member(_) => &[Context::Card, Members, Always],
            Self::Request(_) => &[Context::Card, Requests, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        match self {
            Self::Member(_) => (64, 13),
            Self::Request(_) => (76, 19),
        }
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        match action {
            Action::Close | Action::Back => DialogOutcome::Close,
            _ => DialogOutcome::Unknown,
        }
    }

    fn hints(&self) -> &'static [Action] {
        const MEMBER: &[Action] = &[
            Action::Change(MemberVerb::Level(Level::OrgAdmin)),
            Action::Change(MemberVerb::LastDay),
            Action::Change(MemberVerb::Pause),
            Action::Change(MemberVerb::Resume),
            Action::Remove,
            Action::Close,
        ];
        match self {
            Self::Member(_) => MEMBER,
            Self::Request(_) => &[Action::Renew, Action::Withdraw, Action::Close],
        }
    }

    fn esc(&self) -> Text {
        text::esc::CLOSE
    }
}
