//! Edit conflicts outside the list of members. If two users change one user or organisation, the
//! second one sees the first change. Nothing is overwritten without asking, no input is lost, and
//! the message has the user and time of the first change.

use toegang::domain::{
    Command, Email, Level, Message, Method, Name, PlatformRole, Profile, RelationRequestId, UserId,
};

use crate::support::{
    Driver, World, offered_evidence, profile as example_profile, set_blocked, set_manager, set_role,
};

/// Creates a world in which Els is administrator (*Beheerder*) beside Piet.
fn world_with_two_admins() -> World {
    let mut world = World::small_world();
    let els = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &els).unwrap();
    world
}

/// Selects Jan in the list of users, as Piet.
fn select_jan(world: World) -> Driver {
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("3 /").type_text("jan").press("down").see("Jan Jansen");
    it
}

/// Opens the form to edit the bakery, as Piet. Els is another administrator of the bakery.
fn open_bakery_form() -> Driver {
    let mut world = world_with_two_admins();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let members = world.facts.membership(org, els).map(|m| vec![m.id]).unwrap();
    let (from, to) = (Level::Member, Level::OrgAdmin);
    world.act("piet", &crate::support::change_level(org, members, from, to)).unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 /").type_text("bakkerij").press("down enter").see("Bakkerij").press("e");
    it.see("[ Opslaan ]").see("vastligt");
    it
}

