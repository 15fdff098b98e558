//! Slots: parts of the state that hold the answer to a query.

use crate::domain::{Answer, Query, Ticket};

/// Holds one answer. The old content stays until the new answer arrives.
pub(in crate::app) trait Slot {
    /// The ticket of the pending query, if any.
    fn awaited(&self) -> Option<Ticket>;

    /// Records the ticket of a query that was sent. Answers to earlier queries are ignored from
    /// then on.
    fn mark_sent(&mut self, ticket: Ticket, query: &Query);

    /// Stores the answer to the pending query, for a list that shows `height` rows.
    fn accept(&mut self, answer: Answer, height: usize);

    /// Ends the pending query without an answer. The query is not repeated until the slot is stale.
    fn fail(&mut self);

    /// Marks the content as stale, so that it is queried again.
    fn invalidate(&mut self);
}

/// A slot, and the query to send for it.
pub(in crate::app) struct Wanted<'a> {
    pub(super) slot: &'a mut dyn Slot,
    pub(super) query: Option<Query>,
    pub(super) is_lasting: bool,
    pub(super) is_beside_list: bool,
}

impl<'a> Wanted<'a> {
    /// Creates the pair. `query` is `None` if the slot is filled or already awaits the answer.
    pub(in crate::app) fn new(slot: &'a mut dyn Slot, query: Option<Query>) -> Self {
        Self { slot, query, is_lasting: false, is_beside_list: false }
    }

    /// Drops the query while the slot is not visible.
    #[must_use]
    pub(in crate::app) fn only_if(mut self, is_visible: bool) -> Self {
        self.query.take_if(|_| !is_visible);
        self
    }

    /// Drops the query while no pane stands beside the list.
    #[must_use]
    pub(in crate::app) fn beside_list(self) -> Self {
        Self { is_beside_list: true, ..self }
    }

    /// Keeps the content when the store changes, for answers that cannot change.
    #[must_use]
    pub(in crate::app) fn lasting(self) -> Self {
        Self { is_lasting: true, ..self }
    }

    /// Marks the slot as stale, unless its content is lasting.
    pub(in crate::app) fn invalidate(self) {
        if !self.is_lasting {
            self.slot.invalidate();
        }
    }
}
