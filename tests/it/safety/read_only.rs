//! Databases that are read-only, without write permission or because they differ from their log.
//! Lists and search work, and every change is refused with the reason.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use toegang::{
    domain::{Command as Operation, Failure, Locked, Name, PlatformRole, Query, Reply, Request},
    store::{Store, StoreError},
    text::{self, Lang},
    work::{Finder, handle_request},
};

use super::tampering::{changed_file, file_bytes, with_every_table};
use crate::{
    cli::{run_toegang, small_world},
    support::{Driver, USER_ENV_VARS, World, all_rows},
};

fn open_store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(1))
}

/// Returns all files in the folder of `of`, with their contents.
pub(super) fn folder_contents(of: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(of.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    all.sort();
    all
}

/// Asserts that the store can read and search but not write. Returns the reason.
pub(super) fn assert_read_only(world: &World, mut store: Store) -> Locked {
    let why = store.locked().expect("locked");
    let piet = world.session("piet");
    let add = world.add("Bakkerij", &["jan"]);
    let list = store.ask(piet, &Query::Organisations(all_rows()), world.now);
    assert!(list.is_ok(), "{list:?}");
    let find = Request::Ask(Query::FindPeople { text: "anna".to_owned(), take: 5, first: None });
    let found = handle_request(&mut store, &mut Finder::default(), Some(piet), world.now, &find);
    assert!(matches!(found, Reply::Answer(_)), "{found:?}");
    let refused = |done: Result<(), StoreError>| {
        assert!(matches!(&done, Err(StoreError::ReadOnly(of)) if *of == why), "{done:?}");
    };
    assert!(store.dry_run(piet, &add, world.now).is_ok());
    refused(store.execute(piet, &add, world.now).map(drop));
    refused(store.catch_up(world.now).map(drop));
    refused(store.begin());
    let mut again = store.reopen().unwrap();
    refused(again.execute(piet, &add, world.now).map(drop));
    assert!(again.ask(piet, &Query::Me, world.now).is_ok());
    why
}

#[test]
fn a_write_protected_file_is_read_without_a_trace() {
    let world = with_every_table();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, file_bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let before = folder_contents(&path);
    let store = open_store(&path).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
    let copy = dir.path().join("kopie.db");
    store.backup(&copy).unwrap();
    assert_eq!(open_store(&copy).unwrap().locked(), None);
    fs::remove_file(&copy).unwrap();
    for beside in ["kopie.db-wal", "kopie.db-shm"] {
        let _ = fs::remove_file(dir.path().join(beside));
    }
    assert_eq!(assert_read_only(&world, store), Locked::File);
    assert_eq!(folder_contents(&path), before, "not a byte, not a file");
}

#[test]
fn a_read_only_file_is_not_read_after_a_writer_opens_it() {
    let world = with_every_table();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, file_bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let store = open_store(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let other = open_store(&path).unwrap();
    let asked = store.ask(world.session("piet"), &Query::Me, world.now);
    assert!(matches!(asked, Err(StoreError::Replaced(_))), "{asked:?}");
    drop(other);
}

/// The contents of the file changed, without a side file.
#[test]
fn a_read_only_file_is_not_read_after_it_was_overwritten() {
    let (world, dir) = (with_every_table(), tempfile::tempdir().unwrap());
    let path = dir.path().join("t.db");
    let bytes = file_bytes(&world.path());
    fs::write(&path, &bytes).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let store = open_store(&path).unwrap();
    let ask = || store.ask(world.session("piet"), &Query::Me, world.now);
    assert!(ask().is_ok());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&path, [&bytes[..], &[0; 4096]].concat()).unwrap();
    let asked = ask();
    assert!(matches!(asked, Err(StoreError::Replaced(_))), "{asked:?}");
}

#[test]
fn an_older_file_that_cannot_be_migrated_is_not_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../store/version_1.sql")).unwrap();
    drop(old);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(open_store(&path), Err(StoreError::ReadOnly(Locked::Older))));
}

/// Only the log of an older file is checked before the migration; the tables are checked
/// afterwards.
#[test]
fn a_forged_older_file_is_not_migrated() {
    let chained =
        super::migration_crashes::file_of_version(super::migration_crashes::CHAINED_VERSION);
    let line = "update log set at = 0 where seq = (select max(seq) from log)";
    let (_dir, path) = changed_file(&chained, line);
    let before = folder_contents(&path);
    let opened = open_store(&path);
    assert!(matches!(opened, Err(StoreError::ReadOnly(Locked::Line(_)))), "{opened:?}");
    assert_eq!(folder_contents(&path).len(), before.len(), "no copy of it is kept");
    let row = "update user set full_name = 'Mallory' where id = (select max(id) from user)";
    let (_dir, path) = changed_file(&chained, row);
    assert!(open_store(&path).is_ok());
}

