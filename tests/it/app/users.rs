//! Users on the screens: successors, side effects of removal, addresses and names.

use ratatui::layout::Size;
use toegang::{
    app::Msg,
    domain::{Command, Email, Name, SignUp, UserStatus},
    text::Lang,
};

use crate::support::{Driver, World};

/// Registers a user, who needs no activation.
fn register_user(world: &mut World, name: &str, email: &str) {
    let name = Name::new(name).ok();
    let email = Email::new(email).unwrap();
    world.sign_up(&SignUp::Register { email, full_name: name, env_name: None }).unwrap();
}

/// Creates a world in which Els is the only administrator of two organisations, and two people are
/// called Jan.
fn world_with_organisations_of_els() -> World {
    let mut world = World::small_world();
    let role = world.change_role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    let long = "Stichting Administratiekantoor Beheer en Vastgoed Eigendomein Zuid-Holland";
    world.create_organisation(long, "61234567", ("els", "piet"));
    world.create_organisation("Elsoven B.V.", "61234575", ("els", "piet"));
    register_user(&mut world, "Jan de Boer", "jdb@eigendomein.nl");
    world
}

#[test]
fn an_ambiguous_successor_is_not_accepted() {
    let mut it = Driver::new(world_with_organisations_of_els(), Some("piet"), (100, 30));
    it.press("3 /").type_text("els").press("down d r").see("Wie neemt het over?");
    it.see("zouden zonder Beheerder zijn");
    it.see("Beheerder van Stichting Administratiekantoor Beheer en Vastgoed");
    it.type_text("jan").see("welke? Jan de Boer, Jan Jansen").press("enter");
    it.see("Wie neemt het over?").press("ctrl-u").type_text("eigendomein");
    it.see("welke? Jan de Boer, Jan Jansen").press("ctrl-u").type_text("kees");
    it.see("geen actieve gebruiker").press("ctrl-u").type_text("jan jansen");
    it.see("→ Jan Jansen").press("tab").type_text("els").see("geen actieve gebruiker");
    it.press("ctrl-u").type_text("JDB@eigendomein.nl").see("→ Jan de Boer").press("enter");
    it.miss("Wie neemt").see("Nu Beheerder van").see("(m)");
    it.press("m").see("Elsoven B.V.: Jan").press("esc");
    let world = &it.world;
    let facts = crate::store::replay(world);
    assert_eq!(facts.users[&world.user("els")].status, UserStatus::Removed);
}

#[test]
fn removing_a_user_names_the_organisations_that_disappear() {
    let mut world = World::small_world();
    let role = world.change_role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("3 /").type_text("piet").press("down d").see("Piet de Vries verwijderen");
    it.see("wordt ook verwijderd: Nieuw B.V.")
        .press("esc enter x v")
        .see("wordt ook verwijderd: Nieuw B.V.");
    it.press("esc esc esc").press("/").type_text("jan").press("down d").see("Jan Jansen verw");
    it.miss("wordt ook verwijderd");
}

/// The page of a user has keys of the list, and leaves out what only the user can do.
#[test]
fn the_menu_of_a_user_leaves_out_what_only_they_can_do() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("els").press("down x v").see("Els Bakker verwijderen").press("esc");
    it.press("enter x").see("╭─").see("verwijder").miss("zelf").miss("adres bevestigen");
    it.press("a").see("Dit kan alleen Els Bakker zelf.").wait(60);
    it.press("x v").see("Els Bakker verwijderen");
}

/// R225: as before the end of other access.
#[test]
fn blocking_asks_first() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("els").press("down x b");
    it.see("Els Bakker blokkeren?").see("geen toegang tot je deblokkeert").press("b");
    it.see("Els Bakker blokkeren?").miss("Geblokkeerd: Els").wait(60).press("l");
    it.see("Geblokkeerd: Els Bakker").press("x b").see("Niet meer geblokkeerd: Els Bakker");
}

