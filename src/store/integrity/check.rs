//! Checks the file against its log: verifies the chain link by link, replays the log from its first
//! line, and compares the result with the tables, column by column (R134).

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{
    chain::{self, ChainHead, Link, LinkKind, hex},
    compare,
};
use crate::{
    domain::{Difference, OperationId, Record},
    store::{
        Result, StoreError,
        commit::{apply, counter, log},
        file::{connect, disk},
        table::WriteMode,
    },
};

/// The last log line of every row, by row number: the rank of its table (so that rows are written
/// after those they refer to) and the line.
type LastLines = BTreeMap<i64, (u8, i64)>;

/// Returns all differences; empty if tables and log are intact. `anchors` are heads recorded
/// outside the file.
pub(crate) fn differences(db: &Connection, anchors: &[ChainHead]) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    // Schemas first: on a foreign schema, results mean nothing and a query may never end.
    let replayed = connect::scratch()?;
    match compare::compare_schemas(db, &replayed, &mut found) {
        Err(StoreError::Damaged(_)) => {}
        shapes => shapes?,
    }
    if !found.is_empty() {
        found.sort();
        found.dedup();
        return Ok(found);
    }
    match check_pages(db, &mut found)
        .and_then(|()| compare_with_log(db, &replayed, anchors, &mut found))
    {
        // With missing pages the comparison cannot finish: report what was found so far.
        Err(StoreError::Damaged(_)) if !found.is_empty() => {}
        other => other?,
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn compare_with_log(
    db: &Connection,
    replayed: &Connection,
    anchors: &[ChainHead],
    found: &mut Vec<Difference>,
) -> Result<()> {
    let (last, fresh) = verify_chain(db, anchors, found)?;
    replay(db, &last, fresh, replayed, found)?;
    compare::tables(db, replayed, found)
}

/// Runs SQLite's own integrity check until an error stops it.
fn check_pages(db: &Connection, found: &mut Vec<Difference>) -> Result<()> {
    let mut statement = db.prepare("pragma integrity_check(20)")?;
    for said in statement.query_map([], |row| row.get::<_, String>(0))? {
        let said = said?;
        if disk::is_unreadable_page_message(&said) {
            return Err(StoreError::Damaged(said));
        }
        found.extend((said != "ok").then_some(Difference::Pages { message: said }));
    }
    Ok(())
}

/// Verifies the chain: every hash, number and previous row. Returns the last line of every row, and
/// the first unused number.
fn verify_chain(
    db: &Connection,
    anchors: &[ChainHead],
    found: &mut Vec<Difference>,
) -> Result<(LastLines, i64)> {
    let (mut last, mut fresh) = (LastLines::new(), 1);
    let (mut lines, mut attempts, mut number) = (0, 0, 0);
    let mut outside: BTreeMap<i64, Vec<&str>> = BTreeMap::new();
    for head in anchors {
        outside.entry(head.number).or_default().push(&head.hash);
    }
    let mut past = db.prepare("select becomes from log where seq = ?1")?;
    chain::walk(db, &mut |link| {
        number += 1;
        let (count, gone): (_, fn(i64) -> Difference) = match link.of {
            LinkKind::Line => (&mut lines, |seq| Difference::MissingLine { seq }),
            LinkKind::Attempt => (&mut attempts, |id| Difference::MissingAttempt { id }),
        };
        found.extend((*count + 1..link.key).take(1).map(gone));
        *count = link.key;
        found.extend(broken_link(link));
        if let Some(noted) = outside.remove(&number) {
            let stands = link.stored.map(|hash| hex(&hash)).unwrap_or_default();
            let differs = noted.iter().any(|hash| **hash != stands);
            found.extend(differs.then_some(Difference::Anchor { number }));
        }
        if link.of == LinkKind::Line {
            let operation: OperationId = link.row.get(5)?;
            let before = |seq| past.query_row([seq], |row| row.get::<_, String>(0));
            found.extend(check_line(link, &mut last, before)?);
            fresh = fresh.max(operation.0 + 1);
        }
        Ok(())
    })?;
    // Anchored heads beyond the end of the chain: the file lost those links.
    found.extend(outside.keys().map(|number| Difference::Anchor { number: *number }));
    let rows = last.last_key_value().map_or(0, |(id, _)| *id);
    Ok((last, fresh.max(rows + 1)))
}

fn broken_link(link: &Link<'_>) -> Option<Difference> {
    let wrong = match link.of {
        LinkKind::Line => Difference::Line { seq: link.key },
        LinkKind::Attempt => Difference::Attempt { id: link.key },
    };
    (link.stored != Some(link.expected)).then_some(wrong)
}

/// Checks one line: it must be readable and match the row's previous value.
fn check_line(
    link: &Link<'_>,
    last: &mut LastLines,
    mut before: impl FnMut(i64) -> rusqlite::Result<String>,
) -> Result<Option<Difference>> {
    let seq = link.key;
    let (Ok(was), Ok(Some(becomes))) = (log::record(link.row, 9), log::record(link.row, 10)) else {
        return Ok(Some(Difference::Unreadable { seq }));
    };
    let stood = last.insert(becomes.id(), (table_rank(&becomes), seq));
    let follows = match (&was, stood) {
        // The file's initial time zone is not in its log.
        (None | Some(Record::Zone(_)), None) => true,
        (Some(was), Some((_, seq))) => {
            log::parse_record(&before(seq)?).is_ok_and(|row| row == *was)
        }
        _ => false,
    };
    Ok((!follows).then_some(Difference::WrongPreviousRow { seq }))
}

/// The rank of a row's table: lower ranks are written first.
const fn table_rank(row: &Record) -> u8 {
    match row {
        Record::Environment(_) => 0,
        Record::User(_) => 1,
        Record::Organisation(_) => 2,
        Record::Partnership(_) => 3,
        Record::Relation(_) => 4,
        Record::RelationRequest(_) => 5,
        Record::Invitation(_) => 6,
        Record::Request(_) => 7,
        Record::Membership(_) => 8,
        Record::Key(_) => 9,
        Record::Zone(_) => 10,
    }
}

/// Writes the last log line of every row into a scratch database, table by table.
fn replay(
    db: &Connection,
    last: &LastLines,
    fresh: i64,
    replayed: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    replayed.execute_batch("begin")?;
    let mut line = db.prepare("select becomes from log where seq = ?1")?;
    let mut rows: Vec<(u8, i64)> = last.values().copied().collect();
    rows.sort_unstable();
    for (_, seq) in rows {
        let row = log::parse_record(&line.query_row([seq], |row| row.get::<_, String>(0))?)?;
        match apply::write(replayed, &row, WriteMode::Insert) {
            Ok(_) => {}
            Err(StoreError::Constraint(_)) => found.push(Difference::Unreadable { seq }),
            Err(other) => return Err(other),
        }
    }
    counter::advance(replayed, fresh)
}
