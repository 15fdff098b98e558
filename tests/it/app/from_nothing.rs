//! From an empty file to the first access given.

use crate::{
    store::log_size,
    support::{Driver, World},
};

/// Opens an empty file, registers Piet, and stops at the first steps.
fn register() -> Driver {
    let mut it = Driver::new(World::empty(), None, (100, 30));
    it.see("Registreren").see("▸ E-mail").type_text("piet@bakker.nl").press("tab");
    it.type_text("Piet Bakker").press("enter").see("Omgeving bakker.nl is gemaakt");
    it
}

#[test]
fn an_empty_file_greets_with_a_form_and_leads_to_the_first_access() {
    let mut it = register();
    // The program lands where the next step is, and the menu and the title line say so.
    it.see("Wat nu").see("+  voeg de eerste organisatie toe").see("▸ 2 Organisaties");
    it.see("│ Organisaties  ").miss("›").press("9").see("Eerste stappen").see("▸ 9 Omgeving");
    it.see("▸ [ ] voeg een organisatie toe (+)").press("enter").see("Omgeving › Organisaties");
    it.see("▸ 2 Organisaties")
        .see("Wat nu")
        .press("+")
        .type_text("Piets Brood B.V.")
        .press("tab")
        .type_text("27345678")
        .press("enter");
    it.see("Toegevoegd: Piets Brood B.V.").press("9");
    it.see("[x] voeg een organisatie toe").see("▸ [ ] activeer haar");
    it.press("enter x a").type_text("cent-1").press("enter x g e").see("Geactiveerd: Piets Brood");
    it.press("9").see("[x] activeer haar").see("[ ] voeg een collega toe").press("enter");
    it.press("+ shift-tab right tab")
        .type_text("jan@bakker.nl")
        .press("tab")
        .type_text("Jan Jansen")
        .press("enter");
    it.see("Jan Jansen").press("esc 9").see("[x] voeg een collega toe");
    it.press("down enter").see("Piets Brood B.V.").press("right +").type_text("jan");
    it.press("enter ctrl-s").see("Jan Jansen is nu lid van").press("9").see("Naam");
    it.miss("Eerste stappen");
}

#[test]
fn the_form_opens_once_and_takes_over_what_was_typed() {
    let mut it = Driver::new(World::empty(), None, (100, 30));
    it.see("Registreren").press("esc").see("Nog geen gebruikers").miss("▸ E-mail");
    it.type_text("els@bakker.nl").press("f6").see("▸ E-mail").see("els@bakker.nl").press("esc");
    it.press("esc").type_text("Els Bakker").press("f6").see("Je naam          Els Bakker");
    assert_eq!(log_size(&it.world), (0, 0), "nothing is written before Enter");
}

#[test]
fn only_an_administrator_sees_the_first_steps_and_none_after_the_first_access() {
    for who in ["piet", "jan"] {
        let mut it = Driver::signed_in(who);
        it.press("9").see("eigendomein.nl").miss("Eerste stappen");
    }
}

#[test]
fn enter_on_an_empty_form_says_at_the_field_what_is_missing() {
    for (keys, missing) in [
        ("2 + enter", "✗ Naam ontbreekt"),
        ("3 + enter", "✗ E-mail ontbreekt"),
        ("2 enter x w enter", "✗ nog niet gelijk"),
        ("g e right + enter", "✗ Publieke sleutel ontbreekt"),
        ("2 /|\"nieuw|enter|x a enter", "✗ Kenmerk ontbreekt"),
    ] {
        let mut it = Driver::signed_in("piet");
        let (before, enter) = keys.rsplit_once(' ').unwrap();
        it.run_steps(before).miss(missing).press(enter).see(missing).see("Annuleren  Esc");
    }
    let mut it = Driver::new_in_language(
        World::small_world(),
        Some("piet"),
        (80, 24),
        toegang::text::Lang::En,
    );
    it.press("2 + enter").see("✗ Name is missing").type_text("Zaak").miss("is missing");
}

/// The form that greets on a new file covers the hints of the sign-in screen, so it has the key for the
/// language itself. What was typed stays.
#[test]
fn the_language_changes_in_the_form_that_greets() {
    let mut it = Driver::new(World::empty(), None, (100, 30));
    it.see("Registreren").see("F8").type_text("piet@bakker.nl").press("f8").see("▸ E-mail");
    it.see("Register").miss("Registreren").see("piet@bakker.nl").press("f8").see("Registreren");
    it.press("tab").type_text("Piet Bakker").press("f8 enter").see("Environment bakker.nl");
}

#[test]
fn one_thing_has_one_name_on_button_title_and_hint() {
    let mut it = Driver::signed_in("piet");
    it.press("g e right").see("Sleutel toevoegen… │").see("+ sleutel toevoegen…");
    it.press("+").see("─ Sleutel toevoegen ─");
    it.press("esc left").see("Geef toegang tot… │").see("+ geef toegang tot…");
    it.press("4 right").see("Vraag relatie… │").see("Enter vraag relatie…");
    it.press("3 home r")
        .see("rol in de omgeving: Beheerder")
        .see("rol in de omgeving: Basisgebruiker");
}
