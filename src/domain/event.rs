//! What happened. An event carries the complete new state of one row, so that the log can be
//! replayed, and the old one, so that it can be read, compared and taken back.

use serde::{Deserialize, Serialize};

use super::{
    Environment, MemberRequest, Membership, Moment, OrgId, Organisation, Partnership, Relation,
    User, UserId,
};

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The program itself: a term that ran out, a consequence.
    System,
    /// A person.
    #[serde(untagged)]
    Person(UserId),
}

/// Through which door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The screens.
    Tui,
    /// The command line.
    Cli,
    /// The example world, or another import.
    Import,
}

/// Somebody at work: all that a command or a question knows of its origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub user: UserId,
    /// Through which door.
    pub via: Via,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $code:literal,)+) => {
        /// What kind of thing happened; the code is stable and stands in the log.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $code)] $kind,)+
        }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// The stable code, such as `member.added`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }
        }
    };
}

kinds! {
    /// An environment was founded.
    EnvironmentFounded "environment.founded",
    /// A user came.
    UserAdded "user.added",
    /// A user's role, flag or status changed.
    UserChanged "user.changed",
    /// An organisation came.
    OrganisationAdded "organisation.added",
    /// An organisation changed.
    OrganisationChanged "organisation.changed",
    /// A partnership began.
    PartnershipMade "partnership.made",
    /// A partnership ended.
    PartnershipEnded "partnership.ended",
    /// A relation began.
    RelationMade "relation.made",
    /// A relation ended.
    RelationEnded "relation.ended",
    /// A membership began.
    MemberAdded "member.added",
    /// A member's level changed.
    MemberLevel "member.level",
    /// A member's last day changed.
    MemberUntil "member.until",
    /// A membership was ended by somebody else, or by what happened elsewhere.
    MemberRemoved "member.removed",
    /// A member left.
    MemberLeft "member.left",
    /// A member's last day passed.
    MemberExpired "member.expired",
    /// A request was sent.
    RequestSent "request.sent",
    /// A request was accepted.
    RequestAccepted "request.accepted",
    /// A request was declined.
    RequestDeclined "request.declined",
    /// A request was withdrawn.
    RequestWithdrawn "request.withdrawn",
    /// A request got a new term.
    RequestRenewed "request.renewed",
}

/// One row, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// Of the environments.
    Environment(Environment),
    /// Of the users.
    User(User),
    /// Of the organisations.
    Organisation(Organisation),
    /// Of the memberships.
    Membership(Membership),
    /// Of the collaboration requests.
    Request(MemberRequest),
    /// Of the partnerships.
    Partnership(Partnership),
    /// Of the relations.
    Relation(Relation),
}

impl Record {
    /// Its number, whatever it is: numbers are given out once for all kinds of rows.
    pub const fn id(&self) -> i64 {
        match self {
            Self::Environment(row) => row.id.0,
            Self::User(row) => row.id.0,
            Self::Organisation(row) => row.id.0,
            Self::Membership(row) => row.id.0,
            Self::Request(row) => row.id.0,
            Self::Partnership(row) => row.id.0,
            Self::Relation(row) => row.id.0,
        }
    }

    /// The organisation that it concerns, if it concerns one.
    pub const fn org(&self) -> Option<OrgId> {
        match self {
            Self::Organisation(row) => Some(row.id),
            Self::Membership(row) => Some(row.org),
            Self::Request(row) => Some(row.org),
            _ => None,
        }
    }

    /// The user that it concerns, if it concerns one.
    pub const fn user(&self) -> Option<UserId> {
        match self {
            Self::User(row) => Some(row.id),
            Self::Membership(row) => Some(row.user),
            Self::Request(row) => Some(row.addressee),
            _ => None,
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What.
    pub kind: Kind,
    /// The row before, if there was one. It is written only if the row still is like this.
    pub was: Option<Record>,
    /// The row after.
    pub becomes: Record,
    /// Whether the system did it, as a consequence, instead of the actor.
    pub by_system: bool,
}

/// A handling of the past, to be written as it stands: the example world, a test, an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    pub events: Vec<Event>,
}
