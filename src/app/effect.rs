//! Side effects that an update requests.

use crate::domain::{OrgId, Request, Session, SortDirection, Ticket};

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

/// The list to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The organisations.
    Organisations,
    /// The members of an organisation.
    Members(OrgId),
    /// The requests of an organisation.
    Requests(OrgId),
    /// The inbox.
    Inbox,
    /// The users.
    Users,
    /// The partners.
    Partners,
    /// The log of one organisation, or of everything.
    Log(Option<OrgId>),
}

/// A list to export, as shown on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The list.
    pub what: Exported,
    /// The filter text.
    pub filter: String,
    /// The sort order.
    pub order: SortDirection,
    /// The name of its subject, for the file name.
    pub name: String,
}

/// The effects of one update.
#[derive(Debug, Default)]
pub struct Effects {
    /// The effects, in order.
    pub items: Vec<Effect>,
    /// `true` if the screen may have changed.
    pub redraw: bool,
}

impl Effects {
    /// Only a redraw.
    pub fn redraw() -> Self {
        Self { items: Vec::new(), redraw: true }
    }

    /// No effects.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds effects.
    #[must_use]
    pub fn and(mut self, effect: impl IntoIterator<Item = Effect>) -> Self {
        self.items.extend(effect);
        self
    }

    /// Combines the effects of both.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.items.extend(other.items);
        self.redraw |= other.redraw;
        self
    }
}
