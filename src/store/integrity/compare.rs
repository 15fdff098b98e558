//! Compares two databases table by table, row by row, column by column.

use std::{cmp::Ordering, collections::BTreeMap};

use rusqlite::{
    Connection, ErrorCode, Row,
    types::{Value, ValueRef},
};

use crate::{
    domain::{Difference, Zone},
    store::{
        Result, StoreError,
        schema::shape::SQLITE_TABLES,
        table::{all, meta},
    },
};

/// Tables that do not follow from the log: the log itself and the attempts (both in the chain), the
/// file's metadata, and recent wrong codes.
const UNLOGGED_TABLES: [&str; 4] = ["log", "denied", "meta", "wrong_code"];

/// Derived tables: counts over other tables, and the number counter.
const COUNTER_TABLES: [&str; 2] = ["counter", "listed"];

/// A column that does not follow from the log once the third column is set: the folded name in an
/// ended membership. No list reads it.
const UNLOGGED_COLUMN: (&str, &str, &str) = ("membership", "folded", "ended_at");

/// Name of the entry in `meta` that holds the time zone.
const ZONE_KEY: &str = "zone";
/// The other entries allowed in `meta`.
const MARKS: [(&str, &str); 2] = [("example", "1"), ("shared", "1")];

/// Adds the tables, indexes and triggers of `db` that differ from those of `replayed`.
pub(crate) fn compare_schemas(
    db: &Connection,
    replayed: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    let (here, there) = (schema_of(db)?, schema_of(replayed)?);
    let names = here.keys().chain(there.keys());
    let differ = names.filter(|name| here.get(*name) != there.get(*name));
    found.extend(differ.map(|name| Difference::Shape { name: name.clone() }));
    Ok(())
}

fn schema_of(db: &Connection) -> Result<BTreeMap<String, String>> {
    let sql = format!(
        "select name, type || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema
         where not ({SQLITE_TABLES})"
    );
    Ok(all(db, &sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Adds the rows of `db` that differ from those of `replayed`, which has every table.
pub(crate) fn tables(
    db: &Connection,
    replayed: &Connection,
    found: &mut Vec<Difference>,
) -> Result<()> {
    for table in &logged_tables(replayed)? {
        compare_rows(db, replayed, table, found)?;
    }
    let meta: Vec<(String, String)> =
        all(db, "select name, value from meta", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // The file's initial time zone is not in its log; later changes to it are.
    let zone = meta::zone(replayed)?;
    let is_zone = |name: &str, value: &str| {
        let found = (name == ZONE_KEY).then(|| Zone::stored(value)).flatten();
        found.is_some_and(|found| zone.as_ref().is_none_or(|zone| *zone == found))
    };
    let strange = meta.into_iter().filter(|(name, value)| {
        !MARKS.contains(&(name.as_str(), value.as_str())) && !is_zone(name, value)
    });
    found.extend(strange.map(|(row, _)| Difference::UnloggedRow { table: "meta".to_owned(), row }));
    Ok(())
}

/// Returns the rows of `db` that are missing or different in `replayed`, table by table. Each table
/// is read until it becomes unreadable. Derived tables are skipped.
pub(crate) fn rows_not_in_log(db: &Connection, replayed: &Connection) -> Result<Vec<Difference>> {
    let mut found = Vec::new();
    let (here, there) = (schema_of(db).unwrap_or_default(), schema_of(replayed)?);
    // Skip tables whose definitions differ: their rows cannot be compared.
    let same = |name: &&String| here.get(*name) == there.get(*name);
    let tables = logged_tables(replayed)?;
    for table in tables.iter().filter(|name| !COUNTER_TABLES.contains(&name.as_str())).filter(same)
    {
        match compare_rows(db, replayed, table, &mut found) {
            Err(error) if is_row_damage(&error) => {}
            other => other?,
        }
    }
    found.retain(|one| !matches!(one, Difference::MissingRow { .. }));
    Ok(found)
}

/// Returns whether an error concerns a single row or page, so that other rows may still be saved.
/// False if the file is busy or memory ran out.
pub(crate) fn is_row_damage(error: &StoreError) -> bool {
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

/// Returns the names of the tables that follow from the log.
fn logged_tables(replayed: &Connection) -> Result<Vec<String>> {
    let sql = "select name from sqlite_master
        where type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    let names: Vec<String> = all(replayed, sql, [], |row| row.get(0))?;
    Ok(names.into_iter().filter(|name| !UNLOGGED_TABLES.contains(&name.as_str())).collect())
}

/// Walks the rows of both databases side by side, in key order.
fn compare_rows(
    db: &Connection,
    replayed: &Connection,
    table: &str,
    found: &mut Vec<Difference>,
) -> Result<()> {
    let sql = "select name from pragma_table_info(?1) where pk > 0 order by pk";
    let keys: Vec<String> = all(replayed, sql, [table], |row| row.get(0))?;
    let sql = format!("select * from {table} order by {}", keys.join(", "));
    // Tables with different columns are reported by [`compare_schemas`].
    let Ok(mut here) = db.prepare(&sql) else { return Ok(()) };
    let mut there = replayed.prepare(&sql)?;
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
            (Some(mine), Some(yours)) => compare_keys(mine, yours, &at)?,
        };
        let table = table.to_owned();
        match (order, mine, yours) {
            (Ordering::Less, Some(mine), _) => {
                found.push(Difference::UnloggedRow { table, row: key_text(mine, &at)? });
            }
            (Ordering::Greater, _, Some(yours)) => {
                found.push(Difference::MissingRow { table, row: key_text(yours, &at)? });
            }
            (_, Some(mine), Some(yours)) => {
                for (at_column, column) in columns.iter().enumerate() {
                    let (of, which, ended) = UNLOGGED_COLUMN;
                    if table == of && column == which && yours.get_ref(ended)? != ValueRef::Null {
                        continue;
                    }
                    if mine.get_ref(at_column)? != yours.get_ref(at_column)? {
                        let (table, row) = (table.clone(), key_text(mine, &at)?);
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

/// Compares by key, in SQLite's order.
fn compare_keys(mine: &Row<'_>, yours: &Row<'_>, at: &[usize]) -> Result<Ordering> {
    for column in at {
        let order = match (mine.get_ref(*column)?, yours.get_ref(*column)?) {
            (ValueRef::Integer(mine), ValueRef::Integer(yours)) => mine.cmp(&yours),
            (ValueRef::Text(mine), ValueRef::Text(yours)) => mine.cmp(yours),
            // A strict table has no other key types; a table that is not strict is reported by
            // [`compare_schemas`].
            _ => Ordering::Equal,
        };
        if order.is_ne() {
            return Ok(order);
        }
    }
    Ok(Ordering::Equal)
}

/// Returns a row's key as text, with `/` between the columns of a composite key.
fn key_text(row: &Row<'_>, at: &[usize]) -> Result<String> {
    let key = |column: &usize| {
        Ok(match row.get::<_, Value>(*column)? {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => crate::domain::Name::stored(text).to_string(),
            _ => String::new(),
        })
    };
    Ok(at.iter().map(key).collect::<Result<Vec<_>>>()?.join("/"))
}
