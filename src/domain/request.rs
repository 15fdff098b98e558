//! The collaboration request (*samenwerkverzoek*) to a partner's user (DOMAIN 4.5, 6.4).

use serde::{Deserialize, Serialize};

use super::{Actor, Day, Level, Message, Moment, Now, OrgId, PartnershipId, RequestId, UserId};

/// Days that a request can be answered.
pub const TERM: i64 = 14;

/// Where a request is in DOMAIN 6.4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// *Wacht*.
    Pending,
    /// *Geaccepteerd*.
    Accepted,
    /// *Geweigerd*.
    Declined,
    /// *Ingetrokken*.
    Withdrawn,
    /// *Verlopen*: its term is over; it can be renewed or withdrawn.
    Expired,
}

/// Why the system withdrew a request; a person needs no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The sender is no member any more (A34).
    SenderGone,
    /// The addressee was removed.
    AddresseeGone,
    /// The partnership ended (R73).
    PartnershipEnded,
    /// The organisation was removed.
    OrganisationRemoved,
}

/// How a request was decided; a terminal row has it (I16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// What was said while declining.
    pub reason: Option<Message>,
    /// Why the system withdrew it.
    pub cause: Option<Cause>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRequest {
    /// Its identity; kept when it is renewed.
    pub id: RequestId,
    /// Which organisation asks.
    pub org: OrgId,
    /// Whom.
    pub addressee: UserId,
    /// Who sent it.
    pub sender: UserId,
    /// Through which partnership.
    pub partnership: PartnershipId,
    /// The level that is offered.
    pub level: Level,
    /// The last day with access that is offered.
    pub last_day: Option<Day>,
    /// What is said with it.
    pub message: Option<Message>,
    /// When it was first sent.
    pub created_at: Moment,
    /// Until when it can be answered.
    pub expires_at: Moment,
    /// How often it was renewed.
    pub renewed: u32,
    /// Its state, as written; the term is judged by [`MemberRequest::state_at`].
    pub state: RequestState,
    /// How it was decided.
    pub decided: Option<Decided>,
}

impl MemberRequest {
    /// The state at this moment: a pending request whose term is over has expired.
    pub fn state_at(&self, now: Now) -> RequestState {
        match self.state {
            RequestState::Pending if self.expires_at <= now.at => RequestState::Expired,
            state => state,
        }
    }

    /// Whether it occupies the one place of its organisation and user (R52, I2).
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Pending | RequestState::Expired)
    }
}
