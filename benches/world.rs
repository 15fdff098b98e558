//! Benchmarks generating a world of several sizes, against bare inserts of identical rows into an
//! identical schema. `cargo bench --bench world` prints the table; the largest size takes minutes.

use std::{path::Path, time::Duration};

use divan::Bencher;
use rusqlite::{Connection, params_from_iter, types::Value};
use tempfile::TempDir;
use toegang::{
    domain::{Day, Moment, Now},
    example,
    store::Store,
};

fn main() {
    divan::main();
}

const NOW: Now = Now { at: Moment(1_795_450_200_000), today: Day(jiff::civil::date(2026, 11, 23)) };

/// Users added to the full example world.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Tables that grow with the users, and the table they refer to. A trigger fills the addresses.
const TABLES: [&str; 3] = ["environment", "user", "log"];

fn empty(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("t.db"), Duration::ZERO).expect("a new file")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder of our own")
}

fn create_world(folder: &TempDir, users: usize) {
    let mut crowd = example::crowd(NOW, users, 0);
    let free = crowd.first_free_id();
    empty(folder).seed_with(free, &mut crowd).expect("the world keeps the constraints");
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn make(bencher: Bencher<'_, '_>, users: usize) {
    bencher.with_inputs(folder).bench_local_refs(|folder| create_world(folder, users));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn bare_insert(bencher: Bencher<'_, '_>, users: usize) {
    let source = folder();
    create_world(&source, users);
    let rows = TABLES.map(|table| rows(&source.path().join("t.db"), table));
    let target = || {
        let folder = folder();
        drop(empty(&folder));
        folder
    };
    bencher.with_inputs(target).bench_local_refs(|folder| insert(folder, &rows));
}

fn rows(path: &Path, table: &str) -> Vec<Vec<Value>> {
    let db = Connection::open(path).expect("the file that was made");
    let which = if table == "log" { "where kind = 'user.added'" } else { "" };
    let sql = format!("select * from {table} {which}");
    let mut all = db.prepare(&sql).expect("one of the tables");
    let count = all.column_count();
    let rows = all.query_map([], |row| (0..count).map(|at| row.get(at)).collect());
    rows.and_then(Iterator::collect).expect("rows of the table")
}

fn insert(folder: &TempDir, rows: &[Vec<Vec<Value>>; 3]) {
    let db = Connection::open(folder.path().join("t.db")).expect("a file with the schema");
    db.execute_batch("pragma synchronous = full; pragma foreign_keys = on; begin immediate")
        .expect("nobody else writes");
    for (table, rows) in TABLES.iter().zip(rows) {
        let holes = vec!["?"; rows.first().map_or(0, Vec::len)].join(", ");
        let sql = format!("insert into {table} values ({holes})");
        let mut insert = db.prepare(&sql).expect("the table");
        for row in rows {
            insert.execute(params_from_iter(row)).expect("a row that is new");
        }
    }
    db.execute_batch("commit").expect("rows that keep the constraints");
}
