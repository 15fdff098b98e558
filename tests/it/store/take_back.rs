//! Undo and redo: one operation at a time, by the rules, and refused after conflicting changes.

use toegang::{
    domain::{
        Command, JoinedBy, Level, MembershipId, OperationId, OutcomeKind, PlatformRole, Receipt,
        Refusal, UndoKind, UndoTarget, UserStatus,
    },
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, profile},
};

const UNDO: Command = Command::Undo { which: UndoTarget::Last };
const REDO: Command = Command::Undo { which: UndoTarget::TakenBack };

fn member(world: &World, who: &str, org: &str) -> MembershipId {
    world.facts.membership(world.org(org), world.user(who)).unwrap().id
}

fn codes(receipt: &Receipt) -> Vec<&'static str> {
    receipt.outcomes.iter().map(|outcome| outcome.did.code()).collect()
}

fn operation(world: &World) -> OperationId {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    OperationId(db.query_row("select max(handling) from log", [], |row| row.get(0)).unwrap())
}

fn since(world: &World) -> Vec<(String, Level)> {
    let rows = world.members("piet", "Bakkerij").unwrap();
    rows.into_iter().map(|row| (row.person.name.to_string(), row.level)).collect()
}

#[test]
fn a_bulk_is_taken_back_as_one_and_done_again_as_one() {
    let mut world = World::small_world();
    let before = since(&world);
    let add = world.add("Bakkerij", &["jan", "noor", "anna", "bram"]);
    world.act("piet", &add).unwrap();
    let after = since(&world);
    let operations = log_size(&world).0;
    let receipt = world.act("piet", &UNDO).unwrap();
    let undone = operation_before(&world);
    assert_eq!(receipt.turn, UndoKind::Back(undone));
    let undoing = receipt.operation;
    assert_eq!(codes(&receipt), ["withdrawn", "withdrawn", "removed", "removed"]);
    assert_eq!(log_size(&world).0, operations + 1, "with its own entry");
    assert_eq!((since(&world), world.badge("anna")), (before, 0));
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!(codes(&receipt), ["restored", "restored", "asked", "asked"]);
    assert_eq!(receipt.turn, UndoKind::Again(undoing));
    assert_eq!((since(&world), world.badge("anna")), (after.clone(), 1));
    assert_eq!(world.refused("piet", &REDO), "nothing_to_do_again");
    let redone = receipt.operation;
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(receipt.turn, UndoKind::Back(redone));
    let again = UndoKind::Again(receipt.operation);
    assert_eq!(world.act("piet", &REDO).unwrap().turn, again);
    assert_eq!(since(&world), after);
    check_invariants(&replay(&world), world.now);
}

/// Several operations on one row can be undone one after another: an undo does not count as another
/// user's change.
#[test]
fn one_row_goes_back_step_by_step() {
    let mut world = World::small_world();
    let before = since(&world);
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let (org, jan) = (world.org("Bakkerij"), member(&world, "jan", "Bakkerij"));
    for (from, to) in [(Level::Member, Level::OrgAdmin), (Level::OrgAdmin, Level::Member)] {
        let members = vec![jan];
        world.act("piet", &Command::ChangeLevel { org, members, from, to }).unwrap();
        world.now.at.0 += 1_000;
    }
    let to = Some(world.now.today.plus_days(9));
    let day = Command::ChangeLastDay { org, members: vec![(jan, None)], to };
    world.act("piet", &day).unwrap();
    for code in ["last_day", "level", "level", "removed"] {
        world.now.at.0 += 1_000;
        assert_eq!(codes(&world.act("piet", &UNDO).unwrap()), [code]);
    }
    assert_eq!(since(&world), before);
    assert_eq!(codes(&world.act("piet", &REDO).unwrap()), ["restored"]);
    check_invariants(&replay(&world), world.now);
}

