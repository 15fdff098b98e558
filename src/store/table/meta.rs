//! What the file itself is.

use rusqlite::{Connection, OptionalExtension};

use super::super::Result;
use crate::domain::Zone;

/// The time zone in which its days begin and end; nothing before it was set.
pub(in crate::store) fn zone(db: &Connection) -> Result<Option<Zone>> {
    let sql = "select value from meta where name = 'zone'";
    let name: Option<String> =
        db.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    Ok(name.as_deref().and_then(Zone::stored))
}

/// Writes it; the number of rows that it wrote.
pub(in crate::store) fn write_zone(db: &Connection, zone: &Zone) -> Result<usize> {
    let sql = "insert into meta (name, value) values ('zone', ?1)
        on conflict do update set value = excluded.value";
    Ok(db.prepare_cached(sql)?.execute([zone.name()])?)
}
