//! A file of a newer version is left alone, or read on request, and never changed.

use std::{fs, path::Path, time::Duration};

use rusqlite::Connection;
use tempfile::TempDir;
use toegang::{
    domain::{Locked, PlatformRole, Query},
    store::{Store, StoreError},
    text::{self, Lang},
};

use super::{
    locked::{folder, only_reads},
    tamper::{bytes, changed, past},
};
use crate::{
    cli::{ends, program, small_world},
    support::{Driver, Pty, World, styled, whole},
};

/// Changes that a newer version may have made: more columns and tables, and another chain.
const NEWER: &str = "alter table user add column shoe_size integer;
    alter table log add column why text;
    create table consent (id integer primary key, user_id integer not null) strict;
    update log set hash = zeroblob(32);
    pragma user_version = 99;";
const SEEN: Locked = Locked::Newer { found: 99, known: 8 };

const WAIT: Duration = Duration::from_secs(1);

fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(1))
}

fn open_newer(path: &Path) -> Result<Store, StoreError> {
    Store::open_newer(path, Duration::from_secs(1))
}

/// Creates a file with these changes.
fn newer(sql: &str) -> (TempDir, std::path::PathBuf) {
    changed(&bytes(&past().path()), sql)
}

#[test]
fn it_is_left_alone_until_somebody_wants_to_read_it_and_then_read_without_a_trace() {
    let world = past();
    let (_dir, path) = changed(&bytes(&world.path()), NEWER);
    let before = folder(&path);
    let refused = open(&path);
    let whole = StoreError::Newer { found: 99, known: 8, readable: true };
    assert_eq!(refused.unwrap_err().failure(), whole.failure());
    assert_eq!(only_reads(&world, open_newer(&path).unwrap()), SEEN);
    assert_eq!(folder(&path), before, "not a byte, not a file");
}

#[test]
fn beside_a_newer_program_that_works_on_it_what_that_wrote_is_read() {
    let world = past();
    let (_dir, path) = changed(&bytes(&world.path()), NEWER);
    let other = rusqlite::Connection::open(&path).unwrap();
    let write =
        format!("update user set full_name = 'Els Nieuw' where id = {}", world.user("els").0);
    other.execute_batch(&write).unwrap();
    let before = folder(&path);
    let store = open_newer(&path).unwrap();
    let els = store.find_user("els@eigendomein.nl").unwrap().unwrap();
    assert_eq!(els.full_name.unwrap().to_string(), "Els Nieuw");
    assert_eq!(only_reads(&world, store), SEEN);
    let same = |all: Vec<(std::path::PathBuf, Vec<u8>)>| {
        // SQLite removes its own `-shm` when the last program closes the file.
        all.into_iter().filter(|(path, _)| !path.ends_with("t.db-shm")).collect::<Vec<_>>()
    };
    assert_eq!(same(folder(&path)), same(before));
}

#[test]
fn what_begins_to_be_written_is_not_read_as_if_it_stood_still() {
    let (_dir, path) = newer(NEWER);
    let store = open_newer(&path).unwrap();
    let everybody = store.bounds().unwrap().unwrap();
    let mut other = None;
    // While a query is running.
    let read = store.names(everybody, &mut |_| {
        other.get_or_insert_with(|| {
            let other = rusqlite::Connection::open(&path).unwrap();
            other.execute_batch("update user set full_name = 'Els Nieuw' where id = 3").unwrap();
            other
        });
        true
    });
    assert!(matches!(read, Err(StoreError::Replaced(_))), "{read:?}");
    let then = store.log_end();
    assert!(matches!(then, Err(StoreError::Replaced(_))), "{then:?}");
}

/// If a table or column that this version reads is gone, there is no offer to read the file.
#[test]
fn it_is_not_read_when_something_is_not_there_any_more() {
    for sql in [
        "alter table user rename column activated_at to since",
        "alter table meta rename to about",
        "alter table membership drop column folded",
        "alter table denied drop column code; alter table denied add column code integer",
        "alter table denied drop column code; alter table denied add column code text",
    ] {
        let drop = "drop index membership_by_name; drop index membership_by_level;";
        let (_dir, path) = newer(&format!("{drop} {sql}; pragma user_version = 99;"));
        let before = folder(&path);
        for opened in [open(&path), open_newer(&path)] {
            let refused = StoreError::Newer { found: 99, known: 8, readable: false };
            assert_eq!(opened.unwrap_err().failure(), refused.failure(), "{sql}");
        }
        assert_eq!(folder(&path), before, "{sql}");
    }
}

