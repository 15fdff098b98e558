//! The `environment` table: read by id, domain or name.

use rusqlite::Connection;

use super::{
    Result,
    mapping::{select_from, table},
};
use crate::domain::{Environment, fold};

table! {
    "environment" => Environment {
        id: "id",
        name: "name",
        domain: "domain",
        domain_kind: "domain_kind",
        created_at: "created_at",
    }
    derived |row| {
        "folded": fold(&row.name),
    }
}

/// The environments with this domain, and the one with this folded name.
pub(in crate::store) fn of_domain_or_name(
    db: &Connection,
    domain: &str,
    name: &str,
) -> Result<Vec<Environment>> {
    let mut found = select_from(db, "environment where domain = ?1 limit 50", [domain])?;
    found.extend(select_from(db, "environment where folded = ?1", [name])?);
    Ok(found)
}
