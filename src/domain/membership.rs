//! A person's place in an organisation (DOMAIN 4.4, 6.3).

use serde::{Deserialize, Serialize};

use super::{Actor, Day, MembershipId, Moment, Now, OrgId, PartnershipId, RequestId, UserId};

/// What a member may do inside one organisation; independent of the platform role (R38).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// *Lid*: sees, makes and sends documents.
    Member,
    /// *Beheerder*: also decides who is a member.
    OrgAdmin,
}

/// Where a membership comes from (*herkomst*); fixed when it is made (I4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A user of the organisation's own environment.
    Own,
    /// A partner's user, through this partnership.
    Partner(PartnershipId),
}

/// Why a membership ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// Somebody took the access away (R49).
    Removed,
    /// The member left (R55).
    Left,
    /// The user was removed from the environment (R21).
    UserRemoved,
    /// The partnership ended (R73).
    PartnershipEnded,
    /// The organisation was removed (R35).
    OrganisationRemoved,
    /// The last day passed.
    Expired,
}

/// How a membership ended; a terminal row has all of it (I16).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// Why.
    pub reason: EndReason,
}

/// One membership. A new grant is a new row (R56).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Its identity.
    pub id: MembershipId,
    /// Of which organisation.
    pub org: OrgId,
    /// Whose.
    pub user: UserId,
    /// What it allows.
    pub level: Level,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when.
    pub since: Moment,
    /// Who gave it.
    pub added_by: Actor,
    /// The request that was accepted, for a partner's user (I6).
    pub via_request: Option<RequestId>,
    /// The last day with access, in local time.
    pub last_day: Option<Day>,
    /// When the level or the last day last changed, or when it was made.
    pub changed_at: Moment,
    /// Who did that.
    pub changed_by: Actor,
    /// When a Beheerder was made Lid here, and by whom, so that he can be told (T53).
    pub lowered: Option<(Moment, Actor)>,
    /// How it ended, if it did.
    pub ended: Option<End>,
}

impl Membership {
    /// Whether the row is live and its last day has not passed.
    pub fn is_live(&self, now: Now) -> bool {
        self.ended.is_none() && !self.has_lapsed(now)
    }

    /// Whether the last day has passed while nobody has written that down yet.
    pub fn has_lapsed(&self, now: Now) -> bool {
        self.ended.is_none() && self.last_day.is_some_and(|day| day < now.today)
    }
}