#[test]
fn blocking_or_removing_yourself_is_refused_without_a_question() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /")
        .type_text("piet")
        .press("down d")
        .see("Dit is de laatste Beheerder van de omgeving");
    it.miss("verwijderen uit de omgeving?").wait(60).press("x b").see("laatste Beheerder");
    let mut world = World::small_world();
    let raise = world.change_role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("3 /").type_text("piet").press("down d").see("Jezelf blokkeren of verwijderen");
    it.miss("verwijderen uit de omgeving?").wait(60).miss("Jezelf").press("x b");
    it.see("Jezelf blokkeren of verwijderen").wait(60).press("enter x v");
    it.see("Jezelf blokkeren of verwijderen").miss("verwijderen uit de omgeving?");
    // Users who lack the permission see that reason before any other.
    let mut it = Driver::signed_in("jan");
    it.press("3 /").type_text("jan").press("down d").see("Piet de Vries").miss("Jezelf");
}

/// Opens the program as Els, with these extra addresses, all unverified.
fn open_as_els_with_addresses(emails: &[&str]) -> Driver {
    let mut world = World::small_world();
    for email in emails {
        let email = Email::new(email).unwrap();
        world.act("els", &Command::AddAddress { email }).unwrap();
    }
    Driver::new(world, Some("els"), (100, 30))
}

fn extra_addresses(it: &Driver) -> Vec<String> {
    let facts = crate::store::replay(&it.world);
    let extra = &facts.users[&it.world.user("els")].extra;
    extra.iter().map(|one| one.email.to_string()).collect()
}

#[test]
fn removing_an_address_asks_a_question_that_names_it() {
    let mut it = open_as_els_with_addresses(&["e2@eigendomein.nl"]);
    it.press("3 /").type_text("els").press("down enter x w");
    it.see("e2@eigendomein.nl verwijderen?").see("niet ongedaan te maken").press("enter");
    assert_eq!(extra_addresses(&it), ["e2@eigendomein.nl"]);
    it.press("x w r").see("Je adressen zijn gewijzigd.");
    assert!(extra_addresses(&it).is_empty());
    it.miss("u ongedaan maken").wait(20).press("x w").see("Je hebt geen extra adres");
}

#[test]
fn address_actions_let_the_user_choose_an_address() {
    let mut it = open_as_els_with_addresses(&[
        "e2@eigendomein.nl",
        "e3@eigendomein.nl",
        "e4@eigendomein.nl",
    ]);
    it.press("3 /").type_text("els").press("down enter x w").see("‹ e2@eigendomein.nl ›");
    it.press("right").see("‹ e3@eigendomein.nl ›").press("enter");
    it.see("e3@eigendomein.nl verwijderen?");
    assert_eq!(extra_addresses(&it).len(), 3);
    it.press("r");
    assert_eq!(extra_addresses(&it), ["e2@eigendomein.nl", "e4@eigendomein.nl"]);
    it.press("x p")
        .see("e2@eigendomein.nl is nog niet bevestigd")
        .see("een Beheerder om een code (x c)");
    it.wait(20).press("x k").see("Er is nog geen code voor e2@eigendomein.nl").wait(20);
    it.press("g a").type_text("piet").press("enter 3 /").type_text("els").press("down enter x c");
    it.see("‹ e2@eigendomein.nl ›").press("right enter");
    it.see("De code voor Els Bakker, voor het adres e4@eigendomein.nl:").wait(1).press("enter x w");
    it.see("Dit kan alleen Els Bakker zelf.").press("g a").type_text("els").press("enter 3");
    it.see("Filter  els").press("enter x k").see("De code voor e4@eigendomein.nl kreeg je");
}

#[test]
fn registering_asks_for_a_name_before_anything_is_written() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("tom@eigendomein.nl").see("Enter: Verder").press("enter");
    it.see("Registreren").see("▸ Je naam").see("Enter: Registreren").type_text("Tom Tak");
    it.press("enter").see("Tom Tak · Basisgebruiker");
    // The first Enter points out the empty name; the second confirms.
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("tim@eigendomein.nl").press("enter enter");
    it.see("tim@eigendomein.nl · Basisgebruiker");
}

#[test]
fn a_name_that_is_too_long_is_refused_and_never_cut() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("tom@eigendomein.nl").press("tab").type_text(&"x".repeat(300));
    it.press("enter").see("te lang: hoogstens 200 tekens").see("Registreren");
    it.press("ctrl-u").type_text(&"y".repeat(200)).press("enter").press("3");
    it.see("│ Gebruikers").see("yyy… · Basisgebruiker");
}

