//! An answer from the store, kept on screen until a newer one arrives.

use super::slot::{Slot, Wanted};
use crate::domain::{Answer, Ask, FromAnswer, Query, Ticket};

/// A cached answer and the state of its query.
#[derive(Debug)]
pub struct Loaded<T> {
    value: Option<T>,
    /// The query that `value` answers.
    answered: Option<Query>,
    /// The newest query.
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
    /// The newest answer.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// The newest answer, if it is to this query.
    pub(in crate::app) fn to(&self, ask: &Ask<T>) -> Option<&T> {
        self.value.as_ref().filter(|_| self.answered.as_ref() == Some(&ask.query))
    }

    /// Removes the answer.
    pub(in crate::app) fn take(&mut self) -> Option<T> {
        self.value.take()
    }

    /// Returns whether no answer has arrived yet.
    pub fn is_empty(&self) -> bool {
        self.value.is_none()
    }

    /// Returns whether the newest query failed: nothing arrives until it is sent again.
    pub fn has_failed(&self) -> bool {
        !self.is_stale && self.awaited.is_none() && self.answered != self.newest
    }

    /// Returns whether an answer arrived or can no longer arrive, so that no key needs to wait.
    pub fn is_settled(&self) -> bool {
        self.value.is_some() || self.has_failed()
    }

    /// As [`Self::is_settled`], for the answer to this query.
    pub(in crate::app) fn is_settled_for(&self, ask: &Ask<T>) -> bool {
        self.to(ask).is_some() || (self.has_failed() && self.newest.as_ref() == Some(&ask.query))
    }

    /// Returns whether the answer is up to date.
    pub fn is_fresh(&self) -> bool {
        !self.is_stale && self.awaited.is_none() && self.value.is_some()
    }

    /// Returns whether the answer is out of date and no query for a newer one was sent.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// The ticket of the pending query.
    pub fn awaited(&self) -> Option<Ticket> {
        self.awaited
    }

    /// Marks the answer as stale: the query or the store changed.
    pub fn invalidate(&mut self) {
        self.is_stale = true;
    }

    /// Records that the query was sent; older answers are dropped.
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

    /// Ends a query that failed, without a retry.
    pub(in crate::app) fn fail(&mut self) {
        self.awaited = None;
    }

    /// Wants the answer to this query: it is sent if the newest query was another or is stale.
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
