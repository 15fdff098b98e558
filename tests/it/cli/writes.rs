//! Commands that change data: rules and log as on the screens, and stable output for scripts.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use serde_json::Value;

use super::{json, run_toegang, small_world};
use crate::support::World;

/// Runs commands as one user on one database.
pub(super) struct Shell<'a> {
    pub(super) db: &'a str,
    pub(super) who: &'a str,
}

impl Shell<'_> {
    pub(super) fn run(&self, words: &[&str]) -> (Option<i32>, String, String) {
        let home = tempfile::tempdir().unwrap();
        run_toegang(&home, &[&["--db", self.db, "--als", self.who], words].concat())
    }

    /// Runs a command that must succeed, and returns its output.
    #[track_caller]
    pub(super) fn run_ok(&self, words: &[&str]) -> String {
        let (code, out, err) = self.run(words);
        assert_eq!(code, Some(0), "{words:?}: {out}{err}");
        out
    }

    /// Runs a command that must fail. Returns the exit code and the error output.
    pub(super) fn run_err(&self, words: &[&str]) -> (i32, String) {
        let (code, out, err) = self.run(words);
        assert!(out.is_empty(), "{words:?} printed {out}");
        (code.unwrap(), err)
    }

    pub(super) fn json(&self, words: &[&str]) -> Value {
        json(&[&["--db", self.db, "--als", self.who], words].concat())
    }
}

pub(super) const PIET_EMAIL: &str = "piet@eigendomein.nl";
const ANNA_EMAIL: &str = "anna@cijfermeesters.nl";

/// A log entry without times: event, numbers of its subjects, and interface.
pub(super) type LogLine = (String, [Option<i64>; 3], String);

pub(super) fn log_lines(db: &str) -> Vec<LogLine> {
    let db = rusqlite::Connection::open(db).unwrap();
    let mut find = db
        .prepare(
            "select kind, actor, org_id, user_id, via from log where via <> 'import' order by seq",
        )
        .unwrap();
    let rows = find.query_map([], |row| {
        Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?], row.get(4)?))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn giving_access_in_the_shell_logs_like_the_screens() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let added = piet.json(&["lid", "voegtoe", "Piet Holding", "Jan Jansen", ANNA_EMAIL]);
    let results: Vec<_> = added["results"].as_array().unwrap().iter().collect();
    assert_eq!(added["schema"], "toegang.handling/1");
    assert_eq!(
        (&results[0]["name"], &results[0]["result"]),
        (&"Jan Jansen".into(), &"added".into())
    );
    assert_eq!(
        (&results[1]["name"], &results[1]["result"]),
        (&"Anna Visser".into(), &"asked".into())
    );
    let anna = Shell { db: &db, who: ANNA_EMAIL };
    let waiting = anna.json(&["postvak", "lijst"]);
    let id = waiting["requests"][0]["id"].to_string();
    anna.run_ok(&["inbox", "accept", &id]);
    let members = piet.json(&["lid", "lijst", "holding"]);
    assert_eq!(members["count"], 3);
    assert_same_log_as_screens(&db);
}

/// Asserts that the log of `db` equals the log after giving Jan and Anna access on the screens,
/// except for the interface.
#[track_caller]
pub(super) fn assert_same_log_as_screens(db: &str) {
    let mut it = crate::support::Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.press("2 end enter right +").type_text("jan").press("enter").type_text("anna");
    it.press("enter enter enter").press("g a").type_text("anna").press("enter 1 a");
    let by_screen = log_lines(&it.world.path().display().to_string());
    let by_shell = log_lines(db);
    assert_eq!(by_screen.len(), by_shell.len());
    for (screen, shell) in by_screen.into_iter().zip(by_shell) {
        assert_eq!((screen.2.as_str(), shell.2.as_str()), ("tui", "cli"));
        assert_eq!((screen.0, screen.1), (shell.0, shell.1));
    }
}

