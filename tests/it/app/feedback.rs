//! Feedback on the screen: buttons do what their labels say, hidden actions are unavailable, and a
//! message for one user is not shown to the next.

use ratatui::layout::Size;
use toegang::{
    app::Msg,
    domain::{Command, Level},
};

use crate::{
    store::log_size,
    support::{Driver, World},
};

fn resize(it: &mut Driver, width: u16, height: u16) {
    it.send(Msg::Resized(Size { width, height }));
    it.settle();
}

#[test]
fn keys_on_a_too_small_screen_write_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter enter").see("stap 2 van 2");
    let before = log_size(&it.world);
    resize(&mut it, 40, 10);
    it.press("enter ctrl-s d v r");
    it.send(Msg::Pasted("els".into()));
    it.settle();
    assert_eq!(log_size(&it.world), before);
    resize(&mut it, 100, 30);
    it.see("stap 2 van 2").see("Jan Jansen");
}

#[test]
fn q_quits_from_a_too_small_screen_regardless_of_focus() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +");
    resize(&mut it, 40, 10);
    it.see("q afsluiten").press("q");
    assert!(it.ended);
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").press("enter");
    resize(&mut it, 40, 12);
    it.press("q").see("Sluit nog eens af").see("en het is weg.");
    assert!(!it.ended, "work is not thrown away unasked");
    it.press("q");
    assert!(it.ended);
}

#[test]
fn a_message_never_covers_a_question() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
    it.press("d").see("Toegang tot Bakkerij").see("Annuleren  Esc").see("Toegang ontzeggen  z");
    it.miss("Nu Beheerder: Els Bakker").press("esc").miss("Toegang ontzeggen");
    it.press("m").see("Nu Beheerder: Els Bakker");
}

/// Even a small screen shows the full reason, with the administrator who can help.
#[test]
fn a_reason_is_shown_in_full_where_it_fits() {
    let small = |size| Driver::new(World::small_world(), Some("els"), size);
    let mut it = small((80, 24));
    it.press("2 enter right").see("alleen een Beheerder: Piet de Vries");
    it.press("+").see("! Dit kan alleen een Beheerder van deze organisatie: Piet de Vries.");
    // The palette has a reason that does not fit beside the label below it.
    it.wait(20)
        .press("r")
        .see("! Dit kan alleen een Beheerder van deze organisatie: Piet de Vries.");
    it.wait(1).press(":");
    it.type_text("laatste dag").miss("Beheerde…");
    it.see("Dit kan alleen een Beheerder van deze organisatie: Piet de Vries.");
    // The reason beside the (+) is short; the message shows it in full.
    let mut it = small((73, 16));
    it.press("2 enter right").see("alleen een Beheerder: Piet de Vries ─");
    it.press("+").see("Piet de Vries.");
    // A message sits on the rule above the hints.
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 enter right d z").see("✓ ");
    assert_eq!(it.find("✓ ").y, 22);
}

#[test]
fn the_button_says_what_enter_does() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +").type_text("jan").see("[ Enter: + Jan Jansen ]");
    it.press("shift-tab").see("▸[ Enter: Annuleren ]").see("[ + Jan Jansen ]");
    it.see("Shift+Tab terug naar de lijst").miss("Tab kies").press("shift-tab");
    it.press("enter").type_text("anna").press("enter enter b").see("[ Enter: Klaar ]");
    it.miss("Enter: 1 toevoegen").press("enter").see("[ Enter: 1 toevoegen en 1 verzoek sturen ]");
    it.press("t").see("[ Enter: Klaar ]");
}

#[test]
fn an_invalid_date_cannot_be_saved() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home t").type_text("gisteren").see("geen datum");
    let button = toegang::app::buttons(&it.state).pop().unwrap();
    assert!(button.label.contains("Opslaan") && !button.is_enabled);
}

