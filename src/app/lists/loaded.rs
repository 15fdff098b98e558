//! An answer from the store, kept on screen until a newer one arrives.

use crate::domain::Ticket;

/// A cached answer and the state of its query.
#[derive(Debug)]
pub struct Loaded<T> {
    value: Option<T>,
    asked: Option<Ticket>,
    stale: bool,
}

impl<T> Default for Loaded<T> {
    fn default() -> Self {
        Self { value: None, asked: None, stale: true }
    }
}

impl<T> Loaded<T> {
    /// The newest answer.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Returns whether no answer has arrived yet.
    pub fn is_empty(&self) -> bool {
        self.value.is_none()
    }

    /// Returns whether the answer belongs to the newest query.
    pub fn is_fresh(&self) -> bool {
        !self.stale && self.asked.is_none() && self.value.is_some()
    }

    /// Returns whether a query must be sent.
    pub fn is_wanted(&self) -> bool {
        self.stale
    }

    /// Marks the answer as stale: the query or the store changed.
    pub fn invalidate(&mut self) {
        self.stale = true;
    }

    /// Records that the query was sent under this ticket; older answers are dropped.
    pub fn ask(&mut self, ticket: Ticket) {
        self.asked = Some(ticket);
        self.stale = false;
    }

    /// The ticket of the pending query.
    pub fn awaited(&self) -> Option<Ticket> {
        self.asked
    }

    /// Returns whether the pending query has this ticket.
    pub fn is_pending(&self, ticket: Ticket) -> bool {
        self.asked == Some(ticket)
    }

    /// Stores an answer, unless a newer query is pending. Returns whether it was stored.
    pub fn accept(&mut self, ticket: Ticket, value: T) -> bool {
        let mine = self.is_pending(ticket);
        if mine {
            self.asked = None;
            self.value = Some(value);
        }
        mine
    }

    /// Ends a query that failed, without a retry. Returns whether the ticket was pending.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        let mine = self.is_pending(ticket);
        if mine {
            self.asked = None;
        }
        mine
    }
}
