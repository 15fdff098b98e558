//! Rows for the lists and details of users, partners and relations, limited to what the viewer may
//! see.

use crate::domain::{
    AccessBy, Day, Email, EnvId, JoinedBy, Level, MembershipId, Message, Moment, Name, OrgId,
    Origin, PartnershipId, Person, PlatformRole, Refusal, RelationRequestId, RequestId,
    RequestState, UserId, UserStatus, rights::not_related,
};

/// A user of the viewer's environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The user, with the name to show.
    pub person: Person,
    /// The primary address.
    pub email: String,
    /// The role in the environment, which gives no access to organisations.
    pub role: PlatformRole,
    /// True for a *Relatiemanager*, whom other environments can find.
    pub manager: bool,
    /// Active, invited or blocked: removed users are not listed.
    pub status: UserStatus,
    /// The number of organisations that they are a member of; only for a *Beheerder* of the
    /// environment.
    pub orgs: Option<usize>,
    /// The names of the first 8 of these organisations, for the question before removing the user;
    /// only for a Beheerder of the environment.
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

/// A user with their addresses and access, as the details screen shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserDetails {
    /// The user, with the name to show.
    pub person: Person,
    /// The primary address.
    pub email: Email,
    /// The name of their environment.
    pub env: Name,
    /// The role in the environment, which gives no access to organisations.
    pub role: PlatformRole,
    /// True for a Relatiemanager, whom other environments can find.
    pub manager: bool,
    /// Active, invited or blocked: the details of a removed user are refused.
    pub status: UserStatus,
    /// The time and the way of joining; no way if the file did not record it.
    pub joined: (Moment, Option<JoinedBy>),
    /// The extra addresses: whether each is verified, and whether it has a code. Only for the user
    /// and the Beheerders of the environment.
    pub extra: Vec<(Email, bool, bool)>,
    /// The end of the term of the activation code; only for an invited user.
    pub code_until: Option<Moment>,
    /// Live memberships by organisation, then open requests; only for the user and the Beheerders
    /// of the environment.
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
    /// The user.
    pub user: UserId,
    /// The membership that gives the access, or the request that offers it.
    pub by: AccessBy,
    /// The organisation to which the user has access, by id and name.
    pub org: (OrgId, Name),
    /// The environment that owns the organisation.
    pub org_env: Name,
    /// The level that they have or are offered.
    pub level: Level,
    /// Own environment, or the partnership that the access goes through.
    pub origin: Origin,
    /// The start of the membership, or the sending of the request.
    pub since: Moment,
    /// The last day with access; `None` for access without an end.
    pub last_day: Option<Day>,
    /// The day on which a paused membership gives access again; `None` unless it is paused now.
    pub paused_until: Option<Day>,
    /// True if the viewer is a member of the organisation, and so can open it.
    pub can_open: bool,
    /// If the viewer can end this access now, or why not.
    pub ending: AccessEnding,
    /// True if the viewer is a Beheerder of the organisation, and so can give the access back.
    pub can_give_back: bool,
    /// The first Beheerders of the organisation by name, if the viewer is none of them and may know
    /// them.
    pub admins: Vec<Name>,
    /// True if requests of the organisation are open that the user sent: they end with the access.
    pub has_sent_requests: bool,
}

impl AccessRow {
    /// Returns whether the viewer can end this access now.
    pub fn can_end(&self) -> bool {
        self.ending == AccessEnding::Allowed
    }
}

/// If a viewer can end an access now, or why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessEnding {
    /// The viewer can.
    Allowed,
    /// A request of another environment can only be withdrawn there, or declined by the user.
    OnlyByUser,
    /// The user is the last *Beheerder* of the organisation who counts (R50).
    LastAdmin,
}

/// A partner of the viewer's environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerRow {
    /// Identifies the partnership, not the environment of the partner.
    pub id: PartnershipId,
    /// The environment of the partner, by id and name.
    pub env: (EnvId, Name),
    /// The acceptance of the first relation.
    pub since: Moment,
    /// The number of active relations.
    pub relations: usize,
    /// The number of people that [`PartnerDetails::people`] lists.
    pub people: usize,
    /// The number of those people who are members of our organisations.
    pub with_access: usize,
    /// The number of memberships of their users in our organisations. This count, `theirs` and
    /// `requests` are complete for viewers who may end the partnership. Other viewers get the
    /// counts of their own organisations.
    pub ours: usize,
    /// The number of memberships of our users in their organisations.
    pub theirs: usize,
    /// The number of pending or expired requests, in both directions.
    pub requests: usize,
}

