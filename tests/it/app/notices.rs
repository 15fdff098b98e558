//! *Meldingen* lead to what they are about.

use toegang::app::Msg;

use crate::support::{Driver, World};

#[test]
fn enter_on_a_notice_opens_what_it_is_about_and_esc_comes_back() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("1 right").see("Toegang loopt af").press("enter").see("Postvak IN ›").see("Leden");
    it.press("esc esc").see("Meldingen").see("Toegang loopt af");
}

#[test]
fn every_notice_leads_somewhere() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("1 right");
    for row in 0..12 {
        let list = it.screen();
        it.press("enter");
        assert_ne!(it.screen(), list, "row {row}");
        it.press("esc esc 2 1 right");
        for _ in 0..=row {
            it.press("down");
        }
    }
}

#[test]
fn a_click_outside_a_dialog_closes_it_and_asks_first_if_something_was_typed() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("2 +").see("Annuleren").click("toegang").miss("Annuleren");
    it.press("+").type_text("Zaak").click("toegang").see("Annuleren").see("weg.");
    it.click("toegang").see("Annuleren").see("Zaak");
}

/// Opens *Meldingen* of Piet in the example world.
fn open_notices(size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some("piet"), size);
    it.press("1 right").see("Meldingen 10");
    it
}

#[test]
fn notices_stand_in_groups_and_long_ones_wrap_while_all_fit() {
    let mut it = open_notices((120, 40));
    let top = |it: &Driver, text: &str| it.find(text).y;
    assert!(top(&it, "Toegang loopt af") < top(&it, "Laatste dag"));
    assert!(top(&it, "Laatste dag") < top(&it, "Agnieszka"));
    assert!(top(&it, "Maaike Brouwer") < top(&it, "Wacht op jou"));
    assert!(top(&it, "bewijs te beoordelen") < top(&it, "Gebeurd"));
    it.see("„Anna doet").see("dit”").miss("…");
    // The evidence that was rejected does not wait any more.
    it.miss("Pizzeria");
    // A click on the second line of a sentence selects its row; one on a heading does nothing.
    it.click("persoon”").see("Gebeurd      Carla Jacobs");
    it.click("Gebeurd").see("Gebeurd      Carla Jacobs");
}

#[test]
fn the_cursor_reaches_every_notice_on_a_small_screen() {
    let mut it = open_notices((80, 24));
    it.see("▸   Agnieszka Dijkstra").see(", nog 3 dagen").miss("Carla Jacobs");
    // Names are whole; the pane has the distance to the day.
    it.see("De Vries Administratie B.V.").see("Bakkerij Eigendomein B.V.  ").miss("…");
    for _ in 0..9 {
        it.press("down").see("▸ ");
    }
    it.see("Gebeurd").see("▸   08-09-26").press("home").see("▸   Agnieszka Dijkstra");
    it.press("pgdn pgdn pgdn").see("▸   08-09-26");
}

#[test]
fn access_that_ends_is_extended_by_three_months_where_it_is_announced() {
    let mut it = open_notices((120, 40));
    it.see("t laatste dag").press("t").see("Toegang van Agnieszka Dijkstra").see("+3m");
    it.press("enter").see("Toegang tot en met 23 feb 2027: Agnieszka Dijkstra").see("Meldingen 9");
    it.press("u").see("Meldingen 10");
    // The key is about access that ends only.
    it.press("end").miss("t laatste dag").press("t").miss("Opslaan");
}

/// A proposed day is selected text: the first character replaces it, other editing keeps it.
#[test]
fn a_proposed_day_is_replaced_by_what_is_typed() {
    for (keys, typed, expected) in [
        ("t", "31-12", "31-12 "),
        ("t ctrl-u", "+1m", "+1m "),
        ("t left", "0", "+30m "),
        ("t home", "x", "x+3m "),
        ("t end", "x", "+3mx "),
        ("t backspace", "w", "+3w "),
    ] {
        let mut it = open_notices((80, 24));
        it.press(keys).type_text(typed).see(&format!("Tot en met  {expected}"));
    }
    let mut it = open_notices((80, 24));
    it.press("t").send(Msg::Pasted("31-12".into()));
    it.settle();
    it.see("Tot en met  31-12 ");
}

