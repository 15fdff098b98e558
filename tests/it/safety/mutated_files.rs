//! Databases with random changes. Each command works or reports the reason, and does not change a
//! file that it refuses.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Output, Stdio},
    time::Duration,
};

use toegang::{
    domain::{JoinedBy, Now},
    work,
};

use super::tampering::{file_bytes, with_every_table, write_private};
use crate::{
    cli::program,
    support::{PollTimer, Rng, World, attempts, is_long_run, report_figures},
};

const PAGE_SIZE: usize = 4096;
/// Time after which a test fails because the program hangs. Long runs use the stricter `MAX_TIME`.
const HANG_TIMEOUT: Duration = Duration::from_secs(20);
const MAX_TIME: Duration = Duration::from_secs(2);

/// Commands to run on the mutated file, besides `db controleer`.
const COMMANDS: [&[&str]; 8] = [
    &["db", "exporteer"],
    &["db", "herstel", "nieuw.db"],
    &["db", "kopie", "kopie.db"],
    &["log"],
    &["lid", "lijst", "Piet Holding"],
    &["gebruiker", "lijst"],
    &["gebruiker", "voegtoe", "mia@eigendomein.nl"],
    &["ongedaan"],
];

/// Mutates a file at random: flips bits, overwrites or truncates data, copies a page over another,
/// or changes a header.
fn mutate(file: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut file = file.to_vec();
    let length = file.len();
    match rng.below(7) {
        0 => {
            for _ in 0..=rng.below(8) {
                file[rng.below(length)] ^= 1 << rng.below(8);
            }
        }
        1 => file.truncate(rng.below(length)),
        2 => {
            let (start, size) = (rng.below(length), 1 + rng.below(600));
            file[start..].iter_mut().take(size).for_each(|byte| *byte = rng.byte());
        }
        3 => {
            let (from, to) = (rng.below(length / PAGE_SIZE), rng.below(length / PAGE_SIZE));
            file.copy_within(from * PAGE_SIZE..(from + 1) * PAGE_SIZE, to * PAGE_SIZE);
        }
        4 => file[rng.below(100)] = rng.byte(),
        // Give a record a huge length.
        5 => {
            let start = rng.below(length);
            file[start..].iter_mut().take(64).for_each(|byte| *byte = 0xff);
        }
        // Change the header of a page, which contains its type.
        _ => {
            let page = rng.below(length / PAGE_SIZE) * PAGE_SIZE;
            file[page + rng.below(24)] = rng.byte();
        }
    }
    file
}

/// Runs the program and returns its output and duration.
fn run_timed(home: &Path, words: &[&str]) -> (Output, Duration) {
    let flags = ["--db", "t.db", "--als", "piet@eigendomein.nl", "--json"];
    let mut command = program(home, &[&flags, words].concat());
    // Redirect the output to files, because it could fill a pipe that nobody reads.
    let said = ["uit", "fout"].map(|name| fs::File::create(home.join(name)).unwrap());
    let [out, err] = said.map(Stdio::from);
    let mut wait = PollTimer::new();
    let mut child = command.stdout(out).stderr(err).spawn().unwrap();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(wait.pause(Duration::from_millis(1)) < HANG_TIMEOUT, "{words:?} hangs");
    };
    let took = wait.waited_so_far();
    let [stdout, stderr] = ["uit", "fout"].map(|name| fs::read(home.join(name)).unwrap());
    (Output { status, stdout, stderr }, took)
}

#[test]
fn random_changes_are_reported_and_a_refused_file_stays_unchanged() {
    let pristine = file_bytes(&with_every_table().path());
    let mut rng = Rng::new(3);
    let (mut ends, mut slowest) = (BTreeMap::<_, usize>::new(), Duration::ZERO);
    let count = attempts(100, 10_000);
    for nth in 0..count {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("t.db");
        let mutant = mutate(&pristine, &mut rng);
        write_private(&path, &mutant);
        let words = COMMANDS[rng.below(COMMANDS.len())];
        for (nth_asked, words) in [&["db", "controleer"], words].into_iter().enumerate() {
            let (done, took) = run_timed(home.path(), words);
            let said = String::from_utf8(done.stderr).unwrap();
            let code = done.status.code().unwrap_or_else(|| panic!("{nth} {words:?}: {said}"));
            let known = [0, 3, 4, 5, 8, 10].contains(&code);
            assert!(known && !said.contains("verslag"), "{nth} {words:?}: {code} {said}");
            let refused = nth_asked == 0 && code == 8 && done.stdout.is_empty();
            if refused {
                assert!(fs::read(&path).unwrap() == mutant, "{nth}: it was touched");
            }
            let what = if refused { "refused".to_owned() } else { words.join(" ") };
            *ends.entry((what, code)).or_default() += 1;
            slowest = slowest.max(took);
        }
    }
    assert!(ends[&("refused".to_owned(), 8)] > count / 4, "{ends:?}");
    report_figures("mutated files", &format!("{count}, slowest {slowest:?}: {ends:?}"));
    assert!(!is_long_run() || slowest < MAX_TIME, "{slowest:?}");
}

/// [`with_every_table`], last used ten days ago by the clock of this machine: the program does not
/// trust a clock that is more than 31 days ahead of the file (R133). An invitation has expired since
/// then, and a request is still open.
fn last_used_ten_days_ago() -> World {
    let mut world = with_every_table();
    let zone = work::zone();
    let at = work::now(&zone).at.plus_days(-10).max(world.now.at);
    world.now = Now { at, today: at.day(&zone) };
    world.act("piet", &World::invite("pam@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    let add = world.add("Nieuw B.V.", &["bram"]);
    world.act("piet", &add).unwrap();
    world
}

/// A command records what has expired since the last use, such as the invitations of this file. A
/// check leaves the file as it is, because it may be damaged.
#[test]
fn a_check_records_no_expirations() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("t.db");
    let before = file_bytes(&last_used_ten_days_ago().path());
    write_private(&file, &before);
    let (done, _) = run_timed(home.path(), &["db", "controleer"]);
    assert_eq!(done.status.code(), Some(0));
    assert!(fs::read(&file).unwrap() == before, "the check wrote to the file");
    run_timed(home.path(), &["organisatie", "lijst"]);
    assert!(fs::read(&file).unwrap() != before, "another command records the expiry");
}

#[test]
fn an_index_that_differs_from_its_table_is_reported_as_damage() {
    let world = last_used_ten_days_ago();
    let path = world.path();
    let change = |sql: &str| rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let index = "name = 'request_by_term'";
    // The table gets the old expiry back, but the index keeps the new one.
    change(
        "create table kept as select id, expires_at from member_request where state = 'pending'",
    );
    change("update member_request set expires_at = 25 where state = 'pending'");
    change(&format!(
        "create table shape as select * from sqlite_schema where {index};
         pragma writable_schema = on;
         delete from sqlite_schema where {index}"
    ));
    change(
        "update member_request set expires_at = kept.expires_at from kept
         where kept.id = member_request.id",
    );
    change(
        "pragma writable_schema = on;
         insert into sqlite_schema select * from shape;
         pragma writable_schema = off;
         drop table shape;
         drop table kept",
    );
    let home = tempfile::tempdir().unwrap();
    write_private(&home.path().join("t.db"), &file_bytes(&path));
    for words in [&["db", "controleer"][..], &["organisatie", "lijst"]] {
        let (done, _) = run_timed(home.path(), words);
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(8) && said.contains("damaged"), "{words:?}: {said}");
    }
}
