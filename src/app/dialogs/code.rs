//! A code that is shown once, and whether it is still valid.

use crate::{
    app::{Loaded, cache::slot::Wanted},
    domain::{About, Email, Moment, Name, UserDetails, UserId, ask},
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
    user: Loaded<UserDetails>,
    /// The end of the code's validity, once known.
    until: Option<Moment>,
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
        Self { whose, address, code, is_over: false, invited, user: Loaded::default(), until: None }
    }

    pub(super) fn wanted(&mut self) -> Wanted<'_> {
        let watched = self.invited.filter(|_| !self.is_over);
        self.user.wanted(watched.map(ask::user))
    }

    /// Checks when the code expires. If that has changed, a newer code has replaced this one.
    pub(super) fn arrived(&mut self) {
        let until = self.user.get().and_then(|user| user.code_until);
        self.is_over |= until.is_none() || self.until.is_some_and(|before| Some(before) != until);
        self.until = until;
    }
}
