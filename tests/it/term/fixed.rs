//! Sessions as sshd starts them, in a pseudo-terminal without sshd.

use super::{home, small};
use crate::{cli::json, support::Pty};

fn number(db: &str, who: &str) -> String {
    let own = json(&["--db", db, "--als", who, "gebruiker", "toon", who]);
    own["id"].to_string()
}

/// The refusal names the reason, and a seat becomes free when a session ends.
#[test]
fn sessions_beyond_the_seats_are_refused() {
    let (home, db) = home();
    small(home.path(), &db).send("\x03").ends();
    let (piet, els) = (number(&db, "piet@eigendomein.nl"), number(&db, "els@eigendomein.nl"));
    let come = |who: &str| {
        Pty::start(home.path(), &["--db", &db, "--als", who, "--vast", "--hoogstens", "1"])
    };
    let mut first = come(&piet);
    first.see("3 organisaties");
    let mut second = come(&els);
    second.see("Er is al iemand binnen");
    assert_eq!(second.ends(), 7);
    first.send("q");
    assert_eq!(first.ends(), 0);
    let mut third = come(&els);
    third.see("Els Bakker").send("q");
    assert_eq!(third.ends(), 0);
}

#[test]
fn a_restricted_session_cannot_reach_a_shell() {
    let (home, db) = home();
    small(home.path(), &db).send("\x03").ends();
    let piet = number(&db, "piet@eigendomein.nl");
    let memory = home.path().join(".local/state");
    std::fs::remove_dir_all(&memory).unwrap();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", &piet, "--vast"]);
    it.see("3 organisaties").send("\x1a").see("Over ssh is er geen shell");
    it.resize(40, 10);
    it.see("te klein").send("\x1a").resize(100, 30);
    it.see("3 organisaties").send("q");
    assert_eq!(it.ends(), 0);
    assert!(!memory.exists(), "nothing is remembered on the host");
}
