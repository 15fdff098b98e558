//! The rights of an actor, derived from the facts inside a transaction.

use super::{EnvRights, KeyRights, OrgRights, UserRights};
use crate::domain::{
    EndReason, EnvId, Facts, Level, Membership, Name, Now, OrgId, OrgStatus, Organisation, Person,
    PlatformRole, Refusal, Session, SshKey, User, UserId, UserStatus, fold,
    rules::{
        context::RuleContext,
        predicates::{admins, env_admins, is_env_admin, is_org_admin},
    },
};

/// Refuses a session whose user is not Beheerder of the organisation.
///
/// # Errors
/// A refusal that names who can.
pub fn may_administer(
    session: Session,
    org: OrgId,
    facts: &Facts,
    now: Now,
) -> Result<(), Refusal> {
    RuleContext::open(session, facts, now)?.administered(org).map(drop)
}

/// Like [`may_administer`], and refuses an organisation that is not activated.
///
/// # Errors
/// A refusal that names who can, or says that the organisation is not activated.
pub fn may_manage_members(
    session: Session,
    org: OrgId,
    facts: &Facts,
    now: Now,
) -> Result<(), Refusal> {
    RuleContext::open(session, facts, now)?.administered_active(org).map(drop)
}

impl RuleContext {
    /// Refuses actors who are not *Beheerder* of this environment. Only its own users learn who the
    /// Beheerders are (R11, R19, R24).
    pub(in crate::domain::rules) fn require_env_admin(&self, env: EnvId) -> Result<(), Refusal> {
        if is_env_admin(&self.actor, env) { Ok(()) } else { Err(self.not_env_admin(env)) }
    }

    fn not_env_admin(&self, env: EnvId) -> Refusal {
        if self.actor.env != env {
            return Refusal::OtherEnvironment;
        }
        Refusal::NotEnvAdmin { who_can: env_admins(&self.facts, env) }
    }

    /// Returns a user of the actor's environment, if the actor is its Beheerder. A user of another
    /// environment counts as missing (R72).
    pub(in crate::domain::rules) fn own_user(&self, user: UserId) -> Result<User, Refusal> {
        let found = self.facts.users.get(&user).filter(|user| user.env == self.actor.env);
        let found = found.ok_or(Refusal::NoSuchUser)?;
        let is_removed = found.status == UserStatus::Removed;
        if is_removed && !is_env_admin(&self.actor, found.env) {
            return Err(Refusal::NoSuchUser);
        }
        self.require_env_admin(found.env)?;
        if is_removed {
            let first = self.last_change_of(user.0, |user: &User| user.status);
            return Err(first.map_or(Refusal::NoSuchUser, |first| Refusal::UserGone { first }));
        }
        Ok(found.clone())
    }

    /// Returns the organisation, if the actor may know of it (R54): its members, its former
    /// members, and the Beheerders of its environment. If it was removed, the refusal names the
    /// author (R83).
    pub(in crate::domain::rules) fn known_org(&self, org: OrgId) -> Result<Organisation, Refusal> {
        let found = self.facts.orgs.get(&org).ok_or(Refusal::NoSuchOrganisation)?;
        let of_it = |m: &Membership| m.org == org && m.user == self.actor.id;
        let known =
            self.facts.memberships.values().any(of_it) || is_env_admin(&self.actor, found.env);
        match found.removed {
            _ if !known => Err(Refusal::NoSuchOrganisation),
            None => Ok(found.clone()),
            Some((at, by)) => Err(Refusal::MembershipOver {
                org: found.name.clone(),
                first: self.changed_by(by, at),
                reason: EndReason::OrganisationRemoved,
            }),
        }
    }

    /// Returns the organisation, if the actor is its Beheerder.
    pub(in crate::domain::rules) fn administered(
        &self,
        org: OrgId,
    ) -> Result<Organisation, Refusal> {
        let found = self.known_org(org)?;
        self.of_org(&found).may_administer()?;
        Ok(found)
    }

    /// Returns the organisation, if the actor manages its members.
    pub(in crate::domain::rules) fn administered_active(
        &self,
        org: OrgId,
    ) -> Result<Organisation, Refusal> {
        let found = self.known_org(org)?;
        self.of_org(&found).may_manage_members()?;
        Ok(found)
    }

    /// Pairs this organisation with the actor, to check their rights on it.
    pub(in crate::domain::rules) const fn of_org<'a>(
        &'a self,
        org: &'a Organisation,
    ) -> ActorInOrg<'a> {
        ActorInOrg { case: self, org }
    }

    /// Pairs this user with the actor, to check the actor's rights.
    pub(in crate::domain::rules) const fn of_user<'a>(&'a self, user: &'a User) -> ActorOnUser<'a> {
        ActorOnUser { case: self, user }
    }

    /// Pairs this key and its owner with the actor, to check the actor's rights.
    pub(in crate::domain::rules) const fn of_key<'a>(
        &'a self,
        key: &'a SshKey,
        owner: &'a User,
    ) -> ActorOnKey<'a> {
        ActorOnKey { key, owner: self.of_user(owner) }
    }
}

/// The actor and an organisation, inside a transaction.
pub(in crate::domain::rules) struct ActorInOrg<'a> {
    case: &'a RuleContext,
    org: &'a Organisation,
}

impl EnvRights for ActorInOrg<'_> {
    fn is_env_admin(&self) -> bool {
        is_env_admin(&self.case.actor, self.org.env)
    }

    fn not_env_admin(&self) -> Refusal {
        self.case.not_env_admin(self.org.env)
    }
}

