//! Read-only files: without permission to write, or not as their log says. Lists and search work,
//! nothing is written, and each write reports the reason.

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
    work::{Finder, serve},
};

use super::tamper::{bytes, changed, past};
use crate::{
    cli::{ends, small_world},
    support::{Driver, OF_THE_PERSON, World, whole},
};

fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(1))
}

/// Returns all files in the folder of this path, with their contents.
pub(super) fn folder(of: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(of.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    all.sort();
    all
}

/// Asserts that the store reads and searches but writes nothing; returns the reason.
pub(super) fn only_reads(world: &World, mut store: Store) -> Locked {
    let why = store.locked().expect("locked");
    let piet = world.session("piet");
    let add = world.add("Bakkerij", &["jan"]);
    let list = store.ask(piet, &Query::Organisations(whole()), world.now);
    assert!(list.is_ok(), "{list:?}");
    let find = Request::Ask(Query::FindPeople { text: "anna".to_owned(), take: 5 });
    let found = serve(&mut store, &mut Finder::default(), Some(piet), world.now, &find);
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
fn a_file_that_its_owner_locked_is_read_without_a_trace() {
    let world = past();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let before = folder(&path);
    let store = open(&path).unwrap();
    assert_eq!(store.check_log().unwrap(), []);
    let copy = dir.path().join("kopie.db");
    store.backup(&copy).unwrap();
    assert_eq!(open(&copy).unwrap().locked(), None);
    fs::remove_file(&copy).unwrap();
    for beside in ["kopie.db-wal", "kopie.db-shm"] {
        let _ = fs::remove_file(dir.path().join(beside));
    }
    assert_eq!(only_reads(&world, store), Locked::File);
    assert_eq!(folder(&path), before, "not a byte, not a file");
}

#[test]
fn what_others_begin_to_write_is_not_read_as_if_it_stood_still() {
    let world = past();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let store = open(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let other = open(&path).unwrap();
    let asked = store.ask(world.session("piet"), &Query::Me, world.now);
    assert!(matches!(asked, Err(StoreError::Replaced(_))), "{asked:?}");
    drop(other);
}

/// There is no file beside it, but its contents changed.
#[test]
fn what_was_overwritten_in_its_place_is_not_read_on() {
    let (world, dir) = (past(), tempfile::tempdir().unwrap());
    let path = dir.path().join("t.db");
    let bytes = bytes(&world.path());
    fs::write(&path, &bytes).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    let store = open(&path).unwrap();
    let ask = || store.ask(world.session("piet"), &Query::Me, world.now);
    assert!(ask().is_ok());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&path, [&bytes[..], &[0; 4096]].concat()).unwrap();
    let asked = ask();
    assert!(matches!(asked, Err(StoreError::Replaced(_))), "{asked:?}");
}

#[test]
fn an_older_file_that_cannot_be_brought_up_to_date_is_not_opened() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("../store/first.sql")).unwrap();
    drop(old);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(open(&path), Err(StoreError::ReadOnly(Locked::Older))));
}

/// For an older file only the log is checked; its tables are checked after the migration.
#[test]
fn an_older_file_that_somebody_changed_is_not_brought_up_to_date() {
    let chained = super::steps::of_version(super::steps::CHAINED);
    let line = "update log set at = 0 where seq = (select max(seq) from log)";
    let (_dir, path) = changed(&chained, line);
    let before = folder(&path);
    let opened = open(&path);
    assert!(matches!(opened, Err(StoreError::ReadOnly(Locked::Line(_)))), "{opened:?}");
    assert_eq!(folder(&path).len(), before.len(), "no copy of it is kept");
    let row = "update user set full_name = 'Mallory' where id = (select max(id) from user)";
    let (_dir, path) = changed(&chained, row);
    assert!(open(&path).is_ok());
}

/// Changes to the file from outside, each with the reason that makes it read-only.
#[test]
fn a_file_that_is_not_as_its_log_was_written_is_only_read() {
    let world = past();
    let bytes = bytes(&world.path());
    let log = rusqlite::Connection::open(world.path()).unwrap();
    let one = |sql: &str| log.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let last = one("select max(seq) from log");
    let of_jan = one("select max(seq) from log where kind = 'member.added'");
    let denied = one("select max(id) from denied");
    // An entry followed by another entry, not by an attempt.
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
        let (dir, path) = changed(&bytes, &sql);
        let bytes = fs::read(&path).unwrap();
        let store = open(&path).unwrap();
        assert_eq!(only_reads(&world, store), why, "{sql}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{sql}");
        drop(dir);
    }
}

#[test]
fn the_screens_say_that_it_is_only_read_and_why_nothing_is_written() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["anna"]);
    world.act("piet", &add).unwrap();
    let (_dir, path) = changed(&bytes(&world.path()), "update log set via = 'cli' where seq = 7");
    let mut it = Driver::new(World::on(&path), Some("anna"), (100, 30));
    it.see("Alleen-lezen. Regel 7 van het Logboek is niet").press("1").see("Piet Holding");
    it.press("a").see("toegang db controleer").press("esc").see("[ Accepteren  a ]");
    assert_eq!(it.world.badge("anna"), 1, "nothing was written");
    it.press("g a").see("Alleen-lezen. Regel 7").see("Aanmelden als");
    let refused = Failure::ReadOnly(Locked::Line(7));
    for (lang, first, then) in [
        (Lang::Nl, "Alleen-lezen. Regel 7 van het Logboek is niet", "toegang db controleer"),
        (Lang::En, "Read-only. Line 7 of the Log is not", "toegang db check"),
    ] {
        let said = text::failure(lang, &refused);
        assert!(said.starts_with(first) && said.contains(then), "{said}");
    }
}

