//! Conditions on the rows of a list, from the fields of a filter or the options of a command.

use crate::domain::{Level, OrgStatus, PlatformRole, RequestState, UserStatus, Via};

/// One test of a row. A list ignores no test: a test of another list matches none of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowTest {
    /// The role in the environment.
    Role(PlatformRole),
    /// The status of the user. A member counts as active unless their access is paused.
    UserStatus(UserStatus),
    /// True for the *Relatiemanagers*.
    Manager(bool),
    /// True for the members of any organisation. Only a *Beheerder* of the environment may know
    /// (R54): for others no row matches.
    HasOrganisations(bool),
    /// The status of the organisation.
    OrgStatus(OrgStatus),
    /// The level of the viewer; `None` for organisations that they are not a member of.
    MyLevel(Option<Level>),
    /// The number of effective *Beheerders*, of organisations that the viewer is a member of.
    AdminCount(u32),
    /// True for organisations of the viewer with requests that are pending or expired.
    HasRequests(bool),
    /// The level of the member, or the level that a request offers.
    Level(Level),
    /// True for own users, false for those of partners.
    IsOwn(bool),
    /// A part of the name of the environment.
    Environment(String),
    /// The access is paused.
    Paused,
    /// A last day at most this many days ahead.
    LastDayWithin(u16),
    /// The state of the request.
    State(RequestState),
    /// The topic of the log line.
    Topic(LogTopic),
    /// The interface of the change.
    Via(Via),
    /// A part of the name of the person who made the change.
    Actor(String),
    /// The system made the change, such as the end of access on its last day.
    BySystem,
    /// A change at most this many times 24 hours ago.
    Since(u16),
}

/// A topic of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogTopic {
    /// Members and requests.
    Access,
    /// Users, invitations and keys.
    Users,
    /// Organisations.
    Organisations,
    /// Partnerships and relations.
    Partners,
    /// Attempts that the rules refused.
    Refused,
}

/// Tests of which a row must pass at least one. Without tests, no row passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Vec<RowTest>);
