//! Giving access (R39-R47, R58, R59, R84).

use std::collections::BTreeSet;

use crate::domain::{
    About, ChosenOrganisation, ChosenPerson, Day, Eligibility, ExistingRow, Facts, Grant, Kind,
    MemberRequest, Membership, MembershipId, Message, Mismatch, Name, Now, OrgId, Organisation,
    OutcomeKind, PartnershipId, REQUEST_TERM_DAYS, Record, Refusal, RequestId, RequestState,
    Session, User, UserId, UserStatus, eligibility, rules::context::RuleContext,
};

/// Makes own users member at once, sends a request to users of partners, and skips the others with
/// a reason.
pub(crate) fn add(
    case: &mut RuleContext,
    org: OrgId,
    picks: &[ChosenPerson],
    message: Option<&Message>,
) -> Result<(), Refusal> {
    let org = case.administered_active(org)?;
    check_last_days(case, picks.iter().filter_map(|pick| pick.last_day))?;
    let event_count = case.event_count();
    let mut seen = Vec::new();
    for pick in picks {
        if !seen.contains(&pick.user) {
            seen.push(pick.user);
            add_one(case, &org, pick, message);
        }
    }
    case.sort_grants_since(event_count);
    if seen.is_empty() { Err(Refusal::NobodyChosen) } else { Ok(()) }
}

/// Gives users access to organisations, each as [`add`] does (R180). An organisation where the
/// actor cannot add members is skipped with that reason.
pub(crate) fn give(
    case: &mut RuleContext,
    users: &[UserId],
    picks: &[ChosenOrganisation],
    message: Option<&Message>,
) -> Result<(About, Name), Refusal> {
    check_last_days(case, picks.iter().filter_map(|pick| pick.last_day))?;
    let users = distinct(users);
    let mut seen = Vec::new();
    for ChosenOrganisation { org, level, last_day } in picks.iter().copied() {
        if seen.contains(&org) {
            continue;
        }
        seen.push(org);
        let name = case.known_org(org).ok().map(|org| org.name);
        let (outcome_count, event_count) = (case.outcome_count(), case.event_count());
        match case.administered_active(org) {
            Ok(org) => {
                for user in users.iter().copied() {
                    add_one(case, &org, &ChosenPerson { user, level, last_day }, message);
                }
            }
            Err(why) => case.report_skipped(None, why),
        }
        case.sort_grants_since(event_count);
        case.name_organisation_since(outcome_count, name.map(|name| (org, name)));
    }
    let (Some(first), false) = (users.first(), seen.is_empty()) else {
        return Err(Refusal::NobodyChosen);
    };
    if users.len() > 1 {
        return case.about_own_env();
    }
    // A user who does not exist is refused as one whom the actor may not see.
    let user = case.facts.person(*first).ok_or_else(|| case.all_skipped())?;
    Ok((About::User(user.id), user.name))
}

/// The users in the order of naming, each once.
fn distinct(users: &[UserId]) -> Vec<UserId> {
    let mut seen = BTreeSet::new();
    users.iter().copied().filter(|user| seen.insert(*user)).collect()
}

fn check_last_days(case: &RuleContext, mut days: impl Iterator<Item = Day>) -> Result<(), Refusal> {
    match days.find(|day| *day < case.now.today) {
        Some(day) => Err(Refusal::DayPast { day }),
        None => Ok(()),
    }
}

fn add_one(
    case: &mut RuleContext,
    org: &Organisation,
    pick: &ChosenPerson,
    message: Option<&Message>,
) {
    let Some(user) = case.facts.users.get(&pick.user).cloned() else {
        return case.report_skipped(None, Refusal::Unrelated);
    };
    match eligibility(&case.facts.eligibility_facts(org, &user, case.now)) {
        Eligibility::Joins | Eligibility::JoinsLater => join(case, org, &user, pick),
        Eligibility::Asked(partnership) => {
            let offer = RequestOffer { partnership, pick, message };
            send_request(case, org, &user, &offer);
        }
        Eligibility::Refused(why) => {
            let why = compare_existing(case, org, &user, pick, message).unwrap_or(why);
            case.report_skipped(Some(user.person()), why);
        }
        Eligibility::Unseen => case.report_skipped(None, Refusal::Unrelated),
    }
}

/// Returns what [`crate::domain::Command::GiveAccess`] would do in each organisation, for each of
/// the users.
///
/// # Errors
/// The refusal of an actor who is not active (R17).
pub fn standings_in(
    session: Session,
    facts: &Facts,
    users: &[UserId],
    orgs: impl IntoIterator<Item = OrgId>,
    now: Now,
) -> Result<Vec<Vec<Eligibility>>, Refusal> {
    let case = RuleContext::open(session, facts, now)?;
    let standing = |org: &Organisation, user: &UserId| match case.facts.users.get(user) {
        Some(user) => match eligibility(&case.facts.eligibility_facts(org, user, case.now)) {
            Eligibility::Unseen => Eligibility::Refused(Refusal::Unrelated),
            seen => seen,
        },
        None => Eligibility::Refused(Refusal::Unrelated),
    };
    let of_org = |org: OrgId| match case.administered_active(org) {
        Ok(org) => users.iter().map(|user| standing(&org, user)).collect(),
        Err(why) => vec![Eligibility::Refused(why)],
    };
    Ok(orgs.into_iter().map(of_org).collect())
}

