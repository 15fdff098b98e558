//! Suspending the program, by its own key or by a signal, and resuming it.

use rustix::process::Signal;

use super::{create_home, open_small_example};
use crate::support::Pty;

const ENTER_ALTERNATE_SCREEN: &str = "\x1b[?1049h";
const LEAVE_ALTERNATE_SCREEN: &str = "\x1b[?1049l";

/// Asserts that the program resumed: it entered raw mode once, repainted, and reads keys.
fn assert_resumes(it: &mut Pty, what: &str) {
    let before = it.written_len();
    it.signal(Signal::CONT);
    it.wait_until(what, |screen| screen.alternate_screen() && screen.bracketed_paste());
    it.see("Aanmelden als").send("piet@").see("1 van 9");
    assert!(it.modes().contains(" -icanon "), "{what}: {}", it.modes());
    assert!(it.modes().contains(" -echo "), "{what}: {}", it.modes());
    assert_eq!(it.count_since(before, ENTER_ALTERNATE_SCREEN), 1, "{what}");
    it.send("\x1b").miss("1 van 9");
}

#[test]
fn the_program_suspends_and_resumes() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    for what in ["by the key", "by the signal"] {
        if what == "by the key" {
            it.send("\x1a");
        } else {
            it.signal(Signal::TSTP);
        }
        it.wait_stopped();
        it.wait_until(what, |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert!(it.modes().contains(" icanon "), "{what}: {}", it.modes());
        assert_resumes(&mut it, what);
    }
    it.send("\x03");
    assert_eq!(it.wait_exit(), 0);
}

/// The signal stopped the program before it could restore the terminal, so the shell reset it.
#[test]
fn the_program_resumes_after_a_stop_from_outside() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    for what in ["once", "twice"] {
        it.signal(Signal::STOP);
        it.wait_stopped().reset_terminal();
        assert_resumes(&mut it, what);
    }
    it.send("piet@\r").see("3 organisaties").send("2\r").see("Wie kan erbij");
    it.signal(Signal::STOP);
    it.wait_stopped().reset_terminal();
    it.signal(Signal::CONT);
    it.see("Organisaties › Bakkerij Eigendomein B.V.").see("Wie kan erbij").send("q");
    assert_eq!(it.wait_exit(), 0);
}

/// A program in the background must not change the modes of the shell's terminal.
#[test]
fn a_background_program_does_not_touch_the_terminal() {
    let (home, db) = create_home();
    let program = env!("CARGO_BIN_EXE_toegang");
    let mut it = Pty::start_program(home.path(), "sh", &["-i".to_owned()]);
    it.send("PS1='ready> '\r").see("ready> ");
    it.send(&format!("{program} voorbeeld --klein --db {db}\r")).see("Aanmelden als");
    let before = it.written_len();
    it.send("\x1a").wait_until("the shell", |screen| !screen.alternate_screen()).see("Stopped");
    it.send("bg; echo one\r").see("\none");
    it.send("until jobs > j; grep -q Stopped j; do :; done; echo two\r").see("\ntwo");
    assert_eq!(it.count_since(before, ENTER_ALTERNATE_SCREEN), 0);
    it.send("fg\r").see("Aanmelden als").send("piet@").see("1 van 9");
    // The process ends a moment after it restores the terminal, and the shell does not read until
    // then.
    let here = it.written_len();
    it.send("\x03").see_since(here, "ready> ").send("exit\r");
    it.wait_exit();
    // The system may stop the program in the background before it handles the first `SIGCONT`: its
    // thread that reads the terminal gets `SIGTTIN`. Then it handles two after `fg`, and takes over
    // the terminal twice.
    let entered = it.count_since(before, ENTER_ALTERNATE_SCREEN);
    assert!((1..=2).contains(&entered), "{entered}");
    assert_eq!(it.count_since(before, LEAVE_ALTERNATE_SCREEN), entered + 1);
}
