//! Changing and ending memberships (R48-R50, R53, R55, R83, R86).

use crate::domain::{
    CurrentValue, Day, EndReason, Kind, Level, Membership, MembershipId, OrgId, OutcomeKind,
    Person, Record, Refusal,
    rules::{context::RuleContext, predicates::is_env_admin, rights::removes_by_env},
};

/// Changes members between *Lid* and *Beheerder*. Skips those whose level changed since the actor
/// looked.
pub(crate) fn change_level(
    case: &mut RuleContext,
    org: OrgId,
    members: &[MembershipId],
    (from, to): (Level, Level),
) -> Result<(), Refusal> {
    case.administered_active(org)?;
    for_each_member(case, org, members, |case, was| {
        if was.level != from {
            return Err(lost_race_refusal(case, &was));
        }
        if from == to {
            return Err(Refusal::Same { first: None });
        }
        let lowered = (to == Level::Member).then_some((case.now.at, case.by()));
        let after = with_change(case, &Membership { level: to, lowered, ..was.clone() });
        case.check_admin_remains(&was, &after)?;
        let was = Some(Record::Membership(was));
        case.record(Kind::MemberLevel, was, Record::Membership(after));
        Ok(OutcomeKind::Level(to))
    })
}

/// Sets or clears a last day with access. Users cannot extend their own access (R86).
pub(crate) fn change_last_day(
    case: &mut RuleContext,
    org: OrgId,
    members: &[(MembershipId, Option<Day>)],
    to: Option<Day>,
) -> Result<(), Refusal> {
    case.administered_active(org)?;
    if let Some(day) = to.filter(|day| *day < case.now.today) {
        return Err(Refusal::DayPast { day });
    }
    let ids: Vec<_> = members.iter().map(|(id, _)| *id).collect();
    for_each_member(case, org, &ids, |case, was| {
        let seen = members.iter().find(|(id, _)| *id == was.id).and_then(|(_, day)| *day);
        if was.last_day != seen {
            return Err(lost_race_refusal(case, &was));
        }
        if was.last_day == to {
            return Err(Refusal::Same { first: None });
        }
        let longer = was.last_day.is_some_and(|day| to.is_none_or(|new| new > day));
        if was.user == case.actor.id && longer {
            return Err(Refusal::OwnExtension);
        }
        let after = with_change(case, &Membership { last_day: to, ..was.clone() });
        case.check_admin_remains(&was, &after)?;
        let was = Some(Record::Membership(was));
        case.record(Kind::MemberUntil, was, Record::Membership(after));
        Ok(OutcomeKind::LastDay(to))
    })
}

/// Ends memberships. The actor is a Beheerder of the organisation, of its environment, or of the
/// member's environment. Skips members whose level changed since the actor looked (R83).
pub(crate) fn remove(
    case: &mut RuleContext,
    org: OrgId,
    members: &[(MembershipId, Level)],
) -> Result<(), Refusal> {
    let ids: Vec<_> = members.iter().map(|(id, _)| *id).collect();
    may_remove(case, org, &ids)?;
    for_each_member(case, org, &ids, |case, was| {
        if was.user == case.actor.id {
            return Err(Refusal::Yourself);
        }
        if !members.contains(&(was.id, was.level)) {
            return Err(lost_race_refusal(case, &was));
        }
        let after = case.as_ended(&was, EndReason::Removed);
        case.check_admin_remains(&was, &after)?;
        case.end(Kind::MemberRemoved, was, after);
        Ok(OutcomeKind::Removed)
    })
}

/// Refuses the whole command if the actor lacks the right to end one of the memberships (R84).
fn may_remove(case: &RuleContext, org: OrgId, members: &[MembershipId]) -> Result<(), Refusal> {
    let of_org = |id: &MembershipId| case.facts.memberships.get(id).filter(|m| m.org == org);
    let named: Vec<_> = members.iter().filter_map(of_org).collect();
    let env = case.actor.env;
    let org_env = case.facts.orgs.get(&org).map(|org| &org.env);
    let member_env = |m: &&Membership| case.facts.users.get(&m.user).map(|user| &user.env);
    let by_env = is_env_admin(&case.actor, env)
        && removes_by_env(&env, org_env, named.iter().map(member_env));
    if !named.is_empty() && by_env {
        return Ok(());
    }
    case.administered(org).map(drop)
}

/// Ends the actor's own membership (R55), unless the organisation would have no Beheerder left
/// (R50).
pub(crate) fn leave(case: &mut RuleContext, org: OrgId) -> Result<(), Refusal> {
    let found = case.facts.membership(org, case.actor.id);
    let live = found.filter(|m| case.facts.is_effective(m, case.now)).cloned();
    let was = live.ok_or(Refusal::NoSuchOrganisation)?;
    let after = case.as_ended(&was, EndReason::Left);
    case.check_admin_remains(&was, &after)?;
    case.end(Kind::MemberLeft, was, after);
    case.report(Some(case.actor.person()), OutcomeKind::Left);
    Ok(())
}

fn with_change(case: &RuleContext, after: &Membership) -> Membership {
    Membership { changed_at: case.now.at, changed_by: case.by(), ..after.clone() }
}

fn for_each_member(
    case: &mut RuleContext,
    org: OrgId,
    members: &[MembershipId],
    mut step: impl FnMut(&mut RuleContext, Membership) -> Result<OutcomeKind, Refusal>,
) -> Result<(), Refusal> {
    if members.is_empty() {
        return Err(Refusal::NobodyChosen);
    }
    for id in members {
        let found = case.facts.memberships.get(id).filter(|m| m.org == org).cloned();
        let who: Option<Person> = found.as_ref().and_then(|m| case.facts.person(m.user));
        let done = match found {
            None => Err(Refusal::NoSuchMember),
            Some(was) => match gone_refusal(case, &was) {
                Some(why) => Err(why),
                None => step(case, was),
            },
        };
        match done {
            Ok(did) => case.report(who, did),
            Err(why) => case.report_skipped(who, why),
        }
    }
    Ok(())
}

/// Returns the refusal for a lost race, with the current value (R83).
fn lost_race_refusal(case: &RuleContext, was: &Membership) -> Refusal {
    let now = Some(CurrentValue::Member { level: was.level, last_day: was.last_day });
    Refusal::Changed { first: case.changed_by(was.changed_by, was.changed_at), now }
}

/// Returns the refusal for a membership that somebody else ended, or that lapsed (R83).
fn gone_refusal(case: &RuleContext, was: &Membership) -> Option<Refusal> {
    if let Some(end) = was.ended {
        let first = case.changed_by(end.by, end.at);
        return Some(Refusal::MemberGone { first, reason: end.reason });
    }
    let first = case.changed_by(crate::domain::Actor::System, case.now.at);
    was.has_lapsed(case.now).then_some(Refusal::MemberGone { first, reason: EndReason::Expired })
}
