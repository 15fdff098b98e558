//! The most important scenarios around giving access, through the screens, key by key.

use toegang::{
    domain::{
        Command, Email, Level, Name, OperationId, OrgStatus, Profile, SignUp, UndoTarget,
        UserStatus,
    },
    text,
};

use crate::support::{Driver, World};

/// Signs in as another person.
fn sit(it: &mut Driver, name: &str) {
    it.press("g a").see("Aanmelden als").type_text(name).press("enter").miss("Aanmelden als");
}

/// Fills in a form, field by field, starting at the focus.
fn fill(it: &mut Driver, fields: &[&str]) {
    for (at, text) in fields.iter().enumerate() {
        if at > 0 {
            it.press("tab");
        }
        it.type_text(text);
    }
    it.press("enter");
}

/// Returns the code that the screen shows once.
fn code(it: &Driver) -> String {
    let is_code = |word: &&str| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
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
    fill(&mut it, &["tom@EigenDomein.nl", "Tom Tak"]);
    it.see("Tom Tak · Basisgebruiker").see("Je bent nog nergens lid.");
    it.press("3").see("Tom Tak (jij)").see("Jan Jansen");
    it.press("+").see("Piet de Vries").miss("Uitnodiging per e-mail");
}

#[test]
fn who_registers_with_a_shared_domain_is_asked_for_a_name() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").miss("Omgeving ");
    it.type_text("marie@gmail.com").see("nodig").press("tab").type_text("Marie").press("enter");
    it.type_text("BaasPD").press("enter").see("Er is al een omgeving met die naam.");
    it.press("ctrl-u").type_text("Marie Media").press("enter").see("Marie · Beheerder");
    it.see("Omgeving Marie Media is er");
}

#[test]
fn an_admin_cannot_open_an_organisation_that_another_made() {
    let mut it = Driver::of("piet");
    it.press("3 /").type_text("jan").press("enter r b").see("Nu Beheerder: Jan Jansen");
    sit(&mut it, "jan");
    it.press("2 +").see("Organisatie toevoegen");
    fill(&mut it, &["Jan Holding B.V.", "61234567"]);
    it.see("Toegevoegd: Jan Holding B.V.").press("home").press("/").type_text("jan h");
    it.press("enter enter").see("Nog niet geactiveerd").press("x a");
    fill(&mut it, &["betaling 7"]);
    it.see("in beoordeling");
    // Another administrator (*Beheerder*) can look at it, but not approve it alone.
    it.press("x g").see("alleen een andere Beheerder").see("Piet de Vries");
    sit(&mut it, "piet");
    it.press("2 /").type_text("jan h").press("enter").see("geen lid").press("enter");
    it.see("Je bent geen lid van Jan Holding B.V.").see("betaling 7").press("x g");
    it.see("Geactiveerd: Jan Holding B.V.").press("enter");
    it.see("Je bent geen lid van Jan Holding B.V.").miss("Details");
    sit(&mut it, "jan");
    it.press("2 /").type_text("piet h").press("enter").see("geen lid").press("enter");
    it.see("Je bent geen lid van Piet Holding B.V.").miss("Details");
}

