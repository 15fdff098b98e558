//! Answering a collaboration request (R62-R65).

use crate::domain::{
    Grant, Kind, Level, MemberRequest, Membership, MembershipId, Message, OrgId, OrgStatus, Origin,
    OutcomeKind, Record, Refusal, RequestDecision, RequestId, RequestState, User,
    rules::{context::RuleContext, predicates::is_org_admin, rights::request_waits},
};

/// Accepts a request: checks all conditions again (R64), and makes the membership.
pub(crate) fn accept(case: &mut RuleContext, request: RequestId) -> Result<OrgId, Refusal> {
    let was = find_own_request(case, request)?;
    check_pending(case, &was)?;
    let org = case.facts.orgs.get(&was.org).ok_or(Refusal::NoSuchRequest)?;
    if org.status != OrgStatus::Active {
        return Err(Refusal::NotActivated { org: org.name.clone() });
    }
    let Some(partnership) = case.facts.partnership(org.env, case.actor.env) else {
        return Err(Refusal::PartnershipEnded);
    };
    if !case.actor.can_join_partners() {
        return Err(Refusal::YouAreBasic);
    }
    if let Some(day) = was.last_day.filter(|day| *day < case.now.today) {
        return Err(Refusal::DayPast { day });
    }
    if !is_vouched_for(case, &was) {
        let sender = case.facts.users.get(&was.sender).map(User::name);
        return Err(Refusal::SenderNoAdmin(sender.ok_or(Refusal::NoSuchRequest)?));
    }
    let origin = Origin::Partner(partnership.id);
    case.end_lapsed_membership(was.org, case.actor.id);
    let membership = Membership {
        origin,
        via_request: Some(was.id),
        last_day: was.last_day,
        changed_by: case.by(),
        ..Membership::new(Grant {
            id: MembershipId(case.take_id()),
            org: was.org,
            user: case.actor.id,
            level: was.level,
            at: case.now.at,
            by: crate::domain::Actor::Person(was.sender),
        })
    };
    record_decision(case, was.clone(), RequestState::Accepted, None);
    case.record(Kind::MemberAdded, None, Record::Membership(membership));
    case.report(Some(case.actor.person()), OutcomeKind::Accepted(was.level));
    Ok(was.org)
}

/// Returns whether the sender may still offer this level. The level *Beheerder* needs a sender who
/// is Beheerder at the time of accepting (R48). For *Lid*, it suffices that the request was valid
/// when it was sent.
fn is_vouched_for(case: &RuleContext, request: &MemberRequest) -> bool {
    request.level == Level::Member
        || is_org_admin(&case.facts, request.org, request.sender, case.now)
}

/// Declines a request; the organisation may send a new request (R65).
pub(crate) fn decline(
    case: &mut RuleContext,
    request: RequestId,
    reason: Option<&Message>,
) -> Result<OrgId, Refusal> {
    let was = find_own_request(case, request)?;
    check_pending(case, &was)?;
    let org = was.org;
    record_decision(case, was, RequestState::Declined, reason);
    case.report(Some(case.actor.person()), OutcomeKind::Declined);
    Ok(org)
}

/// Returns the actor's own request. Only the addressee can answer; for others it does not exist
/// (R62).
fn find_own_request(case: &RuleContext, request: RequestId) -> Result<MemberRequest, Refusal> {
    let found = case.facts.requests.get(&request);
    found.filter(|r| r.addressee == case.actor.id).cloned().ok_or(Refusal::NoSuchRequest)
}

/// Refuses a request that no longer waits (R63, R66, R83).
fn check_pending(case: &RuleContext, request: &MemberRequest) -> Result<(), Refusal> {
    let decision = request.decision.as_ref();
    let decision = decision.map(|one| (case.changed_by(one.by, one.at), one.cause));
    request_waits(request.state_at(case.now), decision, request.expires_at)
}

fn record_decision(
    case: &mut RuleContext,
    was: MemberRequest,
    state: RequestState,
    reason: Option<&Message>,
) {
    let decision =
        RequestDecision { at: case.now.at, by: case.by(), reason: reason.cloned(), cause: None };
    let after = MemberRequest { state, decision: Some(decision), ..was.clone() };
    let kind =
        if state == RequestState::Accepted { Kind::RequestAccepted } else { Kind::RequestDeclined };
    case.record(kind, Some(Record::Request(was)), Record::Request(after));
}
