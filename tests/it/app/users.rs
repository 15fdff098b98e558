//! Users through the screens: who takes over, what goes along, addresses and names.

use toegang::domain::{Email, Entry, Name, UserStatus};

use crate::support::{Driver, World};

/// Brings somebody in, who activates at once.
fn come(world: &mut World, name: &str, email: &str) {
    let name = Name::new(name).ok();
    let email = Email::new(email).unwrap();
    world.enter(&Entry::Register { email, full_name: name, env_name: None }).unwrap();
}

/// Els alone holds two organisations; there are two Jannen.
fn held_by_els() -> World {
    let mut world = World::f0();
    let role = world.role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    let long = "Stichting Administratiekantoor Beheer en Vastgoed Eigendomein Zuid-Holland";
    world.organisation(long, "61234567", ("els", "piet"));
    world.organisation("Elsoven B.V.", "61234575", ("els", "piet"));
    come(&mut world, "Jan de Boer", "jdb@eigendomein.nl");
    world
}

#[test]
fn a_successor_is_one_person_and_never_the_first_of_several() {
    let mut it = Driver::new(held_by_els(), Some("piet"), (100, 30));
    it.press("3 /").type_text("els").press("enter d v").see("Wie neemt het over?");
    it.see("zouden zonder Beheerder zijn");
    it.see("Beheerder van Stichting Administratiekantoor Beheer en Vastgoed");
    it.type_text("jan").see("welke? Jan de Boer, Jan Jansen").press("enter");
    it.see("Wie neemt het over?").press("ctrl-u").type_text("eigendomein");
    it.see("geen actieve gebruiker").press("ctrl-u").type_text("kees");
    it.see("geen actieve gebruiker").press("ctrl-u").type_text("jan jansen");
    it.see("→ Jan Jansen").press("tab").type_text("els").see("geen actieve gebruiker");
    it.press("ctrl-u").type_text("JDB@eigendomein.nl").see("→ Jan de Boer").press("enter");
    it.see("Elsoven B.V.: Jan").miss("Wie neemt");
    let world = &it.world;
    let facts = crate::store::replay(world);
    assert_eq!(facts.users[&world.user("els")].status, UserStatus::Removed);
}

#[test]
fn removing_names_the_organisations_that_go_along() {
    let mut world = World::f0();
    let role = world.role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("3 /").type_text("piet").press("enter d").see("Piet de Vries verwijderen");
    it.see("verdwijnt mee: Nieuw B.V.").press("esc enter x v").see("verdwijnt mee: Nieuw B.V.");
    it.press("esc esc esc").press("/").type_text("jan").press("enter d").see("Jan Jansen verw");
    it.miss("verdwijn");
}

#[test]
fn nobody_is_asked_whether_to_remove_or_block_himself() {
    let mut it = Driver::of("piet");
    it.press("3 /").type_text("piet").press("enter d").see("Jezelf blokkeren of verwijderen");
    it.miss("verwijderen uit de omgeving?").wait(20).miss("Jezelf").press("x b");
    it.see("Jezelf blokkeren of verwijderen").wait(20).press("enter x v");
    it.see("Jezelf blokkeren of verwijderen").miss("verwijderen uit de omgeving?");
    assert_eq!(it.waiting(), 0);
    // Who may not manage anybody is told that first.
    let mut it = Driver::of("jan");
    it.press("3 /").type_text("jan").press("enter d").see("Piet de Vries").miss("Jezelf");
}
