//! Applies events to rows: a row is written only if it still matches the event's "before" value.

use rusqlite::Connection;

use crate::{
    domain::{Event, Record},
    store::{
        Result, StoreError,
        convert::list,
        table::{
            WriteMode,
            mapping::{self, by_id},
            meta, organisation, user,
        },
    },
};

/// Writes the row of one event. The facts were read in this transaction, so a row that differs from
/// them shows that an index disagrees with its table: the file is damaged.
pub(crate) fn apply(db: &Connection, event: &Event) -> Result<()> {
    let mode = match &event.was {
        None => WriteMode::Insert,
        // The file's initial time zone is not in the log: when a copy is built from lines, the zone
        // is added later.
        Some(Record::Zone(_)) => WriteMode::Update,
        Some(was) => {
            let same_row = was.id() == event.becomes.id();
            if !same_row || find(db, &event.becomes)?.as_ref() != Some(was) {
                return Err(differs_error(event));
            }
            WriteMode::Update
        }
    };
    match write(db, &event.becomes, mode)? {
        1 => Ok(()),
        _ => Err(differs_error(event)),
    }
}

fn differs_error(event: &Event) -> StoreError {
    let (kind, id) = (event.kind.code(), event.becomes.id());
    StoreError::Damaged(format!("{kind}: row {id} is not as it was read"))
}

/// Writes a row and returns the number of affected rows.
pub(crate) fn write(db: &Connection, record: &Record, mode: WriteMode) -> Result<usize> {
    match record {
        Record::Environment(row) => mapping::write(db, row, mode),
        Record::User(row) => user::write(db, row, mode),
        Record::Organisation(row) => organisation::write(db, row, mode),
        Record::Membership(row) => mapping::write(db, row, mode),
        Record::Request(row) => mapping::write(db, row, mode),
        Record::Partnership(row) => mapping::write(db, row, mode),
        Record::Relation(row) => mapping::write(db, row, mode),
        Record::RelationRequest(row) => mapping::write(db, row, mode),
        Record::Invitation(row) => mapping::write(db, row, mode),
        Record::Key(row) => mapping::write(db, row, mode),
        Record::Zone(zone) => meta::write_zone(db, zone),
    }
}

/// Reads the stored row with the table and id of `like`; `None` if there is no such row.
pub(crate) fn find(db: &Connection, like: &Record) -> Result<Option<Record>> {
    let id = list([like.id()]);
    Ok(match like {
        Record::Environment(_) => by_id(db, &id)?.pop().map(Record::Environment),
        Record::User(_) => user::by_id(db, &id)?.pop().map(Record::User),
        Record::Organisation(row) => organisation::one(db, row.id)?.map(Record::Organisation),
        Record::Membership(_) => by_id(db, &id)?.pop().map(Record::Membership),
        Record::Request(_) => by_id(db, &id)?.pop().map(Record::Request),
        Record::Partnership(_) => by_id(db, &id)?.pop().map(Record::Partnership),
        Record::Relation(_) => by_id(db, &id)?.pop().map(Record::Relation),
        Record::RelationRequest(_) => by_id(db, &id)?.pop().map(Record::RelationRequest),
        Record::Invitation(_) => by_id(db, &id)?.pop().map(Record::Invitation),
        Record::Key(_) => by_id(db, &id)?.pop().map(Record::Key),
        Record::Zone(_) => meta::zone(db)?.map(Record::Zone),
    })
}
