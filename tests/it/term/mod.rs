//! The real program in a pseudo-terminal. There are few tests, only for code that the driver cannot
//! run.

mod appearance;
mod export;
mod input_parser;
mod notices;
mod random_bytes;
mod restricted;
mod saved_filters;
mod shared;
mod suspend;

use std::{fs, path::Path, time::Duration};

use tempfile::TempDir;
use toegang::text::Lang;

use crate::{cli::json, support::Pty};

/// Creates a home folder with the small example. Returns the folder and the path of the database.
fn create_home() -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let db = home.path().join("v.db").display().to_string();
    (home, db)
}

fn open_small_example(home: &Path, db: &str) -> Pty {
    let mut it = Pty::start(home, &["voorbeeld", "--klein", "--db", db]);
    it.see("Aanmelden als").see("9 gebruikers");
    it
}

/// Runs the main scenario of the README by keys only: two users, one database.
#[test]
fn piet_gives_access_and_anna_accepts() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    it.send("piet@").see("1 van 9").send("\r").see("3 organisaties");
    // Send all keys at once, faster than any reply.
    it.send("2/piet\r\x1b[C+jan\ranna\r\r\x13");
    it.see("Nu Lid: Jan Jansen · Gevraagd: Anna Visser");
    let members =
        json(&["--db", &db, "--als", "piet@eigendomein.nl", "lid", "lijst", "Piet Holding B.V."]);
    let members = members["members"].as_array().unwrap().clone();
    let names: Vec<_> = members.iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Jan Jansen", "Piet de Vries"]);

    let mut anna = Pty::start(home.path(), &["--db", &db, "--als", "anna@cijfermeesters.nl"]);
    anna.see("(1)").see("Cijfermeesters B.V.").miss("Piet Holding").send("1");
    anna.see("Organisatie Piet Holding B.V. wil met je samenwerken").send("a");
    anna.see("Je bent nu lid van Piet Holding B.V.").miss("(1)").send("2").see("Piet Holding B.V.");
    // The other program shows the change without input.
    it.see("Leden 3");
    let log = json(&["--db", &db, "--als", "piet@eigendomein.nl", "log"]);
    let entries = log["entries"].as_array().unwrap();
    let operations = |kind: &str| {
        let of_kind = entries.iter().filter(|entry| entry["kind"] == kind && entry["via"] == "tui");
        of_kind.map(|entry| entry["handling"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    let (added, sent) = (operations("member.added"), operations("request.sent"));
    assert_eq!((added.len(), sent.len()), (2, 1), "Jan, then Anna herself");
    assert!(added.contains(&sent[0]), "Jan and the request are one handling");
    assert_ne!(added[0], added[1]);
    it.send("q");
    assert_eq!(it.wait_exit(), 0);
    anna.send("\x03");
    assert_eq!(anna.wait_exit(), 0);
}

#[test]
fn plus_without_the_right_writes_nothing() {
    let (home, db) = create_home();
    open_small_example(home.path(), &db).send("\x03").wait_exit();
    let mut it = Pty::start(home.path(), &["--db", &db, "--als", "els@eigendomein.nl"]);
    it.see("Bakkerij").send("\r\x1b[C").see("alleen een Beheerder").see("Piet de Vries");
    let before = json(&["--db", &db, "--als", "piet@eigendomein.nl", "log"])["count"].clone();
    it.send("+").see("! Dit kan alleen een Beheerder");
    assert_eq!(json(&["--db", &db, "--als", "piet@eigendomein.nl", "log"])["count"], before);
    it.send("q").wait_exit();
}

#[test]
fn resizing_pasting_and_partial_sequences_do_no_harm() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    it.send("piet@\r").see("3 organisaties");
    it.resize(50, 12);
    it.see("Het venster is te klein");
    it.resize(120, 40);
    it.see("3 organisaties").send("/").wait_until("a cursor", |screen| !screen.hide_cursor());
    let paste = "bakkerij ".repeat(3_000);
    it.send(&format!("\x1b[200~{paste}\x1b[201~")).see("tekens van het geplakte");
    it.send("\x1b[1;").resize(100, 30);
    it.see("1 van 3").send("A").send("\x1b").see("3 organisaties").send("q").wait_exit();
}

#[test]
fn an_idle_program_writes_nothing() {
    let (home, db) = create_home();
    let mut it = open_small_example(home.path(), &db);
    it.send("piet@\r").see("3 organisaties");
    let activity = |it: &Pty| {
        let before = (it.written_len(), it.context_switches());
        std::thread::sleep(Duration::from_millis(1_500));
        (it.written_len() - before.0, it.context_switches() - before.1)
    };
    // Wait until no more output arrives.
    let last = (0..20).map(|_| activity(&it)).find(|change| *change == (0, 0));
    assert!(last.is_some(), "bytes, or threads that woke, while nothing happens");
    it.send("q").wait_exit();
}

#[test]
fn a_foreign_file_gives_a_one_line_error() {
    let (home, db) = create_home();
    fs::write(&db, "Beste Piet,").unwrap();
    let mut it = Pty::start(home.path(), &["--db", &db]);
    it.see("Dit bestand is niet van toegang");
    assert_eq!(it.wait_exit(), 8);
    assert_eq!(fs::read_to_string(&db).unwrap(), "Beste Piet,");
}

/// The next test starts this test as a separate process, where a worker panics. Does nothing in a
/// normal run.
#[test]
fn a_worker_panic_ends_the_program() {
    if std::env::var_os("TOEGANG_TEST_PANIC").is_none() {
        return;
    }
    let world = crate::support::World::small_world();
    let zone = toegang::work::zone();
    let now = toegang::work::now(&zone);
    toegang::term::report_panics(std::env::temp_dir(), Lang::Nl);
    let mut state = toegang::app::State::new(None, now, zone.clone(), Lang::Nl);
    let appearance = toegang::term::SharedAppearance {
        queries_background: false,
        keys: false,
        themes: Box::new(|_| Vec::new()),
    };
    let export: toegang::term::Exporter = std::sync::Arc::new(|_, _| Err(String::new()));
    let store = world.second_store();
    let outside = toegang::term::Outside { export, save_filter: Box::new(|_| Ok(())) };
    let done = toegang::term::run(&mut state, appearance, outside, |tell| {
        std::thread::spawn(|| {
            std::thread::sleep(Duration::from_millis(400));
            panic!("the name of somebody");
        });
        Ok(toegang::work::Workers::spawn(store, zone, None, tell)?)
    });
    panic!("it went on: {done:?}");
}

#[test]
fn a_panic_in_any_thread_restores_the_terminal() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("map\u{202e}\u{9b}2J");
    fs::create_dir(&home).unwrap();
    let mut it = Pty::start_test(&home, "term::a_worker_panic_ends_the_program");
    it.see("Aanmelden als").see("er ging iets mis; je gegevens zijn veilig. Verslag: ");
    assert_eq!(it.wait_exit(), 70);
    assert!(it.has_written("map\u{fffd}\u{fffd}2J") && !it.has_written("\u{202e}"));
    assert!(it.modes().contains(" echo "));
    let mut reports = fs::read_dir(home).unwrap().map(|entry| entry.unwrap().path());
    let report = reports.find(|path| path.display().to_string().contains("verslag")).unwrap();
    let report = fs::read_to_string(report).unwrap();
    assert!(report.contains("tests/it/term/mod.rs"), "{report}");
    assert!(!report.contains("somebody"), "a report holds nobody's data");
}

/// A terminal without cursor addressing gets line mode instead of screens.
#[test]
fn a_terminal_without_cursor_addressing_gets_line_mode() {
    let (home, db) = create_home();
    drop(toegang::store::Store::open(Path::new(&db), Duration::from_secs(1)).unwrap());
    let mut it = Pty::start_with_term(home.path(), "dumb", &["--db", &db]);
    it.see("Wie ben je?").see("Wat wil je doen?").send("stop\r");
    assert_eq!(it.wait_exit(), 0);
    assert!(!it.has_written("\x1b"), "no cursor movement, no colour");
}
