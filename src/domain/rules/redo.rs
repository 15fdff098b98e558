//! Redoing operations whose undo is final, by carrying them out again (R108).

use super::{
    context::RuleContext,
    members::inbox,
    organisations, relations,
    users::{self, ssh_keys},
};
use crate::domain::{
    Event, JoinedBy, Kind, MemberRequest, OrgStatus, OutcomeKind, PublicKey, Record, Refusal,
    UndoCandidate, UserStatus,
};

/// Redoes the change that this event undid. The rules for a new change apply and new rows are made,
/// as ended rows never change. Returns `None` if reverting the event is enough.
pub(super) fn redo_event(
    case: &mut RuleContext,
    event: &Event,
) -> Result<Option<OutcomeKind>, Refusal> {
    match (event.kind, &event.was, &event.becomes) {
        (Kind::UserRemoved, Some(Record::User(was)), _) if was.status == UserStatus::Invited => {
            let how = was.how.unwrap_or(JoinedBy::Added);
            let (email, name) = (&was.email, was.full_name.as_ref());
            case.without_outcomes(|case| {
                users::invite(case, email, name, was.role, how).map(drop)
            })?;
            Ok(Some(OutcomeKind::Invited))
        }
        (Kind::OrganisationRemoved, Some(Record::Organisation(was)), _)
            if was.status == OrgStatus::NotActive =>
        {
            case.without_outcomes(|case| organisations::create_again(case, was).map(drop))?;
            Ok(Some(OutcomeKind::Created))
        }
        (Kind::KeyWithdrawn, Some(Record::Key(was)), _) => {
            let key = PublicKey::from_row(was).ok_or(Refusal::Final)?;
            case.without_outcomes(|case| ssh_keys::add(case, was.user, &key).map(drop))?;
            Ok(Some(OutcomeKind::KeyAdded))
        }
        (Kind::RelationWithdrawn, Some(Record::RelationRequest(was)), _)
            if was.asker == case.actor.id =>
        {
            let (asked, message) = (was.asked, was.message.as_ref());
            case.without_outcomes(|case| relations::ask_relation(case, asked, message).map(drop))?;
            Ok(Some(OutcomeKind::RelationAsked))
        }
        _ => Ok(None),
    }
}

/// Redoes an acceptance that was undone. Only the addressee can, and all conditions are checked
/// again (R64).
pub(super) fn accept(
    case: &mut RuleContext,
    row: &MemberRequest,
    past: &UndoCandidate,
) -> Result<Option<OutcomeKind>, Refusal> {
    if past.by != case.by() || row.addressee != case.actor.id {
        return Err(Refusal::TheirConsent);
    }
    case.without_outcomes(|case| inbox::accept(case, row.id).map(drop))?;
    Ok(Some(OutcomeKind::Accepted(row.level)))
}
