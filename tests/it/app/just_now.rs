//! The overlay *Zojuist*: what was done and reported, newest first.

use ratatui::layout::Size;
use toegang::app::{Geometry, Msg};

use crate::support::{Driver, World};

/// Makes one member a Beheerder and gives the access of another one a last day.
fn two_changes(size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some("piet"), size);
    it.run_steps("2 /|\"bakkerij|down enter right down r b").see("Beheerder");
    it.run_steps("down down m");
    it
}

/// Each message says when it was and which organisation it is about, and the newest one that can be
/// undone offers that with its key.
#[test]
fn each_message_names_its_organisation_and_the_newest_offers_undo() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = two_changes(size);
        it.see("Zojuist").see("Bakkerij Eigendomein B.V.").see("✓").see("u ongedaan maken");
        it.see("17:10").press("u").miss("Zojuist").see("Teruggedraaid");
        // Then the same key offers to do it again.
        it.press("m").see("U opnieuw").miss("u ongedaan maken").press("U").miss("Zojuist");
        it.press("m").see("u ongedaan maken");
    }
}

/// Without a change there is nothing to undo, and the key says so.
#[test]
fn without_a_change_it_offers_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("m").see("Zojuist").see("Hier staat wat je deed").miss("ongedaan maken");
    it.press("u").see("Zojuist");
}

/// After a final change, the key does not undo the change before it.
#[test]
fn after_a_final_change_it_offers_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
    it.press("down r l").see("Nu Lid: Piet de Vries").press("m").see("Nu Beheerder: Els Bakker");
    it.miss("u ongedaan maken").press("u").see("Zojuist");
}

/// It is as wide as is pleasant to read, and as high as its messages need.
#[test]
fn it_grows_with_the_terminal() {
    let mut it = two_changes((80, 24));
    let width = |it: &Driver| Geometry::from_state(&it.state).overlay.width;
    assert_eq!(width(&it), 76);
    for (columns, expected) in [(120, 90), (160, 120), (200, 120)] {
        it.send(Msg::Resized(Size { width: columns, height: 50 }));
        it.settle();
        assert_eq!(width(&it), expected, "{}", it.screen());
    }
}
