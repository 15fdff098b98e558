//! Giving access with the dialog to add members, by keys.

use ratatui::layout::Position;
use toegang::app::Msg;

use crate::{
    store::log_size,
    support::{Driver, World, set_blocked},
};

/// Opens the dialog to add members of Piet Holding, as Piet.
fn open_add_members_dialog() -> Driver {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter right +");
    it.see("Leden toevoegen aan Piet Holding B.V.").see("stap 1 van 2");
    it
}

#[test]
fn ten_keys_give_two_people_access() {
    let mut it = open_add_members_dialog();
    let before = log_size(&it.world);
    it.type_text("jan").see("[ Enter: + Jan Jansen ]").press("enter").see("(Jan Jansen ×)");
    it.see("[ Enter: Verder (1) ]");
    it.type_text("ann").see("[ Enter: + Anna Visser ]").press("enter");
    it.see("(Anna Visser · partner ×)").see("[ Enter: Verder (2) ]").press("enter");
    it.see("stap 2 van 2").see("Krijgt direct toegang").see("Krijgt een verzoek");
    it.see("Organisatie Piet Holding B.V. wil met je samenwerken");
    it.see("[ Enter: 1 toevoegen en 1 verzoek sturen ]");
    assert_eq!(log_size(&it.world), before, "nothing is written before the last Enter");
    it.press("enter").see("1 lid toegevoegd: Jan Jansen").see("1 verzoek verstuurd: Anna Visser");
    it.see("Leden 2").see("Verzoeken 1").see("Jan Jansen · nieuw").miss("Leden toevoegen aan");
    assert_eq!(log_size(&it.world), (before.0 + 1, before.1 + 2));
    it.press("down").see("Jan Jansen · nieuw");
    it.wait(7).miss("1 lid toegevoegd").press("m").see("1 lid toegevoegd");
}

