//! Power loss while the program writes: every reported change is saved, and the database is intact.
//!
//! The disk images come from a recording of the real program (see `support::power_loss`). Writers
//! that sync less than the program prove that the images would reveal a loss.

use std::{
    fs::File,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use rusqlite::Connection;
use toegang::{domain::JoinedBy, store::Store};

use super::killed_program::{line_mode_answers, line_mode_args, reported_emails};
use crate::{
    cli::{program, small_world},
    support::{Recording, Rng, World, attempts, can_trace, report_figures, write_disk},
};

/// Counts the results of many simulated crashes.
#[derive(Debug, Default, PartialEq, Eq)]
struct CrashResults {
    whole: usize,
    lost: usize,
    broken: usize,
}

/// Simulates power loss at random moments of a recording, and opens the resulting files.
fn simulate_crashes(recording: &Recording, images: usize, rng: &mut Rng) -> CrashResults {
    let mut fate = CrashResults::default();
    for _ in 0..images {
        let (disk, said) = recording.disk_after_power_loss(rng);
        let folder = tempfile::tempdir().unwrap();
        write_disk(&disk, folder.path());
        let opened = Store::open(&folder.path().join("t.db"), Duration::ZERO);
        let Some(store) = opened.ok().filter(|it| it.check_log().is_ok_and(|all| all.is_empty()))
        else {
            fate.broken += 1;
            continue;
        };
        let there = |email: &String| store.find_user(email).is_ok_and(|user| user.is_some());
        let lost = !reported_emails(&said).iter().all(there);
        *if lost { &mut fate.lost } else { &mut fate.whole } += 1;
    }
    fate
}

/// Records the real program while it adds users in line mode. Each command opens and closes the
/// database, which creates and removes the `-wal`. With `beside`, another program keeps the
/// database open.
fn record_program(commands: usize, beside: bool) -> Recording {
    let (home, db) = small_world();
    let folder = home.path().canonicalize().unwrap();
    let work = tempfile::tempdir().unwrap();
    let asked = work.path().join("in");
    let emails = (0..commands).map(|nth| format!("p{nth}@eigendomein.nl"));
    std::fs::write(&asked, line_mode_answers(emails)).unwrap();
    let other = beside.then(|| Store::open(Path::new(&db), Duration::from_secs(5)).unwrap());
    let db = folder.join("t.db").display().to_string();
    let command = program(work.path(), &line_mode_args(&db));
    let recording = Recording::record(&command, File::open(asked).unwrap().into(), &folder);
    drop(other);
    recording
}

#[test]
fn a_power_loss_loses_no_reported_change() {
    if !can_trace() {
        return;
    }
    let (commands, images) = (attempts(4, 40), attempts(40, 10_000));
    let mut rng = Rng::new(11);
    for (beside, how) in [(false, "alone"), (true, "with another program beside it")] {
        let recording = record_program(commands, beside);
        assert!(recording.sync_count() >= commands, "{how}: {} syncs", recording.sync_count());
        let fate = simulate_crashes(&recording, images, &mut rng);
        assert_eq!(fate, CrashResults { whole: images, ..CrashResults::default() }, "{how}");
        report_figures("loss of power, the program", &format!("{how}: {images} images, {fate:?}"));
    }
}

/// Repeats the program's writes row by row, with other sync settings. Runs as a separate process,
/// so that it can be recorded.
#[test]
fn writer_with_other_sync_settings() {
    let Ok(db) = std::env::var("TOEGANG_TEST_WRITER") else { return };
    let care = std::env::var("TOEGANG_TEST_CARE").unwrap();
    let mut world = World::small_world();
    let session = world.session("piet");
    let to = Connection::open(&db).unwrap();
    to.execute_batch(&format!("pragma journal_mode = wal; pragma synchronous = {care};")).unwrap();
    // Checkpoint often, so that power loss also hits checkpoints.
    to.execute_batch("pragma wal_autocheckpoint = 40; pragma recursive_triggers = on").unwrap();
    to.execute("attach ?1 as real", [world.path().display().to_string()]).unwrap();
    let newer = |table: &str| {
        format!(
            "insert or replace into main.{table} select * from real.{table} where rowid >
             (select coalesce(max(rowid), 0) from main.{table});"
        )
    };
    let rows = ["user", "user_invitation", "log"].map(newer).concat();
    for nth in 0..std::env::var("TOEGANG_TEST_COMMANDS").unwrap().parse().unwrap() {
        let email = format!("p{nth}@eigendomein.nl");
        let invite = World::invite(&email, JoinedBy::Added);
        world.store.execute(session, &invite, world.now).unwrap();
        to.execute_batch(&format!(
            "begin immediate; {rows}
             insert or replace into main.address select * from real.address
               where email_key = '{email}';
             update main.counter set fresh = (select fresh from real.counter);
             commit;"
        ))
        .unwrap();
        let mut out = std::io::stdout();
        writeln!(out, "Uitgenodigd: {email}").and_then(|()| out.flush()).unwrap();
    }
}

/// Records [`writer_with_other_sync_settings`] with these settings.
fn record_writer(care: &str, commands: usize) -> Recording {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("t.db");
    let base = World::small_world();
    base.store.backup(&path).unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    let test = "safety::power_loss::writer_with_other_sync_settings";
    command.args([test, "--exact", "--nocapture", "--test-threads=1"]);
    command.env("TOEGANG_TEST_WRITER", &path).env("TOEGANG_TEST_CARE", care);
    command.env("TOEGANG_TEST_COMMANDS", commands.to_string());
    Recording::record(&command, Stdio::null(), path.parent().unwrap())
}

#[test]
fn images_reveal_the_losses_of_a_writer_that_syncs_less() {
    if !can_trace() {
        return;
    }
    let (commands, images) = (attempts(12, 60), attempts(40, 2_000));
    let mut rng = Rng::new(13);
    let mut fates = ["full", "normal", "off"].map(|care| {
        let fate = simulate_crashes(&record_writer(care, commands), images, &mut rng);
        report_figures("loss of power, a writer", &format!("{care}: {images} images, {fate:?}"));
        fate
    });
    let [full, normal, off] = &mut fates;
    assert_eq!(*full, CrashResults { whole: images, ..CrashResults::default() });
    assert!(normal.lost > 0 && normal.broken == 0, "{normal:?}");
    assert!(off.lost > 0 && off.broken > 0, "{off:?}");
}
