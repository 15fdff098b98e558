//! The rights of the viewer, derived from the rows on their screen.

use crate::domain::{
    AccessRow, ChangedBy, EndingFacts, InboxRow, KeyRow, Level, Me, MemberRow, Moment, Name,
    OrgDetails, OrgRow, OrgStatus, Person, PlatformRole, Refusal, RelationRow, RequestRow,
    RequestState, UserDetails, UserRow, UserStatus,
    rights::{EnvRights, KeyRights, OrgRights, UserRights, request_waits},
};

impl EnvRights for Me {
    fn is_env_admin(&self) -> bool {
        self.role == PlatformRole::EnvAdmin
    }

    fn not_env_admin(&self) -> Refusal {
        Refusal::NotEnvAdmin { who_can: self.env_admins.clone() }
    }
}

/// The viewer and an organisation that they see.
#[derive(Clone, Copy, Debug)]
pub struct SeenOrganisation<'a> {
    me: &'a Me,
    name: &'a Name,
    env: &'a Name,
    status: OrgStatus,
    my_level: Option<Level>,
    admins: &'a [Person],
    creator: Option<&'a Person>,
    evidence_by: Option<&'a Person>,
}

impl OrgRow {
    /// Pairs this organisation with the viewer, to check their rights on it.
    pub fn seen_by<'a>(&'a self, me: &'a Me) -> SeenOrganisation<'a> {
        SeenOrganisation {
            me,
            name: &self.name,
            env: &self.env,
            status: self.status,
            my_level: self.my_level,
            admins: &[],
            creator: None,
            evidence_by: self.evidence.as_ref().map(|(_, _, by)| by),
        }
    }
}

impl OrgDetails {
    /// Pairs this organisation with the viewer, to check their rights on it.
    pub fn seen_by<'a>(&'a self, me: &'a Me) -> SeenOrganisation<'a> {
        SeenOrganisation {
            me,
            name: &self.name,
            env: &self.env,
            status: self.status,
            my_level: Some(self.my_level),
            admins: &self.admins,
            creator: Some(&self.creator),
            evidence_by: self.evidence.as_ref().map(|(_, _, by, _)| by),
        }
    }
}

impl EnvRights for SeenOrganisation<'_> {
    fn is_env_admin(&self) -> bool {
        self.me.is_env_admin() && *self.env == self.me.env
    }

    fn not_env_admin(&self) -> Refusal {
        let is_own = *self.env == self.me.env;
        if is_own { self.me.not_env_admin() } else { Refusal::OtherEnvironment }
    }
}

impl OrgRights for SeenOrganisation<'_> {
    fn name(&self) -> &Name {
        self.name
    }

    fn status(&self) -> OrgStatus {
        self.status
    }

    fn is_admin(&self) -> bool {
        self.my_level == Some(Level::OrgAdmin)
    }

    fn is_creator(&self) -> bool {
        self.creator.is_some_and(|creator| creator.id == self.me.person.id)
    }

    fn creator(&self) -> Option<Person> {
        self.creator.cloned()
    }

    fn other_approvers(&self) -> Vec<Person> {
        let me = self.me.person.id;
        if self.evidence_by.is_none_or(|by| by.id != me) {
            return Vec::new();
        }
        self.me.env_admins.iter().filter(|person| person.id != me).cloned().collect()
    }

    fn not_admin(&self) -> Refusal {
        let (org, who_can) = (self.name.clone(), self.admins.to_vec());
        Refusal::NotOrgAdmin { org, who_can, lost: None }
    }

    fn wrong_status(&self) -> Refusal {
        Refusal::WrongOrgStatus { status: self.status, first: None }
    }
}

/// The viewer and a user that they see.
#[derive(Clone, Copy, Debug)]
pub struct SeenUser<'a> {
    me: &'a Me,
    person: &'a Person,
    role: PlatformRole,
    status: UserStatus,
    is_me: bool,
    is_of_my_env: bool,
}

impl UserRow {
    /// Pairs this user with the viewer, to check the viewer's rights.
    pub const fn seen_by<'a>(&'a self, me: &'a Me) -> SeenUser<'a> {
        SeenUser {
            me,
            person: &self.person,
            role: self.role,
            status: self.status,
            is_me: self.me,
            is_of_my_env: true,
        }
    }
}

impl UserDetails {
    /// Pairs this user with the viewer, to check the viewer's rights.
    pub fn seen_by<'a>(&'a self, me: &'a Me) -> SeenUser<'a> {
        SeenUser {
            me,
            person: &self.person,
            role: self.role,
            status: self.status,
            is_me: self.me,
            is_of_my_env: self.env == me.env,
        }
    }

    /// The facts that decide how access of this user can come back. The details hold it only for
    /// the user and for a *Beheerder* of the user's environment.
    pub fn ending_facts(&self, row: &AccessRow) -> EndingFacts {
        EndingFacts {
            origin: row.origin,
            status: self.status,
            is_lowered: self.role == PlatformRole::Basic,
            is_of_my_env: true,
            is_admin: row.can_give_back,
        }
    }
}

