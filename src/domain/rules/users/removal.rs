//! Removing a user from the environment, with everything that ends with it (R21, R50).

use super::ssh_keys;
use crate::domain::{
    About, Actor, Cause, EndReason, Grant, InvitationState, Kind, Level, Membership, MembershipId,
    Name, OrgId, OrgStatus, Organisation, OutcomeKind, Record, Refusal, Relation, User, UserId,
    UserStatus, fold,
    rules::{
        context::RuleContext,
        predicates::{has_own_admin, is_own_admin},
        rights::UserRights,
        users::{end_invitations, record_change, require_invited},
    },
};

/// Withdraws an invitation; the address is free again.
pub(crate) fn uninvite(case: &mut RuleContext, user: UserId) -> Result<(About, Name), Refusal> {
    let was = require_invited(case, user)?;
    Ok(end_everything(case, was, OutcomeKind::Uninvited))
}

/// Removes a user for good. Organisations without another own *Beheerder* go to a successor.
pub(crate) fn remove(
    case: &mut RuleContext,
    user: UserId,
    successors: &[(OrgId, UserId)],
) -> Result<(About, Name), Refusal> {
    let was = case.own_user(user)?;
    if was.status == UserStatus::Invited {
        return uninvite(case, user);
    }
    case.of_user(&was).may_remove()?;
    let orphans = orphaned_orgs(case, &was);
    let named = |org: &Organisation| successors.iter().find(|(of, _)| *of == org.id);
    let missing: Vec<_> = orphans.iter().filter(|org| named(org).is_none()).collect();
    if !missing.is_empty() {
        let orgs = missing.iter().map(|org| (org.id, org.name.clone())).collect();
        return Err(Refusal::NeedsSuccessor { orgs });
    }
    for org in &orphans {
        if let Some((_, successor)) = named(org) {
            hand_over(case, org, &was, *successor)?;
        }
    }
    let lost = accessible_orgs(case, was.id);
    Ok(end_everything(case, was, OutcomeKind::UserRemoved(lost)))
}

/// Returns the active organisations whose only own Beheerder is this user (R50).
fn orphaned_orgs(case: &RuleContext, user: &User) -> Vec<Organisation> {
    let mut without = case.facts.clone();
    without.users.remove(&user.id);
    let of_user = |m: &&Membership| m.user == user.id && is_own_admin(m);
    let held = case.facts.memberships.values().filter(of_user).map(|m| m.org);
    let orgs = held.filter_map(|org| case.facts.orgs.get(&org));
    orgs.filter(|org| org.status == OrgStatus::Active && !has_own_admin(&without, org.id, case.now))
        .cloned()
        .collect()
}

/// Makes the successor Beheerder of the organisation, member or not. They must be an active user of
/// its environment.
fn hand_over(
    case: &mut RuleContext,
    org: &Organisation,
    leaving: &User,
    successor: UserId,
) -> Result<(), Refusal> {
    let of_env = |u: &&User| u.env == org.env && u.is_active() && u.id != leaving.id;
    let found = case.facts.users.get(&successor).filter(of_env).cloned();
    let user = found.ok_or_else(|| Refusal::BadSuccessor { org: org.name.clone() })?;
    case.end_lapsed_membership(org.id, user.id);
    let was = case.facts.membership(org.id, user.id).cloned();
    let (at, by) = (case.now.at, case.by());
    let after = match &was {
        Some(was) => was.as_lasting_admin(at, by),
        None => Membership::new(Grant {
            id: MembershipId(case.take_id()),
            org: org.id,
            user: user.id,
            level: Level::OrgAdmin,
            at,
            by,
        }),
    };
    let was = was.map(Record::Membership);
    case.record(Kind::MemberSuccessor, was, Record::Membership(after));
    case.report(Some(user.person()), OutcomeKind::Succeeded(org.name.clone()));
    Ok(())
}

/// Removes the user and ends their memberships, requests, relations, codes, keys, and the
/// organisations that were theirs alone.
fn end_everything(case: &mut RuleContext, was: User, did: OutcomeKind) -> (About, Name) {
    let user = was.id;
    for membership in live_memberships(case, user) {
        let after = case.as_ended(&membership, EndReason::UserRemoved);
        case.end(Kind::MemberRemoved, membership, after);
    }
    case.withdraw_all(Cause::SenderGone, |r| r.sender == user);
    case.withdraw_all(Cause::AddresseeGone, |r| r.addressee == user);
    case.withdraw_relations(Cause::SenderGone, |r| r.asker == user);
    case.withdraw_relations(Cause::AddresseeGone, |r| r.asked == user);
    let active = |r: &&Relation| r.ended_at.is_none() && (r.users.0 == user || r.users.1 == user);
    let relations: Vec<_> = case.facts.relations.values().filter(active).cloned().collect();
    for relation in relations {
        end_relation(case, relation);
    }
    end_invitations(case, user, Kind::InvitationWithdrawn, InvitationState::Withdrawn);
    ssh_keys::withdraw_all(case, user);
    let not_yet_active = |org: &&Organisation| {
        org.creator == user && matches!(org.status, OrgStatus::NotActive | OrgStatus::UnderReview)
    };
    let not_yet_active: Vec<_> = case.facts.orgs.values().filter(not_yet_active).cloned().collect();
    for org in not_yet_active {
        let removed = Some((case.now.at, Actor::System));
        let after = Organisation { status: OrgStatus::Removed, removed, ..org.clone() };
        let org = Some(Record::Organisation(org));
        case.record_by_system(Kind::OrganisationRemoved, org, Record::Organisation(after));
    }
    let after = User { status: UserStatus::Removed, extra: Vec::new(), ..was.clone() };
    record_change(case, Kind::UserRemoved, was, after, did)
}

/// Returns the names of the organisations that the user has access to, sorted.
fn accessible_orgs(case: &RuleContext, user: UserId) -> Vec<Name> {
    let live = live_memberships(case, user).into_iter();
    let orgs = live.filter_map(|m| case.facts.orgs.get(&m.org));
    let mut names: Vec<Name> = orgs.map(|org| org.name.clone()).collect();
    names.sort_by_cached_key(|name| fold(name));
    names
}

fn live_memberships(case: &RuleContext, user: UserId) -> Vec<Membership> {
    let live = |m: &&Membership| m.user == user && m.ended.is_none();
    case.facts.memberships.values().filter(live).cloned().collect()
}

/// Ends a relation, as a consequence of another change.
pub(crate) fn end_relation(case: &mut RuleContext, was: Relation) {
    let after = Relation { ended_at: Some(case.now.at), ..was.clone() };
    case.record_by_system(
        Kind::RelationEnded,
        Some(Record::Relation(was)),
        Record::Relation(after),
    );
}
