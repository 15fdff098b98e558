//! The keys with which people come in over ssh (SAFETY 6): a person's own, or by a Beheerder of his
//! environment.

use super::{case::Case, users::about};
use crate::domain::{
    About, Did, KeyId, Kind, Name, PublicKey, Record, Refusal, SshKey, User, UserId,
};

/// Oneself, or a user of the environment of which one is Beheerder.
fn holder(case: &Case, user: UserId) -> Result<User, Refusal> {
    if user == case.actor.id { Ok(case.actor.clone()) } else { case.own_user(user) }
}

/// A further key. One that somebody comes in with already is nobody else's.
pub(super) fn add(
    case: &mut Case,
    user: UserId,
    key: &PublicKey,
) -> Result<(About, Name), Refusal> {
    let holder = holder(case, user)?;
    if !holder.is_active() {
        return Err(case.wrong_status(&holder));
    }
    let fingerprint = key.fingerprint();
    match case.facts.live_key(&fingerprint) {
        Some(known) if known.user == user => return Err(Refusal::Same { first: None }),
        Some(_) => return Err(Refusal::KeyInUse),
        None => {}
    }
    let row = SshKey {
        id: KeyId(case.fresh()),
        user,
        kind: key.kind(),
        body: key.body().to_owned(),
        fingerprint,
        remark: key.remark().cloned(),
        added_at: case.now.at,
        added_by: case.by(),
        withdrawn: None,
    };
    case.write(Kind::KeyAdded, None, Record::Key(row));
    case.tell(Some(holder.person()), Did::KeyAdded);
    Ok(about(&holder))
}

/// A key opens nothing any more; it stays as withdrawn. Of another environment there is none.
pub(super) fn withdraw(case: &mut Case, key: KeyId) -> Result<(About, Name), Refusal> {
    let was = case.facts.keys.get(&key).cloned().ok_or(Refusal::NoSuchKey)?;
    let holder = holder(case, was.user).map_err(|why| match why {
        Refusal::OtherEnvironment | Refusal::NoSuchUser | Refusal::UserGone { .. } => {
            Refusal::NoSuchKey
        }
        other => other,
    })?;
    if let Some((at, by)) = was.withdrawn {
        return Err(Refusal::Same { first: Some(case.first(by, at)) });
    }
    let after = withdrawn(case, &was);
    case.write(Kind::KeyWithdrawn, Some(Record::Key(was)), Record::Key(after));
    case.tell(Some(holder.person()), Did::KeyWithdrawn);
    Ok(about(&holder))
}

/// All keys of somebody who goes.
pub(super) fn withdraw_all(case: &mut Case, user: UserId) {
    let live = case.facts.keys.values().filter(|key| key.user == user && key.withdrawn.is_none());
    for was in live.cloned().collect::<Vec<_>>() {
        let after = withdrawn(case, &was);
        case.follow(Kind::KeyWithdrawn, Some(Record::Key(was)), Record::Key(after));
    }
}

fn withdrawn(case: &Case, was: &SshKey) -> SshKey {
    SshKey { withdrawn: Some((case.now.at, case.by())), ..was.clone() }
}
