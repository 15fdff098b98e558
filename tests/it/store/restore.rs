//! Restoring access after it was removed: as it was, as long as the rules still allow it.

use toegang::domain::{
    Command, OperationId, PlatformRole, Receipt, Refusal, RelationRequestId, UndoTarget,
};

use crate::support::World;

/// Creates the small example with Anna as member (*Lid*) of the bakery.
fn with_anna() -> World {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let request = world.request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

fn take_away(world: &mut World, who: &str) -> OperationId {
    let remove = world.remove("Bakkerij", &[who]);
    world.act("piet", &remove).unwrap().operation
}

fn back(world: &mut World, gone: OperationId) -> Result<Receipt, &'static str> {
    let which = UndoTarget::Operation(gone);
    world.act("piet", &Command::Undo { which }).map_err(|why| match why {
        Refusal::AllSkipped { skipped } => skipped[0].why.code(),
        why => why.code(),
    })
}

#[test]
fn until_the_last_day_and_not_after_it() {
    for (days, told) in [(3, Ok(())), (4, Err("day_past"))] {
        let mut world = World::small_world();
        let org = world.org("Bakkerij");
        let els = world.facts.membership(org, world.user("els")).unwrap().id;
        let day = world.now.today.plus_days(3);
        let until = Command::ChangeLastDay { org, members: vec![(els, None)], to: Some(day) };
        world.act("piet", &until).unwrap();
        let gone = take_away(&mut world, "els");
        world.later(days);
        assert_eq!(back(&mut world, gone).map(drop), told, "{days} days later");
    }
}

#[test]
fn not_who_may_not_come_in_now_and_with_the_reason() {
    let mut world = with_anna();
    let gone = take_away(&mut world, "els");
    let block = Command::SetBlocked { user: world.user("els"), blocked: true };
    world.act("piet", &block).unwrap();
    assert_eq!(back(&mut world, gone).unwrap_err(), "blocked");
    let gone = take_away(&mut world, "anna");
    let raise = world.role("bram", PlatformRole::EnvAdmin);
    world.act("anna", &raise).unwrap();
    let lower = world.role("anna", PlatformRole::Basic);
    world.act("bram", &lower).unwrap();
    assert_eq!(back(&mut world, gone).unwrap_err(), "partner_basic");
}

#[test]
fn not_across_another_partnership_than_he_came_by() {
    let mut world = with_anna();
    let gone = take_away(&mut world, "anna");
    let end = world.end("piet", "anna");
    world.act("piet", &end).unwrap();
    assert_eq!(back(&mut world, gone).unwrap_err(), "unrelated");
    let ask = Command::AskRelation { user: world.user("anna"), message: None };
    world.act("piet", &ask).unwrap();
    let request: RelationRequestId = *world.facts.relation_requests.keys().next_back().unwrap();
    world.act("anna", &Command::AcceptRelation { request }).unwrap();
    assert_eq!(back(&mut world, gone).unwrap_err(), "unrelated", "she agreed to the other one");
}