#[test]
fn an_empty_list_hints_no_filter() {
    let mut it = Driver::signed_in("els");
    it.press("1 right").see("Geen meldingen.").miss("/ filter");
}

#[test]
fn marked_notices_are_counted_and_named_together() {
    for size in [(80, 24), (120, 40)] {
        let mut it = open_notices(size);
        it.see("Toegang loopt af").miss("gemarkeerd").press("space space space");
        it.see("Toegang loopt af · 3 van 6 gemarkeerd").see("3 gemarkeerd ─");
        it.see("Agnieszka Dijkstra, Ayşe Visser en Jacqueline Bos").see("t laatste dag (3)");
        it.see("! 26 nov en 28 nov 2026").see("Enter naar Leden");
        it.press("esc").miss("gemarkeerd").see("t laatste dag").miss("(3)");
    }
}

/// The pane of access that ends tells what the list of members tells, without another query.
#[test]
fn a_notice_tells_the_membership_that_ends() {
    for size in [(120, 40), (160, 50)] {
        let mut it = open_notices(size);
        it.see("Laatste dag").see("Rol          Lid").see("Lid sinds    17 jun 2026");
        it.see("Omgeving     molenaars.nl (via partnerschap)").see("t  laatste dag");
    }
    let mut it = open_notices((80, 24));
    it.see("Toegang      Lid · lid sinds 17 jun 2026 · molenaars.nl (via partnerschap)");
    it.see("t  laatste dag").see("Daarna").see("Wacht op jou");
}

/// A notice of evidence tells it, and its keys decide on it there.
#[test]
fn evidence_is_judged_where_it_is_announced() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = open_notices(size);
        it.press("/").type_text("koekfabriek").press("down");
        it.see("Bewijs").see("aangeboden").see("x g  goedkeuren").see("x j  afwijzen");
        it.press("x j").see("Afwijzen").press("esc").see("x g  goedkeuren");
        it.press("x g").see("Bewijs van Koekfabriek Delft B.V. goedkeuren?").press("e");
        it.see("Geactiveerd: Koekfabriek Delft B.V.").miss("bewijs te beoordelen");
    }
    // The keys mean nothing on another notice, nor on another tab.
    let mut it = open_notices((120, 40));
    it.miss("x g").press("left").miss("x g").press("x g").miss("goedkeuren?");
}

#[test]
fn the_cursor_stands_once_at_a_sentence_of_two_lines() {
    let mut it = open_notices((120, 40));
    it.click("persoon”").see("„Anna doet").see("dit”");
    let cursors = it.screen().matches('▸').count();
    assert_eq!(cursors, 2, "one in the menu, one in the list");
}

/// A refusal leads to the request with its reason, where the person can be asked again.
#[test]
fn enter_on_a_refusal_leads_to_the_refused_request() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["anna", "bram"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &toegang::domain::Command::DeclineRequest { request, reason: None }).unwrap();
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::open(&world.path()), Some("piet"), size);
        it.press("1 right").see("Anna Visser weigerde").see("Enter naar Verzoeken");
        it.press("enter").see_tab("Verzoeken 1").see("Anna Visser").see("geweigerd");
        it.miss("Bram").press("+").see("Leden toevoegen");
    }
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("1 right enter").see("+  lid toevoegen").press("enter").see("geweigerd op");
}

/// The page that a notice of evidence leads to offers what the notice did.
#[test]
fn the_organisation_of_waiting_evidence_is_judged_in_the_list_too() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = open_notices(size);
        it.press("/").type_text("koekfabriek").press("down").see("Enter naar Organisaties");
        it.press("enter").see("Enter open bewijs").see("x g goedkeuren").press("enter");
        it.see("x g goedkeuren")
            .see("x j afwijzen")
            .press("x g")
            .see("Bewijs van Koekfabriek Delft B.V. goedkeuren?");
    }
}