/// Unknown contents are expected in a newer file, not damage.
#[test]
fn what_is_unknown_in_it_is_of_the_newer_version() {
    let sql = "update user set role = 'auditor' where email = 'els@eigendomein.nl'";
    let (_dir, path) = newer(&format!("{sql}; pragma user_version = 99;"));
    let store = open_newer(&path).unwrap();
    assert!(store.find_user("piet@eigendomein.nl").unwrap().is_some());
    let world = World::small_world();
    for met in [
        store.find_user("els@eigendomein.nl").map(drop),
        store.ask(world.session("piet"), &Query::Users(whole()), world.now).map(drop),
    ] {
        assert!(matches!(met, Err(StoreError::Newer { readable: false, .. })), "{met:?}");
    }
}

#[test]
fn a_file_that_is_not_newer_opens_as_ever() {
    let mut world = World::small_world();
    let mut store = open_newer(&world.path()).unwrap();
    assert_eq!(store.locked(), None);
    let advanced = world.role("jan", PlatformRole::Advanced);
    store.execute(world.session("piet"), &advanced, world.now).unwrap();
    world.store = store;
}

/// If a newer program migrates the file while it is open here, this version stops writing.
#[test]
fn what_becomes_newer_while_it_is_open_is_not_written_any_more() {
    let mut world = World::small_world();
    let advanced = world.role("jan", PlatformRole::Advanced);
    let other = rusqlite::Connection::open(world.path()).unwrap();
    other.execute_batch("pragma user_version = 99").unwrap();
    let head = world.store.head().unwrap();
    for done in [
        world.store.execute(world.session("piet"), &advanced, world.now).map(drop),
        world.store.begin(),
        world.store.begin(),
        world.store.catch_up(world.now).map(drop),
    ] {
        assert!(matches!(done, Err(StoreError::Newer { found: 99, .. })), "{done:?}");
    }
    assert_eq!(world.store.head().unwrap(), head);
}

#[test]
fn the_shell_refuses_it_with_the_way() {
    let (home, db) = small_world();
    let (_dir, path) = changed(&bytes(Path::new(&db)), NEWER);
    let before = folder(&path);
    let db = path.display().to_string();
    let piet = |words: &[&str]| {
        ends(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    for words in [&["lid", "lijst", "bakkerij"][..], &["lid", "voegtoe", "bakkerij", "jan"]] {
        let (code, out, err) = piet(words);
        assert!(code == Some(8) && out.is_empty(), "{out}{err}");
        assert!(err.contains("nieuwere versie (99, deze kent 8). Werk toegang bij; tot"), "{err}");
        let (code, _, err) = piet(&[words, &["--json"]].concat());
        assert!(code == Some(8) && err.contains(r#""code":"newer_version""#), "{err}");
    }
    for words in [&["db", "controleer"][..], &["db", "migreer"], &["diagnose"], &[]] {
        let (code, out, err) = ends(&home, &[&["--db", &db], words].concat());
        assert!(code == Some(8), "{out}{err}");
        assert!([out, err].concat().contains("nieuwere versie (99, deze kent 8)"), "{words:?}");
    }
    assert_eq!(folder(&path), before, "not a byte, not a file");
}

/// Nothing happens to the file, whatever the answer.
#[test]
fn the_screens_open_on_a_yes_and_on_nothing_else() {
    let (home, db) = small_world();
    let (_dir, path) = changed(&bytes(Path::new(&db)), NEWER);
    let before = folder(&path);
    let db = path.display().to_string();
    let question = "nieuwere versie (99, deze kent 8). Alleen-lezen openen? [j/N]";
    for (answer, code) in [("\r", 8), ("\x1b\r", 8), ("n\r", 8), ("\x04", 8), ("\x03", 1)] {
        let mut it = Pty::start(home.path(), &["--db", &db]);
        it.until("a question", |screen| screen.contents().replace('\n', "").contains(question));
        it.send(answer);
        assert_eq!(it.ends(), code, "{answer:?}");
        assert!(!it.has_written("\x1b[?1049h"), "no screen");
    }
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "piet@eigendomein.nl"]);
    it.see("[j/N]")
        .send("j\r")
        .see("3 organisaties")
        .see("Alleen-lezen. Het bestand is van versie 99");
    it.send("E").see("rijen staan in").send("u").see("Werk toegang bij").send("q");
    assert_eq!(it.ends(), 0);
    assert_eq!(folder(&path), before, "not a byte, not a file");
}

/// A user over ssh does not own the file, so they are not asked.
#[test]
fn over_ssh_nobody_is_asked() {
    let (home, db) = small_world();
    let (_dir, path) = changed(&bytes(Path::new(&db)), NEWER);
    let db = path.display().to_string();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "1", "--vast"]);
    it.see("Werk toegang bij.");
    assert_eq!(it.ends(), 8);
    assert!(!it.has_written("[j/N]") && !it.has_written("\x1b[?1049h"));
    let lookup =
        program(home.path(), &["--db", &db, "ssh", "opzoek", "SHA256:x"]).output().unwrap();
    assert!(!lookup.status.success() && lookup.stdout.is_empty());
}

