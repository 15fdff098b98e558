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

/// The file may be of a newer version, or damaged: what it holds is not replaced.
#[test]
fn a_file_of_filters_that_cannot_be_read_is_kept() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    it.send("piet@\r").see("3 organisaties").send("q").wait_exit();
    let path = home.path().join(".local/state/toegang/laatst.json");
    let damaged = std::fs::read_to_string(&path).unwrap().replace('}', "");
    std::fs::write(&path, &damaged).unwrap();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "piet@eigendomein.nl"]);
    it.see("3 organisaties").send("3/").see("Tab vul aan").send("rol:gevorderd").see("van 5");
    it.send("\x1b[BF").see("Bewaarde filters").send("klanten").see("als ‘klanten’").send("\r");
    it.see("konden niet naar schijf").send("\x03").wait_exit();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), damaged);
}