impl OrgRights for ActorInOrg<'_> {
    fn name(&self) -> &Name {
        &self.org.name
    }

    fn status(&self) -> OrgStatus {
        self.org.status
    }

    fn is_admin(&self) -> bool {
        is_org_admin(&self.case.facts, self.org.id, self.case.actor.id, self.case.now)
    }

    fn is_creator(&self) -> bool {
        self.org.creator == self.case.actor.id
    }

    fn creator(&self) -> Option<Person> {
        self.case.facts.person(self.org.creator)
    }

    fn other_approvers(&self) -> Vec<Person> {
        let actor = self.case.actor.id;
        if self.org.evidence.as_ref().is_none_or(|evidence| evidence.by != actor) {
            return Vec::new();
        }
        let all = env_admins(&self.case.facts, self.org.env).into_iter();
        all.filter(|person| person.id != actor).collect()
    }

    /// The refusal also has the time and author of losing the level, if the actor had it.
    fn not_admin(&self) -> Refusal {
        let (case, org) = (self.case, self.org);
        let mine =
            case.facts.memberships.values().filter(|m| m.org == org.id && m.user == case.actor.id);
        let lost = mine.max_by_key(|m| m.id).and_then(|m| match m.ended {
            Some(end) if m.level == Level::OrgAdmin => Some(case.changed_by(end.by, end.at)),
            _ => m.lowered.map(|(at, by)| case.changed_by(by, at)),
        });
        let inside = case.facts.membership(org.id, case.actor.id).is_some() || self.is_env_admin();
        let who_can = if inside { admins(&case.facts, org.id, case.now) } else { Vec::new() };
        Refusal::NotOrgAdmin { org: org.name.clone(), who_can, lost }
    }

    /// The refusal also has the time and author of the change to this status.
    fn wrong_status(&self) -> Refusal {
        let of = self.org.id.0;
        let first = self.case.last_change_of(of, |org: &Organisation| org.status);
        Refusal::WrongOrgStatus { status: self.org.status, first }
    }
}

/// The actor and a user, inside a transaction.
#[derive(Clone, Copy)]
pub(in crate::domain::rules) struct ActorOnUser<'a> {
    case: &'a RuleContext,
    user: &'a User,
}

impl EnvRights for ActorOnUser<'_> {
    fn is_env_admin(&self) -> bool {
        is_env_admin(&self.case.actor, self.user.env)
    }

    fn not_env_admin(&self) -> Refusal {
        self.case.not_env_admin(self.user.env)
    }
}

impl UserRights for ActorOnUser<'_> {
    fn is_actor(&self) -> bool {
        self.user.id == self.case.actor.id
    }

    fn status(&self) -> UserStatus {
        self.user.status
    }

    fn role(&self) -> PlatformRole {
        self.user.role
    }

    /// The refusal also has the time and author of the change to this status.
    fn wrong_status(&self) -> Refusal {
        let of = self.user.id.0;
        let first = self.case.last_change_of(of, |user: &User| user.status);
        Refusal::WrongStatus { status: self.user.status, first }
    }

    fn keeps_env_admin(&self) -> Result<(), Refusal> {
        let without = self.user;
        if !is_env_admin(without, without.env) {
            return Ok(());
        }
        let of_env = |u: &&User| u.env == without.env && u.id != without.id && u.is_active();
        let users = &self.case.facts.users;
        if users.values().filter(of_env).any(|u| is_env_admin(u, u.env)) {
            return Ok(());
        }
        let mut others: Vec<_> = users.values().filter(of_env).collect();
        others.sort_by_cached_key(|user| (fold(&user.name()), user.id));
        let could = others.into_iter().take(4).map(User::person);
        Err(Refusal::LastEnvAdmin { could: could.collect() })
    }
}

/// The actor, a key and its owner, inside a transaction.
pub(in crate::domain::rules) struct ActorOnKey<'a> {
    key: &'a SshKey,
    owner: ActorOnUser<'a>,
}

impl EnvRights for ActorOnKey<'_> {
    fn is_env_admin(&self) -> bool {
        self.owner.is_env_admin()
    }

    fn not_env_admin(&self) -> Refusal {
        self.owner.not_env_admin()
    }
}

impl UserRights for ActorOnKey<'_> {
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

impl KeyRights for ActorOnKey<'_> {
    fn owner(&self) -> Person {
        self.owner.user.person()
    }

    fn withdrawn(&self) -> Option<Refusal> {
        let (at, by) = self.key.withdrawn?;
        Some(Refusal::Same { first: Some(self.owner.case.changed_by(by, at)) })
    }

    fn confirmed(&self) -> Option<Refusal> {
        let (at, by) = self.key.confirmed?;
        Some(Refusal::Same { first: Some(self.owner.case.changed_by(by, at)) })
    }

    fn has_open_key(&self) -> bool {
        let mut keys = self.owner.case.facts.keys.values();
        keys.any(|key| key.user == self.owner.user.id && key.is_open())
    }

    fn other_admins(&self) -> Option<Vec<Person>> {
        let (case, owner) = (self.owner.case, self.owner.user);
        let others = env_admins(&case.facts, owner.env).into_iter();
        let others = others.filter(|other| other.id != case.actor.id && other.id != owner.id);
        (self.key.added_by == case.by()).then(|| others.collect())
    }
}
