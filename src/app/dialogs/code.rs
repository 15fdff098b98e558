//! A code that is shown once, and whether it still works while it is.

use crate::{
    app::Loaded,
    domain::{About, Answer, Email, Moment, Name, Query, Ticket, UserId},
};

/// State of the dialog with a code.
#[derive(Debug)]
pub struct CodeDialog {
    /// For whom.
    pub whose: Name,
    /// For which further address, if it is not to come in with.
    pub address: Option<Email>,
    /// The code.
    pub code: String,
    /// `true` if it works no longer: withdrawn, replaced or used since.
    pub is_over: bool,
    /// Whose invitation it is.
    invited: Option<UserId>,
    /// Until when it works.
    until: Loaded<Moment>,
}

impl CodeDialog {
    pub(in crate::app) fn new(
        (about, whose): (About, Name),
        (address, of_key): (Option<Email>, bool),
        code: String,
    ) -> Self {
        // What a code for an address or a key is worth is not followed.
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

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.until.awaits(ticket)
    }

    /// Takes how the invited one stands: a code that works until another moment is another one.
    pub(super) fn take(&mut self, ticket: Ticket, answer: Answer) -> bool {
        let Answer::User(user) = answer else { return false };
        let before = self.until.get().copied();
        match user.code_until {
            Some(until) if before.is_none_or(|before| before == until) => {
                self.until.take(ticket, until)
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
