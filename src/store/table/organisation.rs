//! The `organisation` table, with its numbers in `identifier`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, Write, all};
use crate::domain::{Identifier, OrgId, OrgStatus, Organisation, fold};

const COLUMNS: &str =
    "id, env_id, name, status, town, country, creator_id, created_at, activated_at";

fn read(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        id: row.get(0)?,
        env: row.get(1)?,
        name: row.get(2)?,
        status: row.get(3)?,
        identifiers: Vec::new(),
        town: row.get(4)?,
        country: row.get(5)?,
        creator: row.get(6)?,
        created_at: row.get(7)?,
        activated_at: row.get(8)?,
    })
}

/// One organisation, removed or not.
pub(in crate::store) fn one(db: &Connection, id: OrgId) -> Result<Option<Organisation>> {
    let sql = format!("select {COLUMNS} from organisation where id = ?1");
    let found = db.prepare_cached(&sql)?.query_row([id], read).optional()?;
    let Some(org) = found else { return Ok(None) };
    Ok(Some(Organisation { identifiers: identifiers(db, id)?, ..org }))
}

/// The numbers of one organisation, the main one first.
pub(in crate::store) fn identifiers(db: &Connection, org: OrgId) -> Result<Vec<Identifier>> {
    let sql =
        "select scheme, value, verified_at from identifier where org_id = ?1 order by position";
    all(db, sql, [org], |row| {
        Ok(Identifier { scheme: row.get(0)?, value: row.get(1)?, verified_at: row.get(2)? })
    })
}

/// Writes one with its numbers; the number of rows of its own table that it wrote.
pub(in crate::store) fn write(db: &Connection, org: &Organisation, how: Write) -> Result<usize> {
    let sql = match how {
        Write::New => {
            "insert into organisation (id, env_id, name, status, town, country, creator_id,
               created_at, activated_at, folded)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        }
        Write::Over => {
            "update organisation set (env_id, name, status, town, country, creator_id,
               created_at, activated_at, folded)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) where id = ?1"
        }
    };
    let written = db.prepare_cached(sql)?.execute(params![
        org.id,
        org.env,
        org.name,
        org.status,
        org.town,
        org.country,
        org.creator,
        org.created_at,
        org.activated_at,
        fold(&org.name),
    ])?;
    write_identifiers(db, org)?;
    Ok(written)
}

/// A removed organisation no longer holds its numbers, so that it can be made again elsewhere.
fn write_identifiers(db: &Connection, org: &Organisation) -> Result<()> {
    db.prepare_cached("delete from identifier where org_id = ?1")?.execute([org.id])?;
    let mut insert = db.prepare_cached(
        "insert into identifier (org_id, position, scheme, value, verified_at, held)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, number) in org.identifiers.iter().enumerate() {
        let held = number.verified_at.is_some() && org.status != OrgStatus::Removed;
        let Identifier { scheme, value, verified_at } = number;
        insert.execute(params![org.id, position, scheme, value, verified_at, held])?;
    }
    Ok(())
}
