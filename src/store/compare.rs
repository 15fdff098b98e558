//! Two files, table by table, row by row, column by column.

use std::{cmp::Ordering, collections::BTreeMap};

use rusqlite::{
    Connection, ErrorCode, Row,
    types::{Value, ValueRef},
};

use super::{
    Result, StoreError,
    shape::OF_SQLITE,
    table::{all, meta},
};
use crate::domain::{Difference, Zone};

/// What the log does not tell of: itself and the attempts, which the chain holds, what the file is,
/// and how many wrong codes were typed lately.
const APART: [&str; 4] = ["log", "denied", "meta", "wrong_code"];

/// What is counted in other tables, and the numbers that were given out.
const COUNTED: [&str; 2] = ["counter", "listed"];

/// What does not follow from the log: what somebody was called when he stopped being a member. No
/// list reads it.
const REST: (&str, &str, &str) = ("membership", "folded", "ended_at");

/// The time zone of a file.
const ZONE: &str = "zone";
/// The only other thing that may be said of a file itself.
const EXAMPLE: (&str, &str) = ("example", "1");

/// Tables, indexes and triggers that are not those of `told`.
pub(super) fn shapes(
    db: &Connection,
    told: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    let (here, there) = (shape(db)?, shape(told)?);
    let names = here.keys().chain(there.keys());
    let differ = names.filter(|name| here.get(*name) != there.get(*name));
    found.extend(differ.map(|name| Difference::Shape { name: name.clone() }));
    Ok(())
}

fn shape(db: &Connection) -> Result<BTreeMap<String, String>> {
    let sql = format!(
        "select name, type || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema
         where not ({OF_SQLITE})"
    );
    Ok(all(db, &sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Rows of `db` that are not those of `told`, which has every table.
pub(super) fn tables(
    db: &Connection,
    told: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    for table in &tables_of(told)? {
        rows(db, told, table, found)?;
    }
    let meta: Vec<(String, String)> =
        all(db, "select name, value from meta", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // The zone that a file began with is not in its log; the last change of it is.
    let zone = meta::zone(told)?;
    let is_zone = |name: &str, value: &str| {
        let found = (name == ZONE).then(|| Zone::stored(value)).flatten();
        found.is_some_and(|found| zone.as_ref().is_none_or(|zone| *zone == found))
    };
    let strange = meta.into_iter().filter(|(name, value)| {
        (name.as_str(), value.as_str()) != EXAMPLE && !is_zone(name, value)
    });
    found.extend(strange.map(|(row, _)| Difference::RowStrange { table: "meta".to_owned(), row }));
    Ok(())
}

/// What `db` says and `told` does not, table by table; of one that cannot be read to its end as far
/// as it can. What only follows from other tables is left out.
pub(super) fn untold(db: &Connection, told: &Connection) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    let (here, there) = (shape(db).unwrap_or_default(), shape(told)?);
    // What is another table, or none, says nothing of the rows of this one.
    let same = |name: &&String| here.get(*name) == there.get(*name);
    let tables = tables_of(told)?;
    for table in tables.iter().filter(|name| !COUNTED.contains(&name.as_str())).filter(same) {
        match rows(db, told, table, &mut found) {
            Err(error) if is_of_a_row(&error) => {}
            other => other?,
        }
    }
    found.retain(|one| !matches!(one, Difference::RowGone { .. }));
    Ok(found)
}

/// Whether an error is of a row or a page of a damaged file that is read, so that the others may still
/// be saved: not that the file is busy, or that the program has no memory left.
pub(super) fn is_of_a_row(error: &StoreError) -> bool {
    match error {
        StoreError::Damaged(_)
        | StoreError::Disk(_)
        | StoreError::Full
        | StoreError::Constraint(_) => true,
        StoreError::Sqlite(error) => !matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::OutOfMemory | ErrorCode::OperationInterrupted)
        ),
        _ => false,
    }
}

/// The names of the tables that the log tells of.
fn tables_of(told: &Connection) -> Result<Vec<String>> {
    let sql = "select name from sqlite_master
        where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    let names: Vec<String> = all(told, sql, [], |row| row.get(0))?;
    Ok(names.into_iter().filter(|name| !APART.contains(&name.as_str())).collect())
}

/// Both in the order of their key, side by side.
fn rows(
    db: &Connection,
    told: &Connection,
    table: &str,
    found: &mut Vec<Difference>,
) -> Result<()> {
    let sql = "select name from pragma_table_info(?1) where pk > 0 order by pk";
    let keys: Vec<String> = all(told, sql, [table], |row| row.get(0))?;
    let sql = format!("select * from {table} order by {}", keys.join(", "));
    // Where the tables have not the same columns, the shapes tell it.
    let Ok(mut here) = db.prepare(&sql) else { return Ok(()) };
    let mut there = told.prepare(&sql)?;
    if !here.column_names().eq(there.column_names()) {
        return Ok(());
    }
    let columns: Vec<String> = there.column_names().map(ToOwned::to_owned).collect();
    let at: Vec<usize> =
        keys.iter().filter_map(|key| columns.iter().position(|name| name == key)).collect();
    let (mut here, mut there) = (here.query([])?, there.query([])?);
    let (mut mine, mut yours) = (here.next()?, there.next()?);
    loop {
        let order = match (mine, yours) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(mine), Some(yours)) => compare(mine, yours, &at)?,
        };
        let table = table.to_owned();
        match (order, mine, yours) {
            (Ordering::Less, Some(mine), _) => {
                found.push(Difference::RowStrange { table, row: name(mine, &at)? });
            }
            (Ordering::Greater, _, Some(yours)) => {
                found.push(Difference::RowGone { table, row: name(yours, &at)? });
            }
            (_, Some(mine), Some(yours)) => {
                for (at_column, column) in columns.iter().enumerate() {
                    let (of, which, ended) = REST;
                    if table == of && column == which && yours.get_ref(ended)? != ValueRef::Null {
                        continue;
                    }
                    if mine.get_ref(at_column)? != yours.get_ref(at_column)? {
                        let (table, row) = (table.clone(), name(mine, &at)?);
                        found.push(Difference::Cell { table, row, column: column.clone() });
                    }
                }
            }
            _ => {}
        }
        if order.is_le() {
            mine = here.next()?;
        }
        if order.is_ge() {
            yours = there.next()?;
        }
    }
}

/// By key, as SQLite orders it.
fn compare(mine: &Row<'_>, yours: &Row<'_>, at: &[usize]) -> Result<Ordering> {
    for column in at {
        let order = match (mine.get_ref(*column)?, yours.get_ref(*column)?) {
            (ValueRef::Integer(mine), ValueRef::Integer(yours)) => mine.cmp(&yours),
            (ValueRef::Text(mine), ValueRef::Text(yours)) => mine.cmp(yours),
            // A strict table has no other keys; where one is not strict, the shapes tell it.
            _ => Ordering::Equal,
        };
        if order.is_ne() {
            return Ok(order);
        }
    }
    Ok(Ordering::Equal)
}

/// A row by its key.
fn name(row: &Row<'_>, at: &[usize]) -> Result<String> {
    let key = |column: &usize| {
        Ok(match row.get::<_, Value>(*column)? {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => crate::domain::Name::stored(text).to_string(),
            _ => String::new(),
        })
    };
    Ok(at.iter().map(key).collect::<Result<Vec<_>>>()?.join("/"))
}
