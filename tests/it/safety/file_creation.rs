//! Commands that create a complete database: backup, restore, import, example, first start.

use std::{
    fs::{self, DirBuilder, File},
    os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt},
    path::Path,
    process::Output,
    time::Duration,
};

use rusqlite::Connection;
use rustix::fs::{FlockOperation, flock};
use toegang::store::{Store, StoreError};

use super::tampering::with_every_table;
use crate::{
    cli::{program, run_toegang, small_world},
    support::{World, can_trace, under_strace},
};

const SIDE_SUFFIXES: [&str; 3] = ["-wal", "-shm", "-journal"];

fn file_names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = entries.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// Returns the commands that create a database at `new`.
fn creating_commands<'a>(
    db: &'a str,
    new: &'a str,
    lines: &'a str,
) -> [(&'static str, Vec<&'a str>); 5] {
    [
        ("kopie", vec!["--db", db, "db", "kopie", new]),
        ("herstel", vec!["--db", db, "db", "herstel", new]),
        ("importeer", vec!["--db", new, "db", "importeer", lines]),
        ("voorbeeld", vec!["--db", new, "voorbeeld", "--klein"]),
        ("registreer", vec!["--db", new, "registreer", "mia@mia.example", "--naam=Mia"]),
    ]
}

/// The database of a crashed program was moved away without its side files.
#[test]
fn no_file_is_created_beside_leftover_side_files() {
    let (home, db) = small_world();
    let lines = home.path().join("alles.jsonl").display().to_string();
    fs::write(&lines, run_toegang(&home, &["--db", &db, "db", "exporteer"]).1).unwrap();
    for side in SIDE_SUFFIXES {
        let dir = tempfile::tempdir().unwrap();
        let new = dir.path().canonicalize().unwrap().join("nieuw.db").display().to_string();
        let left = format!("{new}{side}");
        fs::write(&left, "het laatste werk").unwrap();
        for (maker, words) in creating_commands(&db, &new, &lines) {
            for more in [&["--json"][..], &["--json", "--proef"]] {
                let (code, out, err) = run_toegang(&home, &[&words, more].concat());
                let told = err.contains(&left) && err.contains("\"leftover\"");
                assert!(code == Some(8) && told, "{maker} {side}: {code:?} {out} {err}");
                assert_eq!(file_names(dir.path()), [format!("nieuw.db{side}")], "{maker}");
                assert_eq!(fs::read_to_string(&left).unwrap(), "het laatste werk", "{maker}");
            }
        }
    }
}

#[test]
fn the_migration_copy_avoids_leftover_side_files() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().canonicalize().unwrap().join("t.db");
    Connection::open(&path).unwrap().execute_batch(include_str!("../store/version_1.sql")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(dir.path().join("t.db.v1-wal"), "van eerder").unwrap();
    let done = Store::migrate(&path, Duration::ZERO).unwrap();
    assert_eq!(done.copy, Some(path.with_extension("db.v1.2")));
}

/// SQLite would merge a stale `-wal` of another file into the backup.
#[test]
fn a_backup_never_merges_a_stale_wal() {
    let world = with_every_table();
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("kopie.db");
    let stale = World::small_world();
    fs::copy(stale.path().with_extension("db-wal"), dir.path().join("kopie.db-wal")).unwrap();
    let refused = world.store.backup(&copy);
    assert!(matches!(refused, Err(StoreError::Leftover(_))), "{refused:?}");
    fs::remove_file(dir.path().join("kopie.db-wal")).unwrap();
    let head = world.store.backup(&copy).unwrap();
    let opened = Store::open(&copy, Duration::ZERO).unwrap();
    assert_eq!((opened.head().unwrap(), opened.check_log().unwrap()), (head, vec![]));
}

/// Creates a staging folder like the one that a killed program leaves.
fn create_staging_folder(at: &Path) {
    DirBuilder::new().mode(0o700).create(at).unwrap();
    for side in ["", "-wal", "-shm"] {
        fs::write(at.join(format!("toegang.db{side}")), "van iedereen").unwrap();
    }
}

#[test]
fn only_abandoned_staging_folders_are_removed() {
    let world = with_every_table();
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    create_staging_folder(&at("gisteren.db.new"));
    create_staging_folder(&at("kopie.db.new.17"));
    DirBuilder::new().mode(0o700).create(at("kopie.db.new.3")).unwrap();
    // The staging folder of a running program, and files that are not staging folders, must stay.
    create_staging_folder(&at("levend.db.new"));
    let alive = File::open(at("levend.db.new")).unwrap();
    flock(&alive, FlockOperation::LockExclusive).unwrap();
    fs::write(at("kopie.db.new"), "van Piet").unwrap();
    DirBuilder::new().mode(0o700).create(at("map.new")).unwrap();
    create_staging_folder(&at("werk.new"));
    fs::write(at("werk.new/brief.txt"), "van Piet").unwrap();
    create_staging_folder(&at("open.new"));
    fs::set_permissions(at("open.new"), fs::Permissions::from_mode(0o755)).unwrap();
    world.store.backup(&at("kopie.db")).unwrap();
    let left = ["kopie.db", "kopie.db.new", "levend.db.new", "map.new", "open.new", "werk.new"];
    assert_eq!(file_names(dir.path()), left);
    assert_eq!(file_names(&at("werk.new")).len(), 4);
    assert_eq!(fs::read_to_string(at("kopie.db.new")).unwrap(), "van Piet");
}