/// Edits the bakery as Els, through another program.
fn edit_as_els(it: &mut Driver, change: impl FnOnce(&mut Profile)) {
    let org = it.world.org("Bakkerij");
    let from = it.world.facts.orgs[&org].profile();
    let mut to = from.clone();
    change(&mut to);
    let (from, to) = (Box::new(from), Box::new(to));
    it.world.act("els", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
}

fn bakery_profile(it: &Driver) -> Profile {
    let world = &it.world;
    crate::store::replay(world).orgs[&world.org("Bakkerij")].profile()
}

fn role_of_jan(it: &Driver) -> PlatformRole {
    crate::store::replay(&it.world).users[&it.world.user("jan")].role
}

#[test]
fn a_conflicting_role_is_overwritten_only_after_confirmation() {
    let mut it = select_jan(world_with_two_admins());
    let advanced = it.world.change_role("jan", PlatformRole::Advanced);
    it.world.act("els", &advanced).unwrap();
    it.press("r b").see("Net gewijzigd door iemand anders");
    it.see("Jan Jansen is nu Gevorderde gebruiker, door Els Bakker").see("(23 nov 2026 17:10).");
    it.see("Jij wilde de rol Beheerder geven.").see("Er is niets overschreven.");
    it.press("enter").miss("Net gewijzigd");
    assert_eq!(role_of_jan(&it), PlatformRole::Advanced);
    let mut it = select_jan(it.world);
    let basic = it.world.change_role("jan", PlatformRole::Basic);
    it.world.act("els", &basic).unwrap();
    it.press("r b").see("is nu Basisgebruiker").press("o").miss("Net gewijzigd");
    it.see("maakte Jan Jansen").see("Els Bakker").press("esc esc").see("Jan Jansen");
    let advanced = it.world.change_role("jan", PlatformRole::Advanced);
    it.world.act("els", &advanced).unwrap();
    it.press("r b h").see("Nu Beheerder: Jan Jansen");
    assert_eq!(role_of_jan(&it), PlatformRole::EnvAdmin);
}

#[test]
fn a_conflict_over_a_user_names_the_other_admin_and_the_time() {
    type MakeCommand = fn(UserId) -> Command;
    let cases: [(&str, MakeCommand, &str, &str); 4] = [
        (
            "r b",
            |user| change_role(user, PlatformRole::EnvAdmin),
            "nu Beheerder, door Els",
            "de rol",
        ),
        ("x m", |user| set_manager(user, true), "Dat deed Els", "Relatie"),
        ("x b l", |user| set_blocked([user], true), "Dat deed Els", "blokkeren"),
        ("d r", remove_user, "De gebruiker is verwijderd door Els", "verwijderen"),
    ];
    for (keys, make_command, expected, wanted) in cases {
        let mut it = select_jan(world_with_two_admins());
        let (first, last) = keys.rsplit_once(' ').unwrap();
        it.press(first);
        let command = make_command(it.world.user("jan"));
        it.world.act("els", &command).unwrap();
        it.press(last);
        it.see("Net gewijzigd door iemand anders").see(expected).see("17:10)");
        it.see("Jij wilde").see(wanted).miss("Toch toepassen").see("[ Logboek  o ]");
        it.press("o").see("Els Bakker").press("esc esc").see("Gebruikers");
    }
}

fn change_role(user: UserId, to: PlatformRole) -> Command {
    set_role(user, PlatformRole::Basic, to)
}

fn remove_user(user: UserId) -> Command {
    Command::RemoveUser { user, successors: Vec::new() }
}

#[test]
fn saving_one_field_keeps_a_concurrent_change_of_another() {
    let mut it = open_bakery_form();
    // Piet types an e-mail address; meanwhile Els sets a website and a description.
    it.press("tab").type_text("info@bakkerij.example");
    edit_as_els(&mut it, |profile| {
        profile.website = Name::new("https://bakkerij.example").ok();
        profile.description = Message::new("Brood").ok();
    });
    it.press("enter").see("Net gewijzigd door iemand anders");
    it.see("Website is nu „https://bakkerij.example”.").see("Omschrijving is nu „Brood”.");
    it.see("Laatst gewijzigd door Els Bakker (23 nov 2026 17:10).");
    it.see("Jij wilde: E-mail „info@bakkerij.example”.").see("Er is niets overschreven.");
    assert!(bakery_profile(&it).email.is_none());
    it.press("h").see("Gewijzigd: Bakkerij").miss("Net gewijzigd");
    let current = bakery_profile(&it);
    assert_eq!(&*current.email.unwrap(), "info@bakkerij.example");
    assert_eq!(&*current.website.unwrap(), "https://bakkerij.example");
    assert_eq!(&*current.description.unwrap(), "Brood");
}

#[test]
fn typed_input_survives_a_conflict_that_is_not_overridden() {
    for keys in ["esc", "enter", "o esc esc"] {
        let mut it = open_bakery_form();
        it.press("tab").type_text("info@bakkerij.example");
        edit_as_els(&mut it, |profile| profile.website = Name::new("https://van.els").ok());
        it.press("enter").see("Net gewijzigd").press(keys).miss("Net gewijzigd");
        // The form shows the change by Els and the input of Piet.
        it.see("https://van.els").see("info@bakkerij.example").see("Enter: Opslaan");
        assert!(bakery_profile(&it).email.is_none());
        // Piet has seen the change, so saving again is no conflict.
        it.press("enter").see("Gewijzigd: Bakkerij");
        assert_eq!(&*bakery_profile(&it).website.unwrap(), "https://van.els");
    }
    let mut it = open_bakery_form();
    it.press("tab").type_text("info@bakkerij.example");
    edit_as_els(&mut it, |profile| profile.website = Name::new("https://van.els").ok());
    // Opening another screen from the menu discards the form.
    it.press("enter o 3 3 esc 2 esc").miss("info@bakkerij.example");
}

#[test]
fn a_conflicting_edit_of_a_field_needs_confirmation() {
    let mut it = open_bakery_form();
    it.press("tab").type_text("piet@bakkerij.example");
    edit_as_els(&mut it, |profile| {
        profile.email = Email::new("els@bakkerij.example").ok();
    });
    it.press("enter").see("E-mail is nu „els@bakkerij.example”.");
    it.see("Jij wilde: E-mail „piet@bakkerij.example”.").press("h").see("Gewijzigd: Bakkerij");
    assert_eq!(&*bakery_profile(&it).email.unwrap(), "piet@bakkerij.example");
    // Both users enter the same value, so there is no conflict.
    let mut it = open_bakery_form();
    it.press("tab").type_text("els@bakkerij.example");
    edit_as_els(&mut it, |profile| {
        profile.email = Email::new("els@bakkerij.example").ok();
    });
    it.press("enter").see("Net gewijzigd").miss("Toch toepassen").press("esc");
    it.miss("Net gewijzigd").miss("Enter: Opslaan");
}

#[test]
fn a_second_conflict_is_reported_and_typed_input_stays() {
    let mut it = open_bakery_form();
    it.press("tab").type_text("info@bakkerij.example");
    edit_as_els(&mut it, |profile| profile.website = Name::new("https://een.example").ok());
    it.press("enter").see("een.example");
    edit_as_els(&mut it, |profile| profile.website = Name::new("https://twee.example").ok());
    it.press("h").see("Net gewijzigd").see("https://twee.example").miss("een.example");
    it.press("esc").see("info@bakkerij.example").see("https://twee.example");
    it.press("enter").see("Gewijzigd: Bakkerij");
}

#[test]
fn a_name_changed_in_another_window_is_a_conflict() {
    let mut it = Driver::new(World::small_world(), Some("jan"), (100, 30));
    it.press("g e e").see("Je naam").press("ctrl-u").type_text("Jan de Bakker");
    let rename = it.world.rename("jan", Name::new("Jan Smit").ok());
    it.world.act("jan", &rename).unwrap();
    it.press("enter").see("Net gewijzigd door jezelf, in een ander venster");
    it.see("Je naam is nu „Jan Smit”, door jezelf").see("Jij wilde de naam „Jan de Bakker”.");
    it.press("esc").see("Jan de Bakker").press("enter").see("Jan de Bakker").miss("Net gewijzigd");
    let jan = it.world.user("jan");
    assert_eq!(&*crate::store::replay(&it.world).users[&jan].name(), "Jan de Bakker");
}

/// Creates an organisation of Els that waits for approval, with this evidence.
fn world_awaiting_approval(reference: &str) -> World {
    let mut world = world_with_two_admins();
    let jan = world.change_role("jan", PlatformRole::EnvAdmin);
    world.act("piet", &jan).unwrap();
    let profile = Box::new(example_profile("Versbrood B.V.", "61234567"));
    world.act("els", &Command::CreateOrganisation { profile, register: None }).unwrap();
    offer_evidence(&mut world, reference);
    world
}

fn offer_evidence(world: &mut World, reference: &str) {
    let (org, reference) = (world.org("Versbrood"), Name::new(reference).unwrap());
    let offer = Command::OfferEvidence { org, method: Method::Payment, reference };
    world.act("els", &offer).unwrap();
}

fn reject_evidence(world: &mut World, who: &str) {
    let org = world.org("Versbrood");
    let seen = offered_evidence(&world.facts, org);
    let reason = Message::new("onleesbaar").unwrap();
    world.act(who, &Command::Reject { org, seen, reason }).unwrap();
}

/// Opens the organisation of [`world_awaiting_approval`], as Piet.
fn open_awaiting_organisation(reference: &str) -> Driver {
    let mut it = Driver::new(world_awaiting_approval(reference), Some("piet"), (100, 30));
    it.press("2 /").type_text("versbrood").press("down").see("Versbrood B.V.").see(reference);
    it
}

#[test]
fn evidence_that_another_admin_handled_is_a_conflict() {
    let mut it = open_awaiting_organisation("ref 1");
    let approve = it.world.approve(it.world.org("Versbrood"));
    it.world.act("jan", &approve).unwrap();
    it.press("x g e").see("Net gewijzigd door iemand anders").see("de organisatie is actief.");
    it.see("Dat deed Jan Jansen (23 nov 2026 17:10).").see("Jij wilde het bewijs goedkeuren.");
    it.miss("Toch toepassen").press("o").see("keurde").press("esc esc").see("Versbrood B.V.");
    let mut it = open_awaiting_organisation("ref 1");
    it.press("x j").type_text("Onleesbaar");
    reject_evidence(&mut it.world, "jan");
    it.press("enter").see("de organisatie is niet actief.").see("Dat deed Jan Jansen");
    it.see("Jij wilde het bewijs afwijzen.").press("esc").see("Nog eens Esc, en het is weg.");
    it.press("esc").miss("Net gewijzigd").miss("Onleesbaar");
}

#[test]
fn unseen_evidence_is_approved_only_after_confirmation() {
    let mut it = open_awaiting_organisation("ref 1");
    reject_evidence(&mut it.world, "jan");
    offer_evidence(&mut it.world, "ref 2");
    it.press("x g e").see("Het bewijs is nu betaling „ref 2”,").see("door Els Bakker");
    it.press("enter").miss("Net gewijzigd").see("in beoordeling").see("ref 2");
    reject_evidence(&mut it.world, "jan");
    offer_evidence(&mut it.world, "ref 3");
    it.press("x g e").see("„ref 3”").press("h").see("Geactiveerd: Versbrood B.V.");
    // The form keeps the typed reason.
    let mut it = open_awaiting_organisation("ref 1");
    it.press("x j").type_text("Onleesbaar");
    reject_evidence(&mut it.world, "jan");
    offer_evidence(&mut it.world, "ref 2");
    it.press("enter").see("„ref 2”").press("esc").see("Onleesbaar").press("enter");
    it.miss("Onleesbaar").see("Afgewezen: Versbrood B.V.");
}

#[test]
fn saving_a_removed_organisation_reports_who_removed_it() {
    let mut it = open_bakery_form();
    it.press("tab").type_text("info@bakkerij.example");
    let org = it.world.org("Bakkerij");
    let typed = it.world.facts.orgs[&org].name.to_string();
    it.world.act("els", &Command::RemoveOrganisation { org, typed }).unwrap();
    it.press("enter").see("Bakkerij Eigendomein B.V. is verwijderd door").see("23 nov 2026 17:10");
    // The screen below the dialog no longer exists.
    it.see("Net gewijzigd")
        .press("esc esc")
        .miss("Net gewijzigd")
        .miss("Enter: Opslaan")
        .see("0 van 2");
}

/// Sends a relation request from Piet to Luc of another environment.
fn world_with_relation_request() -> (World, RelationRequestId) {
    let mut world = world_with_two_admins();
    let ask = Command::AskRelation { user: world.user("luc"), message: None };
    world.act("piet", &ask).unwrap();
    let request = world.facts.relation_requests.values().find(|r| r.is_open()).unwrap().id;
    (world, request)
}

#[test]
fn withdrawing_an_answered_relation_request_is_a_conflict() {
    type MakeCommand = fn(RelationRequestId) -> Command;
    let cases: [(MakeCommand, &str); 2] = [
        (|request| Command::AcceptRelation { request }, "al geaccepteerd door Luc"),
        (|request| Command::DeclineRelation { request, reason: None }, "geweigerd door Luc"),
    ];
    for (make_command, expected) in cases {
        let (world, request) = world_with_relation_request();
        let mut it = Driver::new(world, Some("piet"), (100, 30));
        it.press("4 right right").see("Luc").press("d");
        it.world.act("luc", &make_command(request)).unwrap();
        it.press("i").see("Net gewijzigd door iemand anders").see(expected);
        it.see("Jij wilde het relatieverzoek intrekken.").miss("Toch toepassen");
        // The answer of the other environment is in that environment's log.
        it.miss("[ Logboek").press("esc").miss("Net gewijzigd");
    }
}

/// The inbox (*Postvak IN*) reports a withdrawn request in the list, without a dialog.
#[test]
fn answering_a_withdrawn_request_reports_it_in_the_inbox() {
    for (first, last) in [("1", "a"), ("1 w", "i")] {
        let (world, request) = world_with_relation_request();
        let mut it = Driver::new(world, Some("luc"), (100, 30));
        it.press(first);
        it.world.act("piet", &Command::WithdrawRelation { request }).unwrap();
        it.wait(1).press(last).see("ingetrokken door Piet de Vries").miss("Net gewijzigd");
        let mut it = Driver::new(World::small_world(), Some("anna"), (100, 30));
        let ask = it.world.add("Piet Holding", &["anna"]);
        it.world.act("piet", &ask).unwrap();
        it.press("R").press(first);
        let (org, request) = (it.world.org("Piet Holding"), it.world.open_request("anna"));
        let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
        it.world.act("piet", &withdraw).unwrap();
        it.wait(1).press(last).see("ingetrokken door Piet de Vries").miss("Net gewijzigd");
        it.miss("Verzoek weigeren").see("Alles afgehandeld.");
    }
}

/// After the user confirmed a confusable name, another session changed the organisation first.
#[test]
fn a_confirmed_confusable_name_still_reports_a_conflict() {
    let mut world = world_with_two_admins();
    let made = Box::new(example_profile("Versbrood B.V.", "61234567"));
    world.act("els", &Command::CreateOrganisation { profile: made, register: None }).unwrap();
    let mut it = Driver::new(world, Some("els"), (100, 30));
    it.press("2 /").type_text("versbrood").press("down enter e ctrl-u");
    it.type_text("Piеt Holding B.V.").press("enter").see("lijkt op");
    let org = it.world.org("Versbrood");
    let from = Box::new(it.world.facts.orgs[&org].profile());
    let to = Box::new(Profile { town: Name::new("Den Haag").ok(), ..(*from).clone() });
    it.world.act("els", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
    it.press("enter").see("Net gewijzigd door jezelf").see("Plaats is nu „Den Haag”.");
    it.see("Jij wilde: Naam „Piеt Holding B.V.”.").press("h").miss("Net gewijzigd");
    let current = crate::store::replay(&it.world).orgs[&org].profile();
    assert_eq!((&*current.name, &*current.town.unwrap()), ("Piеt Holding B.V.", "Den Haag"));
}

/// The screen showed the current state already, so the refusal is a normal message.
#[test]
fn an_action_that_was_never_possible_is_not_a_conflict() {
    for keys in ["2 /", "2"] {
        let mut it = Driver::new(world_with_two_admins(), Some("piet"), (100, 30));
        it.press(keys);
        if keys.ends_with('/') {
            it.type_text("bakkerij").press("enter enter").see("Bakkerij Eigendomein B.V.");
        }
        it.press("x").see("– de organisatie is actief").press("g");
        it.miss("Net gewijzigd").see("Dat kan niet: de organisatie is actief.");
    }
    for (keys, expected) in [("n", "actief"), ("x b", "uitgenodigd")] {
        let mut world = world_with_two_admins();
        let invite = World::invite("nieuw@eigendomein.nl", toegang::domain::JoinedBy::Added);
        world.act("els", &invite).unwrap();
        let who = if expected == "actief" { "jan" } else { "nieuw" };
        let mut it = Driver::new(world, Some("piet"), (100, 30));
        it.press("3 /").type_text(who).press("down").press(keys);
        it.miss("Net gewijzigd").see(&format!("Dat kan niet: de gebruiker is {expected}"));
    }
}

#[test]
fn own_evidence_names_the_admins_who_can_approve_it() {
    let mut it = Driver::new(world_awaiting_approval("ref 1"), Some("els"), (100, 30));
    it.press("2 /").type_text("versbrood").press("down enter").see("ref 1");
    it.press("x").see("goedkeuren – Dit kan alleen een andere Beheerder");
    it.press("g").miss("Net gewijzigd").see("! Dit kan alleen een andere Beheerder");
    it.see("Jan Jansen en Piet de Vries.");
}

#[test]
fn an_earlier_change_by_yourself_is_reported_and_a_letter_opens_its_log() {
    let mut it = open_awaiting_organisation("ref 1");
    let approve = it.world.approve(it.world.org("Versbrood"));
    it.world.act("piet", &approve).unwrap();
    it.press("x g e").see("Dat deed je zelf (23 nov 2026 17:10).");
    it.press("o").see("Filter  Versbrood B.V.").see("keurde");
    let mut it = select_jan(world_with_two_admins());
    let block = set_blocked([it.world.user("jan")], true);
    it.world.act("els", &block).unwrap();
    it.press("x b l").see("Dat deed Els").press("o").see("Filter  Jan Jansen");
}
