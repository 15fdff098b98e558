//! Undoing an operation, except the parts that changed since. The rules for the opposite command
//! apply, so undo bypasses no right and no invariant (R103).

use super::{
    context::RuleContext,
    members::{access, requests, restore},
    redo,
    users::{self, removal, ssh_keys},
};
use crate::domain::{
    About, ChosenMembers, Event, Kind, LoggedChange, MemberRequest, MemberValue, Membership, Name,
    NameFault, OrgId, OrgStatus, OutcomeKind, Record, Refusal, RequestId, SshKey, UndoCandidate,
    UndoTarget, UserValue,
};

/// Undoes one operation, from its last event to its first. People whose part cannot be undone are
/// skipped with a reason (R84). Withdrawing the actor's own key needs a confirmation.
pub(super) fn undo(
    case: &mut RuleContext,
    which: UndoTarget,
    sure: bool,
) -> Result<(About, Name), Refusal> {
    let none = match which {
        UndoTarget::LastUndone => Refusal::NothingToRedo,
        UndoTarget::Last | UndoTarget::Operation(_) => Refusal::NothingToUndo,
    };
    let past = case.facts.past.clone().ok_or(none)?;
    if let Some(why) = own_key_refusal(case, &past).filter(|_| !sure) {
        return Err(why);
    }
    let mut about = None;
    let mine = |case: &RuleContext, event: &Event| !event.by_system || lapsed_here(case, event);
    for event in past.events.iter().rev() {
        if !mine(case, event) {
            continue;
        }
        let outcome_count = case.outcome_count();
        if let Some(of) = subject(case, event) {
            about = Some(of);
        }
        let who = event.becomes.user().and_then(|user| case.facts.person(user));
        let event_count = case.event_count();
        match revert_event(case, event, &past) {
            // A user who is added again gets another id.
            Ok(Some(did)) => {
                case.report(case.user_added_since(event_count).or(who), did);
                case.name_term_since(event_count);
            }
            Ok(None) => {}
            Err(why) => case.report_skipped(who, why),
        }
        if is_access(&event.becomes) {
            let org = event.becomes.org().and_then(|org| case.known_org(org).ok());
            case.name_organisation_since(outcome_count, org.map(|org| (org.id, org.name)));
        }
    }
    // If the undo created a row again, that row is the subject.
    let about = case.created().or(about);
    // An operation with nothing but consequences by the system cannot be undone (R109).
    about.filter(|_| case.outcome_count() > 0).ok_or(Refusal::Final)
}

/// Returns whether the row gives or offers access to an organisation.
const fn is_access(row: &Record) -> bool {
    matches!(row, Record::Membership(_) | Record::Request(_))
}

/// Returns the refusal that asks for confirmation, if the undo would withdraw the actor's own key.
fn own_key_refusal(case: &RuleContext, past: &UndoCandidate) -> Option<Refusal> {
    let mine = |key: &&SshKey| key.user == case.actor.id && key.is_open();
    let added = past.events.iter().find_map(|event| match (event.kind, &event.becomes) {
        (Kind::KeyAdded, Record::Key(row)) => case.facts.keys.get(&row.id).filter(mine),
        _ => None,
    })?;
    Some(Refusal::OwnKey {
        operation: past.operation,
        key: added.id,
        fingerprint: added.fingerprint.clone(),
        comment: added.comment.clone(),
        is_last: case.facts.keys.values().filter(mine).count() == 1,
    })
}

/// Returns whether the event is a lapse in an organisation of the actor. The system ends lapsed
/// memberships of all organisations in one operation, perhaps by a wrong clock; each *Beheerder*
/// can undo it for their own organisations and learns nothing of others (R106).
fn lapsed_here(case: &RuleContext, event: &Event) -> bool {
    event.kind == Kind::MemberExpired
        && event.becomes.org().is_some_and(|org| case.administered(org).is_ok())
}

fn subject(case: &RuleContext, event: &Event) -> Option<(About, Name)> {
    if let Some(org) = event.becomes.org() {
        return case.about_org(org).ok();
    }
    let user = event.becomes.user()?;
    case.facts.person(user).map(|person| (About::User(person.id), person.name))
}

/// Reverts one event. Returns `None` if reverting another event of the operation does it already.
fn revert_event(
    case: &mut RuleContext,
    event: &Event,
    past: &UndoCandidate,
) -> Result<Option<OutcomeKind>, Refusal> {
    match (event.kind, &event.was, &event.becomes) {
        (Kind::InvitationSent | Kind::InvitationReplaced | Kind::InvitationWithdrawn, ..) => {
            Ok(None)
        }
        // An organisation that was imported as active is not removed by undo (R35).
        (Kind::OrganisationAdded, None, Record::Organisation(row))
            if row.status == OrgStatus::NotActive =>
        {
            check_unchanged(case, event)?;
            let (org, name) = (row.id, row.name.clone());
            case.without_outcomes(|case| super::organisations::remove(case, org, &name).map(drop))?;
            Ok(Some(OutcomeKind::OrganisationRemoved))
        }
        (_, _, Record::Membership(row)) => revert_member_event(case, event, row, past),
        (_, _, Record::Request(row)) => revert_request_event(case, event, row, past),
        _ if past.is_own_undo(case) => match redo::redo_event(case, event)? {
            Some(did) => Ok(Some(did)),
            None => revert_other_event(case, event),
        },
        _ => revert_other_event(case, event),
    }
}

