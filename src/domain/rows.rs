//! What a list shows: plain data, as far as the asking person may see it.

use super::{
    Actor, Day, HandlingId, Identifier, Kind, Level, MembershipId, Message, Moment, Name, OrgId,
    OrgStatus, Origin, Person, PlatformRole, Record, RequestId, RequestState, Standing, UserId,
    UserStatus, Via,
};

/// A stretch of a longer list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// Rows before this page.
    pub skip: usize,
    /// The rows.
    pub rows: Vec<T>,
    /// Rows in the whole list, after the filter.
    pub total: usize,
    /// Rows in the whole list, without the filter.
    pub unfiltered: usize,
}

/// The reply to a [`super::Query`], by the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// To `Me`.
    Me(Me),
    /// To `Organisations`.
    Organisations(Page<OrgRow>),
    /// To `Organisation`.
    Organisation(Box<OrgDetails>),
    /// To `Members`.
    Members(Page<MemberRow>),
    /// To `Requests` and `Inbox`.
    Requests(Page<RequestRow>),
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
    /// Open requests in Postvak IN (R69).
    pub waiting: usize,
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
    /// My level in it.
    pub my_level: Level,
    /// Live members.
    pub members: usize,
    /// Since when I am a member.
    pub since: Moment,
    /// The environment that owns it.
    pub env: Name,
    /// Its effective Beheerders.
    pub admins: usize,
    /// Requests that wait; only told to a Beheerder and as a count to a Lid (5.2).
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
    /// The town.
    pub town: Option<Name>,
    /// The country, ISO 3166 alpha-2.
    pub country: String,
    /// The environment that owns it.
    pub env: Name,
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

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The number of the line; it only grows (I17).
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who, with the name if it was a person.
    pub actor: (Actor, Option<Name>),
    /// Through which door.
    pub via: Via,
    /// What.
    pub kind: Kind,
    /// The handling it belongs to.
    pub handling: HandlingId,
    /// The organisation it concerns.
    pub org: Option<(OrgId, Name)>,
    /// The user it concerns.
    pub user: Option<Person>,
    /// The row before.
    pub was: Option<Record>,
    /// The row after.
    pub becomes: Record,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The best ones, group after group.
    pub rows: Vec<T>,
    /// How many there are in each group: own and through a partnership, or all in the first.
    pub counts: [usize; 2],
    /// How many names were searched.
    pub searched: usize,
}

/// Which letters of a text matched: sign positions, from and up to.
pub type Marks = Vec<(usize, usize)>;

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// Open requests in Postvak IN.
    pub waiting: usize,
    /// The letters of the name that matched.
    pub name_marks: Marks,
    /// The letters of the address that matched.
    pub email_marks: Marks,
}

/// Somebody in the member dialog (DOMAIN 7.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateRow {
    /// Who.
    pub person: Person,
    /// The address.
    pub email: String,
    /// The environment.
    pub env: Name,
    /// The role in it.
    pub role: PlatformRole,
    /// Whether it is an own user.
    pub own: bool,
    /// Whether this person is in an organisation with the asking one already.
    pub shares: bool,
    /// What choosing this person would do, or why it cannot be done.
    pub standing: Standing,
    /// The letters of the name that matched.
    pub name_marks: Marks,
    /// The letters of the address that matched.
    pub email_marks: Marks,
}

/// What became of pasted names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The people, each once, in the order of the paste; some may not be choosable.
    pub rows: Vec<CandidateRow>,
    /// What was not found, or is the name of more than one.
    pub unknown: Vec<String>,
}

impl RequestRow {
    /// Whether this user is the one asked.
    pub fn is_to(&self, user: UserId) -> bool {
        self.addressee.id == user
    }
}
