//! Everything the program wants from the outside world.

use super::Export;
use crate::domain::{Request, Session, Ticket};

/// One wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Hand this to the store, in the name of this person if somebody is signed in.
    Send(Ticket, Option<Session>, Request),
    /// Nobody waits for the answer to this question any more: it may stop.
    Cancel(Ticket),
    /// Write this list into a file, as this person may see it.
    Export(Session, Export),
    /// Put this text on the clipboard.
    Copy(String),
    /// Go to the shell until it brings us back.
    Suspend,
    /// Paint every cell again.
    Repaint,
    /// End the program.
    Quit,
}

/// The outcome of one update.
#[derive(Debug, Default)]
pub struct Effects {
    /// The wishes, in order.
    pub wishes: Vec<Effect>,
    /// Whether the screen may have changed.
    pub redraw: bool,
}

impl Effects {
    /// Nothing but a new frame.
    pub fn redraw() -> Self {
        Self { wishes: Vec::new(), redraw: true }
    }

    /// Nothing at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a wish.
    #[must_use]
    pub fn and(mut self, effect: impl IntoIterator<Item = Effect>) -> Self {
        self.wishes.extend(effect);
        self
    }

    /// Both.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.wishes.extend(other.wishes);
        self.redraw |= other.redraw;
        self
    }
}
