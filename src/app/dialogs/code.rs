//! A code that is shown once, and whether it is still valid.

use crate::{
    app::Loaded,
    domain::{About, Answer, Email, Moment, Name, Query, Ticket, UserId},
};

/// State of the dialog that shows a code.
#[derive(Debug)]
pub struct CodeDialog {
    /// The name of the person who gets the code.
    pub whose: Name,
    /// The extra address that the code verifies; `None` for an invitation or a key.
    pub address: Option<Email>,
    /// The code.
    pub code: String,
    /// `true` if the code is no longer valid: withdrawn, replaced or used.
    pub is_over: bool,
    /// The invited user, if this is an invitation.
    invited: Option<UserId>,
    /// The end of the code's validity.
    until: Loaded<Moment>,
}

impl CodeDialog {
    pub(in crate::app) fn new(
        (about, whose): (About, Name),
        (address, of_key): (Option<Email>, bool),
        code: String,
    ) -> Self {
        // Only an invitation is watched; codes for addresses and keys are not.
        let invited = match (about, &address) {
            (About::User(user), None) if !of_key => Some(user),
            _ => None,
        };
        Self { whose, address, code, is_over: false, invited, until: Loaded::default() }
    }

    pub(in crate::app) fn invalidate(&mut self) {
        self.until.invalidate();
    }

    pub(super) fn queries(&self) -> Option<Query> {
        let wanted = self.until.is_wanted() && !self.is_over;
        self.invited.filter(|_| wanted).map(Query::User)
    }

    pub(super) fn mark_sent(&mut self, ticket: Ticket) {
        self.until.ask(ticket);
    }

    pub(super) fn is_pending(&self, ticket: Ticket) -> bool {
        self.until.is_pending(ticket)
    }

    /// Stores when the code expires. If that has changed, a newer code has replaced this one.
    pub(super) fn accept(&mut self, ticket: Ticket, answer: Answer) -> bool {
        let Answer::User(user) = answer else { return false };
        let before = self.until.get().copied();
        match user.code_until {
            Some(until) if before.is_none_or(|before| before == until) => {
                self.until.accept(ticket, until)
            }
            _ => {
                self.is_over = self.until.fail(ticket) || self.is_over;
                self.is_over
            }
        }
    }

    pub(super) fn fail(&mut self, ticket: Ticket) -> bool {
        self.until.fail(ticket)
    }
}