/// Also if another user changed it in between and undid that.
#[test]
fn what_another_did_and_took_back_is_in_nobodys_way() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let (org, els) = (world.org("Bakkerij"), member(&world, "els", "Bakkerij"));
    let day = |world: &World, days| Some(world.now.today.plus_days(days));
    let (nine, twelve) = (day(&world, 9), day(&world, 12));
    for (who, seen, to) in [("piet", None, nine), ("jan", nine, twelve)] {
        world.now.at.0 += 1_000;
        let until = Command::ChangeLastDay { org, members: vec![(els, seen)], to };
        world.act(who, &until).unwrap();
    }
    assert_eq!(world.refused("piet", &UNDO), "changed");
    for who in ["jan", "piet"] {
        world.now.at.0 += 1_000;
        assert_eq!(codes(&world.act(who, &UNDO).unwrap()), ["last_day"], "{who}");
    }
}

fn operation_before(world: &World) -> OperationId {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "select max(handling) from log where handling < (select max(handling) from log)";
    OperationId(db.query_row(sql, [], |row| row.get(0)).unwrap())
}

#[test]
fn one_after_the_other_and_a_new_act_forgets_what_could_be_done_again() {
    let mut world = World::small_world();
    assert_eq!(world.refused("piet", &UNDO), "nothing_to_take_back", "what was imported stays");
    for who in ["jan", "noor"] {
        let add = world.add("Bakkerij", &[who]);
        world.act("piet", &add).unwrap();
    }
    world.act("piet", &UNDO).unwrap();
    assert_eq!(since(&world).len(), 3);
    world.act("piet", &UNDO).unwrap();
    assert_eq!(since(&world).len(), 2);
    assert_eq!(world.refused("piet", &UNDO), "nothing_to_take_back");
    assert_eq!(world.refused("els", &REDO), "nothing_to_do_again", "each his own");
    world.act("piet", &REDO).unwrap();
    assert!(since(&world).iter().any(|(name, _)| name == "Jan Jansen"));
    let raise = Command::ChangeLevel {
        org: world.org("Bakkerij"),
        members: vec![member(&world, "els", "Bakkerij")],
        from: Level::Member,
        to: Level::OrgAdmin,
    };
    world.act("piet", &raise).unwrap();
    assert_eq!(world.refused("piet", &REDO), "nothing_to_do_again");
    world.act("piet", &UNDO).unwrap();
    assert!(since(&world).contains(&("Els Bakker".to_owned(), Level::Member)));
}

#[test]
fn who_accepted_meanwhile_is_named_and_the_rest_goes_on() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan", "anna"]);
    world.act("piet", &add).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(codes(&receipt), ["already_accepted", "removed"]);
    assert_eq!(world.members("anna", "Bakkerij").unwrap().len(), 3);
}

/// Creates a world in which Anna became member (*Lid*) of Bakkerij by accepting a request.
fn accepted() -> World {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

#[test]
fn an_acceptance_taken_back_leaves_the_request_waiting_and_is_done_again() {
    let mut world = accepted();
    for _ in 0..2 {
        assert_eq!(codes(&world.act("anna", &UNDO).unwrap()), ["removed", "waits_again"]);
        assert!(world.members("anna", "Bakkerij").is_err());
        assert_eq!(world.badge("anna"), 1, "it waits for an answer");
        assert_eq!(world.facts.requests[&world.request("anna")].sender, world.user("piet"));
        assert_eq!(codes(&world.act("anna", &REDO).unwrap()), ["accepted"]);
        assert_eq!(world.members("anna", "Bakkerij").unwrap().len(), 3);
        assert_eq!(world.badge("anna"), 0);
    }
    world.act("anna", &UNDO).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::DeclineRequest { request, reason: None }).unwrap();
    assert_eq!(world.refused("anna", &REDO), "nothing_to_do_again", "what is new comes first");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn an_acceptance_that_was_taken_back_is_done_again_by_its_addressee_only() {
    let mut world = accepted();
    let undone = world.act("anna", &UNDO).unwrap().operation;
    let again = Command::Undo { which: UndoTarget::Operation(undone) };
    assert_eq!(world.refused("piet", &again), "their_consent");
    assert!(world.members("anna", "Bakkerij").is_err());
    assert_eq!(world.badge("anna"), 1, "and it still waits");
}

#[test]
fn a_request_does_not_wait_again_when_its_sender_is_gone() {
    let mut world = World::small_world();
    let raise = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let add = world.add("Bakkerij", &["anna"]);
    world.act("jan", &add).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let gone = world.remove("Bakkerij", &["jan"]);
    world.act("piet", &gone).unwrap();
    assert_eq!(codes(&world.act("anna", &UNDO).unwrap()), ["removed"]);
    assert_eq!(world.badge("anna"), 0);
}

/// Only Anna can consent for Anna.
#[test]
fn a_partners_user_who_left_does_not_come_back_by_taking_that_back() {
    let mut world = accepted();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    let left = world.act("anna", &leave).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(left) };
    assert_eq!(world.refused("piet", &back), "their_consent");
    assert!(world.members("anna", "Bakkerij").is_err());
    let ask = world.add("Bakkerij", &["anna"]);
    assert_eq!(codes(&world.act("piet", &ask).unwrap()), ["asked"], "a new request does");
}