#[test]
fn a_user_changes_their_name_on_their_own_screen() {
    let mut it = Driver::signed_in("jan");
    it.press("3 /").type_text("jan").press("down enter").see("e je naam…").press("e");
    it.see("Je naam").type_text("-Smit").press("enter").see("Je heet nu Jan Jansen-Smit.");
    it.see("Jan Jansen-Smit · Basisgebruiker").see("Gebruikers › Jan Jansen-Smit").press("7");
    it.see("Logboek").see("Jan Jansen").press("3 /").type_text("els");
    it.press("enter enter").miss("je naam…").press("e").see("Dit kan alleen Els Bakker zelf.");
}

#[test]
fn removing_an_invited_user_withdraws_the_invitation() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("noor").press("down d").see("Uitnodiging van Noor Smit intrekken?");
    it.see("[ ✗ Intrekken  i ]").see("i intrekken").press("v").see("intrekken?");
    it.wait(1).press("i").see("Uitnodiging ingetrokken: Noor Smit");
}

#[test]
fn the_cursor_moves_to_an_added_row() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /")
        .type_text("els")
        .press("down + shift-tab right tab")
        .type_text("pim@eigendomein.nl");
    it.press("tab").type_text("Pim Pauw").press("enter").see("Activatiecode");
    it.wait(1).press("x").see("Die toets doet hier niets").miss("ongedaan");
    it.wait(1).press("enter");
    it.see("▸   Pim Pauw · nieuw").see("6 gebruikers").press("up").see("Pim Pauw · nieuw");
    it.press("2 +").type_text("Koek B.V.").press("enter").see("▸   Koek B.V. · nieuw");
    it.press("down").see("Koek B.V. · nieuw");
    // The new user is also selected if they are on a page that is not loaded.
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("3 + shift-tab right tab")
        .type_text("zz@eigendomein.nl")
        .press("tab")
        .type_text("Zz Top");
    it.press("enter").wait(1).press("enter").see("▸   Zz Top · nieuw");
}

#[test]
fn adding_a_user_in_a_tiny_window_causes_no_panic() {
    let mut it = Driver::signed_in("piet");
    it.press("3 + shift-tab right tab")
        .type_text("zz@eigendomein.nl")
        .press("tab")
        .type_text("Zz Top");
    it.send(Msg::Key("enter".parse().unwrap()));
    assert!(it.pending_count() > 0);
    for size in [Size { width: 1, height: 1 }, Size { width: 80, height: 24 }] {
        it.send(Msg::Resized(size));
        it.settle();
    }
    it.press("enter").see("Zz Top");
}

#[test]
fn enter_on_an_organisation_of_a_user_opens_it_at_their_row() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("3 /").type_text("abdel blok").press("down enter");
    it.see_tab("Toegang 1").see("Sleutels 0").see("E-mail   abdel.blok1@");
    it.see("Rol      Basisgebruiker in eigendomein.nl");
    it.see("✓ actief · hier sinds").see("Enter open Leden").press("enter");
    it.see("Gebruikers › Abdel Blok › Bakhuis Delft V.O.F.")
        .see_tab("Leden 16")
        .see("▸   Abdel Blok");
    it.press("esc esc").see_tab("Toegang 1");
    // A request to the user opens where the user answers it.
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["anna"]);
    world.act("piet", &command).unwrap();
    let mut it = Driver::new(world, Some("anna"), (100, 30));
    it.press("g e down").see("▸   Piet Holding B.V.").see("wacht nog").press("enter");
    it.see("[ Accepteren  a ]");
}

#[test]
fn an_organisation_that_the_viewer_is_no_member_of_does_not_open() {
    let mut world = World::small_world();
    let command = world.add("Piet Holding", &["jan"]);
    world.act("piet", &command).unwrap();
    world.change_user("els", |els| els.role = toegang::domain::PlatformRole::EnvAdmin);
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("3 /").type_text("jan").press("down enter").see("▸   Piet Holding");
    it.miss("Enter open Leden").press("enter").see("Gebruikers › Jan Jansen").see("geen lid");
}

