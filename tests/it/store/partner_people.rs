//! The people of partners and the requests that the palette finds: those of the member dialogs and of
//! the lists of requests, and nobody else.

use std::collections::BTreeSet;

use toegang::{
    domain::{Answer, Command, FoundRequest, InboxRow, Level, OrgId, Query, Refusal, UserId},
    work::{Finder, TypedText, handle_request},
};

use crate::support::{World, change_level, set_blocked};

/// The people whom the palette finds with a text, by name.
fn found(world: &World, who: &str, text: &str) -> Vec<String> {
    let typed = TypedText { text, take: 50 };
    let found =
        Finder::default().partner_people(&world.store, world.session(who), typed, world.now);
    found.unwrap().rows.iter().map(|row| row.person.name.to_string()).collect()
}

/// The people of partners in the member dialogs of this user, of all organisations of their
/// environment.
fn in_dialogs(world: &World, who: &str) -> BTreeSet<UserId> {
    let env = world.facts.users[&world.user(who)].env;
    let orgs = world.facts.orgs.values().filter(|org| org.env == env).map(|org| org.id);
    let candidates = orgs.filter_map(|org: OrgId| world.candidates(who, org).ok()).flatten();
    candidates.filter(|row| !row.own).map(|row| row.person.id).collect()
}

fn in_palette(world: &World, who: &str) -> BTreeSet<UserId> {
    let rows = world.store.partner_people(world.session(who), world.now);
    let is_active = world.facts.users[&world.user(who)].is_active();
    let rows =
        if is_active { rows.unwrap() } else { rows.map(|_| panic!("{who}")).unwrap_or_default() };
    assert!(rows.is_sorted_by_key(|row| toegang::domain::fold(&row.person.name)));
    let ids: Vec<UserId> = rows.iter().map(|row| row.person.id).collect();
    let unique: BTreeSet<UserId> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "each person once");
    unique
}

/// Anna has two requests of Piet's organisations; Bram is a member of the bakery.
fn with_members_and_requests() -> World {
    let mut world = World::small_world();
    for (org, who) in [("Bakkerij", "anna"), ("Piet Holding", "anna"), ("Bakkerij", "bram")] {
        let add = world.add(org, &[who]);
        world.act("piet", &add).unwrap();
    }
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    world
}

/// R277: the palette finds exactly the people of partners that a member dialog shows, whatever their
/// state.
#[test]
fn the_palette_finds_the_people_of_partners_in_the_member_dialogs() {
    let mut world = with_members_and_requests();
    let check = |world: &World, step: &str| {
        for who in ["piet", "jan", "els", "anna", "bram", "chris", "luc"] {
            assert_eq!(in_palette(world, who), in_dialogs(world, who), "{who} after {step}");
        }
    };
    check(&world, "members and requests");
    let people = |world: &World| found(world, "piet", "cijfermeesters");
    assert_eq!(people(&world), ["Anna Visser", "Bram Kuipers", "Chris de Wit"]);
    // Dirk has no relation with anybody, and is no relationship manager.
    assert_eq!(found(&world, "piet", "dirk"), Vec::<String>::new());
    // Jan and Els administer nothing.
    assert_eq!(found(&world, "jan", "anna"), Vec::<String>::new());
    assert_eq!(found(&world, "els", "anna"), Vec::<String>::new());
    world.act("anna", &set_blocked([world.user("chris"), world.user("bram")], true)).unwrap();
    check(&world, "a block");
    // Bram is still a member; Chris had only a relation.
    assert_eq!(people(&world), ["Anna Visser", "Bram Kuipers"]);
    let end = world.end_partnership("piet", "anna");
    world.act("piet", &end).unwrap();
    check(&world, "the end of the partnership");
    assert_eq!(people(&world), Vec::<String>::new());
}

#[test]
fn the_palette_finds_nobody_of_a_partner_for_a_user_who_administers_nothing_any_more() {
    let mut world = World::small_world();
    for name in ["Bakkerij", "Piet Holding"] {
        let add = world.add_as(name, &["jan"], Level::OrgAdmin);
        world.act("piet", &add).unwrap();
    }
    assert_eq!(found(&world, "jan", "anna"), ["Anna Visser"]);
    for name in ["Bakkerij", "Piet Holding"] {
        let org = world.org(name);
        let member = world.facts.membership(org, world.user("jan")).unwrap().id;
        let lower = change_level(org, vec![member], Level::OrgAdmin, Level::Member);
        world.act("piet", &lower).unwrap();
    }
    assert_eq!(found(&world, "jan", "anna"), Vec::<String>::new());
    world.act("piet", &set_blocked([world.user("jan")], true)).unwrap();
    let refused = world.store.partner_people(world.session("jan"), world.now).unwrap_err();
    assert!(
        matches!(refused, toegang::store::StoreError::Refused(Refusal::ActorNotActive)),
        "{refused}"
    );
}

