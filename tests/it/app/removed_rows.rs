//! Keys apply to the selected row. If another user removes that row, no row is selected, and no key
//! applies to the row in its place.

use toegang::{
    app::Msg,
    domain::{Command, Level, PlatformRole},
};

use crate::support::{Driver, World};

/// Selects Els in the members of the bakery, as Piet. Jan is in the next row.
fn select_els() -> Driver {
    let mut world = World::small_world();
    let jan = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &jan).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 enter right home").see("▸   Els Bakker").see("3 leden");
    it
}

/// Removes Els as Jan, and notifies the screens of the change.
fn remove_els(it: &mut Driver) {
    let removed = it.world.remove("Bakkerij", &["els"]);
    it.world.act("jan", &removed).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

fn level_of(it: &Driver, who: &str) -> Level {
    it.world.facts.membership(it.world.org("Bakkerij"), it.world.user(who)).unwrap().level
}

#[test]
fn a_key_for_a_removed_row_acts_on_no_other_row() {
    for (before, after) in [("", "d"), ("r", "b"), ("", "t"), ("", "enter"), ("", "space")] {
        let mut it = select_els();
        it.run_steps(before);
        remove_els(&mut it);
        it.see("2 leden").miss("Els Bakker").miss("▸   ").press(after);
        it.see("Wat hier stond, is er niet meer").see("2 leden").miss("✓  ");
        it.press("down").see("▸   Jan Jansen").press("r l").see("Nu Lid: Jan Jansen");
    }
}

#[test]
fn a_palette_action_for_a_removed_row_acts_on_no_other_row() {
    let mut it = select_els();
    it.press(":").type_text("rol-lid").see("els@eigendomein.nl");
    remove_els(&mut it);
    it.press("enter").see("Wat hier stond, is er niet meer");
    assert_eq!(level_of(&it, "jan"), Level::OrgAdmin);
}

#[test]
fn the_member_card_follows_changes_and_removal_of_its_member() {
    let mut it = select_els();
    it.press("enter").see("els@eigendomein.nl").see("Laatste dag");
    let name = it.world.rename("els", Some(toegang::domain::Name::new("Zelda Bakker").unwrap()));
    it.world.act("els", &name).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("Zelda Bakker").miss("Els Bakker");
    remove_els(&mut it);
    it.see("Zelda Bakker staat hier niet meer; het").miss("Laatste dag");
    it.press("r l").see("Wat hier stond, is er niet meer");
    assert_eq!(level_of(&it, "jan"), Level::OrgAdmin);
}

#[test]
fn no_row_is_targeted_after_all_marked_rows_are_removed() {
    let mut it = select_els();
    it.press("space").see("▸   Jan Jansen");
    remove_els(&mut it);
    it.press("d").see("Wat hier stond, is er niet meer").miss("ontzeggen?");
}

#[test]
fn the_next_row_is_selected_after_removing_the_current_row() {
    let mut it = select_els();
    it.press("d z").see("ontzegd: Els Bakker").see("▸   Jan Jansen");
    // The message about the change of the file arrives later.
    it.send(Msg::Changed);
    it.settle();
    it.press("r l").see("Nu Lid: Jan Jansen");
}

#[test]
fn a_key_for_a_removed_user_acts_on_no_other_user() {
    let mut world = World::small_world();
    let jan = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &jan).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("3 home").see("▸   Els Bakker").press("x");
    let (user, successors) = (it.world.user("els"), Vec::new());
    it.world.act("jan", &Command::RemoveUser { user, successors }).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.miss("Els Bakker").press("b").see("Wat hier stond, is er niet meer").miss("Geblokkeerd: ");
}

#[test]
fn accepting_a_withdrawn_request_accepts_no_other_request() {
    let mut world = World::small_world();
    for org in ["Bakkerij", "Piet Holding"] {
        let ask = world.add(org, &["anna"]);
        world.act("piet", &ask).unwrap();
    }
    let mut it = Driver::new(world, Some("anna"), (80, 24));
    it.press("1 home").see("Verzoeken 2");
    let (org, request) = {
        let rows = it.world.inbox("anna", toegang::domain::Folder::Open);
        (rows[0].org.0, rows[0].id)
    };
    let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
    it.world.act("piet", &withdraw).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("wacht niet meer").press("a").see("Wat hier stond, is er niet meer");
    it.see("Verzoeken 1").press("down a").see("Je bent nu lid van");
}

