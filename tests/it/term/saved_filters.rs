//! Saved filters are on disk at once, and a second program does not lose them.

use rustix::process::Signal;

use super::{create_home, open_small_example};
use crate::support::Pty;

/// Filters the users by `filter`, and saves that under `name`.
fn save(it: &mut Pty, filter: &str, name: &str) {
    it.send("3/").see("Tab vul aan").send(filter).see("van 5").send("\x1b[B").miss("Tab vul aan");
    it.send("F").see("Bewaarde filters").send(name).see(&format!("als ‘{name}’"));
    it.send("\r").see(&format!("is bewaard als ‘{name}’"));
}

#[test]
fn a_saved_filter_survives_a_kill_and_a_second_program() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    it.send("piet@\r").see("3 organisaties");
    let open = || Pty::start(home.path(), &["--db", &db, "--als", "piet@eigendomein.nl"]);
    let mut other = open();
    other.see("3 organisaties");
    save(&mut it, "rol:gevorderd", "klanten");
    it.signal(Signal::KILL);
    drop(it);
    save(&mut other, "status:geblokkeerd", "dicht");
    other.send("q").wait_exit();
    let mut it = open();
    it.see("Gebruikers").send("F").see("klanten").see("rol:gevorderd").see("dicht");
    it.send("\x03").wait_exit();
}
