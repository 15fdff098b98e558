//! The price of a shared log with 1 ms of network: round trips, and the time of a command alone and
//! among many.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use toegang::{
    domain::{ChosenPerson, Command, Level, OrgId, Session, UserId},
    example,
    store::{PostgresLog, Store, StoreError},
};

use super::shared_log::TwoHosts;
use crate::support::{Network, World, attempts, is_long_run, report_figures};

/// The time that a question to the server and its answer take on the network.
const ROUND_TRIP: Duration = Duration::from_millis(1);

/// Two hosts with this many users more, whose newest are first.
fn hosts_with_users(users: usize) -> Option<(TwoHosts, impl Iterator<Item = UserId>)> {
    let hosts = TwoHosts::with_world(|| World::with_users(users))?;
    let free = example::crowd(hosts.first.now, users, 1).first_free_id();
    Some((hosts, (1..).map(move |back| UserId(free - back)).take(users)))
}

fn add(org: OrgId, users: impl IntoIterator<Item = UserId>) -> Command {
    let pick = |user| ChosenPerson { user, level: Level::Member, last_day: None };
    Command::AddMembers { org, picks: users.into_iter().map(pick).collect(), message: None }
}

/// The middle, and the value that 99 of 100 do not exceed.
fn percentiles(times: &mut [Duration]) -> (Duration, Duration) {
    times.sort_unstable();
    (times[times.len() / 2], times[times.len() * 99 / 100])
}

#[test]
fn a_command_alone_takes_one_round_trip() {
    let (count, most) = (attempts(5, 500), 100);
    let Some((mut hosts, mut users)) = hosts_with_users(count + 400) else { return };
    let network = Network::with_round_trip(&hosts.cluster, ROUND_TRIP);
    let log = PostgresLog::new(&network.address("owner")).unwrap();
    hosts.first.store.connect(Box::new(log));
    let (session, now) = (hosts.first.session("piet"), hosts.first.now);
    let org = hosts.first.org("Piet Holding");
    let store = &mut hosts.first.store;
    let mut run = |command: Command| {
        let (before, begun) = (network.round_trips(), Instant::now());
        match store.execute(session, &command, now) {
            Ok(_) => Some((network.round_trips() - before, begun.elapsed())),
            // A few are blocked or partners' users.
            Err(StoreError::Refused(_)) => None,
            Err(other) => panic!("{other}"),
        }
    };
    // The first makes the connection.
    while run(add(org, users.next())).is_none() {}
    let mut times = Vec::new();
    while times.len() < count {
        let Some((trips, took)) = run(add(org, users.next())) else { continue };
        assert_eq!(trips, 1);
        times.push(took);
    }
    let (trips, took) = run(add(org, users.take(most))).unwrap();
    assert_eq!(trips, 1, "{most} members");
    let (p50, p99) = percentiles(&mut times);
    report_figures(
        "a command at 1 ms",
        &format!("p50 {p50:.1?}, p99 {p99:.1?}; {most} members {took:.1?}"),
    );
    if is_long_run() {
        assert!(p50 <= Duration::from_millis(6), "{p50:?}");
    }
}

/// Adds members one by one for this long; returns the times of the commands.
fn write(
    store: &mut Store,
    by: (Session, toegang::domain::Now),
    (org, users): (OrgId, impl Iterator<Item = UserId>),
    long: Duration,
) -> Vec<Duration> {
    let since = Instant::now();
    let mut times = Vec::new();
    for user in users {
        if since.elapsed() > long {
            return times;
        }
        let begun = Instant::now();
        match store.execute(by.0, &add(org, [user]), by.1) {
            Ok(_) => times.push(begun.elapsed()),
            Err(StoreError::Refused(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    panic!("too few users");
}

#[test]
fn many_writers_on_many_hosts_are_served_and_none_is_told_busy() {
    const HOSTS: usize = 4;
    const WRITERS: usize = 8;
    let lasts = Duration::from_millis(attempts(500, 60_000).try_into().unwrap());
    let Some((mut hosts, users)) = hosts_with_users(attempts(1_500, 40_000)) else { return };
    let network = Network::with_round_trip(&hosts.cluster, ROUND_TRIP);
    let log = || PostgresLog::new(&network.address("host")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<_> = (0..HOSTS).map(|nth| folder.path().join(format!("{nth}.db"))).collect();
    for file in &files {
        Store::join_as_new_file(file, None, log()).unwrap();
    }
    // As on the command line.
    let open = |file: &Path| {
        let mut store = Store::open(file, Duration::from_secs(2)).unwrap();
        store.connect(Box::new(log()));
        store
    };
    let by = (hosts.first.session("piet"), hosts.first.now);
    let (org, users) = (hosts.first.org("Piet Holding"), users.collect::<Vec<_>>());
    let mut times: Vec<Duration> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|nth| {
                let mut store = open(&files[nth % HOSTS]);
                let users = users.iter().skip(nth).step_by(WRITERS).copied();
                scope.spawn(move || write(&mut store, by, (org, users), lasts))
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    for file in &files {
        let mut store = open(file);
        store.follow().unwrap();
        store.compare_shared().unwrap();
    }
    hosts.assert_same();
    let rate = u32::try_from(times.len()).map_or(0.0, f64::from) / lasts.as_secs_f64();
    let (p50, p99) = percentiles(&mut times);
    report_figures(
        "8 writers on 4 hosts at 1 ms",
        &format!("{rate:.0}/s, p50 {p50:.1?}, p99 {p99:.1?}, none told busy in {lasts:?}"),
    );
    if is_long_run() {
        assert!(rate >= 100.0 && p99 <= Duration::from_millis(500), "{rate}/s, {p99:?}");
    }
}
