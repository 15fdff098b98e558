//! Partnerships between environments, and relations between the people in them.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, EnvId, Message, Moment, PartnershipId, RelationId, RelationRequestId, RequestDecision,
    RequestState, UserId,
};

/// A partnership (*partnerschap*) of exactly two environments; at most one per pair is active.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partnership {
    /// Unique among the rows of all tables.
    pub id: PartnershipId,
    /// The two environments, the lower id first.
    pub sides: (EnvId, EnvId),
    /// The time of the first accepted relation.
    pub since: Moment,
    /// The time and author of its end; `None` while it is active.
    pub ended: Option<(Moment, Actor)>,
}

impl Partnership {
    /// Returns whether it is active and links these two environments.
    pub fn links(&self, a: EnvId, b: EnvId) -> bool {
        self.ended.is_none() && a != b && (self.sides == (a, b) || self.sides == (b, a))
    }
}

/// A relation (*relatie*) between two people inside a partnership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Unique among the rows of all tables.
    pub id: RelationId,
    /// The partnership that it is part of.
    pub partnership: PartnershipId,
    /// The two users, in the order of the sides of the partnership.
    pub users: (UserId, UserId),
    /// The time of acceptance.
    pub since: Moment,
    /// The time of its end, always caused by another change; `None` while it is active.
    pub ended_at: Option<Moment>,
}

/// A relation request (*relatieverzoek*) from one *Relatiemanager* to another. The first acceptance
/// makes the partnership. Relation requests never expire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationRequest {
    /// Unique among the rows of all tables.
    pub id: RelationRequestId,
    /// The Relatiemanager who sent it.
    pub asker: UserId,
    /// The Relatiemanager who must answer.
    pub asked: UserId,
    /// The text that the sender wrote with the request.
    pub message: Option<Message>,
    /// The time of sending.
    pub created_at: Moment,
    /// The state; never expired.
    pub state: RequestState,
    /// The decision; `None` while the request is pending.
    #[serde(rename = "decided")]
    pub decision: Option<RequestDecision>,
}

impl RelationRequest {
    /// Returns whether it waits for an answer.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Pending)
    }
}