/// The page of a plain user has no column, line or advice about what they may not know or do.
#[test]
fn a_plain_user_sees_only_what_they_may_know_and_do() {
    let mut it = Driver::new(World::full(), Some("els"), (120, 40));
    it.press("3").see("300 gebruikers").miss("Org.");
    it.see("     alleen een Beheerder: Cor Ramdin en 1 ander │  +  │");
    let mut it = Driver::new(World::small_world(), Some("els"), (120, 40));
    it.press("9").see("Mensen en organisaties").miss("tweede").miss("Advies");
    it.press("2 enter").see("Lid sinds").miss("lid sinds").miss("zorg voor een tweede");
    it.press("right").see("     alleen een Beheerder: Piet de Vries │  +  │");
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("3").see("Org.").press("2 enter").see("Beheerder, lid sinds");
    let mut it = Driver::new_in_language(World::full(), Some("els"), (80, 24), Lang::En);
    it.press("3").see("only an Administrator: Cor Ramdin and 1 other ─  +  ─");
    it.press("2 enter").see("Member since");
}

/// One form adds users, with a choice at its top.
#[test]
fn one_form_adds_a_user_with_or_without_a_name() {
    let mut it = Driver::signed_in("piet");
    it.press("3").see("Gebruiker toevoegen").press("+").see("‹ uitnodigen zonder naam ›");
    it.see("▸ E-mail").miss("│    Naam ").type_text("pim@eigendomein.nl").press("enter");
    it.see("Activatiecode").wait(1).press("enter").see("▸ + pim@eigendomein.nl");
    it.press("+ shift-tab")
        .see("▸ Hoe")
        .press("right")
        .see("‹ toevoegen met naam ›")
        .see("│    Naam ");
    it.press("tab").type_text("pam@eigendomein.nl").press("tab").type_text("Pam Pauw");
    // The name that is out of sight does not count.
    it.press("shift-tab shift-tab left enter").see("Activatiecode").wait(1).press("enter");
    it.see("▸ + pam@eigendomein.nl").miss("Pam Pauw");
    // A person of a shared domain is added with a name, and the refusal says so.
    it.press("+").type_text("x@gmail.com").press("enter").see("Voeg die persoon toe met naam");
    it.press("shift-tab right tab tab").type_text("Xander Bos").press("enter").see("Activatiecode");
}

/// R333: the card has the keys for the person, and the line below those for the row.
#[test]
fn the_card_of_a_person_has_the_keys_for_the_person() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("3 /|\"ada de lange|down enter");
        let line = |it: &Driver, from: &str| {
            let screen = it.screen();
            screen.lines().find(|line| line.contains(from)).unwrap_or_default().to_owned()
        };
        // As many as fit: beside a pane only the first.
        let role = if size.0 == 160 { "r wijzig" } else { "r wijzig   x m maak" };
        assert!(line(&it, "Basisgebruiker in").contains(role), "{}", it.screen());
        assert!(line(&it, "actief · hier").contains("x b blokkeer…"), "{}", it.screen());
        let hints = it.screen().lines().last().unwrap().to_owned();
        assert!(hints.contains("Enter open Leden") && hints.contains("d ontzeg"), "{hints}");
        assert!(!hints.contains("x b") && !hints.contains("r rol"), "{hints}");
        it.click("blokkeer…").see("blokkeren?").press("esc").click("wijzig").see("Gevorderd");
        it.press("esc space").see("1 van 2 organisaties gemarkeerd");
        it.press("esc esc g e").see("e je naam…").miss("x b blokkeer");
    }
}

/// R333: the reason why a key for the row does not work names who can.
#[test]
fn the_reason_on_the_page_of_a_user_names_who_can() {
    let mut world = world_with_organisations_of_els();
    let add = world.add("Elsoven", &["jan"]);
    world.act("els", &add).unwrap();
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.run_steps("3 /|\"jan jansen|down enter").see("Elsoven B.V.").press("t");
    it.see("Dit kan alleen een Beheerder van Elsoven B.V.: Els Bakker.");
}
