//! What happened. An event carries the complete new state of one row, so that the log can be
//! replayed, and the old one, so that it can be read, compared and taken back.

use serde::{Deserialize, Serialize};

use super::{
    Environment, MemberRequest, Membership, Moment, OrgId, Organisation, Partnership, Relation,
    RelationRequest, SshKey, User, UserId, UserInvitation, Zone,
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
    /// It gave up a name that is somebody else's domain.
    EnvironmentRenamed "environment.renamed",
    /// Its domain was made shared (R6).
    EnvironmentShared "environment.shared",
    /// The time zone of the file changed.
    FileZone "file.zone",
    /// A user came.
    UserAdded "user.added",
    /// Something of a user changed that has no kind of its own.
    UserChanged "user.changed",
    /// A user activated with a code.
    UserActivated "user.activated",
    /// A user's role changed (R19).
    UserRole "user.role",
    /// A user became Relatiemanager, or is it no longer (R77).
    UserManager "user.manager",
    /// A user was blocked (R22).
    UserBlocked "user.blocked",
    /// A user was unblocked.
    UserUnblocked "user.unblocked",
    /// A user was removed (R21), or the invitation taken back.
    UserRemoved "user.removed",
    /// A further address came, went, was verified or made the first (R23).
    UserAddress "user.address",
    /// A code was made for somebody who is invited.
    InvitationSent "invitation.sent",
    /// Its code was used.
    InvitationAccepted "invitation.accepted",
    /// It was taken back.
    InvitationWithdrawn "invitation.withdrawn",
    /// A newer one took its place (R18).
    InvitationReplaced "invitation.replaced",
    /// Its term was over.
    InvitationExpired "invitation.expired",
    /// A public key came with which somebody comes in over ssh.
    KeyAdded "key.added",
    /// It was confirmed by its owner, and opens from then on.
    KeyConfirmed "key.confirmed",
    /// A code was made with which its owner confirms it.
    KeyCode "key.code",
    /// It was withdrawn.
    KeyWithdrawn "key.withdrawn",
    /// An organisation came.
    OrganisationAdded "organisation.added",
    /// What is known of an organisation changed.
    OrganisationChanged "organisation.changed",
    /// Evidence was recorded; it is being looked at (R28).
    OrganisationOffered "organisation.offered",
    /// It was activated.
    OrganisationActivated "organisation.activated",
    /// The evidence was not enough.
    OrganisationRejected "organisation.rejected",
    /// It was removed (R35).
    OrganisationRemoved "organisation.removed",
    /// A partnership began.
    PartnershipMade "partnership.made",
    /// A partnership ended.
    PartnershipEnded "partnership.ended",
    /// A relation began.
    RelationMade "relation.made",
    /// A relation ended.
    RelationEnded "relation.ended",
    /// A relation was asked for (R75).
    RelationAsked "relation.asked",
    /// Yes was said to that.
    RelationAccepted "relation.accepted",
    /// No was said to that.
    RelationDeclined "relation.declined",
    /// It was taken back.
    RelationWithdrawn "relation.withdrawn",
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
    /// A renewal taken back: the request as it was before.
    RequestReset "request.reset",
    /// The term of a request was over.
    RequestExpired "request.expired",
    /// A member took over from who was removed (A33).
    MemberSuccessor "member.successor",
}

/// One row, whole.
#[expect(clippy::large_enum_variant, reason = "rows pass one by one, they are not kept in bulk")]
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
    /// Of the relation requests.
    RelationRequest(RelationRequest),
    /// Of the user invitations.
    Invitation(UserInvitation),
    /// Of the keys.
    Key(SshKey),
    /// What the file itself is: its time zone.
    Zone(Zone),
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
            Self::RelationRequest(row) => row.id.0,
            Self::Invitation(row) => row.id.0,
            Self::Key(row) => row.id.0,
            // There is one, and no number is 0.
            Self::Zone(_) => 0,
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
            Self::RelationRequest(row) => Some(row.asked),
            Self::Invitation(row) => Some(row.user),
            Self::Key(row) => Some(row.user),
            Self::Relation(row) => Some(row.users.1),
            _ => None,
        }
    }
}

impl<'a> TryFrom<&'a Record> for &'a User {
    type Error = ();

    fn try_from(record: &'a Record) -> Result<Self, ()> {
        if let Record::User(row) = record { Ok(row) } else { Err(()) }
    }
}

impl<'a> TryFrom<&'a Record> for &'a Organisation {
    type Error = ();

    fn try_from(record: &'a Record) -> Result<Self, ()> {
        if let Record::Organisation(row) = record { Ok(row) } else { Err(()) }
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
