//! The dialog that shows a new code once, and whether the code is still valid.

use super::{DialogBehavior, DialogOutcome};
use crate::{
    app::{Action, Availability, Context, Loaded, cache::slot::Wanted},
    domain::{About, Email, Moment, Name, Query, Refusal, UserDetails, UserId, ask},
    text::{self, Text},
};

/// The dialog that shows a new code, and whether the code is still valid.
#[derive(Debug)]
pub struct CodeDialog {
    /// The name of the person who gets the code.
    pub recipient: Name,
    /// The extra address that the code verifies; `None` for an invitation or a key.
    pub address: Option<Email>,
    /// The code in plain text, which cannot be shown again.
    pub code: String,
    /// `true` if the code is no longer valid: withdrawn, replaced or used.
    pub is_invalid: bool,
    /// The user whose invitation code is checked again; `None` for other codes.
    invited: Option<UserId>,
    user: Loaded<UserDetails>,
    /// When the code expires; `None` until loaded.
    expires_at: Option<Moment>,
}

impl CodeDialog {
    pub(in crate::app) fn new(
        about: About,
        recipient: Name,
        address: Option<Email>,
        of_key: bool,
        code: String,
    ) -> Self {
        // Only the code of an invitation is checked again, not those of addresses and keys.
        let invited = match (about, &address) {
            (About::User(user), None) if !of_key => Some(user),
            _ => None,
        };
        Self {
            recipient,
            address,
            code,
            is_invalid: false,
            invited,
            user: Loaded::default(),
            expires_at: None,
        }
    }
}

impl DialogBehavior for CodeDialog {
    fn contexts(&self) -> &'static [Context] {
        &[Context::Code, Context::Reading, Context::Always]
    }

    /// The height is that of its text.
    fn size(&self) -> (u16, u16) {
        (64, 6)
    }

    /// A code that no longer works is not worth copying. Only a sheet names an operation to undo.
    fn availability(&self, action: Action) -> Availability {
        if (action == Action::CopyCode && self.is_invalid) || action == Action::TakeBack {
            return Availability::Hidden;
        }
        Availability::Available
    }

    fn act(&mut self, action: Action, _: usize) -> DialogOutcome {
        match action {
            Action::Close | Action::Back => DialogOutcome::Close,
            _ => DialogOutcome::Unknown,
        }
    }

    /// If the invited user is gone, the invitation was withdrawn.
    fn show_refusal(&mut self, why: &Refusal) -> bool {
        self.is_invalid |= matches!(why, Refusal::NoSuchUser | Refusal::UserGone { .. });
        self.is_invalid
    }

    fn wanted(&mut self, _: usize) -> Vec<Wanted<'_>> {
        let watched = self.invited.filter(|_| !self.is_invalid);
        vec![self.user.wanted(watched.map(ask::user))]
    }

    /// Stores when the code expires. If that changed, a newer code has replaced this code.
    fn answer_stored(&mut self, _: &Query) {
        let until = self.user.get().and_then(|user| user.code_until);
        self.is_invalid |=
            until.is_none() || self.expires_at.is_some_and(|before| Some(before) != until);
        self.expires_at = until;
    }

    fn hints(&self) -> &'static [Action] {
        &[Action::CopyCode, Action::Close]
    }

    fn esc(&self) -> Text {
        text::esc::CLOSE
    }
}
