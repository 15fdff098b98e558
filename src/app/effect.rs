//! Side effects that an update requests.

use super::Export;
use crate::domain::{Request, Session, Ticket};

/// A requested side effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this request to the store, on behalf of the session if there is one.
    Send(Ticket, Option<Session>, Request),
    /// Cancel the query with this ticket: its answer is no longer needed.
    Cancel(Ticket),
    /// Export this list to a file, limited to what the user may see.
    Export(Session, Export),
    /// Copy this text to the clipboard.
    Copy(String),
    /// Suspend the process to the shell until it is resumed.
    Suspend,
    /// Repaint every cell.
    Repaint,
    /// Quit the program.
    Quit,
}

/// The effects of one update.
#[derive(Debug, Default)]
pub struct Effects {
    /// The effects, in order.
    pub wishes: Vec<Effect>,
    /// `true` if the screen may have changed.
    pub redraw: bool,
}

impl Effects {
    /// Only a redraw.
    pub fn redraw() -> Self {
        Self { wishes: Vec::new(), redraw: true }
    }

    /// No effects.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds effects.
    #[must_use]
    pub fn and(mut self, effect: impl IntoIterator<Item = Effect>) -> Self {
        self.wishes.extend(effect);
        self
    }

    /// Combines the effects of both.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.wishes.extend(other.wishes);
        self.redraw |= other.redraw;
        self
    }
}
