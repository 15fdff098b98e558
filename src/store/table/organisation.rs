//! The `organisation` table, with its numbers in `identifier`.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, WriteMode, all, ending};
use crate::{
    domain::{
        Evidence, Identifier, Name, OrgId, OrgStatus, Organisation, Rejected, Scheme, UserId, fold,
        stored_organisation,
    },
    store::convert::person,
};

const COLUMNS: &str = "id, env_id, name, status, town, country, creator_id, created_at,
    activated_at, trade_name, street, postal_code, website, email, description, evidence_method,
    evidence, evidence_at, evidence_by, approved_by, rejected_at, rejected_by, rejected_reason,
    removed_at, removed_by";

fn read(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    Ok(Organisation {
        id: row.get(0)?,
        env: row.get(1)?,
        name: stored_organisation(row.get(2)?),
        status: row.get(3)?,
        identifiers: Vec::new(),
        town: row.get(4)?,
        country: row.get(5)?,
        creator: row.get(6)?,
        created_at: row.get(7)?,
        activated_at: row.get(8)?,
        trade_name: row.get(9)?,
        street: row.get(10)?,
        postal_code: row.get(11)?,
        website: row.get(12)?,
        email: row.get(13)?,
        description: row.get(14)?,
        evidence: evidence(row)?,
        rejected: rejected(row)?,
        removed: ending(row, 23)?,
    })
}

fn evidence(row: &Row<'_>) -> rusqlite::Result<Option<Evidence>> {
    let Some(method) = row.get(15)? else { return Ok(None) };
    Ok(Some(Evidence {
        method,
        reference: row.get(16)?,
        at: row.get(17)?,
        by: row.get(18)?,
        approved_by: row.get(19)?,
    }))
}

fn rejected(row: &Row<'_>) -> rusqlite::Result<Option<Rejected>> {
    let Some(at) = row.get(20)? else { return Ok(None) };
    Ok(Some(Rejected { at, by: row.get(21)?, reason: row.get(22)? }))
}

/// The verified registration numbers of this organisation that another one also holds.
pub(in crate::store) fn held_elsewhere(
    db: &Connection,
    org: OrgId,
) -> Result<Vec<(Scheme, String)>> {
    let sql = "select other.scheme, other.value from identifier mine
        join identifier other on other.scheme = mine.scheme and other.value = mine.value
        where mine.org_id = ?1 and other.org_id <> ?1 and other.held = 1";
    all(db, sql, [org], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The organisations that a user created and that are not yet active, by name.
pub(in crate::store) fn unborn(db: &Connection, creator: UserId) -> Result<Vec<(OrgId, Name)>> {
    let sql = "select id, name from organisation
        where creator_id = ?1 and status in ('not_active', 'under_review') order by folded, id";
    all(db, sql, [creator], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// One organisation, removed or not.
pub(in crate::store) fn one(db: &Connection, id: OrgId) -> Result<Option<Organisation>> {
    let sql = format!("select {COLUMNS} from organisation where id = ?1");
    let found = db.prepare_cached(&sql)?.query_row([id], read).optional()?;
    let Some(org) = found else { return Ok(None) };
    Ok(Some(Organisation { identifiers: identifiers(db, id)?, ..org }))
}

/// The registration numbers of one organisation, the main one first.
pub(in crate::store) fn identifiers(db: &Connection, org: OrgId) -> Result<Vec<Identifier>> {
    let sql =
        "select scheme, value, verified_at from identifier where org_id = ?1 order by position";
    all(db, sql, [org], |row| {
        Ok(Identifier { scheme: row.get(0)?, value: row.get(1)?, verified_at: row.get(2)? })
    })
}

/// Writes an organisation with its numbers; returns the affected rows of its own table.
pub(in crate::store) fn write(
    db: &Connection,
    org: &Organisation,
    how: WriteMode,
) -> Result<usize> {
    let sql = match how {
        WriteMode::New => {
            "insert into organisation (id, env_id, name, status, town, country, creator_id,
               created_at, activated_at, folded, trade_name, street, postal_code, website, email,
               description, evidence_method, evidence, evidence_at, evidence_by, approved_by,
               rejected_at, rejected_by, rejected_reason, removed_at, removed_by)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26)"
        }
        WriteMode::Over => {
            "update organisation set (env_id, name, status, town, country, creator_id,
               created_at, activated_at, folded, trade_name, street, postal_code, website, email,
               description, evidence_method, evidence, evidence_at, evidence_by, approved_by,
               rejected_at, rejected_by, rejected_reason, removed_at, removed_by)
             = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
               ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26) where id = ?1"
        }
    };
    let (evidence, rejected) = (org.evidence.as_ref(), org.rejected.as_ref());
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
        org.trade_name,
        org.street,
        org.postal_code,
        org.website,
        org.email,
        org.description,
        evidence.map(|e| e.method),
        evidence.map(|e| &e.reference),
        evidence.map(|e| e.at),
        evidence.map(|e| e.by),
        evidence.and_then(|e| e.approved_by),
        rejected.map(|r| r.at),
        rejected.map(|r| r.by),
        rejected.map(|r| &r.reason),
        org.removed.map(|(at, _)| at),
        org.removed.and_then(|(_, by)| person(by)),
    ])?;
    write_identifiers(db, org)?;
    Ok(written)
}

/// A removed organisation releases its numbers, so that another can register with them.
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
