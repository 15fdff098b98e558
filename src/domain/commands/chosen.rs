//! The rows that a person chose for a command.

use crate::domain::{Day, Level, MemberValue, MembershipId, OrgId, RequestId, UserId};

/// A person chosen in the member dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenPerson {
    /// A user of the environment or of a partner.
    pub user: UserId,
    /// The level in the organisation; for a user of a partner, the level that the request offers.
    pub level: Level,
    /// The last day with access; `None` for access without an end.
    pub last_day: Option<Day>,
}

/// An organisation chosen for the people of [`GiveAccess`](super::command::Command::GiveAccess).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenOrganisation {
    /// An organisation of which the actor is *Beheerder*.
    pub org: OrgId,
    /// The level in the organisation; for a user of a partner, the level that the request offers.
    pub level: Level,
    /// The last day with access; `None` for access without an end.
    pub last_day: Option<Day>,
}

/// Chosen members of one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenMembers {
    /// The organisation of the members.
    pub org: OrgId,
    /// The members, each with the value that the actor saw.
    pub members: Vec<(MembershipId, MemberValue)>,
}

/// A membership or an open request, chosen to end it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChosenAccess {
    /// The organisation that the access is to.
    pub org: OrgId,
    /// The membership or the request.
    pub by: AccessBy,
    /// The level that the actor saw.
    pub level: Level,
}

/// The row that gives access, or may give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessBy {
    /// A live membership: access now.
    Member(MembershipId),
    /// An open request: access once accepted.
    Asked(RequestId),
}