fn revert_member_event(
    case: &mut RuleContext,
    event: &Event,
    row: &Membership,
    past: &UndoCandidate,
) -> Result<Option<OutcomeKind>, Refusal> {
    let was = match &event.was {
        Some(Record::Membership(was)) => Some(was),
        _ => None,
    };
    match (event.kind, was) {
        (Kind::MemberAdded, None) if past.made.contains(&row.org) => Ok(None),
        (Kind::MemberAdded | Kind::MemberSuccessor, None) => {
            check_unchanged(case, event)?;
            case.without_outcomes(|case| {
                if row.user == case.actor.id {
                    access::leave(case, row.org)
                } else {
                    access::remove(case, row.org, &[(row.id, row.level)])
                }
            })?;
            Ok(Some(OutcomeKind::Removed))
        }
        // Recreating an organisation also makes its first membership.
        (Kind::MemberRemoved, _) if past.is_own_undo(case) && past.has_removed(row.org) => Ok(None),
        // Accepting the request again makes this membership.
        (Kind::MemberLeft, _) if past.has_reopened(row.org) => Ok(None),
        (Kind::MemberRemoved | Kind::MemberLeft, Some(_))
            if restore::ended_by_partner(case, row) =>
        {
            Err(Refusal::TheirConsent)
        }
        (Kind::MemberRemoved | Kind::MemberLeft, Some(was)) => {
            restore::check_in_time(case, was, past.at)?;
            restore::restore_access(case, was).map(Some)
        }
        // No time limit: the access was agreed until its last day, however late the mistake is
        // found.
        (Kind::MemberExpired, Some(was)) => restore::restore_access(case, was).map(Some),
        (kind, Some(was)) => revert_value(case, event, kind, row, was),
        _ => Err(Refusal::Final),
    }
}

/// Reverts a change of a member's level, last day or pause.
fn revert_value(
    case: &mut RuleContext,
    event: &Event,
    kind: Kind,
    row: &Membership,
    was: &Membership,
) -> Result<Option<OutcomeKind>, Refusal> {
    let values = (MemberValue::of_kind(kind, row), MemberValue::of_kind(kind, was));
    let (Some(seen), Some(to)) = values else { return Err(Refusal::Final) };
    check_unchanged(case, event)?;
    let member = ChosenMembers { org: was.org, members: vec![(was.id, seen)] };
    case.without_outcomes(|case| access::change(case, &[member], to).map(drop))?;
    Ok(Some(OutcomeKind::Changed(to)))
}

fn revert_request_event(
    case: &mut RuleContext,
    event: &Event,
    row: &MemberRequest,
    past: &UndoCandidate,
) -> Result<Option<OutcomeKind>, Refusal> {
    let was = match &event.was {
        Some(Record::Request(was)) => Some(was),
        _ => None,
    };
    match (event.kind, was) {
        (Kind::RequestAccepted, Some(was)) => Ok(reopen(case, was)),
        (Kind::RequestReset, None) => redo::accept(case, row, past),
        (Kind::RequestRenewed | Kind::RequestReset, Some(was)) => {
            case.administered_active(was.org)?;
            check_unchanged(case, event)?;
            let was = Record::Request(was.clone());
            case.record(Kind::RequestReset, Some(event.becomes.clone()), was);
            Ok(Some(OutcomeKind::Reset))
        }
        (Kind::RequestSent, _) => {
            case.without_outcomes(|case| requests::withdraw(case, row.org, &[row.id]))?;
            Ok(Some(OutcomeKind::Withdrawn))
        }
        (Kind::RequestWithdrawn, Some(was)) => restore::reopen_request(case, was).map(Some),
        _ => Err(Refusal::Final),
    }
}