#[test]
fn typing_ahead_of_the_answers_adds_the_intended_people() {
    let mut it = open_add_members_dialog();
    for key in ["j", "a", "n", "enter", "a", "n", "n", "enter", "enter"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    it.settle();
    it.wait(1).press("enter down");
    it.see("1 lid toegevoegd: Jan Jansen").see("1 verzoek verstuurd: Anna Visser");
}

#[test]
fn enter_right_after_a_filter_opens_its_match() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    for key in ["/", "p", "i", "e", "t", "space", "h", "enter", "enter"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    it.settle();
    it.see("Organisaties › Piet Holding B.V.");
}

#[test]
fn a_paste_waits_for_earlier_keys() {
    let mut it = Driver::signed_in("piet");
    for key in ["2", "end", "enter", "right", "+"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    it.send(Msg::Pasted("Jan Jansen; Els Bakker".into()));
    it.send(Msg::Key("enter".parse().unwrap()));
    it.settle();
    it.see("stap 2 van 2").see("[ Enter: 2 toevoegen ]");
}

#[test]
fn reordered_answers_never_show_older_matches() {
    let mut it = open_add_members_dialog();
    for key in ["a", "n", "n"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    while it.pending_count() > 0 {
        it.reply(it.pending_count() - 1);
    }
    it.see("Anna Visser").miss("Jan Jansen").see("[ Enter: + Anna Visser ]");
}

#[test]
fn enter_without_a_match_chooses_nobody() {
    let mut it = open_add_members_dialog();
    it.see("[ Kies eerst iemand ]").press("enter").see("stap 1 van 2");
    it.type_text("dirk").see("Niemand gevonden voor").press("enter");
    it.see("[ Kies eerst iemand ]").see("stap 1 van 2");
    it.press("esc")
        .type_text("kees")
        .see("geblokkeerd")
        .press("enter")
        .see("[ Kies eerst iemand ]");
}

#[test]
fn tab_deselects_a_person_and_enter_does_not() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("tab").see("[x] Jan Jansen").see("[ Enter: Verder (1) ]");
    it.press("tab").see("[ ] Jan Jansen").see("[ Enter: + Jan Jansen ]").press("enter");
    it.type_text("jan").see("[ Enter: Verder (1) ]").press("esc backspace");
    it.see("[ Kies eerst iemand ]");
}

#[test]
fn ctrl_s_adds_the_chosen_people_without_the_second_step() {
    let mut it = open_add_members_dialog();
    it.press("ctrl-s").see("stap 1 van 2").type_text("jan").press("enter").see("Ctrl+S: meteen");
    it.press("ctrl-s").see("Jan Jansen is nu lid van");
}

#[test]
fn pasted_names_become_chips_and_the_rest_is_listed() {
    let mut it = open_add_members_dialog();
    it.send(Msg::Pasted(
        "Jan Jansen; Anna <anna@cijfermeesters.nl>\nELS@eigendomein.nl, Niemand, Kees Mulder"
            .into(),
    ));
    it.settle();
    it.see("(Jan Jansen ×)").see("(Anna Visser · partner ×)").see("(Els Bakker ×)");
    it.see("Niet gevonden (1): Niemand").see("Kees Mulder: geblokkeerd").see("Verder (3)");
}

#[test]
fn a_key_shows_paste_results_that_do_not_fit() {
    let names = "Kees Mulder, Els Bakker, Chris de Wit, Dirk Hoekstra, Niemand";
    for (size, cut) in [((80, 24), true), ((60, 16), true), ((200, 40), false)] {
        let mut world = World::small_world();
        let els = world.add("Piet Holding", &["els"]);
        world.act("piet", &els).unwrap();
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("2 end enter right +").paste(names).see("Niet gevonden (2): Dirk");
        assert_eq!(it.screen().contains("… F3: alles"), cut, "{}", it.screen());
        it.press("f3").see("Kan er niet bij").see("Niet gevonden (2): Dirk Hoekstra, Niemand");
        it.see("Kees Mulder: geblokkeerd").see("Els Bakker: is al lid sinds");
        it.see("Chris de Wit: is bij de partner Basisgebruiker").see("Wie kan ik hier kiezen?");
        it.press("esc").see("gekozen").miss("Wie kan ik hier kiezen?");
    }
}

#[test]
fn a_paste_never_presses_a_button_and_a_megabyte_is_cut() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter").press("enter").see("stap 2 van 2");
    it.send(Msg::Pasted("\n\n\nv".into()));
    it.settle();
    it.see("stap 2 van 2");
    it.press("esc");
    it.send(Msg::Pasted("x".repeat(1_000_000)));
    it.settle();
    it.see("tekens van het geplakte");
}

#[test]
fn the_second_step_sets_level_last_day_and_message() {
    let mut it = open_add_members_dialog();
    it.type_text("anna").press("enter").type_text("els").press("enter enter");
    it.see("[ Enter: 1 toevoegen en 1 verzoek sturen ]").press("down r");
    it.see("Beheerder van buiten je omgeving, zeker?").miss("sturen ]").see("[ Enter: Annuleren ]");
    it.see("Esc annuleren");
    it.press("enter")
        .see("‹ Lid ›")
        .see("1 verzoek sturen ]")
        .press("r n")
        .see("‹ Lid ›")
        .press("r m");
    it.see("‹ Beheerder ›").press("t").type_text("31-12").see("31 december 2026").press("enter");
    it.see("31 dec 2026").press("t").type_text("30-12").see("30 december 2026").press("esc esc");
    it.see("31 dec 2026").press("t ctrl-u").type_text("gisteren").see("geen datum").miss("✗");
    it.press("enter")
        .see("✗ geen datum")
        .press("esc esc")
        .see("31 dec 2026")
        .press("b")
        .type_text("Hoi Anna? :q")
        .press("enter");
    it.see("„Hoi Anna? :q”")
        .press("enter")
        .see("1 verzoek verstuurd, toegang t/m 31 dec 2026: Anna Visser");
    it.press("right").see("Beheerder").see("„Hoi Anna? :q”");
}

#[test]
fn esc_goes_back_step_by_step_and_asks_before_discarding() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter").type_text("x").press("esc").see("Zoek");
    it.see("Esc invoer weggooien").press("esc").see("Nog eens Esc, en het is weg.");
    it.see("(Jan Jansen ×)").press("esc").miss("Leden toevoegen aan").see("Lid toevoegen");
}

#[test]
fn a_key_explains_who_can_be_chosen() {
    let mut it = open_add_members_dialog();
    it.press("f3").see("Wie kan ik hier kiezen?").press("f3").miss("Wie kan ik hier kiezen?");
}

#[test]
fn losing_the_right_to_add_keeps_the_choice_and_shows_why() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right +").type_text("jan").press("enter enter").see("stap 2 van 2");
    let raise = it.world.add_as("Bakkerij", &["noor"], toegang::domain::Level::OrgAdmin);
    it.world.act("piet", &raise).unwrap();
    it.world.change_user("noor", |noor| noor.status = toegang::domain::UserStatus::Active);
    let facts = crate::store::replay(&it.world);
    let piet = facts.membership(it.world.org("Bakkerij"), it.world.user("piet")).unwrap().id;
    let lower = crate::support::change_level(
        it.world.org("Bakkerij"),
        vec![piet],
        toegang::domain::Level::OrgAdmin,
        toegang::domain::Level::Member,
    );
    it.world.act("noor", &lower).unwrap();
    it.press("enter").see("geen Beheerder meer van");
    it.see("Jan Jansen").see("stap 2 van 2");
}