#[test]
fn sign_in_keeps_its_selected_user_when_users_are_added() {
    let mut it = Driver::new(World::small_world(), None, (80, 24));
    it.press("down down");
    let line = |it: &Driver| it.screen().lines().find(|line| line.contains('▸')).map(str::to_owned);
    let name = |line: Option<String>| line.unwrap().replace('▸', "").trim()[..8].to_owned();
    let before = name(line(&it));
    it.world.register("aad@aap.nl").unwrap();
    it.send(Msg::Changed);
    it.settle();
    assert_eq!(name(line(&it)), before);
}

#[test]
fn a_form_keeps_typed_input_when_its_user_is_removed() {
    let mut it = Driver::signed_in("piet");
    it.press("3 home enter").see("Els Bakker").press("x s").see("Sleutel toevoegen");
    it.type_text("ssh-ed25519 AA");
    let (user, successors) = (it.world.user("els"), Vec::new());
    let jan = it.world.change_role("jan", PlatformRole::EnvAdmin);
    it.world.act("piet", &jan).unwrap();
    it.world.act("jan", &Command::RemoveUser { user, successors }).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.press("x b q").see("Sleutel toevoegen").see("AAxbq").see("is verwijderd door Jan Jansen");
    it.press("esc").see("Gebruikers").miss("     Els Bakker");
}

/// Removes a row of each list by a key on the list or on the page of the row, or by a change after
/// which its filter hides it: the user, the steps, and the letter that answers the question.
const REMOVALS: &[(&str, &str, &str)] = &[
    ("piet", "2 home enter x w|\"Bakkerij Eigendomein B.V.|enter", ""),
    ("piet", "2 end enter x w|\"Piet Holding B.V.|enter", ""),
    ("jan", "2 home enter x v", "l"),
    ("piet", "2 home enter right home d", "z"),
    ("piet", "2 home enter right /|\"rol:lid|down r b", ""),
    ("piet", "2 end enter right right home d", "i"),
    ("piet", "2 end enter right right end d", "i"),
    ("anna", "1 home a", ""),
    ("anna", "1 end w", "i"),
    ("piet", "3 home d", "r"),
    ("piet", "3 home enter x v", "r"),
    ("piet", "3 /|\"rol:basis|down r g", ""),
    ("piet", "3 /|\"jan j|down enter home d", "z"),
];

/// R287: after an act of the user, the cursor is on the next row, or on the last one.
#[test]
fn every_list_keeps_its_cursor_after_the_user_removes_a_row() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        for (who, steps, answer) in REMOVALS {
            let mut world = World::small_world();
            for (org, people) in [("Bakkerij", &["jan", "noor"][..]), ("Piet Holding", &["jan"])] {
                let add = world.add(org, people);
                world.act("piet", &add).unwrap();
            }
            for org in ["Bakkerij", "Piet Holding"] {
                let ask = world.add(org, &["anna", "bram"]);
                world.act("piet", &ask).unwrap();
            }
            let mut it = Driver::new(world, Some(who), size);
            let before = crate::store::log_size(&it.world);
            it.run_steps(steps);
            if !answer.is_empty() {
                it.wait(1).press(answer);
            }
            let screen = it.screen();
            assert_ne!(crate::store::log_size(&it.world), before, "{steps}\n{screen}");
            let table = it.state.screen.table().unwrap();
            assert!(table.total() > 0, "{steps}\n{screen}");
            let cursor = table.cursor();
            assert!(cursor.is_some_and(|at| at < table.total()), "{steps}\n{screen}");
            drop(table);
            it.see("▸   ");
            let hints = screen.lines().last().unwrap();
            assert!(hints.starts_with(" Enter "), "{steps}\n{screen}");
        }
    }
}
