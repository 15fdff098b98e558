//! Eight programs give the same command at once: exactly one succeeds, and the others say that they
//! did not. Races within one program are in `store::races`.

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Child, Stdio},
    time::Duration,
};

use toegang::store::Store;

use crate::{
    cli::{json, program, small_world},
    support::{reached, times},
};

const PIET: &str = "piet@eigendomein.nl";
const ELS: &str = "els@eigendomein.nl";
const ANNA: &str = "anna@cijfermeesters.nl";

/// Number of concurrent programs.
const AT_ONCE: usize = 8;

/// A command and its user.
type Words<'a> = (&'a str, &'a [&'a str]);

/// Exit codes and first lines of output, with their counts.
type Ends = BTreeMap<(i32, String), usize>;

struct Race {
    home: tempfile::TempDir,
    db: String,
    ends: Ends,
}

impl Race {
    fn new() -> Self {
        let (home, db) = small_world();
        Self { home, db, ends: BTreeMap::new() }
    }

    fn start(&self, (who, words): Words<'_>) -> Child {
        let flags = ["--db", &self.db, "--als", who];
        let mut command = program(self.home.path(), &[&flags, words].concat());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// Returns the first line of output and the exit code.
    fn end(child: Child) -> (i32, String) {
        let done = child.wait_with_output().unwrap();
        let said = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        (done.status.code().unwrap(), said.lines().next().unwrap_or_default().to_owned())
    }

    fn does(&self, words: Words<'_>) {
        let (code, said) = Self::end(self.start(words));
        assert_eq!(code, 0, "{words:?}: {said}");
    }

    /// Runs these eight at once; returns how many report success.
    fn run(&mut self, words: &[Words<'_>], done: &str) -> usize {
        let all: Vec<Child> =
            words.iter().cycle().take(AT_ONCE).map(|words| self.start(*words)).collect();
        let mut winners = 0;
        for (code, said) in all.into_iter().map(Self::end) {
            winners += usize::from(said.starts_with(done));
            // Not busy, and not damaged either, as the file might look between two writes.
            assert!([0, 3, 4, 5, 6].contains(&code), "{code}: {said}");
            *self.ends.entry((code, said)).or_default() += 1;
        }
        winners
    }

    /// Returns the number of log entries of this kind.
    fn logged(&self, kind: &str) -> i64 {
        let db = rusqlite::Connection::open(&self.db).unwrap();
        let count = "select count(*) from log where kind = ?1 and via = 'cli'";
        db.query_row(count, [kind], |row| row.get(0)).unwrap()
    }

    fn over(self, what: &str, rounds: usize) {
        let store = Store::open(Path::new(&self.db), Duration::ZERO);
        assert_eq!(store.unwrap().check_log().unwrap(), []);
        reached(&format!("race, {what}"), &format!("{rounds} rounds, {:?}", self.ends));
    }
}

#[test]
fn of_eight_who_accept_at_once_one_succeeds() {
    let (mut race, rounds) = (Race::new(), times(7, 1_000));
    for round in 1..=rounds {
        race.does((PIET, &["lid", "voegtoe", "Piet Holding", ANNA]));
        let waits = json(&["--db", &race.db, "--als", ANNA, "postvak", "lijst"]);
        let id = waits["requests"][0]["id"].to_string();
        let winners = race.run(&[(ANNA, &["postvak", "accepteer", &id])], "Je bent nu lid");
        assert_eq!(winners, 1, "round {round}: {:?}", race.ends);
        assert_eq!(race.logged("request.accepted"), i64::try_from(round).unwrap());
        race.does((PIET, &["lid", "verwijder", "Piet Holding", ANNA, "--ja"]));
    }
    race.over("accepting", rounds);
}

#[test]
fn of_eight_who_change_a_role_one_has_changed_it() {
    let (mut race, rounds) = (Race::new(), times(7, 1_000));
    for round in 1..=rounds {
        let to = if round % 2 == 1 { "beheerder" } else { "lid" };
        let words = ["lid", "rol", to, "Bakkerij", ELS];
        assert_eq!(race.run(&[(PIET, &words)], "Nu "), 1, "round {round}: {:?}", race.ends);
        assert_eq!(race.logged("member.level"), i64::try_from(round).unwrap());
    }
    race.over("changing a role", rounds);
}

#[test]
fn of_eight_who_lower_two_admins_at_once_one_succeeds() {
    let (mut race, rounds) = (Race::new(), times(7, 1_000));
    race.does((PIET, &["lid", "rol", "beheerder", "Bakkerij", ELS]));
    for round in 1..=rounds {
        let lower = |whom| ["lid", "rol", "lid", "Bakkerij", whom];
        let both: [Words<'_>; 2] = [(PIET, &lower(ELS)), (ELS, &lower(PIET))];
        assert_eq!(race.run(&both, "Nu "), 1, "round {round}: {:?}", race.ends);
        let db = rusqlite::Connection::open(&race.db).unwrap();
        let left = "select u.email from membership m join user u on u.id = m.user_id
            join organisation o on o.id = m.org_id
            where o.name like 'Bakkerij%' and m.ended_at is null and m.level = 'org_admin'";
        let left: String = db.query_row(left, [], |row| row.get(0)).unwrap();
        let raised = if left == PIET { ELS } else { PIET };
        race.does((&left, &["lid", "rol", "beheerder", "Bakkerij", raised]));
    }
    race.over("the last Beheerder", rounds);
}
