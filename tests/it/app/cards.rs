//! Cards: the details of a row, with a button for each act that is possible.

use toegang::{
    app::{Action, buttons},
    domain::{Level, MemberVerb},
    text::Lang,
};

use crate::support::{Driver, World};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (160, 50)];

/// The actions of the buttons in view, from left to right.
fn actions(it: &Driver) -> Vec<Action> {
    buttons(&it.state).into_iter().map(|button| button.action).collect()
}

#[test]
fn the_card_of_a_partner_has_columns_and_ends_the_partnership() {
    for size in SIZES {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("4 enter").see(" partner ─╮").see("Als lid te vragen").see("Bij ons lid van");
        it.see("Relaties met").miss("(met Piet").see("dan vervallen");
        // The roles of the people start below their heading.
        let (head, role) = (it.find("Rol daar     Bij"), it.find("Gevorderd    –"));
        assert!(size.0 > 80 || head.x == role.x, "{}", it.screen());
        assert_eq!(actions(&it), [Action::Back, Action::EndPartnership]);
        it.click("[ Beëindigen…  x e ]").see("Partnerschap met cijfermeesters.nl beëindigen?");
        it.see("! Dit is niet ongedaan te maken.").press("esc enter");
        it.press("pgdn pgdn").see("Vervalt als dit partnerschap stopt").press("x e");
        it.see("Partnerschap met cijfermeesters.nl beëindigen?");
    }
}

/// A basic user may not end a partnership, so the card neither has the button nor says what would end.
#[test]
fn the_card_of_a_partner_offers_its_end_only_to_those_who_may() {
    let mut it = Driver::new(World::full(), Some("jan"), (80, 24));
    it.press("4 enter").see(" partner ─╮").see("[ Sluiten  Esc ]").miss("Eindigt dit");
    assert_eq!(actions(&it), [Action::Back]);
    it.miss("Vervalt als dit").press("enter").miss(" partner ─╮");
}

#[test]
fn the_card_of_a_member_has_a_button_for_each_act_that_is_possible() {
    let level = |level| Action::Change(MemberVerb::Level(level));
    let last_day = Action::Change(MemberVerb::LastDay);
    for lang in Lang::ALL {
        for size in SIZES {
            let mut it = Driver::new_in_language(World::full(), Some("piet"), size, lang);
            it.run_steps("2 /|\"bakkerij|down enter right home enter");
            let all = [Action::Back, level(Level::OrgAdmin), last_day, Action::Remove];
            assert_eq!(actions(&it), all, "{}", it.screen());
            it.press("t").see("Agnieszka Dijkstra ─").press("esc");
        }
    }
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakkerij|down enter right home enter");
    it.click("[ Ontzeg…  d ]").see("Toegang tot Bakkerij Eigendomein B.V. ontzeggen?");
    // The only Beheerder keeps the role and the access.
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"piet holding|down enter right home enter");
    it.see(" lid ─╮");
    let offered = actions(&it);
    assert!(!offered.contains(&Action::Remove), "{}", it.screen());
    assert!(!offered.contains(&level(Level::Member)), "{}", it.screen());
}

#[test]
fn evidence_opens_on_a_card_with_the_keys_that_judge_it() {
    for size in SIZES {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 /|\"koek|down").see("Enter open bewijs").press("enter");
        it.see(" bewijs ─╮").see("Koekfabriek Delft B.V. ─").miss("Je bent geen lid");
        assert_eq!(actions(&it), [Action::Back, Action::Reject, Action::Approve]);
        it.press("x g").see("Bewijs van Koekfabriek Delft B.V. goedkeuren?").press("g");
        it.see("actief").miss(" bewijs ─╮");
        // Without evidence there is nothing to judge.
        it.press("esc esc").run_steps("2 /|\"portofino|down enter").see("Je bent geen lid");
    }
}

#[test]
fn the_dialog_with_a_code_copies_it() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("3 /|\"noor|down n").see("[ Kopiëren  y ]").see("y kopieer de code");
    it.wait(1).press("y").see("Code gekopieerd.").see("[ Enter: Gezien ]");
    let code = it.clipboard.clone();
    assert!(it.screen().contains(&code) && code.len() > 5, "{code}\n{}", it.screen());
    // The messages do not keep the code.
    it.wait(1).press("enter m").see("Code gekopieerd.").miss(&code);
}