#[test]
fn what_a_partners_own_beheerder_ended_does_not_come_back_by_taking_that_back() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
    let request = world.request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let remove = world.remove("Bakkerij", &["bram"]);
    let gone = world.act("anna", &remove).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(gone) };
    assert_eq!(world.refused("piet", &back), "their_consent");
    assert!(world.members("bram", "Bakkerij").is_err());
}

#[test]
fn a_colleague_who_left_can_be_put_back_by_the_beheerder() {
    let mut world = World::small_world();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    let left = world.act("els", &leave).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(left) };
    assert_eq!(
        codes(&world.act("piet", &back).unwrap()),
        ["restored"],
        "an own user need not consent"
    );
}

#[test]
fn an_invitation_an_organisation_and_a_relation_request_are_made_again() {
    let mut world = World::small_world();
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    let first = world.act("piet", &invite).unwrap().code.unwrap();
    world.act("piet", &UNDO).unwrap();
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!(codes(&receipt), ["invited"]);
    let second = receipt.code.expect("a code to hand over");
    assert!(world.activate("pim@eigendomein.nl", &first).is_err(), "the first code is over");
    world.activate("pim@eigendomein.nl", &second).unwrap();
    let create = Command::CreateOrganisation { profile: Box::new(profile("Plan", "27000005")) };
    world.act("piet", &create).unwrap();
    world.act("piet", &UNDO).unwrap();
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!((codes(&receipt), receipt.code), (vec!["created"], None));
    assert!(world.organisations("piet").contains(&"Plan".to_owned()));
    let user = world.user("luc");
    world.act("piet", &Command::AskRelation { user, message: None }).unwrap();
    assert_eq!(codes(&world.act("piet", &UNDO).unwrap()), ["relation_withdrawn"]);
    assert_eq!(world.badge("luc"), 0);
    assert_eq!(codes(&world.act("piet", &REDO).unwrap()), ["relation_asked"]);
    assert_eq!(world.badge("luc"), 1);
    check_invariants(&replay(&world), world.now);
}

/// Nobody else can redo it for the user: a withdrawn key stays withdrawn.
#[test]
fn what_somebody_took_back_is_done_again_by_nobody_else() {
    let mut world = World::small_world();
    let key = Command::AddKey { user: world.user("jan"), key: Box::new(crate::support::key(1)) };
    world.act("jan", &key).unwrap();
    let undone = world.act("jan", &UNDO.confirmed()).unwrap().operation;
    let again = Command::Undo { which: UndoTarget::Operation(undone) };
    assert_eq!(world.refused("piet", &again), "final");
    assert_eq!(codes(&world.act("jan", &REDO).unwrap()), ["key_added"]);
}

#[test]
fn a_handling_that_one_may_not_see_is_not_there_to_take_back() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan"]);
    let operation = world.act("piet", &add).unwrap().operation;
    for who in ["luc", "els", "anna"] {
        for operation in [operation, OperationId(900_000)] {
            let back = Command::Undo { which: UndoTarget::Operation(operation) };
            assert_eq!(world.refused(who, &back), "nothing_to_take_back", "{who} {operation:?}");
        }
    }
}

#[test]
fn the_last_beheerder_and_a_lost_right_refuse() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let by_piet = operation(&world);
    let leave = Command::Leave { org: world.org("Bakkerij") };
    world.act("piet", &leave).unwrap();
    let back = Command::Undo { which: UndoTarget::Operation(by_piet) };
    assert_eq!(world.refused("piet", &UNDO), "not_org_admin", "nobody lets himself in again");
    assert_eq!(world.refused("els", &back), "nothing_to_take_back", "not hers to see");
    assert_eq!(
        world.refused("piet", &back),
        "last_admin",
        "he may, as Beheerder of the environment"
    );
    assert_eq!(world.refused("jan", &back), "last_admin");
}