impl MemberRow {
    /// The facts that decide how the access of this member can come back.
    pub fn ending_facts(&self, me: &Me, is_admin: bool) -> EndingFacts {
        EndingFacts {
            origin: self.membership.origin,
            status: self.status,
            is_lowered: self.lowered,
            is_of_my_env: self.env == me.env,
            is_admin,
        }
    }
}

impl EnvRights for SeenUser<'_> {
    fn is_env_admin(&self) -> bool {
        self.is_of_my_env && self.me.is_env_admin()
    }

    fn not_env_admin(&self) -> Refusal {
        if self.is_of_my_env { self.me.not_env_admin() } else { Refusal::OtherEnvironment }
    }
}

impl UserRights for SeenUser<'_> {
    fn is_actor(&self) -> bool {
        self.is_me
    }

    fn status(&self) -> UserStatus {
        self.status
    }

    fn role(&self) -> PlatformRole {
        self.role
    }

    fn wrong_status(&self) -> Refusal {
        Refusal::WrongStatus { status: self.status, first: None }
    }

    fn keeps_env_admin(&self) -> Result<(), Refusal> {
        let admins = &self.me.env_admins;
        let is_last = !admins.is_empty() && admins.iter().all(|one| one.id == self.person.id);
        let could = || self.me.could_be_admin.clone();
        if is_last { Err(Refusal::LastEnvAdmin { could: could() }) } else { Ok(()) }
    }
}

/// The viewer, a key that they see and its owner.
#[derive(Clone, Copy, Debug)]
pub struct SeenKey<'a> {
    owner: SeenUser<'a>,
    row: &'a KeyRow,
    has_open_key: bool,
}

impl<'a> SeenUser<'a> {
    /// Adds one key of this user. `has_open_key` is true if any of their keys lets them sign in.
    pub const fn with_key(self, row: &'a KeyRow, has_open_key: bool) -> SeenKey<'a> {
        SeenKey { owner: self, row, has_open_key }
    }
}

impl EnvRights for SeenKey<'_> {
    fn is_env_admin(&self) -> bool {
        self.owner.is_env_admin()
    }

    fn not_env_admin(&self) -> Refusal {
        self.owner.not_env_admin()
    }
}

impl UserRights for SeenKey<'_> {
    fn is_actor(&self) -> bool {
        self.owner.is_actor()
    }

    fn status(&self) -> UserStatus {
        self.owner.status()
    }

    fn role(&self) -> PlatformRole {
        self.owner.role()
    }

    fn wrong_status(&self) -> Refusal {
        self.owner.wrong_status()
    }

    fn keeps_env_admin(&self) -> Result<(), Refusal> {
        self.owner.keeps_env_admin()
    }
}

fn same(done: Option<&(Moment, Option<Person>)>) -> Option<Refusal> {
    let (at, by) = done?;
    Some(Refusal::Same { first: Some(ChangedBy { by: by.clone(), at: *at }) })
}

impl KeyRights for SeenKey<'_> {
    fn owner(&self) -> Person {
        self.owner.person.clone()
    }

    fn withdrawn(&self) -> Option<Refusal> {
        same(self.row.withdrawn.as_ref())
    }

    fn confirmed(&self) -> Option<Refusal> {
        same(self.row.confirmed.as_ref())
    }

    fn has_open_key(&self) -> bool {
        self.has_open_key
    }

    fn other_admins(&self) -> Option<Vec<Person>> {
        let (me, owner) = (&self.owner.me.person, self.owner.person);
        let is_mine = self.row.added.1.as_ref().is_some_and(|by| by.id == me.id);
        let others = self.owner.me.env_admins.iter();
        let others = others.filter(|other| other.id != me.id && other.id != owner.id);
        is_mine.then(|| others.cloned().collect())
    }
}

/// Refuses a request that no longer waits for an answer. `decision` has its time and author.
fn waits<M>(
    state: RequestState,
    decision: Option<&(Moment, Option<Person>, M)>,
    expires_at: Moment,
) -> Result<(), Refusal> {
    let first = decision.map(|(at, by, _)| ChangedBy { by: by.clone(), at: *at });
    request_waits(state, first.map(|first| (first, None)), expires_at)
}

impl RequestRow {
    /// Refuses to answer or withdraw a request that no longer waits for an answer.
    ///
    /// # Errors
    /// A refusal that says how the request ended.
    pub fn waits(&self) -> Result<(), Refusal> {
        waits(self.state, self.decision.as_ref(), self.expires_at)
    }
}

impl RelationRow {
    /// Refuses to answer or withdraw a request that no longer waits for an answer.
    ///
    /// # Errors
    /// A refusal that says how the request ended.
    pub fn waits(&self) -> Result<(), Refusal> {
        waits(self.state, self.decision.as_ref(), self.created_at)
    }
}

impl InboxRow {
    /// Refuses to answer a request that no longer waits for an answer.
    ///
    /// # Errors
    /// A refusal that says how the request ended.
    pub fn waits(&self) -> Result<(), Refusal> {
        match self {
            Self::Member(row) => row.waits(),
            Self::Relation(row) => row.waits(),
        }
    }
}
