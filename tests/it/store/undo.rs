//! Undo and redo apply to one operation at a time, follow the rules, and are refused after
//! conflicting changes.

use toegang::{
    domain::{
        About, Command, JoinedBy, Level, MemberRequest, MembershipId, OperationId, OutcomeKind,
        PlatformRole, Receipt, Refusal, UndoKind, UndoTarget, UserStatus,
    },
    text,
};

use super::{log_size, replay};
use crate::{
    example::check_invariants,
    support::{World, profile, set_blocked, set_manager},
};

const UNDO: Command = Command::Undo { which: UndoTarget::Last };
const REDO: Command = Command::Undo { which: UndoTarget::LastUndone };

fn membership_id(world: &World, who: &str, org: &str) -> MembershipId {
    world.facts.membership(world.org(org), world.user(who)).unwrap().id
}

fn outcome_codes(receipt: &Receipt) -> Vec<&'static str> {
    receipt.outcomes.iter().map(|outcome| outcome.did.code()).collect()
}

fn newest_operation(world: &World) -> OperationId {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    OperationId(db.query_row("select max(handling) from log", [], |row| row.get(0)).unwrap())
}

fn bakery_members(world: &World) -> Vec<(String, Level)> {
    let rows = world.members("piet", "Bakkerij").unwrap();
    rows.into_iter().map(|row| (row.person.name.to_string(), row.membership.level)).collect()
}

#[test]
fn a_bulk_operation_is_undone_and_redone_as_a_whole() {
    let mut world = World::small_world();
    let before = bakery_members(&world);
    let add = world.add("Bakkerij", &["jan", "noor", "anna", "bram"]);
    world.act("piet", &add).unwrap();
    let after = bakery_members(&world);
    let operations = log_size(&world).0;
    let receipt = world.act("piet", &UNDO).unwrap();
    let undone = previous_operation(&world);
    assert_eq!(receipt.undo_kind, UndoKind::Undo(undone));
    let undoing = receipt.operation;
    assert_eq!(outcome_codes(&receipt), ["withdrawn", "withdrawn", "removed", "removed"]);
    assert_eq!(log_size(&world).0, operations + 1, "with its own entry");
    assert_eq!((bakery_members(&world), world.badge_count("anna")), (before, 0));
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!(outcome_codes(&receipt), ["restored", "restored", "asked", "asked"]);
    assert_eq!(receipt.undo_kind, UndoKind::Redo(undoing));
    assert_eq!((bakery_members(&world), world.badge_count("anna")), (after.clone(), 1));
    assert_eq!(world.refusal_code("piet", &REDO), "nothing_to_do_again");
    let redone = receipt.operation;
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(receipt.undo_kind, UndoKind::Undo(redone));
    let again = UndoKind::Redo(receipt.operation);
    assert_eq!(world.act("piet", &REDO).unwrap().undo_kind, again);
    assert_eq!(bakery_members(&world), after);
    check_invariants(&replay(&world), world.now);
}

/// Several operations on one row can be undone in turn, because an undo does not count as another
/// user's change.
#[test]
fn several_changes_of_a_row_are_undone_in_turn() {
    let mut world = World::small_world();
    let before = bakery_members(&world);
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let (org, jan) = (world.org("Bakkerij"), membership_id(&world, "jan", "Bakkerij"));
    for (from, to) in [(Level::Member, Level::OrgAdmin), (Level::OrgAdmin, Level::Member)] {
        let members = vec![jan];
        world.act("piet", &crate::support::change_level(org, members, from, to)).unwrap();
        world.now.at.0 += 1_000;
    }
    let to = Some(world.now.today.plus_days(9));
    let day = crate::support::change_last_day(org, vec![(jan, None)], to);
    world.act("piet", &day).unwrap();
    for code in ["last_day", "level", "level", "removed"] {
        world.now.at.0 += 1_000;
        assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), [code]);
    }
    assert_eq!(bakery_members(&world), before);
    assert_eq!(outcome_codes(&world.act("piet", &REDO).unwrap()), ["restored"]);
    check_invariants(&replay(&world), world.now);
}

