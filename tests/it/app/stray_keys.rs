//! Unbound keys do nothing, and text that follows at once is ignored. A single key never discards
//! input.

use toegang::app::{Key, Msg};

use crate::{
    store::log_size,
    support::{Driver, World},
};

fn to_keys(text: &str) -> Vec<Key> {
    let key = |ch| match ch {
        ' ' => Key::from_name("space").unwrap(),
        '\t' => Key::from_name("tab").unwrap(),
        '\r' => Key::from_name("enter").unwrap(),
        ch => Key::char(ch),
    };
    text.chars().map(key).collect()
}

/// Sends a text in one read, like a paste in a terminal without bracketed paste.
fn send_in_one_read(it: &mut Driver, text: &str) {
    it.send(Msg::Burst(to_keys(text)));
    it.settle();
}

/// Opens Anna's inbox (*Postvak IN*) with a request from Piet.
fn open_inbox_with_request() -> Driver {
    let mut world = World::small_world();
    let add = world.add("Piet Holding B.V.", &["anna"]);
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1").see("[ Accepteren  a ]");
    it
}

#[test]
fn an_address_typed_at_a_letter_menu_runs_no_action() {
    let mut it = Driver::signed_in("piet");
    it.press("3 r");
    let before = log_size(&it.world);
    for ch in "julian.tutu@eigendomein.nl".chars() {
        it.send(Msg::Key(Key::char(ch)));
    }
    it.press("enter").see("Dat is hier geen keuze. Kies s, g, b of Esc.");
    assert!(it.state.dialog.is_none() && !it.state.pending.is_empty(), "the menu stays");
    assert_eq!((log_size(&it.world), it.refusals.len()), (before, 0));
    let message_count = it.state.toasts.history().len();
    it.wait(1).press("y");
    assert_eq!(it.state.toasts.history().len(), message_count, "said once while it stands there");
    it.wait(1).press("s").see("Nu Basisgebruiker: Els Bakker");
    assert_ne!(log_size(&it.world), before, "a letter of the menu, after a pause");
}

#[test]
fn every_letter_menu_ignores_letters_that_it_does_not_list() {
    for (route, menu) in [
        ("2", "g"),
        ("2", "y"),
        ("2", "s"),
        ("2 end enter", "x"),
        ("2 end enter right", "r"),
        ("3", "r"),
        ("3", "x"),
        ("g e", "x"),
    ] {
        let mut it = Driver::signed_in("piet");
        it.press(route).press(menu);
        let before = log_size(&it.world);
        let place = it.screen();
        it.press("z a b d u q enter 1 :").see("Dat is hier geen keuze");
        assert!(it.state.dialog.is_none() && it.state.overlay.is_none(), "{route} {menu}");
        assert!(!it.ended && log_size(&it.world) == before, "{route} {menu}");
        it.press("esc");
        assert!(it.state.pending.is_empty(), "Esc closes it");
        assert_eq!(place.lines().next(), it.screen().lines().next());
        it.press(menu).press("ctrl-c");
        assert!(it.ended, "Ctrl+C ends the program there too");
    }
}

#[test]
fn text_typed_at_a_question_confirms_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 right right home d").see("ontzeggen?");
    let before = log_size(&it.world);
    // Letters that confirm other dialogs, and then the letter of this dialog after a stray letter.
    it.press("i z enter n").see("Die toets doet hier niets").see("ontzeggen?");
    assert_eq!(log_size(&it.world), before);
    it.wait(1).press("n").miss("ontzeggen?");
    // In the second step of the dialog to add members, Enter would confirm.
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter enter").see("stap 2 van 2");
    it.press("w d r enter").see("stap 2 van 2").see("‹ Lid ›").see("Jan Jansen");
    assert_eq!(log_size(&it.world), before);
    it.wait(1).press("enter").see("is nu lid van");
}

