//! How long an answer takes tells nothing either.

use std::time::{Duration, Instant};

use toegang::domain::{Actor, Chapter, Command, Event, HandlingId, Kind, Query, Record, Which};

use crate::support::World;

/// The shortest of some tries: other work of the machine only makes one longer.
fn shortest(mut ask: impl FnMut()) -> Duration {
    let tries = (0..15).map(|_| {
        let begun = Instant::now();
        ask();
        begun.elapsed()
    });
    tries.min().unwrap()
}

#[test]
fn a_long_handling_that_one_may_not_see_takes_no_longer_than_a_number_without_one() {
    let mut world = World::f0();
    let jan = world.facts.users[&world.user("jan")].clone();
    let (was, becomes) = (Some(Record::User(jan.clone())), Record::User(jan));
    let event = Event { kind: Kind::UserChanged, was, becomes, by_system: false };
    let by = Actor::Person(world.user("piet"));
    let events = vec![event; 5_000];
    world.store.seed(&[Chapter { at: world.now.at, by, events }]).unwrap();
    let (long, unused) = (world.last_handling(), HandlingId(900_000));
    let (luc, now) = (world.session("luc"), world.now);
    let undo = |handling| {
        let which = Which::Handling(handling);
        shortest(|| assert!(world.store.rehearse(luc, &Command::TakeBack { which }, now).is_err()))
    };
    let read = |handling| {
        shortest(|| assert!(world.store.ask(luc, &Query::Handling(handling), now).is_ok()))
    };
    for (what, long, unused) in
        [("undo", undo(long), undo(unused)), ("read", read(long), read(unused))]
    {
        assert!(long < unused * 5, "{what}: {long:?}, and {unused:?} without one");
    }
}