/// Compares the existing membership or request with the wanted one; `None` if neither exists.
fn compare_existing(
    case: &RuleContext,
    org: &Organisation,
    user: &User,
    pick: &ChosenPerson,
    message: Option<&Message>,
) -> Option<Refusal> {
    let live = case.facts.membership(org.id, user.id).filter(|row| row.is_live(case.now));
    let mut differs = Vec::new();
    let (there, since, level, last_day) = if let Some(row) = live {
        differs.extend(row.paused_on(case.now.today).map(|until| Mismatch::Paused { until }));
        (ExistingRow::Member, row.since, row.level, row.last_day)
    } else {
        let waits = |row: &&MemberRequest| row.state_at(case.now) == RequestState::Pending;
        let row = case.facts.open_request(org.id, user.id).filter(waits)?;
        (ExistingRow::Asked, row.created_at, row.level, row.last_day)
    };
    if level != pick.level {
        differs.push(Mismatch::Level { is: level, wanted: pick.level });
    }
    if last_day != pick.last_day {
        differs.push(Mismatch::LastDay { is: last_day, wanted: pick.last_day });
    }
    if there == ExistingRow::Asked {
        let request = case.facts.open_request(org.id, user.id);
        let is = request.and_then(|row| row.message.clone());
        if message.is_some() && is.as_ref() != message {
            differs.push(Mismatch::Message { is, wanted: message.cloned() });
        }
    } else if user.env == org.env && user.status == UserStatus::Blocked {
        differs.push(Mismatch::Status { is: user.status, wanted: UserStatus::Active });
    }
    Some(Refusal::for_existing(there, since, differs))
}

/// Makes an own user member (R42).
fn join(case: &mut RuleContext, org: &Organisation, user: &User, pick: &ChosenPerson) {
    case.end_lapsed_membership(org.id, user.id);
    let membership = Membership::new(Grant {
        id: MembershipId(case.take_id()),
        org: org.id,
        user: user.id,
        level: pick.level,
        at: case.now.at,
        by: case.by(),
    });
    let membership = Membership { last_day: pick.last_day, ..membership };
    case.record(Kind::MemberAdded, None, Record::Membership(membership));
    case.report_access(user.person(), OutcomeKind::Added(pick.level), pick.last_day);
}

/// The offer of a request: what the person gets, through which partnership, with which message.
struct RequestOffer<'a> {
    partnership: PartnershipId,
    pick: &'a ChosenPerson,
    message: Option<&'a Message>,
}

/// Sends a request to a user of a partner. An expired request is renewed with the new offer (R43,
/// R52).
fn send_request(
    case: &mut RuleContext,
    org: &Organisation,
    user: &User,
    offered: &RequestOffer<'_>,
) {
    case.end_lapsed_membership(org.id, user.id);
    let offer = |id: RequestId, case: &RuleContext| MemberRequest {
        id,
        org: org.id,
        addressee: user.id,
        sender: case.actor.id,
        partnership: offered.partnership,
        level: offered.pick.level,
        last_day: offered.pick.last_day,
        message: offered.message.cloned(),
        created_at: case.now.at,
        expires_at: case.now.at.plus_days(REQUEST_TERM_DAYS),
        renewed: 0,
        state: RequestState::Pending,
        decision: None,
    };
    let was = case.facts.open_request(org.id, user.id).cloned();
    let (kind, request) = if let Some(old) = &was {
        let (created_at, renewed) = (old.created_at, old.renewed + 1);
        let again = MemberRequest { created_at, renewed, ..offer(old.id, case) };
        (Kind::RequestRenewed, again)
    } else {
        let id = RequestId(case.take_id());
        (Kind::RequestSent, offer(id, case))
    };
    case.record(kind, was.map(Record::Request), Record::Request(request));
    case.report_access(user.person(), OutcomeKind::Asked, offered.pick.last_day);
}

/// Refuses a user who could not be asked now. Their open request is ignored, as it is the request
/// to renew.
pub(crate) fn check_can_be_asked(
    case: &RuleContext,
    org: &Organisation,
    user: UserId,
) -> Result<(), Refusal> {
    let user = case.facts.users.get(&user).ok_or(Refusal::Unrelated)?;
    let mut facts = case.facts.eligibility_facts(org, user, case.now);
    facts.asked = None;
    match eligibility(&facts) {
        Eligibility::Asked(_) => Ok(()),
        Eligibility::Refused(why) => Err(why),
        Eligibility::Joins | Eligibility::JoinsLater | Eligibility::Unseen => {
            Err(Refusal::Unrelated)
        }
    }
}
