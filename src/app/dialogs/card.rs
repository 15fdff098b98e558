//! The card with the details of one row. The keys of its list also work on the card.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Context},
    domain::{InboxRow, Level, MemberRow, MemberVerb, RelationRow, RequestRow},
    text::{self, Text},
};

/// The details of one row of a list, updated when the list changes.
#[derive(Clone, Debug)]
pub enum Card {
    /// A member of an organisation.
    Member(MemberRow),
    /// A request that an organisation sent.
    Request(RequestRow),
    /// A request to the user.
    Inbox(InboxRow),
}

/// Lines of the card of a request to the user, without its message.
const INBOX_HEIGHT: usize = 12;
/// The width of the message of a request on its card, in cells.
const MESSAGE_WIDTH: usize = 50;

impl Card {
    /// Lines for the message of a request to the user.
    fn message_lines(row: &InboxRow) -> usize {
        let (InboxRow::Member(RequestRow { message, .. })
        | InboxRow::Relation(RelationRow { message, .. })) = row;
        message.as_ref().map_or(0, |message| 1 + message.len() / MESSAGE_WIDTH)
    }
}

impl DialogBehavior for Card {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Inbox, Members, Requests};
        match self {
            Self::Member(_) => &[Context::Card, Members, Always],
            Self::Request(_) => &[Context::Card, Requests, Always],
            Self::Inbox(_) => &[Context::Card, Inbox, Always],
        }
    }

    fn size(&self) -> (u16, u16) {
        match self {
            Self::Member(_) => (64, 13),
            Self::Request(_) => (76, 19),
            Self::Inbox(row) => {
                let lines = INBOX_HEIGHT + Self::message_lines(row);
                (76, u16::try_from(lines).unwrap_or(u16::MAX))
            }
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
            Self::Inbox(_) => &[Action::Accept, Action::Decline, Action::Close],
        }
    }

    fn esc(&self) -> Text {
        text::esc::CLOSE
    }
}
