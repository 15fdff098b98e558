//! Fuzz target: imports an arbitrary table with the real program, which imports all rows or none.

use std::fs;

use toegang::store::Store;

use crate::cli::{run_toegang, small_world};

/// The kinds of tables; the first byte of the input selects one.
const TABLE_KINDS: [&str; 4] = ["gebruikers", "organisaties", "leden", "relaties"];

fn count_log_entries(db: &str) -> i64 {
    let db = rusqlite::Connection::open(db).unwrap();
    db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap()
}

/// Imports the input as a table, and checks the exit code and the log.
pub(crate) fn target(bytes: &[u8]) {
    let Some((kind, table)) = bytes.split_first() else { return };
    let kind = TABLE_KINDS[usize::from(*kind) % TABLE_KINDS.len()];
    let (home, db) = small_world();
    fs::write(home.path().join("t.csv"), table).unwrap();
    let before = count_log_entries(&db);
    let flags = ["--db", &db, "--als", "piet@eigendomein.nl", "importeer", kind, "t.csv"];
    let (code, out, err) = run_toegang(&home, &flags);
    let known = matches!(code, Some(0 | 2 | 3 | 4 | 5 | 6 | 10));
    assert!(known && !err.contains("verslag"), "{code:?} {out} {err}");
    assert!(
        matches!(code, Some(0 | 10)) || count_log_entries(&db) == before,
        "given up, and something stayed: {err}"
    );
    let output = out.chars().chain(err.chars());
    assert!(output.into_iter().all(|ch| ch == '\n' || !toegang::domain::is_forbidden(ch)));
    let store = Store::open(db.as_ref(), std::time::Duration::ZERO).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
}
