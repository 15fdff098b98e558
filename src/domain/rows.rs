//! What a list shows: plain data, as far as the asking person may see it.

use super::{
    Actor, CandidateRow, Day, Found, HandlingId, Identifier, KeyAlerts, KeyId, Kind, Level,
    MembershipId, Message, Method, Moment, Name, OrgId, OrgStatus, Origin, Page, Person, PersonRow,
    PlatformRole, Profile, Record, Rejected, RelationRow, RequestId, RequestState, Resolved,
    UserStatus, Via, Zone,
};

/// The reply to a [`super::Query`], by the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To `Me`.
    Me(Box<Me>),
    /// To `Organisations`.
    Organisations(Page<OrgRow>),
    /// To `Organisation`.
    Organisation(Box<OrgDetails>),
    /// To `Members`.
    Members(Page<MemberRow>),
    /// To `Requests`.
    Requests(Page<RequestRow>),
    /// To `Inbox`.
    Inbox(Page<InboxRow>),
    /// To `Notices`.
    Notices(Page<NoticeRow>),
    /// To `Handling`: its first lines, and how many there are.
    Handling(Vec<LogRow>, usize),
    /// To `Users`.
    Users(Page<super::UserRow>),
    /// To `User`.
    User(Box<super::UserDetails>),
    /// The keys of one of them.
    Keys(Vec<super::KeyRow>),
    /// To `Partnerships`.
    Partnerships(Page<super::PartnerRow>),
    /// To `Partnership`.
    Partnership(Box<super::PartnerDetails>),
    /// To `RelationRequests`.
    RelationRequests(Page<RelationRow>),
    /// To `FindManagers`.
    Managers(Found<super::ManagerRow>),
    /// To `History`, the oldest first.
    History(Vec<LogRow>),
    /// To `Log`.
    Log(Page<LogRow>),
    /// To `FindPeople`.
    People(Found<PersonRow>),
    /// To `FindCandidates`.
    Candidates(Found<CandidateRow>),
    /// To `Resolve`.
    Resolved(Resolved),
    /// To `Standings`.
    Standings(Vec<CandidateRow>),
}

/// The person at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The name of the environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// Whether I am Relatiemanager.
    pub manager: bool,
    /// Open requests in Postvak IN, of both kinds (R69).
    pub waiting: usize,
    /// What I should know of the keys that open as me.
    pub keys: KeyAlerts,
    /// The active Beheerders of my environment, by name: who can.
    pub env_admins: Vec<Person>,
    /// Whether the domain of my environment is its own.
    pub own_domain: Option<String>,
    /// The time zone of the file, if it has one.
    pub zone: Option<Zone>,
    /// When the log was last written before today, if the clock is too far ahead of that.
    pub clock_ahead_of: Option<Moment>,
}

/// One organisation in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgRow {
    /// Which.
    pub id: OrgId,
    /// Its name.
    pub name: Name,
    /// Its main number.
    pub number: Option<Identifier>,
    /// Its status.
    pub status: OrgStatus,
    /// My level in it; none for a Beheerder of the environment who is no member (A7).
    pub my_level: Option<Level>,
    /// Live members.
    pub members: usize,
    /// Since when I am a member.
    pub since: Option<Moment>,
    /// What it was offered with for activation, and by whom; for the Beheerder of the environment
    /// who looks at it.
    pub evidence: Option<(Method, Name, Person)>,
    /// The environment that owns it.
    pub env: Name,
    /// Its effective Beheerders; only told to who is in it (A7).
    pub admins: Option<usize>,
    /// Active, and without an effective Beheerder of its own environment (R50).
    pub unmanaged: bool,
    /// Requests that wait or expired; only told to who is in it (5.2).
    pub waiting: usize,
}

/// One organisation, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgDetails {
    /// Which.
    pub id: OrgId,
    /// Its name.
    pub name: Name,
    /// Its status.
    pub status: OrgStatus,
    /// When it was activated.
    pub activated_at: Option<Moment>,
    /// Its numbers, the main one first.
    pub identifiers: Vec<Identifier>,
    /// What its form holds.
    pub profile: Profile,
    /// The environment that owns it.
    pub env: Name,
    /// Who made it.
    pub creator: Person,
    /// What it was offered with for activation, by whom, approved by whom.
    pub evidence: Option<(Method, Name, Person, Option<Person>)>,
    /// Why that was not enough.
    pub rejected: Option<Rejected>,
    /// My level in it.
    pub my_level: Level,
    /// Its effective Beheerders by name: who can (UX 10 decisions, 6).
    pub admins: Vec<Person>,
    /// How many of those are of its own environment and without last day (R50).
    pub lasting_admins: usize,
    /// Whether I am the only one of those: I can neither leave nor become Lid (R50).
    pub i_am_last: bool,
    /// Live members that are own users.
    pub own: usize,
    /// Live members through each partner, by name of the partner.
    pub partners: Vec<(Name, usize)>,
    /// The next last day of a member, and whose.
    pub ends_next: Option<(Day, Person)>,
    /// Requests that wait or expired.
    pub requests: usize,
}

