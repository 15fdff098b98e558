//! The `ssh_key` table.

use rusqlite::{Connection, Row, params};

use super::{Result, WriteMode, all, ending, named};
use crate::{
    domain::{Fingerprint, SshKey, UserId},
    store::convert::{actor, capacity, person},
};

const COLUMNS: &str = "id, user_id, kind, body, fingerprint, remark, added_at, added_by,
    withdrawn_at, withdrawn_by, confirmed_at, confirmed_by, code, code_until";

fn read(row: &Row<'_>) -> rusqlite::Result<SshKey> {
    Ok(SshKey {
        id: row.get(0)?,
        user: row.get(1)?,
        kind: row.get(2)?,
        body: row.get(3)?,
        fingerprint: row.get(4)?,
        remark: row.get(5)?,
        added_at: row.get(6)?,
        added_by: actor(row.get(7)?),
        withdrawn: ending(row, 8)?,
        confirmed: ending(row, 10)?,
        code: match row.get(12)? {
            Some(code) => Some((code, row.get(13)?)),
            None => None,
        },
    })
}

/// The keys with these numbers, withdrawn or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<SshKey>> {
    let sql =
        format!("select {COLUMNS} from ssh_key where id in (select value from json_each(?1))");
    named(db, &sql, [ids], read)
}

/// The key with this fingerprint that is not withdrawn; at most one.
pub(in crate::store) fn live(db: &Connection, fingerprint: &Fingerprint) -> Result<Vec<SshKey>> {
    let sql =
        format!("select {COLUMNS} from ssh_key where fingerprint = ?1 and withdrawn_at is null");
    all(db, &sql, [fingerprint], read)
}

/// Like [`live`], in a file from before keys needed confirmation: each counts as confirmed.
pub(in crate::store) fn live_before(
    db: &Connection,
    fingerprint: &Fingerprint,
) -> Result<Vec<SshKey>> {
    let sql = "select id, user_id, kind, body, fingerprint, remark, added_at, added_by,
          withdrawn_at, withdrawn_by, added_at, added_by, null, null
        from ssh_key where fingerprint = ?1 and withdrawn_at is null";
    all(db, sql, [fingerprint], read)
}

/// The keys of one user, withdrawn or not, newest first.
pub(in crate::store) fn of_user(db: &Connection, user: UserId) -> Result<Vec<SshKey>> {
    let sql = format!("select {COLUMNS} from ssh_key where user_id = ?1 order by id desc");
    all(db, &sql, [user], read)
}

/// Writes a key and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, row: &SshKey, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into ssh_key (id, user_id, kind, body, fingerprint, remark, added_at, added_by,
               withdrawn_at, withdrawn_by, withdrawn_as, confirmed_at, confirmed_by, confirmed_as,
               code, code_until)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
        }
        WriteMode::Over => {
            "update ssh_key set (user_id, kind, body, fingerprint, remark, added_at, added_by,
               withdrawn_at, withdrawn_by, withdrawn_as, confirmed_at, confirmed_by, confirmed_as,
               code, code_until)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.user,
        row.kind,
        row.body,
        row.fingerprint,
        row.remark,
        row.added_at,
        person(row.added_by),
        row.withdrawn.map(|(at, _)| at),
        row.withdrawn.and_then(|(_, by)| person(by)),
        row.withdrawn.map(|(_, by)| capacity(by)),
        row.confirmed.map(|(at, _)| at),
        row.confirmed.and_then(|(_, by)| person(by)),
        row.confirmed.map(|(_, by)| capacity(by)),
        row.code.as_ref().map(|(code, _)| code),
        row.code.as_ref().map(|(_, until)| *until),
    ])?)
}
