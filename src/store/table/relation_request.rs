//! The `relation_request` table.

use rusqlite::{Connection, Row, params};

use super::{Result, WriteMode, all, ending, named};
use crate::{
    domain::{RelationRequest, RequestDecision},
    store::convert::{capacity, person},
};

const COLUMNS: &str =
    "id, asker_id, asked_id, message, created_at, state, decided_at, decided_by, reason, cause";

fn read(row: &Row<'_>) -> rusqlite::Result<RelationRequest> {
    let decided = match ending(row, 6)? {
        Some((at, by)) => Some(RequestDecision { at, by, reason: row.get(8)?, cause: row.get(9)? }),
        None => None,
    };
    Ok(RelationRequest {
        id: row.get(0)?,
        asker: row.get(1)?,
        asked: row.get(2)?,
        message: row.get(3)?,
        created_at: row.get(4)?,
        state: row.get(5)?,
        decided,
    })
}

/// The relation requests with these numbers, decided or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<RelationRequest>> {
    let sql = format!(
        "select {COLUMNS} from relation_request where id in (select value from json_each(?1))"
    );
    named(db, &sql, [ids], read)
}

/// The open relation requests to or from these users.
pub(in crate::store) fn open_of(db: &Connection, users: &str) -> Result<Vec<RelationRequest>> {
    let sql = format!(
        "select {COLUMNS} from relation_request
         where asker_id in (select value from json_each(?1)) and state = 'pending'
         union
         select {COLUMNS} from relation_request
         where asked_id in (select value from json_each(?1)) and state = 'pending'"
    );
    named(db, &sql, [users], read)
}

/// The open relation requests between two environments.
pub(in crate::store) fn open_between(
    db: &Connection,
    sides: (crate::domain::EnvId, crate::domain::EnvId),
) -> Result<Vec<RelationRequest>> {
    let columns: Vec<String> =
        COLUMNS.split(", ").map(|column| format!("r.{}", column.trim())).collect();
    let sql = format!(
        "select {} from relation_request r
         join user a on a.id = r.asker_id join user b on b.id = r.asked_id
         where r.state = 'pending'
           and ((a.env_id = ?1 and b.env_id = ?2) or (a.env_id = ?2 and b.env_id = ?1))",
        columns.join(", ")
    );
    all(db, &sql, params![sides.0, sides.1], read)
}

/// Writes a relation request and returns the number of affected rows.
pub(in crate::store) fn write(
    db: &Connection,
    row: &RelationRequest,
    how: WriteMode,
) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into relation_request (id, asker_id, asked_id, message, created_at, state,
               decided_at, decided_by, reason, cause, decided_as)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        }
        WriteMode::Over => {
            "update relation_request set (asker_id, asked_id, message, created_at, state,
               decided_at, decided_by, reason, cause, decided_as)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) where id = ?1"
        }
    };
    let decided = row.decided.as_ref();
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.asker,
        row.asked,
        row.message,
        row.created_at,
        row.state,
        decided.map(|d| d.at),
        decided.and_then(|d| person(d.by)),
        decided.and_then(|d| d.reason.as_ref()),
        decided.and_then(|d| d.cause),
        decided.map(|d| capacity(d.by)),
    ])?)
}
