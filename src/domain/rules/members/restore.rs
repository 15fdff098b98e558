//! Restoring access that ended and requests that were withdrawn, as undo does.

use crate::domain::{
    Actor, Eligibility, EligibilityFacts, Kind, MemberRequest, Membership, MembershipId, Moment,
    Organisation, Origin, OutcomeKind, PartnershipId, Record, Refusal, RequestId, User, UserId,
    UserStatus, eligibility,
    rules::{
        context::RuleContext,
        predicates::{env_admins, is_org_admin},
    },
};

/// Days in which the access of an own user can be restored.
const OWN_TERM_DAYS: i64 = 30;
/// Milliseconds in which the access of a partner's user can be restored. After that, the user must
/// consent again (R105).
const PARTNER_TERM_MS: i64 = 10 * 60 * 1000;

/// Returns whether the access ended on the partner's side: the user left, or somebody of their
/// environment removed them. Then only the user's consent can restore it (R43).
pub(crate) fn ended_by_partner(case: &RuleContext, ended: &Membership) -> bool {
    let Origin::Partner(_) = ended.origin else { return false };
    let env = |user: UserId| case.facts.users.get(&user).map(|user| user.env);
    match ended.ended.map(|end| end.by) {
        Some(Actor::Person(by)) => env(by).is_none() || env(by) == env(ended.user),
        Some(Actor::System) | None => true,
    }
}

/// Refuses to restore access that was revoked too long ago.
pub(crate) fn check_in_time(
    case: &RuleContext,
    was: &Membership,
    since: Moment,
) -> Result<(), Refusal> {
    let until = match was.origin {
        Origin::Own => since.plus_days(OWN_TERM_DAYS),
        Origin::Partner(_) => since.plus_millis(PARTNER_TERM_MS),
    };
    if case.now.at > until { Err(Refusal::TooLate { until }) } else { Ok(()) }
}

/// Restores access in a new row, as an ended membership never changes (R56).
pub(crate) fn restore_access(
    case: &mut RuleContext,
    was: &Membership,
) -> Result<OutcomeKind, Refusal> {
    let org = case.administered_active(was.org)?;
    let user = case.facts.users.get(&was.user).cloned().ok_or(Refusal::NoSuchUser)?;
    if let Some(day) = was.last_day.filter(|day| *day < case.now.today) {
        return Err(Refusal::DayPast { day });
    }
    match (eligibility(&case.facts.eligibility_facts(&org, &user, case.now)), was.origin) {
        (Eligibility::Joins | Eligibility::JoinsLater, Origin::Own) => {}
        (Eligibility::Asked(now), Origin::Partner(then)) if now == then => {}
        (Eligibility::Refused(Refusal::Blocked), _) => return Err(still_blocked(case, &user)),
        (Eligibility::Unseen, Origin::Partner(then))
            if is_blocked_only(case, &org, &user, then) =>
        {
            return Err(still_blocked(case, &user));
        }
        (Eligibility::Refused(why), _) => return Err(why),
        _ => return Err(Refusal::Unrelated),
    }
    case.end_lapsed_membership(was.org, was.user);
    let row = Membership {
        id: MembershipId(case.take_id()),
        via_request: None,
        changed_at: case.now.at,
        changed_by: case.by(),
        ..was.clone()
    };
    case.record(Kind::MemberAdded, None, Record::Membership(row));
    Ok(OutcomeKind::Restored(was.level))
}

/// Brings a withdrawn request back in a new row, as a withdrawn request never changes. It keeps its
/// term, so one that is over stays withdrawn (R298). If the sender is no longer a Beheerder, the
/// actor becomes the sender. A partner's user who is not active is refused as one whom nobody sees,
/// as nobody may learn why (R72).
pub(crate) fn reopen_request(
    case: &mut RuleContext,
    was: &MemberRequest,
) -> Result<OutcomeKind, Refusal> {
    let org = case.administered_active(was.org)?;
    let user = case.facts.users.get(&was.addressee).cloned().ok_or(Refusal::Unrelated)?;
    let partnership = match eligibility(&case.facts.eligibility_facts(&org, &user, case.now)) {
        Eligibility::Asked(partnership) => partnership,
        Eligibility::Refused(why) => return Err(why),
        _ => return Err(Refusal::Unrelated),
    };
    // An expired request may be open.
    if let Some(open) = case.facts.open_request(was.org, was.addressee) {
        return Err(Refusal::AlreadyAsked { since: open.created_at });
    }
    if was.expires_at <= case.now.at {
        return Err(Refusal::TermOver { at: was.expires_at });
    }
    if let Some(day) = was.last_day.filter(|day| *day < case.now.today) {
        return Err(Refusal::DayPast { day });
    }
    let stands = is_org_admin(&case.facts, was.org, was.sender, case.now);
    case.end_lapsed_membership(was.org, was.addressee);
    let row = MemberRequest {
        id: RequestId(case.take_id()),
        sender: if stands { was.sender } else { case.actor.id },
        partnership,
        ..was.clone()
    };
    case.record(Kind::RequestSent, None, Record::Request(row));
    Ok(OutcomeKind::Asked)
}

/// The refusal to restore access of a blocked user, with who can unblock them. Only users of an
/// environment learn who its *Beheerders* are.
fn still_blocked(case: &RuleContext, user: &User) -> Refusal {
    let is_mine = case.actor.env == user.env;
    let who_can = if is_mine { env_admins(&case.facts, user.env) } else { Vec::new() };
    Refusal::StillBlocked { who_can }
}

/// Returns whether a blocked user of a partner could be asked again if they were not blocked.
fn is_blocked_only(
    case: &RuleContext,
    org: &Organisation,
    user: &User,
    partnership: PartnershipId,
) -> bool {
    let facts = case.facts.eligibility_facts(org, user, case.now);
    let unblocked = EligibilityFacts { status: UserStatus::Active, ..facts };
    user.status == UserStatus::Blocked && eligibility(&unblocked) == Eligibility::Asked(partnership)
}
