//! Two hosts write while the network is cut, the server is killed or a standby takes over. What was
//! acknowledged is in the log once; what was refused is not in it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use toegang::{
    domain::{JoinedBy, Now, Session},
    store::{PostgresLog, SharedLogFailure, Store, StoreError},
};

use super::shared_log::TwoHosts;
use crate::support::{LogServer, Network, PollTimer, Rng, World, attempts, report_figures};

/// The longest time that a fault, or progress after it, may take.
const MOST: Duration = Duration::from_mins(1);

/// The answers to the changes of one host, by the address that each invites.
#[derive(Default)]
struct Answers {
    saved: Vec<String>,
    not_saved: Vec<String>,
    in_doubt: Vec<String>,
    longest: Duration,
    /// The longest time between two changes that were saved.
    pause: Duration,
}

/// The result of both hosts.
pub(super) struct Outcome {
    /// The number of changes that were saved.
    pub(super) lines: usize,
    /// The longest time in which one of them saved nothing.
    pub(super) pause: Duration,
}

/// Shared by the writers and the thread that makes faults.
#[derive(Default)]
struct Progress {
    saved: AtomicUsize,
    has_ended: AtomicBool,
}

impl Progress {
    /// Waits until this many more changes are saved.
    fn wait_for(&self, more: usize) {
        let wanted = self.saved.load(Ordering::Relaxed) + more;
        let mut timer = PollTimer::new();
        while self.saved.load(Ordering::Relaxed) < wanted {
            assert!(timer.pause(Duration::from_millis(1)) < MOST, "nothing is saved any more");
        }
    }
}

/// Writes one change after another until the test has ended.
fn write(store: &mut Store, host: &str, (session, now): (Session, Now), on: &Progress) -> Answers {
    let mut answers = Answers::default();
    let mut timer = PollTimer::new();
    let mut saved_at = Instant::now();
    for nth in 0.. {
        if on.has_ended.load(Ordering::Relaxed) {
            break;
        }
        let email = format!("{host}{nth}@eigendomein.nl");
        let begun = Instant::now();
        let done = store.execute(session, &World::invite(&email, JoinedBy::Added), now);
        answers.longest = answers.longest.max(begun.elapsed());
        match done {
            Ok(_) | Err(StoreError::Shared(SharedLogFailure::OnlyShared)) => {
                on.saved.fetch_add(1, Ordering::Relaxed);
                answers.saved.push(email);
                answers.pause = answers.pause.max(saved_at.elapsed());
                saved_at = Instant::now();
            }
            Err(StoreError::Shared(
                SharedLogFailure::Doubt | SharedLogFailure::NoStandby { was_sent: true },
            )) => answers.in_doubt.push(email),
            Err(StoreError::Shared(
                SharedLogFailure::Unreachable { .. }
                | SharedLogFailure::NoAnswer { .. }
                | SharedLogFailure::NoStandby { was_sent: false }
                | SharedLogFailure::Standby,
            )) => {
                answers.not_saved.push(email);
                timer.pause(Duration::from_millis(5));
            }
            // Also a refusal: it would mean that a change was carried out twice.
            Err(other) => panic!("{email}: {other:?}"),
        }
    }
    answers
}

/// Both hosts write while `fault` runs, once after every few changes.
pub(super) fn run<S: LogServer>(
    hosts: &mut TwoHosts<S>,
    what: &str,
    faults: usize,
    mut fault: impl FnMut(&mut S),
) -> Outcome {
    let mut rng = Rng::new(25);
    let on = Progress::default();
    let by = (hosts.first.session("piet"), hosts.first.now);
    let TwoHosts { cluster, first, second, .. } = hosts;
    let answers = thread::scope(|scope| {
        let writers = [("a", &mut first.store), ("b", second)].map(|(host, store)| {
            let on = &on;
            scope.spawn(move || write(store, host, by, on))
        });
        // Also if a fault panics, the writers must end.
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            for _ in 0..faults {
                on.wait_for(1 + rng.below(12));
                fault(cluster);
            }
            on.wait_for(4);
        }));
        on.has_ended.store(true, Ordering::Relaxed);
        let answers = writers.map(|writer| writer.join().unwrap());
        done.unwrap_or_else(|why| std::panic::resume_unwind(why));
        answers
    });
    let lines = check(hosts, what, faults, &answers);
    Outcome { lines, pause: answers.iter().map(|it| it.pause).max().unwrap() }
}

/// Compares the answers with the log, and the files of both hosts with it. Returns the number
/// of changes that were saved.
fn check<S: LogServer>(
    hosts: &mut TwoHosts<S>,
    what: &str,
    faults: usize,
    answers: &[Answers],
) -> usize {
    hosts.assert_same();
    let lines = invited(&mut hosts.cluster.owner());
    let of = |choose: fn(&Answers) -> &Vec<String>| answers.iter().flat_map(choose);
    for email in of(|it| &it.saved) {
        assert_eq!(lines.get(email), Some(&1), "{what}: {email} was saved");
    }
    for email in of(|it| &it.not_saved) {
        assert_eq!(lines.get(email), None, "{what}: {email} was not saved");
    }
    let kept = of(|it| &it.in_doubt).filter(|&email| lines.contains_key(email)).count();
    let saved = of(|it| &it.saved).count();
    assert_eq!(lines.len(), saved + kept);
    assert!(lines.values().all(|times| *times == 1));
    let longest = answers.iter().map(|it| it.longest).max().unwrap();
    report_figures(
        &format!("{what}, {faults} times"),
        &format!(
            "{saved} acknowledged, {} lines ({kept} of {} in doubt), {} refused, longest answer \
             {longest:.2?}",
            lines.len(),
            of(|it| &it.in_doubt).count(),
            of(|it| &it.not_saved).count(),
        ),
    );
    lines.len()
}

