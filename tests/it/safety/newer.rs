//! A database of a newer version is refused, or opened read-only on request. It never changes.

use std::{fs, path::Path, time::Duration};

use rusqlite::Connection;
use tempfile::TempDir;
use toegang::{
    domain::{Locked, PlatformRole, Query},
    store::{Store, StoreError},
    text::{self, Lang},
};

use super::{
    read_only::{assert_read_only, folder_contents},
    tampering::{changed_file, file_bytes, with_every_table},
};
use crate::{
    cli::{program, run_toegang, small_world},
    support::{Driver, Pty, World, all_rows, to_styled_text},
};

/// Changes that a newer version may make: more columns and tables, and another hash chain.
const NEWER_SCHEMA_SQL: &str = "alter table user add column shoe_size integer;
    alter table log add column why text;
    create table consent (id integer primary key, user_id integer not null) strict;
    update log set hash = zeroblob(32);
    pragma user_version = 99;";
/// The schema version of this program.
const KNOWN_VERSION: usize = 12;
const EXPECTED_LOCK: Locked = Locked::Newer { found: 99, known: KNOWN_VERSION };

const OPEN_TIMEOUT: Duration = Duration::from_secs(1);

fn open_store(path: &Path) -> Result<Store, StoreError> {
    Store::open(path, Duration::from_secs(1))
}

fn open_newer(path: &Path) -> Result<Store, StoreError> {
    Store::open_newer(path, Duration::from_secs(1))
}

/// Creates the small example and applies these changes.
fn newer_file(sql: &str) -> (TempDir, std::path::PathBuf) {
    changed_file(&file_bytes(&with_every_table().path()), sql)
}

#[test]
fn a_newer_file_is_read_only_on_request_and_without_a_trace() {
    let world = with_every_table();
    let (_dir, path) = changed_file(&file_bytes(&world.path()), NEWER_SCHEMA_SQL);
    let before = folder_contents(&path);
    let refused = open_store(&path);
    let whole = StoreError::Newer { found: 99, known: KNOWN_VERSION, readable: true };
    assert_eq!(refused.unwrap_err().failure(), whole.failure());
    assert_eq!(assert_read_only(&world, open_newer(&path).unwrap()), EXPECTED_LOCK);
    assert_eq!(folder_contents(&path), before, "not a byte, not a file");
}

#[test]
fn a_newer_file_is_readable_while_a_newer_program_writes_it() {
    let world = with_every_table();
    let (_dir, path) = changed_file(&file_bytes(&world.path()), NEWER_SCHEMA_SQL);
    let other = rusqlite::Connection::open(&path).unwrap();
    let write =
        format!("update user set full_name = 'Els Nieuw' where id = {}", world.user("els").0);
    other.execute_batch(&write).unwrap();
    let before = folder_contents(&path);
    let store = open_newer(&path).unwrap();
    let els = store.find_user("els@eigendomein.nl").unwrap().unwrap();
    assert_eq!(els.full_name.unwrap().to_string(), "Els Nieuw");
    assert_eq!(assert_read_only(&world, store), EXPECTED_LOCK);
    let same = |all: Vec<(std::path::PathBuf, Vec<u8>)>| {
        // The `-shm` does not count, because SQLite removes it when the last program closes the
        // file.
        all.into_iter().filter(|(path, _)| !path.ends_with("t.db-shm")).collect::<Vec<_>>()
    };
    assert_eq!(same(folder_contents(&path)), same(before));
}

