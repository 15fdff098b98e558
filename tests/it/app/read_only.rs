//! A read-only file: commands that write explain so before any input.

use toegang::domain::Locked;

use crate::support::{Driver, World};

fn locked(who: Option<&str>) -> Driver {
    let mut world = World::small_world();
    let ask = world.add("Piet Holding", &["anna"]);
    world.act("piet", &ask).unwrap();
    let mut it = Driver::new(world, who, (80, 24));
    it.state.locked = Some(Locked::File);
    it
}

const WHY: &str = "Alleen-lezen. Het bestand is niet te schrijven.";

#[test]
fn the_plus_is_grey_and_pressing_it_says_what_to_do() {
    for keys in ["2", "3", "2 enter right", "g e right right"] {
        let mut it = locked(Some("piet"));
        it.press(keys).see("Alleen-lezen. Het bestand").see("Geef jezelf").see("kopie.");
    }
    let mut it = locked(Some("piet"));
    it.press("2 enter right +").see("! Alleen-lezen.").see("chmod u+w").miss("stap 1");
}

#[test]
fn every_key_that_writes_says_so_and_those_that_read_work() {
    let cases = [
        ("piet", "2 enter right home", "d"),
        ("piet", "2 enter right home", "r l"),
        ("piet", "2 enter right home", "enter d"),
        ("piet", "2 enter", "e"),
        ("piet", "2", "+"),
        ("piet", "2", "u"),
        ("piet", "2", "U"),
        ("piet", "3 home", "x b"),
        ("piet", "3", "+ u"),
        ("anna", "1", "a"),
        ("anna", "1", "w"),
    ];
    for (who, there, keys) in cases {
        let mut it = locked(Some(who));
        it.press(there).press(keys).see("! Alleen-lezen.").see("  kopie.").press("esc");
        assert!(it.state.dialog.is_none() || keys == "enter d", "{keys}");
    }
    let mut it = locked(Some("piet"));
    it.press("2 enter right home enter").see("Els Bakker").press("esc 7").see("lid.toegevoegd");
}

#[test]
fn the_help_the_palette_and_which_key_say_it_beside_the_action() {
    let mut it = locked(Some("piet"));
    it.press("2 enter right home r").see(&format!("rol Lid – {WHY}"));
    it.press("esc ?")
        .type_text("verwijder")
        .see("verwijder… – Alleen-lezen. Het bestand")
        .press("esc");
    it.press(":").type_text("lid toev").see("Alleen-lezen.");
    it.press("esc esc ?")
        .type_text("open")
        .miss("Alleen-lezen. Het bestand is niet te schrijven. –");
}

#[test]
fn who_cannot_be_signed_up_reads_why() {
    let mut it = locked(None);
    it.press("f6").see("! Alleen-lezen.");
    let mut it = locked(Some("anna"));
    it.press("1").see("[ Accepteren  a ]").click("Accepteren").miss("lid van");
}