#[test]
fn a_member_sees_a_disabled_plus_that_names_the_administrator() {
    let mut it = Driver::signed_in("els");
    it.press("2 enter right").see("alleen een Beheerder").see("Piet de Vries").see("│  +  │");
    let before = log_size(&it.world);
    it.press("+").miss("stap 1 van 2").see("! Dit kan alleen een Beheerder");
    assert_eq!(log_size(&it.world), before);
    it.press("d").miss("ontzeggen?").press("r b").miss("Nu Beheerder");
}

#[test]
fn members_cannot_be_added_before_activation() {
    let mut it = Driver::signed_in("piet");
    it.press("2 down enter")
        .see("! niet actief: leden toevoegen kan na activeren")
        .press("right")
        .see("nog niet geactiveerd │  +  │");
    it.press("+").see("Activeer die organisatie").miss("stap 1 van 2");
}

#[test]
fn the_mouse_chooses_people_and_changes_steps() {
    let mut it = Driver::signed_in("piet");
    it.press("2").click("Piet Holding").click("Piet Holding").see("Naam  ");
    it.click("Leden 1")
        .click("│  +  │")
        .see("stap 1 van 2")
        .click("Jan Jansen")
        .see("(Jan Jansen ×)");
    it.click("[ Enter: Verder").see("stap 2 van 2").click("[ Terug").see("stap 1 van 2");
}

#[test]
fn matched_letters_are_underlined_among_three_hundred_names() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("2 /").type_text("piet hol").press("down enter right +").see("namen");
    it.type_text("de vr").see("treffers in").press("end");
    let buffer = it.buffer();
    let underlined = buffer
        .content
        .iter()
        .any(|cell| cell.modifier.contains(ratatui::style::Modifier::UNDERLINED));
    assert!(underlined);
}

/// Scrolling loads further pages, up to the last row.
#[test]
fn scrolling_reaches_the_last_of_three_hundred_users() {
    let mut it = Driver::new(World::with_users(300), None, (100, 30));
    it.see("Aanmelden als").press("pgdn pgdn").miss("Zsófia");
    // Six rows fit on a page, so this scrolls beyond the end.
    for _ in 0..110 {
        it.press("pgdn");
    }
    it.see("▸ Zsófia").press("backspace").see("▸ Zsófia").type_text("aal").see("▸ Aal");
}

#[test]
fn esc_asks_about_the_choice_after_a_refusal() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter enter").see("stap 2 van 2");
    let user = it.world.user("jan");
    it.world.act("piet", &set_blocked([user], true)).unwrap();
    it.press("enter").see("geblokkeerd").press("esc").see("stap 1 van 2").press("esc");
    it.see("Nog eens Esc, en het is weg.").see("stap 1 van 2").press("esc").miss("stap 1 van 2");
}

/// R84: the rules withhold the names, so the screens show the names that the user chose.
#[test]
fn skipped_people_are_named_on_one_line_per_reason() {
    let all = ["jan", "anna", "bram"];
    for (chosen, expected) in
        [(&all[..], "Overgeslagen: Anna Visser en"), (&all[1..], "Anna Visser en Bram Kuipers: ")]
    {
        let mut it = open_add_members_dialog();
        for name in chosen {
            it.type_text(name).press("enter");
        }
        it.press("enter").see("stap 2 van 2").see("Krijgt een verzoek");
        let end = it.world.end_partnership("piet", "anna");
        it.world.act("anna", &end).unwrap();
        it.press("enter m").see(expected).see("Bram Kuipers: ");
        assert_eq!(it.screen().matches("Bram Kuipers: ").count(), 1, "{}", it.screen());
    }
}

#[test]
fn pasted_lists_and_last_name_first_become_one_chip_per_person() {
    let mut it = open_add_members_dialog();
    it.paste("Jan <jan@eigendomein.nl>, Els <els@eigendomein.nl>");
    it.see("(Jan Jansen ×)").see("(Els Bakker ×)").miss("De lijst zegt");
    let mut it = open_add_members_dialog();
    it.paste("- Jansen, Jan\n- \"Bakker, Els\" <mailto:els@eigendomein.nl>\n");
    it.see("(Jan Jansen ×)").see("(Els Bakker ×)").miss("Niet gevonden");
    let mut it = open_add_members_dialog();
    it.paste("\"Bakker, Els\" <els@eigendomein.nl>").see("1 treffer").press("enter");
    it.see("(Els Bakker ×)").miss("De lijst zegt");
    it.paste("Jansen, Jan").see("1 treffer").press("enter").see("(Jan Jansen ×)");
}

