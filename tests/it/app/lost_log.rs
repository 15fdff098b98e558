//! A shared log that cannot be followed: the screen says so, and later hides what may be old.

use toegang::{
    app::Msg,
    domain::{Failure, LostLog, SharedLogFailure},
    text::Lang,
};

use crate::support::{Driver, World};

/// Loses the log now, on a screen with rows.
fn lose_log(lang: Lang) -> Driver {
    let mut it = Driver::new_in_language(World::small_world(), Some("piet"), (80, 24), lang);
    it.press("3").see("Jan Jansen");
    let why = Failure::Shared(SharedLogFailure::Unreachable { server: "db1:5432".to_owned() });
    it.send(Msg::SharedLog(Some(LostLog { since: it.state.now.at, why })));
    it.settle();
    it
}

#[test]
fn a_lost_log_is_mentioned_and_then_hides_the_rows() {
    let mut it = lose_log(Lang::Nl);
    it.wait(4).miss("Geen verbinding").see("Jan Jansen");
    let woken = it.state.wake_at().unwrap();
    assert_eq!(woken.millis_since(it.state.now.at), 1_000);
    it.wait(1).see("Geen verbinding sinds").see("Jan Jansen");
    it.wait(24).see("Jan Jansen");
    it.wait(1).miss("Jan Jansen").miss("Piet").see("Geen verbinding sinds").see("db1:5432");
    it.see("Het komt vanzelf terug");
    it.send(Msg::SharedLog(None));
    it.settle();
    it.see("Jan Jansen").miss("Geen verbinding");

    let mut it = lose_log(Lang::En);
    it.wait(30).see("No connection since").see("Check that PostgreSQL").miss("Jan Jansen");
    // A command that was being saved may be in the log.
    it.miss("Nothing has changed");
}

#[test]
fn a_hidden_screen_keeps_what_was_typed_and_takes_no_keys_but_quit() {
    let mut it = lose_log(Lang::Nl);
    it.press("2 enter right +").type_text("jan");
    it.wait(30).press("enter enter").type_text("anna").miss("jan");
    it.send(Msg::SharedLog(None));
    it.settle();
    it.see("jan").miss("anna").miss("is nu lid van");
    let mut it = lose_log(Lang::Nl);
    it.wait(30).press("q");
    assert!(it.ended);
}