/// A day lights the button only if somebody gets another one by it.
#[test]
fn an_unchanged_day_cannot_be_saved() {
    let is_lit = |it: &Driver| toegang::app::buttons(&it.state).pop().unwrap().is_enabled;
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home t").see("geen laatste dag");
    assert!(!is_lit(&it), "{}", it.screen());
    it.type_text("31-12").see("31 december 2026");
    assert!(is_lit(&it), "{}", it.screen());
    it.press("enter t").see("31-12-2026");
    assert!(!is_lit(&it), "{}", it.screen());
    it.type_text("geen").see("geen laatste dag");
    assert!(is_lit(&it), "{}", it.screen());
}

#[test]
fn messages_of_a_user_are_not_shown_to_the_next_user() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker").press("g a");
    it.miss("Nu Beheerder").type_text("anna").press("enter m").see("Hier staat wat je deed");
}

#[test]
fn a_repeated_message_is_shown_once() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter right + + +");
    assert_eq!(it.state.toasts.visible().len(), 1);
}

#[test]
fn a_message_does_not_cover_new_rows() {
    let mut it = Driver::new(World::full(), Some("piet"), (79, 30));
    it.press("2 /").type_text("zuurdesem").press("down enter right +").type_text("jan jansen");
    it.press("enter enter enter").see("is nu lid van").see("nieuw");
}

#[test]
fn a_larger_window_shows_more_rows_at_once() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 24));
    it.press("2 /").type_text("zuurdesem").press("down enter right end");
    it.send(Msg::Resized(Size { width: 100, height: 60 }));
    let filled = it.screen().lines().filter(|line| line.contains(" Lid ")).count();
    assert!(filled > 40, "{filled} rows before any answer");
}

#[test]
fn a_withdrawn_request_is_marked_in_its_place() {
    let mut world = World::small_world();
    let command = world.add("Bakkerij", &["anna"]);
    world.act("piet", &command).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("1").see("[ Accepteren  a ]");
    let (org, request) = (it.world.org("Bakkerij"), it.world.open_request("anna"));
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    it.world.act("piet", &withdraw).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("wacht niet meer; zie Afgehandeld").miss("[ Accepteren  a ]").miss("accepteer");
    it.press("down").miss("wacht niet meer");
}

#[test]
fn the_add_button_is_disabled_after_losing_the_right() {
    let mut it = Driver::signed_in("piet");
    let raise = it.world.add_as("Piet Holding", &["els"], Level::OrgAdmin);
    it.world.act("piet", &raise).unwrap();
    it.press("2 end enter right +").type_text("jan").press("enter enter");
    let facts = crate::store::replay(&it.world);
    let org = it.world.org("Piet Holding");
    let piet = facts.membership(org, it.world.user("piet")).unwrap().id;
    let lower = crate::support::change_level(org, vec![piet], Level::OrgAdmin, Level::Member);
    it.world.act("els", &lower).unwrap();
    it.press("enter").see("geen Beheerder meer");
    let button = toegang::app::buttons(&it.state).pop().unwrap();
    assert!(!button.is_enabled, "{button:?}");
}

/// Ctrl+S does in a form what it does in the dialogs that give access.
#[test]
fn ctrl_s_saves_a_form() {
    let mut it = Driver::signed_in("piet");
    it.press("2 + ctrl-s").see("Organisatie toevoegen").miss("doet hier niets");
    it.type_text("Nieuwe Bakker B.V.").press("ctrl-s").see("Nieuwe Bakker B.V.");
    it.see("u ongedaan maken").miss("Straat en nr.");
}

#[test]
fn the_last_administrator_sees_the_refusal_before_confirming() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter x v").see("Je bent de laatste Beheerder van").miss("✗ Verlaten");
    it.press("v").see("Je bent de laatste Beheerder van");
    it.press("esc right d").see("Je eigen toegang opgeven gaat apart").miss("0 leden");
}

#[test]
fn hints_list_only_available_actions_and_the_help() {
    let mut it = Driver::signed_in("piet");
    it.press("1").see("Alles afgehandeld.").miss("a accepteer").see("? hulp");
    it.press("2 end enter right right").see("Geen verzoeken onderweg.").miss("n herinner");
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.type_text("niemand").miss("Enter kies");
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 enter right").see("? hulp");
}