/// One member in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// The membership.
    pub id: MembershipId,
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The environment of that person.
    pub env: Name,
    /// The level.
    pub level: Level,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when.
    pub since: Moment,
    /// The last day with access.
    pub last_day: Option<Day>,
    /// The status of the user: invited and blocked ones are no effective members.
    pub status: UserStatus,
    /// A partner's user who is Basisgebruiker now: keeps access, gets no new one (R80).
    pub lowered: bool,
    /// Whether it is the asking person.
    pub me: bool,
}

/// One request in a list: of an organisation, or in Postvak IN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// Which.
    pub id: RequestId,
    /// The organisation that asks.
    pub org: (OrgId, Name),
    /// The environment of that organisation.
    pub org_env: Name,
    /// Who is asked.
    pub addressee: Person,
    /// The address of who is asked.
    pub addressee_email: String,
    /// The environment of who is asked.
    pub addressee_env: Name,
    /// Who asks.
    pub sender: Person,
    /// The address of who asks.
    pub sender_email: String,
    /// The level of the sender in the organisation now, if any.
    pub sender_level: Option<Level>,
    /// Partners since.
    pub partner_since: Moment,
    /// The level that is offered.
    pub level: Level,
    /// The last day that is offered.
    pub last_day: Option<Day>,
    /// What is said with it.
    pub message: Option<Message>,
    /// When it was sent.
    pub created_at: Moment,
    /// Until when it can be answered.
    pub expires_at: Moment,
    /// How often it was renewed.
    pub renewed: u32,
    /// The state now, its term considered.
    pub state: RequestState,
    /// When, by whom and with what reason it was decided.
    pub decided: Option<(Moment, Option<Person>, Option<Message>)>,
}

impl RequestRow {
    /// Whether it waits for a Beheerder to renew it: it offers the level Beheerder, and its sender
    /// is no Beheerder any more (R48, R64).
    pub fn needs_renewal(&self) -> bool {
        self.state == RequestState::Pending
            && self.level == Level::OrgAdmin
            && self.sender_level != Some(Level::OrgAdmin)
    }
}

/// What waits in Postvak IN, or was handled: a request of either kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboxRow {
    /// An organisation wants to work with me.
    Member(RequestRow),
    /// Somebody wants a relation with me.
    Relation(RelationRow),
}

impl InboxRow {
    /// The state now.
    pub const fn state(&self) -> RequestState {
        match self {
            Self::Member(row) => row.state,
            Self::Relation(row) => row.state,
        }
    }

    /// Its number; numbers are given out once for all kinds of rows.
    pub const fn id(&self) -> i64 {
        match self {
            Self::Member(row) => row.id.0,
            Self::Relation(row) => row.id.0,
        }
    }
}

/// Something that one should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRow {
    /// It happened.
    Happened(Box<LogRow>),
    /// Access that ends within a week.
    Ends {
        /// Which membership.
        id: MembershipId,
        /// Where.
        org: (OrgId, Name),
        /// Whose.
        person: Person,
        /// The last day.
        day: Day,
    },
}

/// What a line of the log tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// This happened.
    Happened(Kind),
    /// This was tried without the right: the name of the command, the code of the refusal.
    Denied(String, String),
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The number of the line; it only grows (I17).
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who, with the name if it was a person; with the system, the user of the operating system
    /// for whom it did maintenance (A1).
    pub actor: (Actor, Option<Name>),
    /// Through which door.
    pub via: Via,
    /// The key with which the session came in, over ssh.
    pub key: Option<KeyId>,
    /// What.
    pub what: What,
    /// The handling it belongs to; an attempt that was refused is none.
    pub handling: Option<HandlingId>,
    /// The handling that it took back.
    pub undoes: Option<HandlingId>,
    /// The environment or the partnership it concerns, by name.
    pub env: Option<Name>,
    /// The organisation it concerns.
    pub org: Option<(OrgId, Name)>,
    /// The user it concerns.
    pub user: Option<Person>,
    /// The address of that user, where another user of one's environment has the same name.
    pub user_email: Option<String>,
    /// The same of the person who did it.
    pub actor_email: Option<String>,
    /// The row before.
    pub was: Option<Record>,
    /// The row after.
    pub becomes: Option<Record>,
}
