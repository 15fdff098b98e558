//! Two commands run at once on one database, from two connections. One succeeds.

use std::thread;

use toegang::{
    domain::{Command, Level, Session, Via},
    store::{Store, StoreError},
};

use super::replay;
use crate::support::{World, attempts, remove};

/// Returns the number of rounds per race.
fn round_count() -> usize {
    attempts(40, 1_000)
}

/// Runs both commands at once. Returns the refusal codes; `None` for the command that succeeded.
fn run_race(world: &World, both: [(&str, Command); 2]) -> [Option<&'static str>; 2] {
    let now = world.now;
    let threads = both.map(|(who, command)| {
        let (mut store, session) = (world.second_store(), world.session(who));
        thread::spawn(move || match store.execute(session, &command, now) {
            Ok(_) => None,
            Err(StoreError::Refused(why)) => Some(why.code()),
            Err(other) => panic!("{other}"),
        })
    });
    threads.map(|thread| thread.join().unwrap())
}

#[test]
fn concurrent_adds_of_a_person_succeed_once() {
    let mut world = World::small_world();
    let raise = world.add_as("Bakkerij", &["noor"], Level::OrgAdmin);
    world.act("piet", &raise).unwrap();
    world.change_user("noor", |noor| noor.status = toegang::domain::UserStatus::Active);
    for _ in 0..round_count() {
        let add = world.add("Bakkerij", &["jan"]);
        let mut ends = run_race(&world, [("piet", add.clone()), ("noor", add)]);
        ends.sort_unstable();
        assert_eq!(ends, [None, Some("already_member")]);
        let (org, jan) = (world.org("Bakkerij"), world.user("jan"));
        let remove = remove(&replay(&world), org, &[jan]);
        world.act("piet", &remove).unwrap();
    }
}

#[test]
fn accepting_and_withdrawing_at_once_has_one_winner() {
    let mut world = World::small_world();
    let org = world.org("Piet Holding");
    for _ in 0..round_count() {
        let ask = world.add("Piet Holding", &["anna"]);
        world.act("piet", &ask).unwrap();
        let request = world.open_request("anna");
        let accept = Command::AcceptRequest { request };
        let withdraw = Command::WithdrawRequests { org, requests: vec![request] };
        let member = match run_race(&world, [("anna", accept), ("piet", withdraw)]) {
            [None, Some("already_accepted")] => true,
            [Some("request_closed"), None] => false,
            other => panic!("{other:?}"),
        };
        let facts = replay(&world);
        let found = facts.membership(org, world.user("anna"));
        assert_eq!(found.is_some(), member);
        if let Some(found) = found {
            let remove = remove(&facts, org, &[found.user]);
            world.act("piet", &remove).unwrap();
        }
    }
}

#[test]
fn two_admins_who_lower_each_other_leave_an_admin() {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let set = |member, from, to| crate::support::change_level(org, vec![member], from, to);
    let ids = |world: &World| {
        let facts = replay(world);
        ["piet", "els"].map(|who| facts.membership(org, world.user(who)).unwrap().id)
    };
    let [piet, els] = ids(&world);
    world.act("piet", &set(els, Level::Member, Level::OrgAdmin)).unwrap();
    for _ in 0..round_count() {
        let (admin, member) = (Level::OrgAdmin, Level::Member);
        let both = [("piet", set(els, admin, member)), ("els", set(piet, admin, member))];
        let (winner, loser) = match run_race(&world, both) {
            [None, Some("not_org_admin")] => ("piet", els),
            [Some("not_org_admin"), None] => ("els", piet),
            other => panic!("{other:?}"),
        };
        world.act(winner, &set(loser, member, admin)).unwrap();
    }
}

#[test]
fn a_busy_file_is_reported_and_nothing_is_written() {
    let mut world = World::small_world();
    let lock = rusqlite::Connection::open(world.path()).unwrap();
    lock.execute_batch("begin immediate").unwrap();
    let mut impatient = Store::open(&world.path(), std::time::Duration::from_millis(20)).unwrap();
    let session = Session { user: world.user("piet"), via: Via::Cli };
    let add = world.add("Piet Holding", &["jan"]);
    let busy = impatient.execute(session, &add, world.now);
    assert!(matches!(busy, Err(StoreError::Busy)));
    assert_eq!(world.members("piet", "Piet Holding").unwrap().len(), 1, "reading goes on");
    lock.execute_batch("rollback").unwrap();
    world.act("piet", &add).unwrap();
}
