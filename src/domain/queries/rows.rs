//! Answers to queries: rows and details, limited to what the viewer may see.

use crate::domain::{
    Actor, Day, Identifier, KeyAlerts, KeyId, Kind, Level, Membership, MembershipId, Message,
    Method, Moment, Name, OperationId, OrgId, OrgStatus, Person, PlatformRole, Profile, Record,
    RegisterSource, Rejected, RelationRow, RequestId, RequestState, UserStatus, Via, Zone,
};

/// The viewer: the user who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The user.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The name of the environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// True for a *Relatiemanager*.
    pub manager: bool,
    /// The number of open requests in *Postvak IN*, of both kinds.
    pub waiting: usize,
    /// Warnings about the viewer's own keys.
    pub keys: KeyAlerts,
    /// The active *Beheerders* of the environment, by name: the people to ask.
    pub env_admins: Vec<Person>,
    /// A few users who could become Beheerder too, if the viewer is the only one.
    pub could_be_admin: Vec<Person>,
    /// The domain of the environment, if it is its own.
    pub own_domain: Option<String>,
    /// The time zone of the file, if it has one.
    pub zone: Option<Zone>,
    /// The time of the last log line that is at least a day old, if the clock is implausibly far
    /// ahead of it.
    pub clock_ahead_of: Option<Moment>,
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgRow {
    /// The organisation.
    pub id: OrgId,
    /// The name of the organisation.
    pub name: Name,
    /// The main number.
    pub number: Option<Identifier>,
    /// The status of the organisation.
    pub status: OrgStatus,
    /// The level of the viewer; `None` for a Beheerder of the environment who is no member.
    pub my_level: Option<Level>,
    /// The number of live members.
    pub members: usize,
    /// The start of the viewer's membership.
    pub since: Option<Moment>,
    /// The evidence and who submitted it; only for Beheerders of the environment, who approve it.
    pub evidence: Option<(Method, Name, Person)>,
    /// The environment that owns it.
    pub env: Name,
    /// The number of effective Beheerders; only for its members.
    pub admins: Option<usize>,
    /// True if it is active without an effective Beheerder of its own environment.
    pub unmanaged: bool,
    /// The number of pending or expired requests; only for its members.
    pub waiting: usize,
}

/// The details of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgDetails {
    /// The organisation.
    pub id: OrgId,
    /// The name of the organisation.
    pub name: Name,
    /// The status of the organisation.
    pub status: OrgStatus,
    /// The time of activation.
    pub activated_at: Option<Moment>,
    /// The numbers, the main one first.
    pub identifiers: Vec<Identifier>,
    /// The editable fields, to fill the form with.
    pub profile: Profile,
    /// The register that name, address and number come from; `None` if a user entered them.
    pub register: Option<RegisterSource>,
    /// The environment that owns it.
    pub env: Name,
    /// The user who created it.
    pub creator: Person,
    /// The evidence, who submitted it, and who approved it.
    pub evidence: Option<(Method, Name, Person, Option<Person>)>,
    /// The rejection of that evidence.
    pub rejected: Option<Rejected>,
    /// The level of the viewer.
    pub my_level: Level,
    /// The effective Beheerders by name: the people to ask.
    pub admins: Vec<Person>,
    /// The number of those who are of its own environment and have no last day.
    pub lasting_admins: usize,
    /// True if the viewer is the only one of those, and so can neither leave nor become *Lid*.
    pub i_am_last: bool,
    /// The number of live members from its own environment.
    pub own: usize,
    /// The number of live members through each partner, by name of the partner.
    pub partners: Vec<(Name, usize)>,
    /// The soonest last day of a member, and that member.
    pub ends_next: Option<(Day, Person)>,
    /// The number of pending or expired requests.
    pub requests: usize,
}

/// A member in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// The membership: its level, origin, start and last day.
    pub membership: Membership,
    /// The user.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The environment of the user.
    pub env: Name,
    /// The status of the user: invited and blocked users have no effective access.
    pub status: UserStatus,
    /// True for a user of a partner who is now *Basisgebruiker*: they keep their access, but get no
    /// new access.
    pub lowered: bool,
    /// True for the viewer's own row.
    pub me: bool,
}

