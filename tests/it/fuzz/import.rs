//! Imports an arbitrary table with the real program: all rows or none.

use std::fs;

use toegang::store::Store;

use crate::cli::{ends, small_world};

/// Kinds of tables, chosen by the first byte.
const KINDS: [&str; 4] = ["gebruikers", "organisaties", "leden", "relaties"];

/// Returns the number of log entries.
fn written(db: &str) -> i64 {
    let db = rusqlite::Connection::open(db).unwrap();
    db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap()
}

/// Imports the table and checks the result.
pub(crate) fn program(bytes: &[u8]) {
    let Some((kind, table)) = bytes.split_first() else { return };
    let kind = KINDS[usize::from(*kind) % KINDS.len()];
    let (home, db) = small_world();
    fs::write(home.path().join("t.csv"), table).unwrap();
    let before = written(&db);
    let flags = ["--db", &db, "--als", "piet@eigendomein.nl", "importeer", kind, "t.csv"];
    let (code, out, err) = ends(&home, &flags);
    let known = matches!(code, Some(0 | 2 | 3 | 4 | 5 | 6 | 10));
    assert!(known && !err.contains("verslag"), "{code:?} {out} {err}");
    assert!(
        matches!(code, Some(0 | 10)) || written(&db) == before,
        "given up, and something stayed: {err}"
    );
    let said = out.chars().chain(err.chars());
    assert!(said.into_iter().all(|sign| sign == '\n' || !toegang::domain::forbidden(sign)));
    let store = Store::open(db.as_ref(), std::time::Duration::ZERO).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
}