#[test]
fn a_paste_outside_a_text_field_runs_no_keys_and_is_reported() {
    let marked = |it: &mut Driver, text: &str| {
        it.paste(text);
    };
    for paste in [send_in_one_read as fn(&mut Driver, &str), marked] {
        for (route, text) in [
            ("1", "anna@cijfermeesters.nl"),
            ("1", "Anna Visser\rJan Jansen\r"),
            ("1 w", "weigeren"),
            ("3 r", "sgbs"),
            ("2 x", "r Piet Holding"),
            ("1 esc", "ada@x.nl"),
            ("m", "Quinten"),
        ] {
            let mut it = open_inbox_with_request();
            let before = log_size(&it.world);
            it.press(route);
            let (dialog, place) = (it.state.dialog.is_some(), it.state.menu_item());
            paste(&mut it, text);
            it.see("geplakte tekst");
            assert_eq!(it.state.dialog.is_some(), dialog, "{route} {text}");
            assert_eq!(
                (it.state.menu_item(), log_size(&it.world)),
                (place, before),
                "{route} {text}"
            );
            assert!(!it.ended);
        }
    }
    // The remainder of a long paste arrives in a separate read.
    let mut it = open_inbox_with_request();
    send_in_one_read(&mut it, "anna@cijfermeesters.nl");
    it.press("a").see("[ Accepteren  a ]").wait(1).press("a").see("Je bent nu lid");
}

#[test]
fn typing_ahead_of_the_screen_works_like_slow_typing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right");
    send_in_one_read(&mut it, "+jan\r");
    it.see("(Jan Jansen ×)").press("esc esc");
    send_in_one_read(&mut it, ":logboek\r");
    it.see("Logboek");
    send_in_one_read(&mut it, "3+utoos@eigendomein.nl");
    it.see("toos@eigendomein.nl").press("esc esc");
    send_in_one_read(&mut it, "jjjjjjjjjkk");
    send_in_one_read(&mut it, "2jj/bak");
    it.see("1 van 3");
}

#[test]
fn esc_asks_once_before_it_discards_a_form() {
    for route in ["2 +", "3 +", "2 end enter e", "2 right right t", "g e e", "g e x s"] {
        let mut it = Driver::signed_in("piet");
        it.press(route);
        assert!(it.state.dialog.is_some(), "{route}");
        it.press("esc");
        assert!(it.state.dialog.is_none(), "{route}: nothing was typed");
        let mut it = Driver::signed_in("piet");
        it.press(route).type_text("x").press("esc").see("Nog eens Esc, en het is weg.");
        it.type_text("y").press("esc");
        assert!(it.state.dialog.is_some(), "{route}: what was typed since is asked about again");
        it.press("esc").miss("Nog eens Esc");
        assert!(it.state.dialog.is_none(), "{route}");
    }
}

#[test]
fn esc_asks_before_it_discards_a_message_or_a_reason() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("anna").press("enter enter b").type_text("Hoi");
    it.press("esc").see("Nog eens Esc").see("Hoi").press("esc").miss("Hoi").see("stap 2 van 2");
    it.press("t").type_text("31-12").press("esc").see("Nog eens Esc").see("31-12").press("esc");
    it.see("stap 2 van 2").miss("31-12");
    let mut it = open_inbox_with_request();
    it.press("w down down down").type_text("Vraag Bram").press("esc").see("Nog eens Esc");
    it.see("Vraag Bram").press("esc").miss("Vraag Bram").see("[ Accepteren  a ]");
}

#[test]
fn esc_and_a_key_in_one_read_edit_words_only_in_a_text_field() {
    let mut it = Driver::signed_in("piet");
    let press_after_esc = |it: &mut Driver, key: &str| {
        it.send(Msg::EscThen(key.parse().unwrap()));
        it.settle();
    };
    it.press("2 end enter").see("Details");
    press_after_esc(&mut it, "3");
    it.see("Gebruikers").miss("Details").press("/").type_text("piet de");
    press_after_esc(&mut it, "backspace");
    it.see("Filter  piet").miss("piet de").type_text("vries");
    press_after_esc(&mut it, "b");
    it.type_text("van ").see("piet van vries");
    press_after_esc(&mut it, "j");
    it.miss("piet van vries");
    assert!(!it.state.is_typing(), "Esc left the field, and j moved");
}

/// `/` means nothing on Details, and the text was meant for a filter.
#[test]
fn text_after_a_filter_key_without_a_filter_runs_no_keys() {
    let mut it = Driver::signed_in("piet");
    it.press("2 home enter").see_tab("Details").press("/").type_text("larbeek");
    it.see_tab("Details").see("Hier valt niets te filteren.").miss("Nu Beheerder");
    assert!(it.state.dialog.is_none(), "{}", it.screen());
    it.wait(1).press("right").see_tab("Leden");
}

