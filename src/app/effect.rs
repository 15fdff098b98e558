//! Side effects that an update requests.

use super::FilterChange;
use crate::domain::{Condition, OrgId, Request, Session, SortDirection, Ticket};

/// A side effect that the caller of `update` must carry out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send this request to the store. The session is `None` on the sign-in screen.
    Send(Ticket, Option<Session>, Request),
    /// Cancel the query with this ticket, because nothing awaits its answer any more.
    Cancel(Ticket),
    /// Export this list to a file, limited to what the user may see.
    Export(Session, Export),
    /// Save this change of a user's filters, outside the database.
    SaveFilter(FilterChange),
    /// Copy this text to the clipboard.
    Copy(String),
    /// Suspend the process to the shell until it is resumed.
    Suspend,
    /// Clear the terminal and draw every cell again.
    Repaint,
    /// Restore the terminal and end the program.
    Quit,
}

/// A list that the user can export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The organisations in the user's list.
    Organisations,
    /// All members of this organisation.
    Members(OrgId),
    /// All requests of this organisation, open and completed.
    Requests(OrgId),
    /// The requests to the user.
    Inbox,
    /// The users of the environment.
    Users,
    /// The active partnerships of the environment.
    Partners,
    /// The log of one organisation; `None` for everything that the user may see.
    Log(Option<OrgId>),
}

/// A list to export, with the filter and order of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Determines the columns and the query.
    pub what: Exported,
    /// Limits the export to rows that match these words; empty exports all.
    pub filter: String,
    /// Limits the export to rows that meet these conditions.
    pub only: Vec<Condition>,
    /// Order of the exported rows.
    pub order: SortDirection,
    /// The word for the list in the language of the screen, for the file name.
    pub list: &'static str,
    /// Name of the organisation, which becomes part of the file name.
    pub name: String,
}

/// The result of one update: side effects, and whether to draw.
#[derive(Debug, Default)]
pub struct Effects {
    /// Side effects, in the order to carry them out.
    pub items: Vec<Effect>,
    /// `true` if the screen may have changed.
    pub redraw: bool,
}

impl Effects {
    /// Returns a redraw without side effects.
    pub fn redraw() -> Self {
        Self { items: Vec::new(), redraw: true }
    }

    /// Returns no side effects and no redraw.
    pub fn none() -> Self {
        Self::default()
    }

    /// Appends side effects.
    #[must_use]
    pub fn and(mut self, effect: impl IntoIterator<Item = Effect>) -> Self {
        self.items.extend(effect);
        self
    }

    /// Appends the side effects of `other`. Redraws if either one does.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.items.extend(other.items);
        self.redraw |= other.redraw;
        self
    }
}
