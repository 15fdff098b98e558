//! Limits of the machine: a locked database, an old SQLite, too few resources, no terminal.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use rusqlite::Connection;

use crate::{
    cli::{program, run_toegang, small_world},
    support::Pty,
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";

#[test]
fn a_locked_file_is_reported_after_the_wait() {
    let (home, db) = small_world();
    let lock = Connection::open(&db).unwrap();
    lock.execute_batch("begin immediate").unwrap();
    let add = ["gebruiker", "voegtoe", "mia@eigendomein.nl", "--wacht", "0s"];
    let (code, _, err) =
        run_toegang(&home, &[&["--db", &db, "--als", PIET_EMAIL], &add[..]].concat());
    assert!(code == Some(7) && err.contains("een ander proces"), "{code:?} {err}");
    let (code, list, _) =
        run_toegang(&home, &["--db", &db, "--als", PIET_EMAIL, "gebruiker", "lijst"]);
    assert!(code == Some(0) && !list.contains("mia@"), "reading goes on: {list}");
}

/// The bundled SQLite is new enough, so its refusal cannot be tested.
#[test]
fn the_bundled_sqlite_has_no_known_race() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
}

/// Runs the program with a limit set by the shell's `ulimit`.
fn run_limited((home, db): (&Path, &str), limit: &str, words: &[&str]) -> ExitAndOutput {
    let inner = program(home, &[&["--db", db, "--als", PIET_EMAIL], words].concat());
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(format!("ulimit {limit} && exec \"$0\" \"$@\""));
    shell.arg(inner.get_program()).args(inner.get_args()).current_dir(home);
    shell.env("HOME", home).stdin(Stdio::null());
    let done = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

type ExitAndOutput = (Option<i32>, String, String);

/// Runs the program with a limit on a new database, and asserts that the database is intact
/// afterwards.
fn run_limited_on_new_file(limit: &str, words: &[&str]) -> ExitAndOutput {
    let (home, db) = small_world();
    let told = run_limited((home.path(), &db), limit, words);
    let store = toegang::store::Store::open(db.as_ref(), Duration::ZERO).unwrap();
    assert_eq!(store.check_log().unwrap(), [], "{told:?}");
    let there = store.find_user("mia@eigendomein.nl").unwrap().is_some();
    assert_eq!(there, told.0 == Some(0), "{told:?}");
    told
}

#[test]
fn too_few_files_or_too_little_memory_leaves_an_intact_file() {
    let add = ["gebruiker", "voegtoe", "mia@eigendomein.nl"];
    for files in 5..12 {
        let (code, _, err) = run_limited_on_new_file(&format!("-n {files}"), &add);
        let told = err.starts_with("toegang: ") && err.lines().count() <= 2;
        assert!(code == Some(0) || told, "{files} files: {code:?} {err}");
    }
    // The command may fail with little memory, but the database must stay intact.
    for kilobytes in [20_000, 40_000, 80_000] {
        run_limited_on_new_file(&format!("-v {kilobytes}"), &add);
    }
}

/// The error must not look like side files of another program beside the database.
#[test]
fn too_few_file_descriptors_are_reported_for_an_open_file() {
    let (home, db) = small_world();
    let _open = toegang::store::Store::open(db.as_ref(), Duration::ZERO).unwrap();
    let mut refused = 0;
    for files in 4..8 {
        let limit = format!("-n {files}");
        let (code, _, err) = run_limited((home.path(), &db), &limit, &["organisatie", "lijst"]);
        assert!(code == Some(0) || err.contains("ulimit -n"), "{files} files: {code:?} {err}");
        refused += usize::from(code != Some(0));
    }
    assert!(refused > 0);
}

#[test]
fn without_a_terminal_the_program_prints_one_line() {
    let (home, db) = small_world();
    let (code, out, err) = run_toegang(&home, &["--db", &db]);
    assert_eq!((code, out.as_str(), err.lines().count()), (Some(2), "", 1), "{err}");
}

#[test]
fn rapid_resizes_break_nothing() {
    let (home, db) = small_world();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", PIET_EMAIL]);
    it.see("3 organisaties");
    for (width, height) in [(1, 1), (1, 300), (300, 1), (2, 2), (59, 15), (250, 80)].repeat(8) {
        it.resize(width, height);
    }
    it.resize(50, 12);
    it.see("Het venster is te klein").resize(100, 30);
    it.see("3 organisaties").send("q");
    assert_eq!(it.wait_exit(), 0);
    assert!(fs::exists(&db).unwrap());
}