/// The keys that opened a question do not answer it, when they arrive together.
#[test]
fn a_burst_of_keys_does_not_answer_the_question_that_it_opened() {
    let burst = |keys: &str| Msg::Burst(keys.chars().map(Key::char).collect());
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("2 /").type_text("koekf").press("down");
    it.send(burst("xge"));
    it.settle();
    it.see("goedkeuren?").miss("Geactiveerd").wait(1).press("e").see("Geactiveerd: Koekfabriek");
}

/// Opens Anna's inbox with three requests.
fn open_inbox_with_three() -> Driver {
    let mut world = World::small_world();
    for org in ["Piet Holding B.V.", "Bakkerij"] {
        let add = world.add(org, &["anna"]);
        world.act("piet", &add).unwrap();
    }
    let org = world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    let pick = toegang::domain::ChosenPerson {
        user: world.user("anna"),
        level: toegang::domain::Level::Member,
        last_day: None,
    };
    let add = toegang::domain::Command::AddMembers { org, picks: vec![pick], message: None };
    world.act("piet", &add).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1").see("[ Accepteren  a ]");
    assert_eq!(it.world.badge_count("anna"), 3);
    it
}

/// A key that is held down answers one request, in the list and on a card.
#[test]
fn a_held_key_answers_one_request() {
    for route in ["esc", "enter"] {
        for answer in ["a a a a", "w w w w"] {
            let mut it = open_inbox_with_three();
            if route == "enter" {
                it.press(route);
            }
            it.press(answer);
            let left = if answer.starts_with('a') { 2 } else { 3 };
            if left == 2 {
                it.see("Je bent nu lid");
            }
            // Held for longer, the key also says why it does nothing.
            for _ in 0..12 {
                it.wait_millis(90).press(&answer[..1]);
            }
            it.see("Die toets is net gebruikt");
            assert_eq!(it.world.badge_count("anna"), left, "{route} {answer}\n{}", it.screen());
            // The key that opened the question does not answer it after a pause either (R299).
            it.wait(1).press(if left == 2 { "a" } else { "i" });
            assert_eq!(it.world.badge_count("anna"), left - 1, "{route} {answer}\n{}", it.screen());
            it.press("down");
            it.press("a");
            assert_eq!(it.world.badge_count("anna"), left - 2, "another key came between");
        }
    }
}

/// `g a` switches user elsewhere; on a card the `a` after a `g` does not accept.
#[test]
fn a_letter_after_g_answers_nothing_on_a_card() {
    for keys in ["g a", "g w"] {
        let mut it = open_inbox_with_three();
        it.press("enter").press(keys).see("─ verzoek ─");
        it.wait(5).press("g").wait(5).press(keys.split(' ').next_back().unwrap());
        it.see("─ verzoek ─");
        assert_eq!(it.world.badge_count("anna"), 3);
        it.press("a");
        assert_eq!(it.world.badge_count("anna"), 2);
    }
}

/// The Enter that closes a question or an explanation does not give access when it is held.
#[test]
fn a_held_enter_does_not_go_past_a_question() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter").see("stap 1 van 2");
    it.press("f3").hold("enter", 3).see("stap 1 van 2");
    it.see("Die toets is net gebruikt").wait(1).press("enter").see("stap 2 van 2");
}

/// R300: an Enter that goes from a reason to the button does not decline when it is held or doubled,
/// and the line says what it does.
#[test]
fn a_held_enter_does_not_decline() {
    for steps in ["1 w down", "1 enter w up"] {
        let mut it = open_inbox_with_three();
        it.press("1 w").see("Enter annuleren").press("esc esc");
        it.press(steps).see("Enter naar Weigeren").press("enter");
        it.see("▸[ ✗ Weigeren").see("Enter weigeren");
        for _ in 0..12 {
            it.hold("enter", 1).see("▸[ ✗ Weigeren");
        }
        it.see("Die toets is net gebruikt");
        assert_eq!(it.world.badge_count("anna"), 3);
        it.wait(1).press("enter").see("geweigerd");
        assert_eq!(it.world.badge_count("anna"), 2);
    }
}

/// An Enter that is held down does not close the code that its first press made.
#[test]
fn a_held_enter_does_not_close_a_new_code() {
    let mut it = Driver::signed_in("piet");
    it.press("3 +").type_text("nieuw@eigendomein.nl").press("enter").see("De code voor");
    for _ in 0..6 {
        it.hold("enter", 1).see("De code voor");
    }
    it.wait(1).press("enter").miss("De code voor");
}

