//! Relations, and partnerships, which exist while there is a relation.

use toegang::domain::{
    Answer, Cause, Command, Eligibility, EndReason, Folder, Level, PartnershipId, PlatformRole,
    Query, Refusal, RelationRequestId, RequestState, UndoTarget, View,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, all_rows, set_blocked, set_manager},
};

fn ask_relation(world: &World, who: &str) -> Command {
    Command::AskRelation { user: world.user(who), message: None }
}

fn newest_request(world: &World) -> RelationRequestId {
    *world.facts.relation_requests.keys().next_back().unwrap()
}

fn make_manager(world: &World, who: &str) -> Command {
    set_manager(world.user(who), true)
}

fn partnership_between(world: &World, one: &str, other: &str) -> Option<PartnershipId> {
    let env = |who: &str| world.facts.users[&world.user(who)].env;
    world.facts.partnership(env(one), env(other)).map(|p| p.id)
}

/// Creates the small example with a relation between Piet and Luc.
fn with_luc() -> World {
    let mut world = World::small_world();
    let command = ask_relation(&world, "luc");
    world.act("piet", &command).unwrap();
    let request = newest_request(&world);
    world.act("luc", &Command::AcceptRelation { request }).unwrap();
    world
}

fn candidates(world: &World, who: &str, org: &str) -> Vec<(String, Eligibility)> {
    let rows = world.candidates(who, world.org(org)).unwrap();
    rows.into_iter().map(|row| (row.person.name.to_string(), row.standing)).collect()
}

