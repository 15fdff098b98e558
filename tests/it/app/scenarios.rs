//! The main scenarios around giving access, by keys.

use toegang::{
    domain::{
        Command, Email, Level, Name, OperationId, OrgStatus, Profile, SignUp, UndoTarget,
        UserStatus,
    },
    text,
};

use crate::support::{Driver, World};

/// Switches to another user, on the sign-in screen.
fn sign_in_as(it: &mut Driver, name: &str) {
    it.press("g a").see("Aanmelden als").type_text(name).press("enter").miss("Aanmelden als");
}

/// Fills in the fields of a form, starting at the field with focus.
fn fill_form(it: &mut Driver, fields: &[&str]) {
    for (at, text) in fields.iter().enumerate() {
        if at > 0 {
            it.press("tab");
        }
        it.type_text(text);
    }
    it.press("enter");
}

/// Returns the code that the screen shows once.
fn find_shown_code(it: &Driver) -> String {
    let is_code = |word: &&str| {
        let word = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        word.len() == 14 && word.split('-').all(|part| part.len() == 4)
    };
    let screen = it.screen();
    let found = screen.split_whitespace().find(is_code).map(str::to_owned);
    found.unwrap_or_else(|| panic!("no code in\n{screen}"))
}

#[test]
fn registering_with_the_domain_of_an_environment_joins_it() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").see("Registreren");
    fill_form(&mut it, &["tom@EigenDomein.nl", "Tom Tak"]);
    it.see("Tom Tak · Basisgebruiker").see("Je bent nergens lid.");
    it.press("3").see("Tom Tak (jij)").see("Jan Jansen");
    it.press("+").see("Piet de Vries").miss("Er gaat geen mail uit");
}

#[test]
fn registering_with_a_shared_domain_asks_for_an_environment_name() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").miss("Omgeving ");
    it.type_text("marie@gmail.com").see("verplicht").press("tab").type_text("Marie").press("enter");
    it.type_text("BaasPD")
        .press("enter")
        .see("Er is al een omgeving met die naam. Kies een andere naam.");
    it.press("ctrl-u").type_text("Marie Media").press("enter").see("Marie · Beheerder");
    it.see("Omgeving Marie Media is gemaakt");
}

#[test]
fn an_administrator_cannot_open_an_organisation_of_another_user() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("jan").press("down r b").see("Nu Beheerder: Jan Jansen");
    sign_in_as(&mut it, "jan");
    it.press("2 +").see("Organisatie toevoegen");
    fill_form(&mut it, &["Jan Holding B.V.", "61234567"]);
    it.see("Toegevoegd: Jan Holding B.V.").press("home").press("/").type_text("jan h");
    it.press("enter enter").see("! niet actief: leden").press("x a");
    fill_form(&mut it, &["betaling 7"]);
    it.see("in beoordeling");
    // An administrator (*Beheerder*) of the organisation cannot approve their own evidence.
    it.press("x g").see("alleen een andere Beheerder").see("Piet de Vries");
    sign_in_as(&mut it, "piet");
    it.press("2 /").type_text("jan h").press("down").see("geen lid").press("enter");
    it.see(" bewijs ─╮").see("betaling 7").miss("Details").press("x g");
    it.see("Bewijs van Jan Holding B.V. goedkeuren?").see("niet ongedaan te maken").press("e");
    it.see("Geactiveerd: Jan Holding B.V.").press("enter");
    it.see("Je bent geen lid van Jan Holding B.V.").miss("Details");
    sign_in_as(&mut it, "jan");
    it.press("2 /").type_text("piet h").press("down").see("geen lid").press("enter");
    it.see("Je bent geen lid van Piet Holding B.V.").miss("Details");
}

