//! System faults while a user gives access on the screens. Messages are true, unsaved changes do
//! not look saved, and the chosen people and input stay.

use std::{collections::BTreeMap, path::Path, time::Duration};

use rusqlite::Connection;
use toegang::store::Store;

use super::faults::FAULTS;
use crate::{
    cli::{json, small_world},
    support::{
        AttachedStrace, Pty, attempts, can_trace, fault_positions, is_long_run, report_figures,
    },
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";
/// Number of pages in the `-wal` that triggers a checkpoint.
const CHECKPOINT_PAGES: usize = 1_000;

/// Returns the members of Piet Holding and the people with a request, as a new program reads them.
fn members_and_invitees(db: &str) -> (Vec<String>, Vec<String>) {
    let names = |list: &str, rows: &str, name: &str| {
        let found = json(&["--db", db, "--als", PIET_EMAIL, list, "lijst", "Piet Holding B.V."]);
        let rows = found[rows].as_array().unwrap().clone();
        rows.iter().map(|row| row.pointer(name).unwrap().as_str().unwrap().to_owned()).collect()
    };
    (names("lid", "members", "/name"), names("uitnodiging", "invitations", "/addressee/name"))
}

/// Returns the members and invited people before the change.
fn before_change() -> (Vec<String>, Vec<String>) {
    (vec!["Piet de Vries".to_owned()], Vec::new())
}

fn after_change() -> (Vec<String>, Vec<String>) {
    let (jan, piet) = ("Jan Jansen".to_owned(), "Piet de Vries".to_owned());
    (vec![jan, piet], vec!["Anna Visser".to_owned()])
}

fn shows_success(screen: &str) -> bool {
    screen.contains("Nu Lid: Jan Jansen · Gevraagd: Anna Visser")
}

/// Opens a connection that fills the `-wal`, so that the next writer checkpoints. Keeps the `-wal`
/// full while open.
fn fill_wal(db: &str) -> Connection {
    let file = Connection::open(db).unwrap();
    file.execute_batch("pragma synchronous = off; pragma wal_autocheckpoint = 0").unwrap();
    for _ in 0..=CHECKPOINT_PAGES {
        file.execute("update counter set fresh = fresh", []).unwrap();
    }
    file
}

/// Gives Jan access and sends Anna a request, with a fault in the nth call of this kind in each
/// thread. Returns the first message on the screen; `None` if no thread makes that many calls.
fn give_access(kind: &str, nth: usize, full: bool) -> Option<String> {
    let what = format!("{kind} {nth}, full: {full}");
    let (home, db) = small_world();
    let _held = full.then(|| fill_wal(&db));
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", PIET_EMAIL]);
    it.see("3 organisaties").send("2\x1b[F\r\x1b[C+jan\rann\r\rbWelkom bij ons\r");
    it.see("Enter: 1 toevoegen en 1 verzoek sturen").see("Welkom bij ons").see("Leden 1");
    let (wal, shm) = (format!("{db}-wal"), format!("{db}-shm"));
    let paths = [db.as_str(), &wal, &shm, home.path().to_str().unwrap()];
    let attached = AttachedStrace::attach(it.child.process_id().unwrap(), (kind, nth), &paths);
    it.send("\r").wait_until(&what, |screen| {
        let said = screen.contents();
        shows_success(&said) || said.contains('✗')
    });
    let said = it.contents();
    let first = if shows_success(&said) { "done".to_owned() } else { shown_error(&said) };
    if !shows_success(&said) {
        for part in ["Leden 1", "Verzoeken 0", "Welkom bij ons", "Jan Jansen", "Anna Visser"] {
            assert!(said.contains(part), "{what}, {part}: {said}");
        }
        // A page that fails to read once is not reported as damage.
        assert!(!said.contains("beschadigd"), "{what}: {said}");
    }
    // If releasing a lock fails, the program holds the lock until it ends. No other program can
    // open the file until then.
    if kind.starts_with("fcntl") {
        let met = attached.detach();
        it.send("\x03\x03").wait_exit();
        assert_eq!(
            members_and_invitees(&db),
            if shows_success(&said) { after_change() } else { before_change() },
            "{what}: {said}"
        );
        return met.then_some(first);
    }
    if !shows_success(&said) {
        assert_eq!(members_and_invitees(&db), before_change(), "{what}: {said}");
        it.send("\r").wait_until(&what, |screen| shows_success(&screen.contents()));
    }
    let met = attached.detach();
    assert_eq!(members_and_invitees(&db), after_change(), "{what}: {}", it.contents());
    assert_rows_shown(&mut it);
    assert_eq!(it.send("q").wait_exit(), 0, "{what}");
    assert_eq!(members_and_invitees(&db), after_change(), "{what}");
    let store = Store::open(Path::new(&db), Duration::from_secs(5)).unwrap();
    assert_eq!(store.check_log().unwrap(), [], "{what}");
    met.then_some(first)
}

/// Asserts that the rows match the saved data. If reloading failed, the screen must say so and
/// offer to retry.
fn assert_rows_shown(it: &mut Pty) {
    let shown = |said: &str| said.contains("Leden 2") && said.contains("Verzoeken 1");
    it.wait_until("told", |screen| {
        let said = screen.contents();
        shown(&said) || said.contains('✗')
    });
    if !shown(&it.contents()) {
        it.send("R").wait_until("the rows", |screen| shown(&screen.contents()));
    }
}

/// Returns the visible part of the error message on the screen.
fn shown_error(screen: &str) -> String {
    let line = screen.lines().find_map(|line| line.split_once('✗')).unwrap().1;
    line.trim_matches(['─', ' ', '│']).chars().take(40).collect()
}

#[test]
fn screen_messages_are_true_for_every_failing_call() {
    if !can_trace() {
        return;
    }
    let short =
        ["pwrite64:error=ENOSPC", "pwrite64:error=EIO", "fsync:error=EIO", "pread64:error=EIO"];
    let kinds = if is_long_run() { &FAULTS[..] } else { &short };
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    for (kind, full) in kinds.iter().flat_map(|kind| [(kind, false), (kind, true)]) {
        // A short run tests the first two calls, because waiting for a lock takes ten seconds.
        let most = if is_long_run() { usize::MAX } else { 2 };
        let slow = kind.starts_with("fcntl");
        for nth in fault_positions().filter(|nth| !slow || nth.is_power_of_two()).take(most) {
            let Some(first) = give_access(kind, nth, full) else { break };
            *ends.entry(first).or_default() += 1;
        }
    }
    assert!(ends.len() > 1, "something failed and something did not matter: {ends:?}");
    report_figures("faults of the system under the screens", &format!("{ends:?}"));
}

/// Each thread retries a page that fails to read once, also during a search.
#[test]
fn a_failed_read_during_a_search_is_retried() {
    if !can_trace() {
        return;
    }
    let mut met = 0;
    for nth in 1..=attempts(6, 40) {
        let (home, db) = small_world();
        let mut it = Pty::start(home.path(), &["--db", &db, "--als", PIET_EMAIL]);
        it.see("3 organisaties").send("2\x1b[F\r\x1b[C+").see("Jan Jansen");
        let (wal, shm) = (format!("{db}-wal"), format!("{db}-shm"));
        let paths = [db.as_str(), &wal, &shm];
        let to = it.child.process_id().unwrap();
        let attached = AttachedStrace::attach(to, ("pread64:error=EIO", nth), &paths);
        // A change by another program makes each thread read again.
        json(&[
            "--db",
            &db,
            "--als",
            PIET_EMAIL,
            "lid",
            "voegtoe",
            "Piet Holding",
            "noor@eigendomein.nl",
        ]);
        it.send("jan").wait_until("found", |screen| {
            let said = screen.contents();
            said.contains("1 treffer") || said.contains('✗')
        });
        assert!(!it.contents().contains('✗'), "{nth}: {}", it.contents());
        met += usize::from(attached.detach());
        it.send("\x03\x03").wait_exit();
    }
    assert!(met > 0);
}