#[test]
fn the_first_relation_creates_the_partnership() {
    let mut world = World::small_world();
    let command = ask_relation(&world, "luc");
    world.act("piet", &command).unwrap();
    assert!(partnership_between(&world, "piet", "luc").is_none(), "asking makes nothing");
    assert_eq!(world.badge_count("luc"), 1);
    let request = newest_request(&world);
    for who in ["piet", "anna", "els"] {
        let accept = Command::AcceptRelation { request };
        assert_eq!(world.refusal_code(who, &accept), "no_such_request", "{who}");
    }
    let before = log_size(&world);
    world.act("luc", &Command::AcceptRelation { request }).unwrap();
    assert_eq!(log_size(&world), (before.0 + 1, before.1 + 3), "yes, partnership, relation");
    assert!(partnership_between(&world, "piet", "luc").is_some());
    let luc = candidates(&world, "piet", "Piet Holding");
    assert!(luc.iter().any(|(name, s)| name == "Luc Peeters" && s.is_open()), "{luc:?}");
    world.create_organisation("Bouwwerk BV", "27000009", ("luc", "luc"));
    let piet = candidates(&world, "luc", "Bouwwerk");
    assert!(piet.iter().any(|(name, s)| name == "Piet de Vries" && s.is_open()), "{piet:?}");
    assert_eq!(world.refusal_code("luc", &Command::AcceptRelation { request }), "already_accepted");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn only_managers_above_the_basic_role_can_ask_for_a_relation() {
    let mut world = World::small_world();
    let command = make_manager(&world, "jan");
    world.act("piet", &command).unwrap();
    let luc = ask_relation(&world, "luc");
    assert_eq!(world.refusal_code("jan", &luc), "basic_manager");
    assert_eq!(world.refusal_code("els", &luc), "not_manager");
    let dirk = ask_relation(&world, "dirk");
    assert_eq!(world.refusal_code("piet", &dirk), "asked_not_manager", "the asked one likewise");
    let jan = ask_relation(&world, "jan");
    assert_eq!(world.refusal_code("luc", &jan), "asked_not_manager");
}

#[test]
fn a_relation_request_of_a_former_manager_cannot_be_accepted() {
    let mut world = World::small_world();
    let command = ask_relation(&world, "luc");
    world.act("piet", &command).unwrap();
    let accept = Command::AcceptRelation { request: newest_request(&world) };
    let flag = |world: &World, manager| set_manager(world.user("piet"), manager);
    let (off, on) = (flag(&world, false), flag(&world, true));
    world.act("piet", &off).unwrap();
    assert_eq!(world.refusal_code("luc", &accept), "asked_not_manager");
    world.act("piet", &on).unwrap();
    world.act("luc", &accept).unwrap();
}

#[test]
fn a_pair_has_one_partnership_and_colleagues_have_none() {
    let mut world = World::small_world();
    let anna = ask_relation(&world, "anna");
    assert_eq!(world.refusal_code("piet", &anna), "already_related");
    let els = make_manager(&world, "els");
    world.act("piet", &els).unwrap();
    let els = ask_relation(&world, "els");
    assert_eq!(world.refusal_code("piet", &els), "same_environment");
    let before = partnership_between(&world, "piet", "anna");
    let bram = ask_relation(&world, "bram");
    world.act("piet", &bram).unwrap();
    assert_eq!(world.refusal_code("piet", &bram), "already_asked");
    let piet = ask_relation(&world, "piet");
    assert_eq!(world.refusal_code("bram", &piet), "differs", "it is the other way round");
    let request = newest_request(&world);
    world.act("bram", &Command::AcceptRelation { request }).unwrap();
    assert_eq!(
        partnership_between(&world, "piet", "anna"),
        before,
        "a relation within the same one"
    );
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_partnership_gives_no_access() {
    let mut world = with_luc();
    world.create_organisation("Bouwwerk BV", "27000009", ("luc", "luc"));
    assert_eq!(world.organisations("luc"), ["Bouwwerk BV"]);
    assert!(world.members("piet", "Bouwwerk").is_err());
    assert!(
        world.closed_organisations("luc").is_empty()
            && !world.closed_organisations("piet").contains(&"Bouwwerk BV".into())
    );
}

#[test]
fn only_relationship_managers_of_other_environments_are_found() {
    let world = World::small_world();
    let found = |text: &str| world.find_managers("piet", text);
    assert_eq!(found(""), ["Luc Peeters", "Bram Kuipers", "Anna Visser"], "Anna has a relation");
    assert_eq!(found("cijfermeesters"), ["Anna Visser", "Bram Kuipers"], "by environment");
    assert_eq!(found("luc"), ["Luc Peeters"]);
    assert!(found("dirk").is_empty() && found("petra").is_empty());
    let mut world = World::small_world();
    let chris = make_manager(&world, "chris");
    world.act("anna", &chris).unwrap();
    assert!(!world.find_managers("piet", "").contains(&"Chris de Wit".into()), "Basisgebruiker");
    assert_eq!(world.find_managers("jan", "luc"), [""; 0], "who cannot ask is told no names");
}

#[test]
fn a_later_colleague_needs_their_own_relation() {
    let mut world = World::small_world();
    let fleur = Command::InviteUser {
        email: toegang::domain::Email::new("fleur@cijfermeesters.nl").unwrap(),
        full_name: None,
        role: PlatformRole::Advanced,
        how: toegang::domain::JoinedBy::Added,
    };
    let code = world.act("anna", &fleur).unwrap().code.unwrap();
    world.activate("fleur@cijfermeesters.nl", &code).unwrap();
    let seen = |world: &World| {
        let all = candidates(world, "piet", "Piet Holding");
        all.iter().any(|(name, _)| name.starts_with("fleur"))
    };
    assert!(!seen(&world));
    let add = world.add("Piet Holding", &["fleur"]);
    assert_eq!(world.refusal_code("piet", &add), "unrelated", "others of the partner are related");
    let of = |who: &str| {
        let (org, user) = (world.org("Piet Holding"), world.user(who));
        world
            .facts
            .eligibility_facts(&world.facts.orgs[&org], &world.facts.users[&user], world.now)
            .related
    };
    assert_eq!((of("anna"), of("fleur")), (true, false));
    assert_eq!(world.find_managers("piet", "fleur").len(), 0);
    let command = make_manager(&world, "fleur");
    world.act("anna", &command).unwrap();
    let command = ask_relation(&world, "fleur");
    world.act("piet", &command).unwrap();
    let request = newest_request(&world);
    world.act("fleur", &Command::AcceptRelation { request }).unwrap();
    assert!(seen(&world));
}

#[test]
fn a_relation_request_can_be_declined_or_withdrawn() {
    let mut world = World::small_world();
    let command = ask_relation(&world, "luc");
    world.act("piet", &command).unwrap();
    let request = newest_request(&world);
    assert_eq!(
        world.refusal_code("els", &Command::WithdrawRelation { request }),
        "no_such_request"
    );
    world.act("luc", &Command::DeclineRelation { request, reason: None }).unwrap();
    assert_eq!(
        world.refusal_code("piet", &Command::WithdrawRelation { request }),
        "request_closed"
    );
    world.act("piet", &command).unwrap();
    let request = newest_request(&world);
    world.act("piet", &Command::WithdrawRelation { request }).unwrap();
    let accept = Command::AcceptRelation { request };
    let why = world.act("luc", &accept).unwrap_err();
    assert!(matches!(why, Refusal::RequestClosed { state: RequestState::Withdrawn, .. }));
    assert_eq!(world.badge_count("luc"), 0);
    let command = ask_relation(&world, "piet");
    for withdrawer in ["bram", "anna"] {
        world.act("bram", &command).unwrap();
        let request = newest_request(&world);
        let withdraw = Command::WithdrawRelation { request };
        assert_eq!(world.refusal_code("dirk", &withdraw), "no_such_request");
        world.act(withdrawer, &withdraw).unwrap();
    }
}

#[test]
fn relation_requests_end_with_their_partnership() {
    for (one, other) in [("piet", "anna"), ("anna", "piet")] {
        let mut world = with_luc();
        let commands =
            [("bram", ask_relation(&world, "piet")), ("bram", ask_relation(&world, "luc"))];
        for (who, command) in &commands {
            world.act(who, command).unwrap();
        }
        let end = world.end_partnership(one, other);
        world.act(one, &end).unwrap();
        let waiting = world.facts.relation_requests.values().filter(|r| r.is_open());
        let waiting: Vec<_> = waiting.map(|r| r.asked).collect();
        assert_eq!(waiting, [world.user("luc")], "that is another partnership");
    }
}

/// Creates the small example with Anna as *Lid* of Piet Holding, an open request to Bram, and Piet
/// as member of Cijfermeesters.
fn with_access_across() -> World {
    let mut world = World::small_world();
    let both = world.add("Piet Holding", &["anna", "bram"]);
    world.act("piet", &both).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let piet = world.add("Cijfermeesters", &["piet"]);
    world.act("anna", &piet).unwrap();
    let request = world.open_request("piet");
    world.act("piet", &Command::AcceptRequest { request }).unwrap();
    world
}

#[test]
fn ending_a_partnership_ends_all_access_across_it() {
    let mut world = with_access_across();
    let id = partnership_between(&world, "piet", "anna").unwrap();
    let end = world.end_partnership("piet", "anna");
    assert_eq!(world.refusal_code("dirk", &end), "not_partner_manager");
    assert_eq!(world.refusal_code("luc", &end), "no_such_partnership");
    let before = log_size(&world);
    world.act("anna", &end).unwrap();
    assert_eq!(log_size(&world).0, before.0 + 1, "one transaction");
    for (who, org) in [("anna", "Piet Holding"), ("piet", "Cijfermeesters")] {
        assert!(world.members(who, org).is_err(), "{who}");
        let row = world
            .facts
            .memberships
            .values()
            .rfind(|m| m.org == world.org(org) && m.user == world.user(who));
        assert_eq!(row.unwrap().ended.unwrap().reason, EndReason::PartnershipEnded);
    }
    let request = world.inbox("bram", Folder::Handled).remove(0);
    assert_eq!(request.state, RequestState::Withdrawn);
    let kept = &world.facts.requests[&request.id];
    assert_eq!(kept.decision.as_ref().unwrap().cause, Some(Cause::PartnershipEnded));
    let mut relations = world.facts.relations.values().filter(|r| r.partnership == id);
    assert!(relations.all(|r| r.ended_at.is_some()));
    assert_eq!(world.members("piet", "Bakkerij").unwrap().len(), 2, "own members untouched");
    assert_eq!(world.refusal_code("piet", &end), "changed", "told who was first");
    check_invariants(&replay(&world), world.now);
    let command = ask_relation(&world, "anna");
    world.act("piet", &command).unwrap();
    let request = newest_request(&world);
    world.act("anna", &Command::AcceptRelation { request }).unwrap();
    assert_ne!(partnership_between(&world, "piet", "anna"), Some(id), "a new one is a new row");
}

#[test]
fn an_open_request_is_withdrawn_with_its_partnership() {
    let mut world = with_access_across();
    let request = world.open_request("bram");
    let end = world.end_partnership("piet", "anna");
    world.act("piet", &end).unwrap();
    let why = world.act("bram", &Command::AcceptRequest { request }).unwrap_err();
    let Refusal::RequestClosed { cause, .. } = &why else { panic!("{why:?}") };
    assert_eq!(*cause, Some(Cause::PartnershipEnded));
}

#[test]
fn a_partner_admin_never_prevents_blocking_or_ending() {
    let foreign = || {
        let mut world = World::small_world();
        let ask = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
        world.act("piet", &ask).unwrap();
        let request = world.open_request("anna");
        world.act("anna", &Command::AcceptRequest { request }).unwrap();
        let raise = world.change_role("bram", PlatformRole::EnvAdmin);
        world.act("anna", &raise).unwrap();
        world
    };
    let mut world = foreign();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    assert_eq!(world.refusal_code("piet", &leave), "last_admin");
    let anna = world.user("anna");
    let cases =
        [("bram", set_blocked([anna], true)), ("piet", world.end_partnership("piet", "anna"))];
    for (who, command) in cases {
        let mut world = foreign();
        world.act(who, &command).unwrap();
        let rows = world.members("piet", "Bakkerij").unwrap();
        assert!(rows.iter().any(|row| row.me && row.membership.level == Level::OrgAdmin));
        check_invariants(&replay(&world), world.now);
    }
    let org = world.org("Cijfermeesters");
    let remove = Command::RemoveUser { user: anna, successors: vec![(org, world.user("bram"))] };
    world.act("bram", &remove).unwrap();
    assert_eq!(world.members("piet", "Bakkerij").unwrap().len(), 2);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn a_lowered_partner_user_keeps_access_and_gets_no_new_access() {
    let mut world = with_access_across();
    let raise = world.change_role("bram", PlatformRole::EnvAdmin);
    world.act("anna", &raise).unwrap();
    let lower = world.change_role("anna", PlatformRole::Basic);
    world.act("bram", &lower).unwrap();
    let rows = world.members("anna", "Piet Holding").unwrap();
    assert!(rows.iter().find(|row| row.me).unwrap().lowered, "the row is marked");
    let more = world.add("Bakkerij", &["anna"]);
    assert_eq!(world.refusal_code("piet", &more), "partner_basic");
}

#[test]
fn partner_details_cover_only_the_viewers_organisations() {
    let mut world = with_access_across();
    let id = partnership_between(&world, "piet", "anna").unwrap();
    for (org, who) in [("Bakkerij", "bram"), ("Piet Holding", "jan")] {
        let add = world.add(org, &[who]);
        world.act("piet", &add).unwrap();
    }
    let request = world.inbox("bram", Folder::Open).remove(0).id;
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let of = |world: &World, who: &str| match world.ask(who, &Query::Partnership(id)).unwrap() {
        Answer::Partnership(details) => *details,
        other => panic!("{other:?}"),
    };
    let told = |who: &str| of(&world, who);
    let counts = |who: &str| {
        let row = told(who).row;
        (row.ours, row.theirs, row.requests)
    };
    let names = |who: &str| {
        let people = told(who).people.into_iter();
        people.map(|one| one.person.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(counts("piet"), (2, 1, 1));
    assert_eq!(names("piet"), ["Anna Visser", "Bram Kuipers", "Chris de Wit"], "and a relation");
    assert!(told("piet").ends.iter().all(|one| one.who.is_some()));
    assert_eq!(counts("jan"), (1, 0, 1), "Jan is Lid of Piet Holding only");
    assert_eq!(names("jan"), ["Anna Visser"]);
    assert!(told("jan").withdrawn.is_empty(), "who was asked is for its Beheerders");
    assert_eq!(counts("els"), (1, 0, 0), "Els is Lid of the bakery only");
    assert_eq!(names("els"), ["Bram Kuipers"]);
    assert_eq!(counts("dirk"), (0, 0, 0));
    assert!(names("dirk").is_empty() && told("dirk").ends.is_empty());
    let manager = set_manager(world.user("els"), true);
    world.act("piet", &manager).unwrap();
    let counts_across = |world: &World| {
        let told = of(world, "els");
        let anna = told.people.iter().find(|one| one.person.id == world.user("anna")).unwrap();
        let known = told.ends.iter().filter(|one| one.who.is_some()).count();
        ((anna.orgs.len(), anna.others), (told.ends.len(), known))
    };
    let one_unknown = (0, 1);
    assert_eq!(
        counts_across(&world),
        (one_unknown, (3, 1)),
        "who may end it knows how much, not where"
    );
    let raise = world.change_role("els", PlatformRole::EnvAdmin);
    world.act("piet", &raise).unwrap();
    assert_eq!(counts_across(&world), ((1, 0), (3, 3)), "a Beheerder knows of all");
}

#[test]
fn new_access_since_the_confirmation_stops_ending_a_partnership() {
    let mut world = with_access_across();
    let end = world.end_partnership("piet", "anna");
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    assert_eq!(world.refusal_code("anna", &end), "moved_on");
    let end = world.end_partnership("piet", "anna");
    let request = world.open_request("bram");
    world.act("bram", &Command::DeclineRequest { request, reason: None }).unwrap();
    world.act("anna", &end).unwrap();
}

#[test]
fn ending_a_partnership_skips_access_that_already_ended() {
    let mut world = with_access_across();
    let remove = world.remove("Piet Holding", &["anna"]);
    world.act("piet", &remove).unwrap();
    let id = partnership_between(&world, "piet", "anna").unwrap();
    let (ends, withdrawn) = world.facts.through_partnership(id, world.now);
    assert_eq!((ends.len(), withdrawn.len()), (1, 1), "Piet's membership, and what Bram was asked");
    world.advance_days(400);
    let piet = ends[0];
    world.facts.memberships.get_mut(&piet).unwrap().last_day = Some(world.now.today.plus_days(-1));
    assert_eq!(world.facts.through_partnership(id, world.now).0, [], "nor what has lapsed");
}

#[test]
fn an_environment_admin_or_a_manager_can_end_a_partnership() {
    let mut world = with_access_across();
    let end = world.end_partnership("anna", "piet");
    world.act("bram", &end).unwrap();
    let mut world = with_access_across();
    let command = set_manager(world.user("anna"), false);
    world.act("anna", &command).unwrap();
    let end = world.end_partnership("anna", "piet");
    world.act("anna", &end).unwrap();
}

/// The confirmation only counted the hidden people, so the log and undo must not name them.
#[test]
fn the_log_of_an_ended_partnership_hides_the_names_that_were_hidden() {
    let mut world = with_access_across();
    let flag = make_manager(&world, "els");
    world.act("piet", &flag).unwrap();
    let piet_holding = world.org("Piet Holding");
    let end = world.end_partnership("els", "anna");
    let Command::EndPartnership { partnership, .. } = end else { panic!("{end:?}") };
    let answer = world.ask("els", &Query::Partnership(partnership)).unwrap();
    let Answer::Partnership(told) = answer else { panic!("{answer:?}") };
    let hidden = told.ends.iter().filter(|one| one.who.is_none()).count();
    assert!(hidden > 0, "Els is no member of Piet Holding");
    let operation = world.act("els", &end).unwrap().operation;
    let shown = |world: &World, query: &Query| format!("{:?}", world.ask("els", query).unwrap());
    let whole = Query::Log(None, all_rows(), &[]);
    let holding = format!("{piet_holding:?}");
    for text in [shown(&world, &whole), shown(&world, &Query::Operation(operation))] {
        assert!(text.contains("PartnershipEnded"), "that it ended is hers to read");
        assert!(!text.contains("Piet Holding") && !text.contains(&holding), "{text}");
    }
    let filter = View { filter: "holding".into(), ..crate::support::all_rows() };
    let found = shown(&world, &Query::Log(None, filter, &[]));
    assert!(!found.contains("LogRow"), "nor is it found by its name: {found}");
    let back = Command::Undo { which: UndoTarget::Operation(operation) };
    let why = format!("{:?}", world.act("els", &back).unwrap_err());
    assert!(!why.contains("Anna") && !why.contains("Holding"), "{why}");
    // An administrator (*Beheerder*) of the environment may know all its organisations, so they see
    // the whole operation.
    //.
    let answer = world.ask("piet", &Query::Operation(operation)).unwrap();
    assert!(format!("{answer:?}").contains("Piet Holding"));
}
