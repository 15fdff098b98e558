//! Notices that commands print beside their result also appear on the screens.

use std::{fs::OpenOptions, io::Write};

use super::{create_home, open_small_example};
use crate::{cli::program, support::Pty};

#[test]
fn the_screens_report_a_torn_anchor_and_a_changed_time_zone() {
    let (home, db) = create_home();
    open_small_example(home.path(), &db).send("\x03").wait_exit();
    let anchor = home.path().join("anker").display().to_string();
    let with = ["--db", &db, "--als", "piet@eigendomein.nl", "--anker", &anchor];
    let add = [&with[..], &["lid", "voegtoe", "holding", "jan@eigendomein.nl"]].concat();
    assert!(program(home.path(), &add).output().unwrap().status.success());
    OpenOptions::new().append(true).open(&anchor).unwrap().write_all(b"99 abc").unwrap();
    let mut it = Pty::start(home.path(), &with);
    it.see("3 organisaties").see("De laatste regel van het ankerbestand is afgebroken");
    // Another program changes the zone while the screens are open.
    let zone = [&with[..2], &["onderhoud", "tijdzone", "Asia/Tokyo"]].concat();
    assert!(program(home.path(), &zone).output().unwrap().status.success());
    it.see("Asia/Tokyo").send("q");
    assert_eq!(it.wait_exit(), 0);
}
