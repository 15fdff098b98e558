//! The `user_invitation` table.

use rusqlite::{Connection, Row, params};

use super::{Result, WriteMode, all, ending, named};
use crate::{
    domain::{Moment, UserId, UserInvitation},
    store::convert::{capacity, person},
};

const COLUMNS: &str = "id, user_id, sent_by, sent_at, expires_at, code, state, ended_at, ended_by";

fn read(row: &Row<'_>) -> rusqlite::Result<UserInvitation> {
    Ok(UserInvitation {
        id: row.get(0)?,
        user: row.get(1)?,
        sent_by: row.get(2)?,
        sent_at: row.get(3)?,
        expires_at: row.get(4)?,
        code: row.get(5)?,
        state: row.get(6)?,
        ended: ending(row, 7)?,
    })
}

/// The invitations with these numbers, ended or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<UserInvitation>> {
    let sql = format!(
        "select {COLUMNS} from user_invitation where id in (select value from json_each(?1))"
    );
    named(db, &sql, [ids], read)
}

/// The invitations of one user, ended or not.
pub(in crate::store) fn of_user(db: &Connection, user: UserId) -> Result<Vec<UserInvitation>> {
    let sql = format!("select {COLUMNS} from user_invitation where user_id = ?1");
    all(db, &sql, [user], read)
}

/// The invitations that have expired but are not marked as such.
pub(in crate::store) fn over(db: &Connection, now: Moment) -> Result<Vec<UserInvitation>> {
    let sql =
        format!("select {COLUMNS} from user_invitation where state = 'sent' and expires_at <= ?1");
    all(db, &sql, [now], read)
}

/// Writes an invitation and returns the number of affected rows.
pub(in crate::store) fn write(
    db: &Connection,
    row: &UserInvitation,
    how: WriteMode,
) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into user_invitation (id, user_id, sent_by, sent_at, expires_at, code, state,
               ended_at, ended_by, ended_as)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        }
        WriteMode::Over => {
            "update user_invitation set (user_id, sent_by, sent_at, expires_at, code, state,
               ended_at, ended_by, ended_as)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.user,
        row.sent_by,
        row.sent_at,
        row.expires_at,
        row.code,
        row.state,
        row.ended.map(|(at, _)| at),
        row.ended.and_then(|(_, by)| person(by)),
        row.ended.map(|(_, by)| capacity(by)),
    ])?)
}
