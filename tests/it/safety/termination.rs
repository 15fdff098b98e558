//! Ending the program from outside: by a signal, by closing the terminal, or while nobody reads its
//! output. The program restores the terminal quickly.

use std::{
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::{
    cli::small_world,
    support::{PollTimer, Pty, attempts, can_trace, is_long_run, report_figures},
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";
/// Termination signals, and the exit codes after them.
const SIGNALS: [(Signal, u32); 4] =
    [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
/// Time after which a test fails because the program hangs. Long runs use stricter limits.
const HANG_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_MEDIAN: Duration = Duration::from_millis(10);
const MAX_TIME: Duration = Duration::from_millis(100);
/// The escape sequence that leaves the alternate screen.
const LEAVE_ALTERNATE_SCREEN: &str = "\x1b[?1049l";

/// Waits until the program has set its terminal modes.
fn wait_for_raw_mode(it: &Pty) {
    let start = Instant::now();
    while !it.modes().contains(" -echo ") {
        assert!(start.elapsed() < HANG_TIMEOUT, "it takes no terminal");
        thread::sleep(Duration::from_millis(2));
    }
}

/// Waits for the program to end. Returns the exit code and the time it took.
fn wait_for_exit(
    child: &mut Box<dyn portable_pty::Child + Send + Sync>,
    mut wait: PollTimer,
) -> (u32, Duration) {
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return (status.exit_code(), wait.waited_so_far());
        }
        assert!(wait.pause(Duration::from_micros(100)) < HANG_TIMEOUT, "it does not end");
    }
}

/// Prints the median and the maximum; long runs also check the limits. A process ends about 15 ms
/// after its last call, because the system must release its file watch.
fn report_times(what: &str, mut took: Vec<Duration>, median: Duration) {
    took.sort();
    let (middle, most) = (took[took.len() / 2], *took.last().unwrap());
    report_figures(what, &format!("{} times, median {middle:?}, at most {most:?}", took.len()));
    assert!(!is_long_run() || (middle < median && most < MAX_TIME), "{what}: {middle:?}, {most:?}");
}

#[test]
fn every_exit_restores_the_terminal() {
    let (mut back, mut took) = (Vec::new(), Vec::new());
    for (signal, code) in SIGNALS {
        for _ in 0..attempts(1, 50) {
            let (home, db) = small_world();
            let mut it = Pty::start(home.path(), &["--db", &db]);
            it.see("Aanmelden als").see("9 gebruikers");
            let raw = it.modes();
            let (before, mut wait) = (it.written_len(), PollTimer::new());
            it.signal(signal);
            while !it.has_written_since(before, LEAVE_ALTERNATE_SCREEN) {
                assert!(
                    wait.pause(Duration::from_micros(100)) < HANG_TIMEOUT,
                    "it gives nothing back"
                );
            }
            back.push(wait.waited_so_far());
            took.push(wait_for_exit(&mut it.child, wait).1);
            assert_eq!(it.wait_exit(), code, "{signal:?}");
            let after = it.modes();
            assert!(raw.contains(" -echo ") && after.contains(" echo "), "{signal:?}: {after}");
        }
    }
    report_times("the terminal is back after a signal", back, MAX_MEDIAN);
    report_times("ended by a signal", took, MAX_TIME);
}

#[test]
fn the_program_ends_when_its_terminal_goes_away() {
    let mut took = Vec::new();
    for _ in 0..attempts(1, 50) {
        let (home, db) = small_world();
        let it = Pty::start_unread(home.path(), &["--db", &db]);
        wait_for_raw_mode(&it);
        let wait = PollTimer::new();
        let mut child = it.hang_up();
        took.push(wait_for_exit(&mut child, wait).1);
    }
    report_times("ended by a hang-up", took, MAX_TIME);
}

/// The terminal is connected but nobody reads it, as with a frozen window. The watchdog ends the
/// program after 60 ms.
#[test]
fn the_program_ends_when_nobody_reads_its_terminal() {
    let mut took = Vec::new();
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        for _ in 0..attempts(1, 20) {
            let (home, db) = small_world();
            let mut it = Pty::start_unread(home.path(), &["--db", &db, "--als", PIET_EMAIL]);
            wait_for_raw_mode(&it);
            // Cause enough output to fill the buffer of the terminal.
            for size in 0..60 {
                it.resize(100 + size % 2, 30);
                it.send("2\x1b[B");
                thread::sleep(Duration::from_millis(5));
            }
            let wait = PollTimer::new();
            it.signal(signal);
            let (ended, after) = wait_for_exit(&mut it.child, wait);
            assert_eq!(ended, code, "{signal:?}");
            took.push(after);
        }
    }
    report_times("ended where nobody reads the terminal", took, MAX_TIME);
}

/// Restoring the terminal takes a few calls. If a busy machine delays them beyond the time limit,
/// the remaining calls still happen.
#[test]
fn a_delayed_exit_still_restores_the_terminal() {
    if !can_trace() {
        return;
    }
    let (home, db) = small_world();
    // With `-D` the tracer is not the parent, so signal and exit code come from the program.
    let slow = "inject=open:delay_enter=400000";
    let words = ["-D", "-f", "-qq", "-o", "/dev/null", "-P", "/dev/tty", "-e", slow];
    let program = [env!("CARGO_BIN_EXE_toegang"), "--db", &db];
    let words: Vec<String> = words.into_iter().chain(program).map(ToOwned::to_owned).collect();
    let mut it = Pty::start_program(home.path(), "strace", &words);
    it.see("9 gebruikers").signal(Signal::TERM);
    assert_eq!(it.wait_exit(), 143);
    assert!(it.modes().contains(" echo "));
}
