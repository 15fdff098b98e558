//! Response times do not reveal whether a hidden row exists.

use std::time::{Duration, Instant};

use toegang::{
    domain::{
        Actor, Command, Event, HistoryBatch, KeyId, Kind, OperationId, OrgId, PaneSubject,
        PartnershipId, PersonRef, Query, Record, RequestId, UndoTarget, UserId,
    },
    work::{CandidateScope, Finder},
};

use crate::support::{World, all_rows, attempts, is_long_run, key, report_figures, set_blocked};

/// Returns the shortest of several measurements, because other load only makes them longer.
fn shortest_time(mut ask: impl FnMut()) -> Duration {
    let tries = (0..15).map(|_| {
        let begun = Instant::now();
        ask();
        begun.elapsed()
    });
    tries.min().unwrap()
}

#[test]
fn a_hidden_long_operation_answers_as_fast_as_a_missing_id() {
    let mut world = World::small_world();
    let jan = world.facts.users[&world.user("jan")].clone();
    let (was, becomes) = (Some(Record::User(jan.clone())), Record::User(jan));
    let event = Event { kind: Kind::UserChanged, was, becomes, by_system: false };
    let by = Actor::Person(world.user("piet"));
    let events = vec![event; 5_000];
    world.store.seed(&[HistoryBatch { at: world.now.at, by, events }]).unwrap();
    let (long, unused) = (world.last_operation(), OperationId(900_000));
    let (luc, now) = (world.session("luc"), world.now);
    let undo = |operation| {
        let which = UndoTarget::Operation(operation);
        shortest_time(|| assert!(world.store.dry_run(luc, &Command::Undo { which }, now).is_err()))
    };
    let read = |operation| {
        shortest_time(|| assert!(world.store.ask(luc, &Query::Operation(operation), now).is_ok()))
    };
    for (what, long, unused) in
        [("undo", undo(long), undo(unused)), ("read", read(long), read(unused))]
    {
        assert!(long < unused * 5, "{what}: {long:?}, and {unused:?} without one");
    }
}

fn median(mut tries: Vec<Duration>) -> Duration {
    tries.sort_unstable();
    tries.swap_remove(tries.len() / 2)
}

/// Returns the median times for a hidden row and a missing row. Measures them alternately, and each
/// first half of the time, so that other load affects both.
fn alternating_medians(mut hidden: impl FnMut(), mut unused: impl FnMut()) -> [Duration; 2] {
    let [mut of_hidden, mut of_unused] = [Vec::new(), Vec::new()];
    let clock = |ask: &mut dyn FnMut()| {
        let begun = Instant::now();
        ask();
        begun.elapsed()
    };
    for nth in 0..attempts(21, 2_001) {
        if nth % 2 == 0 {
            of_hidden.push(clock(&mut hidden));
        }
        of_unused.push(clock(&mut unused));
        if nth % 2 == 1 {
            of_hidden.push(clock(&mut hidden));
        }
    }
    [median(of_hidden), median(of_unused)]
}

/// A number that no row has.
const UNUSED_ID: i64 = 900_000;

/// A name, a hidden number, and the query with that number.
type TimedQuery = (&'static str, i64, fn(i64) -> Query);
type TimedCommand = (&'static str, i64, fn(i64) -> Command);

fn undo_operation(id: i64) -> Command {
    Command::Undo { which: UndoTarget::Operation(OperationId(id)) }
}

/// Luc has no relation to Piet's environment, which has 10,000 people in a long run.
#[test]
fn hidden_rows_take_as_long_as_missing_rows() {
    let mut world = World::with_users(if is_long_run() { 10_000 } else { 500 });
    let add = Command::AddKey { user: world.user("jan"), key: Box::new(key(1)) };
    world.act("jan", &add).unwrap();
    let (jan, org) = (world.user("jan").0, world.org("Piet Holding").0);
    let anna = world.user("anna");
    let request = world.facts.requests.values().find(|row| row.addressee == anna).unwrap().id;
    let env = |who| world.facts.users[&world.user(who)].env;
    let partners = world.facts.partnership(env("piet"), env("anna")).unwrap().id.0;
    let last = world.last_operation().0;
    let with_key = world.facts.keys.keys().next().unwrap().0;
    let asked: [TimedQuery; 11] = [
        ("user", jan, |id| Query::User(UserId(id))),
        ("keys", jan, |id| Query::Keys(UserId(id))),
        ("organisation", org, |id| Query::Organisation(OrgId(id))),
        ("members", org, |id| Query::Members(OrgId(id), all_rows())),
        ("log", org, |id| Query::Log(Some(OrgId(id)), all_rows(), &[])),
        ("history", request.0, |id| Query::History(RequestId(id))),
        ("partnership", partners, |id| Query::Partnership(PartnershipId(id))),
        ("handling", last, |id| Query::Operation(OperationId(id))),
        ("pane of an organisation", org, |id| Query::Pane(PaneSubject::Organisation(OrgId(id)))),
        ("pane of a user", jan, |id| Query::Pane(PaneSubject::User(UserId(id)))),
        ("pane of a partnership", partners, |id| {
            Query::Pane(PaneSubject::Partnership(PartnershipId(id)))
        }),
    ];
    let tried: [TimedCommand; 5] = [
        ("undo", last, undo_operation),
        ("block", jan, |id| set_blocked([UserId(id)], true)),
        ("leave", org, |id| Command::Leave { org: OrgId(id) }),
        ("accept", request.0, |id| Command::AcceptRequest { request: RequestId(id) }),
        ("withdraw key", with_key, |id| Command::WithdrawKey { key: KeyId(id) }),
    ];
    let (luc, now, store) = (world.session("luc"), world.now, &world.store);
    let mut took = Vec::new();
    for (what, hidden, query) in asked {
        let answer = |id| format!("{:?}", store.ask(luc, &query(id), now));
        assert_eq!(answer(hidden), answer(UNUSED_ID), "{what}");
        let ask = |id| drop(store.ask(luc, &query(id), now));
        took.push((what, alternating_medians(|| ask(hidden), || ask(UNUSED_ID))));
    }
    for (what, hidden, command) in tried {
        let attempt = |id| assert!(store.dry_run(luc, &command(id), now).is_err());
        took.push((what, alternating_medians(|| attempt(hidden), || attempt(UNUSED_ID))));
    }
    let (piet, finder) = (world.session("piet"), std::cell::RefCell::new(Finder::default()));
    let resolve = |address: &str| {
        let people = [PersonRef::parse(address)];
        let scope = CandidateScope { session: piet, org: OrgId(org) };
        let found = finder.borrow_mut().resolve(store, scope, &people, now).unwrap();
        assert_eq!(found.unknown, [address]);
    };
    let addresses = (|| resolve("luc@bouwwerk.be"), || resolve("lux@bouwwerk.be"));
    took.push(("address", alternating_medians(addresses.0, addresses.1)));
    for (what, [hidden, unused]) in took {
        // Users can type these numbers freely, so more measurements are useful.
        let typed = ["undo", "address", "handling", "user", "organisation"].contains(&what);
        let (times, more) = if typed { (2, 60) } else { (5, 200) };
        report_figures(what, &format!("{hidden:?} of what one may not see, {unused:?} of nothing"));
        let (short, long) = (hidden.min(unused), hidden.max(unused));
        let most = short * times + Duration::from_micros(more);
        assert!(long < most, "{what}: {hidden:?} {unused:?}");
    }
}
