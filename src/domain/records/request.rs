//! The collaboration request (*samenwerkverzoek*) to a user of a partner.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Day, Level, Message, Moment, Now, OrgId, PartnershipId, RequestId, UserId,
};

/// Days that a request can be answered.
pub const REQUEST_TERM_DAYS: i64 = 14;

/// The state of a collaboration request or a relation request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// *Wacht*: the addressee can answer.
    Pending,
    /// *Geaccepteerd*: the addressee became a member.
    Accepted,
    /// *Geweigerd*: the addressee declined.
    Declined,
    /// *Ingetrokken*: by a person, or by the system for a [`Cause`].
    Withdrawn,
    /// *Verlopen*: past its term; it can be renewed or withdrawn.
    Expired,
}

/// Why the system withdrew a request; people give no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The sender is no longer a member.
    SenderGone,
    /// The addressee was removed from their environment.
    AddresseeGone,
    /// The partnership that it went through ended.
    PartnershipEnded,
    /// The organisation that sent it was removed.
    OrganisationRemoved,
}

/// The decision on a request; set once the request is accepted, declined or withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestDecision {
    /// The commit time of the decision.
    pub at: Moment,
    /// The addressee, the person who withdrew it, or the system.
    pub by: Actor,
    /// The reason that the addressee gave for declining.
    pub reason: Option<Message>,
    /// Why the system withdrew the request; `None` if a person decided.
    pub cause: Option<Cause>,
}

/// A collaboration request, which may be renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRequest {
    /// Its id, which a renewal does not change.
    pub id: RequestId,
    /// The organisation that asks.
    pub org: OrgId,
    /// The user of a partner who must answer.
    pub addressee: UserId,
    /// The Beheerder who sent it, or who renewed it after the sender lost that level.
    pub sender: UserId,
    /// The partnership that it goes through.
    pub partnership: PartnershipId,
    /// The offered level.
    pub level: Level,
    /// The offered last day with access.
    pub last_day: Option<Day>,
    /// The text that the sender wrote with the request.
    pub message: Option<Message>,
    /// The time of first sending.
    pub created_at: Moment,
    /// The moment from which it can no longer be answered.
    pub expires_at: Moment,
    /// The number of times that it got a new term.
    pub renewed: u32,
    /// The state as stored; see [`MemberRequest::state_at`].
    pub state: RequestState,
    /// The decision; `None` while the request is pending or expired.
    #[serde(rename = "decided")]
    pub decision: Option<RequestDecision>,
}

impl MemberRequest {
    /// Returns the state at this moment: a pending request past its term is expired.
    pub fn state_at(&self, now: Now) -> RequestState {
        match self.state {
            RequestState::Pending if self.expires_at <= now.at => RequestState::Expired,
            state => state,
        }
    }

    /// Returns whether it is pending or expired. An addressee has at most one open request per
    /// organisation.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Pending | RequestState::Expired)
    }
}
