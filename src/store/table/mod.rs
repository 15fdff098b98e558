//! Reads and writes whole rows, one file per table.

pub(super) mod environment;
pub(super) mod invitation;
pub(super) mod membership;
pub(super) mod meta;
pub(super) mod organisation;
pub(super) mod partnership;
pub(super) mod relation;
pub(super) mod relation_request;
pub(super) mod request;
pub(super) mod ssh_key;
pub(super) mod user;

use rusqlite::{Connection, Params, Row, params_from_iter};

use super::Result;
use crate::domain::{OrgId, PartnershipId, UserId};

/// The way to write a row: as a new one, or over the existing one.
#[derive(Clone, Copy)]
pub(super) enum WriteMode {
    /// `insert`: the row must not exist.
    New,
    /// `update`: the row must exist.
    Over,
}

/// The owner whose rows are all requested.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    /// A user.
    User(UserId),
    /// An organisation.
    Org(OrgId),
    /// A partnership.
    Partnership(PartnershipId),
}

/// All rows that a statement returns.
pub(super) fn all<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All rows that a statement returns for lists of numbers, each built by
/// [`list`](super::convert::list). An empty list runs no query.
fn named<T, const N: usize>(
    db: &Connection,
    sql: &str,
    lists: [&str; N],
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    if lists.contains(&"[]") {
        return Ok(Vec::new());
    }
    all(db, sql, params_from_iter(lists), read)
}

/// The columns of a row that ended or was decided: when, in which capacity, by whom.
fn ending(
    row: &Row<'_>,
    at: usize,
) -> rusqlite::Result<Option<(crate::domain::Moment, crate::domain::Actor)>> {
    let when: Option<crate::domain::Moment> = row.get(at)?;
    let by = super::convert::actor(row.get(at + 1)?);
    Ok(when.map(|when| (when, by)))
}
