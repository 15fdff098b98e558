//! Changing and ending memberships (R48-R50, R53, R55, R83, R86, R168, R169).

use std::collections::BTreeSet;

use super::{inbox::decline, requests::withdraw};
use crate::domain::{
    About, AccessBy, Actor, ChangedBy, ChosenAccess, ChosenMembers, CurrentValue, Day, EndReason,
    Kind, Level, MemberRefusal, MemberValue, Membership, MembershipId, Name, Now, OrgId,
    OutcomeKind, Person, Record, Refusal, RequestId,
    rules::{context::RuleContext, predicates::is_env_admin, rights::removes_by_env},
};

/// Maximum length of a pause. Access that nobody misses for longer should be ended.
const MAX_PAUSE_MONTHS: i32 = 12;

/// Sets a value of members, such as their level or their last day. Of several organisations, those
/// that the actor may not administer are skipped (R198).
pub(crate) fn change(
    case: &mut RuleContext,
    of_orgs: &[ChosenMembers],
    to: MemberValue,
) -> Result<(About, Name), Refusal> {
    match of_orgs {
        [] => Err(Refusal::NobodyChosen),
        [one] => {
            change_in(case, one, to)?;
            case.about_org(one.org)
        }
        several => {
            check_day(case, to)?;
            for of_org in several {
                skip_refused(case, of_org.org, |case| change_in(case, of_org, to));
            }
            case.about_own_env()
        }
    }
}

/// Does the work in one organisation of several, and names it in the outcomes. A refusal skips the
/// organisation. Its name stays hidden from an actor who may not know it.
fn skip_refused(
    case: &mut RuleContext,
    org: OrgId,
    work: impl FnOnce(&mut RuleContext) -> Result<(), Refusal>,
) {
    let known = case.known_org(org).ok().map(|org| org.name);
    let outcome_count = case.outcome_count();
    let name = match work(case) {
        // An actor with the right knows the name.
        Ok(()) => case.facts.orgs.get(&org).map(|org| org.name.clone()),
        Err(why) => {
            case.report_skipped(None, why);
            known
        }
    };
    case.name_organisation_since(outcome_count, name.map(|name| (org, name)));
}

/// Sets a value of members of one organisation. Skips those whose value changed since the actor
/// looked.
fn change_in(
    case: &mut RuleContext,
    ChosenMembers { org, members }: &ChosenMembers,
    to: MemberValue,
) -> Result<(), Refusal> {
    let org = *org;
    case.administered_active(org)?;
    check_day(case, to)?;
    let ids: Vec<_> = members.iter().map(|(id, _)| *id).collect();
    for_each_member(case, org, &ids, |case, was| {
        let now = to.now_in(&was);
        if !members.contains(&(was.id, now)) {
            return Err(lost_race_refusal(case, &was));
        }
        if now == to {
            return Err(Refusal::Same { first: None });
        }
        check_value(case, &was, to)?;
        let after = to.set_in(&was, case.now.at, case.by());
        case.check_admin_remains(&was, &after)?;
        let was = Some(Record::Membership(was));
        case.record(to.kind(), was, Record::Membership(after));
        Ok(OutcomeKind::Changed(to))
    })
}

/// Refuses a last day in the past.
fn check_day(case: &RuleContext, to: MemberValue) -> Result<(), Refusal> {
    match to {
        MemberValue::LastDay(Some(day)) if day < case.now.today => Err(Refusal::DayPast { day }),
        _ => Ok(()),
    }
}

/// Refuses a value that this member cannot have.
fn check_value(case: &RuleContext, was: &Membership, to: MemberValue) -> Result<(), Refusal> {
    let is_own = was.user == case.actor.id;
    match to {
        // Users cannot extend their own access (R86).
        MemberValue::LastDay(to) => {
            let longer = was.last_day.is_some_and(|day| to.is_none_or(|new| new > day));
            if is_own && longer { Err(MemberRefusal::OwnExtension.into()) } else { Ok(()) }
        }
        MemberValue::Pause(None) if was.paused_on(case.now.today).is_none() => {
            Err(Refusal::Same { first: None })
        }
        MemberValue::Level(_) | MemberValue::Pause(None) => Ok(()),
        MemberValue::Pause(Some(_)) if is_own => Err(MemberRefusal::OwnPause.into()),
        MemberValue::Pause(Some(day)) => check_pause(case, was, day),
    }
}

