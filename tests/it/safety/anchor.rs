//! The anchor: a second file that reveals a forged or truncated log. Users who can write the
//! database cannot write the anchor.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use toegang::{
    domain::{Locked, PlatformRole},
    store::{ChainHead, Store, StoreError},
};

use super::tampering::{file_bytes, write_private};
use crate::{
    cli::{program, run_toegang, small_world},
    support::{World, can_trace, run_with_fault_from},
};

/// Creates the small example with an anchor file for the end of its log.
fn with_anchor() -> (World, PathBuf) {
    let mut world = World::small_world();
    let anchor = world.path().with_extension("anker");
    let store = world.second_store().anchored(&anchor).unwrap();
    drop(std::mem::replace(&mut world.store, store));
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    (world, anchor)
}

fn anchor_heads(anchor: &Path) -> Vec<ChainHead> {
    fs::read_to_string(anchor).unwrap().lines().filter_map(|line| line.parse().ok()).collect()
}

fn reopen(path: &Path, anchor: &Path) -> Store {
    Store::open(path, Duration::from_secs(5)).unwrap().anchored(anchor).unwrap()
}

/// Creates a copy of the database with another history, at least as long.
fn with_different_history(before: &[u8], commands: usize) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.db");
    write_private(&path, before);
    let mut other = World::open(&path);
    for _ in 0..commands {
        other.act("els", &other.change_role("jan", PlatformRole::EnvAdmin)).unwrap_err();
    }
    (folder, path)
}

#[test]
fn a_file_with_a_cut_or_replaced_log_is_read_only() {
    let world = World::small_world();
    let before = file_bytes(&world.path());
    drop(world);
    let (world, anchor) = with_anchor();
    let noted = fs::read_to_string(&anchor).unwrap();
    let last = anchor_heads(&anchor).last().unwrap().number;
    for commands in [0, 1, 2, 5] {
        let (_folder, path) = with_different_history(&before, commands);
        let mut store = reopen(&path, &anchor);
        assert_eq!(store.locked(), Some(Locked::Anchor(last)), "{commands} commands");
        let end = store.head().unwrap();
        let add = world.add("Bakkerij", &["bram"]);
        let refused = store.execute(world.session("piet"), &add, world.now).unwrap_err();
        assert!(matches!(refused, StoreError::ReadOnly(Locked::Anchor(_))), "{refused:?}");
        assert_eq!(store.head().unwrap(), end, "not even an attempt is written");
        assert!(!store.check_log().unwrap().is_empty());
        assert_eq!(fs::read_to_string(&anchor).unwrap(), noted);
        // A user who restored a backup on purpose starts a new anchor and keeps the old one.
        let fresh = anchor.with_extension("nieuw");
        let mut store = reopen(&path, &fresh);
        store.execute(world.session("piet"), &add, world.now).unwrap();
        assert_eq!((store.locked(), anchor_heads(&fresh)), (None, vec![store.head().unwrap()]));
        fs::remove_file(&fresh).unwrap();
    }
}

#[test]
fn a_log_that_is_forged_while_open_gets_no_more_entries() {
    let (mut world, anchor) = with_anchor();
    let noted = fs::read_to_string(&anchor).unwrap();
    let forger = rusqlite::Connection::open(world.path()).unwrap();
    let triggers = "select group_concat('drop trigger ' || name, ';') from sqlite_master \
                    where type = 'trigger'";
    let drop_all: String = forger.query_row(triggers, [], |row| row.get(0)).unwrap();
    let again: String = forger
        .query_row(
            "select group_concat(sql || ';', '') from sqlite_master where type = 'trigger'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let last = "update log set hash = zeroblob(32) where seq = (select max(seq) from log)";
    forger.execute_batch(&format!("begin; {drop_all}; {last}; {again} commit")).unwrap();
    let add = world.add("Bakkerij", &["bram"]);
    let done = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(done, Err(StoreError::ReadOnly(Locked::Anchor(_)))), "{done:?}");
    assert!(matches!(world.store.begin(), Err(StoreError::ReadOnly(Locked::Anchor(_)))));
    assert_eq!(fs::read_to_string(&anchor).unwrap(), noted);
    world.store.catch_up(world.now).unwrap();
}

