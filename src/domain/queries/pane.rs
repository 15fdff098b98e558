//! The answer to the query of a pane: what a list does not show about one of its rows.

use crate::domain::{Day, Level, LogRow, MemberRow, Name, OrgId, PartnershipId, UserId};

/// The row that a pane is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneSubject {
    /// An organisation.
    Organisation(OrgId),
    /// A user of the viewer's environment.
    User(UserId),
    /// A user as a member of an organisation.
    Member(OrgId, UserId),
    /// A partnership of the viewer's environment.
    Partnership(PartnershipId),
}

/// The rows that belong to the subject of a pane, limited to what the viewer may see. Empty if they
/// may not see the subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaneContent {
    /// The first members of an organisation, *Beheerders* first; only for its members.
    pub members: Vec<MemberRow>,
    /// The number of all its members; 0 if `members` is hidden.
    pub member_count: usize,
    /// The first organisations, by name, that a user has access to. For a member without the
    /// organisation of the subject.
    pub access: Vec<PaneAccess>,
    /// The number of all these organisations that the viewer may know of.
    pub access_count: usize,
    /// True if `access` is all access of the user; false if it is what they share with the viewer.
    pub is_access_whole: bool,
    /// The last events about the subject, newest first.
    pub events: Vec<PaneEvent>,
}

/// An organisation that a user has access to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaneAccess {
    /// The organisation, by id and name.
    pub org: (OrgId, Name),
    /// The level of the user there.
    pub level: Level,
    /// The last day with access; `None` for access without an end.
    pub last_day: Option<Day>,
}

/// An operation that changed the subject of a pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaneEvent {
    /// The first line of the operation about the subject, which is its cause.
    pub row: LogRow,
    /// The number of lines of the operation about the subject, of those that were read.
    pub lines: usize,
}
