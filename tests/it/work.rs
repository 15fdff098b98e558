//! The worker threads on a real file: search results while names load, and while newer searches
//! arrive.

use std::{
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use jiff::tz::TimeZone;
use toegang::{
    domain::{
        Answer, CandidateRow, Command, Email, Failure, JoinedBy, Level, PlatformRole, Query,
        RegisterFault, Reply, Request, Scheme, SearchResult, SharedLogFailure, SharedLogState,
        Ticket, View,
    },
    register::KvkService,
    store::{PostgresLog, Store, Trial},
    work::{CandidateScope, TypedText, WorkerEvent, Workers},
};

use crate::support::{Cluster, KvkAnswer, KvkServer, PollTimer, World};

const REPLY_TIMEOUT: Duration = Duration::from_mins(1);

/// Creates the small example world with `more` extra users in Piet's environment.
fn world_with_users(more: usize) -> World {
    let mut world = World::small_world();
    let session = world.session("piet");
    world.store.begin().unwrap();
    for nth in 0..more {
        let email = Email::new(&format!("p{nth}@eigendomein.nl")).unwrap();
        let (full_name, role) = (None, PlatformRole::Basic);
        let command = Command::InviteUser { email, full_name, role, how: JoinedBy::Added };
        world.store.execute_one(session, &command, world.now, None).unwrap().unwrap();
    }
    world.store.end(true).unwrap();
    world
}

fn spawn_workers(world: &World) -> (Workers, Receiver<WorkerEvent>) {
    let (tell, events) = channel();
    let tell = Box::new(move |what| drop(tell.send(what)));
    (Workers::spawn(world.second_store(), TimeZone::UTC, None, tell).unwrap(), events)
}

/// Sends a search for candidates of Piet Holding, as Piet.
fn search_candidates(workers: &Workers, world: &World, ticket: u64, text: &str) {
    let (org, text) = (world.org("Piet Holding"), text.to_owned());
    let request = Request::Ask(Query::FindCandidates { org, text, take: 20 });
    workers.send(Ticket(ticket), Some(world.session("piet")), request);
}

fn candidate_result(event: WorkerEvent) -> Option<(u64, SearchResult<CandidateRow>)> {
    match event {
        WorkerEvent::Reply(ticket, Reply::Answer(Answer::Candidates(found))) => {
            Some((ticket.0, found))
        }
        WorkerEvent::Reply(_, other) => panic!("{other:?}"),
        WorkerEvent::NamesLoaded | WorkerEvent::FileChanged | WorkerEvent::SharedLog(_) => None,
    }
}

#[test]
fn a_search_answers_before_all_names_are_read_and_reports_more() {
    let world = world_with_users(1500);
    let (workers, events) = spawn_workers(&world);
    search_candidates(&workers, &world, 1, "p1499");
    let mut ticket = 1;
    let whole = loop {
        let what = events.recv_timeout(REPLY_TIMEOUT).expect("more names, or an answer");
        match candidate_result(what) {
            Some((_, found)) if found.whole => break found,
            Some(_) => {}
            None => {
                ticket += 1;
                search_candidates(&workers, &world, ticket, "p1499");
            }
        }
    };
    let typed = [0, 1].map(|group| whole.counts[group] - whole.similar[group]);
    assert_eq!((typed, whole.searched), ([1, 0], 1500 + 5 + 3), "own and partners");
    assert_eq!(whole.rows[0].email, "p1499@eigendomein.nl");
}

/// Sends a filter of the user list, as Piet.
fn filter_users(workers: &Workers, world: &World, ticket: u64, text: &str) {
    let view = View { filter: text.to_owned(), take: 20, ..View::default() };
    workers.send(Ticket(ticket), Some(world.session("piet")), Request::Ask(Query::Users(view)));
}

#[test]
fn a_filter_during_loading_counts_all_names() {
    let world = world_with_users(1500);
    let (workers, events) = spawn_workers(&world);
    filter_users(&workers, &world, 1, "p1");
    loop {
        match events.recv_timeout(REPLY_TIMEOUT).expect("the filter is answered") {
            WorkerEvent::Reply(Ticket(1), Reply::Answer(Answer::Users(page))) => {
                // `p1` matches users 1, 10 to 19, 100 to 199 and 1000 to 1499.
                assert_eq!((page.rows.len(), page.total), (20, 1 + 10 + 100 + 500));
                break;
            }
            WorkerEvent::Reply(_, other) => panic!("{other:?}"),
            WorkerEvent::NamesLoaded | WorkerEvent::FileChanged | WorkerEvent::SharedLog(_) => {}
        }
    }
}

#[test]
fn a_cancelled_filter_delays_no_other_and_gets_no_empty_answer() {
    let world = world_with_users(1500);
    let (workers, events) = spawn_workers(&world);
    filter_users(&workers, &world, 1, "p1");
    workers.cancel(Ticket(1));
    filter_users(&workers, &world, 2, "p14");
    loop {
        match events.recv_timeout(REPLY_TIMEOUT).expect("the second is answered") {
            WorkerEvent::Reply(Ticket(1), Reply::Answer(Answer::Users(page))) => {
                assert_eq!(page.total, 611, "it was done before it was given up");
            }
            WorkerEvent::Reply(Ticket(2), Reply::Answer(Answer::Users(page))) => {
                assert_eq!(page.total, 1 + 10 + 100);
                break;
            }
            WorkerEvent::Reply(Ticket(1), _)
            | WorkerEvent::NamesLoaded
            | WorkerEvent::FileChanged
            | WorkerEvent::SharedLog(_) => {}
            WorkerEvent::Reply(_, other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn fast_typing_never_shows_an_outdated_answer() {
    let world = world_with_users(300);
    let (workers, events) = spawn_workers(&world);
    let text = "p29p29@eigendomein.nl p2";
    for end in 1..=text.len() {
        search_candidates(&workers, &world, end as u64, &text[..end]);
    }
    let (mut last, mut ticket) = (0, text.len() as u64);
    let shown = loop {
        let what = events.recv_timeout(REPLY_TIMEOUT).expect("the last is answered");
        let Some((shown, found)) = candidate_result(what) else {
            ticket += 1;
            search_candidates(&workers, &world, ticket, "p29@");
            continue;
        };
        assert!(shown > last, "{shown} after {last}");
        last = shown;
        if found.whole {
            break found;
        }
    };
    assert!(last >= text.len() as u64, "nothing of what was typed over is answered: {last}");
    assert!(shown.rows.iter().all(|row| row.email.starts_with("p29@")), "{shown:?}");
}

#[test]
fn changes_by_others_are_found_without_reading_all_names_again() {
    let mut world = world_with_users(40);
    let mut finder = toegang::work::Finder::default();
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Piet Holding") };
    let reader = world.second_store();
    let now = world.now;
    let mut find = |text: &str| {
        let found = finder.candidates(&reader, scope, TypedText { text, take: 50 }, now).unwrap();
        found.rows.iter().map(|row| row.person.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find("quirijn"), [""; 0]);
    let email = Email::new("quirijn@eigendomein.nl").unwrap();
    let (full_name, role) = (None, PlatformRole::Basic);
    world
        .act("piet", &Command::InviteUser { email, full_name, role, how: JoinedBy::Added })
        .unwrap();
    assert_eq!(find("quirijn"), ["quirijn@eigendomein.nl"]);
    let user = world.store.find_user("quirijn@eigendomein.nl").unwrap().unwrap().id;
    world.act("piet", &Command::WithdrawInvitation { user }).unwrap();
    assert_eq!(find("quirijn"), [""; 0]);
    assert_eq!(find("p39@"), ["p39@eigendomein.nl"]);
}

/// A row that an earlier key showed is not read again, until somebody changes the file.
#[test]
fn rows_are_read_once_until_the_file_changes() {
    let mut world = World::small_world();
    let mut reader = world.second_store();
    let (tell, statements) = channel();
    let told = move |sql: &str| tell.send(sql.contains("full_name")).unwrap_or_default();
    reader.trace_statements(told).unwrap();
    let reads = move || statements.try_iter().filter(|reads_rows| *reads_rows).count();
    let mut finder = toegang::work::Finder::default();
    let scope = CandidateScope { session: world.session("piet"), org: world.org("Bakkerij") };
    let now = world.now;
    let mut find = |text: &str| {
        let found = finder.candidates(&reader, scope, TypedText { text, take: 50 }, now);
        found.map(|found| found.rows.iter().map(|row| row.standing.is_open()).collect::<Vec<_>>())
    };
    assert_eq!(find("jan janse").unwrap(), [true]);
    assert!(reads() > 0);
    assert_eq!(find("jan jansen").unwrap(), [true]);
    assert_eq!(reads(), 0, "the row is kept");

    let add = world.add_as("Bakkerij", &["jan"], Level::OrgAdmin);
    world.act("piet", &add).unwrap();
    assert_eq!(find("jan jansen").unwrap(), [false], "Jan is a member now");
    assert!(reads() > 0);

    let remove = world.remove("Bakkerij", &["piet"]);
    world.act("jan", &remove).unwrap();
    assert!(find("jan jansen").is_err(), "Piet may not add members any more");
}

/// After the first change the watcher checks less often. If only the next check noticed the second
/// change, each try would be late; a busy machine is not late three times in a row.
#[test]
fn a_later_change_is_noticed_as_soon_as_the_first() {
    let (between, soon) = (Duration::from_millis(820), Duration::from_millis(500));
    let is_soon = |_: usize| {
        let mut world = World::small_world();
        let (_workers, events) = spawn_workers(&world);
        let mut is_noticed = false;
        for who in ["jan", "noor"] {
            let (add, piet) = (world.add("Bakkerij", &[who]), world.session("piet"));
            world.store.execute(piet, &add, world.now).unwrap();
            is_noticed =
                events.recv_timeout(if who == "jan" { REPLY_TIMEOUT } else { soon }).is_ok();
            if who == "jan" {
                assert!(is_noticed, "a change after the workers start is noticed");
                while events.recv_timeout(between).is_ok() {}
            }
        }
        is_noticed
    };
    assert!((0..3).any(is_soon));
}

#[test]
fn the_workers_follow_other_hosts_and_report_a_lost_log() {
    let Some(cluster) = Cluster::start() else { return };
    let log = || PostgresLog::new(&cluster.address("owner")).unwrap();
    let mut world = World::small_world();
    world.store.publish(log(), Trial::Keep).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.db");
    Store::join_as_new_file(&path, None, log()).unwrap();
    let mut other = Store::open(&path, Duration::from_secs(30)).unwrap();
    other.connect(Box::new(log()));

    let (tell, events) = channel();
    let tell = Box::new(move |what| drop(tell.send(what)));
    let mut here = world.second_store();
    cluster.grant();
    here.connect(Box::new(PostgresLog::new(&cluster.address("host")).unwrap()));
    // Another host that is connected.
    let mut owner = cluster.owner();
    owner.batch_execute("set application_name = 'toegang elsewhere'").unwrap();
    let workers = Workers::spawn(here, TimeZone::UTC, None, tell).unwrap();
    let first = events.recv_timeout(REPLY_TIMEOUT).unwrap();
    let followed = WorkerEvent::SharedLog(SharedLogState::Followed { other_hosts: 1 });
    assert_eq!(format!("{first:?}"), format!("{followed:?}"));
    let add = world.add("Piet Holding", &["jan"]);
    other.execute(world.session("piet"), &add, world.now).unwrap();
    let end = other.head().unwrap();
    while world.store.head().unwrap() != end {
        let what = events.recv_timeout(REPLY_TIMEOUT).expect("the file follows");
        assert!(matches!(what, WorkerEvent::FileChanged | WorkerEvent::SharedLog(_)), "{what:?}");
    }
    // After a change, a screen keeps only the connection that follows.
    let add = Request::Do(world.add("Bakkerij", &["jan"]));
    workers.send(Ticket(1), Some(world.session("piet")), add);
    let is_done = |it: &WorkerEvent| matches!(it, WorkerEvent::Reply(_, Reply::Done { .. }));
    while !is_done(&events.recv_timeout(REPLY_TIMEOUT).unwrap()) {}
    let sql = "select count(*) from pg_stat_activity where usename = 'host'";
    let mut timer = PollTimer::new();
    while owner.query_one(sql, &[]).unwrap().get::<_, i64>(0) != 1 {
        assert!(timer.pause(Duration::from_millis(5)) < REPLY_TIMEOUT);
    }
    let next = || loop {
        match events.recv_timeout(REPLY_TIMEOUT).expect("the log is lost, and found") {
            WorkerEvent::SharedLog(state) => break state,
            WorkerEvent::FileChanged => {}
            other => panic!("{other:?}"),
        }
    };
    cluster.suspend();
    let lost = loop {
        if let SharedLogState::Lost(lost) = next() {
            break lost.why;
        }
    };
    let is_away = matches!(
        lost,
        Failure::Shared(SharedLogFailure::Unreachable { .. } | SharedLogFailure::NoAnswer { .. })
    );
    assert!(is_away, "{lost:?}");
    cluster.resume();
    while !matches!(next(), SharedLogState::Followed { .. }) {}
    drop(workers);
}

#[test]
fn a_silent_service_delays_no_search_for_people() {
    let server = KvkServer::start(vec![("", KvkAnswer::Silence)]);
    let kvk = KvkService::new(&server.url(), "sleutel");
    let world = World::small_world();
    let (tell, events) = channel();
    let tell = Box::new(move |what| drop(tell.send(what)));
    let workers = Workers::spawn(world.second_store(), TimeZone::UTC, Some(kvk), tell).unwrap();
    let (scheme, text) = (Scheme::Kvk, "donald".to_owned());
    let search = Request::Ask(Query::FindEnterprises { scheme, text, take: 5 });
    workers.send(Ticket(1), Some(world.session("piet")), search);
    search_candidates(&workers, &world, 2, "els");
    let replies = std::iter::from_fn(|| events.recv_timeout(REPLY_TIMEOUT).ok());
    let mut replies = replies.filter_map(|event| match event {
        WorkerEvent::Reply(ticket, reply) => Some((ticket.0, reply)),
        _ => None,
    });
    let (first, _) = replies.next().unwrap();
    assert_eq!(first, 2, "people are found while the service is silent");
    let (second, reply) = replies.next().unwrap();
    let slow = Failure::TradeRegister(RegisterFault::ServiceSlow);
    assert_eq!((second, reply), (1, Reply::Failed(slow)));
}
