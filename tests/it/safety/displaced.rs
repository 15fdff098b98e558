//! A file that is no longer the one that was opened: moved away, replaced, or given a second name.

use std::{
    fs,
    io::Read,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use toegang::{
    domain::{Displaced, JoinedBy, Locked, Query},
    store::{Store, StoreError},
};

use super::tamper::bytes;
use crate::{
    cli::{ends, program, small_world},
    support::{Wait, World},
};

const WAIT: Duration = Duration::from_secs(5);

fn beside(path: &Path, side: &str) -> PathBuf {
    PathBuf::from(format!("{}{side}", path.display()))
}

/// Replaces this file by another one with the same contents.
fn replace(path: &Path) {
    let other = beside(path, ".ander");
    fs::copy(path, &other).unwrap();
    fs::rename(other, path).unwrap();
}

/// Something that happens to a file while it is open.
type Change = fn(&Path);

const CHANGES: [(&str, Change, Displaced); 7] = [
    ("-shm removed", |path| fs::remove_file(beside(path, "-shm")).unwrap(), Displaced::Shm),
    ("-shm replaced", |path| replace(&beside(path, "-shm")), Displaced::Shm),
    ("-wal removed", |path| fs::remove_file(beside(path, "-wal")).unwrap(), Displaced::Wal),
    ("-wal replaced", |path| replace(&beside(path, "-wal")), Displaced::Wal),
    ("moved", |path| fs::rename(path, beside(path, ".weg")).unwrap(), Displaced::Gone),
    ("replaced", replace, Displaced::Other),
    ("linked", |path| fs::hard_link(path, beside(path, ".twee")).unwrap(), Displaced::Linked),
];

#[test]
fn nothing_is_written_once_the_file_is_not_what_was_opened() {
    for (change, make, expected) in CHANGES {
        let mut world = World::small_world();
        let second = world.other();
        make(&world.path());
        let add = World::invite("mia@eigendomein.nl", JoinedBy::Added);
        for _ in 0..2 {
            let done = world.store.execute(world.session("piet"), &add, world.now);
            let refused = matches!(&done, Err(StoreError::Replaced(why)) if *why == expected);
            assert!(refused, "{change}: {done:?}");
            let begun = world.store.begin();
            let refused = matches!(&begun, Err(StoreError::Replaced(why)) if *why == expected);
            assert!(refused, "{change}: {begun:?}");
        }
        // Reading under one name is correct as long as nobody writes under the other.
        for store in [&world.store, &second] {
            let read = store.ask(world.session("piet"), &Query::Me, world.now);
            let (heard, again) = (store.data_version(), store.reopen().map(drop));
            for (what, failed) in
                [("read", read.is_err()), ("heard", heard.is_err()), ("again", again.is_err())]
            {
                assert_eq!(failed, expected != Displaced::Linked, "{change}: {what}");
            }
        }
    }
}

/// Data written after a gap could not be read again.
#[test]
fn nothing_is_written_behind_a_wal_that_was_cut_short() {
    for left in [0, 32, 20_000] {
        let mut world = World::small_world();
        let path = world.path();
        let invite = |name: &str| World::invite(&format!("{name}@eigendomein.nl"), JoinedBy::Added);
        world.act("piet", &invite("mia")).unwrap();
        // The second program has this data cached, so it would not notice by reading.
        let mut second = world.other();
        let session = world.session("piet");
        assert!(second.execute(session, &invite("siem"), world.now).is_ok());
        let wal = fs::OpenOptions::new().write(true).open(beside(&path, "-wal")).unwrap();
        assert!(wal.metadata().unwrap().len() > left, "there is something to cut");
        wal.set_len(left).unwrap();
        for store in [&mut world.store, &mut second] {
            let done = store.execute(session, &invite("saar"), world.now);
            let refused = matches!(done, Err(StoreError::Replaced(Displaced::Cut)));
            assert!(refused, "{left}: {done:?}");
            let begun = store.begin();
            assert!(matches!(begun, Err(StoreError::Replaced(Displaced::Cut))), "{begun:?}");
        }
        assert_eq!(wal.metadata().unwrap().len(), left, "nothing was added");
    }
}

/// Another program may checkpoint the `-wal` and empty it.
#[test]
fn a_wal_that_somebody_emptied_in_the_right_way_is_written_on() {
    let mut world = World::small_world();
    world.act("piet", &World::invite("mia@eigendomein.nl", JoinedBy::Added)).unwrap();
    let other = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "pragma wal_checkpoint(truncate)";
    let busy: i64 = other.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!((busy, fs::metadata(beside(&world.path(), "-wal")).unwrap().len()), (0, 0));
    world.act("piet", &World::invite("siem@eigendomein.nl", JoinedBy::Added)).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn what_is_done_in_many_steps_is_given_up_when_the_file_goes_meanwhile() {
    for (change, make, expected) in CHANGES {
        let mut world = World::small_world();
        let path = world.path();
        world.store.begin().unwrap();
        let add = World::invite("mia@eigendomein.nl", JoinedBy::Added);
        world.store.execute_one(world.session("piet"), &add, world.now, None).unwrap().unwrap();
        make(&path);
        let ended = world.store.end(true);
        let refused = matches!(&ended, Err(StoreError::Replaced(why)) if *why == expected);
        assert!(refused, "{change}: {ended:?}");
    }
}

fn there(path: &Path) -> (usize, bool) {
    let store = Store::open(path, WAIT).unwrap();
    let found = (0..10).filter(|nth| store.find_user(&email(*nth)).unwrap().is_some());
    (found.count(), store.check_log().unwrap().is_empty())
}

fn email(nth: usize) -> String {
    format!("p{nth}@eigendomein.nl")
}

fn added(home: &Path, db: &str, nth: usize) {
    let words = ["--db", db, "--als", "piet@eigendomein.nl", "gebruiker", "voegtoe", &email(nth)];
    let done = program(home, &words).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The program that had the file open throughout closes last, with outdated knowledge of the
/// `-wal`.
#[test]
fn who_closes_with_another_shm_overwrites_nothing_that_others_saved() {
    for make in [CHANGES[0].1, CHANGES[1].1] {
        let (home, db) = small_world();
        let path = Path::new(&db);
        let open = Store::open(path, WAIT).unwrap();
        added(home.path(), &db, 0);
        make(path);
        (1..5).for_each(|nth| added(home.path(), &db, nth));
        // Within one process SQLite keeps using the old file, also for later openers.
        let again = Store::open(path, WAIT);
        assert!(matches!(again, Err(StoreError::Replaced(Displaced::Shm))), "{again:?}");
        drop((open, again));
        (5..9).for_each(|nth| added(home.path(), &db, nth));
        assert_eq!(there(path), (9, true));
    }
}

#[test]
fn what_was_in_a_wal_that_is_gone_comes_into_the_file_when_the_last_one_quits() {
    let mut world = World::small_world();
    world.act("piet", &World::invite(&email(0), JoinedBy::Added)).unwrap();
    let path = world.path();
    let dir = tempfile::tempdir().unwrap();
    let kept = dir.path().join("t.db");
    fs::remove_file(beside(&path, "-wal")).unwrap();
    let add = World::invite(&email(1), JoinedBy::Added);
    let refused = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(refused, Err(StoreError::Replaced(Displaced::Wal))), "{refused:?}");
    let World { store, .. } = world;
    drop(store);
    fs::copy(&path, &kept).unwrap();
    assert_eq!(there(&kept), (1, true));
}

/// Opening does not merge a `-wal` that belongs to another file.
#[test]
fn a_file_that_is_not_as_its_log_says_stays_as_it_is_when_it_is_closed() {
    let (world, dir) = (World::small_world(), tempfile::tempdir().unwrap());
    let path = dir.path().join("t.db");
    super::tamper::write(&path, &bytes(&world.path()));
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("update user set role = 'env_admin'", []).unwrap();
    let before = (fs::read(&path).unwrap(), fs::read(beside(&path, "-wal")).unwrap());
    let stale = dir.path().join("u.db");
    super::tamper::write(&stale, &before.0);
    super::tamper::write(&beside(&stale, "-wal"), &before.1);
    let _ = Store::open(&stale, WAIT).map(|store| store.locked());
    assert!(fs::read(&stale).unwrap() == before.0);
    assert!(fs::read(beside(&stale, "-wal")).unwrap() == before.1);
}

#[test]
fn a_file_with_two_names_is_read_under_both_and_written_under_none() {
    let (home, db) = small_world();
    let second = home.path().join("tweede.db").display().to_string();
    let open = Store::open(Path::new(&db), WAIT).unwrap();
    fs::hard_link(&db, &second).unwrap();
    for path in [&db, &second] {
        let store = Store::open(Path::new(path), WAIT).unwrap();
        assert_eq!(store.locked(), Some(Locked::Linked));
        let flags = ["--db", path, "--als", "piet@eigendomein.nl"];
        let add = ["gebruiker", "voegtoe", "mia@eigendomein.nl"];
        let (code, _, err) = ends(&home, &[&flags[..], &add].concat());
        let told = err.contains("harde koppelingen") && err.contains("find -samefile");
        assert!(code == Some(8) && told, "{code:?} {err}");
        assert_eq!(ends(&home, &["--db", path, "db", "controleer"]).0, Some(0));
    }
    drop(open);
    let copy = home.path().join("kopie.db").display().to_string();
    assert_eq!(ends(&home, &["--db", &second, "db", "kopie", &copy]).0, Some(0), "the way out");
    fs::remove_file(second).unwrap();
    added(home.path(), &db, 0);
    added(home.path(), &copy, 0);
}

/// A file mounted without its folder, as in a container, lacks the `-wal` of the original.
#[test]
fn a_file_that_is_mounted_without_its_folder_is_only_read() {
    let (home, db) = small_world();
    let other = home.path().join("elders.db");
    fs::write(&other, "").unwrap();
    fs::set_permissions(&other, fs::Permissions::from_mode(0o600)).unwrap();
    let other = other.display().to_string();
    let in_it = |words: &[&str]| {
        let run = program(home.path(), words);
        let mut it = Command::new("unshare");
        it.args(["-rm", "sh", "-c", "mount --bind \"$0\" \"$1\" && shift && exec \"$@\""]);
        it.args([&db, &other]).arg(run.get_program()).args(run.get_args());
        it.current_dir(home.path()).env("HOME", home.path()).env("TZ", "UTC");
        for name in crate::support::OF_THE_PERSON {
            it.env_remove(name);
        }
        let done = it.stdin(Stdio::null()).output().ok()?;
        Some((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()))
    };
    // Mounting is not allowed on each machine.
    let Some((Some(0), _)) = in_it(&["--db", &other, "db", "controleer"]) else { return };
    let words = ["--db", &other, "--als", "piet@eigendomein.nl", "gebruiker", "voegtoe", "a@b.nl"];
    let (code, err) = in_it(&words).unwrap();
    assert!(code == Some(8) && err.contains("bind mount"), "{code:?} {err}");
}

#[test]
fn who_follows_the_log_of_a_file_that_is_gone_is_told() {
    for (change, make, expected) in CHANGES {
        let (home, db) = small_world();
        let words = ["--db", &db, "--als", "piet@eigendomein.nl", "log", "--volg"];
        let mut command = program(home.path(), &words);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // It is following once it prints another program's change.
        let mut wait = Wait::new();
        added(home.path(), &db, 0);
        let mut first = [0];
        let mut nth = 1;
        let mut out = child.stdout.take().unwrap();
        let reader = thread::spawn(move || out.read(&mut first).map(|_| out));
        while !reader.is_finished() {
            assert!(wait.pause(Duration::from_millis(50)) < Duration::from_secs(30), "{change}");
            added(home.path(), &db, nth);
            nth += 1;
        }
        make(Path::new(&db));
        let ended = loop {
            if let Some(ended) = child.try_wait().unwrap() {
                break Some(ended);
            }
            let most = if expected == Displaced::Linked { 1 } else { 30 };
            if wait.pause(Duration::from_millis(20)) > Duration::from_secs(most) {
                break None;
            }
        };
        child.kill().unwrap();
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        if expected == Displaced::Linked {
            assert!(ended.is_none(), "{change}: {said}");
        } else {
            assert_eq!(ended.and_then(|it| it.code()), Some(8), "{change}: {said}");
            assert!(said.contains("terwijl het open was"), "{change}: {said}");
        }
    }
}
