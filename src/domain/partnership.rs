//! Links between environments, and between the persons in them (DOMAIN 4.7).

use serde::{Deserialize, Serialize};

use super::{Actor, EnvId, Moment, PartnershipId, RelationId, UserId};

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