/// The addresses that writers invited, with the number of operations that invite each.
fn invited(owner: &mut postgres::Client) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in owner.query("select body from toegang.line order by number", &[]).unwrap() {
        let body: serde_json::Value = serde_json::from_str(line.get(0)).unwrap();
        let text = body.to_string();
        let email = text.split('"').find(|text| text.ends_with("@eigendomein.nl"));
        if let Some(email) = email
            && email[1..].starts_with(|first: char| first.is_ascii_digit())
        {
            found.entry(email.to_owned()).or_default().insert(body["handling"].to_string());
        }
    }
    found.into_iter().map(|(email, operations)| (email, operations.len())).collect()
}

fn connect_both(hosts: &mut TwoHosts, address: impl Fn(&str) -> String) {
    let log = |role: &str| Box::new(PostgresLog::new(&address(role)).unwrap());
    hosts.first.store.connect(log("owner"));
    hosts.second.connect(log("host"));
}

#[test]
fn a_cut_network_loses_and_doubles_nothing() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let network = Network::start(&hosts.cluster);
    connect_both(&mut hosts, |role| network.address(role));
    run(&mut hosts, "network cut", attempts(10, 200), |_| network.cut());
}

#[test]
fn a_killed_server_loses_and_doubles_nothing() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    run(&mut hosts, "server killed", attempts(2, 100), |cluster| {
        cluster.kill();
        cluster.restart();
    });
}

#[test]
fn a_promoted_standby_has_all_that_was_saved() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    hosts.cluster.wait_for_standby();
    let mut standby = hosts.cluster.standby();
    let folders = format!("{},{}", hosts.cluster.folder(), standby.folder());
    connect_both(&mut hosts, |role| format!("host={folders} user={role} dbname=postgres"));
    run(&mut hosts, "standby promoted", attempts(1, 20), |cluster| {
        cluster.kill();
        standby.promote();
        std::mem::swap(cluster, &mut standby);
        standby.restart_as_standby(cluster);
    });
}

/// Cancels what waits for a standby, once or until the writer ends; returns the writer's answer.
fn cancel_the_wait(hosts: &mut TwoHosts, is_once: bool) -> Result<(), SharedLogFailure> {
    let email = format!("cancel-{is_once}@eigendomein.nl");
    let by = (hosts.first.session("piet"), hosts.first.now);
    let TwoHosts { cluster, first, .. } = hosts;
    cluster.wait_for_standby();
    first.store.follow().unwrap();
    let mut owner = cluster.owner();
    let sql = "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
    let invite = World::invite(&email, JoinedBy::Added);
    thread::scope(|scope| {
        let writer = scope.spawn(|| first.store.execute(by.0, &invite, by.1));
        let mut timer = PollTimer::new();
        while !writer.is_finished() {
            let cancelled = !owner.query(sql, &[]).unwrap().is_empty();
            if cancelled && is_once {
                cluster.stop_waiting_for_standby();
                break;
            }
            assert!(timer.pause(Duration::from_millis(2)) < MOST);
        }
        match writer.join().unwrap() {
            Ok(_) => Ok(()),
            Err(StoreError::Shared(why)) => Err(why),
            Err(other) => panic!("{other:?}"),
        }
    })
}

#[test]
fn a_cancelled_wait_for_the_standby_is_never_called_saved() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    let before = hosts.first.store.head().unwrap();
    let in_doubt = Err(SharedLogFailure::NoStandby { was_sent: true });
    assert_eq!(cancel_the_wait(&mut hosts, false), in_doubt);
    assert_eq!(hosts.first.store.head().unwrap(), before);
    // It is in the log of the server, so the file follows it.
    hosts.cluster.stop_waiting_for_standby();
    hosts.assert_same();
    assert_ne!(hosts.first.store.head().unwrap(), before);
    // Once the wait is over in another way, the doubt is resolved.
    assert_eq!(cancel_the_wait(&mut hosts, true), Ok(()));
    hosts.assert_same();
}

/// Without the standby that it waits for, the server saves nothing. Both the writer whose change was
/// sent and one that waits behind it are told so, and not that the connection was lost.
#[test]
fn a_missing_standby_is_named_to_every_writer() {
    let Some(mut hosts) = TwoHosts::new() else { return };
    hosts.cluster.wait_for_standby();
    let by = (hosts.first.session("piet"), hosts.first.now);
    let TwoHosts { first, second, .. } = &mut hosts;
    let invite = |store: &mut Store, email: &str| match store.execute(
        by.0,
        &World::invite(email, JoinedBy::Added),
        by.1,
    ) {
        Err(StoreError::Shared(why)) => why,
        other => panic!("{other:?}"),
    };
    let was_sent = true;
    let sent = invite(&mut first.store, "first@eigendomein.nl");
    assert_eq!(sent, SharedLogFailure::NoStandby { was_sent });
    let waits = invite(second, "second@eigendomein.nl");
    assert_eq!(waits, SharedLogFailure::NoStandby { was_sent: false });
    // With a standby, the first change is there after all, and writing goes on.
    let standby = hosts.cluster.standby();
    hosts.assert_same();
    let sql = "select from toegang.line where body like '%first@%'";
    assert!(!hosts.cluster.owner().query(sql, &[]).unwrap().is_empty());
    let TwoHosts { second, .. } = &mut hosts;
    second.execute(by.0, &World::invite("second@eigendomein.nl", JoinedBy::Added), by.1).unwrap();
    drop(standby);
}