/// Jan administers his environment and made an organisation, to which he added Piet.
fn ons() -> Driver {
    let mut world = World::small_world();
    let role = world.role("jan", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.organisation("Ons Eigendomein B.V.", "61234567", ("jan", "piet"));
    Driver::new(world, Some("jan"), (100, 30))
}

#[test]
fn removing_a_member_takes_away_that_access_only() {
    let mut it = ons();
    it.press("2 /").type_text("ons").press("enter enter right +").type_text("piet");
    it.press("enter enter enter")
        .see("1 lid toegevoegd: Piet de Vries")
        .press("home down d")
        .see("1 lid verwijderen");
    let before = crate::store::log_size(&it.world);
    it.press("enter").miss("1 lid verwijderen");
    assert_eq!(crate::store::log_size(&it.world), before, "the first button is Annuleren");
    sit(&mut it, "piet");
    it.press("2 /").type_text("ons").press("enter enter").see("Mijn rol     Lid");
    sit(&mut it, "jan");
    it.press("2 / ctrl-u")
        .type_text("ons")
        .press("enter enter right home down d v")
        .see("1 lid verwijderd: Piet de Vries")
        .see("Leden 1");
    sit(&mut it, "piet");
    it.see("Piet de Vries · Beheerder").see("Filter  ons").see("geen lid");
    it.press("esc esc")
        .press("/")
        .type_text("holding")
        .press("enter enter")
        .see("Beheerder van de org");
}

#[test]
fn an_invited_user_activates_with_the_code_once() {
    let mut it = Driver::of("piet");
    it.press("3 + u").see("Uitnodiging per e-mail");
    fill(&mut it, &["pim@eigendomein.nl"]);
    it.see("De code voor pim@eigendomein.nl").see("één keer");
    let code = code(&it);
    it.press("enter").see("pim@eigendomein.nl").see("Uitgenodigd");
    it.press("g a f7").see("Code invoeren");
    let wrong = "AAAA-AAAA-AAAA";
    fill(&mut it, &["pim@eigendomein.nl", wrong, "Pim Pauw"]);
    it.see("Deze code klopt niet").press("tab tab ctrl-u").type_text(&code.to_lowercase());
    it.press("enter").see("Pim Pauw · Basisgebruiker").see("Je bent nog nergens lid.");
    it.press("g a f7");
    fill(&mut it, &["pim@eigendomein.nl", &code, ""]);
    it.see("al gebruikt").see("Code invoeren");
}

/// Els is the only administrator of an organisation in which Jan is member (*Lid*); Piet is not in
/// it.
fn els_alone() -> Driver {
    let mut world = World::small_world();
    let role = world.role("els", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &role).unwrap();
    world.organisation("Elsoven B.V.", "61234567", ("els", "piet"));
    let add = world.add("Elsoven", &["jan"]);
    world.act("els", &add).unwrap();
    Driver::new(world, Some("piet"), (100, 30))
}

#[test]
fn blocking_marks_an_organisation_and_removing_asks_for_a_successor() {
    let mut it = els_alone();
    it.press("3 /").type_text("els").press("enter enter x b").see("Geblokkeerd: Els Bakker");
    it.press("2 /").type_text("elso").press("enter").see("zonder Beheerder");
    it.see("Zonder actieve Beheerder").press("enter").see("Je bent geen lid");
    it.press("3 /")
        .type_text("els")
        .press("enter enter x b")
        .see("Niet meer geblokkeerd: Els Bakker");
    it.press("2 /").type_text("elso").press("enter").miss("zonder Beheerder");
    it.press("3 /").type_text("els").press("enter d").see("Els Bakker verwijderen").press("v");
    it.see("Wie neemt het over?").see("Elsoven B.V.").press("enter").see("nodig");
    it.type_text("jan").see("Jan Jansen").press("enter");
    it.see("Elsoven B.V.: Jan Jansen").miss("Els Bakker (");
    let world = &it.world;
    let facts = crate::store::replay(world);
    assert_eq!(facts.users[&world.user("els")].status, UserStatus::Removed);
    sit(&mut it, "jan");
    it.press("2 enter").see("Mijn rol     Beheerder van de organisatie");
}

#[test]
fn evidence_is_rejected_and_then_approved() {
    let mut it = Driver::of("piet");
    it.press("2 /").type_text("nieuw").press("enter enter").see("Nog niet geactiveerd");
    it.press("right +").see("nog niet geactiveerd").press("left x a").see("betaling van 1 cent");
    fill(&mut it, &["betaling 1"]);
    it.see("in beoordeling").press("x f").see("afwijzen");
    fill(&mut it, &["Kenmerk onleesbaar"]);
    it.wait(10).see("niet actief").see("„Kenmerk onleesbaar”").press("x a");
    fill(&mut it, &["betaling 2"]);
    it.press("x g").see("✓ actief").miss("onleesbaar");
    it.press("right +").type_text("els").press("enter enter enter").see("1 lid toegevoegd");
    let org = it.world.org("Nieuw");
    assert_eq!(crate::store::replay(&it.world).orgs[&org].status, OrgStatus::Active);
}

#[test]
fn own_users_join_at_once_and_a_partners_user_after_accepting() {
    let mut it = Driver::of("piet");
    let before = crate::store::log_size(&it.world);
    it.press("2 /").type_text("holding").press("enter enter right +");
    for name in ["jan", "els", "anna"] {
        it.type_text(name).press("enter");
    }
    it.press("enter enter").see("2 leden toegevoegd: Jan Jansen en Els Bakker");
    it.see("1 verzoek verstuurd: Anna Visser").see("u ongedaan maken").see("Leden 3");
    assert_eq!(crate::store::log_size(&it.world).0, before.0 + 1, "one handling");
    sit(&mut it, "anna");
    it.see("Postvak IN    (1)").press("2").miss("Piet Holding").press("1");
    it.see("Organisatie Piet Holding B.V. wil met je samenwerken").press("a");
    it.see("Je bent nu lid van Piet Holding B.V.").press("f").see("geaccepteerd").press("2");
    it.see("Piet Holding B.V.");
    sit(&mut it, "piet");
    it.press("2 /").type_text("holding").press("enter enter right").see("via cijfermeesters.nl");
}

#[test]
fn a_partnership_starts_with_a_relation_and_can_be_ended() {
    let mut it = Driver::of("piet");
    it.press("4 right").see("Vind relaties").type_text("luc").see("Luc Peeters").press("enter");
    it.see("Relatie vragen")
        .type_text("Zullen we")
        .press("enter")
        .see("Relatieverzoek verstuurd")
        .press("tab");
    sit(&mut it, "luc");
    it.see("Postvak IN    (1)").press("1").see("Piet de Vries wil een relatie met je");
    it.see("„Zullen we”").press("a").see("Relatie met Piet de Vries; eigendomein.nl is");
    it.press("2").miss("Piet Holding");
    sit(&mut it, "piet");
    it.press("2 /").type_text("holding").press("enter enter right +").type_text("luc");
    it.see("Luc Peeters").press("enter enter enter").see("1 verzoek verstuurd: Luc Peeters");
    sit(&mut it, "luc");
    it.press("1 a").see("Je bent nu lid");
    sit(&mut it, "piet");
    it.press("2 /").type_text("bakkerij").press("enter enter right +").type_text("luc");
    it.press("enter enter enter").see("1 verzoek verstuurd: Luc Peeters").press("4 /");
    it.type_text("bouw").press("enter").see("bouwwerk.be").press("enter");
    it.see("Vervalt als dit").see("B.V. (verzoek)").press("esc").miss("Vervalt").press("x s");
    it.see("1 lidmaatschap en 1 verzoek").see("Luc Peeters · Piet Holding B.V.");
    it.press("esc").see("bouwwerk.be").press("x s e").see("beëindigd").miss("Luc Peeters ·");
    it.press("7").see("partnerschap.beëindigd").see("Piet de Vries");
    sit(&mut it, "luc");
    it.miss("(1)").press("2").miss("Piet Holding").press("1 right");
    it.see("Piet Holding B.V.").see("partnerschap");
}

#[test]
fn undo_and_redo_stand_in_the_message_and_say_what_came_of_it() {
    let mut it = Driver::of("piet");
    it.press("2 /").type_text("holding").press("enter enter right +").type_text("jan");
    it.press("enter enter enter").see("Leden 2").see("u ongedaan maken").press("u");
    it.see("Teruggedraaid").see("1 lid verwijderd: Jan Jansen").see("Leden 1").see("U opnieuw");
    it.press("U").see("Opnieuw gedaan").see("1 lid terug").see("Leden 2").miss("U opnieuw");
    it.see("u ongedaan maken").press("u").see("Teruggedraaid").see("Leden 1").press("U");
    it.press("U").see("Er is niets om opnieuw te doen.");
    // The operation of a later message is not the one offered here.
    it.press("left e").see("bewerken").press("esc");
    it.press("3 /").type_text("noor").press("enter n").see("Activatiecode").press("enter");
    it.miss("u ongedaan maken").press("u").see("niet ongedaan te maken");
}

#[test]
fn undo_where_the_world_moved_on_says_why() {
    let mut it = Driver::of("piet");
    let add = it.world.add("Piet Holding", &["anna"]);
    it.press("2 /").type_text("holding").press("enter enter right +").type_text("anna");
    it.press("enter enter enter").see("1 verzoek verstuurd");
    let request = it.world.request("anna");
    it.world.act("anna", &Command::AcceptRequest { request }).unwrap();
    it.press("u").see("al geaccepteerd").see("Leden 2");
    drop(add);
}

/// For another user's change the refusal names that user; for lost permission it names nobody.
#[test]
fn undo_that_is_refused_says_who_was_first() {
    let mut it = Driver::of("piet");
    for (who, site) in [("piet", "https://een.example"), ("piet", "https://twee.example")] {
        let org = it.world.org("Piet Holding");
        let from = it.world.facts.orgs[&org].profile();
        let website = Some(Name::new(site).unwrap());
        let to = Box::new(Profile { website, ..from.clone() });
        it.world.act(who, &Command::EditOrganisation { org, from: Box::new(from), to }).unwrap();
    }
    let first = it.world.facts.orgs[&it.world.org("Piet Holding")].id;
    let db = rusqlite::Connection::open(it.world.path()).unwrap();
    let sql = "select min(handling) from log where kind = 'organisation.changed'
        and subject_id = ?1 and via <> 'import'";
    let operation = db.query_row(sql, [first.0], |row| row.get(0)).unwrap();
    let which = UndoTarget::Operation(OperationId(operation));
    let refused = it.world.act("piet", &Command::Undo { which }).unwrap_err();
    let said = text::refusal(it.state.lang, &refused, &it.state.zone);
    assert!(said.contains("Intussen gewijzigd door Piet de Vries ("), "{said}");

    let mut it = Driver::of("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
    let (org, piet) = (it.world.org("Bakkerij"), it.world.user("piet"));
    let members = vec![it.world.facts.membership(org, piet).unwrap().id];
    let (from, to) = (Level::OrgAdmin, Level::Member);
    it.world.act("els", &Command::ChangeLevel { org, members, from, to }).unwrap();
    it.press("u").see("✗ Je bent sinds 23-11-2026 17:10 geen").miss("Els Bakker: Je bent");
    it.see("dit kan nu");
}

#[test]
fn two_programs_at_the_door_found_one_environment() {
    let mut it = Driver::new(World::small_world(), None, (100, 30));
    it.press("f6").type_text("a@nieuw.nl").press("tab").type_text("Aart");
    let email = Email::new("b@nieuw.nl").unwrap();
    it.world.enter(&SignUp::Register { email, full_name: None, env_name: None }).unwrap();
    it.press("enter").see("Aart · Basisgebruiker");
}

#[test]
fn what_is_there_already_is_said_and_not_asked_again() {
    let mut it = Driver::of("piet");
    it.press("4 right").type_text("luc").press("enter enter").see("Relatieverzoek verstuurd");
    it.press("enter").see("Er wacht al een verzoek").miss("Relatie vragen").press("tab");
    it.see("wacht").press("d").see("intrekken?").press("i").see("aan Luc Peeters ingetrokken");
    it.press("d").miss("intrekken?").see("ngetrokken");
    let mut it = Driver::of("anna");
    it.press("4 right").type_text("piet").press("enter").see("Er is al een relatie sinds");
}

#[test]
fn what_an_answered_relation_request_gave_is_true_afterwards_too() {
    let mut it = Driver::of("piet");
    it.press("4 right").type_text("luc").press("enter enter").see("Relatieverzoek verstuurd");
    it.press("tab");
    sit(&mut it, "luc");
    it.press("1").see("een partnerschap tussen jullie omgevingen").press("a right right");
    it.see("Levert op").miss("dat er al is").miss("tussen jullie");
}

#[test]
fn an_admin_sees_that_other_organisations_exist_and_no_more() {
    let mut world = World::small_world();
    let raise = world.role("jan", toegang::domain::PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    let mut it = Driver::new(world, Some("jan"), (100, 30));
    it.press("2").see("Piet Holding").see("2 leden").miss("1 Beheerder").miss("2712");
}

#[test]
fn the_last_beheerder_is_offered_no_letter_to_leave_with() {
    let mut it = Driver::of("piet");
    it.press("2 /").type_text("holding").press("enter enter x v").see("Laatste Beheerder");
    it.miss("v ja");
}

#[test]
fn a_line_of_the_log_opens_its_handling() {
    let mut it = Driver::new(World::whole(), Some("piet"), (80, 24));
    it.press("2 /").type_text("bakkerij e").press("enter enter right * t").type_text("+9d");
    it.press("enter").see("Tot").press("7 enter").see("Handeling ").see("via scherm");
    it.see("lid.tot").see("was: ").press("end");
    it.miss("via scherm").see("werd").press("home").see("via scherm");
    it.press("esc").miss("Handeling ").see("Logboek").press("esc");
}

#[test]
fn an_attempt_in_the_log_has_no_handling_and_is_read_all_the_same() {
    let mut world = World::small_world();
    let add = world.add("Piet Holding", &["jan"]);
    world.refused("els", &add);
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("7 enter").see("─ Poging ─").see("geweigerd: lid toevoegen").see("Els Bakker via");
}

#[test]
fn a_message_is_whole_among_the_messages() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 /").type_text("holding").press("enter enter right r l");
    it.see("Laatste Beheerder");
    it.press("m").see("einddatum. Maak eerst iemand anders Beheerder.");
}

#[test]
fn the_log_is_filtered_by_what_it_says() {
    let mut it = Driver::of("piet");
    it.press("2 /").type_text("holding").press("enter enter right +").type_text("jan");
    it.press("enter enter enter").see("Leden 2").press("7 /").type_text("lid toegevoegd jan");
    it.press("enter").see("1 van").see("lid.toegevoegd").miss("verzoek.verstuurd");
    it.press("esc /").type_text("BEEINDIGD").press("enter").see("0 van");
}

#[test]
fn a_title_that_does_not_fit_says_so() {
    let mut world = World::small_world();
    let name = "Zeer Lange Organisatienaam met heel veel woorden en nog een paar erbij";
    world.organisation(name, "27555555", ("piet", "piet"));
    let mut it = Driver::new(world, Some("piet"), (80, 24));
    it.press("2 /").type_text("zeer").press("enter enter x v").see("… ─╮").miss("erbij verlaten?");
}
