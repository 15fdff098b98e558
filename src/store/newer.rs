//! A file that a newer version of this program made: it is only read, and only if this version finds
//! in it all that it reads (SAFETY 41).

use std::{collections::BTreeMap, path::Path, time::Duration};

use rusqlite::Connection;

use super::{Result, Store, StoreError, disk, error::surely, open, table::all};
use crate::domain::Locked;

impl Store {
    /// Opens a file as [`Store::open`] does, and one that a newer version made too, to read:
    /// [`Store::locked`] is [`Locked::Newer`] then, and nothing is written to it or brought up to
    /// date. Its log is not held against it, as a newer version may chain it in another way.
    ///
    /// [`StoreError::Newer`] when this version cannot read it.
    pub fn open_newer(path: &Path, wait: Duration) -> Result<Self> {
        let opened = surely(|| open::newer(path, wait)).map_err(disk::told)?;
        Ok(Self::of(opened, wait))
    }
}

/// Whether every column that this version knows stands in its table, of the same type, and without
/// a value only where this version expects that too.
pub(super) fn is_readable(db: &Connection) -> Result<bool> {
    let known = columns(&open::in_memory()?)?;
    let found = match columns(db) {
        // A schema that this SQLite cannot read is newer too.
        Err(StoreError::Damaged(_)) => return Ok(false),
        found => found?,
    };
    Ok(known.iter().all(|(column, (kind, filled))| {
        found.get(column).is_some_and(|(its, always)| its == kind && always >= filled)
    }))
}

/// Refuses a file that says it is of an older version and has columns that only a later one made: to
/// bring it up to date would make them once more.
pub(super) fn check_older(db: &Connection, version: usize) -> Result<()> {
    let (then, now) = (columns(&open::in_memory_of(version)?)?, columns(&open::in_memory()?)?);
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

/// What this version cannot make sense of in a newer file is no damage: a newer one can.
pub(super) fn told(locked: Option<Locked>, error: StoreError) -> StoreError {
    match (locked, error) {
        (Some(Locked::Newer { found, known }), StoreError::Damaged(_)) => {
            StoreError::Newer { found, known, readable: false }
        }
        (_, error) => error,
    }
}
