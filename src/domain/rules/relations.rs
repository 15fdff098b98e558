//! Relations between people, and the partnerships that rest on them (R70-R78).

use super::{
    context::RuleContext,
    predicates::{can_relate, env_admins, is_env_admin},
    rights::{may_relate, not_related, request_closed},
    users::removal::end_relation,
};
use crate::domain::{
    About, Cause, EndReason, EnvId, ExistingRow, Kind, Membership, MembershipId, Message, Mismatch,
    Name, Origin, OutcomeKind, Partnership, PartnershipId, Record, Refusal, Relation, RelationId,
    RelationRequest, RelationRequestId, RequestDecision, RequestId, RequestState, User, UserId,
    UserStatus,
};

/// Sends a relation request from one *Relatiemanager* to another, of another environment (R71,
/// R75).
pub(super) fn ask_relation(
    case: &mut RuleContext,
    user: UserId,
    message: Option<&Message>,
) -> Result<(About, Name), Refusal> {
    may_relate(case.actor.relation_manager, case.actor.role)?;
    let found = case.facts.users.get(&user).filter(|u| u.status != UserStatus::Removed).cloned();
    let asked = found.ok_or(Refusal::AskedNotManager)?;
    if asked.env == case.actor.env {
        return Err(Refusal::SameEnvironment);
    }
    if !can_relate(&asked) {
        return Err(Refusal::AskedNotManager);
    }
    not_related(related_since(case, asked.id), None)?;
    let me = case.actor.id;
    let between = |r: &&RelationRequest| {
        r.is_open() && ((r.asker, r.asked) == (me, user) || (r.asker, r.asked) == (user, me))
    };
    if let Some(open) = case.facts.relation_requests.values().find(between) {
        return Err(already_asked(case, open, &asked, message));
    }
    let request = RelationRequest {
        id: RelationRequestId(case.take_id()),
        asker: me,
        asked: user,
        message: message.cloned(),
        created_at: case.now.at,
        state: RequestState::Pending,
        decision: None,
    };
    case.record(Kind::RelationAsked, None, Record::RelationRequest(request));
    case.report(Some(asked.person()), OutcomeKind::RelationAsked);
    Ok((About::User(user), asked.name()))
}

/// Returns the refusal for an open request between the actor and the other person. The other person
/// may have sent it, or its message may differ.
fn already_asked(
    case: &RuleContext,
    open: &RelationRequest,
    asked: &User,
    message: Option<&Message>,
) -> Refusal {
    let mut differs = Vec::new();
    if open.asker != case.actor.id {
        differs.push(Mismatch::Asker { is: asked.person(), wanted: case.actor.person() });
    } else if message.is_some() && open.message.as_ref() != message {
        let is = open.message.clone();
        differs.push(Mismatch::Message { is, wanted: message.cloned() });
    }
    Refusal::for_existing(ExistingRow::Asked, open.created_at, differs)
}

fn related_since(case: &RuleContext, user: UserId) -> Option<crate::domain::Moment> {
    let me = case.actor.id;
    let relations = case.facts.relations.values().filter(|r| r.ended_at.is_none());
    relations.filter(|r| r.users == (me, user) || r.users == (user, me)).map(|r| r.since).next()
}

/// Makes the relation, and the partnership if there is none (R75). Both people are checked again.
pub(super) fn accept(
    case: &mut RuleContext,
    request: RelationRequestId,
) -> Result<(About, Name), Refusal> {
    let was = pending_request_to_actor(case, request)?;
    may_relate(case.actor.relation_manager, case.actor.role)?;
    let asker = case.facts.users.get(&was.asker).filter(|user| can_relate(user)).cloned();
    let asker = asker.ok_or(Refusal::AskedNotManager)?;
    not_related(related_since(case, asker.id), None)?;
    record_decision(case, was, Kind::RelationAccepted, RequestState::Accepted, None);
    let (partnership, new) = partnership(case, asker.env);
    let first = partnership.sides.0 == asker.env;
    let users = if first { (asker.id, case.actor.id) } else { (case.actor.id, asker.id) };
    let relation = Relation {
        id: RelationId(case.take_id()),
        partnership: partnership.id,
        users,
        since: case.now.at,
        ended_at: None,
    };
    case.record(Kind::RelationMade, None, Record::Relation(relation));
    case.report(Some(asker.person()), OutcomeKind::Related(new));
    let env = case.facts.envs.get(&asker.env).map_or_else(|| asker.name(), |e| e.name.clone());
    Ok((About::Partnership(partnership.id), env))
}

/// Returns the partnership with that environment and whether it is new.
fn partnership(case: &mut RuleContext, other: EnvId) -> (Partnership, bool) {
    let env = case.actor.env;
    if let Some(found) = case.facts.partnership(env, other) {
        return (found.clone(), false);
    }
    let made = Partnership {
        id: PartnershipId(case.take_id()),
        sides: (env.min(other), env.max(other)),
        since: case.now.at,
        ended: None,
    };
    case.record(Kind::PartnershipMade, None, Record::Partnership(made.clone()));
    (made, true)
}

/// Declines a relation request; the sender may ask again.
pub(super) fn decline(
    case: &mut RuleContext,
    request: RelationRequestId,
    reason: Option<&Message>,
) -> Result<(About, Name), Refusal> {
    let was = pending_request_to_actor(case, request)?;
    let asker = case.facts.users.get(&was.asker).cloned().ok_or(Refusal::NoSuchRequest)?;
    record_decision(case, was, Kind::RelationDeclined, RequestState::Declined, reason);
    case.report(Some(asker.person()), OutcomeKind::RelationDeclined);
    Ok((About::User(asker.id), asker.name()))
}

