//! The predicates of DOMAIN 5.4. No right follows from "a higher role": the level in an
//! organisation never comes from the platform role (R26, R38).

use crate::domain::{
    EnvId, Facts, Level, Membership, Now, OrgId, Origin, Person, PlatformRole, User, UserId,
};

/// The membership that lets `user` into `org` now.
pub fn effective_membership(
    facts: &Facts,
    org: OrgId,
    user: UserId,
    now: Now,
) -> Option<&Membership> {
    facts.membership(org, user).filter(|m| facts.is_effective(m, now))
}

/// Whether `user` is an effective Beheerder of `org`.
pub fn is_org_admin(facts: &Facts, org: OrgId, user: UserId, now: Now) -> bool {
    effective_membership(facts, org, user, now).is_some_and(|m| m.level == Level::OrgAdmin)
}

/// Whether `user` administers this environment.
pub fn is_env_admin(user: &User, env: EnvId) -> bool {
    user.is_active() && user.env == env && user.role == PlatformRole::EnvAdmin
}

/// The active Beheerders of an environment, by name.
pub fn env_admins(facts: &Facts, env: EnvId) -> Vec<Person> {
    let admins = facts.users.values().filter(|user| is_env_admin(user, env));
    let mut people: Vec<_> = admins.map(User::person).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    people
}

/// Whether `user` may ask for relations, accept them and end partnerships (R71, R78).
pub fn can_relate(user: &User) -> bool {
    user.is_active() && user.relation_manager && user.may_cross()
}

/// Whether `user` may end this membership by his environment: that of the organisation, or that of
/// the member (R49, A8, A30). A Beheerder of the organisation needs neither.
pub fn can_remove_by_env(facts: &Facts, user: &User, membership: &Membership) -> bool {
    let env_of_org = facts.orgs.get(&membership.org).map(|org| org.env);
    let env_of_member = facts.users.get(&membership.user).map(|member| member.env);
    env_of_org.is_some_and(|env| is_env_admin(user, env))
        || env_of_member.is_some_and(|env| is_env_admin(user, env))
}

/// Who can: the effective Beheerders of `org`, by name.
pub fn admins(facts: &Facts, org: OrgId, now: Now) -> Vec<Person> {
    let admins = facts
        .memberships
        .values()
        .filter(|m| m.org == org && m.level == Level::OrgAdmin && facts.is_effective(m, now));
    let mut people: Vec<_> = admins.filter_map(|m| facts.person(m.user)).collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    people
}

/// Whether a membership is one on which R50 can rest: an own Beheerder without last day.
pub fn is_own_admin(membership: &Membership) -> bool {
    membership.ended.is_none()
        && membership.level == Level::OrgAdmin
        && membership.origin == Origin::Own
        && membership.last_day.is_none()
}

/// Whether an effective Beheerder of its own environment, without last day, is there (R50).
/// Requests, invited and blocked users and partners' users do not count.
pub fn has_own_admin(facts: &Facts, org: OrgId, now: Now) -> bool {
    facts
        .memberships
        .values()
        .any(|m| m.org == org && is_own_admin(m) && facts.is_effective(m, now))
}
