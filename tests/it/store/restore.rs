//! Undoing the removal of access: it is restored unchanged, if the rules still allow it.

use toegang::domain::{
    Command, OperationId, PlatformRole, Receipt, Refusal, RelationRequestId, UndoTarget,
};

use crate::support::{World, set_blocked};

/// Creates the small example with Anna as member (*Lid*) of the bakery.
fn with_anna() -> World {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

fn remove_member(world: &mut World, who: &str) -> OperationId {
    let remove = world.remove("Bakkerij", &[who]);
    world.act("piet", &remove).unwrap().operation
}

fn undo_removal(world: &mut World, gone: OperationId) -> Result<Receipt, &'static str> {
    let which = UndoTarget::Operation(gone);
    world.act("piet", &Command::Undo { which }).map_err(|why| match why {
        Refusal::AllSkipped { skipped } => skipped[0].why.code(),
        why => why.code(),
    })
}

#[test]
fn a_member_is_restored_until_their_last_day() {
    for (days, told) in [(3, Ok(())), (4, Err("day_past"))] {
        let mut world = World::small_world();
        let org = world.org("Bakkerij");
        let els = world.facts.membership(org, world.user("els")).unwrap().id;
        let day = world.now.today.plus_days(3);
        let until = crate::support::change_last_day(org, vec![(els, None)], Some(day));
        world.act("piet", &until).unwrap();
        let gone = remove_member(&mut world, "els");
        world.advance_days(days);
        assert_eq!(undo_removal(&mut world, gone).map(drop), told, "{days} days later");
    }
}

#[test]
fn a_user_who_may_not_join_now_is_not_restored() {
    let mut world = with_anna();
    let gone = remove_member(&mut world, "els");
    let block = set_blocked([world.user("els")], true);
    world.act("piet", &block).unwrap();
    assert_eq!(undo_removal(&mut world, gone).unwrap_err(), "blocked");
    let gone = remove_member(&mut world, "anna");
    let raise = world.change_role("bram", PlatformRole::EnvAdmin);
    world.act("anna", &raise).unwrap();
    let lower = world.change_role("anna", PlatformRole::Basic);
    world.act("bram", &lower).unwrap();
    assert_eq!(undo_removal(&mut world, gone).unwrap_err(), "partner_basic");
}

#[test]
fn a_member_is_not_restored_through_another_partnership() {
    let mut world = with_anna();
    let gone = remove_member(&mut world, "anna");
    let end = world.end_partnership("piet", "anna");
    world.act("piet", &end).unwrap();
    assert_eq!(undo_removal(&mut world, gone).unwrap_err(), "unrelated");
    let ask = Command::AskRelation { user: world.user("anna"), message: None };
    world.act("piet", &ask).unwrap();
    let request: RelationRequestId = *world.facts.relation_requests.keys().next_back().unwrap();
    world.act("anna", &Command::AcceptRelation { request }).unwrap();
    assert_eq!(
        undo_removal(&mut world, gone).unwrap_err(),
        "unrelated",
        "she agreed to the other one"
    );
}