/// Each change from outside makes the file read-only, with its own reason.
#[test]
fn a_file_that_differs_from_its_log_is_read_only() {
    let world = with_every_table();
    let bytes = file_bytes(&world.path());
    let log = rusqlite::Connection::open(world.path()).unwrap();
    let one = |sql: &str| log.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let last = one("select max(seq) from log");
    let of_jan = one("select max(seq) from log where kind = 'member.added'");
    let denied = one("select max(id) from denied");
    // The line to delete is followed by another log line, not by a denied attempt.
    let before = one(&format!(
        "select max(seq) from log where seq < {last} and seq not in (select after from denied)"
    ));
    for (sql, why) in [
        (format!("update log set via = 'import' where seq = {last}"), Locked::Line(last)),
        (format!("update log set at = at + 1 where seq = {}", last - 3), Locked::Line(last - 3)),
        (format!("delete from log where seq = {before}"), Locked::Line(before + 1)),
        (format!("update denied set code = 'x' where id = {denied}"), Locked::Attempt(denied)),
        (
            format!(
                "update membership set last_day = '2030-01-01' where id in
                 (select subject_id from log where seq = {of_jan})"
            ),
            Locked::Row(one(&format!(
                "select max(seq) from log where subject_id in
                 (select subject_id from log where seq = {of_jan})"
            ))),
        ),
    ] {
        let (dir, path) = changed_file(&bytes, &sql);
        let bytes = fs::read(&path).unwrap();
        let store = open_store(&path).unwrap();
        assert_eq!(assert_read_only(&world, store), why, "{sql}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{sql}");
        drop(dir);
    }
}

#[test]
fn the_screens_report_a_read_only_file_with_the_reason() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    let (_dir, path) =
        changed_file(&file_bytes(&world.path()), "update log set via = 'cli' where seq = 7");
    let mut it = Driver::new(World::open(&path), Some("anna"), (100, 30));
    it.see("Alleen-lezen. Regel 7 van het Logboek is gewijzigd").press("1").see("Piet Holding");
    it.press("a").see("controleer toont").press("esc").see("pas als je accepteert");
    assert_eq!(it.world.badge_count("anna"), 1, "nothing was written");
    it.press("g a").see("Alleen-lezen. Regel 7").see("Aanmelden als");
    let refused = Failure::ReadOnly(Locked::Line(7));
    for (lang, first, then) in [
        (Lang::Nl, "Alleen-lezen. Regel 7 van het Logboek is gewijzigd", "toegang db controleer"),
        (Lang::En, "Read-only. Line 7 of the Log was changed", "toegang db check"),
    ] {
        let said = text::failure(lang, &refused);
        assert!(said.starts_with(first) && said.contains(then), "{said}");
    }
}

