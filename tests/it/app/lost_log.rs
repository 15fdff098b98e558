//! A shared log that cannot be followed: the screen says so, and later hides what may be old.

use toegang::{
    app::Msg,
    domain::{Failure, LostLog, Now, Reply, SharedLogFailure, SharedLogState},
    text::Lang,
};

use crate::support::{Driver, World};

/// Loses the log now, on a screen with rows.
fn lose_log(lang: Lang) -> Driver {
    let mut it = Driver::new_in_language(World::small_world(), Some("piet"), (80, 24), lang);
    it.press("3").see("Jan Jansen");
    let why = Failure::Shared(SharedLogFailure::Unreachable { server: "db1:5432".to_owned() });
    it.send(Msg::SharedLog(SharedLogState::Lost(LostLog { since: it.state.now.at, why })));
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
    it.send(Msg::SharedLog(SharedLogState::Followed { other_hosts: 2 }));
    it.settle();
    it.see("Jan Jansen").miss("Geen verbinding").see("gedeeld met 2 andere hosts");

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
    it.send(Msg::SharedLog(SharedLogState::Followed { other_hosts: 2 }));
    it.settle();
    it.see("jan").miss("anna").miss("is nu lid van");
    let mut it = lose_log(Lang::Nl);
    it.wait(30).see("q afsluiten").press("q");
    assert!(it.ended);
    // A letter may have been meant for the field that the notice hides.
    let mut it = lose_log(Lang::Nl);
    it.press("2 enter right +").type_text("jac").wait(30).see("Ctrl+C afsluiten").press("q");
    assert!(!it.ended);
    it.press("ctrl-c");
    assert!(it.ended);
}

#[test]
fn a_log_that_differs_is_named_at_once_and_is_no_lost_connection() {
    for (why, said) in [
        (SharedLogFailure::Ahead(5), "mist het einde van dit bestand"),
        (SharedLogFailure::Forked(7), "wijkt het gedeelde Logboek af"),
        (SharedLogFailure::Damaged(7), "is beschadigd"),
        (SharedLogFailure::NewerFormat, "Een nieuwere versie van toegang"),
    ] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
        it.press("3").see("Jan Jansen");
        let why = Failure::Shared(why);
        it.send(Msg::SharedLog(SharedLogState::Lost(LostLog { since: it.state.now.at, why })));
        it.settle();
        it.see("Volgt het gedeelde Logboek niet sinds").see(said).see("Er wordt niets opgeslagen");
        it.miss("Geen verbinding").miss("Jan Jansen").miss("Het komt vanzelf terug");
    }
}

#[test]
fn a_command_without_an_answer_is_mentioned_and_hides_an_older_failure() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("3").see("Jan Jansen");
    let later = |it: &mut Driver, millis| {
        let at = it.state.now.at.plus_millis(millis);
        it.send(Msg::Clock(Now { at, ..it.state.now }));
    };
    it.press("2 home enter right home r").send(Msg::Key("b".parse().unwrap()));
    later(&mut it, 400);
    it.miss("dit duurt even");
    later(&mut it, 100);
    it.see("Nog niet opgeslagen: dit duurt even");
    it.reply_with(Reply::Failed(Failure::Shared(SharedLogFailure::Doubt)));
    it.see("niet zeker of dit").miss("dit duurt even");
    it.press("r").send(Msg::Key("b".parse().unwrap()));
    it.miss("niet zeker of dit");
    later(&mut it, 500);
    it.see("dit duurt even");
    let no_standby = SharedLogFailure::NoStandby { was_sent: false };
    it.reply_with(Reply::Failed(Failure::Shared(no_standby)));
    it.see("wacht op zijn reserve").see("wijzigde niets");
}