#[test]
fn what_somebody_else_changed_since_stays() {
    let mut world = World::small_world();
    let raise = |world: &World, from, to| Command::ChangeLevel {
        org: world.org("Bakkerij"),
        members: vec![member(world, "els", "Bakkerij")],
        from,
        to,
    };
    let up = raise(&world, Level::Member, Level::OrgAdmin);
    world.act("piet", &up).unwrap();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("els", &add).unwrap();
    let down = raise(&world, Level::OrgAdmin, Level::Member);
    world.act("jan", &down).unwrap();
    let why = world.act("piet", &UNDO).unwrap_err();
    assert_eq!(why.code(), "changed");
    assert!(
        text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
            .contains("Jan Jansen")
    );
}

#[test]
fn who_was_removed_since_is_told_by_whom() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let (org, members) = (world.org("Bakkerij"), vec![member(&world, "els", "Bakkerij")]);
    let up = Command::ChangeLevel { org, members, from: Level::Member, to: Level::OrgAdmin };
    world.act("piet", &up).unwrap();
    let gone = world.remove("Bakkerij", &["els"]);
    world.act("jan", &gone).unwrap();
    let why = world.act("piet", &UNDO).unwrap_err();
    assert_eq!(why.code(), "changed");
    assert!(
        text::refusal(toegang::text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC)
            .contains("Jan Jansen")
    );
}

#[test]
fn a_removed_member_comes_back_from_the_log_in_time() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let remove = world.remove("Bakkerij", &["els", "anna"]);
    world.act("piet", &remove).unwrap();
    let gone = operation(&world);
    let back = Command::Undo { which: UndoTarget::Operation(gone) };
    let now = world.now;
    world.now.at = toegang::domain::Moment(now.at.0 + 10 * 60 * 1000);
    let receipt = world.act("piet", &back).unwrap();
    assert_eq!(codes(&receipt), ["restored", "restored"], "ten minutes, to the millisecond");
    check_invariants(&replay(&world), world.now);
    world.act("piet", &REDO).unwrap();
    assert_eq!(since(&world).len(), 1, "removed again");
    world.later(30);
    let Refusal::AllSkipped { skipped } = world.act("piet", &back).unwrap_err() else {
        panic!("nobody comes back after so long")
    };
    assert!(skipped.iter().all(|one| one.why.code() == "too_late"));
}

#[test]
fn own_users_thirty_days_partners_ten_minutes() {
    for (days, minutes, els, anna) in [
        (0, 10, "restored", "restored"),
        (0, 11, "restored", "too_late"),
        (30, 0, "restored", "too_late"),
        (30, 1, "too_late", "too_late"),
    ] {
        let mut world = World::small_world();
        let ask = world.add("Bakkerij", &["anna"]);
        world.act("piet", &ask).unwrap();
        let request = world.request("anna");
        world.act("anna", &Command::AcceptRequest { request }).unwrap();
        let remove = world.remove("Bakkerij", &["els", "anna"]);
        world.act("piet", &remove).unwrap();
        world.later(days);
        world.now.at = toegang::domain::Moment(world.now.at.0 + minutes * 60_000);
        let done = world.act("piet", &UNDO);
        let told = match &done {
            Ok(receipt) => codes(receipt),
            Err(Refusal::AllSkipped { skipped }) => skipped.iter().map(|s| s.why.code()).collect(),
            Err(why) => panic!("{why:?}"),
        };
        assert_eq!(told, [anna, els], "after {days} days and {minutes} minutes");
    }
}

