//! Answers to queries: rows and details, limited to what the viewer may see.

pub(crate) mod log;
pub(crate) mod people;

use self::log::{LogContent, LogRow};
use crate::domain::{
    Day, Evidence, Identifier, KeyAlerts, Kind, Level, Membership, Message, Method, Moment, Name,
    OrgId, OrgStatus, Person, PlatformRole, Profile, Record, RegisterSource, Rejected, RelationRow,
    RequestId, RequestState, UserId, UserStatus, Zone,
};

/// The viewer: the user who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The viewer, with the name to show.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The name of their environment.
    pub env: Name,
    /// Their role in that environment.
    pub role: PlatformRole,
    /// True for a *Relatiemanager*, whom other environments can find.
    pub manager: bool,
    /// True for a *Beheerder* of an organisation.
    pub administers: bool,
    /// The organisation to which the viewer's own access is paused, and the day on which it
    /// returns; of several, the first to return.
    pub paused: Option<(Name, Day)>,
    /// The number of open requests in *Postvak IN*, of both kinds.
    pub waiting: usize,
    /// Warnings about the viewer's own keys.
    pub keys: KeyAlerts,
    /// The active *Beheerders* of the environment, by name: the people to ask.
    pub env_admins: Vec<Person>,
    /// Up to 4 users who could become Beheerder too; empty unless the viewer is the only Beheerder.
    pub could_be_admin: Vec<Person>,
    /// The domain of the environment; `None` if it is shared.
    pub own_domain: Option<String>,
    /// The time zone of the file, if it has one.
    pub zone: Option<Zone>,
    /// The time of the last log line that is at least a day old, if the clock is implausibly far
    /// ahead of it.
    pub clock_ahead_of: Option<Moment>,
}

/// An organisation in the list of the viewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgRow {
    /// Identifies the organisation in commands and queries.
    pub id: OrgId,
    /// The name, which need not be unique.
    pub name: Name,
    /// The main register number. `None` without a number, or if the viewer may not see it.
    pub number: Option<Identifier>,
    /// The status; removed organisations are not listed.
    pub status: OrgStatus,
    /// The level of the viewer; `None` for a Beheerder of the environment who is no member, and while
    /// the access is paused.
    pub my_level: Option<Level>,
    /// The day on which the viewer's paused access returns. Until then the row tells no more than the
    /// page of the viewer does (R237).
    pub paused_until: Option<Day>,
    /// The number of live members; 0 while the viewer's access is paused.
    pub members: usize,
    /// The start of the viewer's membership; `None` without a membership.
    pub since: Option<Moment>,
    /// The evidence under review and its author; only for Beheerders of the environment, who
    /// approve it.
    pub evidence: Option<(Method, Name, Person)>,
    /// The environment that owns it.
    pub env: Name,
    /// The number of effective Beheerders; only for its members.
    pub admins: Option<usize>,
    /// True if it is active without an effective Beheerder of its own environment.
    pub unmanaged: bool,
    /// The number of pending or expired requests; 0 if the viewer is no member.
    pub waiting: usize,
}

/// An organisation with its profile and its counts, as its members see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrgDetails {
    /// Identifies the organisation in commands and queries.
    pub id: OrgId,
    /// The name, which need not be unique.
    pub name: Name,
    /// The status, on which the available actions depend.
    pub status: OrgStatus,
    /// The time of the approval; `None` if the organisation was never active.
    pub activated_at: Option<Moment>,
    /// The numbers, the main one first.
    pub identifiers: Vec<Identifier>,
    /// The editable fields, to fill the form with.
    pub profile: Profile,
    /// The register that name, address and number come from; `None` if a user entered them.
    pub register: Option<RegisterSource>,
    /// The environment that owns it.
    pub env: Name,
    /// The user who created it; only they submit evidence.
    pub creator: Person,
    /// The evidence, who submitted it, and who approved it.
    pub evidence: Option<(Method, Name, Person, Option<Person>)>,
    /// The rejection of that evidence.
    pub rejected: Option<Rejected>,
    /// The level of the viewer, who is always a member.
    pub my_level: Level,
    /// The start of the viewer's membership.
    pub my_since: Option<Moment>,
    /// The effective Beheerders by name: the people to ask.
    pub admins: Vec<Person>,
    /// Those of these Beheerders who belong to its own environment and have no last day (R50).
    pub lasting_admins: Vec<UserId>,
    /// True if the viewer alone makes up `lasting_admins`, and so can neither leave nor become
    /// *Lid*.
    pub i_am_last: bool,
    /// The number of live members from its own environment.
    pub own: usize,
    /// The number of live members through each partner, by name of the partner.
    pub partners: Vec<(Name, usize)>,
    /// The soonest last day of a member, and that member.
    pub ends_next: Option<(Day, Person)>,
    /// The number of pending or expired requests.
    pub requests: usize,
    /// True if the viewer sent one of these: it ends with their membership.
    pub has_sent_requests: bool,
}