#[test]
fn a_pasted_name_that_differs_from_the_address_owner_is_shown() {
    let expected = "De lijst zegt Kees Mulder, maar dit adres is van Els Bakker";
    let mut it = open_add_members_dialog();
    it.paste("Kees Mulder <els@eigendomein.nl>\nJan Jansen").see("(Els Bakker ×)").see(expected);
    it.press("f3").see("Let op").see(expected).press("esc");
    it.press("enter").see("gevonden met ‘Kees Mulder’").press("esc");
    it.press("backspace").see("(Els Bakker ×)").press("backspace").miss("De lijst zegt");
    // A typed name that differs is reported before and after choosing the person.
    it.type_text("Kees Mulder <els@eigendomein.nl>").see(expected).press("enter").see(expected);
}

#[test]
fn plus_adds_members_on_every_tab_of_an_organisation() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end enter").see_tab("Details").see("+ lid toevoegen");
    it.press("+").see("Leden toevoegen aan Piet Holding B.V.").press("esc");
    for _ in ["members", "requests", "log"] {
        it.press("right +").see("Leden toevoegen aan Piet Holding B.V.").press("esc");
    }
    let mut world = World::small_world();
    world.act("piet", &world.add("Piet Holding", &["jan"])).unwrap();
    let mut it = Driver::new(world, Some("jan"), (100, 30));
    it.press("2 enter").see_tab("Details").press("+").miss("stap 1 van 2");
    it.see("! Dit kan alleen een Beheerder van deze organisatie: Piet de Vries.");
}

#[test]
fn the_order_of_the_offered_people_is_named_until_something_is_typed() {
    let order = "Onlangs toegevoegd · direct lid";
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 /").type_text("zuurdesem").press("enter +").see("Leden toevoegen aan");
        it.see(order).see("Alle andere eigen gebruikers").type_text("an").miss(order);
        it.press("ctrl-u").see(order);
        it.press("f3").see("dan op naam");
    }
}

/// On a small terminal the rules carry the chips and the count of further people.
#[test]
fn a_small_terminal_shows_eleven_people_and_counts_the_others() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("zuurdesem").press("enter +").see("Leden toevoegen aan");
    let people = |it: &Driver| it.screen().lines().filter(|line| line.contains('@')).count();
    assert!(people(&it) >= 11, "{}", it.screen());
    let below = it.screen().lines().find(|line| line.contains("↓ nog")).unwrap().to_owned();
    assert!(below.contains("van partners ─"), "{below}");
    it.press("tab down tab");
    let chips = it.screen().lines().nth(4).unwrap().to_owned();
    assert!(chips.contains("Gekozen  (") && chips.contains(") ──"), "{chips}");
    // At the end nothing is below.
    it.type_text("leila").see("Leïla Atasoy").miss("↓ nog");
}

/// The row has the reason in a word, and the line below the list has the whole sentence.
#[test]
fn why_a_person_cannot_be_chosen_is_whole_for_the_row_under_the_cursor() {
    for size in [(80, 24), (160, 50)] {
        let mut world = World::small_world();
        let add = world.add("Piet Holding", &["els", "anna"]);
        world.act("piet", &add).unwrap();
        let mut it = Driver::new(world, Some("piet"), size);
        it.press("2 end enter right +").type_text("els").see(" –  Els Bakker").see("al lid");
        it.see("Els Bakker kan er niet bij: is al lid sinds 23 nov 2026.").miss("…");
        it.press("ctrl-u").type_text("anna v").see("verzoek wacht");
        it.see("Anna Visser kan er niet bij: er wacht al een verzoek sinds").miss("…");
        it.press("ctrl-u").type_text("kees").see("geblokkeerd").see("bij: is geblokkeerd.");
        it.press("ctrl-u").type_text("chris").see("rol te laag");
        it.see("bij: is bij de partner Basisgebruiker.").miss("…");
    }
}