#[test]
fn users_and_organisations_are_taken_back_too() {
    let mut world = World::small_world();
    let role = world.role("jan", PlatformRole::Advanced);
    world.act("piet", &role).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert_eq!(world.facts.users[&world.user("jan")].role, PlatformRole::Basic);
    let block = Command::SetBlocked { user: world.user("els"), blocked: true };
    world.act("piet", &block).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert_eq!(world.facts.users[&world.user("els")].status, UserStatus::Active);
    world.act("piet", &REDO).unwrap();
    assert_eq!(world.facts.users[&world.user("els")].status, UserStatus::Blocked);
    let flag = Command::SetManager { user: world.user("jan"), manager: true };
    world.act("piet", &flag).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert!(!world.facts.users[&world.user("jan")].relation_manager);
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invite).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(receipt.outcomes.last().unwrap().did, OutcomeKind::Uninvited);
    let create = Command::CreateOrganisation { profile: Box::new(profile("Plan", "27000005")) };
    world.act("piet", &create).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(codes(&receipt), ["organisation_removed"]);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn some_things_are_final() {
    let mut world = World::small_world();
    let org = world.organisation("Delft B.V.", "12345678", ("piet", "piet"));
    assert_eq!(world.refused("piet", &UNDO), "final", "activation");
    let remove = Command::RemoveOrganisation { org, typed: "Delft B.V.".to_owned() };
    world.act("piet", &remove).unwrap();
    assert_eq!(world.refused("piet", &UNDO), "final", "its documents are gone");
    let remove = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    world.act("piet", &remove).unwrap();
    assert_eq!(world.refused("piet", &UNDO), "final", "a removed user comes back as a new one");
}

#[test]
fn a_new_code_is_not_taken_back_and_says_so() {
    let mut world = World::small_world();
    let user = world.user("noor");
    world.act("piet", &Command::SendAgain { user }).unwrap();
    assert_eq!(world.refused("piet", &UNDO), "final");
}

#[test]
fn a_renewal_taken_back_leaves_the_request_as_it_was() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.request("anna");
    let before = world.facts.requests[&request].clone();
    let renew = Command::RenewRequests { org: world.org("Bakkerij"), requests: vec![request] };
    world.later(3);
    world.act("piet", &renew).unwrap();
    let after = world.facts.requests[&request].clone();
    assert_ne!(before, after);
    assert_eq!(codes(&world.act("piet", &UNDO).unwrap()), ["reset"]);
    assert_eq!(world.facts.requests[&request], before, "the old term, and it still waits");
    assert_eq!(world.badge("anna"), 1);
    assert_eq!(codes(&world.act("piet", &REDO).unwrap()), ["reset"]);
    assert_eq!(world.facts.requests[&request], after);
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.refused("piet", &UNDO), "already_accepted");
}

#[test]
fn who_comes_back_is_member_since_the_day_he_was() {
    let mut world = World::small_world();
    let was = world.facts.membership(world.org("Bakkerij"), world.user("els")).unwrap().clone();
    let remove = world.remove("Bakkerij", &["els"]);
    world.later(1);
    world.act("piet", &remove).unwrap();
    world.act("piet", &UNDO).unwrap();
    let now = world.facts.membership(was.org, was.user).unwrap();
    assert_eq!((now.since, now.added_by), (was.since, was.added_by), "as it was");
    assert_ne!(now.id, was.id, "in a row of its own");
}

#[test]
fn what_goes_with_something_else_is_told_once() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(codes(&world.act("anna", &UNDO).unwrap()), ["removed", "waits_again"]);
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invite).unwrap();
    assert_eq!(codes(&world.act("piet", &UNDO).unwrap()), ["uninvited"]);
}

#[test]
fn who_came_in_by_himself_is_not_taken_back() {
    let mut world = World::small_world();
    world.register("tom@eigendomein.nl").unwrap();
    assert_eq!(world.refused("tom", &UNDO), "final");
    let came = Command::Undo { which: UndoTarget::Operation(operation(&world)) };
    assert_eq!(world.refused("piet", &came), "final");
}

#[test]
fn a_last_day_is_taken_back() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let day = world.now.today.plus_days(7);
    let members = vec![(member(&world, "els", "Bakkerij"), None)];
    world.act("piet", &Command::ChangeLastDay { org, members, to: Some(day) }).unwrap();
    let until = |world: &World| world.facts.membership(org, world.user("els")).unwrap().last_day;
    assert_eq!(codes(&world.act("piet", &UNDO).unwrap()), ["last_day"]);
    assert_eq!(until(&world), None);
    world.act("piet", &REDO).unwrap();
    assert_eq!(until(&world), Some(day));
}
