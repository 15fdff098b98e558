//! Questions over a screen. A new one is a new arm here, and the compiler lists the rest.

mod add_members;
mod check;
mod confirm;
mod decline;
mod last_day;
mod pasted;

pub use add_members::{AddMembers, Chosen, EnterDoes, Line, Step};
pub use check::{Check, Editing};
pub use confirm::{Button, Confirm, MOST, Question};
pub use decline::{Decline, Focus, Reason};
pub use last_day::LastDay;
pub use pasted::Pasted;

use super::{Action, Context, Field};
use crate::domain::{Command, MemberRow, Refusal, Ticket};

/// A dialog.
#[derive(Debug)]
pub enum Dialog {
    /// D1.
    AddMembers(Box<AddMembers>),
    /// D2: the last day with access.
    LastDay(Box<LastDay>),
    /// D2: everything about one member.
    Card(Box<MemberCard>),
    /// D3: are you sure?
    Confirm(Box<Confirm>),
    /// D3: declining, with a reason if one likes.
    Decline(Box<Decline>),
}

/// The card of one member; the keys of the member list work on it.
#[derive(Debug)]
pub struct MemberCard {
    /// Whose.
    pub row: MemberRow,
}

/// What an action did to a dialog.
#[derive(Debug)]
pub(in crate::app) enum Verdict {
    /// It did it, and stays.
    Stay,
    /// It is no action of this dialog.
    Unknown,
    /// It closes; nothing changes.
    Close,
    /// It wants this done, and closes when it is.
    Do(Command),
}

impl Dialog {
    /// Where a key is looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{
            Always, Card, Check, Choose, Confirm, Field, Members, Move, Picker, Reasons,
        };
        match self {
            Self::AddMembers(dialog) => match (dialog.step, dialog.check.editing) {
                (Step::Choose, _) => &[Choose, Picker, Field, Always],
                (Step::Check, Editing::Nothing) => &[Check, Move, Always],
                (Step::Check, _) => &[Field, Always],
            },
            Self::LastDay(_) => &[Field, Always],
            Self::Card(_) => &[Card, Members, Always],
            Self::Confirm(_) => &[Confirm, Always],
            Self::Decline(dialog) if dialog.is_typing() => &[Reasons, Field, Always],
            Self::Decline(_) => &[Reasons, Move, Always],
        }
    }

    /// The text field that has focus, if one has.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::AddMembers(dialog) => dialog.field(),
            Self::LastDay(dialog) => Some(&mut dialog.field),
            Self::Decline(dialog) => dialog.is_typing().then_some(&mut dialog.field),
            Self::Card(_) | Self::Confirm(_) => None,
        }
    }

    /// Whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::AddMembers(dialog) => {
                dialog.step == Step::Choose || dialog.check.editing != Editing::Nothing
            }
            Self::LastDay(_) => true,
            Self::Decline(dialog) => dialog.is_typing(),
            Self::Card(_) | Self::Confirm(_) => false,
        }
    }

    /// After the text of the field with focus changed.
    pub(in crate::app) fn typed(&mut self) {
        match self {
            Self::AddMembers(dialog) => dialog.typed(),
            Self::LastDay(dialog) => dialog.problem = None,
            Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => {}
        }
    }

    /// Whether what an action would act on is there; until then the keys are held.
    pub fn is_ready(&self) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.is_ready(),
            Self::LastDay(_) | Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => true,
        }
    }

    pub(in crate::app) fn act(&mut self, action: Action, height: usize) -> Verdict {
        match self {
            Self::AddMembers(dialog) => dialog.act(action, height),
            Self::LastDay(dialog) => dialog.act(action),
            Self::Confirm(dialog) => dialog.act(action),
            Self::Decline(dialog) => dialog.act(action),
            Self::Card(_) => match action {
                Action::Close | Action::Back => Verdict::Close,
                _ => Verdict::Unknown,
            },
        }
    }

    /// The command of this dialog was refused. A dialog with work in it stays and says so.
    pub(in crate::app) fn refused(&mut self, why: &Refusal) -> bool {
        match self {
            Self::AddMembers(dialog) => {
                dialog.problem.get_or_insert_with(|| why.clone());
                true
            }
            Self::LastDay(dialog) => {
                dialog.problem = Some(why.clone());
                true
            }
            Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => false,
        }
    }

    /// A question of this dialog was refused or failed. Says whether it was of this dialog.
    pub(in crate::app) fn give_up(&mut self, ticket: Ticket) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.give_up(ticket),
            Self::LastDay(_) | Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => false,
        }
    }

    /// Before the program ends: a dialog in which something was chosen asks once. Says whether it
    /// asks now.
    pub(in crate::app) fn asks_to_stay(&mut self) -> bool {
        match self {
            Self::AddMembers(dialog) => dialog.asks_to_stay(),
            Self::LastDay(_) | Self::Card(_) | Self::Confirm(_) | Self::Decline(_) => false,
        }
    }
}