/// Reverts an event that is not about access.
fn revert_other_event(
    case: &mut RuleContext,
    event: &Event,
) -> Result<Option<OutcomeKind>, Refusal> {
    match (event.kind, &event.was, &event.becomes) {
        (kind, Some(Record::User(was)), Record::User(now))
            if let Some(seen) = UserValue::of_kind(kind, now) =>
        {
            check_unchanged(case, event)?;
            let to = seen.now_in(was);
            case.without_outcomes(|case| users::change(case, &[(was.id, seen)], to).map(drop))?;
            Ok(Some(OutcomeKind::ChangedUser(to)))
        }
        (Kind::UserAdded, None, Record::User(row)) if row.was_added_by_admin() => {
            case.without_outcomes(|case| removal::uninvite(case, row.id).map(drop))?;
            Ok(Some(OutcomeKind::Uninvited))
        }
        (Kind::OrganisationChanged, Some(Record::Organisation(was)), Record::Organisation(now)) => {
            check_unchanged(case, event)?;
            // Reading the log replaced deceptive characters by U+FFFD; such a name is not restored.
            if was.name != now.name && was.name.contains('\u{fffd}') {
                let (name, fault) = (was.name.clone(), NameFault::Mark);
                return Err(Refusal::NameNotAllowed { name, fault });
            }
            case.without_outcomes(|case| super::organisations::restore(case, now, was).map(drop))?;
            Ok(Some(OutcomeKind::Edited))
        }
        (Kind::KeyAdded, None, Record::Key(row)) => {
            check_unchanged(case, event)?;
            let id = row.id;
            case.without_outcomes(|case| ssh_keys::withdraw(case, id).map(drop))?;
            Ok(Some(OutcomeKind::KeyWithdrawn))
        }
        (Kind::RelationAsked, None, Record::RelationRequest(row)) => {
            let id = row.id;
            case.without_outcomes(|case| super::relations::withdraw(case, id).map(drop))?;
            Ok(Some(OutcomeKind::RelationWithdrawn))
        }
        _ => Err(Refusal::Final),
    }
}

/// Undoes an acceptance by its own addressee. The request waits again in a new row, as an answered
/// request never changes (R107).
///
/// `None` if the actor is not the addressee or is a member again, or if the request would have been
/// withdrawn since.
fn reopen(case: &mut RuleContext, was: &MemberRequest) -> Option<OutcomeKind> {
    let facts = &case.facts;
    let stands = facts.partnerships.get(&was.partnership).is_some_and(|p| p.ended.is_none())
        && facts.membership(was.org, was.sender).is_some_and(|m| m.is_live(case.now));
    if was.addressee != case.actor.id
        || facts.membership(was.org, was.addressee).is_some()
        || !stands
    {
        return None;
    }
    let row = MemberRequest { id: RequestId(case.take_id()), ..was.clone() };
    case.record(Kind::RequestReset, None, Record::Request(row));
    Some(OutcomeKind::WaitsAgain)
}

/// Refuses if the row is no longer as the operation left it (R83).
fn check_unchanged(case: &RuleContext, event: &Event) -> Result<(), Refusal> {
    if case.facts.find(&event.becomes).is_some_and(|now| is_as_left(&now, &event.becomes)) {
        return Ok(());
    }
    if let Some(Record::Request(now)) = case.facts.find(&event.becomes)
        && !now.is_open()
    {
        return Err(requests::closed_refusal(case, &now));
    }
    if let Some(Record::Membership(now)) = case.facts.find(&event.becomes) {
        let (by, at) = now.ended.map_or((now.changed_by, now.changed_at), |end| (end.by, end.at));
        return Err(Refusal::Changed { first: case.changed_by(by, at), now: None });
    }
    let of_row = |line: &&LoggedChange| line.becomes.id() == event.becomes.id();
    let first = case.facts.recent_changes.iter().find(of_row);
    Err(Refusal::MovedOn { first: first.map(|line| case.changed_by(line.by, line.at)) })
}

/// Returns whether a row is as the operation left it. The author and time of the last change are
/// ignored: otherwise, undoing the later of two changes would block undoing the earlier.
fn is_as_left(now: &Record, left: &Record) -> bool {
    match (now, left) {
        (Record::Membership(now), Record::Membership(left)) => {
            let Membership { changed_at, changed_by, lowered, .. } = *left;
            Membership { changed_at, changed_by, lowered, ..now.clone() } == *left
        }
        _ => now == left,
    }
}

impl UndoCandidate {
    /// Returns whether this operation is an undo by the actor, so that undoing it is their own
    /// redo.
    fn is_own_undo(&self, case: &RuleContext) -> bool {
        self.is_undo && self.by == case.by()
    }

    /// Returns whether the operation removed this organisation.
    fn has_removed(&self, org: OrgId) -> bool {
        let removed = |event: &Event| {
            event.kind == Kind::OrganisationRemoved && event.becomes.org() == Some(org)
        };
        self.events.iter().any(removed)
    }

    /// Returns whether the operation reopened a request of this organisation.
    fn has_reopened(&self, org: OrgId) -> bool {
        let reopened = |event: &Event| {
            event.kind == Kind::RequestReset
                && event.was.is_none()
                && event.becomes.org() == Some(org)
        };
        self.events.iter().any(reopened)
    }
}