/// Another user changed the row meanwhile and undid that change.
#[test]
fn a_change_that_was_undone_does_not_block_undo() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let (org, els) = (world.org("Bakkerij"), membership_id(&world, "els", "Bakkerij"));
    let day = |world: &World, days| Some(world.now.today.plus_days(days));
    let (nine, twelve) = (day(&world, 9), day(&world, 12));
    for (who, seen, to) in [("piet", None, nine), ("jan", nine, twelve)] {
        world.now.at.0 += 1_000;
        let until = crate::support::change_last_day(org, vec![(els, seen)], to);
        world.act(who, &until).unwrap();
    }
    assert_eq!(world.refusal_code("piet", &UNDO), "changed");
    for who in ["jan", "piet"] {
        world.now.at.0 += 1_000;
        assert_eq!(outcome_codes(&world.act(who, &UNDO).unwrap()), ["last_day"], "{who}");
    }
}

fn previous_operation(world: &World) -> OperationId {
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let sql = "select max(handling) from log where handling < (select max(handling) from log)";
    OperationId(db.query_row(sql, [], |row| row.get(0)).unwrap())
}

#[test]
fn operations_are_undone_in_order_and_a_new_command_clears_redo() {
    let mut world = World::small_world();
    assert_eq!(
        world.refusal_code("piet", &UNDO),
        "nothing_to_take_back",
        "what was imported stays"
    );
    for who in ["jan", "noor"] {
        let add = world.add("Bakkerij", &[who]);
        world.act("piet", &add).unwrap();
    }
    world.act("piet", &UNDO).unwrap();
    assert_eq!(bakery_members(&world).len(), 3);
    world.act("piet", &UNDO).unwrap();
    assert_eq!(bakery_members(&world).len(), 2);
    assert_eq!(world.refusal_code("piet", &UNDO), "nothing_to_take_back");
    assert_eq!(world.refusal_code("els", &REDO), "nothing_to_do_again", "each his own");
    world.act("piet", &REDO).unwrap();
    assert!(bakery_members(&world).iter().any(|(name, _)| name == "Jan Jansen"));
    let raise = crate::support::change_level(
        world.org("Bakkerij"),
        vec![membership_id(&world, "els", "Bakkerij")],
        Level::Member,
        Level::OrgAdmin,
    );
    world.act("piet", &raise).unwrap();
    assert_eq!(world.refusal_code("piet", &REDO), "nothing_to_do_again");
    world.act("piet", &UNDO).unwrap();
    assert!(bakery_members(&world).contains(&("Els Bakker".to_owned(), Level::Member)));
}

#[test]
fn undo_skips_a_request_that_was_accepted_meanwhile() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan", "anna"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(outcome_codes(&receipt), ["already_accepted", "removed"]);
    assert_eq!(world.members("anna", "Bakkerij").unwrap().len(), 3);
}

/// Creates a world in which Anna became *Lid* of Bakkerij by accepting a request.
fn with_accepted_request() -> World {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["anna"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

#[test]
fn undoing_an_acceptance_reopens_the_request_and_can_be_redone() {
    let mut world = with_accepted_request();
    for _ in 0..2 {
        assert_eq!(outcome_codes(&world.act("anna", &UNDO).unwrap()), ["removed", "waits_again"]);
        assert!(world.members("anna", "Bakkerij").is_err());
        assert_eq!(world.badge_count("anna"), 1, "it waits for an answer");
        assert_eq!(world.facts.requests[&world.open_request("anna")].sender, world.user("piet"));
        assert_eq!(outcome_codes(&world.act("anna", &REDO).unwrap()), ["accepted"]);
        assert_eq!(world.members("anna", "Bakkerij").unwrap().len(), 3);
        assert_eq!(world.badge_count("anna"), 0);
    }
    world.act("anna", &UNDO).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::DeclineRequest { request, reason: None }).unwrap();
    assert_eq!(world.refusal_code("anna", &REDO), "nothing_to_do_again", "what is new comes first");
    check_invariants(&replay(&world), world.now);
}

#[test]
fn only_the_addressee_can_redo_an_acceptance() {
    let mut world = with_accepted_request();
    let undone = world.act("anna", &UNDO).unwrap().operation;
    let again = Command::Undo { which: UndoTarget::Operation(undone) };
    assert_eq!(world.refusal_code("piet", &again), "their_consent");
    assert!(world.members("anna", "Bakkerij").is_err());
    assert_eq!(world.badge_count("anna"), 1, "and it still waits");
}

#[test]
fn undoing_an_acceptance_does_not_reopen_the_request_of_a_removed_sender() {
    let mut world = World::small_world();
    let raise = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    let add = world.add("Bakkerij", &["anna"]);
    world.act("jan", &add).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let gone = world.remove("Bakkerij", &["jan"]);
    world.act("piet", &gone).unwrap();
    assert_eq!(outcome_codes(&world.act("anna", &UNDO).unwrap()), ["removed"]);
    assert_eq!(world.badge_count("anna"), 0);
}

/// Anna left, so only a new request that Anna accepts restores the access.
#[test]
fn undo_does_not_bring_back_a_partners_user_who_left() {
    let mut world = with_accepted_request();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    let left = world.act("anna", &leave).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(left) };
    assert_eq!(world.refusal_code("piet", &back), "their_consent");
    assert!(world.members("anna", "Bakkerij").is_err());
    let ask = world.add("Bakkerij", &["anna"]);
    assert_eq!(outcome_codes(&world.act("piet", &ask).unwrap()), ["asked"], "a new request does");
}

