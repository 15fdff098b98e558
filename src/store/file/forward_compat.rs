//! Files made by a newer version of this program: opened read-only, and only if they have
//! everything that this version reads (R126).

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::connect;
use crate::{
    domain::Locked,
    store::{Result, StoreError, table::all},
};

/// Returns whether every column that this version knows exists with the expected type, and is
/// nullable only where this version allows it.
pub(crate) fn is_readable(db: &Connection) -> Result<bool> {
    let known = columns(&connect::in_memory()?)?;
    let found = match columns(db) {
        // Only a newer version writes a schema that this SQLite cannot parse.
        Err(StoreError::Damaged(_)) => return Ok(false),
        found => found?,
    };
    Ok(known.iter().all(|(column, (kind, filled))| {
        found.get(column).is_some_and(|(its, always)| its == kind && always >= filled)
    }))
}

/// Refuses a file that claims an older version but has columns of a later one, which a migration
/// would add twice.
pub(crate) fn check_older(db: &Connection, version: usize) -> Result<()> {
    let (then, now) =
        (columns(&connect::in_memory_at(version)?)?, columns(&connect::in_memory()?)?);
    let found = columns(db)?;
    let mut later = now.keys().filter(|column| !then.contains_key(*column));
    if later.any(|column| found.contains_key(column)) {
        let found = i32::try_from(version).unwrap_or(i32::MAX);
        return Err(StoreError::StrangeVersion { found });
    }
    Ok(())
}

/// Table and name of every column, with its type and whether it always has a value.
fn columns(db: &Connection) -> Result<BTreeMap<(String, String), (String, bool)>> {
    let sql = "select t.name, c.name, c.type, c.\"notnull\"
        from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'";
    let rows =
        all(db, sql, [], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?;
    Ok(rows.into_iter().collect())
}

/// Turns damage in a newer file into [`StoreError::Newer`]: this version may misread intact data.
pub(crate) fn damage_in_newer_file(locked: Option<Locked>, error: StoreError) -> StoreError {
    match (locked, error) {
        (Some(Locked::Newer { found, known }), StoreError::Damaged(_)) => {
            StoreError::Newer { found, known, readable: false }
        }
        (_, error) => error,
    }
}