/// Opens the program as Jan, who administers the environment and created an organisation.
fn open_as_new_admin_jan() -> Driver {
    let mut world = World::small_world();
    let role = world.change_role("jan", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.create_organisation("Ons Eigendomein B.V.", "61234567", ("jan", "piet"));
    Driver::new(world, Some("jan"), (100, 30))
}

#[test]
fn removing_a_member_ends_only_that_access() {
    let mut it = open_as_new_admin_jan();
    it.press("2 /").type_text("ons").press("down enter right +").type_text("piet");
    it.press("enter enter enter")
        .see("Piet de Vries is nu lid van")
        .press("home down d")
        .see("ontzeggen?");
    let before = crate::store::log_size(&it.world);
    it.press("enter").miss("ontzeggen?");
    assert_eq!(crate::store::log_size(&it.world), before, "the first button is Annuleren");
    sign_in_as(&mut it, "piet");
    it.press("2 /").type_text("ons").press("down enter").see("Jij          Lid");
    sign_in_as(&mut it, "jan");
    it.press("2 / ctrl-u")
        .type_text("ons")
        .press("enter home down d z")
        .see("ontzegd: Piet de Vries")
        .see("Leden 1");
    sign_in_as(&mut it, "piet");
    it.see("Piet de Vries · Beheerder").see("Filter  ons").see("geen lid");
    it.press("esc esc").press("/").type_text("holding").press("down enter").see("Wat nu");
}

#[test]
fn an_invitation_code_activates_a_user_once() {
    let mut it = Driver::signed_in("piet");
    it.press("3 +").see("Er gaat geen mail uit");
    fill_form(&mut it, &["pim@eigendomein.nl"]);
    it.see("De code voor pim@eigendomein.nl").see("één keer");
    let code = find_shown_code(&it);
    it.wait(1).press("enter").see("pim@eigendomein.nl").see("uitgenodigd");
    it.press("g a f7").see("Code invoeren");
    let wrong = "AAAA-AAAA-AAAA";
    fill_form(&mut it, &["pim@eigendomein.nl", wrong, "Pim Pauw"]);
    it.see("Deze code klopt niet").press("tab tab ctrl-u").type_text(&code.to_lowercase());
    it.press("enter").see("Pim Pauw · Basisgebruiker").see("Je bent nergens lid.");
    it.press("g a f7");
    fill_form(&mut it, &["pim@eigendomein.nl", &code, ""]);
    it.see("al gebruikt").see("Code invoeren");
}

/// Opens the program as Piet. Els is the only administrator of an organisation where Jan is *Lid*.
fn open_beside_sole_admin_els() -> Driver {
    let mut world = World::small_world();
    let role = world.change_role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.create_organisation("Elsoven B.V.", "61234567", ("els", "piet"));
    let add = world.add("Elsoven", &["jan"]);
    world.act("els", &add).unwrap();
    Driver::new(world, Some("piet"), (100, 30))
}

#[test]
fn removing_a_sole_administrator_asks_for_a_successor() {
    let mut it = open_beside_sole_admin_els();
    it.press("3 /").type_text("els").press("down enter x b l").see("Geblokkeerd: Els Bakker");
    it.press("2 /").type_text("elso").press("down").see("zonder Beheerder");
    it.see("Geen actieve Beheerder").press("enter").see("Je bent geen lid");
    it.press("3 /")
        .type_text("els")
        .press("down enter x b")
        .see("Niet meer geblokkeerd: Els Bakker");
    it.press("2 /").type_text("elso").press("down").miss("zonder Beheerder");
    it.press("3 /").type_text("els").press("down d").see("Els Bakker verwijderen").press("r");
    it.see("Wie neemt het over?")
        .see("Elsoven B.V.")
        .press("enter")
        .see("✗ kies wie het overneemt");
    it.type_text("jan").see("Jan Jansen").press("enter");
    it.see("Elsoven B.V.: Jan Jansen").miss("Els Bakker (");
    let world = &it.world;
    let facts = crate::store::replay(world);
    assert_eq!(facts.users[&world.user("els")].status, UserStatus::Removed);
    sign_in_as(&mut it, "jan");
    it.press("2 enter").see("Jij           Beheerder");
}

#[test]
fn rejected_evidence_can_be_replaced_and_approved() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("nieuw").press("down enter").see("! niet actief: leden");
    it.press("right +").see("nog niet geactiveerd").press("left x a").see("betaling van 1 cent");
    fill_form(&mut it, &["betaling 1"]);
    it.see("in beoordeling").press("x j").see("afwijzen");
    fill_form(&mut it, &["Kenmerk onleesbaar"]);
    it.wait(10).see("niet actief").see("„Kenmerk onleesbaar”").press("x a");
    fill_form(&mut it, &["betaling 2"]);
    it.press("x g e").see("✓ actief").miss("onleesbaar");
    it.press("right +").type_text("els").press("enter enter enter").see("is nu lid van");
    let org = it.world.org("Nieuw");
    assert_eq!(crate::store::replay(&it.world).orgs[&org].status, OrgStatus::Active);
}

#[test]
fn own_users_join_at_once_and_partner_users_after_accepting() {
    let mut it = Driver::signed_in("piet");
    let before = crate::store::log_size(&it.world);
    it.press("2 /").type_text("holding").press("down enter right +");
    for name in ["jan", "els", "anna"] {
        it.type_text(name).press("enter");
    }
    it.press("enter enter").see("2 leden toegevoegd: Jan Jansen en Els Bakker");
    it.see("1 verzoek verstuurd: Anna Visser").see("u ongedaan").see("Leden 3");
    assert_eq!(crate::store::log_size(&it.world).0, before.0 + 1, "one handling");
    sign_in_as(&mut it, "anna");
    it.see("Postvak IN   (1)").press("2").miss("Piet Holding").press("1");
    it.see("Organisatie Piet Holding B.V. wil met je samenwerken").press("a");
    it.see("Je bent nu lid van Piet Holding B.V.")
        .press("right right")
        .see("geaccepteerd")
        .press("2");
    it.see("Piet Holding B.V.");
    sign_in_as(&mut it, "piet");
    it.press("2 /").type_text("holding").press("down enter").see("cijfermeesters.nl");
}