#[test]
fn undo_does_not_restore_access_that_the_partners_admin_ended() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["bram"]);
    world.act("piet", &add).unwrap();
    let request = world.open_request("bram");
    world.act("bram", &Command::AcceptRequest { request }).unwrap();
    let remove = world.remove("Bakkerij", &["bram"]);
    let gone = world.act("anna", &remove).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(gone) };
    assert_eq!(world.refusal_code("piet", &back), "their_consent");
    assert!(world.members("bram", "Bakkerij").is_err());
}

#[test]
fn an_administrator_can_undo_the_leaving_of_an_own_user() {
    let mut world = World::small_world();
    let leave = Command::Leave { org: world.org("Bakkerij") };
    let left = world.act("els", &leave).unwrap().operation;
    let back = Command::Undo { which: UndoTarget::Operation(left) };
    assert_eq!(
        outcome_codes(&world.act("piet", &back).unwrap()),
        ["restored"],
        "an own user need not consent"
    );
}

#[test]
fn invitations_organisations_and_relation_requests_can_be_redone() {
    let mut world = World::small_world();
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    let first = world.act("piet", &invite).unwrap().code.unwrap();
    world.act("piet", &UNDO).unwrap();
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!(outcome_codes(&receipt), ["invited"]);
    let told: Vec<_> = receipt.outcomes.iter().map(|one| one.who.as_ref().unwrap().id).collect();
    let About::User(again) = receipt.about.0 else { panic!("{receipt:?}") };
    assert_eq!(told, [again], "not the user whom the undo removed");
    let second = receipt.code.expect("a code to hand over");
    assert!(world.activate("pim@eigendomein.nl", &first).is_err(), "the first code is over");
    world.activate("pim@eigendomein.nl", &second).unwrap();
    let create = Command::CreateOrganisation {
        profile: Box::new(profile("Plan", "27000005")),
        register: None,
    };
    world.act("piet", &create).unwrap();
    world.act("piet", &UNDO).unwrap();
    let receipt = world.act("piet", &REDO).unwrap();
    assert_eq!((outcome_codes(&receipt), receipt.code), (vec!["created"], None));
    assert!(world.organisations("piet").contains(&"Plan".to_owned()));
    let user = world.user("luc");
    world.act("piet", &Command::AskRelation { user, message: None }).unwrap();
    assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), ["relation_withdrawn"]);
    assert_eq!(world.badge_count("luc"), 0);
    assert_eq!(outcome_codes(&world.act("piet", &REDO).unwrap()), ["relation_asked"]);
    assert_eq!(world.badge_count("luc"), 1);
    check_invariants(&replay(&world), world.now);
}

