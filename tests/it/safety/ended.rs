//! The program is ended from outside: by a signal, by a terminal that goes away, by one that nobody
//! reads. It gives the terminal back as it was, soon.

use std::{
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::{
    cli::f0,
    support::{Pty, Wait, can_trace, is_long, reached, times},
};

const PIET: &str = "piet@eigendomein.nl";
/// The signals that ask for an end, and the exit codes after them.
const ASKED: [(Signal, u32); 4] =
    [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
/// After this it does not end; the bars are for the long run.
const HANGS: Duration = Duration::from_secs(10);
const MEDIAN: Duration = Duration::from_millis(10);
const MOST: Duration = Duration::from_millis(100);
/// What gives the terminal its old screen back.
const GOODBYE: &str = "\x1b[?1049l";

/// Waits for the modes that the program gives a terminal; they were others before.
fn until_raw(it: &Pty) {
    let start = Instant::now();
    while !it.modes().contains(" -echo ") {
        assert!(start.elapsed() < HANGS, "it takes no terminal");
        thread::sleep(Duration::from_millis(2));
    }
}

/// How long until it ended.
fn end(child: &mut Box<dyn portable_pty::Child + Send + Sync>, mut wait: Wait) -> (u32, Duration) {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return (status.exit_code(), wait.so_far());
        }
        assert!(wait.pause(Duration::from_micros(100)) < HANGS, "it does not end");
    }
}

/// Tells the median and the longest, and holds them against the bars. That the program is gone comes
/// some 15 ms after its last call: so long the system takes to forget that it watched its file.
fn tell(what: &str, mut took: Vec<Duration>, median: Duration) {
    took.sort();
    let (middle, most) = (took[took.len() / 2], *took.last().unwrap());
    reached(what, &format!("{} times, median {middle:?}, at most {most:?}", took.len()));
    assert!(!is_long() || (middle < median && most < MOST), "{what}: {middle:?}, {most:?}");
}

#[test]
fn every_exit_restores_the_terminal() {
    let (mut back, mut took) = (Vec::new(), Vec::new());
    for (signal, code) in ASKED {
        for _ in 0..times(1, 50) {
            let (home, db) = f0();
            let mut it = Pty::start(home.path(), &["--db", &db]);
            it.see("Aanmelden als").see("9 gebruikers");
            let raw = it.modes();
            let (before, mut wait) = (it.written(), Wait::new());
            it.signal(signal);
            while !it.has_written_since(before, GOODBYE) {
                assert!(wait.pause(Duration::from_micros(100)) < HANGS, "it gives nothing back");
            }
            back.push(wait.so_far());
            took.push(end(&mut it.child, wait).1);
            assert_eq!(it.ends(), code, "{signal:?}");
            let after = it.modes();
            assert!(raw.contains(" -echo ") && after.contains(" echo "), "{signal:?}: {after}");
        }
    }
    tell("the terminal is back after a signal", back, MEDIAN);
    tell("ended by a signal", took, MOST);
}

#[test]
fn the_program_ends_when_its_terminal_goes_away() {
    let mut took = Vec::new();
    for _ in 0..times(1, 50) {
        let (home, db) = f0();
        let it = Pty::unread(home.path(), &["--db", &db]);
        until_raw(&it);
        let wait = Wait::new();
        let mut child = it.hang_up();
        took.push(end(&mut child, wait).1);
    }
    tell("ended by a hang-up", took, MOST);
}

/// A terminal that is connected and read by nobody: a window that stands still, a line that fell
/// asleep. The end is cut short after 60 ms then.
#[test]
fn the_program_ends_when_nobody_reads_its_terminal() {
    let mut took = Vec::new();
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        for _ in 0..times(1, 20) {
            let (home, db) = f0();
            let mut it = Pty::unread(home.path(), &["--db", &db, "--als", PIET]);
            until_raw(&it);
            // Enough to fill what the system keeps for a reader.
            for size in 0..60 {
                it.resize(100 + size % 2, 30);
                it.send("2\x1b[B");
                thread::sleep(Duration::from_millis(5));
            }
            let wait = Wait::new();
            it.signal(signal);
            let (ended, after) = end(&mut it.child, wait);
            assert_eq!(ended, code, "{signal:?}");
            took.push(after);
        }
    }
    tell("ended where nobody reads the terminal", took, MOST);
}

/// Giving back is a few calls; where the machine is so busy that they take longer than the program
/// is given to end, the last of them come all the same.
#[test]
fn an_end_that_is_cut_short_still_gives_the_terminal_back() {
    if !can_trace() {
        return;
    }
    let (home, db) = f0();
    // The tracer is no parent: the signal and the code are those of the program.
    let slow = "inject=open:delay_enter=400000";
    let words = ["-D", "-f", "-qq", "-o", "/dev/null", "-P", "/dev/tty", "-e", slow];
    let program = [env!("CARGO_BIN_EXE_toegang"), "--db", &db];
    let words: Vec<String> = words.into_iter().chain(program).map(ToOwned::to_owned).collect();
    let mut it = Pty::of(home.path(), "strace", &words);
    it.see("9 gebruikers").signal(Signal::TERM);
    assert_eq!(it.ends(), 143);
    assert!(it.modes().contains(" echo "));
}
