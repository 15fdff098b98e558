//! Two programs write and are killed meanwhile. Every change that they reported is saved.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use toegang::store::Store;

use crate::{
    cli::{program, small_world},
    support::{Rng, attempts, report_figures},
};

/// Kills per file. Few, because checking a long log is slow.
const KILLS_PER_FILE: usize = 50;
/// The text before the address of an added user in the output.
const ADDED_PREFIX: &str = "Uitgenodigd: ";

/// Returns the addresses of users that the output reports as added.
pub(super) fn reported_emails(said: &str) -> Vec<String> {
    let lines = said.lines().filter_map(|line| line.split_once(ADDED_PREFIX));
    lines.map(|(_, email)| email.trim().to_owned()).collect()
}

/// Returns the answers for line mode that add these users, one operation each.
pub(super) fn line_mode_answers(emails: impl Iterator<Item = String>) -> String {
    emails.map(|email| ["gebruiker\nvoegtoe\n", &email, "\n\n"].concat()).collect()
}

/// Returns the arguments that start line mode on this database, as Piet.
pub(super) fn line_mode_args(db: &str) -> [&str; 5] {
    ["--lijnmodus", "--db", db, "--als", "piet@eigendomein.nl"]
}

/// Starts a writer. Its output goes to a file that outlives the process.
fn start_writer(home: &Path, db: &str, name: &str) -> (Child, PathBuf) {
    let (asked, said) = (home.join(format!("{name}.in")), home.join(format!("{name}.uit")));
    let emails = (0..1_000).map(|nth| format!("{name}-{nth}@eigendomein.nl"));
    fs::write(&asked, line_mode_answers(emails)).unwrap();
    let mut command = program(home, &line_mode_args(db));
    command.stdin(File::open(&asked).unwrap()).stdout(File::create(&said).unwrap());
    (command.stderr(Stdio::null()).spawn().unwrap(), said)
}

#[test]
fn changes_reported_before_a_kill_are_saved() {
    let cycles = attempts(10, 2_000);
    let mut rng = Rng::new(7);
    let (mut home, mut db): (TempDir, String) = small_world();
    let mut acknowledged: Vec<String> = Vec::new();
    let (mut all, mut beside) = (0, 0);
    for cycle in 0..cycles {
        if cycle % KILLS_PER_FILE == 0 {
            (home, db) = small_world();
            acknowledged.clear();
        }
        let names = ["a", "b"].map(|which| format!("{which}{cycle}"));
        let writers = names.map(|name| start_writer(home.path(), &db, &name));
        // Wait for the first command, so that a slow start does not count.
        let start = Instant::now();
        let began =
            |said: &PathBuf| !reported_emails(&fs::read_to_string(said).unwrap()).is_empty();
        while !writers.iter().any(|(_, said)| began(said)) {
            assert!(start.elapsed() < Duration::from_secs(20), "neither writes anything");
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_micros(rng.next_u64() % 40_000));
        let writers = writers.map(|(mut child, said)| {
            child.kill().unwrap();
            (child, said)
        });
        for (mut child, said) in writers {
            child.wait().unwrap();
            acknowledged.extend(reported_emails(&fs::read_to_string(said).unwrap()));
        }
        let left = Path::new(&db).with_extension("db-wal").exists();
        beside += usize::from(left);
        let check = program(home.path(), &["--db", &db, "db", "controleer"]).output().unwrap();
        assert!(
            check.status.success(),
            "cycle {cycle}: {}",
            String::from_utf8_lossy(&check.stderr)
        );
        let store = Store::open(Path::new(&db), Duration::from_secs(5)).unwrap();
        for email in &acknowledged {
            assert!(store.find_user(email).unwrap().is_some(), "cycle {cycle}: {email} is lost");
        }
        if cycle % KILLS_PER_FILE == KILLS_PER_FILE - 1 || cycle == cycles - 1 {
            all += acknowledged.len();
        }
    }
    assert!(all >= cycles && beside > 0, "{all} {beside}: nobody was killed while writing");
    let figures = format!("{cycles} cycles, {all} acknowledged, 0 lost, {beside} with a -wal left");
    report_figures("kill -9, two writers", &figures);
}
