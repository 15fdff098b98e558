//! Withdrawing and renewing open requests (R66).

use super::grant::check_can_be_asked;
use crate::domain::{
    Kind, MemberRequest, OrgId, Organisation, OutcomeKind, REQUEST_TERM_DAYS, Record, Refusal,
    RequestDecision, RequestId, RequestState,
    rules::{
        context::RuleContext,
        predicates::is_org_admin,
        rights::{OrgRights, request_closed},
    },
};

/// Withdraws requests. The actor is a *Beheerder* of the organisation or of its environment.
pub(crate) fn withdraw(
    case: &mut RuleContext,
    org: OrgId,
    requests: &[RequestId],
) -> Result<(), Refusal> {
    let known = case.known_org(org)?;
    case.of_org(&known).may_withdraw_requests()?;
    for_each_request(case, &known, requests, |case, _, was| {
        let decision =
            RequestDecision { at: case.now.at, by: case.by(), reason: None, cause: None };
        let state = RequestState::Withdrawn;
        let after = MemberRequest { state, decision: Some(decision), ..was.clone() };
        Ok((Kind::RequestWithdrawn, after, OutcomeKind::Withdrawn))
    })
}

/// Gives requests a new term, after checking the conditions again (R45, R64). The actor is a
/// Beheerder of the organisation. If the sender is no longer a Beheerder, the actor becomes the
/// sender.
pub(crate) fn renew(
    case: &mut RuleContext,
    org: OrgId,
    requests: &[RequestId],
) -> Result<(), Refusal> {
    let org = case.administered_active(org)?;
    for_each_request(case, &org, requests, |case, org, was| {
        check_can_be_asked(case, org, was.addressee)?;
        if let Some(day) = was.last_day.filter(|day| *day < case.now.today) {
            return Err(Refusal::DayPast { day });
        }
        let stands = is_org_admin(&case.facts, org.id, was.sender, case.now);
        let after = MemberRequest {
            sender: if stands { was.sender } else { case.actor.id },
            state: RequestState::Pending,
            expires_at: case.now.at.plus_days(REQUEST_TERM_DAYS),
            renewed: was.renewed + 1,
            ..was.clone()
        };
        Ok((Kind::RequestRenewed, after, OutcomeKind::Renewed))
    })
}

/// Returns the refusal for a request that was decided already.
pub(crate) fn closed_refusal(case: &RuleContext, request: &MemberRequest) -> Refusal {
    let Some(decision) = &request.decision else { return Refusal::NoSuchRequest };
    request_closed(request.state, case.changed_by(decision.by, decision.at), decision.cause)
}

type RequestChange = (Kind, MemberRequest, OutcomeKind);

fn for_each_request(
    case: &mut RuleContext,
    org: &Organisation,
    requests: &[RequestId],
    step: impl Fn(&RuleContext, &Organisation, &MemberRequest) -> Result<RequestChange, Refusal>,
) -> Result<(), Refusal> {
    if requests.is_empty() {
        return Err(Refusal::NobodyChosen);
    }
    for id in requests {
        let Some(was) = case.facts.requests.get(id).filter(|r| r.org == org.id).cloned() else {
            case.report_skipped(None, Refusal::NoSuchRequest);
            continue;
        };
        let who = case.facts.person(was.addressee);
        let done =
            if was.is_open() { step(case, org, &was) } else { Err(closed_refusal(case, &was)) };
        match done {
            Ok((kind, after, did)) => {
                case.record(kind, Some(Record::Request(was)), Record::Request(after));
                case.report(who, did);
            }
            Err(why) => case.report_skipped(who, why),
        }
    }
    Ok(())
}
