//! Slots: the places on screen that answers fill.

use crate::domain::{Answer, Query, Ticket};

/// A place for one answer. The old content stays until the new answer arrives.
pub(in crate::app) trait Slot {
    /// The ticket of the pending query.
    fn awaited(&self) -> Option<Ticket>;

    /// Records the ticket of a query that was sent. Answers to earlier queries are ignored then.
    fn mark_sent(&mut self, ticket: Ticket, query: &Query);

    /// Stores the answer to the pending query, for a list that shows `height` rows.
    fn accept(&mut self, answer: Answer, height: usize);

    /// Ends the pending query without an answer. It is not sent again by itself.
    fn fail(&mut self);

    /// Marks the content as stale, so that it is queried again.
    fn invalidate(&mut self);
}

/// A slot with the query that is to be sent for it.
pub(in crate::app) struct Wanted<'a> {
    pub(super) slot: &'a mut dyn Slot,
    pub(super) query: Option<Query>,
    pub(super) is_lasting: bool,
}

impl<'a> Wanted<'a> {
    /// The query is `None` if the slot is filled or already awaits its answer.
    pub(in crate::app) fn new(slot: &'a mut dyn Slot, query: Option<Query>) -> Self {
        Self { slot, query, is_lasting: false }
    }

    /// Sends nothing while the slot is not visible.
    #[must_use]
    pub(in crate::app) fn only_if(mut self, is_visible: bool) -> Self {
        self.query.take_if(|_| !is_visible);
        self
    }

    /// Keeps the content when the store changes, which does not affect it.
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
