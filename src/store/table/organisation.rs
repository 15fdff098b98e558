//! The `organisation` table, with its numbers in `identifier`.

use rusqlite::{
    Connection, Row,
    types::{ToSql, ToSqlOutput},
};

use super::{
    Result, WriteMode, all,
    composite::{OtherTable, Pair},
    mapping::{self, Composite, select_from, table},
};
use crate::domain::{
    Evidence, Identifier, Name, OrgId, OrgStatus, Organisation, RegisterSource, Rejected, Scheme,
    UserId, fold, stored_organisation,
};

table! {
    "organisation" => Organisation {
        id: "id",
        env: "env_id",
        name: OrganisationName["name"],
        status: "status",
        town: "town",
        country: "country",
        creator: "creator_id",
        created_at: "created_at",
        activated_at: "activated_at",
        trade_name: "trade_name",
        street: "street",
        postal_code: "postal_code",
        website: "website",
        email: "email",
        description: "description",
        evidence: Evidence[
            "evidence_method", "evidence", "evidence_at", "evidence_by", "approved_by"
        ],
        rejected: Rejected["rejected_at", "rejected_by", "rejected_reason"],
        removed: Pair["removed_at", "removed_by"],
        register: RegisterSource["register_scheme", "register_number", "register_day"],
        identifiers: OtherTable[],
    }
    derived |row| {
        "folded": fold(&row.name),
    }
}

/// The name of an organisation; reading it removes deceptive characters.
struct OrganisationName;

impl Composite<Name, 1> for OrganisationName {
    fn read(row: &Row<'_>, [name]: [usize; 1]) -> rusqlite::Result<Name> {
        Ok(stored_organisation(row.get(name)?))
    }

    fn values(name: &Name) -> rusqlite::Result<[ToSqlOutput<'_>; 1]> {
        Ok([name.to_sql()?])
    }
}

impl Composite<Self, 5> for Evidence {
    fn read(
        row: &Row<'_>,
        [method, reference, at, by, approved_by]: [usize; 5],
    ) -> rusqlite::Result<Self> {
        let (method, reference) = (row.get(method)?, row.get(reference)?);
        Ok(Self {
            method,
            reference,
            at: row.get(at)?,
            by: row.get(by)?,
            approved_by: row.get(approved_by)?,
        })
    }

    fn values(evidence: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 5]> {
        let Self { method, reference, at, by, approved_by } = evidence;
        let (method, reference) = (method.to_sql()?, reference.to_sql()?);
        Ok([method, reference, at.to_sql()?, by.to_sql()?, approved_by.to_sql()?])
    }
}

impl Composite<Self, 3> for Rejected {
    fn read(row: &Row<'_>, [at, by, reason]: [usize; 3]) -> rusqlite::Result<Self> {
        Ok(Self { at: row.get(at)?, by: row.get(by)?, reason: row.get(reason)? })
    }

    fn values(Self { at, by, reason }: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 3]> {
        Ok([at.to_sql()?, by.to_sql()?, reason.to_sql()?])
    }
}

impl Composite<Self, 3> for RegisterSource {
    fn read(row: &Row<'_>, [scheme, number, as_of]: [usize; 3]) -> rusqlite::Result<Self> {
        let (scheme, number) = (row.get(scheme)?, row.get(number)?);
        Ok(Self { scheme, number, as_of: row.get(as_of)? })
    }

    fn values(Self { scheme, number, as_of }: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 3]> {
        Ok([scheme.to_sql()?, number.to_sql()?, as_of.to_sql()?])
    }
}

/// A number of an organisation. `held` is true if the number is verified and the organisation is
/// not removed.
pub(super) struct IdentifierRow {
    org: OrgId,
    position: usize,
    number: Identifier,
    held: bool,
}

table! {
    "identifier" => IdentifierRow {
        org: "org_id",
        position: "position",
        number: Identifier["scheme", "value", "verified_at"],
        held: "held",
    }
}

impl Composite<Self, 3> for Identifier {
    fn read(row: &Row<'_>, [scheme, value, verified_at]: [usize; 3]) -> rusqlite::Result<Self> {
        let verified_at = row.get(verified_at)?;
        Ok(Self { scheme: row.get(scheme)?, value: row.get(value)?, verified_at })
    }

    fn values(number: &Self) -> rusqlite::Result<[ToSqlOutput<'_>; 3]> {
        Ok([number.scheme.to_sql()?, number.value.to_sql()?, number.verified_at.to_sql()?])
    }
}

/// The verified registration numbers of this organisation that another organisation also holds.
pub(in crate::store) fn held_elsewhere(
    db: &Connection,
    org: OrgId,
) -> Result<Vec<(Scheme, String)>> {
    let sql = "select other.scheme, other.value from identifier mine
        join identifier other on other.scheme = mine.scheme and other.value = mine.value
        where mine.org_id = ?1 and other.org_id <> ?1 and other.held = 1";
    all(db, sql, [org], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The number, if it is verified for an organisation.
pub(in crate::store) fn held(
    db: &Connection,
    scheme: Scheme,
    value: &str,
) -> Result<Vec<(Scheme, String)>> {
    let sql = "select scheme, value from identifier where scheme = ?1 and value = ?2 and held = 1";
    all(db, sql, (scheme, value), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The organisations that a user created and that are not yet active, by name.
pub(in crate::store) fn not_yet_active(
    db: &Connection,
    creator: UserId,
) -> Result<Vec<(OrgId, Name)>> {
    let sql = "select id, name from organisation
        where creator_id = ?1 and status in ('not_active', 'under_review') order by folded, id";
    all(db, sql, [creator], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// One organisation, removed or not.
pub(in crate::store) fn one(db: &Connection, id: OrgId) -> Result<Option<Organisation>> {
    let found: Option<Organisation> = select_from(db, "organisation where id = ?1", [id])?.pop();
    let Some(org) = found else { return Ok(None) };
    Ok(Some(Organisation { identifiers: identifiers(db, id)?, ..org }))
}

/// The registration numbers of one organisation, the main one first.
pub(in crate::store) fn identifiers(db: &Connection, org: OrgId) -> Result<Vec<Identifier>> {
    let found = select_from(db, "identifier where org_id = ?1 order by position", [org])?;
    Ok(found.into_iter().map(|row: IdentifierRow| row.number).collect())
}

/// Writes an organisation with its numbers; returns the affected rows of its own table.
pub(in crate::store) fn write(
    db: &Connection,
    org: &Organisation,
    mode: WriteMode,
) -> Result<usize> {
    let written = mapping::write(db, org, mode)?;
    write_identifiers(db, org)?;
    Ok(written)
}

/// Replaces the numbers of an organisation. A removed organisation releases its numbers, so that
/// another can register with them.
fn write_identifiers(db: &Connection, org: &Organisation) -> Result<()> {
    db.prepare_cached("delete from identifier where org_id = ?1")?.execute([org.id])?;
    for (position, number) in org.identifiers.iter().cloned().enumerate() {
        let held = number.verified_at.is_some() && org.status != OrgStatus::Removed;
        let row = IdentifierRow { org: org.id, position, number, held };
        mapping::write(db, &row, WriteMode::Insert)?;
    }
    Ok(())
}
