//! The `meta` table: facts about the file itself.

use rusqlite::{Connection, OptionalExtension};

use super::super::Result;
use crate::domain::Zone;

/// The time zone in which the file's days begin and end; `None` until it is set.
pub(in crate::store) fn zone(db: &Connection) -> Result<Option<Zone>> {
    let sql = "select value from meta where name = 'zone'";
    let name: Option<String> =
        db.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(name.as_deref().and_then(Zone::stored))
}

/// Writes the time zone and returns the number of affected rows.
pub(in crate::store) fn write_zone(db: &Connection, zone: &Zone) -> Result<usize> {
    let sql = "insert into meta (name, value) values ('zone', ?1)
        on conflict do update set value = excluded.value";
    Ok(db.prepare_cached(sql)?.execute([zone.name()])?)
}