/// A partner, with its people and everything that would end with the partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerDetails {
    /// The partner as the list shows it.
    pub row: PartnerRow,
    /// People of the partner who have a relation with one of us, or a membership or request in our
    /// organisations, by name.
    pub people: Vec<PartnerPerson>,
    /// Why the viewer may not end the partnership; `None` if they may.
    pub why_not_end: Option<Refusal>,
    /// The memberships across the partnership, which end with it.
    pub ends: Vec<PartnershipRow<MembershipId>>,
    /// The requests that are withdrawn when the partnership ends.
    pub withdrawn: Vec<PartnershipRow<RequestId>>,
}

impl PartnerDetails {
    /// Returns the people, those with access or a request first, as some lists have no room for all.
    pub fn people_with_access_first(&self) -> impl Iterator<Item = &PartnerPerson> {
        let has_access =
            |one: &&PartnerPerson| !one.orgs.is_empty() || one.others > 0 || one.is_asked();
        let (first, others): (Vec<_>, Vec<_>) = self.people.iter().partition(has_access);
        first.into_iter().chain(others)
    }

    /// Returns the person on our side who has all relations with these people; `None` if there are
    /// several.
    pub fn only_relation(&self) -> Option<&Person> {
        let mut with = self.people.iter().filter_map(|one| one.with.as_ref());
        let first = with.next()?;
        with.all(|other| other.id == first.id).then_some(first)
    }

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
    /// The id of the membership or the request.
    pub id: I,
    /// The person, the organisation and the level; `None` if the viewer may not know.
    pub who: Option<(Person, (OrgId, Name), Level)>,
}

/// A person of a partner who has a relation, a membership or an open request with our environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerPerson {
    /// The person, with the name to show.
    pub person: Person,
    /// Their role at the partner.
    pub role: PlatformRole,
    /// The person on our side who has a relation with them, preferably the viewer.
    pub with: Option<Person>,
    /// Our organisations that they are a member of and that the viewer knows of.
    pub orgs: Vec<Name>,
    /// The number of our other organisations that they are a member of.
    pub others: usize,
    /// The time of the oldest open request to them.
    pub asked: Option<Moment>,
    /// True if a request to them expired and was not withdrawn.
    pub has_expired: bool,
}

impl PartnerPerson {
    /// Returns whether there is a request to them, pending or expired.
    pub const fn is_asked(&self) -> bool {
        self.asked.is_some() || self.has_expired
    }
}

/// A Relatiemanager of another environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerRow {
    /// The user, with the name to show.
    pub person: Person,
    /// The name of their environment.
    pub env: Name,
    /// Their role in that environment.
    pub role: PlatformRole,
    /// The start of the viewer's relation with them; `None` without a relation.
    pub related: Option<Moment>,
    /// The time of a pending relation request between the viewer and them.
    pub asked: Option<Moment>,
    /// True if they sent that request, so that the viewer must answer it.
    pub asks_viewer: bool,
    /// The matched characters of the name.
    pub name_marks: crate::domain::Marks,
    /// The quality of the match with the typed text.
    pub kind: crate::domain::MatchKind,
}

impl ManagerRow {
    /// Returns whether the viewer can ask them for a relation.
    pub fn can_be_asked(&self) -> bool {
        not_related(self.related, self.asked).is_ok()
    }

    /// The group in the list: 0 if their request waits for the viewer, 1 if the viewer can ask
    /// them, 2 for the others.
    pub fn rank(&self) -> u8 {
        match self.can_be_asked() {
            _ if self.asks_viewer => 0,
            true => 1,
            false => 2,
        }
    }
}

/// A relation request to the viewer, or from their environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationRow {
    /// The id that answers and withdrawals name.
    pub id: RelationRequestId,
    /// The Relatiemanager who sent it.
    pub asker: Person,
    /// The primary address of the sender.
    pub asker_email: String,
    /// The environment of the sender.
    pub asker_env: Name,
    /// The Relatiemanager who must answer.
    pub asked: Person,
    /// The environment of the addressee.
    pub asked_env: Name,
    /// The text that the sender wrote with the request.
    pub message: Option<Message>,
    /// The time of sending.
    pub created_at: Moment,
    /// The state; never expired, as a relation request has no term.
    pub state: RequestState,
    /// The time, author and reason of the decision; no author means the system.
    pub decision: Option<(Moment, Option<Person>, Option<Message>)>,
    /// True if the two environments are already partners.
    pub partners: bool,
}