/// Withdraws a relation request. The actor is its sender, or a *Beheerder* of the sender's
/// environment.
pub(super) fn withdraw(
    case: &mut RuleContext,
    request: RelationRequestId,
) -> Result<(About, Name), Refusal> {
    let found = case.facts.relation_requests.get(&request).cloned();
    let was = found.ok_or(Refusal::NoSuchRequest)?;
    let env = case.facts.users.get(&was.asker).map(|user| user.env);
    let may = was.asker == case.actor.id || env.is_some_and(|e| is_env_admin(&case.actor, e));
    if !may {
        return Err(Refusal::NoSuchRequest);
    }
    check_pending(case, &was)?;
    let asked = case.facts.users.get(&was.asked).cloned().ok_or(Refusal::NoSuchRequest)?;
    record_decision(case, was, Kind::RelationWithdrawn, RequestState::Withdrawn, None);
    case.report(Some(asked.person()), OutcomeKind::RelationWithdrawn);
    Ok((About::User(asked.id), asked.name()))
}

/// Returns a pending request to the actor. Only the addressee can answer; for others it does not
/// exist.
fn pending_request_to_actor(
    case: &RuleContext,
    request: RelationRequestId,
) -> Result<RelationRequest, Refusal> {
    let found = case.facts.relation_requests.get(&request);
    let found = found.filter(|r| r.asked == case.actor.id).ok_or(Refusal::NoSuchRequest)?;
    check_pending(case, found)?;
    Ok(found.clone())
}

fn check_pending(case: &RuleContext, request: &RelationRequest) -> Result<(), Refusal> {
    let Some(decision) = &request.decision else { return Ok(()) };
    Err(request_closed(request.state, case.changed_by(decision.by, decision.at), decision.cause))
}

fn record_decision(
    case: &mut RuleContext,
    was: RelationRequest,
    kind: Kind,
    state: RequestState,
    reason: Option<&Message>,
) {
    let decision =
        RequestDecision { at: case.now.at, by: case.by(), reason: reason.cloned(), cause: None };
    let after = RelationRequest { state, decision: Some(decision), ..was.clone() };
    case.record(kind, Some(Record::RelationRequest(was)), Record::RelationRequest(after));
}

/// Ends a partnership and everything that goes through it; either side can (R73). No organisation
/// loses its last Beheerder by it, as Beheerders of a partner do not count (R50).
///
/// Refused if a membership or request would end that the actor did not see (R83). Memberships and
/// requests that ended since then do not matter.
pub(super) fn end(
    case: &mut RuleContext,
    partnership: PartnershipId,
    seen_members: &[MembershipId],
    seen_requests: &[RequestId],
) -> Result<(About, Name), Refusal> {
    let env = case.actor.env;
    let of_mine = |p: &&Partnership| p.sides.0 == env || p.sides.1 == env;
    let found = case.facts.partnerships.get(&partnership).filter(of_mine).cloned();
    let was = found.ok_or(Refusal::NoSuchPartnership)?;
    if !can_relate(&case.actor) && !is_env_admin(&case.actor, env) {
        return Err(Refusal::NotPartnerManager { who_can: env_admins(&case.facts, env) });
    }
    if let Some((at, by)) = was.ended {
        return Err(Refusal::Changed { first: case.changed_by(by, at), now: None });
    }
    let (ends, withdrawn) = case.facts.through_partnership(partnership, case.now);
    let is_new = ends.iter().any(|id| !seen_members.contains(id))
        || withdrawn.iter().any(|id| !seen_requests.contains(id));
    if is_new {
        return Err(Refusal::MovedOn { first: None });
    }
    let other = if was.sides.0 == env { was.sides.1 } else { was.sides.0 };
    let across = |m: &&Membership| m.ended.is_none() && m.origin == Origin::Partner(partnership);
    let across: Vec<_> = case.facts.memberships.values().filter(across).cloned().collect();
    for membership in &across {
        let after = case.as_ended(membership, EndReason::PartnershipEnded);
        case.end(Kind::MemberRemoved, membership.clone(), after);
    }
    let requests = case.withdraw_all(Cause::PartnershipEnded, |r| r.partnership == partnership);
    let users = case.facts.users.clone();
    let env_of = |user: UserId| users.get(&user).map(|user| user.env);
    case.withdraw_relations(Cause::PartnershipEnded, |r| {
        let sides = (env_of(r.asker), env_of(r.asked));
        sides == (Some(env), Some(other)) || sides == (Some(other), Some(env))
    });
    let within = |r: &&Relation| r.partnership == partnership && r.ended_at.is_none();
    let relations: Vec<_> = case.facts.relations.values().filter(within).cloned().collect();
    for relation in relations {
        end_relation(case, relation);
    }
    let after = Partnership { ended: Some((case.now.at, case.by())), ..was.clone() };
    let was = Some(Record::Partnership(was));
    case.record(Kind::PartnershipEnded, was, Record::Partnership(after));
    case.report(Some(case.actor.person()), OutcomeKind::PartnershipEnded(across.len(), requests));
    let name = case.facts.envs.get(&other).map(|env| env.name.clone());
    Ok((About::Partnership(partnership), name.unwrap_or_else(|| case.actor.name())))
}
