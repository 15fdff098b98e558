//! Keys act on the selected row. If another user removes that row, nothing is selected, and no key
//! acts on the row in its place.

use toegang::{
    app::Msg,
    domain::{Command, Level, PlatformRole},
};

use crate::support::{Driver, World};

/// Selects Els in the members of the bakery, as Piet; Jan is below her.
fn on_els() -> Driver {
    let mut world = World::small_world();
    let jan = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &jan).unwrap();
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 enter right home").see("▸   Els Bakker").see("3 leden");
    it
}

/// Removes Els as Jan, which the screens notice.
fn els_goes(it: &mut Driver) {
    let removed = it.world.remove("Bakkerij", &["els"]);
    it.world.act("jan", &removed).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

fn level(it: &Driver, who: &str) -> Level {
    it.world.facts.membership(it.world.org("Bakkerij"), it.world.user(who)).unwrap().level
}

#[test]
fn a_key_that_was_under_way_falls_on_nobody_else() {
    for (before, after) in [("", "d"), ("r", "b"), ("", "t"), ("", "enter"), ("", "space")] {
        let mut it = on_els();
        it.walk(before);
        els_goes(&mut it);
        it.see("2 leden").miss("Els Bakker").miss("▸   ").press(after);
        it.see("Wat hier stond, is er niet meer").see("2 leden").miss("✓  ");
        it.press("down").see("▸   Jan Jansen").press("r l").see("Nu Lid: Jan Jansen");
    }
}

#[test]
fn the_palette_does_it_to_nobody_else() {
    let mut it = on_els();
    it.press(":").type_text("rol-lid").see("els@eigendomein.nl");
    els_goes(&mut it);
    it.press("enter").see("Wat hier stond, is er niet meer");
    assert_eq!(level(&it, "jan"), Level::OrgAdmin);
}

#[test]
fn the_card_of_a_member_follows_the_list_and_goes_with_its_member() {
    let mut it = on_els();
    it.press("enter").see("els@eigendomein.nl").see("geen einddatum");
    let name = it.world.rename("els", Some(toegang::domain::Name::new("Zelda Bakker").unwrap()));
    it.world.act("els", &name).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("Zelda Bakker").miss("Els Bakker");
    els_goes(&mut it);
    it.see("Zelda Bakker staat hier niet meer; het").miss("geen einddatum");
    it.press("r l").see("Wat hier stond, is er niet meer");
    assert_eq!(level(&it, "jan"), Level::OrgAdmin);
}

#[test]
fn when_all_that_was_marked_is_gone_nothing_is_meant() {
    let mut it = on_els();
    it.press("space").see("▸   Jan Jansen");
    els_goes(&mut it);
    it.press("d").see("Wat hier stond, is er niet meer").miss("verwijderen uit");
}

#[test]
fn who_does_it_himself_goes_on_with_the_next() {
    let mut it = on_els();
    it.press("d v").see("1 lid verwijderd: Els Bakker").see("▸   Jan Jansen");
    // The file's change event arrives later.
    it.send(Msg::Changed);
    it.settle();
    it.press("r l").see("Nu Lid: Jan Jansen");
}

#[test]
fn a_role_of_the_environment_falls_on_nobody_else() {
    let mut world = World::small_world();
    let jan = world.role("jan", PlatformRole::EnvAdmin);
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
fn a_request_that_is_withdrawn_is_not_answered_for_another() {
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
fn who_signs_in_is_who_was_pointed_at() {
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
fn what_is_typed_in_a_form_is_kept_when_its_user_goes() {
    let mut it = Driver::of("piet");
    it.press("3 home enter").see("Els Bakker").press("x s").see("Sleutel toevoegen");
    it.type_text("ssh-ed25519 AA");
    let (user, successors) = (it.world.user("els"), Vec::new());
    let jan = it.world.role("jan", PlatformRole::EnvAdmin);
    it.world.act("piet", &jan).unwrap();
    it.world.act("jan", &Command::RemoveUser { user, successors }).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.press("x b q").see("Sleutel toevoegen").see("AAxbq").see("is verwijderd door Jan Jansen");
    it.press("esc").see("Gebruikers").miss("     Els Bakker");
}
