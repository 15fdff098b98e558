//! Undo and redo on the screens: the report, and the cursor.

use crate::support::{Driver, World};

/// R236: the message says what is true now, and the cursor is on the person.
#[test]
fn an_undo_says_what_is_true_now() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker").press("end");
        it.press("u").see("Ongedaan gemaakt: Els Bakker is weer Lid").miss("Nu Beheerder");
        it.see("▸   Els Bakker").press("end U");
        it.see("Opnieuw gedaan: Els Bakker is weer Beheerder").see("▸   Els Bakker");
        // The overlay names the organisation once.
        it.press("m").see("Bakkerij Eigendomein B.V. · Opnieuw gedaan");
    }
}

/// Several people are counted where their names have no room, and the cursor is on the first.
#[test]
fn an_undo_of_several_people_goes_to_the_first_of_them() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakhuis|down enter right home down down space space space r b");
    it.see("Nu Beheerder").press("end").press("u").see("3 mensen zijn weer Lid");
    it.see("▸   Anouk Müller");
    let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
    it.run_steps("3 /|\"jan|down space space x b").press("l").press("esc end").press("u");
    it.see("Ongedaan gemaakt: ").see("zijn niet meer geblokkeerd");
}
