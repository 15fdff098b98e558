//! Events. An event carries the complete new state of one row, so that the log can be replayed. It
//! also carries the old state, so that a change can be shown, checked and undone.

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Environment, MemberRequest, Membership, Moment, OrgId, Organisation, Partnership,
    Relation, RelationRequest, SshKey, User, UserId, UserInvitation, Zone,
};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $code:literal,)+) => {
        /// The kind of an event; its code is in the log and never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Kind {
            $($(#[$doc])* #[serde(rename = $code)] $kind,)+
        }

        impl Kind {
            /// All kinds, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$kind,)+];

            /// Returns the stable code, such as `member.added`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)+ }
            }
        }
    };
}

kinds! {
    /// A registration founded an environment.
    EnvironmentFounded "environment.founded",
    /// An environment gave up a name that is the domain of another environment.
    EnvironmentRenamed "environment.renamed",
    /// The domain of an environment was made shared, for good.
    EnvironmentShared "environment.shared",
    /// The time zone of the file changed.
    FileZone "file.zone",
    /// A user was created: by registering, by a *Beheerder*, or as a founder.
    UserAdded "user.added",
    /// A user changed in a way without a specific kind, such as a new name.
    UserChanged "user.changed",
    /// A user activated with a code.
    UserActivated "user.activated",
    /// The role of a user in their environment changed.
    UserRole "user.role",
    /// A user became *Relatiemanager*, or stopped being it.
    UserManager "user.manager",
    /// A user was blocked; their memberships stay.
    UserBlocked "user.blocked",
    /// A user was unblocked, and has all their access back.
    UserUnblocked "user.unblocked",
    /// A user was removed, or their invitation withdrawn.
    UserRemoved "user.removed",
    /// An extra address was added, removed, verified or made primary.
    UserAddress "user.address",
    /// An activation code was made for an invited user.
    InvitationSent "invitation.sent",
    /// The code of an invitation was used.
    InvitationAccepted "invitation.accepted",
    /// An invitation was withdrawn, and its user removed.
    InvitationWithdrawn "invitation.withdrawn",
    /// A newer code replaced an invitation.
    InvitationReplaced "invitation.replaced",
    /// The term of an invitation ended before its code was used.
    InvitationExpired "invitation.expired",
    /// A public key for ssh was added, confirmed or waiting.
    KeyAdded "key.added",
    /// A key was confirmed by its owner and can be used from then on.
    KeyConfirmed "key.confirmed",
    /// A code was made for a waiting key, with which the owner confirms it.
    KeyCode "key.code",
    /// A key was withdrawn, by a person or together with its owner.
    KeyWithdrawn "key.withdrawn",
    /// An organisation was created, not yet activated.
    OrganisationAdded "organisation.added",
    /// The profile of an organisation changed: name, address, numbers or contact data.
    OrganisationChanged "organisation.changed",
    /// Evidence was submitted; the organisation is under review.
    OrganisationOffered "organisation.offered",
    /// An organisation was activated: its evidence was approved.
    OrganisationActivated "organisation.activated",
    /// The evidence was rejected; the organisation went back to not activated.
    OrganisationRejected "organisation.rejected",
    /// An organisation was removed, with everything in it.
    OrganisationRemoved "organisation.removed",
    /// A partnership was made, with its first relation.
    PartnershipMade "partnership.made",
    /// A partnership was ended from either side.
    PartnershipEnded "partnership.ended",
    /// A relation was made between two people.
    RelationMade "relation.made",
    /// A relation ended, as a consequence of another change.
    RelationEnded "relation.ended",
    /// One *Relatiemanager* sent another a relation request.
    RelationAsked "relation.asked",
    /// The addressee accepted a relation request, which made a relation.
    RelationAccepted "relation.accepted",
    /// The addressee declined a relation request.
    RelationDeclined "relation.declined",
    /// A relation request was withdrawn, by a person or as a consequence.
    RelationWithdrawn "relation.withdrawn",
    /// A membership was given, or restored by an undo.
    MemberAdded "member.added",
    /// A member went from *Lid* to *Beheerder* or back.
    MemberLevel "member.level",
    /// The last day of a member was set, changed or cleared.
    MemberUntil "member.until",
    /// The access of a member was paused until a day, or the pause was ended.
    MemberPaused "member.paused",
    /// A membership was ended by somebody else, or as a consequence of another change.
    MemberRemoved "member.removed",
    /// A member ended their own membership.
    MemberLeft "member.left",
    /// A membership lapsed after its last day.
    MemberExpired "member.expired",
    /// A collaboration request was sent to a user of a partner.
    RequestSent "request.sent",
    /// The addressee accepted a collaboration request.
    RequestAccepted "request.accepted",
    /// The addressee declined a collaboration request.
    RequestDeclined "request.declined",
    /// A collaboration request was withdrawn, by a person or as a consequence.
    RequestWithdrawn "request.withdrawn",
    /// A collaboration request got a new term.
    RequestRenewed "request.renewed",
    /// The renewal or the acceptance of a request was undone.
    RequestReset "request.reset",
    /// The term of a collaboration request ended without an answer.
    RequestExpired "request.expired",
    /// A member became Beheerder in place of a removed user.
    MemberSuccessor "member.successor",
}

