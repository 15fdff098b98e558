//! Who appears in the member dialog, and why not (DOMAIN 7.1).

use super::{Moment, PartnershipId, PlatformRole, Refusal, RequestState, UserStatus};

/// What ties one user to one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// Whether the user is of the organisation's own environment.
    pub own: bool,
    /// The user's status.
    pub status: UserStatus,
    /// The user's role in the own environment.
    pub role: PlatformRole,
    /// Whether the user is Relatiemanager.
    pub relation_manager: bool,
    /// The active partnership between the two environments.
    pub partnership: Option<PartnershipId>,
    /// Whether anybody of the organisation's environment has a relation with the user (A2).
    pub related: bool,
    /// Since when the user is a member.
    pub member_since: Option<Moment>,
    /// Since when an open request stands, and its state.
    pub asked: Option<(Moment, RequestState)>,
}

/// What choosing somebody would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An own user: member at once (R42).
    Joins,
    /// An own user who is not activated: member, effective later (R58).
    JoinsLater,
    /// A partner's user: gets a request (R43).
    Asked(PartnershipId),
    /// Is shown, cannot be chosen, for this reason.
    Refused(Refusal),
    /// Is not shown, so that no name leaks (R72, A24).
    Unseen,
}

impl Standing {
    /// Whether the person can be chosen.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Joins | Self::JoinsLater | Self::Asked(_))
    }
}

/// The table of DOMAIN 7.1. A request that ran out does not stand in the way: it is renewed.
pub fn standing(bond: &Bond) -> Standing {
    if bond.status == UserStatus::Removed {
        return Standing::Unseen;
    }
    if let Some(since) = bond.member_since {
        return Standing::Refused(Refusal::AlreadyMember { since });
    }
    if let Some((since, RequestState::Pending)) = bond.asked {
        return Standing::Refused(Refusal::AlreadyAsked { since });
    }
    if bond.own {
        return match bond.status {
            UserStatus::Active => Standing::Joins,
            UserStatus::Invited => Standing::JoinsLater,
            UserStatus::Blocked => Standing::Refused(Refusal::Blocked),
            UserStatus::Removed => Standing::Unseen,
        };
    }
    match bond.partnership {
        Some(partnership)
            if bond.status == UserStatus::Active && (bond.related || bond.relation_manager) =>
        {
            if bond.role == PlatformRole::Basic {
                Standing::Refused(Refusal::PartnerBasic)
            } else {
                Standing::Asked(partnership)
            }
        }
        _ => Standing::Unseen,
    }
}
