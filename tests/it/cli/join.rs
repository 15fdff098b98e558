//! `db volg` into a new file, which has the whole log or is not there, whatever happens (R194).

use std::{fs, path::Path, process::Stdio};

use tempfile::TempDir;
use toegang::store::Store;

use super::{program, small_world};
use crate::support::{
    Cluster, Recording, Rng, attempts, can_trace, fault_positions, run_with_fault, write_disk,
};

/// A server with the log of the example, and a folder without a file.
struct Joining {
    cluster: Cluster,
    /// The lines of the log.
    links: i64,
}

impl Joining {
    /// `None` on a machine without PostgreSQL or `strace`.
    fn new() -> Option<Self> {
        let cluster = Cluster::start().filter(|_| can_trace())?;
        let (home, _) = small_world();
        let mut share = program(home.path(), &["--db", "t.db", "db", "deel"]);
        share.env("TOEGANG_GEDEELD", cluster.address("owner"));
        assert!(share.output().unwrap().status.success());
        let links = Store::open(&home.path().join("t.db"), std::time::Duration::ZERO);
        let links = links.unwrap().head().unwrap().number;
        Some(Self { cluster, links })
    }

    fn command(&self, folder: &Path, db: &str) -> std::process::Command {
        let mut command = program(folder, &["--db", db, "db", "volg"]);
        command.env("TOEGANG_GEDEELD", self.cluster.address("owner"));
        command
    }

    /// Returns whether the file is there, and then that it is whole.
    fn is_there(&self, path: &Path, how: &str) -> bool {
        if !path.exists() {
            return false;
        }
        let store = Store::open(path, std::time::Duration::ZERO).expect(how);
        assert_eq!(store.check_log().unwrap(), [], "{how}");
        assert_eq!(store.head().unwrap().number, self.links, "{how}");
        let db = rusqlite::Connection::open(path).unwrap();
        let mode: String = db.query_row("pragma journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal", "{how}: as every other file");
        true
    }
}

#[test]
fn a_killed_or_failed_join_leaves_the_whole_file_or_none() {
    let Some(it) = Joining::new() else { return };
    let (mut there, mut gone) = (0, 0);
    for kind in [
        "pwrite64:signal=KILL",
        "fsync:signal=KILL",
        "renameat2:signal=KILL",
        "unlink:signal=KILL",
        "pwrite64:error=ENOSPC",
        "fsync:error=EIO",
    ] {
        for nth in fault_positions() {
            let home = TempDir::new().unwrap();
            let folder = home.path().canonicalize().unwrap();
            let path = folder.join("b.db");
            let db = path.display().to_string();
            let paths: Vec<String> = [db.clone(), format!("{db}.new/toegang.db")]
                .iter()
                .flat_map(|path| ["", "-wal", "-shm"].map(|side| format!("{path}{side}")))
                .chain([folder.display().to_string()])
                .collect();
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let command = it.command(&folder, &db);
            let Some(done) = run_with_fault(&command, kind, nth, &paths) else { break };
            let how = format!("{kind} {nth}");
            let said = String::from_utf8_lossy(&done.stderr);
            if kind.contains("ENOSPC") && !done.status.success() {
                assert!(said.contains("schijf is vol"), "{how}: {said}");
            }
            let was_there = it.is_there(&path, &how);
            assert!(was_there || !done.status.success(), "{how}: {said}");
            *if was_there { &mut there } else { &mut gone } += 1;
            // The next try begins anew, and leaves nothing of the first behind.
            if !was_there {
                let again = it.command(&folder, &db).output().unwrap();
                assert!(
                    again.status.success(),
                    "{how}: {}",
                    String::from_utf8_lossy(&again.stderr)
                );
                assert!(it.is_there(&path, &how));
            }
            let left = fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.file_name());
            let left = left.filter(|name| name.to_string_lossy().contains(".new")).count();
            assert!(left == 0 || was_there, "{how}");
        }
    }
    assert!(there > 0 && gone > 0, "{there} {gone}");
}

#[test]
fn a_loss_of_power_leaves_the_whole_file_or_none() {
    let Some(it) = Joining::new() else { return };
    let (home, away) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let folder = home.path().canonicalize().unwrap();
    let command = it.command(away.path(), &folder.join("b.db").display().to_string());
    let recording = Recording::record(&command, Stdio::null(), &folder);
    let mut rng = Rng::new(194);
    let (mut there, mut gone) = (0, 0);
    for image in 0..attempts(400, 4_000) {
        let (disk, said) = recording.disk_after_power_loss(&mut rng);
        let left = TempDir::new().unwrap();
        write_disk(&disk, left.path());
        let is_there = it.is_there(&left.path().join("b.db"), &format!("image {image}"));
        assert!(is_there || said.is_empty(), "image {image}: {said}");
        *if is_there { &mut there } else { &mut gone } += 1;
    }
    assert!(there > 0 && gone > 0, "{there} {gone}");
}
