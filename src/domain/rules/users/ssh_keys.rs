//! The keys for signing in over ssh: a user's own, or added by a *Beheerder* of their environment.
//! A key that somebody else added gives no access until its owner confirms it.

use crate::domain::{
    About, CODE_TERM_DAYS, ExistingRow, KeyId, Kind, Mismatch, Name, OutcomeKind, PublicKey,
    Record, Refusal, SshKey, User, UserId, UserStatus,
    rules::{
        context::RuleContext,
        rights::{KeyRights, UserRights},
        users::about,
    },
};

/// Returns the actor themselves, or a user of the environment whose Beheerder the actor is.
fn find_key_owner(case: &RuleContext, user: UserId) -> Result<User, Refusal> {
    if user == case.actor.id { Ok(case.actor.clone()) } else { case.own_user(user) }
}

/// Adds a key. A key that already belongs to somebody is refused. The actor's own key is confirmed
/// at once; a key for somebody else waits.
pub(crate) fn add(
    case: &mut RuleContext,
    user: UserId,
    key: &PublicKey,
) -> Result<(About, Name), Refusal> {
    let holder = find_key_owner(case, user)?;
    case.of_user(&holder).may_add_key()?;
    let fingerprint = key.fingerprint();
    match case.facts.live_key(&fingerprint) {
        Some(known) if known.user == user => return Err(existing_refusal(case, known, key)),
        Some(_) => return Err(Refusal::KeyInUse),
        None => {}
    }
    let own = holder.id == case.actor.id;
    let row = SshKey {
        id: KeyId(case.take_id()),
        user,
        kind: key.kind(),
        body: key.body().to_owned(),
        fingerprint,
        comment: key.comment().cloned(),
        added_at: case.now.at,
        added_by: case.by(),
        confirmed: own.then(|| (case.now.at, case.by())),
        code: None,
        withdrawn: None,
    };
    case.record(Kind::KeyAdded, None, Record::Key(row));
    let first = holder.status == UserStatus::Invited;
    let did = if own { OutcomeKind::KeyAdded } else { OutcomeKind::KeyWaits { first } };
    case.report(Some(holder.person()), did);
    Ok(about(&holder))
}

/// Returns the refusal for a key that exists already: perhaps with another comment, or waiting for
/// the actor to confirm it.
fn existing_refusal(case: &RuleContext, known: &SshKey, key: &PublicKey) -> Refusal {
    let mut differs = Vec::new();
    let wanted = key.comment().filter(|wanted| known.comment.as_ref() != Some(*wanted)).cloned();
    if wanted.is_some() {
        differs.push(Mismatch::Comment { is: known.comment.clone(), wanted });
    }
    if known.confirmed.is_none() && known.user == case.actor.id {
        differs.push(Mismatch::Unconfirmed { key: known.id });
    }
    Refusal::for_existing(ExistingRow::Key, known.added_at, differs)
}

/// Returns a key and its owner. For actors who may not see the keys of that owner, it does not
/// exist.
fn find_key(case: &RuleContext, key: KeyId) -> Result<(SshKey, User), Refusal> {
    let key = case.facts.keys.get(&key).cloned().ok_or(Refusal::NoSuchKey)?;
    let holder = find_key_owner(case, key.user).map_err(|why| match why {
        Refusal::NotEnvAdmin { .. } | Refusal::NoSuchUser | Refusal::UserGone { .. } => {
            Refusal::NoSuchKey
        }
        other => other,
    })?;
    Ok((key, holder))
}

/// Withdraws a key; its row stays.
pub(crate) fn withdraw(case: &mut RuleContext, key: KeyId) -> Result<(About, Name), Refusal> {
    let (was, holder) = find_key(case, key)?;
    case.of_key(&was, &holder).may_withdraw()?;
    let after = as_withdrawn(case, &was);
    case.record(Kind::KeyWithdrawn, Some(Record::Key(was)), Record::Key(after));
    case.report(Some(holder.person()), OutcomeKind::KeyWithdrawn);
    Ok(about(&holder))
}

/// Confirms a key that somebody else added, in a session of its owner.
pub(crate) fn confirm(case: &mut RuleContext, key: KeyId) -> Result<(About, Name), Refusal> {
    let (was, holder) = find_key(case, key)?;
    case.of_key(&was, &holder).may_confirm()?;
    confirmed(case, was);
    case.report(Some(holder.person()), OutcomeKind::KeyConfirmed);
    Ok(about(&holder))
}

/// Records that the actor confirmed a key.
pub(crate) fn confirmed(case: &mut RuleContext, was: SshKey) {
    let confirmed = Some((case.now.at, case.by()));
    let after = SshKey { confirmed, code: None, ..was.clone() };
    case.record(Kind::KeyConfirmed, Some(Record::Key(was)), Record::Key(after));
}

/// Makes a code for a waiting key of a user who signed in before and has no usable key.
pub(crate) fn code(case: &mut RuleContext, key: KeyId) -> Result<(About, Name), Refusal> {
    let (was, holder) = find_key(case, key)?;
    case.of_key(&was, &holder).may_make_code()?;
    let code = Some((case.facts.code.clone(), case.now.at.plus_days(CODE_TERM_DAYS)));
    let after = SshKey { code, ..was.clone() };
    case.record(Kind::KeyCode, Some(Record::Key(was)), Record::Key(after));
    case.report(Some(holder.person()), OutcomeKind::KeyCoded);
    Ok(about(&holder))
}

/// Withdraws all keys of a user who is removed.
pub(crate) fn withdraw_all(case: &mut RuleContext, user: UserId) {
    let live = case.facts.keys.values().filter(|key| key.user == user && key.withdrawn.is_none());
    for was in live.cloned().collect::<Vec<_>>() {
        let after = as_withdrawn(case, &was);
        case.record_by_system(Kind::KeyWithdrawn, Some(Record::Key(was)), Record::Key(after));
    }
}

fn as_withdrawn(case: &RuleContext, was: &SshKey) -> SshKey {
    SshKey { withdrawn: Some((case.now.at, case.by())), ..was.clone() }
}
