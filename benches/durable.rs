//! Benchmarks adding a membership durably to disk, beside a bare durable write in each run; and
//! reading names and pages from a file with a hundred thousand users. `cargo bench --bench durable`
//! prints the table; its files go to the temporary folder.

use std::{
    fs::File,
    io::{Seek, Write},
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use divan::{Bencher, black_box};
use tempfile::TempDir;
use toegang::{
    domain::{
        Answer, ChosenPerson, Command, Day, Level, Moment, Now, OrgId, PageRequest, Query, Session,
        UserId, Via, View,
    },
    example,
    store::Store,
    work::{Finder, TypedText},
};

fn main() {
    divan::main();
}

const NOW: Now = Now { at: Moment(1_795_450_200_000), today: Day(jiff::civil::date(2026, 11, 23)) };

/// A session for Piet in the example world.
const PIET: Session = Session { user: UserId(5), via: Via::Tui };

/// Users added to the full example world.
const USERS: usize = 100_000;

/// A database in its own temporary folder.
struct World {
    store: Store,
    org: OrgId,
    /// Users to add, each used once before any repeats.
    users_to_add: Vec<UserId>,
    next: AtomicUsize,
    folder: TempDir,
}

impl World {
    fn new(users: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder of our own");
        let mut store = Store::open(&folder.path().join("t.db"), Duration::ZERO).expect("a file");
        let mut crowd = example::crowd(NOW, users, 0);
        let first = crowd.first_free_id();
        store.seed_with(first, &mut crowd).expect("the world keeps the constraints");
        let view = View { filter: "piet holding".to_owned(), take: 1, ..View::default() };
        let answer = store.ask(PIET, &Query::Organisations(view), NOW);
        let Ok(Answer::Organisations(page)) = answer else { panic!("Piet has organisations") };
        let org = page.rows.first().map(|row| row.id).expect("Piet Holding is one of them");
        let view = View { take: users, ..View::default() };
        let Ok(Answer::Users(page)) = store.ask(PIET, &Query::Users(view), NOW) else {
            panic!("Piet sees his users")
        };
        let is_new = |id: &UserId| id.0 >= first - i64::try_from(users).unwrap_or(0);
        let free = page.rows.iter().map(|row| row.person.id).filter(is_new).collect();
        Self { store, org, users_to_add: free, next: AtomicUsize::new(0), folder }
    }

    fn add(&self, count: usize) -> Command {
        let from = self.next.fetch_add(count, Ordering::Relaxed);
        let users =
            self.users_to_add.iter().cycle().skip(from % self.users_to_add.len()).take(count);
        let pick =
            |user: &UserId| ChosenPerson { user: *user, level: Level::Member, last_day: None };
        Command::AddMembers { org: self.org, picks: users.map(pick).collect(), message: None }
    }
}

fn add(bencher: Bencher<'_, '_>, count: usize) {
    let mut world = World::new(USERS);
    bencher.bench_local(|| {
        let command = world.add(count);
        // A few users are blocked or already members, and refused; a handful among thousands.
        black_box(world.store.execute(PIET, &command, NOW).is_ok())
    });
}

/// Appends 4 KiB and syncs it to disk.
#[divan::bench(sample_count = 500, sample_size = 1)]
fn bare_write(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder of our own");
    let mut file = File::create(folder.path().join("t")).expect("a file");
    bencher.bench_local(|| {
        file.write_all(&[7; 4096]).expect("room on the disk");
        file.sync_data().expect("a disk");
        file.stream_position().expect("a file has one")
    });
}

#[divan::bench(sample_count = 500, sample_size = 1)]
fn one_membership(bencher: Bencher<'_, '_>) {
    add(bencher, 1);
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn hundred_memberships(bencher: Bencher<'_, '_>) {
    add(bencher, 100);
}

/// Reads the names of all users into memory, on one thread.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn load_names(bencher: Bencher<'_, '_>) {
    let world = World::new(USERS);
    bencher.bench_local(|| {
        Finder::default()
            .people(&world.store, TypedText { text: "", take: 1 }, NOW)
            .expect("a file")
    });
}

/// Reads a page of the user list, with a page before and after.
#[divan::bench(args = ["first", "last", "filter"])]
fn page_of_users(bencher: Bencher<'_, '_>, which: &str) {
    let world = World::new(USERS);
    let (page_request, filter) = match which {
        "last" => (PageRequest::Last, ""),
        "filter" => (PageRequest::First, "jansen"),
        _ => (PageRequest::First, ""),
    };
    let view = View { page_request, filter: filter.to_owned(), take: 240, ..View::default() };
    let mut finder = Finder::default();
    finder.users(&world.store, PIET, &view, NOW).expect("Piet sees his users");
    bencher.bench_local(|| {
        black_box(finder.users(&world.store, PIET, &view, NOW).expect("Piet sees his users"))
    });
    drop(world.folder);
}