#[test]
fn the_screens_say_which_version_and_what_to_do() {
    let mut world = World::small_world();
    let (_dir, path) = changed(&bytes(&world.path()), NEWER);
    let add = world.add("Bakkerij", &["jan"]);
    world.store = open_newer(&path).unwrap();
    let refused = world.store.execute(world.session("piet"), &add, world.now).unwrap_err();
    let question = text::shell::read_newer(Lang::Nl, (9, 8));
    assert_eq!(
        question,
        "Dit bestand is gemaakt door een nieuwere versie (9, deze kent 8). Alleen-lezen openen?"
    );
    for (lang, first, then) in [
        (
            Lang::Nl,
            "Alleen-lezen. Het bestand is van versie 99, nieuwer dan deze (8).",
            "Werk toegang bij.",
        ),
        (
            Lang::En,
            "Read-only. The file is of version 99, newer than this one (8).",
            "Update toegang.",
        ),
    ] {
        let said = text::failure(lang, &refused.failure());
        assert!(said.starts_with(first) && said.ends_with(then), "{said}");
    }
    let it = Driver::new(world, Some("piet"), (80, 24));
    insta::assert_snapshot!("a_newer_file_is_only_read_80x24", styled(&it.buffer()));
}

/// The version number was overwritten from outside.
#[test]
fn a_version_that_cannot_be_is_told_and_what_is_in_the_file_can_be_saved() {
    let (home, db) = small_world();
    let whole = bytes(Path::new(&db));
    let head = Store::open(Path::new(&db), WAIT).unwrap().head().unwrap();
    for found in [0, -1, i32::MIN, 1, 2, 3, 4, 10_000, i32::MAX] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.db");
        super::tamper::write(&path, &whole);
        let strange = Connection::open(&path).unwrap();
        strange.pragma_update(None, "user_version", found).unwrap();
        strange.close().unwrap();
        let before = fs::read(&path).unwrap();
        let opened = Store::open(&path, WAIT);
        let told = matches!(opened, Err(StoreError::StrangeVersion { found: of }) if of == found);
        assert!(told, "{found}: {opened:?}");
        let at = path.display().to_string();
        let piet = ["--als", "piet@eigendomein.nl"];
        for words in [
            &["db", "controleer"][..],
            &["db", "migreer"],
            &["db", "migreer", "--proef"],
            &["db", "kopie", "k.db"],
            &["organisatie", "lijst", piet[0], piet[1]],
        ] {
            let (code, _, err) = crate::cli::ends(&home, &[&["--db", &at], words].concat());
            let told = err.contains(&format!("van versie {found} is, en dat klopt niet"));
            assert!(code == Some(8) && told, "{found} {words:?}: {code:?} {err}");
        }
        assert!(fs::read(&path).unwrap() == before, "{found}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "{found}: nothing is left");
        let saved = Store::restore(&path, &dir.path().join("new.db")).unwrap();
        assert!(saved.is_whole() && saved.head == head, "{found}: {saved:?}");
    }
}