#[test]
fn the_shell_says_so_too() {
    let (home, db) = small_world();
    let sql = "update log set via = 'cli' where seq = 7";
    let (_dir, path) = changed(&bytes(Path::new(&db)), sql);
    let db = path.display().to_string();
    let piet = |words: &[&str]| {
        ends(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    let (code, out, err) = piet(&["organisatie", "lijst"]);
    assert!(code == Some(0) && out.contains("Piet Holding"), "{out}{err}");
    assert!(err.contains("toegang: Alleen-lezen. Regel 7 van het Logboek"), "{err}");
    let (code, out, err) = piet(&["lid", "voegtoe", "bakkerij", "jan jansen"]);
    assert!(code == Some(8) && out.is_empty(), "{out}{err}");
    assert!(err.contains("Alleen-lezen. Regel 7") && err.contains("db herstel"), "{err}");
    let (code, _, err) = piet(&["lid", "voegtoe", "bakkerij", "jan jansen", "--json"]);
    assert!(code == Some(8) && err.contains(r#""code":"read_only""#), "{err}");
    let (code, out, _) = ends(&home, &["--db", &db, "db", "controleer"]);
    assert!(code == Some(8) && out.contains('7'), "{out}");
}

/// Runs the program as a user bound by file permissions: as nobody if the test runs as root.
fn as_a_person(home: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_toegang");
    let mut command = if rustix::process::geteuid().is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
        command
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir("/").env("HOME", home).env("TZ", "UTC");
    for name in OF_THE_PERSON {
        command.env_remove(name);
    }
    command.output().unwrap()
}

#[test]
fn a_folder_that_cannot_be_written_is_only_read_by_the_whole_program() {
    let world = World::small_world();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("t.db");
    fs::write(&path, bytes(&world.path())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    if rustix::process::geteuid().is_root() {
        chown(&path, Some(65_534), Some(65_534)).unwrap();
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let before = folder(&path);
    let db = path.display().to_string();
    let piet = ["--db", &db, "--als", "piet@eigendomein.nl"];
    let list = as_a_person(dir.path(), &[&piet[..], &["organisatie", "lijst"]].concat());
    let (out, err) = (String::from_utf8_lossy(&list.stdout), String::from_utf8_lossy(&list.stderr));
    assert!(list.status.success() && out.contains("Piet Holding"), "{out}{err}");
    assert!(err.contains("Alleen-lezen. In de map van het bestand"), "{err}");
    let add = [&piet[..], &["lid", "voegtoe", "bakkerij", "jan jansen"]].concat();
    let add = as_a_person(dir.path(), &add);
    let err = String::from_utf8_lossy(&add.stderr);
    assert!(add.status.code() == Some(8) && err.contains("toegang db kopie"), "{err}");
    assert_eq!(folder(&path), before, "nothing is made beside it");
    // Unfinished work of another program cannot be read without writing.
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let wal = dir.path().join("t.db-wal");
    fs::copy(world.path().with_extension("db-wal"), &wal).unwrap();
    if rustix::process::geteuid().is_root() {
        chown(&wal, Some(65_534), Some(65_534)).unwrap();
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let list = as_a_person(dir.path(), &[&piet[..], &["organisatie", "lijst"]].concat());
    let err = String::from_utf8_lossy(&list.stderr);
    assert!(list.status.code() == Some(8) && err.contains("onafgemaakt werk"), "{err}");
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

/// Builds the command that renames Els, from her current name.
fn named(has: &mut Option<Name>, name: &str) -> Operation {
    let full_name = Name::new(name).ok();
    let from = std::mem::replace(has, full_name.clone());
    Operation::EditProfile { from, full_name }
}

/// Only the end of the log is checked on opening; however entries and attempts alternate there, an
/// intact file stays writable.
#[test]
fn a_long_log_with_attempts_anywhere_is_not_taken_for_a_broken_one() {
    let mut world = World::small_world();
    let denied = world.role("jan", PlatformRole::EnvAdmin);
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
            let rename = named(&mut els, &format!("Els {}", turn * 100 + line));
            world.store.execute(world.session("els"), &rename, world.now).unwrap();
        }
        for _ in 0..attempts {
            world.store.execute(world.session("els"), &denied, world.now).unwrap_err();
        }
        assert_eq!(world.other().locked(), None, "{turn}");
    }
    assert_eq!(world.store.check_log().unwrap(), []);
}

/// Opening only checks the end of a long log, wherever its attempts are; the full check covers the
/// rest.
#[test]
fn what_was_changed_far_back_is_for_the_check() {
    for (lines_last, sql, found) in [
        (true, "update log set at = 0 where seq = (select max(seq) - 64 from log)", "line"),
        (false, "update denied set at = 0 where id = (select max(id) - 64 from denied)", "attempt"),
    ] {
        let (mut world, mut els) = (World::small_world(), Name::new("Els Bakker").ok());
        for turn in [lines_last, !lines_last].into_iter().enumerate() {
            for number in 0..66 {
                let session = world.session("els");
                let (command, may) = match turn {
                    (_, true) => (world.role("jan", PlatformRole::EnvAdmin), false),
                    (at, false) => (named(&mut els, &format!("Els {at} {number}")), true),
                };
                assert_eq!(world.store.execute(session, &command, world.now).is_ok(), may);
            }
        }
        let (_dir, path) = changed(&bytes(&world.path()), sql);
        let store = open(&path).unwrap();
        assert_eq!(store.locked(), None, "{found}");
        assert_ne!(store.check_log().unwrap(), [], "{found}");
    }
}