#[test]
fn a_partnership_starts_with_a_relation_and_can_be_ended() {
    let mut it = Driver::signed_in("piet");
    it.press("4 right /").see("Vind relaties").type_text("luc").see("Luc Peeters").press("enter");
    it.see("Vraag relatie ─")
        .type_text("Zullen we")
        .press("enter")
        .see("Relatieverzoek verstuurd")
        .press("tab");
    sign_in_as(&mut it, "luc");
    it.see("Postvak IN   (1)").press("1").see("Piet de Vries wil een relatie met je");
    it.see("„Zullen we”").press("a").see("Relatie met Piet de Vries; eigendomein.nl is");
    it.press("2").miss("Piet Holding");
    sign_in_as(&mut it, "piet");
    it.press("2 /").type_text("holding").press("down enter right +").type_text("luc");
    it.see("Luc Peeters").press("enter enter enter").see("Verzoek aan Luc Peeters verstuurd");
    sign_in_as(&mut it, "luc");
    it.press("1 a").see("Je bent nu lid");
    sign_in_as(&mut it, "piet");
    it.press("2 /").type_text("bakkerij").press("down enter right +").type_text("luc");
    it.press("enter enter enter").see("Verzoek aan Luc Peeters verstuurd").press("4 /");
    it.type_text("bouw").press("enter").see("bouwwerk.be");
    it.see("Vervalt als dit").see("B.V. (verzoek)").press("esc").miss("Vervalt in").press("x e");
    it.see("1 lidmaatschap en 1 verzoek").see("Luc Peeters · Piet Holding B.V.");
    it.press("esc").see("bouwwerk.be").press("x e b").see("beëindigd").miss("Luc Peeters ·");
    it.press("7").see("beëindigde").see("Piet de Vries");
    sign_in_as(&mut it, "luc");
    it.miss("(1)").press("2").miss("Piet Holding").press("1 right");
    it.see("Piet Holding B.V.").see("partnerschap");
}

#[test]
fn messages_offer_undo_and_redo_and_report_the_result() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("holding").press("down enter right +").type_text("jan");
    it.press("enter enter enter").see("Leden 2").see("u ongedaan maken").press("u");
    it.see("Ongedaan gemaakt")
        .see("Jan Jansen heeft geen toegang meer")
        .see("Leden 1")
        .see("U opnieuw");
    it.press("U")
        .see("Opnieuw gedaan")
        .see("is weer lid van Piet Holding B.V.")
        .see("Leden 2")
        .miss("U opnieuw");
    it.see("u ongedaan maken").press("u").see("Ongedaan gemaakt").see("Leden 1").press("U");
    it.press("U").see("Er is niets om opnieuw te doen.");
    // The message offers to undo its own operation, not the operation of a later message.
    it.press("left e").see("bewerken").press("esc");
    it.press("3 /").type_text("noor").press("down n").see("Activatiecode");
    it.wait(1).press("enter");
    it.miss("u ongedaan maken").press("u").see("niet ongedaan te maken");
}

#[test]
fn undo_of_an_outdated_change_is_refused_with_the_reason() {
    let mut it = Driver::signed_in("piet");
    let add = it.world.add("Piet Holding", &["anna"]);
    it.press("2 /").type_text("holding").press("down enter right +").type_text("anna");
    it.press("enter enter enter").see("Verzoek aan");
    let request = it.world.open_request("anna");
    it.world.act("anna", &Command::AcceptRequest { request }).unwrap();
    it.press("u").see("al geaccepteerd").see("Leden 2");
    drop(add);
}

/// The refusal names the user who made a later change. After lost permission it names nobody.
#[test]
fn a_refused_undo_names_the_user_behind_the_later_change() {
    let mut it = Driver::signed_in("piet");
    for (who, site) in [("piet", "https://een.example"), ("piet", "https://twee.example")] {
        let org = it.world.org("Piet Holding");
        let from = it.world.facts.orgs[&org].profile();
        let website = Some(Name::new(site).unwrap());
        let to = Box::new(Profile { website, ..from.clone() });
        it.world
            .act(who, &Command::EditOrganisation { org, from: Box::new(from), to, register: None })
            .unwrap();
    }
    let first = it.world.facts.orgs[&it.world.org("Piet Holding")].id;
    let db = rusqlite::Connection::open(it.world.path()).unwrap();
    let sql = "select min(handling) from log where kind = 'organisation.changed'
        and subject_id = ?1 and via <> 'import'";
    let operation = db.query_row(sql, [first.0], |row| row.get(0)).unwrap();
    let which = UndoTarget::Operation(OperationId(operation));
    let refused = it.world.act("piet", &Command::Undo { which }).unwrap_err();
    let message = text::refusal(it.state.lang, &refused, &it.state.zone);
    assert!(message.contains("Intussen gewijzigd door Piet de Vries ("), "{message}");

    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
    let (org, piet) = (it.world.org("Bakkerij"), it.world.user("piet"));
    let members = vec![it.world.facts.membership(org, piet).unwrap().id];
    let (from, to) = (Level::OrgAdmin, Level::Member);
    it.world.act("els", &crate::support::change_level(org, members, from, to)).unwrap();
    it.press("u").see("✗ Je bent sinds 23 nov 2026 17:10 geen").miss("Els Bakker: Je bent");
    it.see("dit kan nu");
}