#[test]
fn undo_is_hinted_only_after_a_change_that_it_takes_back() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("2").miss("u ongedaan maken").press("end x l").type_text("jan").press("ctrl-s");
    it.see("u ongedaan maken").wait(20).see("u ongedaan maken");
    it.press("u").see("Ongedaan gemaakt").wait(20).miss("u ongedaan maken");
}

#[test]
fn recent_messages_take_the_height_of_their_lines_and_hint_no_dead_key() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    let height = |it: &Driver| toegang::app::Geometry::from_state(&it.state).overlay.height;
    it.press("3 m")
        .see("Hier staat wat je deed")
        .see("[ Sluiten  Esc ]")
        .miss("omlaag")
        .miss("laatste rij");
    assert_eq!(height(&it), 6);
    // The day stands once, before the newest message of that day.
    it.press("esc R U m").see("23 nov  ").see("Opnieuw gelezen.");
    assert_eq!(it.screen().matches("23 nov").count(), 1);
    for _ in 0..40 {
        it.press("esc R").wait(20).press("m");
    }
    assert_eq!(height(&it), 35);
    it.see("↓ omlaag").miss("↑ omhoog").press("end").see("↑ omhoog").miss("↓ omlaag");
}

#[test]
fn a_long_message_of_success_is_told_in_short_and_offers_undo() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 end enter right +").type_text("jan").press("enter").type_text("anna");
        it.press("enter ctrl-s");
        let rule = |it: &Driver| it.screen().lines().rev().nth(1).unwrap().to_owned();
        let done = rule(&it);
        let people = ["Lid: Jan Jansen · Gevraagd: Anna Visser", "lid toegevoegd: Jan Jansen · "];
        assert!(people.iter().any(|said| done.contains(said)), "{done}");
        assert!(done.contains("Anna Visser · u ongedaan"), "{done}");
        it.see("? hulp").press("m").see("1 verzoek verstuurd: Anna Visser").press("esc u");
        let undone = rule(&it);
        assert!(undone.contains("Ongedaan gemaakt: 1 lid minder · 1 verzoek"), "{undone}");
        it.wait(7);
        assert!(!rule(&it).contains("Ongedaan"), "{}", it.screen());
    }
}

/// R260: a message never leaves its line: neither for rows, nor for the menu, nor for a dialog.
#[test]
fn a_long_message_keeps_to_its_line() {
    for size in [(60, 16), (80, 24), (100, 30), (120, 40), (160, 50)] {
        for keys in ["3 end", "2 end enter +", "7", "3 down enter x l"] {
            let mut it = Driver::new(World::full(), Some("piet"), size);
            it.press(keys);
            let before: Vec<String> = it.screen().lines().map(str::to_owned).collect();
            let line = "Overgeslagen: ".to_owned() + &"woord ".repeat(40) + "einde";
            let at = it.state.now.at;
            it.state.toasts.say(toegang::app::Tone::Notice, vec![line], at);
            let after: Vec<String> = it.screen().lines().map(str::to_owned).collect();
            let rule = before.len() - 2;
            let frame = it.state.dialog.as_ref().map(|_| usize::from(it.find("╰").y));
            let is_below = after[rule] == before[rule];
            for (at, (old, new)) in before.iter().zip(&after).enumerate() {
                // Free lines below a dialog may have the message instead.
                if is_below && frame.is_some_and(|frame| at > frame) {
                    continue;
                }
                let menu = |line: &str| line.chars().take(20).collect::<String>();
                if at != rule {
                    assert_eq!(old, new, "{size:?} {keys}\n{}", it.screen());
                } else if size.0 >= 100 {
                    assert_eq!(menu(old), menu(new), "{size:?} {keys}\n{}", it.screen());
                }
            }
            if is_below {
                it.see("! Overgeslagen: woord").see("einde");
                continue;
            }
            assert!(after[rule].contains("! Overgeslagen: woord"), "{}", it.screen());
            let is_cut = if it.state.dialog.is_some() { "…" } else { "… (m)" };
            assert!(after[rule].contains(is_cut), "{size:?} {keys}\n{}", it.screen());
        }
    }
}