/// Runs the main scenario as a script that parses JSON with `jq`.
#[test]
fn access_can_be_given_by_a_script_with_jq() {
    // Skip the test without `jq`; the gate installs it.
    if Command::new("jq").arg("--version").output().is_err() {
        return;
    }
    let (home, db) = small_world();
    let script = r#"
        set -euo pipefail
        t() { toegang --als "$1" --json "${@:2}"; }
        org=$(t "$PIET" organisatie lijst | jq -re '.organisations[] | select(.name == "Piet Holding B.V.") | .id')
        t "$PIET" gebruiker lijst | jq -re '.users[] | select(.name == "Jan Jansen") | .email' > wie
        echo "$ANNA" >> wie
        t "$PIET" lid voegtoe "$org" - < wie | jq -re '[.results[].result] == ["added", "asked"]'
        request=$(t "$ANNA" postvak lijst | jq -re '.requests[] | select(.organisation.name == "Piet Holding B.V.") | .id')
        t "$ANNA" postvak accepteer "$request" | jq -re '.done'
        t "$PIET" lid lijst "$org" | jq -re '.count'
        t "$PIET" lid verwijder "$org" niemand 2> fout || jq -re '.error.code' fout
    "#;
    let mut bash = Command::new("bash");
    let folder = Path::new(env!("CARGO_BIN_EXE_toegang")).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    bash.args(["--norc", "-c", script]).current_dir(home.path()).env("HOME", home.path());
    bash.env("PATH", path).env("TOEGANG_DB", &db).env("PIET", PIET_EMAIL).env("ANNA", ANNA_EMAIL);
    let done = bash.output().unwrap();
    let out = String::from_utf8_lossy(&done.stdout);
    assert_eq!(out, "true\ntrue\n3\nno_such_member\n", "{done:?}");
    assert_same_log_as_screens(&db);
}

#[test]
fn a_dry_run_reports_the_effects_and_changes_nothing() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = log_lines(&db);
    let out = piet.run_ok(&["lid", "voegtoe", "holding", "jan jansen", "--proef"]);
    assert!(out.contains("niets gewijzigd") && out.contains("Jan Jansen is nu lid van"), "{out}");
    let trial = piet.json(&["gebruiker", "nodiguit", "x@eigendomein.nl", "--dry-run"]);
    assert_eq!(
        (&trial["done"], &trial["handling"], &trial["code"]),
        (&false.into(), &Value::Null, &Value::Null)
    );
    let (code, err) = piet.run_err(&["lid", "voegtoe", "nieuw", "els@eigendomein.nl", "--proef"]);
    assert!(code == 5 && err.contains("nog niet geactiveerd"), "{code} {err}");
    assert_eq!(log_lines(&db), before);
}

#[test]
fn a_bulk_command_is_all_or_nothing_unless_it_continues_on_error() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let both = ["lid", "voegtoe", "holding", "kees@eigendomein.nl", "els@eigendomein.nl"];
    let (code, err) = piet.run_err(&both);
    assert!(code == 5 && err.contains("Kees Mulder: is geblokkeerd."), "{code} {err}");
    assert_eq!(piet.json(&["lid", "lijst", "holding"])["count"], 1);
    let (code, out, _) = piet.run(&[&both[..], &["--doorgaan-bij-fout"]].concat());
    assert!(code == Some(10) && out.contains("Els Bakker is nu lid van"), "{out}");
    // Existing members do not stop the command, and a command without any change succeeds.
    let again = ["lid", "voegtoe", "holding", "els@eigendomein.nl", "jan@eigendomein.nl"];
    piet.run_ok(&again);
    let nothing = piet.json(&again);
    assert_eq!(nothing["done"], false);
    let (code, err) = piet.run_err(&["lid", "voegtoe", "holding", "niemand", "noor smit"]);
    assert!(code == 3 && err.contains("niemand") && !err.contains("noor"), "{code} {err}");
    assert_eq!(piet.json(&["lid", "lijst", "holding"])["count"], 3);
}

#[test]
fn names_are_read_from_a_file_or_standard_input() {
    let (home, db) = small_world();
    let names = home.path().join("namen.txt");
    std::fs::write(&names, "\u{feff}jan@eigendomein.nl\r\n\n  Els Bakker  \r\n").unwrap();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "holding", "--bestand", &names.display().to_string()]);
    assert_eq!(piet.json(&["lid", "lijst", "holding"])["count"], 3);
    let mut child = Command::new(env!("CARGO_BIN_EXE_toegang"))
        .args(["--db", &db, "--als", PIET_EMAIL, "lid", "verwijder", "holding", "-", "--ja"])
        .env("HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"Jan Jansen\nels@eigendomein.nl\n").unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8(done.stdout).unwrap().trim(),
        "Toegang tot Piet Holding B.V. ontzegd: Jan Jansen en Els Bakker"
    );
}

