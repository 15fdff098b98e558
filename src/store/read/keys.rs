//! The keys with which people come in over ssh, and who comes in with one.

use rusqlite::{Connection, OptionalExtension};

use crate::{
    domain::{
        Actor, Fingerprint, KeyId, KeyRow, Person, Refusal, SshKey, User, UserId, UserStatus,
        predicates::is_env_admin,
    },
    store::{
        Result, StoreError,
        convert::list,
        table::{ssh_key, user},
    },
};

/// The keys of a user, the newest first, for himself and for the Beheerders of his environment.
pub(super) fn of_user(db: &Connection, me: &User, id: UserId) -> Result<Vec<KeyRow>> {
    let found = user::one(db, id)?;
    let found = found.filter(|user| user.env == me.env && user.status != UserStatus::Removed);
    let found = found.ok_or(StoreError::Refused(Refusal::NoSuchUser))?;
    if me.id != id && !is_env_admin(me, found.env) {
        let who_can = super::people::env_admins(db, me.env)?;
        return Err(Refusal::NotEnvAdmin { who_can }.into());
    }
    let keys = ssh_key::of_user(db, id)?;
    let by = |key: &SshKey| [Some(key.added_by), key.withdrawn.map(|(_, by)| by)];
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
        fingerprint: key.fingerprint,
        remark: key.remark,
    };
    Ok(keys.into_iter().map(row).collect())
}

/// The key with this fingerprint, if it opens something now: not withdrawn, of somebody who is
/// active (R17).
pub(in crate::store) fn opens(
    db: &Connection,
    fingerprint: &Fingerprint,
) -> Result<Option<SshKey>> {
    let Some(key) = ssh_key::live(db, fingerprint)?.pop() else { return Ok(None) };
    let active = user::one(db, key.user)?.is_some_and(|user| user.is_active());
    Ok(Some(key).filter(|_| active))
}

/// Refuses when this key no longer is that of this user.
pub(in crate::store) fn still(db: &Connection, (key, user): (KeyId, UserId)) -> Result<()> {
    let sql = "select 1 from ssh_key where id = ?1 and user_id = ?2 and withdrawn_at is null";
    let found: Option<i64> =
        db.prepare_cached(sql)?.query_row((key, user), |row| row.get(0)).optional()?;
    found.map(drop).ok_or(StoreError::Refused(Refusal::KeyWithdrawn))
}
