//! The requirements for a database file, and the refusal of other files.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    time::Duration,
};

use rusqlite::Connection;
use toegang::{
    domain::{Difference, Locked},
    store::{Store, StoreError},
};

use crate::support::{World, connected};

fn open_store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_millis(100))
}

fn file_mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_file_is_private_to_its_owner() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a/b/t.db");
    let _open = open_store(&path).unwrap();
    assert_eq!((file_mode(&path), file_mode(path.parent().unwrap())), (0o600, 0o700));
    assert_eq!(file_mode(&dir.path().join("a/b/t.db-wal")), 0o600);
}

/// Asserts that opening a file with these contents fails with the expected error, and changes no
/// byte.
fn assert_refused(contents: &[u8], is: fn(&StoreError) -> bool) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, contents).unwrap();
    let error = open_store(&path).unwrap_err();
    assert!(is(&error), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), contents);
    let names: Vec<_> =
        fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["t.db"], "nothing is left beside it");
}

fn sqlite_file(script: &str) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(script).unwrap();
    drop(db);
    fs::read(path).unwrap()
}

#[test]
fn a_foreign_file_is_refused_and_unchanged() {
    assert_refused(b"", |e| matches!(e, StoreError::Empty));
    assert_refused(b"Beste Piet,\n", |e| matches!(e, StoreError::NotADatabase));
    assert_refused(&[0; 4096], |e| matches!(e, StoreError::NotADatabase));
    let foreign = sqlite_file("create table a (x); pragma application_id = 77");
    assert_refused(&foreign, |e| matches!(e, StoreError::Foreign { found: 77 }));
    let unmarked = sqlite_file("create table a (x)");
    assert_refused(&unmarked, |e| matches!(e, StoreError::Foreign { found: 0 }));
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_unchanged() {
    let newer = sqlite_file(
        "create table a (x); pragma application_id = 0x746f6567; pragma user_version = 99",
    );
    assert_refused(&newer, |e| matches!(e, StoreError::Newer { found: 99, .. }));
}

#[test]
fn a_damaged_file_is_refused_and_unchanged() {
    let world = World::small_world();
    let path = world.path();
    Connection::open(&path).unwrap().execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    assert_refused(&bytes, |e| matches!(e, StoreError::Damaged(_)));
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..8192].fill(0x5a);
    assert_refused(&bytes, |e| matches!(e, StoreError::Damaged(_)));
}

/// Overwrites one page of a database.
fn damage_page(path: &Path, page: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    fs::write(path, bytes).unwrap();
}

#[test]
fn opening_checks_every_page_of_a_small_file_only() {
    let world = World::small_world();
    let path = world.path();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("t.db");
    fs::copy(&path, &copy).unwrap();
    let pages = fs::read(&copy).unwrap().len() / 4096;
    assert!(pages > 20, "larger than some kilobytes: {pages}");
    damage_page(&copy, pages - 1);
    assert!(matches!(open_store(&copy), Err(StoreError::Damaged(_))), "the last page");
    let big = dir.path().join("big.db");
    fs::copy(&path, &big).unwrap();
    let fill = "insert into meta values ('pad', hex(zeroblob(8500000)))";
    Connection::open(&big).unwrap().execute_batch(fill).unwrap();
    Connection::open(&big).unwrap().execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let pages = fs::read(&big).unwrap().len() / 4096;
    damage_page(&big, pages - 2);
    assert!(open_store(&big).is_ok(), "reading all of it would take too long");
    // The check reports the damage. It reports its other findings even if a table cannot be read to
    // the end.
    let sql = "select rootpage - 1 from sqlite_master where name = 'identifier'";
    let page = db.query_row(sql, [], |row| row.get(0)).unwrap();
    damage_page(&big, page);
    let found = open_store(&big).unwrap().check_log().unwrap();
    let pages = found.iter().filter(|one| matches!(one, Difference::Pages { .. }));
    assert!(pages.count() > 1, "{found:?}");
    // Opening reads the end of the log. If that fails, the error has the number of the first
    // missing entry.
    let log = dir.path().join("log.db");
    fs::copy(&path, &log).unwrap();
    Connection::open(&log).unwrap().execute_batch(fill).unwrap();
    let sql = "select pageno - 1, ncell from dbstat
        where name = 'log' and pagetype = 'leaf' order by path limit 2";
    let mut leaves = db.prepare(sql).unwrap();
    let leaves = leaves.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let leaves: Vec<(usize, i64)> = leaves.map(Result::unwrap).collect();
    damage_page(&log, leaves[1].0);
    assert_eq!(open_store(&log).unwrap().locked(), Some(Locked::Line(leaves[0].1 + 1)));
}

#[test]
fn a_folder_or_a_link_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(open_store(dir.path()), Err(StoreError::NotAFile)));
    let world = World::small_world();
    let link = dir.path().join("link.db");
    symlink(world.path(), &link).unwrap();
    assert!(matches!(open_store(&link), Err(StoreError::Link)));
    let dangling = dir.path().join("dangling.db");
    symlink(dir.path().join("nowhere"), &dangling).unwrap();
    assert!(matches!(open_store(&dangling), Err(StoreError::Link)));
    assert!(!dir.path().join("nowhere").exists(), "nothing is made through a link");
}

#[test]
fn a_file_that_was_moved_away_gets_no_more_commits() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    let moved = world.path().with_extension("old");
    fs::rename(world.path(), &moved).unwrap();
    let gone = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(gone, Err(StoreError::Replaced(_))));
    let read = world.store.ask(world.session("piet"), &toegang::domain::Query::Me, world.now);
    assert!(matches!(read, Err(StoreError::Replaced(_))), "nor shows what is no longer so");
    assert!(
        matches!(world.store.data_version(), Err(StoreError::Replaced(_))),
        "and the watcher hears"
    );
    fs::copy(&moved, world.path()).unwrap();
    let swapped = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(swapped, Err(StoreError::Replaced(_))));
}

#[test]
fn changes_survive_reopening_the_file() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    world.store = connected(open_store(&world.path()).unwrap(), &world.path());
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
    assert!(!world.store.is_example().unwrap());
    world.store.mark_example().unwrap();
    assert!(world.second_store().is_example().unwrap());
}

#[test]
fn users_are_found_by_address_in_any_letter_case() {
    let world = World::small_world();
    let found = world.store.find_user(" PIET@EigenDomein.nl ").unwrap().unwrap();
    assert_eq!(found.id, world.user("piet"));
    for stranger in ["", "piet", "'; drop table user;--", "pi%t@eigendomein.nl"] {
        assert!(world.store.find_user(stranger).unwrap().is_none(), "{stranger}");
    }
}

#[test]
fn no_list_query_scans_a_table() {
    let world = World::full();
    let db = Connection::open(world.path()).unwrap();
    let statements = [
        "select m.id from membership m join user u on u.id = m.user_id
         where m.org_id = 18 and m.ended_at is null order by u.folded, u.id",
        "select id from member_request where org_id = 18 and state in ('pending', 'expired')",
        "select id from member_request where addressee_id = 10 order by created_at desc, id desc",
        "select m.org_id from membership m where m.user_id = 5 and m.ended_at is null",
        "select user_id from address where email_key = 'piet@eigendomein.nl'",
        "select seq from log where subject_id = 3",
    ];
    for sql in statements {
        let mut plan = db.prepare(&format!("explain query plan {sql}")).unwrap();
        let steps = plan.query_map([], |row| row.get::<_, String>(3)).unwrap();
        for step in steps.map(Result::unwrap) {
            assert!(!step.starts_with("SCAN"), "{sql}: {step}");
        }
    }
}