#[test]
fn destructive_commands_need_confirmation() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    for words in [
        &["lid", "verwijder", "bakkerij", "els"][..],
        &["lid", "verlaat", "bakkerij"],
        &["gebruiker", "verwijder", "jan"],
        &["partner", "beeindig", "cijfermeesters.nl"],
    ] {
        let before = log_lines(&db);
        let (code, err) = piet.run_err(words);
        assert!(code == 9 && err.contains("--ja"), "{words:?}: {code} {err}");
        assert_eq!(log_lines(&db), before);
    }
    piet.run_ok(&["lid", "verwijder", "bakkerij", "els", "--ja"]);
    piet.run_ok(&["ongedaan"]);
    piet.run_ok(&["opnieuw"]);
    let (code, _) = piet.run_err(&["opnieuw"]);
    assert_eq!(code, 3, "nothing to do again");
    let (code, err) = piet.run_err(&["organisatie", "verwijder", "bakkerij", "--naam", "Bakkerij"]);
    assert!(code == 5 && err.contains("niets gewijzigd"), "the whole name: {err}");
}

#[test]
fn organisations_users_and_partners_are_managed_in_the_shell() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let (code, err) = piet.run_err(&["organisatie", "voegtoe", "Koek B.V.", "--kvk", "123"]);
    assert!(code == 5 && err.contains("8 cijfers"), "{err}");
    piet.run_ok(&["organisatie", "voegtoe", "Koek B.V.", "--kvk", "12345678", "--plaats", "Delft"]);
    piet.run_ok(&["organisatie", "bewerk", "koek", "--website", "koek.example", "--plaats", ""]);
    piet.run_ok(&["organisatie", "activeer", "koek", "--uittreksel", "U-1"]);
    piet.run_ok(&["organisatie", "wijsaf", "koek", "--reden", "onleesbaar"]);
    piet.run_ok(&["organisatie", "activeer", "koek", "--betaling", "B-2"]);
    piet.run_ok(&["organisatie", "keurgoed", "koek"]);
    let koek = piet.json(&["organisatie", "toon", "koek"]);
    assert_eq!((&koek["status"], &koek["town"]), (&"active".into(), &Value::Null));
    assert_eq!(koek["numbers"][0]["value"], "12345678");
    let invited = piet.json(&["gebruiker", "voegtoe", "pim@eigendomein.nl", "--naam", "Pim Pauw"]);
    let code = invited["code"].as_str().unwrap();
    let home = tempfile::tempdir().unwrap();
    let (wrong, _, err) =
        run_toegang(&home, &["--db", &db, "activeer", "pim@eigendomein.nl", "AAAA"]);
    assert!(wrong == Some(3) && err.contains("Deze code klopt niet"), "{err}");
    let (done, out, _) = run_toegang(&home, &["--db", &db, "activeer", "pim@eigendomein.nl", code]);
    assert_eq!(done, Some(0), "{out}");
    piet.run_ok(&["gebruiker", "rol", "pim", "gevorderd"]);
    piet.run_ok(&["gebruiker", "relatiemanager", "pim", "ja"]);
    let pim = Shell { db: &db, who: "pim@eigendomein.nl" };
    let out = pim.run_ok(&["gebruiker", "naam", "Pim Pauw-Smit"]);
    assert!(out.contains("Je heet nu Pim Pauw-Smit."), "{out}");
    pim.run_ok(&["adres", "voegtoe", "pp@eigendomein.nl"]);
    let made = piet.json(&["adres", "code", "pim", "pp@eigendomein.nl"]);
    pim.run_ok(&["adres", "bevestig", "pp@eigendomein.nl", made["code"].as_str().unwrap()]);
    pim.run_ok(&["adres", "eerste", "pp@eigendomein.nl"]);
    pim.run_ok(&["adres", "verwijder", "pim@eigendomein.nl"]);
    let pim = Shell { db: &db, who: "pp@eigendomein.nl" };
    pim.run_ok(&["partner", "vraag", "luc@bouwwerk.be", "--bericht", "Hoi"]);
    pim.run_ok(&["partner", "trekin", "luc"]);
    pim.run_ok(&["partner", "vraag", "Luc Peeters"]);
    let luc = Shell { db: &db, who: "luc@bouwwerk.be" };
    luc.run_ok(&["postvak", "accepteer", "pim"]);
    assert_eq!(luc.json(&["partner", "lijst"])["count"], 2);
    piet.run_ok(&["partner", "beeindig", "bouwwerk.be", "--ja"]);
    piet.run_ok(&["gebruiker", "blokkeer", "pim"]);
    piet.run_ok(&["gebruiker", "deblokkeer", "pim"]);
    piet.run_ok(&["gebruiker", "verwijder", "pim", "--ja"]);
    let (code, err) = piet.run_err(&["gebruiker", "toon", "pim"]);
    assert!(code == 3 && err.contains("niet gevonden"), "{err}");
    let (checked, ..) = run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!(checked, Some(0));
}

