//! Organisations and their numbers.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{Result, insert_or_update};
use crate::domain::{Identifier, OrgId, OrgStatus, Organisation, fold};

pub(in crate::store) fn organisation(db: &Connection, id: OrgId) -> Result<Option<Organisation>> {
    let mut find = db.prepare_cached(
        "select id, env_id, name, status, town, country, creator_id, created_at, activated_at
         from organisation where id = ?1",
    )?;
    let read = |row: &Row<'_>| {
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
    };
    let Some(found) = find.query_row([id], read).optional()? else { return Ok(None) };
    Ok(Some(Organisation { identifiers: identifiers(db, id)?, ..found }))
}

/// The numbers of an organisation, the main one first.
fn identifiers(db: &Connection, org: OrgId) -> Result<Vec<Identifier>> {
    let mut find = db.prepare_cached(
        "select scheme, value, verified_at from identifier where org_id = ?1 order by position",
    )?;
    let rows = find.query_map([org], |row| {
        Ok(Identifier { scheme: row.get(0)?, value: row.get(1)?, verified_at: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn put(tx: &Transaction<'_>, row: &Organisation, new: bool) -> Result<()> {
    let insert = "insert into organisation (id, env_id, name, folded, status, town, country,
        creator_id, created_at, activated_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    let update = "update organisation set env_id = ?2, name = ?3, folded = ?4, status = ?5,
        town = ?6, country = ?7, creator_id = ?8, created_at = ?9, activated_at = ?10
        where id = ?1";
    let values = params![
        row.id,
        row.env,
        row.name,
        fold(&row.name),
        row.status,
        row.town,
        row.country,
        row.creator,
        row.created_at,
        row.activated_at,
    ];
    insert_or_update(tx, (insert, update), new, values)?;
    tx.prepare_cached("delete from identifier where org_id = ?1")?.execute([row.id])?;
    let mut add = tx.prepare_cached(
        "insert into identifier (org_id, position, scheme, value, verified_at, held)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, one) in row.identifiers.iter().enumerate() {
        let held = one.verified_at.is_some() && row.status != OrgStatus::Removed;
        add.execute(params![row.id, position, one.scheme, one.value, one.verified_at, held])?;
    }
    Ok(())
}