/// An administrator must not be able to redo the addition of a withdrawn key.
#[test]
fn only_the_user_can_redo_their_own_undo() {
    let mut world = World::small_world();
    let key = Command::AddKey { user: world.user("jan"), key: Box::new(crate::support::key(1)) };
    world.act("jan", &key).unwrap();
    let undone = world.act("jan", &UNDO.confirmed()).unwrap().operation;
    let again = Command::Undo { which: UndoTarget::Operation(undone) };
    assert_eq!(world.refusal_code("piet", &again), "final");
    assert_eq!(outcome_codes(&world.act("jan", &REDO).unwrap()), ["key_added"]);
}

#[test]
fn undoing_a_hidden_operation_answers_like_a_missing_operation() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan"]);
    let operation = world.act("piet", &add).unwrap().operation;
    for who in ["luc", "els", "anna"] {
        for operation in [operation, OperationId(900_000)] {
            let back = Command::Undo { which: UndoTarget::Operation(operation) };
            assert_eq!(
                world.refusal_code(who, &back),
                "nothing_to_take_back",
                "{who} {operation:?}"
            );
        }
    }
}

#[test]
fn undo_is_refused_for_the_last_admin_and_after_losing_the_right() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let by_piet = newest_operation(&world);
    let leave = Command::Leave { org: world.org("Bakkerij") };
    world.act("piet", &leave).unwrap();
    let back = Command::Undo { which: UndoTarget::Operation(by_piet) };
    assert_eq!(world.refusal_code("piet", &UNDO), "not_org_admin", "nobody lets himself in again");
    assert_eq!(world.refusal_code("els", &back), "nothing_to_take_back", "not hers to see");
    assert_eq!(
        world.refusal_code("piet", &back),
        "last_admin",
        "he may, as Beheerder of the environment"
    );
    assert_eq!(world.refusal_code("jan", &back), "last_admin");
}