#[test]
fn the_key_that_closes_an_explanation_chooses_nobody() {
    for key in ["enter", "tab", "ctrl-s", "space", "esc", "f3"] {
        let mut it = open_add_members_dialog();
        it.type_text("jan").see("[ Enter: + Jan Jansen ]").press("f3").see("Enter: Terug");
        it.press(key).miss("Wie kan ik hier kiezen?").see("stap 1 van 2").miss("(Jan Jansen ×)");
        it.miss("lid toegevoegd").see("[ Enter: + Jan Jansen ]");
    }
}

/// R146: Esc discards chosen people as it discards typed text: a second time, and no other key.
#[test]
fn only_a_second_esc_discards_the_chosen_people() {
    for key in ["tab", "down", "f3", "n", "w"] {
        let mut it = open_add_members_dialog();
        it.type_text("jan").press("enter esc").see("Nog eens Esc, en het is weg.");
        it.press(key).miss("Nog eens Esc").see("(Jan Jansen ×)").see("stap 1 van 2");
        it.press("ctrl-u").press("esc").see("(Jan Jansen ×)");
    }
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter enter").see("stap 2 van 2").press("esc");
    it.see("stap 1 van 2").press("esc").see("Nog eens Esc").press("esc").miss("stap 1 van 2");
    // A click outside asks too, and a second one does not answer.
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter");
    let outside = Msg::Clicked { at: Position::new(30, 1), ctrl: false };
    it.send(outside.clone());
    it.see("Nog eens Esc").send(outside);
    it.see("(Jan Jansen ×)");
}

/// The level has the look of a choice, so the arrows change it; Ctrl+S does what Enter does.
#[test]
fn arrows_change_the_level_and_ctrl_s_adds_in_the_second_step() {
    let mut it = open_add_members_dialog();
    it.type_text("jan").press("enter enter").see("‹ Lid ›").press("right").see("‹ Beheerder ›");
    it.press("left").see("‹ Lid ›").press("ctrl-s").see("Jan Jansen is nu lid van Piet Holding");
}

#[test]
fn the_second_step_says_who_gets_access_who_is_asked_and_who_is_skipped() {
    let mut it = open_add_members_dialog();
    for name in ["jan", "anna", "noor", "els"] {
        it.type_text(name).press("enter");
    }
    it.press("enter").see("Jan Jansen en Els Bakker krijgen direct").see("zodra het account");
    it.see("Anna Visser krijgt een").see("[ Enter: 3 toevoegen en 1 verzoek");
    it.world.act("piet", &set_blocked([it.world.user("els")], true)).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("Overgeslagen: Els Bakker (geblokkeerd).").see("Wordt overgeslagen (1)");
    it.see("[ Enter: 2 toevoegen en 1 verzoek");
}

/// Enter without a choice is answered in the line below the rows, which leaves the frame and the buttons
/// of the dialog in view (R248).
#[test]
fn enter_without_a_choice_is_answered_in_the_dialog() {
    for (keys, said) in [
        ("3 home x l enter", "! Kies eerst een organisatie"),
        ("2 /|\"holding|down x l enter", "! Kies eerst iemand"),
    ] {
        for size in [(60, 16), (80, 24), (120, 40)] {
            let mut it = Driver::new(World::full(), Some("piet"), size);
            it.run_steps(keys).see(said).see("[ Annuleren");
            let dialog = toegang::app::Geometry::from_state(&it.state).dialog;
            let at = it.find(said);
            assert!(dialog.contains(at), "{}", it.screen());
            let corner = it.buffer()[(dialog.x, dialog.bottom() - 1)].clone();
            assert_eq!(corner.symbol(), "╰", "{}", it.screen());
            // Another key takes it away.
            it.press("down").miss(said);
        }
    }
}

/// An address loses its domain only where it does not fit, and the ways out have their keys.
#[test]
fn the_list_keeps_short_addresses_and_an_empty_one_shows_the_ways_out() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 home enter +|\"jan").see("jan@eigendomein.nl").see("vanijzendoorn75@…");
    it.press("ctrl-u").type_text("xqzw").see("Niemand gevonden voor ‘xqzw’").miss("(Partner");
    it.see("F3            wie hier kan staan").see("Esc Esc 3 +   nog geen gebruiker");
    it.see("Esc Esc 4     werkt bij een ander").press("esc esc 3 +").see("E-mail");
    // With people chosen, closing takes an Esc more.
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 home enter +|\"jan@|enter").type_text("xqzw");
    it.see("Esc Esc Esc 3 +   nog geen gebruiker").see("Esc Esc Esc 4     werkt bij een ander");
    it.press("esc esc esc 3 +").see("E-mail").miss("Leden toevoegen");
}
