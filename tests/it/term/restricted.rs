//! Restricted sessions in a pseudo-terminal, without sshd.

use super::{create_home, open_small_example};
use crate::{cli::json, support::Pty};

fn user_number(db: &str, who: &str) -> String {
    let own = json(&["--db", db, "--als", who, "gebruiker", "toon", who]);
    own["id"].to_string()
}

/// The refusal has the reason. When a session ends, another one can start.
#[test]
fn sessions_beyond_the_seats_are_refused() {
    let (home, db) = create_home();
    open_small_example(home.path(), &db).send("\x03").wait_exit();
    let (piet, els) =
        (user_number(&db, "piet@eigendomein.nl"), user_number(&db, "els@eigendomein.nl"));
    let open_restricted = |who: &str| {
        Pty::start(home.path(), &["--db", &db, "--als", who, "--vast", "--hoogstens", "1"])
    };
    let mut first = open_restricted(&piet);
    first.see("3 organisaties");
    let mut second = open_restricted(&els);
    second.see("Er is al iemand aangemeld");
    assert_eq!(second.wait_exit(), 7);
    first.send("q");
    assert_eq!(first.wait_exit(), 0);
    let mut third = open_restricted(&els);
    third.see("Els Bakker").send("q");
    assert_eq!(third.wait_exit(), 0);
}

#[test]
fn a_restricted_session_cannot_reach_a_shell() {
    let (home, db) = create_home();
    open_small_example(home.path(), &db).send("\x03").wait_exit();
    let piet = user_number(&db, "piet@eigendomein.nl");
    let memory = home.path().join(".local/state");
    std::fs::remove_dir_all(&memory).unwrap();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", &piet, "--vast"]);
    it.see("3 organisaties").send("\x1a").see("Over ssh is er geen shell");
    it.resize(40, 10);
    it.see("te klein").send("\x1a").resize(100, 30);
    it.see("3 organisaties").send("q");
    assert_eq!(it.wait_exit(), 0);
    assert!(!memory.exists(), "nothing is remembered on the host");
}