/// R220: three Enters that are typed choose, go on and give access; another key ends the wait too.
#[test]
fn a_fast_typist_gives_access_with_three_enters() {
    let enter = || Msg::Key(Key::from_name("enter").unwrap());
    for pause in [70, 110, 180, 250, 400] {
        for steps in ["2 end enter right +|\"jan", "3 /|\"jan j|down x l|\"hol"] {
            let mut it = Driver::signed_in("piet");
            it.run_steps(steps);
            for _ in 0..3 {
                it.wait_millis(pause).send(enter());
                it.settle();
            }
            assert!(it.state.wake_at().is_some(), "{pause}");
            it.see("stap 2 van 2").wait_millis(149).see("stap 2 van 2");
            it.wait_millis(1).miss("stap 2 van 2").miss("net gebruikt");
            assert_eq!(it.commands.len(), 1, "{pause} {steps}\n{}", it.screen());
        }
    }
    let mut it = Driver::signed_in("piet");
    it.run_steps("2 end enter right +|\"jan|enter").wait_millis(200).send(enter());
    it.see("stap 2 van 2").wait_millis(200).send(enter());
    it.wait_millis(30).press("u").miss("stap 2 van 2");
    // A key that is held down repeats 7 to 40 times a second, after a pause of its own.
    for (delay, repeat) in [(200, 25), (500, 33), (660, 40), (250, 92), (690, 140)] {
        let mut it = Driver::signed_in("piet");
        it.run_steps("2 end enter right +|\"jan|enter").wait_millis(300).send(enter());
        it.see("stap 2 van 2").wait_millis(delay).send(enter());
        for _ in 0..40 {
            it.wait_millis(repeat).send(enter());
            it.settle();
        }
        it.see("stap 2 van 2").see("Die toets is net gebruikt");
        assert_eq!(it.commands.len(), 0, "{delay} {repeat}");
        it.wait(1).press("enter").miss("stap 2 van 2");
    }
}

/// An Enter that is held down chooses, goes to the second step and stops there.
#[test]
fn a_held_enter_stops_at_the_second_step() {
    for steps in ["2 end enter right +|\"jan", "3 /|\"jan j|down x l|\"hol"] {
        let mut it = Driver::signed_in("piet");
        it.run_steps(steps);
        let before = log_size(&it.world);
        it.hold("enter", 12).see("stap 2 van 2").see("Die toets is net gebruikt");
        assert_eq!(log_size(&it.world), before, "{steps}");
        // After a moment to read, Enter gives access.
        it.wait(1).press("enter").see("is nu lid van");
    }
}

/// An Enter that is held down does not confirm a name that looks like another, nor skip a field.
#[test]
fn a_held_enter_does_not_confirm_a_warning_in_a_form() {
    let mut it = Driver::signed_in("piet");
    it.press("3 + shift-tab right tab")
        .type_text("x@gmail.com")
        .press("tab")
        .type_text("Els Bаkker");
    it.hold("enter", 6).see("Toch doen").wait(1).press("enter").miss("Toch doen");
}

/// Keys that arrive together act in a dialog as they do one by one; a paste does not.
#[test]
fn fast_keys_act_in_a_dialog_and_a_paste_does_not() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter enter").see("stap 2 van 2");
    it.paste("rt31-12").see("geplakte tekst").see("‹ Lid ›").wait(1);
    send_in_one_read(&mut it, "rt31-12\r");
    it.see("‹ Beheerder ›").see("31 dec 2026").miss("geplakte tekst hier").wait(1);
    send_in_one_read(&mut it, "weg ermee");
    it.see("geplakte tekst").see("‹ Beheerder ›").see("stap 2 van 2");
    // At an open menu, keys choose and go on in the field that the choice opens.
    let mut it = Driver::signed_in("piet");
    it.press("2 end x");
    send_in_one_read(&mut it, "ljan");
    it.see("stap 1 van 2").see("Zoek  jan").miss("geplakte tekst");
    let mut it = Driver::signed_in("piet");
    it.press("2 end x");
    send_in_one_read(&mut it, "weg ermee");
    it.see("geplakte tekst");
    // From a choice, Tab goes to a field.
    let mut it = Driver::signed_in("piet");
    it.press("3 +").type_text("noor2@eigendomein.nl").press("tab").see("▸ Rol");
    it.send(Msg::Burst(to_keys("\tx@y")));
    it.settle();
    it.miss("geplakte tekst");
}
