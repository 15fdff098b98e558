//! The user invitation (*gebruikersuitnodiging*) to one's own environment (DOMAIN 4.6, 6.5).

use serde::{Deserialize, Serialize};

use super::{Actor, InvitationId, Moment, Now, UserId};

/// Days that a code works.
pub const CODE_TERM: i64 = 7;

/// Where an invitation is in DOMAIN 6.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// The code was handed over, or will be.
    Sent,
    /// The person activated with it.
    Accepted,
    /// A Beheerder took it back.
    Withdrawn,
    /// Its term is over.
    Expired,
    /// A newer code took its place (R18).
    Replaced,
}

/// One invitation: one activation code, of which only the hash is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserInvitation {
    /// Its identity.
    pub id: InvitationId,
    /// Who is invited; the address and the role at the start are that user's.
    pub user: UserId,
    /// Who invited.
    pub sent_by: UserId,
    /// When.
    pub sent_at: Moment,
    /// Until when the code works.
    pub expires_at: Moment,
    /// The hash of the code.
    pub code: String,
    /// Its state, as written.
    pub state: InvitationState,
    /// When it ended and by whom (I16).
    pub ended: Option<(Moment, Actor)>,
}

impl UserInvitation {
    /// The state at this moment: one whose term is over has expired.
    pub fn state_at(&self, now: Now) -> InvitationState {
        match self.state {
            InvitationState::Sent if self.expires_at <= now.at => InvitationState::Expired,
            state => state,
        }
    }
}
