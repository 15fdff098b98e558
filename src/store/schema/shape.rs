//! Checks that a file has exactly the schema that the migrations produce: every table, column,
//! default, check, index and trigger, and no others. Checked before any query that could run what a
//! hostile file contains, and again when the schema changes.

use std::cell::Cell;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{
    domain::Locked,
    store::{
        Result, StoreError,
        file::forward_compat,
        integrity::chain::hex,
        schema::{self, Migration},
    },
};

/// Tables that SQLite itself creates for `analyze`, exactly as it creates them.
pub(crate) const SQLITE_TABLES: &str = "type = 'table' and name = tbl_name and (name, sql) in (
    values ('sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'),
        ('sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'))";

/// The result of the last schema check of an open file.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// The schema version number (`pragma schema_version`) at which the schema was last found
    /// correct.
    seen: Cell<Option<i64>>,
    /// `true` if any schema is accepted: to check a file, or for a file of a newer version.
    accepts_any: bool,
}

impl Shape {
    /// Creates the state for a file whose schema is not checked.
    pub(crate) fn accept_any() -> Self {
        Self { accepts_any: true, ..Self::default() }
    }

    /// Creates the state for another connection to this file.
    pub(crate) fn for_other_connection(&self) -> Self {
        Self { accepts_any: self.accepts_any, ..Self::default() }
    }

    /// Refuses a foreign schema; called inside a transaction. Cheap while the schema does not
    /// change.
    pub(crate) fn check(&self, db: &Connection) -> Result<()> {
        if self.accepts_any {
            return Ok(());
        }
        let number = db.prepare_cached("pragma schema_version")?.query_row([], |row| row.get(0))?;
        if self.seen.get() != Some(number) {
            check(db, schema::version(db)?)?;
            self.seen.set(Some(number));
        }
        Ok(())
    }
}

/// Errors if the schema differs from the one that the migrations produce. A newer version is not
/// checked.
pub(crate) fn check(db: &Connection, version: usize) -> Result<()> {
    let ours = match version.checked_sub(1) {
        Some(at) => schema::MIGRATIONS.get(at).map(Migration::schema_hash),
        // No migration was applied yet, so there are no tables.
        None => Some(EMPTY_SCHEMA_HASH),
    };
    match ours {
        Some(ours) if hex(&fingerprint(db)?) != ours => {
            // Such a file may have a later schema and a false version number; reporting that is
            // more precise.
            forward_compat::check_older(db, version)?;
            Err(StoreError::ReadOnly(Locked::Shape))
        }
        _ => Ok(()),
    }
}

/// Reads the version of a file and checks its schema in one snapshot, as another program may be
/// migrating it.
pub(crate) fn version(db: &Connection) -> Result<usize> {
    let moment = db.unchecked_transaction()?;
    let version = schema::app_file_version(&moment)?;
    check(&moment, version)?;
    Ok(version)
}

/// The SHA-256 of empty input: the hash of a file without tables.
const EMPTY_SCHEMA_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fn fingerprint(db: &Connection) -> Result<[u8; 32]> {
    let sql = format!(
        "select type, name, tbl_name, sql from sqlite_schema where not ({SQLITE_TABLES})
         order by type, name, rowid"
    );
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            let text: Option<String> = row.get(column)?;
            let text = text.unwrap_or_default();
            // Hash the length too, so that no two schemas yield the same bytes.
            hash.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(text.as_bytes());
        }
    }
    Ok(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A new migration needs its hash: this test prints it.
    #[test]
    fn schema_hashes_match_the_migrations() {
        let found: Vec<String> = (1..=schema::MIGRATIONS.len())
            .map(|version| {
                let mut db = Connection::open_in_memory().unwrap();
                let steps = schema::MIGRATIONS.get(..version).unwrap();
                schema::migrate(&mut db, steps, |_, _| Ok(())).unwrap();
                check(&Connection::open_in_memory().unwrap(), 0).unwrap();
                hex(&fingerprint(&db).unwrap())
            })
            .collect();
        let expected: Vec<_> = schema::MIGRATIONS.iter().map(Migration::schema_hash).collect();
        assert_eq!(expected, found);
    }

    #[test]
    fn tables_of_analyze_are_accepted_and_similar_names_are_not() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, schema::MIGRATIONS, |_, _| Ok(())).unwrap();
        let version = schema::MIGRATIONS.len();
        db.execute_batch("insert into meta values ('x', 'y'); analyze").unwrap();
        let tables = "select count(*) from sqlite_schema where name like 'sqlite_stat%'";
        assert!(db.query_row(tables, [], |row| row.get::<_, i64>(0)).unwrap() > 0);
        check(&db, version).unwrap();
        let forged = "pragma writable_schema = on;
            insert into sqlite_schema (type, name, tbl_name, rootpage, sql)
            values ('trigger', 'sqlite_stat1', 'log', 0,
                'create trigger sqlite_stat1 after insert on log begin delete from meta; end')";
        db.execute_batch(forged).unwrap();
        assert!(matches!(check(&db, version), Err(StoreError::ReadOnly(Locked::Shape))));
    }

    #[test]
    fn a_schema_is_checked_again_only_after_a_change() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::migrate(&mut db, schema::MIGRATIONS, |_, _| Ok(())).unwrap();
        let shape = Shape::default();
        shape.check(&db).unwrap();
        let seen = shape.seen.get();
        shape.check(&db).unwrap();
        assert_eq!(shape.seen.get(), seen);
        db.execute_batch("create index mine on log (at)").unwrap();
        assert!(shape.check(&db).is_err());
        db.execute_batch("drop index mine").unwrap();
        shape.check(&db).unwrap();
        Shape::accept_any().check(&db).unwrap();
    }
}
