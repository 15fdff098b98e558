//! What lists about users, partners and relations show; plain data, as far as one may see it.

use super::{
    Day, Email, EnvId, How, Level, MembershipId, Message, Moment, Name, OrgId, Origin,
    PartnershipId, Person, PlatformRole, Refusal, RelationRequestId, RequestId, RequestState,
    UserStatus,
};

/// One user of my environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// Who.
    pub person: Person,
    /// The first address.
    pub email: String,
    /// The role.
    pub role: PlatformRole,
    /// Whether it is a Relatiemanager.
    pub manager: bool,
    /// The status.
    pub status: UserStatus,
    /// In how many organisations he is; only told to a Beheerder of the environment.
    pub orgs: Option<usize>,
    /// The names of the first of those, for the question before removing; told to the same.
    pub member_of: Vec<Name>,
    /// The organisations that would go with him, not being activated; told to the same.
    pub unborn: Vec<Name>,
    /// Whether it is me.
    pub me: bool,
    /// How it matches what the list is filtered on.
    pub kind: super::MatchKind,
    /// A further address of theirs that was typed, where they were found by that.
    pub found_by: Option<String>,
}

/// One user, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserDetails {
    /// Who.
    pub person: Person,
    /// The first address.
    pub email: Email,
    /// The environment.
    pub env: Name,
    /// The role.
    pub role: PlatformRole,
    /// Whether it is a Relatiemanager.
    pub manager: bool,
    /// The status.
    pub status: UserStatus,
    /// When he came, and how.
    pub came: (Moment, Option<How>),
    /// The further addresses: whether verified, whether a code was made.
    pub extra: Vec<(Email, bool, bool)>,
    /// Until when the code works, for who is invited.
    pub code_until: Option<Moment>,
    /// What he has access to, or was asked for.
    pub access: Vec<AccessRow>,
    /// The organisations that would go with him, not being activated.
    pub unborn: Vec<Name>,
    /// Whether it is me.
    pub me: bool,
    /// Whether I am a Beheerder of his environment.
    pub mine: bool,
}

/// One organisation that a user has access to, or was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// By what.
    pub by: AccessBy,
    /// Where.
    pub org: (OrgId, Name),
    /// The environment of that organisation.
    pub org_env: Name,
    /// As what.
    pub level: Level,
    /// Where it comes from.
    pub origin: Origin,
    /// Since when.
    pub since: Moment,
    /// The last day with access.
    pub last_day: Option<Day>,
}

/// By what somebody has access, or may get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessBy {
    /// A live membership.
    Member(MembershipId),
    /// An open request.
    Asked(RequestId),
}

/// One partner of my environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerRow {
    /// The partnership.
    pub id: PartnershipId,
    /// The partner.
    pub env: (EnvId, Name),
    /// Since when.
    pub since: Moment,
    /// Active relations.
    pub relations: usize,
    /// Memberships of their users in our organisations; like the next two all of them for who may
    /// end it, and what is in his own organisations for anybody else (R54).
    pub ours: usize,
    /// Memberships of our users in theirs.
    pub theirs: usize,
    /// Requests on their way in both directions, expired ones too.
    pub requests: usize,
}

/// One partner, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerDetails {
    /// As in the list.
    pub row: PartnerRow,
    /// Their people who have a relation with one of us or to do with our organisations, by name.
    pub people: Vec<PartnerPerson>,
    /// Why I may not end it.
    pub why_not_end: Option<Refusal>,
    /// What would end: who loses access to what.
    pub ends: Vec<Across<MembershipId>>,
    /// What would be withdrawn: who was asked by what.
    pub withdrawn: Vec<Across<RequestId>>,
}

impl PartnerDetails {
    /// The command that ends it, with what was seen of it.
    pub fn end(&self) -> super::Command {
        super::Command::EndPartnership {
            partnership: self.row.id,
            ends: self.ends.iter().map(|one| one.id).collect(),
            withdrawn: self.withdrawn.iter().map(|one| one.id).collect(),
        }
    }
}

/// Something that goes across a partnership and ends with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Across<I> {
    /// Which.
    pub id: I,
    /// Who, in which organisation, and as what; none when the asking person may not know (R54).
    pub who: Option<(Person, (OrgId, Name), Level)>,
}

/// Somebody of a partner with whom one has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerPerson {
    /// Who.
    pub person: Person,
    /// The role at the partner.
    pub role: PlatformRole,
    /// With whom of us he has a relation, the asking person first.
    pub with: Option<Person>,
    /// Our organisations of which he is a member and that the asking person knows.
    pub orgs: Vec<Name>,
    /// How many others.
    pub others: usize,
    /// Since when the oldest request to him waits.
    pub asked: Option<Moment>,
}

/// A Relatiemanager of another environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerRow {
    /// Who.
    pub person: Person,
    /// The environment.
    pub env: Name,
    /// The role there.
    pub role: PlatformRole,
    /// Since when I have a relation with him.
    pub related: Option<Moment>,
    /// Since when a relation request waits between us.
    pub asked: Option<Moment>,
    /// The letters of the name that matched.
    pub name_marks: super::Marks,
    /// How it matches what was typed.
    pub kind: super::MatchKind,
}

/// A relation request, to me or sent by my environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationRow {
    /// Which.
    pub id: RelationRequestId,
    /// Who asks.
    pub asker: Person,
    /// The address of who asks.
    pub asker_email: String,
    /// The environment of who asks.
    pub asker_env: Name,
    /// Who is asked.
    pub asked: Person,
    /// The environment of who is asked.
    pub asked_env: Name,
    /// What is said with it.
    pub message: Option<Message>,
    /// When it was sent.
    pub created_at: Moment,
    /// Its state.
    pub state: RequestState,
    /// When, by whom and with what reason it was decided.
    pub decided: Option<(Moment, Option<Person>, Option<Message>)>,
    /// Whether the two environments are partners already.
    pub partners: bool,
}
