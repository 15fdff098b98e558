//! Suspends the program, by its own key or from outside, and resumes it.

use rustix::process::Signal;

use super::{home, small};
use crate::support::Pty;

const ENTERS: &str = "\x1b[?1049h";

/// Asserts that the program resumed: raw mode, entered once, repainted, and reading keys.
fn goes_on(it: &mut Pty, what: &str) {
    let before = it.written();
    it.signal(Signal::CONT);
    it.until(what, |screen| screen.alternate_screen() && screen.bracketed_paste());
    it.see("Aanmelden als").send("piet@").see("1 van 9");
    assert!(it.modes().contains(" -icanon "), "{what}: {}", it.modes());
    assert!(it.modes().contains(" -echo "), "{what}: {}", it.modes());
    assert_eq!(it.times_since(before, ENTERS), 1, "{what}");
    it.send("\x1b").miss("1 van 9");
}

#[test]
fn the_program_suspends_and_resumes() {
    let (home, db) = home();
    let mut it = small(home.path(), &db);
    for what in ["by the key", "by the signal"] {
        if what == "by the key" {
            it.send("\x1a");
        } else {
            it.signal(Signal::TSTP);
        }
        it.is_stopped();
        it.until(what, |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert!(it.modes().contains(" icanon "), "{what}: {}", it.modes());
        goes_on(&mut it, what);
    }
    it.send("\x03");
    assert_eq!(it.ends(), 0);
}

/// The program could not restore the terminal, so the shell reset it.
#[test]
fn the_program_resumes_after_a_stop_from_outside() {
    let (home, db) = home();
    let mut it = small(home.path(), &db);
    for what in ["once", "twice"] {
        it.signal(Signal::STOP);
        it.is_stopped().cook();
        goes_on(&mut it, what);
    }
    it.send("piet@\r").see("3 organisaties").send("2\r").see("Mijn rol");
    it.signal(Signal::STOP);
    it.is_stopped().cook();
    it.signal(Signal::CONT);
    it.see("Organisaties › Bakkerij Eigendomein B.V.").see("Mijn rol").send("q");
    assert_eq!(it.ends(), 0);
}

/// In the background the program does not touch the shell's terminal.
#[test]
fn a_program_in_the_background_leaves_the_shell_its_terminal() {
    let (home, db) = home();
    let program = env!("CARGO_BIN_EXE_toegang");
    let mut it = Pty::of(home.path(), "sh", &["-i".to_owned()]);
    it.send("PS1='ready> '\r").see("ready> ");
    it.send(&format!("{program} voorbeeld --klein --db {db}\r")).see("Aanmelden als");
    let before = it.written();
    it.send("\x1a").until("the shell", |screen| !screen.alternate_screen()).see("Stopped");
    it.send("bg; echo one\r").see("\none");
    it.send("until jobs > j; grep -q Stopped j; do :; done; echo two\r").see("\ntwo");
    assert_eq!(it.times_since(before, ENTERS), 0);
    it.send("fg\r").see("Aanmelden als").send("piet@").see("1 van 9");
    // The process ends some time after it restores the terminal; until then the shell does not
    // read.
    let here = it.written();
    it.send("\x03").see_since(here, "ready> ").send("exit\r");
    it.ends();
    assert_eq!(it.times_since(before, ENTERS), 1);
}
