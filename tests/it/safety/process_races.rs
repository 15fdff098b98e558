//! Eight programs run one command at once. One succeeds, and the others report that they did
//! nothing. Races within one program are in `store::races`.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use toegang::store::Store;

use crate::{
    cli::{json, program, small_world},
    support::{attempts, report_figures},
};

const PIET_EMAIL: &str = "piet@eigendomein.nl";
const ELS_EMAIL: &str = "els@eigendomein.nl";
const ANNA_EMAIL: &str = "anna@cijfermeesters.nl";

/// Number of concurrent programs.
const PROGRAMS: usize = 8;

/// A user, and the words of a command.
type CommandLine<'a> = (&'a str, &'a [&'a str]);

/// Exit codes and first lines of output, with their counts.
type ExitCounts = BTreeMap<(i32, String), usize>;

struct Race {
    home: tempfile::TempDir,
    db: String,
    exits: ExitCounts,
}

impl Race {
    fn new() -> Self {
        let (home, db) = small_world();
        Self { home, db, exits: BTreeMap::new() }
    }

    fn start(&self, (who, words): CommandLine<'_>) -> Child {
        let flags = ["--db", &self.db, "--als", who];
        let mut command = program(self.home.path(), &[&flags, words].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Waits for a program, and returns its exit code and first line of output.
    fn wait(child: Child) -> (i32, String) {
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        (done.status.code().unwrap(), said.lines().next().unwrap_or_default().to_owned())
    }

    fn run_ok(&self, words: CommandLine<'_>) {
        let (code, said) = Self::wait(self.start(words));
        assert_eq!(code, 0, "{words:?}: {said}");
    }

    /// Runs all commands at once, and returns how many report success.
    fn run_at_once(&mut self, words: &[CommandLine<'_>], done: &str) -> usize {
        let all: Vec<Child> =
            words.iter().cycle().take(PROGRAMS).map(|words| self.start(*words)).collect();
        let mut winners = 0;
        for (code, said) in all.into_iter().map(Self::wait) {
            winners += usize::from(said.starts_with(done));
            // The exit codes for a busy file and for a damaged file must not occur.
            assert!([0, 3, 4, 5, 6].contains(&code), "{code}: {said}");
            *self.exits.entry((code, said)).or_default() += 1;
        }
        winners
    }

    /// Counts the log entries with this code.
    fn log_count(&self, kind: &str) -> i64 {
        let db = rusqlite::Connection::open(&self.db).unwrap();
        let count = "select count(*) from log where kind = ?1 and via = 'cli'";
        db.query_row(count, [kind], |row| row.get(0)).unwrap()
    }

    fn report(self, what: &str, rounds: usize) {
        let store = Store::open(Path::new(&self.db), Duration::ZERO);
        assert_eq!(store.unwrap().check_log().unwrap(), []);
        report_figures(&format!("race, {what}"), &format!("{rounds} rounds, {:?}", self.exits));
    }
}

#[test]
fn concurrent_acceptances_succeed_once() {
    let (mut race, rounds) = (Race::new(), attempts(7, 1_000));
    for round in 1..=rounds {
        race.run_ok((PIET_EMAIL, &["lid", "voegtoe", "Piet Holding", ANNA_EMAIL]));
        let waits = json(&["--db", &race.db, "--als", ANNA_EMAIL, "postvak", "lijst"]);
        let id = waits["requests"][0]["id"].to_string();
        let winners =
            race.run_at_once(&[(ANNA_EMAIL, &["postvak", "accepteer", &id])], "Je bent nu lid");
        assert_eq!(winners, 1, "round {round}: {:?}", race.exits);
        assert_eq!(race.log_count("request.accepted"), i64::try_from(round).unwrap());
        race.run_ok((PIET_EMAIL, &["lid", "verwijder", "Piet Holding", ANNA_EMAIL, "--ja"]));
    }
    race.report("accepting", rounds);
}

#[test]
fn concurrent_level_changes_succeed_once() {
    let (mut race, rounds) = (Race::new(), attempts(7, 1_000));
    for round in 1..=rounds {
        let to = if round % 2 == 1 { "beheerder" } else { "lid" };
        let words = ["lid", "rol", to, "Bakkerij", ELS_EMAIL];
        assert_eq!(
            race.run_at_once(&[(PIET_EMAIL, &words)], "Nu "),
            1,
            "round {round}: {:?}",
            race.exits
        );
        assert_eq!(race.log_count("member.level"), i64::try_from(round).unwrap());
    }
    race.report("changing a role", rounds);
}

#[test]
fn concurrent_demotions_of_two_admins_succeed_once() {
    let (mut race, rounds) = (Race::new(), attempts(7, 1_000));
    race.run_ok((PIET_EMAIL, &["lid", "rol", "beheerder", "Bakkerij", ELS_EMAIL]));
    for round in 1..=rounds {
        let lower = |whom| ["lid", "rol", "lid", "Bakkerij", whom];
        let both: [CommandLine<'_>; 2] =
            [(PIET_EMAIL, &lower(ELS_EMAIL)), (ELS_EMAIL, &lower(PIET_EMAIL))];
        assert_eq!(race.run_at_once(&both, "Nu "), 1, "round {round}: {:?}", race.exits);
        let db = rusqlite::Connection::open(&race.db).unwrap();
        let left = "select u.email from membership m join user u on u.id = m.user_id
            join organisation o on o.id = m.org_id
            where o.name like 'Bakkerij%' and m.ended_at is null and m.level = 'org_admin'";
        let left: String = db.query_row(left, [], |row| row.get(0)).unwrap();
        let raised = if left == PIET_EMAIL { ELS_EMAIL } else { PIET_EMAIL };
        race.run_ok((&left, &["lid", "rol", "beheerder", "Bakkerij", raised]));
    }
    race.report("the last Beheerder", rounds);
}
