//! Requirements for a file, and refusals of others.

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

use crate::support::World;

fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_millis(100))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_new_file_is_for_its_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a/b/t.db");
    let _open = open(&path).unwrap();
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    assert_eq!(mode(&dir.path().join("a/b/t.db-wal")), 0o600);
}

/// Asserts that opening this fails like that, and changes no byte.
fn refused(contents: &[u8], is: fn(&StoreError) -> bool) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, contents).unwrap();
    let error = open(&path).unwrap_err();
    assert!(is(&error), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), contents);
    let names: Vec<_> =
        fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["t.db"], "nothing is left beside it");
}

fn made(script: &str) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(script).unwrap();
    drop(db);
    fs::read(path).unwrap()
}

#[test]
fn a_file_that_is_not_ours_is_left_alone() {
    refused(b"", |e| matches!(e, StoreError::Empty));
    refused(b"Beste Piet,\n", |e| matches!(e, StoreError::NotADatabase));
    refused(&[0; 4096], |e| matches!(e, StoreError::NotADatabase));
    let foreign = made("create table a (x); pragma application_id = 77");
    refused(&foreign, |e| matches!(e, StoreError::Foreign { found: 77 }));
    let unmarked = made("create table a (x)");
    refused(&unmarked, |e| matches!(e, StoreError::Foreign { found: 0 }));
}

#[test]
fn a_newer_file_is_left_alone() {
    let newer =
        made("create table a (x); pragma application_id = 0x746f6567; pragma user_version = 99");
    refused(&newer, |e| matches!(e, StoreError::Newer { found: 99, .. }));
}

#[test]
fn a_damaged_file_is_left_alone() {
    let world = World::small_world();
    let path = world.path();
    Connection::open(&path).unwrap().execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    refused(&bytes, |e| matches!(e, StoreError::Damaged(_)));
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096..8192].fill(0x5a);
    refused(&bytes, |e| matches!(e, StoreError::Damaged(_)));
}

/// Damages one page, which opening may not read.
fn with_a_damaged_page(path: &Path, page: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[page * 4096..(page + 1) * 4096].fill(0x5a);
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_small_file_is_looked_through_and_a_big_one_when_it_is_read() {
    let world = World::small_world();
    let path = world.path();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("t.db");
    fs::copy(&path, &copy).unwrap();
    let pages = fs::read(&copy).unwrap().len() / 4096;
    assert!(pages > 20, "larger than some kilobytes: {pages}");
    with_a_damaged_page(&copy, pages - 1);
    assert!(matches!(open(&copy), Err(StoreError::Damaged(_))), "the last page");
    let big = dir.path().join("big.db");
    fs::copy(&path, &big).unwrap();
    let fill = "insert into meta values ('pad', hex(zeroblob(8500000)))";
    Connection::open(&big).unwrap().execute_batch(fill).unwrap();
    Connection::open(&big).unwrap().execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let pages = fs::read(&big).unwrap().len() / 4096;
    with_a_damaged_page(&big, pages - 2);
    assert!(open(&big).is_ok(), "reading all of it would take too long");
    // The check finds it, and reports its other findings even if a table cannot be read to its end.
    let sql = "select rootpage - 1 from sqlite_master where name = 'identifier'";
    let page = db.query_row(sql, [], |row| row.get(0)).unwrap();
    with_a_damaged_page(&big, page);
    let found = open(&big).unwrap().check_log().unwrap();
    let pages = found.iter().filter(|one| matches!(one, Difference::Pages { .. }));
    assert!(pages.count() > 1, "{found:?}");
    // Opening reads the end of the log. If that fails, it names the first missing entry.
    let log = dir.path().join("log.db");
    fs::copy(&path, &log).unwrap();
    Connection::open(&log).unwrap().execute_batch(fill).unwrap();
    let sql = "select pageno - 1, ncell from dbstat
        where name = 'log' and pagetype = 'leaf' order by path limit 2";
    let mut leaves = db.prepare(sql).unwrap();
    let leaves = leaves.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let leaves: Vec<(usize, i64)> = leaves.map(Result::unwrap).collect();
    with_a_damaged_page(&log, leaves[1].0);
    assert_eq!(open(&log).unwrap().locked(), Some(Locked::Line(leaves[0].1 + 1)));
}

#[test]
fn a_path_that_is_no_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(open(dir.path()), Err(StoreError::NotAFile)));
    let world = World::small_world();
    let link = dir.path().join("link.db");
    symlink(world.path(), &link).unwrap();
    assert!(matches!(open(&link), Err(StoreError::Link)));
    let dangling = dir.path().join("dangling.db");
    symlink(dir.path().join("nowhere"), &dangling).unwrap();
    assert!(matches!(open(&dangling), Err(StoreError::Link)));
    assert!(!dir.path().join("nowhere").exists(), "nothing is made through a link");
}

#[test]
fn a_file_that_was_taken_away_gets_no_more_commits() {
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
fn what_was_written_is_there_after_opening_again() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.act("piet", &add).unwrap();
    world.store = open(&world.path()).unwrap();
    assert_eq!(world.organisations("jan"), ["Piet Holding B.V."]);
    assert!(!world.store.is_example().unwrap());
    world.store.mark_example().unwrap();
    assert!(world.other().is_example().unwrap());
}

#[test]
fn people_are_found_by_address_in_any_case() {
    let world = World::small_world();
    let found = world.store.find_user(" PIET@EigenDomein.nl ").unwrap().unwrap();
    assert_eq!(found.id, world.user("piet"));
    for stranger in ["", "piet", "'; drop table user;--", "pi%t@eigendomein.nl"] {
        assert!(world.store.find_user(stranger).unwrap().is_none(), "{stranger}");
    }
}

#[test]
fn no_list_reads_the_whole_file() {
    let world = World::whole();
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
