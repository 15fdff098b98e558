//! The sign-in screen after a revoked session: a key typed for the previous screen signs nobody in.

use toegang::{app::Msg, domain::Command};

use crate::support::{Driver, World};

/// Removes Jan, whose dialog to add members has one chosen person.
fn end_session_of_jan() -> Driver {
    let mut world = World::small_world();
    let role = world.change_role("jan", toegang::domain::PlatformRole::Advanced);
    world.act("piet", &role).unwrap();
    let mut it = Driver::new(world, Some("jan"), (100, 30));
    it.press("2 enter");
    let remove = Command::RemoveUser { user: it.world.user("jan"), successors: Vec::new() };
    it.world.act("piet", &remove).unwrap();
    it.send(Msg::Changed);
    it.settle();
    it.see("Aanmelden als").see("Je bent geblokkeerd, verwijderd");
    it
}

#[test]
fn no_user_is_selected_after_a_forced_sign_out() {
    let mut it = end_session_of_jan();
    it.miss("▸")
        .press("enter")
        .see("Aanmelden als")
        .see("Je bent geblokkeerd, verwijderd")
        .miss("▸");
    // Names that load later do not select a person either.
    it.send(Msg::Changed);
    it.settle();
    it.miss("▸").wait(60).see("Je bent geblokkeerd, verwijderd").press("enter");
    assert!(it.state.session.is_none());
    it.press("down").see("▸").press("enter").miss("Aanmelden als");
    assert!(it.state.session.is_some());
}

#[test]
fn typing_at_sign_in_selects_the_first_match() {
    let mut it = end_session_of_jan();
    it.type_text("anna").see("▸").press("enter").miss("Aanmelden als");
    assert_eq!(it.state.session.unwrap().user, it.world.user("anna"));
}

#[test]
fn sign_in_opened_by_the_user_selects_the_first_row() {
    let mut it = Driver::signed_in("jan");
    it.press("g a").see("Aanmelden als").see("▸");
}
