//! The user invitation (*gebruikersuitnodiging*) to the environment of the sender.

use serde::{Deserialize, Serialize};

use crate::domain::{Actor, InvitationId, Moment, Now, UserId};

/// Days that a code is valid.
pub const CODE_TERM_DAYS: i64 = 7;

/// The state of an invitation; only a sent invitation can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// Waiting: the code was handed over, or will be.
    Sent,
    /// The person activated with the code.
    Accepted,
    /// A *Beheerder* withdrew it.
    Withdrawn,
    /// The term of the code ended before it was used.
    Expired,
    /// A newer code replaced it.
    Replaced,
}

/// An invitation: one activation code, stored only as a hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserInvitation {
    /// Its id; a new code is a new invitation.
    pub id: InvitationId,
    /// The invited user, whose row has the address and the initial role.
    pub user: UserId,
    /// The Beheerder who invited or sent the code again.
    pub sent_by: UserId,
    /// The time at which the code was made.
    pub sent_at: Moment,
    /// The moment from which the code is no longer valid.
    pub expires_at: Moment,
    /// The hash of the code; the code itself is stored nowhere.
    pub code: String,
    /// The state as stored; see [`UserInvitation::state_at`].
    pub state: InvitationState,
    /// The time and author of its end; `None` while it is open.
    pub ended: Option<(Moment, Actor)>,
}

impl UserInvitation {
    /// Returns the state at this moment: a sent invitation past its term is expired.
    pub fn state_at(&self, now: Now) -> InvitationState {
        match self.state {
            InvitationState::Sent if self.expires_at <= now.at => InvitationState::Expired,
            state => state,
        }
    }
}