#[test]
fn undo_is_refused_after_another_user_changed_the_row() {
    let mut world = World::small_world();
    let raise = |world: &World, from, to| {
        crate::support::change_level(
            world.org("Bakkerij"),
            vec![membership_id(world, "els", "Bakkerij")],
            from,
            to,
        )
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
fn undo_of_a_change_to_a_removed_member_names_the_remover() {
    let mut world = World::small_world();
    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    let (org, members) = (world.org("Bakkerij"), vec![membership_id(&world, "els", "Bakkerij")]);
    let up = crate::support::change_level(org, members, Level::Member, Level::OrgAdmin);
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
fn undoing_a_removal_works_within_its_time_limit() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    let remove = world.remove("Bakkerij", &["els", "anna"]);
    world.act("piet", &remove).unwrap();
    let gone = newest_operation(&world);
    let back = Command::Undo { which: UndoTarget::Operation(gone) };
    let now = world.now;
    world.now.at = toegang::domain::Moment(now.at.0 + 10 * 60 * 1000);
    let receipt = world.act("piet", &back).unwrap();
    assert_eq!(
        outcome_codes(&receipt),
        ["restored", "restored"],
        "ten minutes, to the millisecond"
    );
    check_invariants(&replay(&world), world.now);
    world.act("piet", &REDO).unwrap();
    assert_eq!(bakery_members(&world).len(), 1, "removed again");
    world.advance_days(30);
    let Refusal::AllSkipped { skipped } = world.act("piet", &back).unwrap_err() else {
        panic!("nobody comes back after so long")
    };
    assert!(skipped.iter().all(|one| one.why.code() == "too_late"));
}

#[test]
fn removals_can_be_undone_for_30_days_and_10_minutes_for_partners() {
    for (days, minutes, els, anna) in [
        (0, 10, "restored", "restored"),
        (0, 11, "restored", "too_late"),
        (30, 0, "restored", "too_late"),
        (30, 1, "too_late", "too_late"),
    ] {
        let mut world = World::small_world();
        let ask = world.add("Bakkerij", &["anna"]);
        world.act("piet", &ask).unwrap();
        let request = world.open_request("anna");
        world.act("anna", &Command::AcceptRequest { request }).unwrap();
        let remove = world.remove("Bakkerij", &["els", "anna"]);
        world.act("piet", &remove).unwrap();
        world.advance_days(days);
        world.now.at = toegang::domain::Moment(world.now.at.0 + minutes * 60_000);
        let done = world.act("piet", &UNDO);
        let told = match &done {
            Ok(receipt) => outcome_codes(receipt),
            Err(Refusal::AllSkipped { skipped }) => skipped.iter().map(|s| s.why.code()).collect(),
            Err(why) => panic!("{why:?}"),
        };
        assert_eq!(told, [anna, els], "after {days} days and {minutes} minutes");
    }
}

#[test]
fn changes_of_users_and_organisations_can_be_undone() {
    let mut world = World::small_world();
    let role = world.change_role("jan", PlatformRole::Advanced);
    world.act("piet", &role).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert_eq!(world.facts.users[&world.user("jan")].role, PlatformRole::Basic);
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert_eq!(world.facts.users[&world.user("els")].status, UserStatus::Active);
    world.act("piet", &REDO).unwrap();
    assert_eq!(world.facts.users[&world.user("els")].status, UserStatus::Blocked);
    let flag = set_manager(world.user("jan"), true);
    world.act("piet", &flag).unwrap();
    world.act("piet", &UNDO).unwrap();
    assert!(!world.facts.users[&world.user("jan")].relation_manager);
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invite).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(receipt.outcomes.last().unwrap().did, OutcomeKind::Uninvited);
    let create = Command::CreateOrganisation {
        profile: Box::new(profile("Plan", "27000005")),
        register: None,
    };
    world.act("piet", &create).unwrap();
    let receipt = world.act("piet", &UNDO).unwrap();
    assert_eq!(outcome_codes(&receipt), ["organisation_removed"]);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn activation_and_removal_cannot_be_undone() {
    let mut world = World::small_world();
    let org = world.create_organisation("Delft B.V.", "12345678", ("piet", "piet"));
    assert_eq!(world.refusal_code("piet", &UNDO), "final", "activation");
    let remove = Command::RemoveOrganisation { org, typed: "Delft B.V.".to_owned() };
    world.act("piet", &remove).unwrap();
    assert_eq!(world.refusal_code("piet", &UNDO), "final", "its documents are gone");
    let remove = Command::RemoveUser { user: world.user("jan"), successors: Vec::new() };
    world.act("piet", &remove).unwrap();
    assert_eq!(
        world.refusal_code("piet", &UNDO),
        "final",
        "a removed user comes back as a new one"
    );
}

#[test]
fn a_new_code_cannot_be_undone() {
    let mut world = World::small_world();
    let user = world.user("noor");
    world.act("piet", &Command::SendAgain { user }).unwrap();
    assert_eq!(world.refusal_code("piet", &UNDO), "final");
}

#[test]
fn undoing_a_renewal_restores_the_old_request() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    let before = world.facts.requests[&request].clone();
    let renew = Command::RenewRequests { org: world.org("Bakkerij"), requests: vec![request] };
    world.advance_days(3);
    world.act("piet", &renew).unwrap();
    let after = world.facts.requests[&request].clone();
    assert_ne!(before, after);
    assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), ["reset"]);
    assert_eq!(world.facts.requests[&request], before, "the old term, and it still waits");
    assert_eq!(world.badge_count("anna"), 1);
    assert_eq!(outcome_codes(&world.act("piet", &REDO).unwrap()), ["reset"]);
    assert_eq!(world.facts.requests[&request], after);
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.refusal_code("piet", &UNDO), "already_accepted");
}

#[test]
fn a_restored_member_keeps_the_original_start_date() {
    let mut world = World::small_world();
    let was = world.facts.membership(world.org("Bakkerij"), world.user("els")).unwrap().clone();
    let remove = world.remove("Bakkerij", &["els"]);
    world.advance_days(1);
    world.act("piet", &remove).unwrap();
    world.act("piet", &UNDO).unwrap();
    let now = world.facts.membership(was.org, was.user).unwrap();
    assert_eq!((now.since, now.added_by), (was.since, was.added_by), "as it was");
    assert_ne!(now.id, was.id, "in a row of its own");
}

#[test]
fn undo_reports_linked_changes_once() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(outcome_codes(&world.act("anna", &UNDO).unwrap()), ["removed", "waits_again"]);
    let invite = World::invite("pim@eigendomein.nl", JoinedBy::Invitation);
    world.act("piet", &invite).unwrap();
    assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), ["uninvited"]);
}