#[test]
fn the_shell_reports_a_read_only_file() {
    let (home, db) = small_world();
    let sql = "update log set via = 'cli' where seq = 7";
    let (_dir, path) = changed_file(&file_bytes(Path::new(&db)), sql);
    let db = path.display().to_string();
    let piet = |words: &[&str]| {
        run_toegang(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    let (code, out, err) = piet(&["organisatie", "lijst"]);
    assert!(code == Some(0) && out.contains("Piet Holding"), "{out}{err}");
    assert!(err.contains("toegang: Alleen-lezen. Regel 7 van het Logboek"), "{err}");
    let (code, out, err) = piet(&["lid", "voegtoe", "bakkerij", "jan jansen"]);
    assert!(code == Some(8) && out.is_empty(), "{out}{err}");
    assert!(err.contains("Alleen-lezen. Regel 7") && err.contains("db herstel"), "{err}");
    let (code, _, err) = piet(&["lid", "voegtoe", "bakkerij", "jan jansen", "--json"]);
    assert!(code == Some(8) && err.contains(r#""code":"read_only""#), "{err}");
    let (code, out, _) = run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert!(code == Some(8) && out.contains('7'), "{out}");
}

/// Runs the program as a user without root rights: as nobody if the test runs as root.
fn run_unprivileged(home: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_toegang");
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
        command
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir("/").env("HOME", home).env("TZ", "UTC");
    for name in USER_ENV_VARS {
        command.env_remove(name);
    }
    command.output().unwrap()
}

#[test]
fn an_unwritable_folder_makes_the_file_read_only() {
    let world = World::small_world();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, file_bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    if rustix::process::geteuid().is_root() {
        chown(&path, Some(65_534), Some(65_534)).unwrap();
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let before = folder_contents(&path);
    let db = path.display().to_string();
    let piet = ["--db", &db, "--als", "piet@eigendomein.nl"];
    let list = run_unprivileged(dir.path(), &[&piet[..], &["organisatie", "lijst"]].concat());
    let (out, err) = (String::from_utf8_lossy(&list.stdout), String::from_utf8_lossy(&list.stderr));
    assert!(list.status.success() && out.contains("Piet Holding"), "{out}{err}");
    assert!(err.contains("Alleen-lezen. Je hebt geen schrijfrecht op de map"), "{err}");
    let add = [&piet[..], &["lid", "voegtoe", "bakkerij", "jan jansen"]].concat();
    let add = run_unprivileged(dir.path(), &add);
    let err = String::from_utf8_lossy(&add.stderr);
    assert!(add.status.code() == Some(8) && err.contains("toegang db kopie"), "{err}");
    assert_eq!(folder_contents(&path), before, "nothing is made beside it");
    // A `-wal` of another program cannot be read without writing.
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let wal = dir.path().join("t.db-wal");
    fs::copy(world.path().with_extension("db-wal"), &wal).unwrap();
    if rustix::process::geteuid().is_root() {
        chown(&wal, Some(65_534), Some(65_534)).unwrap();
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let list = run_unprivileged(dir.path(), &[&piet[..], &["organisatie", "lijst"]].concat());
    let err = String::from_utf8_lossy(&list.stderr);
    assert!(list.status.code() == Some(8) && err.contains("onafgemaakt werk"), "{err}");
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

/// Returns a command that renames Els from `has`, which it updates.
fn rename_els(has: &mut Option<Name>, name: &str) -> Operation {
    let full_name = Name::new(name).ok();
    let from = std::mem::replace(has, full_name.clone());
    Operation::EditProfile { from, full_name }
}

/// Opening checks only the end of the log. An intact file stays writable however entries and
/// attempts alternate there.
#[test]
fn a_long_log_with_attempts_is_not_reported_as_broken() {
    let mut world = World::small_world();
    let denied = world.change_role("jan", PlatformRole::EnvAdmin);
    let mut els = Name::new("Els Bakker").ok();
    for (turn, lines, attempts) in [
        (0, 70, 0),
        (1, 1, 3),
        (2, 30, 1),
        (3, 0, 70),
        (4, 1, 0),
        (5, 63, 0),
        (6, 1, 65),
        (7, 2, 2),
    ] {
        for line in 0..lines {
            let rename = rename_els(&mut els, &format!("Els {}", turn * 100 + line));
            world.store.execute(world.session("els"), &rename, world.now).unwrap();
        }
        for _ in 0..attempts {
            world.store.execute(world.session("els"), &denied, world.now).unwrap_err();
        }
        assert_eq!(world.second_store().locked(), None, "{turn}");
    }
    assert_eq!(world.store.check_log().unwrap(), []);
}

/// Opening checks only the end of a long log, wherever its attempts are. The full check covers all
/// of it.
#[test]
fn only_the_full_check_finds_changes_far_back_in_the_log() {
    for (lines_last, sql, found) in [
        (true, "update log set at = 0 where seq = (select max(seq) - 64 from log)", "line"),
        (false, "update denied set at = 0 where id = (select max(id) - 64 from denied)", "attempt"),
    ] {
        let (mut world, mut els) = (World::small_world(), Name::new("Els Bakker").ok());
        for turn in [lines_last, !lines_last].into_iter().enumerate() {
            for number in 0..66 {
                let session = world.session("els");
                let (command, may) = match turn {
                    (_, true) => (world.change_role("jan", PlatformRole::EnvAdmin), false),
                    (at, false) => (rename_els(&mut els, &format!("Els {at} {number}")), true),
                };
                assert_eq!(world.store.execute(session, &command, world.now).is_ok(), may);
            }
        }
        let (_dir, path) = changed_file(&file_bytes(&world.path()), sql);
        let store = open_store(&path).unwrap();
        assert_eq!(store.locked(), None, "{found}");
        assert_ne!(store.check_log().unwrap(), [], "{found}");
    }
}