/// A reason that is too long for its line ends behind a sentence, or before the part that does not fit.
#[test]
fn a_long_reason_is_cut_at_a_point() {
    let mut it = Driver::signed_in("piet");
    let names = "Anna Visser, Bram Kuipers, Cor Peeters, Daan de Vries en Els Bakker.";
    for (said, shown) in [
        ("Dit is niet ongedaan te maken. Een eerdere", "Dit is niet ongedaan te maken. (m)"),
        ("Dit kan alleen een Beheerder van de omgeving:", "een Beheerder van de omgeving… (m)"),
    ] {
        let at = it.state.now.at;
        let line = format!("{said} {names} {names}");
        it.state.toasts.say(toegang::app::Tone::Notice, vec![line], at);
        it.see(shown);
    }
}

/// Below a dialog there is no key for the whole message, so it takes the free lines there.
#[test]
fn a_message_below_a_dialog_is_whole_where_there_is_room() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("2 end enter +");
    let (line, at) = ("Mislukt: ".to_owned() + &"woord ".repeat(24) + "einde", it.state.now.at);
    it.state.toasts.say(toegang::app::Tone::Bad, vec![line], at);
    let below = it.find("╰").y;
    assert!(it.find("Mislukt").y > below && it.find("einde").y > below, "{}", it.screen());
}

#[test]
fn nothing_to_redo_is_no_failure() {
    let mut it = Driver::signed_in("piet");
    it.press("2 U").miss("✗").see("! ").press("down");
    assert!(it.state.toasts.visible().is_empty(), "{}", it.screen());
}

/// The name of the file comes first, in the language of the screen.
#[test]
fn an_export_names_its_file() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 end enter right E");
    assert_eq!(it.exports.last().unwrap().list, "Leden");
    let path = "/home/piet/een-map-met-een-lange-naam/toegang-leden-piet-holding-b-v.csv";
    it.send(Msg::Exported(Ok((16, path.to_owned()))));
    it.see("✓ toegang-leden-piet-holding-b-v.csv: 16 rijen");
}

/// A window that gets smaller and larger again keeps the cursor on its row.
#[test]
fn a_resize_keeps_the_selected_row() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("3");
    for _ in 0..20 {
        it.press("down");
    }
    let row = it
        .screen()
        .lines()
        .find(|line| line.contains("▸  ") && line.contains('@'))
        .unwrap()
        .to_owned();
    let email = row.split_whitespace().find(|word| word.contains('@')).unwrap().to_owned();
    for size in [(60, 16), (40, 10), (120, 40), (80, 24), (160, 50), (120, 40)] {
        it.send(Msg::Resized(Size { width: size.0, height: size.1 }));
        it.settle();
    }
    let screen = it.screen();
    assert!(
        screen.lines().any(|line| line.contains('▸') && line.contains(&email)),
        "{email}\n{screen}"
    );
}

/// A remark about a menu of keys or a question goes with it.
#[test]
fn a_remark_about_a_menu_goes_with_the_menu() {
    let mut it = Driver::signed_in("piet");
    it.press("3 x q").see("Dat is hier geen keuze").press("esc").miss("Dat is hier geen keuze");
    it.press("2 right right home d q").see("Die toets doet hier niets").press("esc");
    it.miss("Die toets doet hier niets");
}

#[test]
fn a_reason_goes_with_its_page() {
    let mut it = Driver::new(World::small_world(), Some("els"), (100, 30));
    it.press("2 enter right +").see("Dit kan alleen een Beheerder").press("right");
    it.miss("Dit kan alleen").press("+").see("Dit kan alleen een Beheerder").press("3");
    it.miss("Dit kan alleen");
}

/// The number of other messages says what they are.
#[test]
fn the_number_of_other_messages_says_what_they_are() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    let at = it.state.now.at;
    for said in ["Een.", "Twee."] {
        it.state.toasts.say(toegang::app::Tone::Bad, vec![said.to_owned()], at);
    }
    it.see("Twee. · nog 1 bericht (m)");
}
