//! Files with random changes: the program opens them or reports the reason, whatever the command,
//! and does not change a file that it refuses.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Output, Stdio},
    time::Duration,
};

use super::tamper::{bytes, past, write};
use crate::{
    cli::program,
    support::{Dice, Wait, is_long, reached, times},
};

const PAGE: usize = 4096;
/// Time after which the program counts as hanging; `BAR` is the limit for long runs.
const HANGS: Duration = Duration::from_secs(20);
const BAR: Duration = Duration::from_secs(2);

/// Commands run on the file, besides the check.
const ASKED: [&[&str]; 8] = [
    &["db", "exporteer"],
    &["db", "herstel", "nieuw.db"],
    &["db", "kopie", "kopie.db"],
    &["log"],
    &["lid", "lijst", "Piet Holding"],
    &["gebruiker", "lijst"],
    &["gebruiker", "voegtoe", "mia@eigendomein.nl"],
    &["ongedaan"],
];

/// Flips bits, overwrites a piece, truncates, copies a page over another, or changes the header.
fn mutate(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut file = file.to_vec();
    let length = file.len();
    match dice.below(7) {
        0 => {
            for _ in 0..=dice.below(8) {
                file[dice.below(length)] ^= 1 << dice.below(8);
            }
        }
        1 => file.truncate(dice.below(length)),
        2 => {
            let (start, size) = (dice.below(length), 1 + dice.below(600));
            file[start..].iter_mut().take(size).for_each(|byte| *byte = dice.byte());
        }
        3 => {
            let (from, to) = (dice.below(length / PAGE), dice.below(length / PAGE));
            file.copy_within(from * PAGE..(from + 1) * PAGE, to * PAGE);
        }
        4 => file[dice.below(100)] = dice.byte(),
        // A record with a huge length.
        5 => {
            let start = dice.below(length);
            file[start..].iter_mut().take(64).for_each(|byte| *byte = 0xff);
        }
        // The header of a page, which holds its type.
        _ => {
            let page = dice.below(length / PAGE) * PAGE;
            file[page + dice.below(24)] = dice.byte();
        }
    }
    file
}

/// Runs the program on the file; returns its output and the time it took.
fn asked(home: &Path, words: &[&str]) -> (Output, Duration) {
    let flags = ["--db", "t.db", "--als", "piet@eigendomein.nl", "--json"];
    let mut command = program(home, &[&flags, words].concat());
    // The output could fill a pipe that nobody reads during the wait.
    let said = ["uit", "fout"].map(|name| fs::File::create(home.join(name)).unwrap());
    let [out, err] = said.map(Stdio::from);
    let mut wait = Wait::new();
    let mut child = command.stdout(out).stderr(err).spawn().unwrap();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(wait.pause(Duration::from_millis(1)) < HANGS, "{words:?} hangs");
    };
    let took = wait.so_far();
    let [stdout, stderr] = ["uit", "fout"].map(|name| fs::read(home.join(name)).unwrap());
    (Output { status, stdout, stderr }, took)
}

#[test]
fn whatever_bytes_are_wrong_it_is_told_and_a_refused_file_is_left_alone() {
    let pristine = bytes(&past().path());
    let mut dice = Dice::new(3);
    let (mut ends, mut slowest) = (BTreeMap::<_, usize>::new(), Duration::ZERO);
    let count = times(100, 10_000);
    for nth in 0..count {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("t.db");
        let mutant = mutate(&pristine, &mut dice);
        write(&path, &mutant);
        let words = ASKED[dice.below(ASKED.len())];
        for (nth_asked, words) in [&["db", "controleer"], words].into_iter().enumerate() {
            let (done, took) = asked(home.path(), words);
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
    reached("mutated files", &format!("{count}, slowest {slowest:?}: {ends:?}"));
    assert!(!is_long() || slowest < BAR, "{slowest:?}");
}

#[test]
fn an_index_that_differs_from_its_table_is_told_as_damage() {
    let world = past();
    let path = world.path();
    let change = |sql: &str| rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let index = "name = 'request_by_term'";
    // The index keeps the expired term, while the table gets the old one back.
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
    write(&home.path().join("t.db"), &bytes(&path));
    for words in [&["db", "controleer"][..], &["organisatie", "lijst"]] {
        let (done, _) = asked(home.path(), words);
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(8) && said.contains("damaged"), "{words:?}: {said}");
    }
}