/// An organisation that is not activated adds nobody, so it shows nobody.
#[test]
fn an_organisation_that_is_not_active_finds_nobody_of_a_partner() {
    let mut world = World::small_world();
    for name in ["Bakkerij Eigendomein B.V.", "Piet Holding B.V."] {
        let org = world.org(name);
        let gone = Command::RemoveOrganisation { org, typed: name.to_owned() };
        world.act("piet", &gone).unwrap();
    }
    assert_eq!(found(&world, "piet", "anna"), Vec::<String>::new());
}

/// The extra address of a person finds them, as in the member dialog.
#[test]
fn a_person_of_a_partner_is_found_by_an_extra_address_and_by_a_similar_name() {
    let mut world = World::small_world();
    assert_eq!(found(&world, "piet", "ana viser"), ["Anna Visser"]);
    let email = toegang::domain::Email::new("a.visser@cijfermeesters.nl").unwrap();
    let add = Command::AddAddress { email: email.clone() };
    world.act("anna", &add).unwrap();
    assert_eq!(found(&world, "piet", "a.visser@cijfermeesters.nl"), Vec::<String>::new());
    let user = world.user("anna");
    let made = Command::AddressCode { user, email: email.clone() };
    let code = world.act("anna", &made).unwrap().code.unwrap();
    world.act("anna", &Command::VerifyAddress { email, code }).unwrap();
    assert_eq!(found(&world, "piet", "a.visser@cijfermeesters.nl"), ["Anna Visser"]);
}

/// The requests that the palette finds: a letter for the list, and the person.
fn requests(world: &mut World, who: &str, text: &str) -> Vec<String> {
    let query = Query::FindRequests { text: text.to_owned(), take: 5 };
    let Answer::FoundRequests(rows) = world.ask(who, &query).unwrap() else { panic!("requests") };
    let said = |row: &FoundRequest| match row {
        FoundRequest::Received(row) => match &**row {
            InboxRow::Member(row) => format!("to me: {} of {}", row.sender.name, row.org.1),
            InboxRow::Relation(row) => format!("to me: {}", row.asker.name),
        },
        FoundRequest::OfOrganisation(row) => format!("{}: {}", row.org.1, row.addressee.name),
        FoundRequest::Relation(row) => format!("relation: {}", row.asked.name),
    };
    rows.iter().map(said).collect()
}

/// R278: each request is found by those who see it in a list, and by nobody else.
#[test]
fn the_palette_finds_the_requests_that_its_user_sees() {
    let mut world = with_members_and_requests();
    let ask = Command::AskRelation { user: world.user("piet"), message: None };
    world.act("luc", &ask).unwrap();
    let none = Vec::<String>::new();
    let both = ["Piet Holding B.V.: Anna Visser", "Bakkerij Eigendomein B.V.: Anna Visser"];
    assert_eq!(requests(&mut world, "piet", "anna"), both);
    assert_eq!(requests(&mut world, "piet", "anna@cijf"), both);
    assert_eq!(requests(&mut world, "piet", "luc"), ["to me: Luc Peeters"]);
    assert_eq!(requests(&mut world, "luc", "piet"), ["relation: Piet de Vries"]);
    let to_anna = [
        "to me: Piet de Vries of Piet Holding B.V.",
        "to me: Piet de Vries of Bakkerij Eigendomein B.V.",
    ];
    assert_eq!(requests(&mut world, "anna", "piet"), to_anna);
    // Els is only a member of the bakery. Bram accepted his request, so it is no longer open.
    assert_eq!(requests(&mut world, "els", "anna"), none);
    assert_eq!(requests(&mut world, "jan", "anna"), none);
    assert_eq!(requests(&mut world, "piet", "bram"), none);
    let withdrawn = world.facts.requests.values().filter(|one| one.addressee == world.user("anna"));
    let withdrawn: Vec<_> = withdrawn.map(|one| (one.org, one.id)).collect();
    for (org, request) in withdrawn {
        let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
        world.act("piet", &withdraw).unwrap();
    }
    assert_eq!(requests(&mut world, "piet", "anna"), none);
    assert_eq!(requests(&mut world, "anna", "piet"), none);
}

/// The rows of each list are as many as were asked for.
#[test]
fn the_palette_asks_for_few_requests_and_few_people() {
    let mut world = World::full();
    let session = Some(world.session("piet"));
    let mut finder = Finder::default();
    let mut count = |query: Query| {
        let request = toegang::domain::Request::Ask(query);
        let now = world.now;
        match handle_request(&mut world.store, &mut finder, session, now, &request) {
            toegang::domain::Reply::Answer(Answer::PartnerPeople(found)) => found.rows.len(),
            toegang::domain::Reply::Answer(Answer::FoundRequests(rows)) => rows.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(count(Query::FindPartnerPeople { text: "e".to_owned(), take: 5 }), 5);
    assert!(count(Query::FindRequests { text: "e".to_owned(), take: 1 }) <= 3);
    assert_eq!(count(Query::FindPartnerPeople { text: String::new(), take: 5 }), 0);
}