#[test]
fn two_concurrent_registrations_create_one_environment() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("a@nieuw.nl").press("tab").type_text("Aart");
    let email = Email::new("b@nieuw.nl").unwrap();
    it.world.sign_up(&SignUp::Register { email, full_name: None, env_name: None }).unwrap();
    it.press("enter").see("Aart · Basisgebruiker");
}

#[test]
fn an_existing_relation_or_request_is_not_requested_again() {
    let mut it = Driver::signed_in("piet");
    it.press("4 right /").type_text("luc").press("enter enter").see("Relatieverzoek verstuurd");
    it.press("enter").see("Er wacht al een verzoek").miss("Relatie vragen").press("tab");
    it.see("wacht").press("d").see("intrekken?").press("i").see("aan Luc Peeters ingetrokken");
    it.press("d").miss("intrekken?").see("Dit verzoek is ingetrokken door Piet de Vries");
    let mut it = Driver::signed_in("anna");
    it.press("4 right /").type_text("piet").press("enter").see("Er is al een relatie sinds");
}

#[test]
fn an_accepted_relation_request_shows_its_result() {
    let mut it = Driver::signed_in("piet");
    it.press("4 right /").type_text("luc").press("enter enter").see("Relatieverzoek verstuurd");
    it.press("tab");
    sign_in_as(&mut it, "luc");
    it.press("1").see("een partnerschap tussen jullie omgevingen").press("a right right");
    it.see("Levert op").miss("dat er al is").miss("tussen jullie");
}

#[test]
fn an_administrator_sees_no_details_of_other_organisations() {
    let mut world = World::small_world();
    let raise = world.change_role("jan", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let mut it = Driver::new(world, Some("jan"), (100, 30));
    it.press("2").see("Piet Holding").see("Leden        2").miss("van wie").miss("2712");
}

#[test]
fn the_last_administrator_gets_no_key_to_confirm_leaving() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("holding").press("down enter x v").see("laatste Beheerder");
    it.miss("v ja");
}

#[test]
fn enter_on_a_log_entry_opens_its_operation() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.press("2 /").type_text("bakkerij e").press("down enter right * t").type_text("+9d");
    it.press("enter").see("Tot").press("7 enter").see("Wat er gebeurde ─").see("op het scherm");
    it.see(" mensen bij").press("end").miss("op het scherm");
    it.see("Laatste dag: was ").see("handeling ").see("lid.tot #").press("home");
    it.see("op het scherm").press("esc").miss("Wat er gebeurde ─").see("Logboek").press("esc");
}

#[test]
fn enter_on_a_refused_attempt_in_the_log_shows_it() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.refusal_code("els", &add);
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("7 enter").see("Wat er gebeurde ─").see("mocht niet: lid toevoegen");
    it.see("op het scherm").see("Er is niets gewijzigd").see("poging ");
}

#[test]
fn the_message_list_shows_messages_in_full() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 /").type_text("holding").press("down enter right r l");
    it.see("laatste Beheerder");
    it.press("m").see("de toegang niet afloopt.").see("Maak").see("eerst iemand anders");
}

#[test]
fn the_log_filter_matches_the_displayed_text() {
    let mut it = Driver::signed_in("piet");
    it.press("2 /").type_text("holding").press("down enter right +").type_text("jan");
    it.press("enter enter enter").see("Leden 2").press("7 /").type_text("lid toegevoegd jan");
    it.press("enter").see("1 van").see("lid.toegevoegd").miss("verzoek.verstuurd");
    it.press("esc /").type_text("BEEINDIGD").press("down").see("0 van");
}

#[test]
fn a_title_that_does_not_fit_ends_in_an_ellipsis() {
    let mut world = World::small_world();
    let name = "Zeer Lange Organisatienaam met heel veel woorden en nog een paar erbij";
    world.create_organisation(name, "27555555", ("piet", "piet"));
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 /").type_text("zeer").press("down enter x v").see("… ─╮").miss("erbij verlaten?");
}
