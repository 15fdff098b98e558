//! SSH keys: the keys of a user, and the user that a key signs in.

use rusqlite::{Connection, OptionalExtension};

use crate::{
    domain::{
        Actor, Fingerprint, KeyAlerts, KeyId, KeyRow, Now, Person, Refusal, SshKey, User, UserId,
        UserStatus, predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        convert::list,
        read::rights,
        table::{ssh_key, user},
    },
};

/// The keys of a user, newest first, for the user and the *Beheerders* of their environment.
pub(crate) fn of_user(db: &Connection, me: &User, id: UserId) -> Result<Vec<KeyRow>> {
    let found = user::one(db, id)?;
    let found = found.filter(|user| user.env == me.env && user.status != UserStatus::Removed);
    let found = found.ok_or(StoreError::Refused(Refusal::NoSuchUser))?;
    if me.id != id && !is_env_admin(me, found.env) {
        let who_can = rights::env_admins(db, me.env)?;
        return Err(Refusal::NotEnvAdmin { who_can }.into());
    }
    let keys = ssh_key::of_user(db, id)?;
    let by = |key: &SshKey| {
        [Some(key.added_by), key.withdrawn.map(|(_, by)| by), key.confirmed.map(|(_, by)| by)]
    };
    let by = keys.iter().flat_map(by).flatten().filter_map(|by| match by {
        Actor::Person(user) => Some(user.0),
        Actor::System => None,
    });
    let people = user::by_id(db, &list(by))?;
    let person = |by: Actor| -> Option<Person> {
        let Actor::Person(id) = by else { return None };
        people.iter().find(|user| user.id == id).map(User::person)
    };
    let row = |key: SshKey| KeyRow {
        id: key.id,
        kind: key.kind,
        added: (key.added_at, person(key.added_by)),
        withdrawn: key.withdrawn.map(|(at, by)| (at, person(by))),
        confirmed: key.confirmed.map(|(at, by)| (at, person(by))),
        code_until: key.code.filter(|_| key.confirmed.is_none()).map(|(_, until)| until),
        fingerprint: key.fingerprint,
        comment: key.comment,
    };
    Ok(keys.into_iter().map(row).collect())
}

/// Returns the key with this fingerprint, if it gives access now. A confirmed key of an active user
/// opens a session; a key that waits for confirmation opens only the prompt for its code.
pub(in crate::store) fn opens(
    db: &Connection,
    fingerprint: &Fingerprint,
) -> Result<Option<SshKey>> {
    let Some(key) = ssh_key::live(db, fingerprint)?.pop() else { return Ok(None) };
    let status = user::one(db, key.user)?.map(|user| user.status);
    let opens = match status {
        Some(UserStatus::Active) => true,
        Some(UserStatus::Invited) => key.is_waiting(),
        _ => false,
    };
    Ok(Some(key).filter(|_| opens))
}

/// Refuses if this key no longer opens a session of this user: it is withdrawn or unconfirmed.
pub(in crate::store) fn check_key_opens(db: &Connection, key: KeyId, user: UserId) -> Result<()> {
    let sql = "select confirmed_at is not null from ssh_key
        where id = ?1 and user_id = ?2 and withdrawn_at is null";
    let found: Option<bool> =
        db.prepare_cached(sql)?.query_row((key, user), |row| row.get(0)).optional()?;
    match found {
        Some(true) => Ok(()),
        Some(false) => Err(StoreError::Refused(Refusal::KeyWaits)),
        None => Err(StoreError::Refused(Refusal::KeyWithdrawn)),
    }
}

/// Like [`opens`], for a file from before keys needed confirmation, which lacks later columns.
pub(in crate::store) fn find_key_in_old_file(
    db: &Connection,
    fingerprint: &Fingerprint,
) -> Result<Option<SshKey>> {
    let Some(key) = ssh_key::live_in_old_file(db, fingerprint)?.pop() else { return Ok(None) };
    let active = user::one(db, key.user)?.is_some_and(|user| user.is_active());
    Ok(Some(key).filter(|_| active))
}

/// Number of days for which every sign-in warns of a key that may have been confirmed by somebody
/// else.
const ALERT_DAYS: i64 = 30;

/// Counts the warnings about a user's own keys. A key that was confirmed with a code, in a session
/// that it opened, counts as confirmed elsewhere.
pub(crate) fn key_alerts(db: &Connection, me: UserId, now: Now) -> Result<KeyAlerts> {
    let sql = "select
        count(*) filter (where confirmed_at is null),
        count(*) filter (where confirmed_at > ?2 and (
          (confirmed_as = 'system' and added_by is not user_id)
          or exists (
            select 1 from log where subject_id = ssh_key.id and kind = 'key.confirmed'
              and json_extract(becomes, '$.key') = ssh_key.id
              and exists (
                select 1 from log l where l.subject_id = ssh_key.id and l.kind = 'key.code'))))
      from ssh_key where user_id = ?1 and withdrawn_at is null";
    let since = now.at.plus_days(-ALERT_DAYS);
    let read = |row: &rusqlite::Row<'_>| {
        Ok(KeyAlerts { waiting: row.get(0)?, confirmed_elsewhere: row.get(1)? })
    };
    Ok(db.prepare_cached(sql)?.query_row((me, since), read)?)
}
