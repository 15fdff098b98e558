//! The `relation` table.

use rusqlite::{Connection, Row, params};

use super::{Owner, Result, WriteMode, all, named};
use crate::domain::Relation;

const COLUMNS: &str = "id, partnership_id, user_a, user_b, since, ended_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation {
        id: row.get(0)?,
        partnership: row.get(1)?,
        users: (row.get(2)?, row.get(3)?),
        since: row.get(4)?,
        ended_at: row.get(5)?,
    })
}

/// The relations with these numbers, ended or not.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<Relation>> {
    let sql =
        format!("select {COLUMNS} from relation where id in (select value from json_each(?1))");
    named(db, &sql, [ids], read)
}

/// The active relations of these users, inside these partnerships.
pub(in crate::store) fn of_users(
    db: &Connection,
    partnerships: &str,
    users: &str,
) -> Result<Vec<Relation>> {
    let sql = format!(
        "select {COLUMNS} from relation
         where ended_at is null and user_a in (select value from json_each(?2))
           and partnership_id in (select value from json_each(?1))
         union
         select {COLUMNS} from relation
         where ended_at is null and user_b in (select value from json_each(?2))
           and partnership_id in (select value from json_each(?1))"
    );
    named(db, &sql, [partnerships, users], read)
}

/// All active relations of a user or within a partnership.
pub(in crate::store) fn active(db: &Connection, of: Owner) -> Result<Vec<Relation>> {
    let (condition, id) = match of {
        Owner::User(id) => ("(user_a = ?1 or user_b = ?1)", id.0),
        Owner::Partnership(id) => ("partnership_id = ?1", id.0),
        Owner::Org(_) => return Ok(Vec::new()),
    };
    let sql = format!("select {COLUMNS} from relation where ended_at is null and {condition}");
    all(db, &sql, [id], read)
}

/// Writes a relation and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, row: &Relation, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into relation (id, partnership_id, user_a, user_b, since, ended_at)
             values (?1, ?2, ?3, ?4, ?5, ?6)"
        }
        WriteMode::Over => {
            "update relation set (partnership_id, user_a, user_b, since, ended_at)
             = (?2, ?3, ?4, ?5, ?6) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        row.id,
        row.partnership,
        row.users.0,
        row.users.1,
        row.since,
        row.ended_at,
    ])?)
}