impl Kind {
    /// The kinds that tell a user what somebody else changed for them.
    pub const TOLD_TO_USER: &[Self] = &[
        Self::MemberAdded,
        Self::MemberLevel,
        Self::MemberUntil,
        Self::MemberPaused,
        Self::MemberRemoved,
        Self::MemberExpired,
        Self::RequestWithdrawn,
        Self::UserRole,
        Self::UserManager,
        Self::RelationWithdrawn,
        Self::KeyAdded,
        Self::KeyWithdrawn,
        Self::KeyCode,
    ];

    /// Returns whether a rule undoes such an event (R103), for somebody with the right to.
    pub const fn is_undoable(self) -> bool {
        matches!(
            self,
            Self::MemberAdded
                | Self::MemberSuccessor
                | Self::MemberRemoved
                | Self::MemberLeft
                | Self::MemberExpired
                | Self::MemberLevel
                | Self::MemberUntil
                | Self::MemberPaused
                | Self::RequestSent
                | Self::RequestAccepted
                | Self::RequestWithdrawn
                | Self::RequestRenewed
                | Self::RequestReset
                | Self::UserAdded
                | Self::UserRole
                | Self::UserManager
                | Self::UserBlocked
                | Self::UserUnblocked
                | Self::OrganisationAdded
                | Self::OrganisationChanged
                | Self::KeyAdded
                | Self::RelationAsked
        )
    }
}

/// A complete row of one of the tables.
#[expect(clippy::large_enum_variant, reason = "rows pass one by one, they are not kept in bulk")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// A row of `environment`: a name and an e-mail domain.
    Environment(Environment),
    /// A row of `user`, with its extra addresses.
    User(User),
    /// A row of `organisation`, with its register numbers.
    Organisation(Organisation),
    /// A row of `membership`: one user in one organisation.
    Membership(Membership),
    /// A row of `member_request`: a collaboration request.
    Request(MemberRequest),
    /// A row of `partnership`: a pair of environments.
    Partnership(Partnership),
    /// A row of `relation`: a pair of users inside a partnership.
    Relation(Relation),
    /// A row of `relation_request`, from one Relatiemanager to another.
    RelationRequest(RelationRequest),
    /// A row of `user_invitation`: one activation code.
    Invitation(UserInvitation),
    /// A row of `ssh_key`: a public key of one user.
    Key(SshKey),
    /// A property of the file itself: its time zone.
    Zone(Zone),
}

impl Record {
    /// Returns the id; all tables share one sequence of ids.
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
            // A file has one zone, and no row has id 0.
            Self::Zone(_) => 0,
        }
    }

    /// Returns the organisation that the row concerns, if any.
    pub const fn org(&self) -> Option<OrgId> {
        match self {
            Self::Organisation(row) => Some(row.id),
            Self::Membership(row) => Some(row.org),
            Self::Request(row) => Some(row.org),
            _ => None,
        }
    }

    /// Returns the user that the row concerns, if any: the addressee of a request, the owner of a
    /// key.
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

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The kind of change, on which undo depends.
    pub kind: Kind,
    /// The row before; `None` for a new row. The event is written only if the row still equals it.
    pub was: Option<Record>,
    /// The complete row after the change.
    pub becomes: Record,
    /// True if the system did this as a consequence, and not the actor.
    pub by_system: bool,
}

/// Past events that are written unchecked, with their own time and author: example data, a test, an
/// import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryBatch {
    /// The time that the log records for the events.
    pub at: Moment,
    /// The user or system that caused the events.
    pub by: Actor,
    /// The events, in the order in which they happened.
    pub events: Vec<Event>,
}