#[test]
fn levels_last_days_and_requests_are_managed_in_the_shell() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "rol", "beheerder", "bakkerij", "els"]);
    piet.run_ok(&["lid", "rol", "beheerder", "bakkerij", "els", PIET_EMAIL]);
    piet.run_ok(&["lid", "tot", "2035-01-01", "bakkerij", "els"]);
    let els = &piet.json(&["lid", "lijst", "bakkerij"])["members"][0];
    assert_eq!((&els["level"], &els["until"]), (&"org_admin".into(), &"2035-01-01".into()));
    piet.run_ok(&["lid", "tot", "geen", "bakkerij", "els"]);
    let (code, err) = piet.run_err(&["lid", "tot", "morgen", "bakkerij", "els"]);
    assert!(code == 2 && err.contains("2026-12-31"), "{err}");
    piet.run_ok(&[
        "lid",
        "voegtoe",
        "bakkerij",
        "Anna Visser",
        "--rol",
        "beheerder",
        "--tot",
        "2035-01-01",
    ]);
    piet.run_ok(&["uitnodiging", "herinner", "bakkerij", "anna"]);
    piet.run_ok(&["uitnodiging", "trekin", "bakkerij", ANNA_EMAIL]);
    piet.run_ok(&["lid", "voegtoe", "bakkerij", ANNA_EMAIL]);
    let anna = Shell { db: &db, who: ANNA_EMAIL };
    anna.run_ok(&["postvak", "weiger", "bakkerij", "--reden", "Vraag Bram"]);
    let handled = piet.json(&["uitnodiging", "lijst", "bakkerij"]);
    assert_eq!(handled["invitations"][0]["decided"]["reason"], "Vraag Bram");
    let (code, err) = anna.run_err(&["lid", "lijst", "bakkerij"]);
    assert!(code == 3 && err.contains("niet gevonden"), "{err}");
    let els = Shell { db: &db, who: "els@eigendomein.nl" };
    els.run_ok(&["lid", "verlaat", "bakkerij", "--ja", "--stil"]);
}

#[test]
fn an_address_does_not_reveal_users_of_other_environments() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    // Dirk exists but cannot get a relation request. The error is the same as for an unknown
    // address.
    let (dirk, said) = piet.run_err(&["partner", "vraag", "dirk@cijfermeesters.nl"]);
    let (nobody, same) = piet.run_err(&["partner", "vraag", "niet@cijfermeesters.nl"]);
    assert_eq!(dirk, nobody);
    assert_eq!(said.replace("dirk", "niet"), same);
    let (dirk, said) = piet.run_err(&["lid", "voegtoe", "holding", "dirk@cijfermeesters.nl"]);
    let (nobody, same) = piet.run_err(&["lid", "voegtoe", "holding", "niet@cijfermeesters.nl"]);
    assert_eq!((dirk, said.replace("dirk", "niet")), (nobody, same));
}

#[test]
fn registering_creates_the_file() {
    let home = tempfile::tempdir().unwrap();
    let db = home.path().join("nieuw.db").display().to_string();
    let (code, out, err) =
        run_toegang(&home, &["--db", &db, "registreer", "an@nieuw.nl", "--naam", "An"]);
    assert!(code == Some(0) && out.contains("nieuw.nl"), "{out}{err}");
    let (code, _, err) = run_toegang(&home, &["--db", &db, "registreer", "b@gmail.com"]);
    assert!(code == Some(5) && err.contains("naam"), "{err}");
    assert!(Path::new(&db).exists());
    let an = Shell { db: &db, who: "an@nieuw.nl" };
    assert_eq!(an.json(&["gebruiker", "lijst"])["count"], 1);
    an.run_ok(&["omgeving", "deel", "nieuw.nl"]);
    let (code, _) = an.run_err(&["omgeving", "deel", "nieuw.nl"]);
    assert_eq!(code, 5, "it is shared already");
}