#[test]
fn taken_staging_names_do_not_stop_a_backup() {
    let world = with_every_table();
    let dir = tempfile::tempdir().unwrap();
    let at = |number: usize| match number {
        1 => dir.path().join("kopie.db.new"),
        number => dir.path().join(format!("kopie.db.new.{number}")),
    };
    for number in 1..=200 {
        fs::write(at(number), "van een oudere versie").unwrap();
    }
    world.store.backup(&dir.path().join("kopie.db")).unwrap();
    assert_eq!(file_names(dir.path()).len(), 201);
}

#[test]
fn a_killed_backup_leaves_private_files_that_the_next_run_removes() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    for call in ["mkdir", "flock", "fsync", "renameat2", "rmdir"] {
        let dir = tempfile::tempdir().unwrap();
        let copy = dir.path().canonicalize().unwrap().join("kopie.db");
        let command = program(home.path(), &["--db", &db, "db", "kopie", copy.to_str().unwrap()]);
        let kill = format!("inject={call}:signal=KILL:when=1");
        let trace = format!("trace={call}");
        let staged = ["", ".new", ".new/toegang.db"].map(|end| format!("{}{end}", copy.display()));
        let mut how = vec!["-o", "/dev/null", "-e", &trace, "-e", &kill];
        how.extend(staged.iter().flat_map(|path| ["-P", path]));
        let killed = under_strace(&command, &how).output().unwrap();
        assert!(!killed.status.success(), "{call}: {killed:?}");
        for name in file_names(dir.path()) {
            let mode = fs::metadata(dir.path().join(&name)).unwrap().mode();
            assert_eq!(mode & 0o077, 0, "{call}: {name}");
        }
        // Cleans up even if the backup was complete and nothing is left to do.
        let (code, _, err) =
            run_toegang(&home, &["--db", &db, "db", "kopie", copy.to_str().unwrap()]);
        assert!(code == Some(0) || err.contains("nooit overschreven"), "{call}: {err}");
        assert_eq!(file_names(dir.path()), ["kopie.db"], "{call}");
        assert!(Store::open(&copy, Duration::ZERO).unwrap().check_log().unwrap().is_empty());
    }
}

/// Runs a backup with these faults injected.
fn backup_with_faults(home: &Path, db: &str, copy: &str, faults: &[&str]) -> Output {
    let calls: Vec<_> = faults.iter().map(|fault| fault.split(':').next().unwrap()).collect();
    let trace = format!("trace={}", calls.join(","));
    let faults: Vec<_> = faults.iter().map(|fault| format!("inject={fault}")).collect();
    let mut how = vec!["-o", "/dev/null", "-e", &trace];
    how.extend(faults.iter().flat_map(|fault| ["-e", fault]));
    under_strace(&program(home, &["--db", db, "db", "kopie", copy]), &how).output().unwrap()
}

/// FAT and other file systems have no hard links. Old kernels cannot rename without replacing.
#[test]
fn a_backup_works_on_file_systems_without_hard_links() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    for (nth, faults) in [
        &["linkat:error=EPERM"][..],
        &["renameat2:error=EINVAL"],
        &["renameat2:error=EINVAL", "linkat:error=EPERM"],
    ]
    .into_iter()
    .enumerate()
    {
        let copy = home.path().join(format!("kopie{nth}.db"));
        let done = backup_with_faults(home.path(), &db, copy.to_str().unwrap(), faults);
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(0), "{faults:?}: {said}");
        let (code, _, err) =
            run_toegang(&home, &["--db", copy.to_str().unwrap(), "db", "controleer"]);
        assert_eq!((code, file_mode(&copy)), (Some(0), 0o600), "{faults:?}: {err}");
        let taken = backup_with_faults(home.path(), &db, copy.to_str().unwrap(), faults);
        assert_eq!(taken.status.code(), Some(8), "never over another");
    }
    let left = file_names(home.path()).into_iter().filter(|name| name.contains(".new"));
    assert_eq!(left.count(), 0);
}

fn file_mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn a_backup_that_cannot_be_renamed_is_removed_and_reported() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    let copy = home.path().join("kopie.db").display().to_string();
    let faults = ["renameat2:error=EPERM", "linkat:error=EPERM", "rename:error=EPERM"];
    let done = backup_with_faults(home.path(), &db, &copy, &faults);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let told = said.contains("Hier is geen bestand te maken") && !said.contains("overschreven");
    assert!(done.status.code() == Some(8) && told, "{said}");
    assert!(file_names(home.path()).iter().all(|name| !name.starts_with("kopie")));
}
