//! Failures of the store: input is kept, and the message says how to continue.

use toegang::{
    app::Msg,
    domain::{Displaced, Failure, Reply},
    text::{self, Lang},
};

use crate::support::{Driver, World};

/// Accepts a request as Anna, without a reply.
fn send_acceptance() -> Driver {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1");
    it.send(Msg::Key("a".parse().unwrap()));
    it
}

#[test]
fn a_command_on_a_busy_file_is_retried() {
    let mut it = send_acceptance();
    it.reply_with(Reply::Busy);
    it.see("Nog niet opgeslagen: een ander proces").see("schrijft. Esc annuleert.");
    it.wait(1).see("Je bent nu lid van Piet Holding B.V.").miss("Nog niet opgeslagen");
}

#[test]
fn esc_cancels_a_waiting_command() {
    let mut it = send_acceptance();
    it.reply_with(Reply::Busy);
    it.press("esc").see("Geannuleerd. Er is niets gewijzigd.").wait(2).see("[ Accepteren  a ]");
    assert_eq!(it.world.badge_count("anna"), 1);
}

#[test]
fn esc_during_a_retry_reports_the_real_result() {
    let mut it = send_acceptance();
    it.reply_with(Reply::Busy);
    let at = toegang::domain::Moment(it.state.now.at.0 + 1_000);
    it.send(Msg::Clock(toegang::domain::Now { at, ..it.state.now }));
    it.send(Msg::Key("esc".parse().unwrap()));
    it.miss("Geannuleerd").settle();
    it.see("Je bent nu lid van Piet Holding B.V.").miss("Geannuleerd");
    let mut it = send_acceptance();
    it.reply_with(Reply::Busy);
    let at = toegang::domain::Moment(it.state.now.at.0 + 1_000);
    it.send(Msg::Clock(toegang::domain::Now { at, ..it.state.now }));
    it.send(Msg::Key("esc".parse().unwrap()));
    it.reply_with(Reply::Busy);
    it.see("Geannuleerd").wait(2);
    assert_eq!(it.world.badge_count("anna"), 1);
}

#[test]
fn retries_stop_after_half_a_minute() {
    let mut it = send_acceptance();
    for _ in 0..70 {
        if it.pending_count() > 0 {
            it.reply_with(Reply::Busy);
        }
        let now = it.state.now;
        let at = toegang::domain::Moment(now.at.0 + 500);
        it.send(Msg::Clock(toegang::domain::Now { at, ..now }));
    }
    it.see("Niet opgeslagen: een ander proces schrijft al");
}

#[test]
fn a_full_disk_is_reported_until_dismissed() {
    let mut it = send_acceptance();
    it.reply_with(Reply::Failed(Failure::Full));
    it.settle();
    it.see("Kan niet schrijven: de schijf is vol")
        .wait(60)
        .see("schijf is vol")
        .see("[ Accepteren  a ]");
    it.press("esc").miss("schijf is vol");
}

/// The dialog keeps the chosen people and the input, so that the user can retry.
#[test]
fn a_failing_disk_is_reported_and_the_dialog_stays() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter enter").wait(1);
    it.send(Msg::Key("enter".parse().unwrap()));
    it.reply_with(Reply::Failed(Failure::Disk));
    it.settle();
    it.see(
        "De schijf, of de verbinding ermee, geeft fouten; er is niets opgeslagen. Kijk de schijf",
    );
    it.see("▸ Jan Jansen").see("Leden 1").see("[ Enter: 1 toevoegen ]");
    it.press("enter").see("Jan Jansen is nu lid van").see("Leden 2");
}

#[test]
fn a_user_blocked_during_a_session_is_signed_out() {
    let mut it = Driver::signed_in("els");
    it.world.change_user("els", |els| els.status = toegang::domain::UserStatus::Blocked);
    it.press("2 enter")
        .see("Aanmelden als")
        .see("Je bent geblokkeerd, verwijderd")
        .miss("Bakkerij");
}

#[test]
fn a_member_removed_during_a_session_returns_to_the_list() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter right");
    let remove = it.world.remove("Bakkerij", &["els"]);
    it.world.act("piet", &remove).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("Je bent geen lid meer van Bakkerij").see("toegang ontzegd door Piet de Vries");
    it.see("(23 nov 2026").see("Je bent nergens lid").miss("Leden 2");
}

/// The advice at the end of the message must be visible, even over a dialog on a small screen.
#[test]
fn a_store_failure_is_shown_in_full_over_a_dialog() {
    for lang in Lang::ALL {
        let mut it = Driver::new_in_language(World::small_world(), Some("piet"), (80, 24), lang);
        it.press("2 enter right +").type_text("jan").press("enter enter").wait(1);
        for failure in crate::text::samples::failures() {
            it.send(Msg::Key("enter".parse().unwrap()));
            it.reply_with(Reply::Failed(failure.clone()));
            let message = text::failure(lang, &failure);
            let end = message.split_whitespace().last().unwrap();
            let area = toegang::app::visible_toast(&it.state).unwrap().area;
            let (top, height) = (usize::from(area.y), usize::from(area.height));
            let below = it.screen().lines().skip(top).take(height).collect::<Vec<_>>().join(" ");
            assert!(below.contains(end) && !below.contains('…'), "{message}\n{}", it.screen());
        }
    }
}

/// Presses a key while the file is missing.
fn press_without_file(it: &mut Driver, key: &str) {
    it.send(Msg::Key(key.parse().unwrap()));
    while it.pending_count() > 0 {
        it.reply_with(Reply::Failed(Failure::Replaced(Displaced::Gone)));
    }
}

#[test]
fn an_unreadable_list_is_not_shown_as_loading() {
    for (before, key) in [("3", "2"), ("2", "enter"), ("3", "enter"), ("2 enter right", "+")] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
        it.press(before);
        press_without_file(&mut it, key);
        // After the message is dismissed, the screen still shows that reading failed.
        if it.state.dialog.is_none() {
            press_without_file(&mut it, "esc");
            it.miss(" ! ");
        }
        it.see("niet te lezen").miss("laden…");
        it.send(Msg::Changed);
        it.settle();
        it.miss("niet te lezen").miss("laden…");
    }
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("3");
    press_without_file(&mut it, "2");
    press_without_file(&mut it, "esc");
    it.see("Het bestand is verwijderd of verplaatst");
    // Earlier rows stay, marked as outdated.
    it.press("R 3").see("Els Bakker");
    press_without_file(&mut it, "R");
    it.press("esc").see("Els Bakker").see("niet te lezen").press("R").miss("niet te lezen");
}

/// An overlay covers the middle of the screen, so a message around it would lose a part.
#[test]
fn an_overlay_leaves_one_line_of_a_failure_and_its_own_keys() {
    for (size, keys) in [((60, 16), "m"), ((60, 16), "?"), ((60, 16), ":"), ((60, 16), "g")] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("3");
        press_without_file(&mut it, "2");
        let said = text::failure(Lang::Nl, &Failure::Replaced(Displaced::Gone));
        let start: String = said.chars().take(20).collect();
        let rows = it.screen().lines().filter(|row| row.starts_with("    ")).count();
        assert!(it.screen().contains(&start), "{rows}\n{}", it.screen());
        it.send(Msg::Key(keys.parse().unwrap()));
        let screen = it.screen();
        let rows: Vec<&str> = screen.lines().collect();
        let is_cut = rows[14].contains('✗') && rows[14].contains('…');
        assert!(is_cut, "{keys}\n{screen}");
        assert!(rows[15].contains("Esc"), "{keys}\n{screen}");
    }
}