/// An attempt without permission is logged; a dry run is not.
#[test]
fn a_denied_attempt_is_logged_once() {
    let (_home, db) = small_world();
    let jan = Shell { db: &db, who: "jan@eigendomein.nl" };
    let noted = || {
        let file = rusqlite::Connection::open(&db).unwrap();
        let sql = "select group_concat(command || ' ' || code) from denied";
        file.query_row(sql, [], |row| row.get::<_, Option<String>>(0)).unwrap()
    };
    let block = ["gebruiker", "blokkeer", "els@eigendomein.nl"];
    assert_eq!(jan.run_err(&[&block[..], &["--proef"]].concat()).0, 4);
    assert_eq!(noted(), None);
    assert_eq!(jan.run_err(&block).0, 4);
    assert_eq!(noted().as_deref(), Some("user.block not_env_admin"));
    assert_eq!(jan.run_err(&[&block[..], &["--doorgaan-bij-fout"]].concat()).0, 4);
    assert_eq!(noted().unwrap().matches("user.block").count(), 2);
}

#[test]
fn shell_messages_name_commands_instead_of_keys() {
    let (home, db) = small_world();
    let says = |words: &[&str]| {
        let (_, out, err) =
            run_toegang(&home, &[&["--db", &db, "--als", PIET_EMAIL], words].concat());
        let keys = ["(x ", "(r ", "met R", "with R"];
        assert!(keys.iter().all(|key| !format!("{out}{err}").contains(key)), "{out}{err}");
        format!("{out}{err}")
    };
    let myself = ["lid", "verwijder", "bakkerij", PIET_EMAIL, "--ja"];
    assert!(says(&myself).contains("verlaat de organisatie."));
    let myself = [&myself[..], &["--taal", "en"]].concat();
    assert!(says(&myself).contains("leave the organisation."));
    says(&["lid", "rol", "beheerder", "bakkerij", "els"]);
    let shown = says(&["organisatie", "toon", "bakkerij"]);
    assert!(shown.contains("je kunt zelf veilig vertrekken (toegang lid verlaat)."), "{shown}");
}

#[test]
fn access_to_several_organisations_does_not_depend_on_their_order() {
    let give = |orgs: &[&str], options: &[&str]| {
        let (home, db) = small_world();
        let words = ["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker", "geeftoegang"];
        run_toegang(&home, &[&words, &["jan@eigendomein.nl"][..], orgs, options].concat())
    };
    for orgs in [["nieuw", "holding", "bakkerij"], ["holding", "nieuw", "bakkerij"]] {
        let (code, out, _) = give(&orgs, &["--doorgaan-bij-fout"]);
        assert_eq!(code, Some(10), "{out}");
        assert!(out.contains("Jan Jansen is nu lid van Piet Holding B.V. en Bakkerij"), "{out}");
        assert!(out.contains("Overgeslagen: Nieuw B.V. is nog niet geactiveerd"), "{out}");
        let (code, _, err) = give(&orgs, &[]);
        assert_eq!(code, Some(5), "{err}");
        assert!(err.contains("toegang: Nieuw B.V. is nog niet geactiveerd"), "{err}");
    }
    let (_, out, _) = give(&["holding", "bakkerij"], &["--csv"]);
    assert!(out.contains("added,,Piet Holding B.V.") && out.contains("added,,Bakkerij"), "{out}");
}

#[test]
fn access_to_organisations_is_for_known_people() {
    let (home, db) = small_world();
    let give = |who: &str, orgs: &[&str]| {
        let words = ["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker", "geeftoegang", who];
        run_toegang(&home, &[&words, orgs].concat())
    };
    for who in ["niemand@x.nl", "jan@eigendomein.nl; niemand@x.nl"] {
        let (_, _, err) = give(who, &["holding"]);
        assert!(err.contains("‘niemand@x.nl’") && !err.contains("--doorgaan-bij-fout"), "{err}");
    }
    let (code, out, err) = give("jan@eigendomein.nl; Els Bakker", &["holding"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(out.contains("Jan Jansen en Els Bakker zijn nu lid van Piet Holding B.V."), "{out}");
}

#[test]
fn values_are_set_for_several_users_at_once() {
    let (home, db) = small_world();
    let user = |words: &[&str]| {
        let head = ["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker"];
        run_toegang(&home, &[&head, words].concat())
    };
    let (code, out, err) = user(&["rol", "jan@eigendomein.nl", "els", "gevorderd"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(out.contains("Jan Jansen") && out.contains("Els Bakker"), "{out}");
    let (code, _, err) = user(&["blokkeer", "jan@eigendomein.nl", "noor"]);
    assert_ne!(code, Some(0), "all or nothing");
    assert!(err.contains("Noor"), "{err}");
    let (_, out, _) = user(&["blokkeer", "jan@eigendomein.nl", "noor", "--doorgaan-bij-fout"]);
    assert!(out.contains("Geblokkeerd: Jan Jansen"), "{out}");
}
