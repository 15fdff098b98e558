//! The `member_request` table.

use rusqlite::{Connection, Row, params};

use super::{Owner, Result, WriteMode, all, ending, named};
use crate::{
    domain::{MemberRequest, Moment, OrgId, RequestDecision},
    store::convert::{capacity, person},
};

const COLUMNS: &str = "id, org_id, addressee_id, sender_id, partnership_id, level, last_day,
    message, created_at, expires_at, renewed, state, decided_at, decided_by, reason, cause";

fn read(row: &Row<'_>) -> rusqlite::Result<MemberRequest> {
    let decided = match ending(row, 12)? {
        Some((at, by)) => {
            Some(RequestDecision { at, by, reason: row.get(14)?, cause: row.get(15)? })
        }
        None => None,
    };
    Ok(MemberRequest {
        id: row.get(0)?,
        org: row.get(1)?,
        addressee: row.get(2)?,
        sender: row.get(3)?,
        partnership: row.get(4)?,
        level: row.get(5)?,
        last_day: row.get(6)?,
        message: row.get(7)?,
        created_at: row.get(8)?,
        expires_at: row.get(9)?,
        renewed: row.get(10)?,
        state: row.get(11)?,
        decided,
    })
}

/// The requests with these numbers, decided or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<MemberRequest>> {
    let sql = format!(
        "select {COLUMNS} from member_request where id in (select value from json_each(?1))"
    );
    named(db, &sql, [ids], read)
}

/// The open requests of an organisation to these users.
pub(in crate::store) fn open_to(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<MemberRequest>> {
    let sql = format!(
        "select {COLUMNS} from member_request
         where org_id = ?1 and state in ('pending', 'expired')
           and addressee_id in (select value from json_each(?2))"
    );
    all(db, &sql, params![org, users], read)
}

/// The open requests of an organisation that these users sent.
pub(in crate::store) fn open_from(
    db: &Connection,
    org: OrgId,
    users: &str,
) -> Result<Vec<MemberRequest>> {
    let sql = format!(
        "select {COLUMNS} from member_request
         where org_id = ?1 and state in ('pending', 'expired')
           and sender_id in (select value from json_each(?2))"
    );
    all(db, &sql, params![org, users], read)
}

/// All open requests to and from a user, of an organisation, or across a partnership.
pub(in crate::store) fn open(db: &Connection, of: Owner) -> Result<Vec<MemberRequest>> {
    let (condition, id) = match of {
        Owner::User(id) => (
            "id in (
               select id from member_request
               where addressee_id = ?1 and state in ('pending', 'expired')
               union all
               select id from member_request
               where sender_id = ?1 and state in ('pending', 'expired'))",
            id.0,
        ),
        Owner::Org(id) => ("org_id = ?1", id.0),
        Owner::Partnership(id) => ("partnership_id = ?1", id.0),
    };
    let sql = format!(
        "select {COLUMNS} from member_request
         where state in ('pending', 'expired') and {condition}"
    );
    all(db, &sql, [id], read)
}

/// The requests that have expired but are not marked as such.
pub(in crate::store) fn over(db: &Connection, now: Moment) -> Result<Vec<MemberRequest>> {
    let sql = format!(
        "select {COLUMNS} from member_request where state = 'pending' and expires_at <= ?1"
    );
    all(db, &sql, [now], read)
}

/// Writes a request and returns the number of affected rows.
pub(in crate::store) fn write(
    db: &Connection,
    row: &MemberRequest,
    how: WriteMode,
) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into member_request (id, org_id, addressee_id, sender_id, partnership_id,
               level, last_day, message, created_at, expires_at, renewed, state, decided_at,
               decided_by, reason, cause, decided_as)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
        }
        WriteMode::Over => {
            "update member_request set (org_id, addressee_id, sender_id, partnership_id,
               level, last_day, message, created_at, expires_at, renewed, state, decided_at,
               decided_by, reason, cause, decided_as)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
             where id = ?1"
        }
    };
    let decided = row.decided.as_ref();
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.org,
        row.addressee,
        row.sender,
        row.partnership,
        row.level,
        row.last_day,
        row.message,
        row.created_at,
        row.expires_at,
        row.renewed,
        row.state,
        decided.map(|d| d.at),
        decided.and_then(|d| person(d.by)),
        decided.and_then(|d| d.reason.as_ref()),
        decided.and_then(|d| d.cause),
        decided.map(|d| capacity(d.by)),
    ])?)
}
