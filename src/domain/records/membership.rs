//! Memberships: the access of a user to an organisation, with a level.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Day, MembershipId, Moment, Now, OrgId, PartnershipId, RequestId, UserId,
};

/// The level of a member in one organisation, independent of their platform role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// *Lid*: sees, makes and sends documents.
    Member,
    /// *Beheerder*: also manages the members.
    OrgAdmin,
}

/// The origin of a membership (*herkomst*), fixed at its creation.
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
    /// Somebody revoked the access.
    Removed,
    /// The member ended it themselves.
    Left,
    /// The member was removed from their own environment, with all their access.
    UserRemoved,
    /// The partnership that the access went through ended.
    PartnershipEnded,
    /// The organisation was removed, with all its memberships.
    OrganisationRemoved,
    /// The last day passed; recorded by the system.
    Expired,
}

/// When, by whom and why a membership ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The time of recording; after a lapse, later than the last day.
    pub at: Moment,
    /// The user who ended it, or the system.
    pub by: Actor,
    /// The reason, which messages about lost access name.
    pub reason: EndReason,
}

/// A membership. A new grant is a new row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Unique among the rows of all tables.
    pub id: MembershipId,
    /// The organisation that it gives access to.
    pub org: OrgId,
    /// A user of the organisation's environment or of a partner.
    pub user: UserId,
    /// The level, which may change.
    pub level: Level,
    /// The origin: an own user or a partner.
    pub origin: Origin,
    /// The time of the grant.
    pub since: Moment,
    /// The user or system that granted it.
    pub added_by: Actor,
    /// The accepted request, for a user of a partner.
    pub via_request: Option<RequestId>,
    /// The last day with access, in the time zone of the file.
    pub last_day: Option<Day>,
    /// The first day with access after a pause, if there is one. The pause ends on that day without
    /// a write (R168).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<Day>,
    /// The time of the last change of level or last day; at first, the time of the grant.
    pub changed_at: Moment,
    /// The author of that change.
    pub changed_by: Actor,
    /// The time and author of the last change from Beheerder to Lid, so that the member can be
    /// informed.
    pub lowered: Option<(Moment, Actor)>,
    /// The end; `None` until it is recorded, even if the last day has passed.
    pub ended: Option<End>,
}

/// A new membership: who gets access to what, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The id of the new row.
    pub id: MembershipId,
    /// The organisation that it gives access to.
    pub org: OrgId,
    /// The new member.
    pub user: UserId,
    /// The level that the member gets.
    pub level: Level,
    /// The time of the grant.
    pub at: Moment,
    /// The user or system that grants it.
    pub by: Actor,
}

impl Membership {
    /// Creates the membership of an own user, without a last day.
    pub const fn new(grant: Grant) -> Self {
        let Grant { id, org, user, level, at, by } = grant;
        Self {
            id,
            org,
            user,
            level,
            origin: Origin::Own,
            since: at,
            added_by: by,
            via_request: None,
            last_day: None,
            paused_until: None,
            changed_at: at,
            changed_by: by,
            lowered: None,
            ended: None,
        }
    }

    /// Returns the membership as *Beheerder* without a last day or a pause.
    #[must_use]
    pub fn as_lasting_admin(&self, at: Moment, by: Actor) -> Self {
        Self {
            level: Level::OrgAdmin,
            last_day: None,
            paused_until: None,
            changed_at: at,
            changed_by: by,
            ..self.clone()
        }
    }

    /// Returns whether it gives an active user access today.
    pub fn gives_access(&self, now: Now) -> bool {
        self.is_live(now) && self.paused_on(now.today).is_none()
    }

    /// Returns the first day with access after the pause, if it is paused on this day.
    pub fn paused_on(&self, today: Day) -> Option<Day> {
        self.paused_until.filter(|until| *until > today)
    }

    /// Returns whether the membership has not ended and its last day has not passed: the person is
    /// listed as a member.
    pub fn is_live(&self, now: Now) -> bool {
        self.ended.is_none() && !self.has_lapsed(now)
    }

    /// Returns whether the last day has passed but the end is not recorded yet.
    pub fn has_lapsed(&self, now: Now) -> bool {
        self.ended.is_none() && self.last_day.is_some_and(|day| day < now.today)
    }
}