/// A membership in the list of an organisation, with its user.
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
    /// True if requests of the organisation are open that the user sent: they end with the access.
    pub has_sent_requests: bool,
    /// True for the viewer's own row.
    pub me: bool,
}

/// A collaboration request in a list, of an organisation or in Postvak IN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// The id that answers, withdrawals and renewals name.
    pub id: RequestId,
    /// The organisation that asks, with its name.
    pub org: (OrgId, Name),
    /// The environment of that organisation.
    pub org_env: Name,
    /// The user of a partner who is asked.
    pub addressee: Person,
    /// The primary address of the addressee.
    pub addressee_email: String,
    /// The environment of the addressee, which is a partner.
    pub addressee_env: Name,
    /// The Beheerder who sent the request, who may since have lost that level.
    pub sender: Person,
    /// The primary address of the sender.
    pub sender_email: String,
    /// The current level of the sender in the organisation, if any.
    pub sender_level: Option<Level>,
    /// The start of the partnership.
    pub partner_since: Moment,
    /// The offered level.
    pub level: Level,
    /// The offered last day with access.
    pub last_day: Option<Day>,
    /// The text that the sender wrote with the request.
    pub message: Option<Message>,
    /// The time of the first sending; a renewal keeps it.
    pub created_at: Moment,
    /// The moment from which the request can no longer be answered.
    pub expires_at: Moment,
    /// The number of times that the request got a new term.
    pub renewed: u32,
    /// The current state; a request past its term is expired.
    pub state: RequestState,
    /// The time, author and reason of the decision; no author means the system.
    pub decision: Option<(Moment, Option<Person>, Option<Message>)>,
}

impl RequestRow {
    /// Returns whether a Beheerder must renew the request: it offers the level Beheerder, but its
    /// sender is no longer a Beheerder.
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

    /// Returns the time of the answer, or of another decision; `None` without one.
    pub fn decided_at(&self) -> Option<Moment> {
        let decision = match self {
            Self::Member(row) => row.decision.as_ref(),
            Self::Relation(row) => row.decision.as_ref(),
        };
        decision.map(|(at, ..)| *at)
    }

    /// Returns the id; all tables share one sequence of ids.
    pub const fn id(&self) -> i64 {
        match self {
            Self::Member(row) => row.id.0,
            Self::Relation(row) => row.id.0,
        }
    }

    /// Returns the organisation or the person that asks.
    pub const fn asker(&self) -> &Name {
        match self {
            Self::Member(row) => &row.org.1,
            Self::Relation(row) => &row.asker.name,
        }
    }
}

/// An open request that a search found, by the list that it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundRequest {
    /// A request to the viewer.
    Received(Box<InboxRow>),
    /// A request of an organisation that the viewer administers.
    OfOrganisation(Box<RequestRow>),
    /// A relation request that the viewer's environment sent.
    Relation(Box<RelationRow>),
}

/// A notice (*melding*) for the viewer: a past change or a coming last day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRow {
    /// An event that concerns the viewer.
    Happened(Box<LogRow>),
    /// Access that ends within a week.
    Ends {
        /// The organisation of the membership, by id and name.
        org: (OrgId, Name),
        /// The member whose access ends.
        member: Box<MemberRow>,
        /// The last day with access.
        day: Day,
    },
}

impl NoticeRow {
    /// Returns whether the notice is about work that waits for the viewer.
    pub fn waits(&self) -> bool {
        let Self::Happened(row) = self else { return false };
        row.what == LogContent::Happened(Kind::OrganisationOffered)
    }

    /// Returns the evidence that waits for the viewer, if the notice is about that.
    pub fn evidence(&self) -> Option<OfferedEvidence<'_>> {
        let Self::Happened(row) = self else { return None };
        let (id, name) = row.org.as_ref().filter(|_| self.waits())?;
        let Some(Record::Organisation(org)) = &row.becomes else { return None };
        let Evidence { method, reference, .. } = org.evidence.as_ref()?;
        let by = row.actor.1.as_ref()?;
        Some(OfferedEvidence { id: *id, name, method: *method, reference, by })
    }
}

/// The evidence of an organisation that waits for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedEvidence<'a> {
    /// The organisation.
    pub id: OrgId,
    /// The name of the organisation.
    pub name: &'a Name,
    /// A payment, a register extract, or another kind.
    pub method: Method,
    /// A payment reference, an extract number, or words.
    pub reference: &'a Name,
    /// The user who submitted it.
    pub by: &'a Name,
}
