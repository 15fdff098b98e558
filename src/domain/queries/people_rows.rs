//! Rows for the lists and details of users, partners and relations, limited to what the viewer may
//! see.

use crate::domain::{
    Day, Email, EnvId, JoinedBy, Level, MembershipId, Message, Moment, Name, OrgId, Origin,
    PartnershipId, Person, PlatformRole, Refusal, RelationRequestId, RequestId, RequestState,
    UserStatus,
};

/// A user of the viewer's environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The user.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The role.
    pub role: PlatformRole,
    /// True for a *Relatiemanager*.
    pub manager: bool,
    /// The status.
    pub status: UserStatus,
    /// The number of organisations that they are a member of; only for a *Beheerder* of the
    /// environment.
    pub orgs: Option<usize>,
    /// The names of the first of those, for the question before removing; only for a Beheerder of
    /// the environment.
    pub member_of: Vec<Name>,
    /// Not yet activated organisations that are removed together with the user; only for a
    /// Beheerder of the environment.
    pub not_yet_active: Vec<Name>,
    /// True for the viewer's own row.
    pub me: bool,
    /// The quality of the match with the filter.
    pub kind: crate::domain::MatchKind,
    /// The extra address that the user was found by, if any.
    pub found_by: Option<String>,
}

/// The details of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserDetails {
    /// The user.
    pub person: Person,
    /// The primary address.
    pub email: Email,
    /// The name of their environment.
    pub env: Name,
    /// The role.
    pub role: PlatformRole,
    /// True for a Relatiemanager.
    pub manager: bool,
    /// The status.
    pub status: UserStatus,
    /// The time and the way of joining.
    pub joined: (Moment, Option<JoinedBy>),
    /// The extra addresses: whether each is verified, and whether it has a code.
    pub extra: Vec<(Email, bool, bool)>,
    /// The end of the validity of the activation code, for an invited user.
    pub code_until: Option<Moment>,
    /// Their access and their open requests.
    pub access: Vec<AccessRow>,
    /// Not yet activated organisations that are removed together with the user.
    pub not_yet_active: Vec<Name>,
    /// True if the viewer is this user.
    pub me: bool,
    /// True if the viewer is a Beheerder of their environment.
    pub can_manage: bool,
}

/// An organisation that a user has access to, or has an open request from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// The membership or the request.
    pub by: AccessBy,
    /// The organisation, with its name.
    pub org: (OrgId, Name),
    /// The environment of that organisation.
    pub org_env: Name,
    /// The level that they have or are offered.
    pub level: Level,
    /// The origin of the access.
    pub origin: Origin,
    /// The start of the membership, or the sending of the request.
    pub since: Moment,
    /// The last day with access.
    pub last_day: Option<Day>,
}

/// The row that gives access, or may give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessBy {
    /// A live membership: access now.
    Member(MembershipId),
    /// An open request: access once accepted.
    Asked(RequestId),
}

/// A partner of the viewer's environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerRow {
    /// The partnership.
    pub id: PartnershipId,
    /// The environment of the partner, with its name.
    pub env: (EnvId, Name),
    /// The start of the partnership.
    pub since: Moment,
    /// The number of active relations.
    pub relations: usize,
    /// The number of memberships of their users in our organisations. Like the next two counts, it
    /// covers everything for users who may end the partnership, and only the viewer's own
    /// organisations for others.
    pub ours: usize,
    /// The number of memberships of our users in their organisations.
    pub theirs: usize,
    /// The number of pending or expired requests, in both directions.
    pub requests: usize,
}

/// The details of a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerDetails {
    /// The row in the list.
    pub row: PartnerRow,
    /// People of the partner who have a relation with one of us, or a membership or request in our
    /// organisations, by name.
    pub people: Vec<PartnerPerson>,
    /// Why the viewer may not end the partnership; `None` if they may.
    pub why_not_end: Option<Refusal>,
    /// The memberships that end with it.
    pub ends: Vec<PartnershipRow<MembershipId>>,
    /// The requests that are withdrawn with it.
    pub withdrawn: Vec<PartnershipRow<RequestId>>,
}

impl PartnerDetails {
    /// Returns the command that ends the partnership, with everything that the viewer saw ending
    /// with it.
    pub fn end(&self) -> crate::domain::Command {
        crate::domain::Command::EndPartnership {
            partnership: self.row.id,
            ends: self.ends.iter().map(|one| one.id).collect(),
            withdrawn: self.withdrawn.iter().map(|one| one.id).collect(),
        }
    }
}

/// A row that goes through a partnership and ends with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnershipRow<I> {
    /// The membership or the request.
    pub id: I,
    /// The person, the organisation and the level; `None` if the viewer may not know.
    pub who: Option<(Person, (OrgId, Name), Level)>,
}

/// A person of a partner who has dealings with our environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerPerson {
    /// The person.
    pub person: Person,
    /// Their role at the partner.
    pub role: PlatformRole,
    /// The person on our side whom they have a relation with; the viewer, if the viewer is one of
    /// them.
    pub with: Option<Person>,
    /// Those of our organisations that they are a member of and that the viewer knows of.
    pub orgs: Vec<Name>,
    /// The number of their other organisations.
    pub others: usize,
    /// The start of the oldest open request to them.
    pub asked: Option<Moment>,
}

/// A Relatiemanager of another environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerRow {
    /// The user.
    pub person: Person,
    /// The name of their environment.
    pub env: Name,
    /// Their role there.
    pub role: PlatformRole,
    /// The start of the viewer's relation with them.
    pub related: Option<Moment>,
    /// The start of a pending relation request between the viewer and them.
    pub asked: Option<Moment>,
    /// The matched characters of the name.
    pub name_marks: crate::domain::Marks,
    /// The quality of the match.
    pub kind: crate::domain::MatchKind,
}

/// A relation request to the viewer, or from their environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationRow {
    /// The request.
    pub id: RelationRequestId,
    /// The sender.
    pub asker: Person,
    /// The address of the sender.
    pub asker_email: String,
    /// The environment of the sender.
    pub asker_env: Name,
    /// The addressee.
    pub asked: Person,
    /// The environment of the addressee.
    pub asked_env: Name,
    /// The message of the sender.
    pub message: Option<Message>,
    /// The time of sending.
    pub created_at: Moment,
    /// The state.
    pub state: RequestState,
    /// The time, author and reason of the decision; no author means the system.
    pub decision: Option<(Moment, Option<Person>, Option<Message>)>,
    /// True if the two environments are already partners.
    pub partners: bool,
}