/// A collaboration request in a list, of an organisation or in Postvak IN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// The request.
    pub id: RequestId,
    /// The organisation that asks, with its name.
    pub org: (OrgId, Name),
    /// The environment of that organisation.
    pub org_env: Name,
    /// The addressee.
    pub addressee: Person,
    /// The address of the addressee.
    pub addressee_email: String,
    /// The environment of the addressee.
    pub addressee_env: Name,
    /// The sender.
    pub sender: Person,
    /// The address of the sender.
    pub sender_email: String,
    /// The current level of the sender in the organisation, if any.
    pub sender_level: Option<Level>,
    /// The start of the partnership.
    pub partner_since: Moment,
    /// The offered level.
    pub level: Level,
    /// The offered last day with access.
    pub last_day: Option<Day>,
    /// The message of the sender.
    pub message: Option<Message>,
    /// The time of sending.
    pub created_at: Moment,
    /// The end of the term.
    pub expires_at: Moment,
    /// The number of renewals.
    pub renewed: u32,
    /// The state at this moment: past its term it is expired.
    pub state: RequestState,
    /// The time, author and reason of the decision; no author means the system.
    pub decision: Option<(Moment, Option<Person>, Option<Message>)>,
}

impl RequestRow {
    /// Returns whether a Beheerder must renew it: it offers the level Beheerder, but its sender is
    /// no longer a Beheerder.
    pub fn needs_renewal(&self) -> bool {
        self.state == RequestState::Pending
            && self.level == Level::OrgAdmin
            && self.sender_level != Some(Level::OrgAdmin)
    }
}

/// A request to the viewer, of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboxRow {
    /// A collaboration request of an organisation.
    Member(RequestRow),
    /// A relation request of a person.
    Relation(RelationRow),
}

impl InboxRow {
    /// Returns the state at this moment.
    pub const fn state(&self) -> RequestState {
        match self {
            Self::Member(row) => row.state,
            Self::Relation(row) => row.state,
        }
    }

    /// Returns the id; all tables share one sequence of ids.
    pub const fn id(&self) -> i64 {
        match self {
            Self::Member(row) => row.id.0,
            Self::Relation(row) => row.id.0,
        }
    }
}

/// A notice for the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRow {
    /// An event that concerns the viewer.
    Happened(Box<LogRow>),
    /// Access that ends within a week.
    Ends {
        /// The membership.
        id: MembershipId,
        /// The organisation, with its name.
        org: (OrgId, Name),
        /// The member whose access ends.
        person: Person,
        /// The last day with access.
        day: Day,
    },
}

/// The content of a log line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogContent {
    /// An event of this kind.
    Happened(Kind),
    /// An attempt without the right: the name of the command and the code of the refusal.
    Denied(String, String),
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The number of the line, strictly increasing.
    pub seq: i64,
    /// The time of the event or the attempt.
    pub at: Moment,
    /// The author, with the name of a person; for maintenance by the system, the name of the
    /// operating system user who ran it.
    pub actor: (Actor, Option<Name>),
    /// The interface that was used.
    pub via: Via,
    /// The key of the session, over ssh.
    pub key: Option<KeyId>,
    /// The event or the attempt.
    pub what: LogContent,
    /// The operation it belongs to; `None` for an attempt.
    pub operation: Option<OperationId>,
    /// The operation that it undid.
    pub undoes: Option<OperationId>,
    /// The name of the environment or partnership it concerns.
    pub env: Option<Name>,
    /// The organisation it concerns.
    pub org: Option<(OrgId, Name)>,
    /// The user it concerns.
    pub user: Option<Person>,
    /// The other person of a relation, or of a request for one.
    pub other: Option<Name>,
    /// The address of that user, if another user of the viewer's environment has the same name.
    pub user_email: Option<String>,
    /// The address of the author, under the same condition.
    pub actor_email: Option<String>,
    /// The row before the change.
    pub was: Option<Record>,
    /// The row after the change.
    pub becomes: Option<Record>,
}