#[test]
fn concurrent_writers_can_share_an_anchor() {
    let (world, anchor) = with_anchor();
    let (times, programs) = (20, 3);
    let denied = world.change_role("jan", PlatformRole::EnvAdmin);
    let (els, now, path) = (world.session("els"), world.now, world.path());
    let open = || {
        let store = Store::open(&path, Duration::from_mins(1)).unwrap();
        store.anchored(&anchor).unwrap()
    };
    thread::scope(|scope| {
        for _ in 0..programs {
            scope.spawn(|| {
                let mut store = open();
                for _ in 0..times {
                    store.begin().unwrap();
                    store.end(false).unwrap();
                    store.execute(els, &denied, now).unwrap_err();
                    assert!(store.take_unanchored().is_none());
                    assert_eq!(open().locked(), None);
                }
            });
        }
    });
    assert_eq!(anchor_heads(&anchor).len(), 1 + times * programs);
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn help_and_readme_warn_that_log_and_tables_can_be_forged() {
    let home = tempfile::tempdir().unwrap();
    for (words, forged, shown) in [
        (
            ["db", "controleer", "--help"],
            "Logboek en tabellen samen vervalsen",
            "Alleen een ankerbestand",
        ),
        (["--taal=en", "db", "check"], "forge both the Log and the tables", "Only an anchor"),
    ] {
        let (code, help, _) = run_toegang(&home, &[&words[..], &["--help"]].concat());
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(code == Some(0) && help.contains(forged) && help.contains(shown), "{help}");
    }
    let readme = include_str!("../../../README.md");
    let line = readme.lines().find(|line| line.contains("can forge")).expect("the README");
    assert!(line.contains("an anchor"), "{line}");
}

#[test]
fn a_torn_last_line_of_the_anchor_is_ignored_and_kept() {
    let (first, anchor) = with_anchor();
    let whole = fs::read(&anchor).unwrap();
    let path = first.path();
    // Truncated inside the hash, before the hash, and just before the newline.
    for cut in [1, 2, 20, 64, 65] {
        let mut world = World::open(&path);
        let kept: Vec<u8> = [&whole[..], &whole[..whole.len() - cut]].concat();
        fs::write(&anchor, &kept).unwrap();
        let store = reopen(&path, &anchor);
        assert_eq!(store.torn_anchor().is_some(), cut > 1, "{cut}: a line lacks only its end");
        assert_eq!((store.locked(), store.check_log().unwrap()), (None, vec![]));
        drop(std::mem::replace(&mut world.store, store));
        world.act("els", &world.change_role("jan", PlatformRole::EnvAdmin)).unwrap_err();
        let text = fs::read_to_string(&anchor).unwrap();
        assert_eq!(text.lines().last().unwrap().parse(), Ok(world.store.head().unwrap()), "{text}");
        assert!(text.as_bytes().starts_with(&kept), "nothing is taken away: {text}");
        let store = reopen(&path, &anchor);
        assert_eq!((store.torn_anchor(), store.check_log().unwrap()), (None, vec![]));
    }
    // Zeros after a lost write, and lines that an older version appended to an incomplete line.
    for strange in ["\0\0\0\0", "12 ab13 cdef\n", "12 ab\n\n"] {
        fs::write(&anchor, [&whole[..], strange.as_bytes()].concat()).unwrap();
        assert_eq!(reopen(&path, &anchor).check_log().unwrap(), [], "{strange:?}");
    }
}

#[test]
fn an_anchor_with_an_endless_line_is_refused() {
    let (world, anchor) = with_anchor();
    let path = world.path();
    let line = [fs::read(&anchor).unwrap(), vec![b'1'; 5_000]].concat();
    fs::write(&anchor, line).unwrap();
    let opened = Store::open(&path, Duration::from_secs(5)).unwrap().anchored(&anchor);
    assert!(matches!(opened, Err(StoreError::Anchor { .. })), "{opened:?}");
}

/// The command line reports the problem and the remedy; reading still works.
#[test]
fn the_command_line_explains_a_broken_log_or_anchor() {
    let (home, db) = small_world();
    let older = file_bytes(Path::new(&db));
    let anchor = home.path().join("anker").display().to_string();
    let run = |words: &[&str]| {
        run_toegang(
            &home,
            &[&["--db", &db, "--anker", &anchor, "--als", "piet@eigendomein.nl"], words].concat(),
        )
    };
    let add = ["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl"];
    assert_eq!(run(&["org", "lijst"]).0, Some(0));
    assert!(!fs::exists(&anchor).unwrap(), "a question makes no anchor");
    assert_eq!(run(&add).0, Some(0));
    let whole = fs::read(&anchor).unwrap();
    fs::write(&anchor, [&whole[..], &whole[..9]].concat()).unwrap();
    let (code, _, err) = run(&["org", "lijst"]);
    assert!(code == Some(0) && err.contains("is afgebroken"), "{err}");
    assert_eq!(fs::read(&anchor).unwrap().len(), whole.len() + 9, "a question mends nothing");
    let (code, _, err) = run(&["gebruiker", "relatiemanager", "els@eigendomein.nl", "ja"]);
    assert!(code == Some(0) && err.contains("is afgebroken"), "{err}");
    assert_eq!(
        run(&["db", "controleer"]),
        (Some(0), "De tabellen komen precies overeen met het Logboek.\n".into(), String::new())
    );
    fs::write(&db, older).unwrap();
    let (code, out, err) = run(&["org", "lijst"]);
    assert!(
        code == Some(0) && out.contains("Bakkerij") && err.contains("Alleen-lezen"),
        "{out}{err}"
    );
    let (code, out, err) = run(&add);
    assert!(code == Some(8) && out.is_empty(), "{code:?} {out}{err}");
    for said in ["vervalst of ingekort", "controleer --anker", "een nieuw anker"] {
        assert!(err.contains(said), "{said}: {err}");
    }
    let (code, _, err) = run(&["lid", "add", "bakkerij", "jan@eigendomein.nl", "--taal", "en"]);
    assert!(code == Some(8) && err.contains("start a new anchor"), "{err}");
}

/// A committed change is kept and its result printed. The error says that the change was saved, and
/// the number of its log entry.
#[test]
fn a_change_is_kept_and_reported_when_the_anchor_fails() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    let anchor = home.path().join("anker").display().to_string();
    let with = ["--db", &db, "--anker", &anchor, "--als", "piet@eigendomein.nl"];
    let words = [&with[..], &["gebruiker", "nodiguit", "x@eigendomein.nl"]].concat();
    let done =
        run_with_fault_from(&program(home.path(), &words), "write:error=ENOSPC", 1, &[&anchor])
            .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&done.stdout), text(&done.stderr));
    assert_eq!(done.status.code(), Some(8), "{err}");
    let number =
        Store::open(Path::new(&db), Duration::from_secs(5)).unwrap().head().unwrap().number;
    assert!(err.contains(&format!("tot en met schakel {number} van het Logboek")), "{err}");
    assert!(err.contains("Dit is opgeslagen") && err.contains(&anchor), "{err}");
    assert!(out.contains("x@eigendomein.nl"), "the code is shown only once: {out}");
    let twice = run_toegang(&home, &words);
    assert!(twice.2.contains("is er al") || twice.0 != Some(0), "it was done: {twice:?}");
    let other = [&with[..], &["gebruiker", "nodiguit", "y@eigendomein.nl"]].concat();
    assert_eq!(run_toegang(&home, &other).0, Some(0));
    assert_eq!(run_toegang(&home, &[&with[..], &["db", "controleer"]].concat()).0, Some(0));
}
