//! Eligibility: the people in the member dialog, and which of them can be chosen.

use crate::domain::{Day, Moment, PartnershipId, PlatformRole, Refusal, RequestState, UserStatus};

/// The facts about a user and an organisation that decide on eligibility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EligibilityFacts {
    /// True for a user of the organisation's own environment.
    pub own: bool,
    /// A user of a partner must be active; an own user may also be invited.
    pub status: UserStatus,
    /// The role in their own environment; a partner's *Basisgebruiker* cannot be chosen (R45).
    pub role: PlatformRole,
    /// True for a *Relatiemanager*, whom partners find without a relation.
    pub relation_manager: bool,
    /// The active partnership between the two environments.
    pub partnership: Option<PartnershipId>,
    /// True if anybody of the organisation's environment has a relation with the user.
    pub related: bool,
    /// The start of their membership, if they are a member.
    pub member_since: Option<Moment>,
    /// The day on which a paused membership gives access again; `None` unless it is paused now.
    pub paused_until: Option<Day>,
    /// The time of sending and the state of their open request.
    pub asked: Option<(Moment, RequestState)>,
}

/// The eligibility of a user: the effect of choosing them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Eligibility {
    /// An own user: becomes a member at once (R42).
    Joins,
    /// An own user who is not activated yet: becomes a member, with access from activation (R58).
    JoinsLater,
    /// A user of a partner: gets a request (R43).
    Asked(PartnershipId),
    /// Shown but not choosable, for this reason.
    Refused(Refusal),
    /// Not shown, so that no name leaks (R72).
    Unseen,
}

impl Eligibility {
    /// Returns whether the user can be chosen.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Joins | Self::JoinsLater | Self::Asked(_))
    }

    /// Returns whether the user becomes a member, without a request.
    pub const fn joins(&self) -> bool {
        matches!(self, Self::Joins | Self::JoinsLater)
    }
}

/// Decides whether and how the user can be added. An expired request is no obstacle: it is renewed.
pub fn eligibility(facts: &EligibilityFacts) -> Eligibility {
    if facts.status == UserStatus::Removed {
        return Eligibility::Unseen;
    }
    if let Some(since) = facts.member_since {
        return Eligibility::Refused(Refusal::AlreadyMember {
            since,
            paused_until: facts.paused_until,
        });
    }
    if let Some((since, RequestState::Pending)) = facts.asked {
        return Eligibility::Refused(Refusal::AlreadyAsked { since });
    }
    if facts.own {
        return match facts.status {
            UserStatus::Active => Eligibility::Joins,
            UserStatus::Invited => Eligibility::JoinsLater,
            UserStatus::Blocked => Eligibility::Refused(Refusal::Blocked),
            UserStatus::Removed => Eligibility::Unseen,
        };
    }
    match facts.partnership {
        Some(partnership)
            if facts.status == UserStatus::Active && (facts.related || facts.relation_manager) =>
        {
            if facts.role == PlatformRole::Basic {
                Eligibility::Refused(Refusal::PartnerBasic)
            } else {
                Eligibility::Asked(partnership)
            }
        }
        _ => Eligibility::Unseen,
    }
}
