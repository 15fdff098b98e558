//! An open database that was moved away, replaced, or given a second name.

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

use super::tampering::file_bytes;
use crate::{
    cli::{program, run_toegang, small_world},
    support::{PollTimer, World},
};

const OPEN_TIMEOUT: Duration = Duration::from_secs(5);

fn side_file(path: &Path, side: &str) -> PathBuf {
    PathBuf::from(format!("{}{side}", path.display()))
}

/// Replaces a file by a copy of itself.
fn replace(path: &Path) {
    let other = side_file(path, ".ander");
    fs::copy(path, &other).unwrap();
    fs::rename(other, path).unwrap();
}

/// Changes a file while it is open.
type FileChange = fn(&Path);

const CHANGES: [(&str, FileChange, Displaced); 7] = [
    ("-shm removed", |path| fs::remove_file(side_file(path, "-shm")).unwrap(), Displaced::Shm),
    ("-shm replaced", |path| replace(&side_file(path, "-shm")), Displaced::Shm),
    ("-wal removed", |path| fs::remove_file(side_file(path, "-wal")).unwrap(), Displaced::Wal),
    ("-wal replaced", |path| replace(&side_file(path, "-wal")), Displaced::Wal),
    ("moved", |path| fs::rename(path, side_file(path, ".weg")).unwrap(), Displaced::Gone),
    ("replaced", replace, Displaced::Other),
    ("linked", |path| fs::hard_link(path, side_file(path, ".twee")).unwrap(), Displaced::Linked),
];

