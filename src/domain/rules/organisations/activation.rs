//! Activating an organisation in two steps: *Activeer nu* and *Goedkeuren* (R28, R29, R36).

use crate::domain::rules::{context::RuleContext, rights::OrgRights};
use crate::domain::{
    About, Actor, CurrentValue, Evidence, Identifier, Kind, Message, Method, Name, OrgId,
    OrgStatus, Organisation, OutcomeKind, Record, Refusal, Rejected,
};

/// Submits the evidence. Only the creator can; an organisation without a number needs evidence in
/// words (R29).
pub(in crate::domain::rules) fn offer(
    case: &mut RuleContext,
    org: OrgId,
    method: Method,
    reference: &Name,
) -> Result<(About, Name), Refusal> {
    let was = case.known_org(org)?;
    case.of_org(&was).may_offer_evidence()?;
    match (was.is_manual(), method) {
        (true, Method::Payment | Method::Extract) => return Err(Refusal::ManualEntry),
        (false, Method::Other) => return Err(Refusal::NotManualEntry),
        _ => {}
    }
    check_numbers_free(case, &was)?;
    let evidence = Evidence {
        method,
        reference: reference.clone(),
        at: case.now.at,
        by: case.actor.id,
        approved_by: None,
    };
    let after = Organisation {
        status: OrgStatus::UnderReview,
        evidence: Some(evidence),
        rejected: None,
        ..was.clone()
    };
    Ok(record_change(case, was, after, Kind::OrganisationOffered, OutcomeKind::Offered))
}

/// Approves the evidence. The actor is a *Beheerder* of the environment. They cannot approve their
/// own evidence while another Beheerder could.
pub(in crate::domain::rules) fn approve(
    case: &mut RuleContext,
    org: OrgId,
    seen: Option<&(Method, Name)>,
) -> Result<(About, Name), Refusal> {
    let was = org_under_review(case, org, seen)?;
    let Some(evidence) = was.evidence.clone() else {
        return Err(case.of_org(&was).wrong_status());
    };
    case.of_org(&was).may_approve()?;
    check_numbers_free(case, &was)?;
    let at = case.now.at;
    let verified = |one: &Identifier| Identifier { verified_at: Some(at), ..one.clone() };
    let after = Organisation {
        status: OrgStatus::Active,
        activated_at: Some(at),
        identifiers: was.identifiers.iter().map(verified).collect(),
        evidence: Some(Evidence { approved_by: Some(case.actor.id), ..evidence }),
        ..was.clone()
    };
    Ok(record_change(case, was, after, Kind::OrganisationActivated, OutcomeKind::Approved))
}

/// Rejects the evidence. The reason is kept until the next attempt.
pub(in crate::domain::rules) fn reject(
    case: &mut RuleContext,
    org: OrgId,
    seen: Option<&(Method, Name)>,
    reason: &Message,
) -> Result<(About, Name), Refusal> {
    let was = org_under_review(case, org, seen)?;
    let rejected = Rejected { at: case.now.at, by: case.actor.id, reason: reason.clone() };
    let after =
        Organisation { status: OrgStatus::NotActive, rejected: Some(rejected), ..was.clone() };
    Ok(record_change(case, was, after, Kind::OrganisationRejected, OutcomeKind::Rejected))
}

/// Returns an organisation under review, whose evidence is still the evidence that the actor saw
/// (R83).
fn org_under_review(
    case: &RuleContext,
    org: OrgId,
    seen: Option<&(Method, Name)>,
) -> Result<Organisation, Refusal> {
    let was = case.known_org(org)?;
    case.of_org(&was).may_judge_evidence()?;
    if let Some(Evidence { method, reference, at, by, .. }) = &was.evidence
        && seen.is_none_or(|(known, text)| (known, text) != (method, reference))
    {
        let first = case.changed_by(Actor::Person(*by), *at);
        let now = Some(CurrentValue::Evidence { method: *method, reference: reference.clone() });
        return Err(Refusal::Changed { first, now });
    }
    Ok(was)
}

/// Refuses a number that is verified for another organisation (R36).
pub(super) fn check_numbers_free(case: &RuleContext, org: &Organisation) -> Result<(), Refusal> {
    let held = |one: &&Identifier| {
        case.facts
            .held_numbers
            .iter()
            .any(|(scheme, value)| (*scheme, value) == (one.scheme, &one.value))
    };
    match org.identifiers.iter().find(held) {
        Some(one) => Err(Refusal::NumberHeld { scheme: one.scheme }),
        None => Ok(()),
    }
}

fn record_change(
    case: &mut RuleContext,
    was: Organisation,
    after: Organisation,
    kind: Kind,
    did: OutcomeKind,
) -> (About, Name) {
    let about = (About::Org(after.id), after.name.clone());
    case.record(kind, Some(Record::Organisation(was)), Record::Organisation(after));
    case.report(Some(case.actor.person()), did);
    about
}
