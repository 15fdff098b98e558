//! Opening a database while other programs open it, and detecting a replaced file.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    sync::Barrier,
    thread,
    time::Duration,
};

use toegang::store::{Store, StoreError};

use crate::support::World;

const OPEN_TIMEOUT: Duration = Duration::from_secs(10);

#[test]
fn concurrent_creators_never_see_a_half_made_file() {
    for _ in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.db");
        let start = Barrier::new(4);
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    start.wait();
                    let opened = Store::open(&path, OPEN_TIMEOUT);
                    assert!(opened.is_ok(), "{opened:?}");
                });
            }
        });
        // Two stores that close at once may both leave the side files of SQLite.
        let names = fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let unfinished = names
            .filter(|name| !["t.db", "t.db-wal", "t.db-shm"].contains(&name.to_str().unwrap()));
        assert_eq!(unfinished.count(), 0, "nothing unfinished is left");
    }
}

#[test]
fn a_file_whose_wal_was_removed_gets_no_more_commits() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    fs::remove_file(world.path().with_extension("db-wal")).unwrap();
    let gone = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(gone, Err(StoreError::Replaced(_))), "{gone:?}");
}

#[test]
fn a_file_with_a_torn_first_page_is_recovered_from_its_wal() {
    let world = World::small_world_in_wal();
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("t.db");
    fs::copy(world.path(), &copy).unwrap();
    fs::copy(world.path().with_extension("db-wal"), copy.with_extension("db-wal")).unwrap();
    // Simulate an interrupted checkpoint: page 1 is half written.
    let mut bytes = fs::read(&copy).unwrap();
    bytes.get_mut(100..4096).unwrap().fill(0);
    fs::write(&copy, bytes).unwrap();
    let store = Store::open(&copy, OPEN_TIMEOUT).unwrap();
    assert_eq!(store.find_user("piet@eigendomein.nl").unwrap().unwrap().id, world.user("piet"));
}

#[test]
fn a_file_whose_first_page_is_newer_is_recovered_from_its_wal() {
    let mut world = World::small_world();
    let db = rusqlite::Connection::open(world.path()).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let before = fs::read(world.path()).unwrap();
    for at in 0..20 {
        let invite =
            World::invite(&format!("wie{at}@eigendomein.nl"), toegang::domain::JoinedBy::Added);
        world.act("piet", &invite).unwrap();
    }
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("t.db");
    fs::copy(world.path().with_extension("db-wal"), copy.with_extension("db-wal")).unwrap();
    db.execute_batch("pragma wal_checkpoint(truncate)").unwrap();
    let after = fs::read(world.path()).unwrap();
    assert!(after.len() > before.len(), "the first page tells of more pages");
    // Simulate a checkpoint that was interrupted after the first page.
    let torn = [&after[..4096], &before[4096..]].concat();
    fs::write(&copy, torn).unwrap();
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o600)).unwrap();
    let store = Store::open(&copy, OPEN_TIMEOUT).unwrap();
    assert!(store.find_user("wie19@eigendomein.nl").unwrap().is_some());
}

#[test]
fn a_folder_can_be_reached_through_a_link() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("there")).unwrap();
    symlink(dir.path().join("there"), dir.path().join("here")).unwrap();
    let store = Store::open(&dir.path().join("here/t.db"), OPEN_TIMEOUT).unwrap();
    assert!(dir.path().join("there/t.db").is_file());
    assert!(store.reopen().is_ok());
}

#[test]
fn a_write_protected_file_is_not_written() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    drop(Store::open(&path, OPEN_TIMEOUT).unwrap());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(Store::open(&path, OPEN_TIMEOUT).unwrap().locked().is_some());
    assert_eq!(fs::read(&path).unwrap(), before);
}
