//! A read-only file: actions that change data explain the reason before the user types anything.

use toegang::{app::Msg, domain::Locked};

use crate::support::{Driver, World};

fn open_read_only(who: Option<&str>) -> Driver {
    let mut world = World::small_world();
    let ask = world.add("Piet Holding", &["anna"]);
    world.act("piet", &ask).unwrap();
    let mut it = Driver::new(world, who, (80, 24));
    it.state.locked = Some(Locked::File);
    it
}

#[test]
fn the_disabled_plus_of_a_read_only_file_explains_what_to_do() {
    for keys in ["2", "3", "2 enter right", "g e right"] {
        let mut it = open_read_only(Some("piet"));
        it.press(keys).see("Alleen-lezen. Je hebt geen schrijfrecht");
        it.send(Msg::Resized((100, 30).into()));
        it.see("Alleen-lezen. Je hebt geen schrijfrecht").see("jezelf schrijfrecht").see("kopie.");
    }
    let mut it = open_read_only(Some("piet"));
    it.press("2 enter right +").see("! Alleen-lezen.").see("chmod u+w").miss("stap 1");
}

#[test]
fn keys_that_write_are_refused_and_keys_that_read_work() {
    let cases = [
        ("piet", "2 enter right home", "d"),
        ("piet", "2 enter right home", "r l"),
        ("piet", "2 enter right home", "enter d"),
        ("piet", "2 enter", "e"),
        ("piet", "2", "+"),
        ("piet", "2", "u"),
        ("piet", "2", "U"),
        ("piet", "3 home", "x b"),
        ("piet", "3", "+"),
        ("anna", "1", "a"),
        ("anna", "1", "w"),
    ];
    for (who, route, keys) in cases {
        let mut it = open_read_only(Some(who));
        it.press(route).press(keys).see("! Alleen-lezen.").see("kopie.").press("esc");
        assert!(it.state.dialog.is_none() || keys == "enter d", "{keys}");
    }
    let mut it = open_read_only(Some("piet"));
    it.press("2 enter right home enter").see("Els Bakker").press("esc 7").see("toegang tot");
}

#[test]
fn help_palette_and_menus_of_keys_show_the_read_only_reason() {
    let mut it = open_read_only(Some("piet"));
    it.press("2 enter right home r")
        .see("! Alleen-lezen. Je hebt geen schrijfrecht op het bestand.")
        .miss("rol Lid");
    it.wait(1)
        .press("?")
        .type_text("ontzeg")
        .see("ontzeg toegang… – Alleen-lezen. Je hebt geen")
        .press("esc");
    it.press(":").type_text("lid toev").see("Alleen-lezen.");
    it.press("esc esc ?")
        .type_text("open")
        .miss("Alleen-lezen. Je hebt geen schrijfrecht op het bestand. –");
}

#[test]
fn a_read_only_file_refuses_registration_and_acceptance() {
    let mut it = open_read_only(None);
    it.press("f6").see("! Alleen-lezen.");
    let mut it = open_read_only(Some("anna"));
    it.press("1").see("  Alleen-lezen. ").press("a").miss("lid van");
}
