//! Finds the rows that came back in place of the rows of an operation.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::Result;
use crate::{
    domain::{Event, Kind, OperationId, Record, ReturnedRows, UserId},
    store::commit::log,
};

/// Maximum number of times that one row came back.
const MAX_RETURNS: usize = 100;

/// Finds the rows that came back in place of the rows of these events, and of the organisations and
/// users that they name.
pub(super) fn find(db: &Connection, events: &[Event]) -> Result<ReturnedRows> {
    let mut named = BTreeSet::new();
    let mut changed = BTreeSet::new();
    for event in events {
        let row = &event.becomes;
        named.extend(row.org().map(|org| org.0));
        named.extend(row.user().map(|user| user.0));
        changed.insert(row.id());
    }
    let mut returned = ReturnedRows::default();
    // The rows that name an organisation or a user come last, as they are found by its new id.
    for id in named.iter().chain(changed.difference(&named)) {
        if let Some(row) = newest_return(db, *id, &returned)? {
            returned.insert(*id, row);
        }
    }
    Ok(returned)
}

/// Returns the row that came back in place of the row with this id, and did not end since or did
/// not come back again.
fn newest_return(db: &Connection, id: i64, returned: &ReturnedRows) -> Result<Option<Record>> {
    let mut newest: Option<Record> = None;
    for _ in 0..MAX_RETURNS {
        let id = newest.as_ref().map_or(id, Record::id);
        let Some(end) = End::of(db, id)? else { break };
        let Some(row) = end.undone(db, returned)? else { break };
        newest = Some(row);
    }
    Ok(newest)
}

/// The log line that ended a row.
struct End {
    seq: i64,
    operation: OperationId,
    by: Option<UserId>,
    row: Record,
}

impl End {
    /// Returns the end of the row with this id; `None` for a row that did not end.
    fn of(db: &Connection, id: i64) -> Result<Option<Self>> {
        let sql = "select seq, handling, actor, kind, becomes from log
                   where subject_id = ?1 order by seq desc limit 1";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        let Some(line) = rows.next()? else { return Ok(None) };
        let kind: Kind = line.get(3)?;
        let Some(row) = log::record(line, 4)?.filter(|_| kind.ends_row()) else { return Ok(None) };
        let (seq, operation, by) = (line.get(0)?, line.get(1)?, line.get(2)?);
        Ok(Some(Self { seq, operation, by, row }))
    }

    /// Returns the row that came back when the operation that ended this one was undone.
    fn undone(&self, db: &Connection, returned: &ReturnedRows) -> Result<Option<Record>> {
        let ended = returned.in_place_of(self.row.clone());
        let made = match &ended {
            // A row about a user comes back by whoever undoes its end.
            Record::Membership(_)
            | Record::Request(_)
            | Record::RelationRequest(_)
            | Record::Key(_) => self.rows_made(db, "user_id", ended.user())?,
            // Other rows come back by a redo, which only the user who undid can do (R108).
            _ => self.rows_made(db, "actor", self.by)?,
        };
        Ok(made.into_iter().find(|new| ended.comes_back_as(new)))
    }

    /// Returns the new rows of the operations that undo this one, from the lines with this user in
    /// the column.
    fn rows_made(
        &self,
        db: &Connection,
        column: &str,
        user: Option<UserId>,
    ) -> Result<Vec<Record>> {
        let sql = format!(
            "select becomes from log
             where {column} = ?1 and seq > ?2 and +undoes = ?3 and was is null order by seq"
        );
        let mut statement = db.prepare_cached(&sql)?;
        let made = statement
            .query_and_then(params![user, self.seq, self.operation], |line| log::record(line, 0))?;
        Ok(made.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }
}
