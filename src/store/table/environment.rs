//! The `environment` table.

use rusqlite::{Connection, Row, params};

use super::{Result, WriteMode, all, named};
use crate::domain::{Environment, fold};

const COLUMNS: &str = "id, name, domain, domain_kind, created_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Environment> {
    Ok(Environment {
        id: row.get(0)?,
        name: row.get(1)?,
        domain: row.get(2)?,
        domain_kind: row.get(3)?,
        created_at: row.get(4)?,
    })
}

/// The environments with these numbers.
pub(in crate::store) fn by_id(db: &Connection, ids: &str) -> Result<Vec<Environment>> {
    let sql =
        format!("select {COLUMNS} from environment where id in (select value from json_each(?1))");
    named(db, &sql, [ids], read)
}

/// The environments of this domain, and the one with this folded name.
pub(in crate::store) fn at_door(
    db: &Connection,
    domain: &str,
    name: &str,
) -> Result<Vec<Environment>> {
    let sql = format!("select {COLUMNS} from environment where domain = ?1 limit 50");
    let mut found = all(db, &sql, [domain], read)?;
    let sql = format!("select {COLUMNS} from environment where folded = ?1");
    found.extend(all(db, &sql, [name], read)?);
    Ok(found)
}

/// Writes an environment and returns the number of affected rows.
pub(in crate::store) fn write(db: &Connection, env: &Environment, how: WriteMode) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into environment (id, name, domain, domain_kind, created_at, folded)
             values (?1, ?2, ?3, ?4, ?5, ?6)"
        }
        WriteMode::Over => {
            "update environment set (name, domain, domain_kind, created_at, folded)
             = (?2, ?3, ?4, ?5, ?6) where id = ?1"
        }
    };
    Ok(db.prepare_cached(sql)?.execute(params![
        env.id,
        env.name,
        env.domain,
        env.domain_kind,
        env.created_at,
        fold(&env.name),
    ])?)
}
