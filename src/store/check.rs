//! The tables against the log: replayed from its first line, it must give exactly them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{Result, apply, log::record};
use crate::domain::Record;

/// The tables, in the words of the log.
const TABLES: &[&str] = &[
    "environment",
    "user",
    "organisation",
    "membership",
    "member_request",
    "partnership",
    "relation",
    "relation_request",
    "user_invitation",
];

/// One sentence for every row that is not as its last line in the log says, and for every table
/// that has rows of which the log knows nothing.
pub(super) fn differences(db: &Connection) -> Result<Vec<String>> {
    let mut statement = db.prepare("select seq, becomes, was, subject_id from log order by seq")?;
    let mut lines = statement.query([])?;
    let mut last: BTreeMap<i64, (i64, Record)> = BTreeMap::new();
    let mut found = Vec::new();
    while let Some(line) = lines.next()? {
        let seq: i64 = line.get(0)?;
        let Some(becomes) = record(line, 1)? else {
            found.push(format!("line {seq} of the log says nothing"));
            continue;
        };
        let before = last.get(&becomes.id()).map(|(_, row)| row);
        if record(line, 2)?.as_ref() != before {
            found.push(format!("line {seq} of the log does not follow on what stood before"));
        }
        last.insert(becomes.id(), (seq, becomes));
    }
    for (seq, row) in last.values() {
        if apply::find(db, row)?.as_ref() != Some(row) {
            found.push(format!("row {} is not as line {seq} of the log says", row.id()));
        }
    }
    let rows: usize = TABLES.iter().try_fold(0, |sum, table| {
        let sql = format!("select count(*) from {table}");
        let count: usize = db.query_row(&sql, [], |row| row.get(0))?;
        Ok::<_, super::StoreError>(sum + count)
    })?;
    if rows != last.len() {
        found.push(format!("{rows} rows, of which the log knows {}", last.len()));
    }
    Ok(found)
}