#[test]
fn reading_a_newer_file_fails_when_a_write_begins() {
    let (_dir, path) = newer_file(NEWER_SCHEMA_SQL);
    let store = open_newer(&path).unwrap();
    let everybody = store.bounds().unwrap().unwrap();
    let mut other = None;
    // The file is migrated while a query is running.
    let read = store.names(everybody.0, everybody.1, &mut |_| {
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

/// Without a table or column that this version reads, the program does not offer to open the file.
#[test]
fn a_newer_file_without_a_needed_column_is_not_read() {
    for sql in [
        "alter table user rename column activated_at to since",
        "alter table meta rename to about",
        "alter table membership drop column folded",
        "alter table denied drop column code; alter table denied add column code integer",
        "alter table denied drop column code; alter table denied add column code text",
    ] {
        let drop = "drop index membership_by_name; drop index membership_by_level;";
        let (_dir, path) = newer_file(&format!("{drop} {sql}; pragma user_version = 99;"));
        let before = folder_contents(&path);
        for opened in [open_store(&path), open_newer(&path)] {
            let refused = StoreError::Newer { found: 99, known: KNOWN_VERSION, readable: false };
            assert_eq!(opened.unwrap_err().failure(), refused.failure(), "{sql}");
        }
        assert_eq!(folder_contents(&path), before, "{sql}");
    }
}

/// A newer file may contain unknown values, which are not damage.
#[test]
fn unknown_values_of_a_newer_file_are_not_reported_as_damage() {
    let sql = "update user set role = 'auditor' where email = 'els@eigendomein.nl'";
    let (_dir, path) = newer_file(&format!("{sql}; pragma user_version = 99;"));
    let store = open_newer(&path).unwrap();
    assert!(store.find_user("piet@eigendomein.nl").unwrap().is_some());
    let world = World::small_world();
    for met in [
        store.find_user("els@eigendomein.nl").map(drop),
        store.ask(world.session("piet"), &Query::Users(all_rows()), world.now).map(drop),
    ] {
        assert!(matches!(met, Err(StoreError::Newer { readable: false, .. })), "{met:?}");
    }
}

#[test]
fn open_newer_opens_a_current_file_normally() {
    let mut world = World::small_world();
    let mut store = open_newer(&world.path()).unwrap();
    assert_eq!(store.locked(), None);
    let advanced = world.change_role("jan", PlatformRole::Advanced);
    store.execute(world.session("piet"), &advanced, world.now).unwrap();
    world.store = store;
}

/// If a newer program migrates the file while it is open, this version stops writing.
#[test]
fn a_file_migrated_by_a_newer_program_is_not_written() {
    let mut world = World::small_world();
    let advanced = world.change_role("jan", PlatformRole::Advanced);
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
fn the_shell_refuses_a_newer_file_and_suggests_updating() {
    let (home, db) = small_world();
    let (_dir, path) = changed_file(&file_bytes(Path::new(&db)), NEWER_SCHEMA_SQL);
    let before = folder_contents(&path);
    let db = path.display().to_string();
    let piet = |words: &[&str]| {
        run_toegang(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    for words in [&["lid", "lijst", "bakkerij"][..], &["lid", "voegtoe", "bakkerij", "jan"]] {
        let (code, out, err) = piet(words);
        assert!(code == Some(8) && out.is_empty(), "{out}{err}");
        assert!(
            err.contains(&format!(
                "nieuwere versie (99, deze kent {KNOWN_VERSION}). Werk toegang bij; tot"
            )),
            "{err}"
        );
        let (code, _, err) = piet(&[words, &["--json"]].concat());
        assert!(code == Some(8) && err.contains(r#""code":"newer_version""#), "{err}");
    }
    for words in [&["db", "controleer"][..], &["db", "migreer"], &["diagnose"], &[]] {
        let (code, out, err) = run_toegang(&home, &[&["--db", &db], words].concat());
        assert!(code == Some(8), "{out}{err}");
        assert!(
            [out, err]
                .concat()
                .contains(&format!("nieuwere versie (99, deze kent {KNOWN_VERSION})")),
            "{words:?}"
        );
    }
    assert_eq!(folder_contents(&path), before, "not a byte, not a file");
}

/// The file stays unchanged, whatever the answer.
#[test]
fn the_screens_open_a_newer_file_only_after_a_yes() {
    let (home, db) = small_world();
    let (_dir, path) = changed_file(&file_bytes(Path::new(&db)), NEWER_SCHEMA_SQL);
    let before = folder_contents(&path);
    let db = path.display().to_string();
    let question =
        format!("nieuwere versie (99, deze kent {KNOWN_VERSION}). Alleen-lezen openen? [j/N]");
    for (answer, code) in [("\r", 8), ("\x1b\r", 8), ("n\r", 8), ("\x04", 8), ("\x03", 1)] {
        let mut it = Pty::start(home.path(), &["--db", &db]);
        it.wait_until("a question", |screen| {
            screen.contents().replace('\n', "").contains(&question)
        });
        it.send(answer);
        assert_eq!(it.wait_exit(), code, "{answer:?}");
        assert!(!it.has_written("\x1b[?1049h"), "no screen");
    }
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "piet@eigendomein.nl"]);
    it.see("[j/N]")
        .send("j\r")
        .see("3 organisaties")
        .see("Alleen-lezen. Het bestand heeft versie 99");
    it.send("E").see("rijen opgeslagen").send("u").see("Werk toegang bij").send("q");
    assert_eq!(it.wait_exit(), 0);
    assert_eq!(folder_contents(&path), before, "not a byte, not a file");
}

/// A user over ssh does not own the file, so they are not asked.
#[test]
fn an_ssh_session_is_not_asked_to_open_a_newer_file() {
    let (home, db) = small_world();
    let (_dir, path) = changed_file(&file_bytes(Path::new(&db)), NEWER_SCHEMA_SQL);
    let db = path.display().to_string();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "1", "--vast"]);
    it.see("Werk toegang bij.");
    assert_eq!(it.wait_exit(), 8);
    assert!(!it.has_written("[j/N]") && !it.has_written("\x1b[?1049h"));
    let lookup =
        program(home.path(), &["--db", &db, "ssh", "opzoek", "SHA256:x"]).output().unwrap();
    assert!(!lookup.status.success() && lookup.stdout.is_empty());
}

#[test]
fn the_screens_show_the_newer_version_and_the_remedy() {
    let mut world = World::small_world();
    let (_dir, path) = changed_file(&file_bytes(&world.path()), NEWER_SCHEMA_SQL);
    let add = world.add("Bakkerij", &["jan"]);
    world.store = open_newer(&path).unwrap();
    let refused = world.store.execute(world.session("piet"), &add, world.now).unwrap_err();
    let question = text::shell::open_newer_question(Lang::Nl, 9, 8);
    assert_eq!(
        question,
        "Dit bestand is gemaakt door een nieuwere versie (9, deze kent 8). Alleen-lezen openen?"
    );
    for (lang, first, then) in [
        (
            Lang::Nl,
            "Alleen-lezen. Het bestand heeft versie 99, nieuwer dan dit programma kent (12).",
            "Werk toegang bij.",
        ),
        (
            Lang::En,
            "Read-only. The file has version 99, newer than this program knows (12).",
            "Update toegang.",
        ),
    ] {
        let said = text::failure(lang, &refused.failure());
        assert!(said.starts_with(first) && said.ends_with(then), "{said}");
    }
    let it = Driver::new(world, Some("piet"), (80, 24));
    insta::assert_snapshot!("a_newer_file_is_only_read_80x24", to_styled_text(&it.buffer()));
}

/// Another program overwrote the version number.
#[test]
fn an_impossible_version_is_reported_and_the_file_can_be_restored() {
    let (home, db) = small_world();
    let whole = file_bytes(Path::new(&db));
    let head = Store::open(Path::new(&db), OPEN_TIMEOUT).unwrap().head().unwrap();
    for found in [0, -1, i32::MIN, 1, 2, 3, 4, 10_000, i32::MAX] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.db");
        super::tampering::write_private(&path, &whole);
        let strange = Connection::open(&path).unwrap();
        strange.pragma_update(None, "user_version", found).unwrap();
        strange.close().unwrap();
        let before = fs::read(&path).unwrap();
        let opened = Store::open(&path, OPEN_TIMEOUT);
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
            let (code, _, err) = crate::cli::run_toegang(&home, &[&["--db", &at], words].concat());
            let told = err.contains(&format!("versie {found} heeft, en die bestaat niet"));
            assert!(code == Some(8) && told, "{found} {words:?}: {code:?} {err}");
        }
        assert!(fs::read(&path).unwrap() == before, "{found}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "{found}: nothing is left");
        let saved = Store::restore(&path, &dir.path().join("new.db")).unwrap();
        assert!(saved.is_whole() && saved.head == head, "{found}: {saved:?}");
    }
}
