//! Writers of one database wait in a queue, first come, first served. A writer that leaves the
//! queue or stops in it does not block the others.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    process::{Child, Output, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use toegang::domain::{JoinedBy, Receipt};

use crate::{
    cli::{program, run_toegang, small_world},
    support::{PollTimer, World},
};

/// A timeout that no test reaches.
const PATIENCE: Duration = Duration::from_secs(30);

/// Returns the number of writers in the queue of this database.
fn waiting_count(world: &World) -> usize {
    let wal = fs::metadata(format!("{}-wal", world.path().display())).unwrap();
    let inode = format!(":{} ", wal.ino());
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let locks = locks.lines().filter(|line| line.contains("OFDLCK"));
    let start = |line: &str| line.split_once(&inode).map(|(_, bytes)| !bytes.starts_with("0 "));
    locks.filter(|line| start(line) == Some(true)).count()
}

fn wait_until_in_line(world: &World, count: usize) {
    let mut timer = PollTimer::new();
    while waiting_count(world) != count {
        assert!(timer.pause(Duration::from_millis(1)) < PATIENCE, "{count} are not in line");
    }
}

/// Starts a thread of this program that adds a user.
fn start_thread(world: &World, name: &str) -> JoinHandle<Receipt> {
    let (mut store, session, now) = (world.second_store(), world.session("piet"), world.now);
    let add = World::invite(&format!("{name}@eigendomein.nl"), JoinedBy::Added);
    thread::spawn(move || store.execute(session, &add, now).unwrap())
}

/// Starts another process that adds a user.
fn start_program(world: &World, email: &str) -> Child {
    let db = world.path().display().to_string();
    let words = ["--db", &db, "--als", "piet@eigendomein.nl", "--wacht", "60"];
    let words = [&words[..], &["gebruiker", "voegtoe", email]].concat();
    let mut command = program(world.path().parent().unwrap(), &words);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

fn assert_success(done: &Output) {
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn writers_are_served_in_order_of_arrival() {
    let mut world = World::small_world();
    world.store.begin().unwrap();
    let mut writers = Vec::new();
    for count in 1..=6 {
        writers.push(start_thread(&world, &format!("nummer{count}")));
        wait_until_in_line(&world, count);
    }
    world.store.end(true).unwrap();
    let served: Vec<_> =
        writers.into_iter().map(|writer| writer.join().unwrap().operation).collect();
    assert!(served.is_sorted(), "{served:?}");
    assert_eq!(waiting_count(&world), 0);
}

#[test]
fn a_killed_writer_leaves_the_line() {
    let mut world = World::small_world();
    world.store.begin().unwrap();
    let mut first = start_program(&world, "eerst@eigendomein.nl");
    wait_until_in_line(&world, 1);
    let second = start_thread(&world, "tweede");
    wait_until_in_line(&world, 2);
    first.kill().unwrap();
    first.wait().unwrap();
    wait_until_in_line(&world, 1);
    world.store.end(true).unwrap();
    second.join().unwrap();
    assert_eq!(waiting_count(&world), 0);
}

#[test]
fn a_stopped_writer_is_overtaken_and_goes_on_later() {
    let mut world = World::small_world();
    world.store.begin().unwrap();
    let first = start_program(&world, "eerst@eigendomein.nl");
    wait_until_in_line(&world, 1);
    let second = start_thread(&world, "tweede");
    wait_until_in_line(&world, 2);
    send(&first, Signal::STOP);
    let since = Instant::now();
    world.store.end(true).unwrap();
    second.join().unwrap();
    start_thread(&world, "derde").join().unwrap();
    // If the stopped writer kept its place in the queue, the second store would wait for 30 s.
    assert!(since.elapsed() < PATIENCE / 2, "{:?}", since.elapsed());
    send(&first, Signal::CONT);
    assert_success(&first.wait_with_output().unwrap());
    assert!(world.store.find_user("eerst@eigendomein.nl").unwrap().is_some());
}

#[test]
fn a_writer_that_does_not_end_makes_the_file_busy_for_writers_only() {
    let (home, db) = small_world();
    let mut world = World::open(db.as_ref());
    world.store.begin().unwrap();
    let piet = ["--db", &db, "--als", "piet@eigendomein.nl", "--wacht", "1"];
    let add = [&piet[..], &["gebruiker", "voegtoe", "nieuw@eigendomein.nl"]].concat();
    let (code, _, said) = run_toegang(&home, &add);
    assert_eq!(code, Some(7), "{said}");
    assert!(said.contains("Het bestand is bezet: een ander proces schrijft."), "{said}");
    let copy = home.path().join("kopie.db").display().to_string();
    for reads in [&["db", "controleer"][..], &["db", "kopie", &copy]] {
        let (code, _, said) = run_toegang(&home, &[&["--db", &db], reads].concat());
        assert_eq!(code, Some(0), "{said}");
    }
    world.store.end(false).unwrap();
    assert_eq!(run_toegang(&home, &add).0, Some(0));
}