#[test]
fn a_registration_cannot_be_undone() {
    let mut world = World::small_world();
    world.register("tom@eigendomein.nl").unwrap();
    assert_eq!(world.refusal_code("tom", &UNDO), "final");
    let came = Command::Undo { which: UndoTarget::Operation(newest_operation(&world)) };
    assert_eq!(world.refusal_code("piet", &came), "final");
}

#[test]
fn a_last_day_can_be_undone_and_redone() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let day = world.now.today.plus_days(7);
    let members = vec![(membership_id(&world, "els", "Bakkerij"), None)];
    world.act("piet", &crate::support::change_last_day(org, members, Some(day))).unwrap();
    let until = |world: &World| world.facts.membership(org, world.user("els")).unwrap().last_day;
    assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), ["last_day"]);
    assert_eq!(until(&world), None);
    world.act("piet", &REDO).unwrap();
    assert_eq!(until(&world), Some(day));
}

/// Creates a world in which Piet asked Anna and withdrew the request some days later.
fn with_withdrawn_request(days: i32) -> (World, MemberRequest) {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    let was = world.facts.requests[&request].clone();
    world.advance_days(days);
    let requests = vec![request];
    let org = world.org("Bakkerij");
    world.act("piet", &Command::WithdrawRequests { org, requests }).unwrap();
    (world, was)
}

/// R298: also after undoing and redoing it again.
#[test]
fn a_withdrawn_request_comes_back_with_its_term() {
    let (mut world, was) = with_withdrawn_request(3);
    for _ in 0..2 {
        world.advance_days(2);
        let receipt = world.act("piet", &UNDO).unwrap();
        assert_eq!(outcome_codes(&receipt), ["asked"]);
        assert_eq!(receipt.outcomes[0].open_until, Some(was.expires_at));
        let said = text::receipt(text::Lang::Nl, &receipt, &jiff::tz::TimeZone::UTC).concat();
        assert!(said.ends_with("staat weer open t/m 7 dec 2026"), "{said}");
        let id = world.open_request("anna");
        assert_eq!(world.facts.requests[&id], MemberRequest { id, ..was.clone() });
        assert_eq!(outcome_codes(&world.act("piet", &REDO).unwrap()), ["withdrawn"]);
        assert_eq!(world.badge_count("anna"), 0);
    }
    check_invariants(&replay(&world), world.now);
}

/// R297: an organisation does not learn from an undo what happened to a partner's user.
#[test]
fn an_undo_does_not_tell_that_a_partners_user_is_blocked() {
    let (mut world, _) = with_withdrawn_request(3);
    let raise = world.change_role("bram", PlatformRole::EnvAdmin);
    world.act("anna", &raise).unwrap();
    let block = set_blocked([world.user("anna")], true);
    world.act("bram", &block).unwrap();
    let why = world.act("piet", &UNDO).unwrap_err();
    let Refusal::AllSkipped { skipped } = &why else { panic!("{why:?}") };
    assert_eq!(skipped[0].why, Refusal::Unrelated);
    let unblock = set_blocked([world.user("anna")], false);
    world.act("bram", &unblock).unwrap();
    assert_eq!(outcome_codes(&world.act("piet", &UNDO).unwrap()), ["asked"]);
}

/// R298: a request whose term ended before or after it was withdrawn does not come back.
#[test]
fn a_withdrawn_request_does_not_come_back_after_its_term() {
    for (before, after) in [(3, 11), (15, 0)] {
        let (mut world, was) = with_withdrawn_request(before);
        world.advance_days(after);
        let why = world.act("piet", &UNDO).unwrap_err();
        let Refusal::AllSkipped { skipped } = &why else { panic!("{why:?}") };
        assert_eq!(skipped[0].why, Refusal::TermOver { at: was.expires_at });
        let said = text::refusal(text::Lang::Nl, &why, &jiff::tz::TimeZone::UTC);
        assert!(said.contains("Stuur een nieuw verzoek."), "{said}");
        assert_eq!(world.badge_count("anna"), 0);
        let ask = world.add("Bakkerij", &["anna"]);
        assert_eq!(outcome_codes(&world.act("piet", &ask).unwrap()), ["asked"]);
    }
}
