//! Response times do not reveal whether a hidden row exists. A clock also measures what else the
//! machine does, so these tests count SQLite's steps.

use toegang::{
    domain::{
        Actor, Command, Event, HistoryBatch, KeyId, Kind, OperationId, OrgId, PaneSubject,
        PartnershipId, PersonRef, Query, Record, RequestId, UndoTarget, UserId,
    },
    work::{CandidateScope, Finder},
};

use crate::support::{StepCounter, World, all_rows, is_long_run, key, set_blocked};

#[test]
fn a_hidden_long_operation_costs_as_much_as_a_missing_id() {
    let mut world = World::small_world();
    let jan = world.facts.users[&world.user("jan")].clone();
    let (was, becomes) = (Some(Record::User(jan.clone())), Record::User(jan));
    let event = Event { kind: Kind::UserChanged, was, becomes, by_system: false };
    let by = Actor::Person(world.user("piet"));
    let events = vec![event; 5_000];
    world.store.seed(&[HistoryBatch { at: world.now.at, by, events }]).unwrap();
    let (long, unused) = (world.last_operation(), OperationId(900_000));
    let (luc, now) = (world.session("luc"), world.now);
    let counter = StepCounter::watch(&mut world.store);
    let undo = |operation| {
        let which = UndoTarget::Operation(operation);
        assert!(world.store.dry_run(luc, &Command::Undo { which }, now).is_err());
    };
    let read = |operation| {
        assert!(world.store.ask(luc, &Query::Operation(operation), now).is_ok());
    };
    let asked: [(&str, &dyn Fn(OperationId)); 2] = [("undo", &undo), ("read", &read)];
    for (what, ask) in asked {
        assert_same_work(what, &TYPED, &counter, || ask(long), || ask(unused));
    }
}

/// The most that a hidden row may cost more than a missing one.
struct MaxExtra {
    statements: usize,
    steps: usize,
}

/// For numbers and addresses that users can type, which they can try as often as they like.
const TYPED: MaxExtra = MaxExtra { statements: 2, steps: 100 };
/// For numbers that come from a list: some tenths of a millisecond.
const FROM_A_LIST: MaxExtra = MaxExtra { statements: 14, steps: 600 };

/// Asserts that SQLite does about as much for a hidden row as for a missing one.
fn assert_same_work(
    what: &str,
    max: &MaxExtra,
    counter: &StepCounter,
    hidden: impl Fn(),
    missing: impl Fn(),
) {
    let work = |ask: &dyn Fn()| {
        ask();
        let ran = counter.take();
        (ran.len(), ran.iter().map(|(_, steps)| usize::try_from(*steps).unwrap()).sum::<usize>())
    };
    // The first of each prepares the statements.
    let [_, _, of_hidden, of_missing] =
        [&hidden as &dyn Fn(), &missing, &hidden, &missing].map(work);
    let within = of_hidden.0.abs_diff(of_missing.0) <= max.statements
        && of_hidden.1.abs_diff(of_missing.1) <= max.steps;
    assert!(within, "{what}: statements and steps {of_hidden:?}, {of_missing:?} without a row");
}

/// A number that no row has.
const UNUSED_ID: i64 = 900_000;

/// A name, its limits, a hidden number, and the query or command with that number.
type HiddenQuery = (&'static str, &'static MaxExtra, i64, fn(i64) -> Query);
type HiddenCommand = (&'static str, &'static MaxExtra, i64, fn(i64) -> Command);

fn undo_operation(id: i64) -> Command {
    Command::Undo { which: UndoTarget::Operation(OperationId(id)) }
}

/// Luc has no relation to Piet's environment, which has 10,000 people in a long run.
#[test]
fn hidden_rows_cost_as_much_as_missing_rows() {
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
    let asked: [HiddenQuery; 12] = [
        ("user", &TYPED, jan, |id| Query::User(UserId(id))),
        ("keys", &FROM_A_LIST, jan, |id| Query::Keys(UserId(id))),
        ("organisation", &TYPED, org, |id| Query::Organisation(OrgId(id))),
        ("members", &FROM_A_LIST, org, |id| Query::Members(OrgId(id), all_rows())),
        ("log", &FROM_A_LIST, org, |id| Query::Log(Some(OrgId(id)), all_rows(), &[])),
        ("grouped log", &FROM_A_LIST, org, |id| {
            Query::GroupedLog(Some(OrgId(id)), all_rows(), &[])
        }),
        ("history", &FROM_A_LIST, request.0, |id| Query::History(RequestId(id))),
        ("partnership", &FROM_A_LIST, partners, |id| Query::Partnership(PartnershipId(id))),
        ("handling", &TYPED, last, |id| Query::Operation(OperationId(id))),
        ("pane of an organisation", &FROM_A_LIST, org, |id| {
            Query::Pane(PaneSubject::Organisation(OrgId(id)))
        }),
        ("pane of a user", &FROM_A_LIST, jan, |id| Query::Pane(PaneSubject::User(UserId(id)))),
        ("pane of a partnership", &FROM_A_LIST, partners, |id| {
            Query::Pane(PaneSubject::Partnership(PartnershipId(id)))
        }),
    ];
    let tried: [HiddenCommand; 5] = [
        ("undo", &TYPED, last, undo_operation),
        ("block", &FROM_A_LIST, jan, |id| set_blocked([UserId(id)], true)),
        ("leave", &FROM_A_LIST, org, |id| Command::Leave { org: OrgId(id) }),
        ("accept", &FROM_A_LIST, request.0, |id| Command::AcceptRequest { request: RequestId(id) }),
        ("withdraw key", &FROM_A_LIST, with_key, |id| Command::WithdrawKey { key: KeyId(id) }),
    ];
    world.store = world.second_store();
    let counter = StepCounter::watch(&mut world.store);
    let (luc, now, store) = (world.session("luc"), world.now, &world.store);
    for (what, max, hidden, query) in asked {
        let answer = |id| format!("{:?}", store.ask(luc, &query(id), now));
        assert_eq!(answer(hidden), answer(UNUSED_ID), "{what}");
        let ask = |id| drop(store.ask(luc, &query(id), now));
        assert_same_work(what, max, &counter, || ask(hidden), || ask(UNUSED_ID));
    }
    for (what, max, hidden, command) in tried {
        let attempt = |id| assert!(store.dry_run(luc, &command(id), now).is_err());
        assert_same_work(what, max, &counter, || attempt(hidden), || attempt(UNUSED_ID));
    }
    let (piet, finder) = (world.session("piet"), std::cell::RefCell::new(Finder::default()));
    let resolve = |address: &str| {
        let people = [PersonRef::parse(address)];
        let scope = CandidateScope { session: piet, org: OrgId(org) };
        let found = finder.borrow_mut().resolve(store, scope, &people, now).unwrap();
        assert_eq!(found.unknown, [address]);
    };
    let (hidden, unused) = ("luc@bouwwerk.be", "lux@bouwwerk.be");
    assert_same_work("address", &TYPED, &counter, || resolve(hidden), || resolve(unused));
}
