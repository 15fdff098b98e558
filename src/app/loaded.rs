//! One answer of the store that a screen shows: the old one stays until the new one is there.

use crate::domain::Ticket;

/// A place for an answer, and what is known of the question.
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

    /// Whether no answer has come yet.
    pub fn is_empty(&self) -> bool {
        self.value.is_none()
    }

    /// Whether the answer belongs to the newest question.
    pub fn is_fresh(&self) -> bool {
        !self.stale && self.asked.is_none() && self.value.is_some()
    }

    /// Whether a question is wanted that is not on its way.
    pub fn is_wanted(&self) -> bool {
        self.stale
    }

    /// The question is another one now, or the store changed.
    pub fn outdate(&mut self) {
        self.stale = true;
    }

    /// The question is on its way under this ticket; an older answer will be dropped.
    pub fn ask(&mut self, ticket: Ticket) {
        self.asked = Some(ticket);
        self.stale = false;
    }

    /// The ticket of the question that is on its way.
    pub fn awaited(&self) -> Option<Ticket> {
        self.asked
    }

    /// Whether this ticket is the one waited for.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.asked == Some(ticket)
    }

    /// Takes an answer, unless a newer question is on its way. Says whether it was taken.
    pub fn take(&mut self, ticket: Ticket, value: T) -> bool {
        let mine = self.awaits(ticket);
        if mine {
            self.asked = None;
            self.value = Some(value);
        }
        mine
    }

    /// The question failed; it is not repeated by itself.
    pub fn give_up(&mut self, ticket: Ticket) -> bool {
        let mine = self.awaits(ticket);
        if mine {
            self.asked = None;
        }
        mine
    }
}
