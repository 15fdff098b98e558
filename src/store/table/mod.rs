//! Rows of the domain as rows of the file: reading one whole, writing one whole.

mod membership;
mod organisation;
mod partnership;
mod people;
mod request;

pub(super) use membership::{MEMBERSHIP, membership, read_membership};
pub(super) use organisation::organisation;
pub(super) use partnership::{
    PARTNERSHIP, RELATION, partnership, read_partnership, read_relation, relation,
};
pub(super) use people::{USER, read_user, user};
pub(super) use request::{REQUEST, read_request, request};

use rusqlite::{Connection, Transaction};

use super::{Result, StoreError};
use crate::domain::{Event, Record};

/// Writes an event: a new row, or a row that still is as it was when the rules decided (R83).
pub(super) fn write(tx: &Transaction<'_>, event: &Event) -> Result<()> {
    match &event.was {
        None => put(tx, &event.becomes, true),
        Some(was) if read(tx, was)?.as_ref() == Some(was) => put(tx, &event.becomes, false),
        Some(_) => Err(StoreError::Conflict),
    }
}

fn put(tx: &Transaction<'_>, record: &Record, new: bool) -> Result<()> {
    match record {
        Record::Environment(row) => people::put_environment(tx, row, new),
        Record::User(row) => people::put_user(tx, row, new),
        Record::Organisation(row) => organisation::put(tx, row, new),
        Record::Membership(row) => membership::put(tx, row, new),
        Record::Request(row) => request::put(tx, row, new),
        Record::Partnership(row) => partnership::put_partnership(tx, row, new),
        Record::Relation(row) => partnership::put_relation(tx, row, new),
    }
}

/// The row as it is now.
fn read(db: &Connection, like: &Record) -> Result<Option<Record>> {
    Ok(match like {
        Record::Environment(row) => people::environment(db, row.id)?.map(Record::Environment),
        Record::User(row) => user(db, row.id)?.map(Record::User),
        Record::Organisation(row) => organisation(db, row.id)?.map(Record::Organisation),
        Record::Membership(row) => membership(db, row.id)?.map(Record::Membership),
        Record::Request(row) => request(db, row.id)?.map(Record::Request),
        Record::Partnership(row) => partnership(db, row.id)?.map(Record::Partnership),
        Record::Relation(row) => relation(db, row.id)?.map(Record::Relation),
    })
}

/// A new row or a changed one, with the same values; one row, or somebody was first.
fn insert_or_update(
    tx: &Transaction<'_>,
    (insert, update): (&str, &str),
    new: bool,
    values: impl rusqlite::Params,
) -> Result<()> {
    let rows = tx.prepare_cached(if new { insert } else { update })?.execute(values)?;
    if rows == 1 { Ok(()) } else { Err(StoreError::Conflict) }
}
