//! The `meta` table: facts about the file itself.

use rusqlite::{Connection, OptionalExtension};

use super::super::{Result, Store};
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

/// Returns whether the file shares its log with other hosts.
pub(in crate::store) fn is_shared(db: &Connection) -> Result<bool> {
    let sql = "select exists (select 1 from meta where name = 'shared')";
    Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub(in crate::store) fn mark_shared(db: &Connection) -> Result<()> {
    let sql = "insert into meta (name, value) values ('shared', '1') on conflict do nothing";
    db.execute(sql, [])?;
    Ok(())
}

pub(in crate::store) fn unmark_shared(db: &Connection) -> Result<()> {
    db.execute("delete from meta where name = 'shared'", [])?;
    Ok(())
}

pub(in crate::store) fn mark_example(db: &Connection) -> Result<()> {
    let sql = "insert into meta (name, value) values ('example', '1') on conflict do nothing";
    db.execute(sql, [])?;
    Ok(())
}

impl Store {
    /// Marks the file as example data ([`Store::is_example`]).
    pub fn mark_example(&mut self) -> Result<()> {
        self.write(|tx| mark_example(tx))
    }

    /// Returns whether the file is marked as example data.
    pub fn is_example(&self) -> Result<bool> {
        let sql = "select exists (select 1 from meta where name = 'example')";
        Ok(self.db.query_row(sql, [], |row| row.get(0))?)
    }
}