/// Refuses a day that cannot end a pause: it must be after today, within a year, and not after the
/// last day with access (R169).
fn check_pause(case: &RuleContext, was: &Membership, day: Day) -> Result<(), Refusal> {
    let first = case.now.today.plus_days(1);
    let year = case.now.today.plus_months(MAX_PAUSE_MONTHS);
    let last = was.last_day.map_or(year, |day| day.min(year));
    if day < first || day > last {
        return Err(MemberRefusal::PauseDay { day, first, last }.into());
    }
    Ok(())
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

/// Ends access to organisations (R199), each as [`remove`], [`leave`], [`withdraw`] or [`decline`]
/// does. An organisation where that is refused is skipped.
pub(crate) fn end(
    case: &mut RuleContext,
    access: &[ChosenAccess],
) -> Result<(About, Name), Refusal> {
    let mut seen = BTreeSet::new();
    for ChosenAccess { org, by, level } in access.iter().copied() {
        if !seen.insert((org, by)) {
            continue;
        }
        skip_refused(case, org, |case| match by {
            AccessBy::Member(id) if is_own(case, id) => leave(case, org),
            AccessBy::Member(id) => remove(case, org, &[(id, level)]),
            AccessBy::Asked(id) if is_to_actor(case, org, id) => decline(case, id, None).map(drop),
            AccessBy::Asked(id) => withdraw(case, org, &[id]),
        });
    }
    if seen.is_empty() {
        return Err(Refusal::NobodyChosen);
    }
    match case.only_person() {
        Some(person) => Ok((About::User(person.id), person.name)),
        None => case.about_own_env(),
    }
}

/// Returns whether the request is one of this organisation to the actor. Another organisation would
/// be named in the outcome, and the actor may not know it.
fn is_to_actor(case: &RuleContext, org: OrgId, id: RequestId) -> bool {
    let request = case.facts.requests.get(&id);
    request.is_some_and(|row| row.org == org && row.addressee == case.actor.id)
}

fn is_own(case: &RuleContext, id: MembershipId) -> bool {
    case.facts.memberships.get(&id).is_some_and(|row| row.user == case.actor.id)
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
    let was = live.ok_or_else(|| former_refusal(case, org))?;
    let after = case.as_ended(&was, EndReason::Left);
    case.check_admin_remains(&was, &after)?;
    case.end(Kind::MemberLeft, was, after);
    case.report(Some(case.actor.person()), OutcomeKind::Left);
    Ok(())
}

/// Returns the reason why the actor has no access to leave: for a former or paused member the end or
/// the pause of the last membership (R54), for others that there is no such organisation.
fn former_refusal(case: &RuleContext, org: OrgId) -> Refusal {
    let mine = case.facts.memberships.values();
    let last = mine.filter(|m| m.org == org && m.user == case.actor.id).max_by_key(|m| m.id);
    let name = case.facts.orgs.get(&org).map(|org| org.name.clone());
    let (Some(last), Some(name)) = (last, name) else { return Refusal::NoSuchOrganisation };
    let by = match last.ended.map(|end| end.by) {
        Some(Actor::Person(by)) => case.facts.person(by),
        Some(Actor::System) | None => None,
    };
    last.outsider_refusal(name, by, case.now)
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
    let now = Some(CurrentValue::Member(MemberValue::all_of(was).to_vec()));
    Refusal::Changed { first: case.changed_by(was.changed_by, was.changed_at), now }
}

/// Returns the refusal for a membership that somebody else ended, or that lapsed (R83).
fn gone_refusal(case: &RuleContext, was: &Membership) -> Option<Refusal> {
    if let Some(end) = was.ended {
        let first = case.changed_by(end.by, end.at);
        return Some(Refusal::MemberGone { first, reason: end.reason });
    }
    let first = case.changed_by(Actor::System, case.now.at);
    was.has_lapsed(case.now).then_some(Refusal::MemberGone { first, reason: EndReason::Expired })
}

impl Membership {
    /// Returns why the member has no access; `by` is the person who ended the membership. Reveals
    /// nothing about a membership that neither ended nor is paused (R54).
    pub fn outsider_refusal(&self, org: Name, by: Option<Person>, now: Now) -> Refusal {
        let (at, reason) = match self.ended {
            Some(end) => (end.at, end.reason),
            None if self.has_lapsed(now) => (self.changed_at, EndReason::Expired),
            None => {
                let until = self.paused_on(now.today);
                let paused = until.map(|until| MemberRefusal::Paused { org, until }.into());
                return paused.unwrap_or(Refusal::NoSuchOrganisation);
            }
        };
        Refusal::MembershipOver { org, first: ChangedBy { by, at }, reason }
    }
}
