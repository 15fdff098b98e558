//! Predicates about rights. No right follows from "a higher role": the level in an organisation
//! never derives from the platform role (R26, R38).

use crate::domain::{
    EnvId, Facts, Level, Membership, Now, OrgId, Origin, Person, PlatformRole, User, UserId,
};

/// Returns the membership that gives `user` access to `org` now.
pub fn effective_membership(
    facts: &Facts,
    org: OrgId,
    user: UserId,
    now: Now,
) -> Option<&Membership> {
    facts.membership(org, user).filter(|m| facts.is_effective(m, now))
}

/// Returns whether `user` is an effective *Beheerder* of `org`.
pub fn is_org_admin(facts: &Facts, org: OrgId, user: UserId, now: Now) -> bool {
    effective_membership(facts, org, user, now).is_some_and(|m| m.level == Level::OrgAdmin)
}

/// Returns whether `user` is an active Beheerder of this environment.
pub fn is_env_admin(user: &User, env: EnvId) -> bool {
    user.is_active() && user.env == env && user.role == PlatformRole::EnvAdmin
}

/// Returns the active Beheerders of an environment, by name.
pub fn env_admins(facts: &Facts, env: EnvId) -> Vec<Person> {
    let admins = facts.users.values().filter(|user| is_env_admin(user, env));
    let mut people: Vec<_> = admins.map(User::person).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    people
}

/// Returns whether `user` may ask for relations, accept them and end partnerships (R71, R78).
pub fn can_relate(user: &User) -> bool {
    user.is_active() && user.relation_manager && user.can_join_partners()
}

/// Returns the effective Beheerders of `org`, by name.
pub fn admins(facts: &Facts, org: OrgId, now: Now) -> Vec<Person> {
    let admins = facts
        .memberships
        .values()
        .filter(|m| m.org == org && m.level == Level::OrgAdmin && facts.is_effective(m, now));
    let mut people: Vec<_> = admins.filter_map(|m| facts.person(m.user)).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    people
}

/// Returns whether the membership counts for R50: a Beheerder of the own environment, not ended and
/// without a last day.
pub fn is_own_admin(membership: &Membership) -> bool {
    membership.ended.is_none()
        && membership.level == Level::OrgAdmin
        && membership.origin == Origin::Own
        && membership.last_day.is_none()
}

/// Returns whether the organisation has an effective Beheerder of its own environment without a
/// last day (R50). Requests, invited and blocked users, and users of partners do not count.
pub fn has_own_admin(facts: &Facts, org: OrgId, now: Now) -> bool {
    facts
        .memberships
        .values()
        .any(|m| m.org == org && is_own_admin(m) && facts.is_effective(m, now))
}
