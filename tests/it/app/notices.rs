//! *Meldingen* lead to what they are about.

use crate::support::{Driver, World};

#[test]
fn enter_on_a_notice_opens_what_it_is_about_and_esc_comes_back() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("1 right").see("Toegang van").press("enter").see("Organisaties ›").see("Leden");
    it.press("esc esc").see("Meldingen").see("Toegang van");
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