#[test]
fn a_displaced_file_is_not_written() {
    for (change, make, expected) in CHANGES {
        let mut world = World::small_world();
        let second = world.second_store();
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
        // Reading under one name is correct while nobody writes under the other name.
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

/// SQLite could not read data that is written after a gap.
#[test]
fn a_truncated_wal_is_not_written() {
    for left in [0, 32, 20_000] {
        let mut world = World::small_world();
        let path = world.path();
        let invite = |name: &str| World::invite(&format!("{name}@eigendomein.nl"), JoinedBy::Added);
        world.act("piet", &invite("mia")).unwrap();
        // The second store has cached this data, so reading would not reveal the change.
        let mut second = world.second_store();
        let session = world.session("piet");
        assert!(second.execute(session, &invite("siem"), world.now).is_ok());
        let wal = fs::OpenOptions::new().write(true).open(side_file(&path, "-wal")).unwrap();
        assert!(wal.metadata().unwrap().len() > left, "there is something to cut");
        wal.set_len(left).unwrap();
        for store in [&mut world.store, &mut second] {
            let done = store.execute(session, &invite("saar"), world.now);
            let refused = matches!(done, Err(StoreError::Replaced(Displaced::WalTruncated)));
            assert!(refused, "{left}: {done:?}");
            let begun = store.begin();
            assert!(
                matches!(begun, Err(StoreError::Replaced(Displaced::WalTruncated))),
                "{begun:?}"
            );
        }
        assert_eq!(wal.metadata().unwrap().len(), left, "nothing was added");
    }
}

/// Another program may checkpoint and empty the `-wal`.
#[test]
fn a_wal_emptied_by_a_checkpoint_can_be_written() {
    let mut world = World::small_world();
    world.act("piet", &World::invite("mia@eigendomein.nl", JoinedBy::Added)).unwrap();
    let other = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "pragma wal_checkpoint(truncate)";
    let busy: i64 = other.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!((busy, fs::metadata(side_file(&world.path(), "-wal")).unwrap().len()), (0, 0));
    world.act("piet", &World::invite("siem@eigendomein.nl", JoinedBy::Added)).unwrap();
    assert_eq!(world.store.check_log().unwrap(), []);
}

#[test]
fn a_transaction_fails_when_the_file_is_displaced_meanwhile() {
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

fn count_users(path: &Path) -> (usize, bool) {
    let store = Store::open(path, OPEN_TIMEOUT).unwrap();
    let found = (0..10).filter(|nth| store.find_user(&numbered_email(*nth)).unwrap().is_some());
    (found.count(), store.check_log().unwrap().is_empty())
}

fn numbered_email(nth: usize) -> String {
    format!("p{nth}@eigendomein.nl")
}

fn add_user(home: &Path, db: &str, nth: usize) {
    let words =
        ["--db", db, "--als", "piet@eigendomein.nl", "gebruiker", "voegtoe", &numbered_email(nth)];
    let done = program(home, &words).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// The program that had the file open all the time closes last. Its knowledge of the `-wal` is
/// outdated.
#[test]
fn closing_with_a_stale_shm_overwrites_no_saved_changes() {
    for make in [CHANGES[0].1, CHANGES[1].1] {
        let (home, db) = small_world();
        let path = Path::new(&db);
        let open = Store::open(path, OPEN_TIMEOUT).unwrap();
        add_user(home.path(), &db, 0);
        make(path);
        (1..5).for_each(|nth| add_user(home.path(), &db, nth));
        // Inside one process SQLite shares the old `-shm`, also with stores that open later.
        let again = Store::open(path, OPEN_TIMEOUT);
        assert!(matches!(again, Err(StoreError::Replaced(Displaced::Shm))), "{again:?}");
        drop((open, again));
        (5..9).for_each(|nth| add_user(home.path(), &db, nth));
        assert_eq!(count_users(path), (9, true));
    }
}

#[test]
fn a_removed_wal_is_merged_when_the_last_program_closes() {
    let mut world = World::small_world();
    world.act("piet", &World::invite(&numbered_email(0), JoinedBy::Added)).unwrap();
    let path = world.path();
    let dir = tempfile::tempdir().unwrap();
    let kept = dir.path().join("t.db");
    fs::remove_file(side_file(&path, "-wal")).unwrap();
    let add = World::invite(&numbered_email(1), JoinedBy::Added);
    let refused = world.store.execute(world.session("piet"), &add, world.now);
    assert!(matches!(refused, Err(StoreError::Replaced(Displaced::Wal))), "{refused:?}");
    let World { store, .. } = world;
    drop(store);
    fs::copy(&path, &kept).unwrap();
    assert_eq!(count_users(&kept), (1, true));
}

/// Opening does not merge a `-wal` that belongs to another file.
#[test]
fn a_file_that_differs_from_its_log_is_unchanged_on_close() {
    let (world, dir) = (World::small_world(), tempfile::tempdir().unwrap());
    let path = dir.path().join("t.db");
    super::tampering::write_private(&path, &file_bytes(&world.path()));
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute("update user set role = 'env_admin'", []).unwrap();
    let before = (fs::read(&path).unwrap(), fs::read(side_file(&path, "-wal")).unwrap());
    let stale = dir.path().join("u.db");
    super::tampering::write_private(&stale, &before.0);
    super::tampering::write_private(&side_file(&stale, "-wal"), &before.1);
    let _ = Store::open(&stale, OPEN_TIMEOUT).map(|store| store.locked());
    assert!(fs::read(&stale).unwrap() == before.0);
    assert!(fs::read(side_file(&stale, "-wal")).unwrap() == before.1);
}

#[test]
fn a_file_with_two_names_is_read_only() {
    let (home, db) = small_world();
    let second = home.path().join("tweede.db").display().to_string();
    let open = Store::open(Path::new(&db), OPEN_TIMEOUT).unwrap();
    fs::hard_link(&db, &second).unwrap();
    for path in [&db, &second] {
        let store = Store::open(Path::new(path), OPEN_TIMEOUT).unwrap();
        assert_eq!(store.locked(), Some(Locked::Linked));
        let flags = ["--db", path, "--als", "piet@eigendomein.nl"];
        let add = ["gebruiker", "voegtoe", "mia@eigendomein.nl"];
        let (code, _, err) = run_toegang(&home, &[&flags[..], &add].concat());
        let told = err.contains("harde koppelingen") && err.contains("find -samefile");
        assert!(code == Some(8) && told, "{code:?} {err}");
        assert_eq!(run_toegang(&home, &["--db", path, "db", "controleer"]).0, Some(0));
    }
    drop(open);
    let copy = home.path().join("kopie.db").display().to_string();
    assert_eq!(
        run_toegang(&home, &["--db", &second, "db", "kopie", &copy]).0,
        Some(0),
        "the way out"
    );
    fs::remove_file(second).unwrap();
    add_user(home.path(), &db, 0);
    add_user(home.path(), &copy, 0);
}

/// A file mounted without its folder, as in a container, lacks the `-wal` of the original.
#[test]
fn a_file_mounted_without_its_folder_is_read_only() {
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
        for name in crate::support::USER_ENV_VARS {
            it.env_remove(name);
        }
        let done = it.stdin(Stdio::null()).output().ok()?;
        Some((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()))
    };
    // Skip where mounting is not allowed.
    let Some((Some(0), _)) = in_it(&["--db", &other, "db", "controleer"]) else { return };
    let words = ["--db", &other, "--als", "piet@eigendomein.nl", "gebruiker", "voegtoe", "a@b.nl"];
    let (code, err) = in_it(&words).unwrap();
    assert!(code == Some(8) && err.contains("bind mount"), "{code:?} {err}");
}

#[test]
fn following_the_log_ends_when_the_file_is_displaced() {
    for (change, make, expected) in CHANGES {
        let (home, db) = small_world();
        let words = ["--db", &db, "--als", "piet@eigendomein.nl", "log", "--volg"];
        let mut command = program(home.path(), &words);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The log is followed as soon as the program prints another program's change.
        let mut wait = PollTimer::new();
        add_user(home.path(), &db, 0);
        let mut first = [0];
        let mut nth = 1;
        let mut out = child.stdout.take().unwrap();
        let reader = thread::spawn(move || out.read(&mut first).map(|_| out));
        while !reader.is_finished() {
            assert!(wait.pause(Duration::from_millis(50)) < Duration::from_secs(30), "{change}");
            add_user(home.path(), &db, nth);
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
