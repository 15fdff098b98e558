//! Links between environments, and between the persons in them (DOMAIN 4.7).

use serde::{Deserialize, Serialize};

use super::{
    Actor, Decided, EnvId, Message, Moment, PartnershipId, RelationId, RelationRequestId,
    RequestState, UserId,
};

/// A partnership (*partnerschap*): exactly two environments, at most one active a pair (R70, I12).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partnership {
    /// Its identity.
    pub id: PartnershipId,
    /// The two sides, the lower id first.
    pub sides: (EnvId, EnvId),
    /// Since when.
    pub since: Moment,
    /// When it ended and by whom.
    pub ended: Option<(Moment, Actor)>,
}

impl Partnership {
    /// Whether it is active and links these two.
    pub fn links(&self, a: EnvId, b: EnvId) -> bool {
        self.ended.is_none() && a != b && (self.sides == (a, b) || self.sides == (b, a))
    }
}

/// A relation (*relatie*) between two persons inside a partnership (R75).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// Its identity.
    pub id: RelationId,
    /// Inside which partnership.
    pub partnership: PartnershipId,
    /// The two persons, in the order of the sides of the partnership.
    pub users: (UserId, UserId),
    /// Since when.
    pub since: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

/// A relation request (*relatieverzoek*) from one Relatiemanager to another (R75). Its first
/// acceptance makes the partnership. It has no term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationRequest {
    /// Its identity.
    pub id: RelationRequestId,
    /// Who asks.
    pub asker: UserId,
    /// Who is asked.
    pub asked: UserId,
    /// What is said with it.
    pub message: Option<Message>,
    /// When it was sent.
    pub created_at: Moment,
    /// Its state; never expired.
    pub state: RequestState,
    /// How it was decided.
    pub decided: Option<Decided>,
}

impl RelationRequest {
    /// Whether it waits for an answer.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Pending)
    }
}
