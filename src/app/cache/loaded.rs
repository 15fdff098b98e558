//! An answer from the store, kept on screen until a newer one arrives.

use super::slot::{Slot, Wanted};
use crate::domain::{Answer, Ask, FromAnswer, Query, Ticket};

/// A cached answer, and the state of the newest query for it.
#[derive(Debug)]
pub struct Loaded<T> {
    value: Option<T>,
    /// The query that `value` is the answer to.
    answered: Option<Query>,
    /// The newest query, whether answered, pending or failed.
    newest: Option<Query>,
    /// The ticket of the newest query, while it is pending.
    awaited: Option<Ticket>,
    is_stale: bool,
}

impl<T> Default for Loaded<T> {
    fn default() -> Self {
        Self { value: None, answered: None, newest: None, awaited: None, is_stale: true }
    }
}

impl<T> Loaded<T> {
    /// The newest answer, which may be stale; `None` before the first answer.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The newest answer, if it answers this query.
    pub(in crate::app) fn to(&self, ask: &Ask<T>) -> Option<&T> {
        self.value.as_ref().filter(|_| self.answered.as_ref() == Some(&ask.query))
    }

    /// Removes and returns the answer.
    pub(in crate::app) fn take(&mut self) -> Option<T> {
        self.value.take()
    }

    /// Returns whether no answer has arrived yet.
    pub fn is_empty(&self) -> bool {
        self.value.is_none()
    }

    /// Returns whether the newest query failed. No answer arrives until a query is sent again.
    pub fn has_failed(&self) -> bool {
        !self.is_stale && self.awaited.is_none() && self.answered != self.newest
    }

    /// Returns whether an answer arrived or can no longer arrive, so that no key needs to wait.
    pub fn is_settled(&self) -> bool {
        self.value.is_some() || self.has_failed()
    }

    /// Like [`Self::is_settled`], for the answer to this query.
    pub(in crate::app) fn is_settled_for(&self, ask: &Ask<T>) -> bool {
        self.to(ask).is_some() || (self.has_failed() && self.newest.as_ref() == Some(&ask.query))
    }

    /// Returns whether the answer is up to date and no query is pending.
    pub fn is_fresh(&self) -> bool {
        !self.is_stale && self.awaited.is_none() && self.value.is_some()
    }

    /// Returns whether the answer is out of date and no query for a newer one was sent.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// The ticket of the pending query, if any.
    pub fn awaited(&self) -> Option<Ticket> {
        self.awaited
    }

    /// Marks the answer as stale, so that it is queried again while visible.
    pub fn invalidate(&mut self) {
        self.is_stale = true;
    }

    /// Records that a query was sent. Answers to earlier queries are ignored from then on.
    pub(in crate::app) fn mark_sent(&mut self, ticket: Ticket, query: &Query) {
        self.awaited = Some(ticket);
        self.newest = Some(query.clone());
        self.is_stale = false;
    }

    /// Stores the answer to the newest query.
    pub(in crate::app) fn set(&mut self, value: T) {
        self.awaited = None;
        self.answered.clone_from(&self.newest);
        self.value = Some(value);
    }

    /// Ends the pending query after a failure, without a retry.
    pub(in crate::app) fn fail(&mut self) {
        self.awaited = None;
    }

    /// Declares the query of this slot. It is sent if it differs from the newest query, or if the
    /// answer is stale.
    pub(in crate::app) fn wanted(&mut self, ask: Option<Ask<T>>) -> Wanted<'_>
    where
        T: FromAnswer,
    {
        let query = ask.map(|ask| ask.query);
        let query = query.filter(|query| self.is_stale || self.newest.as_ref() != Some(query));
        Wanted::new(self, query)
    }
}

impl<T: FromAnswer> Slot for Loaded<T> {
    fn awaited(&self) -> Option<Ticket> {
        self.awaited
    }

    fn mark_sent(&mut self, ticket: Ticket, query: &Query) {
        Self::mark_sent(self, ticket, query);
    }

    fn accept(&mut self, answer: Answer, _: usize) {
        match T::from_answer(answer) {
            Some(value) => self.set(value),
            None => self.fail(),
        }
    }

    fn fail(&mut self) {
        Self::fail(self);
    }

    fn invalidate(&mut self) {
        self.is_stale = true;
    }
}
