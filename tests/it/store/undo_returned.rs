//! R320: an operation is undone on the rows that came back since.

use toegang::domain::{
    Command, JoinedBy, Level, OperationId, PlatformRole, Receipt, UndoTarget, UserStatus,
};

use super::replay;
use crate::{
    example::check_invariants,
    support::{World, change_level, profile, set_blocked, set_role},
};

const UNDO: Command = Command::Undo { which: UndoTarget::Last };
const REDO: Command = Command::Undo { which: UndoTarget::LastUndone };

fn codes(receipt: &Receipt) -> Vec<&'static str> {
    receipt.outcomes.iter().map(|outcome| outcome.did.code()).collect()
}

#[track_caller]
fn told(world: &mut World, command: &Command) -> Vec<&'static str> {
    codes(&world.act("piet", command).unwrap())
}

#[test]
fn a_member_who_came_back_is_removed_with_the_others() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan", "noor"]);
    world.act("piet", &add).unwrap();
    for _ in 0..2 {
        let remove = world.remove("Bakkerij", &["jan"]);
        world.act("piet", &remove).unwrap();
        assert_eq!(told(&mut world, &UNDO), ["restored"]);
    }
    assert_eq!(told(&mut world, &UNDO), ["removed", "removed"]);
    assert_eq!(told(&mut world, &REDO), ["restored", "restored"]);
    check_invariants(&replay(&world), world.now);
}

/// Somebody who was added again by hand is not who the operation added.
#[test]
fn a_member_who_was_added_again_by_hand_stays() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let add = world.add("Bakkerij", &["jan", "noor"]);
    world.act("piet", &add).unwrap();
    let first = world.act("piet", &UNDO).unwrap().undo_kind.operation().unwrap();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let again = Command::Undo { which: UndoTarget::Operation(first) };
    assert_eq!(world.refusal_code("piet", &again), "already_undone");
    assert!(world.facts.membership(org, world.user("jan")).is_some());
}

#[test]
fn older_changes_of_a_member_who_came_back_are_undone() {
    let mut world = World::small_world();
    let (org, els) = (world.org("Bakkerij"), world.user("els"));
    let id = world.facts.membership(org, els).unwrap().id;
    world.act("piet", &change_level(org, vec![id], Level::Member, Level::OrgAdmin)).unwrap();
    let remove = world.remove("Bakkerij", &["els"]);
    world.act("piet", &remove).unwrap();
    assert_eq!(told(&mut world, &UNDO), ["restored"]);
    assert_eq!(told(&mut world, &UNDO), ["level"]);
    assert_eq!(world.facts.membership(org, els).unwrap().level, Level::Member);
    assert_eq!(told(&mut world, &REDO), ["level"]);
    assert_eq!(told(&mut world, &REDO), ["removed"]);
}

#[test]
fn a_request_that_came_back_is_withdrawn() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let (org, requests) = (world.org("Bakkerij"), vec![world.open_request("anna")]);
    world.act("piet", &Command::WithdrawRequests { org, requests }).unwrap();
    assert_eq!(told(&mut world, &UNDO), ["asked"]);
    assert_eq!(told(&mut world, &UNDO), ["withdrawn"]);
    assert_eq!(world.badge_count("anna"), 0);
}

/// Also a request that waits again because its addressee undid the acceptance.
#[test]
fn a_request_that_waits_again_is_withdrawn() {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    assert_eq!(world.refusal_code("piet", &UNDO), "already_accepted");
    world.act("anna", &UNDO).unwrap();
    assert_eq!(world.badge_count("anna"), 1);
    assert_eq!(told(&mut world, &UNDO), ["withdrawn"]);
    assert_eq!(world.badge_count("anna"), 0);
}

#[test]
fn changes_of_a_user_who_was_invited_again_are_redone() {
    let mut world = World::small_world();
    world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    let pim = |world: &World| {
        let found = world.facts.users.values().find(|user| {
            user.email.to_string() == "pim@eigendomein.nl" && user.status != UserStatus::Removed
        });
        found.cloned()
    };
    let first = pim(&world).unwrap().id;
    world.act("piet", &set_role(first, PlatformRole::Basic, PlatformRole::Advanced)).unwrap();
    let add = world.add("Bakkerij", &["pim"]);
    world.act("piet", &add).unwrap();
    for _ in 0..3 {
        world.act("piet", &UNDO).unwrap();
    }
    assert_eq!(pim(&world), None);
    for _ in 0..3 {
        world.act("piet", &REDO).unwrap();
    }
    let again = pim(&world).unwrap();
    assert_ne!(again.id, first);
    assert_eq!(again.role, PlatformRole::Advanced);
    assert!(world.facts.membership(world.org("Bakkerij"), again.id).is_some());
    for _ in 0..3 {
        world.act("piet", &UNDO).unwrap();
    }
    assert_eq!(pim(&world), None);
    check_invariants(&replay(&world), world.now);
}

#[test]
fn changes_of_an_organisation_that_was_made_again_are_redone() {
    let mut world = World::small_world();
    let create = |name| Command::CreateOrganisation {
        profile: Box::new(profile(name, "27000005")),
        register: None,
    };
    world.act("piet", &create("Plan")).unwrap();
    let org = world.org("Plan");
    let from = Box::new(world.facts.orgs[&org].profile());
    let to = Box::new(profile("Plan B", "27000005"));
    world.act("piet", &Command::EditOrganisation { org, from, to, register: None }).unwrap();
    for _ in 0..2 {
        world.act("piet", &UNDO).unwrap();
    }
    for _ in 0..2 {
        world.act("piet", &REDO).unwrap();
    }
    assert_ne!(world.org("Plan B"), org);
    check_invariants(&replay(&world), world.now);
}

/// A second undo of the operation completes the first one.
#[test]
fn a_partial_undo_is_completed_from_the_log() {
    let mut world = World::small_world();
    let add = world.add("Bakkerij", &["jan"]);
    world.act("piet", &add).unwrap();
    let remove = world.remove("Bakkerij", &["els", "jan"]);
    let removed: OperationId = world.act("piet", &remove).unwrap().operation;
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    let undo = Command::Undo { which: UndoTarget::Operation(removed) };
    let receipt = world.act("piet", &undo).unwrap();
    let mut first = codes(&receipt);
    first.sort_unstable();
    assert_eq!(first, ["blocked", "restored"]);
    let unblock = set_blocked([world.user("els")], false);
    world.act("piet", &unblock).unwrap();
    let receipt = world.act("piet", &undo).unwrap();
    let mut second = codes(&receipt);
    second.sort_unstable();
    assert_eq!(second, ["already_member", "restored"]);
}
