//! Tests of the command line: output, errors and exit codes.

mod ambiguous;
mod ascii;
mod backup_restore;
mod clock;
mod completions;
mod days;
mod dry_run;
mod ending_access;
mod export_import;
mod guides;
mod help;
mod import;
mod import_errors;
mod join;
mod line_mode;
mod log;
mod maintenance;
mod manual;
mod output_formats;
mod over_ssh;
mod parity;
mod people_input;
mod reach;
mod refusals;
mod register_entry;
mod share;
mod ssh;
mod suggestions;
mod system_errors;
mod trade_register;
mod unusual_input;
mod unusual_output;
mod usage_errors;
mod writes;

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
    sync::LazyLock,
};

use serde_json::Value;
use tempfile::TempDir;
use toegang::{
    domain::{Day, Kind, Level, Membership, Record, Zone},
    example,
    store::Store,
    work,
};

use crate::support::{DatabaseFile, World};

/// Returns a command that runs the program without a terminal, with `home` as home folder.
pub(crate) fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toegang"));
    command.args(arguments).current_dir(home).env("HOME", home).env("TZ", "UTC");
    for name in crate::support::USER_ENV_VARS {
        command.env_remove(name);
    }
    if let Some(address) = crate::support::address_for(home, arguments) {
        command.env("TOEGANG_GEDEELD", address);
    }
    command.stdin(Stdio::null());
    command
}

fn run_program(home: &Path, arguments: &[&str]) -> Output {
    program(home, arguments).output().unwrap()
}

/// Runs the program with `--json` and these arguments, and returns the document.
pub(crate) fn json(arguments: &[&str]) -> Value {
    let done = run_program(Path::new("/"), &[arguments, &["--json"]].concat());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Creates a home folder with the small example; returns the path of the file.
pub(crate) fn small_world() -> (TempDir, String) {
    static FILE: LazyLock<DatabaseFile> = LazyLock::new(|| {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("t.db");
        let mut store = Store::open(&path, std::time::Duration::from_secs(1)).unwrap();
        store.set_first_zone(&Zone::new("UTC").unwrap()).unwrap();
        store.seed(&example::small(work::now(&work::zone()))).unwrap();
        DatabaseFile::of(store, &path)
    });
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("t.db");
    drop(FILE.copy_to(&path));
    (home, path.display().to_string())
}

pub(crate) fn run_toegang(home: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = run_program(home.path(), arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn every_list_is_one_document_with_a_schema() {
    let (_home, db) = small_world();
    let piet = ["--db", &db, "--als", "piet@eigendomein.nl"];
    let lists: [(&[&str], &str, &str); 5] = [
        (&["organisatie", "lijst"], "toegang.organisation.list/1", "organisations"),
        (&["lid", "lijst", "bakkerij"], "toegang.member.list/1", "members"),
        (&["uitnodiging", "lijst", "bakkerij"], "toegang.invitation.list/1", "invitations"),
        (&["postvak", "lijst"], "toegang.inbox.list/1", "requests"),
        (&["log"], "toegang.log.list/1", "entries"),
    ];
    for (words, schema, name) in lists {
        let document = json(&[&piet, words].concat());
        assert_eq!(document["schema"], schema);
        assert_eq!(document["truncated"], false);
        assert_eq!(document["count"], document[name].as_array().unwrap().len());
        assert_instants_are_rfc_3339(&document, "");
    }
    let members = json(&[&piet[..], &["member", "list", "bakkerij"]].concat());
    let els = &members["members"][0];
    assert_eq!(
        (&els["level"], &els["origin"]),
        (&"member".into(), &"own".into()),
        "English, stable"
    );
    assert!(els["since"].as_str().unwrap().ends_with('Z'), "RFC 3339 in UTC");
}

#[test]
fn the_file_is_checked_against_its_log() {
    let (home, db) = small_world();
    let (code, out, _) = run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!((code, out.trim()), (Some(0), "De tabellen komen precies overeen met het Logboek."));
    let harmed = rusqlite::Connection::open(&db).unwrap();
    harmed.execute("update membership set level = 'org_admin'", []).unwrap();
    let (code, out, err) = run_toegang(&home, &["--db", &db, "db", "check"]);
    assert_eq!(code, Some(8), "{err}");
    assert!(out.starts_with("Verschil"), "{out}");
}

#[test]
fn opening_the_file_expires_overdue_memberships() {
    let (home, db) = small_world();
    let mut world = World::open(Path::new(&db));
    let mut members = world.facts.memberships.values();
    let was = members.find(|row| row.level == Level::Member).unwrap().clone();
    let after = Membership { last_day: Day::new(2020, 1, 1), ..was.clone() };
    let was = Some(Record::Membership(was));
    world.write_event(Kind::MemberUntil, was, Record::Membership(after));
    drop(world);
    let old = rusqlite::Connection::open(&db).unwrap();
    let (code, ..) =
        run_toegang(&home, &["--db", &db, "--als", "piet@eigendomein.nl", "org", "list"]);
    assert_eq!(code, Some(0));
    let ended: i64 = old
        .query_row("select count(*) from membership where end_reason = 'expired'", [], |r| r.get(0))
        .unwrap();
    assert_eq!(ended, 1);
}

/// Asserts that every time in the document is RFC 3339 text, at any depth.
fn assert_instants_are_rfc_3339(value: &serde_json::Value, name: &str) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                assert_instants_are_rfc_3339(value, name);
            }
        }
        serde_json::Value::Array(rows) => {
            for value in rows {
                assert_instants_are_rfc_3339(value, name);
            }
        }
        serde_json::Value::Number(number) => {
            assert!(number.as_i64().is_none_or(|n| n < 1_000_000_000_000), "{name}: {number}");
        }
        _ => {}
    }
}

#[test]
fn lists_for_people_have_columns_and_no_colour() {
    let (home, db) = small_world();
    let (code, out, _) =
        run_toegang(&home, &["--db", &db, "--als", "PIET@eigendomein.nl", "org", "list"]);
    assert_eq!(code, Some(0));
    assert!(out.starts_with("Id  Naam"), "{out}");
    assert!(!out.contains('\x1b'));
    assert_eq!(out.lines().count(), 4);
}

#[test]
fn every_failure_has_its_exit_code() {
    let (home, db) = small_world();
    let with = |who: &'static str, words: &[&'static str]| {
        let mut all = vec!["--db", db.as_str(), "--als", who];
        all.extend(words);
        run_toegang(&home, &all)
    };
    let table = [
        (with("niemand@x.nl", &["log"]), 3, "Er is geen gebruiker met het adres"),
        (with("kees@eigendomein.nl", &["log"]), 4, "Je bent geblokkeerd, verwijderd"),
        (with("els@eigendomein.nl", &["uitnodiging", "lijst", "bakkerij"]), 4, "Piet de Vries"),
        (with("els@eigendomein.nl", &["lid", "lijst", "Piet Holding"]), 3, "niet gevonden"),
        (with("piet@eigendomein.nl", &["lid", "lijst", "b.v."]), 3, "Meer dan één"),
        (with("piet@eigendomein.nl", &["lid", "lijst", ""]), 3, "niet gevonden"),
        (run_toegang(&home, &["--db", &db, "log"]), 2, "--als"),
        (run_toegang(&home, &["--db", "/nergens/x.db", "--als", "a@b.nl", "log"]), 8, "is er niet"),
        (run_toegang(&home, &["--db", &db]), 2, "terminal"),
        (run_toegang(&home, &["--db", &db, "onzin"]), 2, "onzin"),
    ];
    for ((code, out, err), expected, said) in table {
        assert_eq!(code, Some(expected), "{err}");
        assert!(err.contains(said), "{err}");
        assert!(out.is_empty(), "data only on standard output: {out}");
    }
}

#[test]
fn errors_are_json_documents_without_control_characters() {
    let (home, db) = small_world();
    let (code, _, err) = run_toegang(
        &home,
        &["--db", &db, "--als", "els@eigendomein.nl", "uitnodiging", "lijst", "bakkerij", "--json"],
    );
    let error: Value = serde_json::from_str(&err).unwrap();
    assert_eq!((code, &error["error"]["code"]), (Some(4), &"not_org_admin".into()));
    assert_eq!(error["error"]["details"]["rule"], "R39");
    let evil = "\x1b]0;x\x07\u{202e}@eigendomein.nl";
    let (code, _, err) = run_toegang(&home, &["--db", &db, "--als", evil, "log"]);
    assert_eq!(code, Some(3));
    assert!(!err.trim_end().chars().any(toegang::domain::is_forbidden), "{err:?}");
}

#[test]
fn the_example_is_created_once_and_overwrites_nothing() {
    let home = tempfile::tempdir().unwrap();
    let made = home.path().join(".local/share/toegang/voorbeeld.db");
    let path = made.display().to_string();
    let opens = format!("toegang --db {path}");
    // Without a terminal, the example is created and the output shows how to open it.
    let (code, out, err) = run_toegang(&home, &["voorbeeld", "--klein"]);
    assert!(code == Some(0) && err.is_empty() && made.exists(), "{code:?} {err}");
    let told = [format!("staat in {path}\n"), format!("terminal: {opens}\n")];
    assert!(told.iter().all(|told| out.contains(told)), "{out}");
    let typed = out.lines().last().unwrap().split(": toegang ").nth(1).unwrap();
    let (code, list, _) = run_toegang(&home, &typed.split(' ').collect::<Vec<_>>());
    assert!(code == Some(0) && list.contains("Piet Holding"), "{typed}: {list}");
    let (code, out, _) = run_toegang(&home, &["voorbeeld", "--taal", "en"]);
    assert!(code == Some(0) && out.contains("Open it in a terminal: toegang --db"), "{out}");
    assert_eq!(json(&["voorbeeld", "--db", &path])["path"], path.as_str());
    assert_eq!(run_toegang(&home, &["voorbeeld", "--stil"]).1, "");
    let count =
        || json(&["--db", &path, "--als", "piet@eigendomein.nl", "org", "list"])["count"].clone();
    assert_eq!(count(), 3, "opened as it was left");
    assert_eq!(run_toegang(&home, &["voorbeeld", "--opnieuw"]).0, Some(0));
    assert_eq!(count(), 13, "made anew, whole this time");
    let (home, db) = small_world();
    let before = fs::read(&db).unwrap();
    let (code, _, err) = run_toegang(&home, &["voorbeeld", "--opnieuw", "--db", &db]);
    assert_eq!(code, Some(5), "{err}");
    assert!(err.contains("geen voorbeeld"), "{err}");
    assert_eq!(fs::read(&db).unwrap(), before);
}

/// An example whose creation was interrupted is created again.
#[test]
fn the_example_has_the_requested_number_of_users() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("v.db");
    let db = path.display().to_string();
    Store::open(&path, std::time::Duration::ZERO).unwrap().mark_example().unwrap();
    let words = ["voorbeeld", "--gebruikers", "1200", "--zaad", "3", "--db", &db];
    let (code, _, err) = run_toegang(&home, &words);
    assert_eq!((code, err.contains('#')), (Some(0), false), "no screens, no bar: {err}");
    assert_eq!(
        json(&["db", "controleer", "--db", &db])["differences"].as_array().unwrap().len(),
        0
    );
    let users = json(&["gebruiker", "lijst", "--db", &db, "--als", "piet@eigendomein.nl"]);
    assert_eq!(users["count"], 1_200 + 300);
    assert_eq!(run_toegang(&home, &["voorbeeld", "--gebruikers", "9", "--klein"]).0, Some(2));
}

#[test]
fn the_example_has_ordinary_or_varied_names() {
    let home = tempfile::tempdir().unwrap();
    let made = |names: &[&str]| {
        let path = home.path().join("v.db");
        let db = path.display().to_string();
        let all = [&["voorbeeld", "--gebruikers", "800", "--opnieuw", "--db", &db], names].concat();
        assert_eq!(run_toegang(&home, &all).0, Some(0), "{names:?}");
        let users = json(&["gebruiker", "lijst", "--db", &db, "--als", "piet@eigendomein.nl"]);
        users["users"].as_array().unwrap().iter().map(|row| row["name"].to_string()).collect()
    };
    let ordinary: std::collections::BTreeSet<String> = made(&[]);
    assert_eq!(made(&["--namen", "gewoon"]), ordinary);
    let wide = made(&["--namen", "breed"]);
    assert_ne!(wide, ordinary);
    assert_eq!(made(&["--names", "wide"]), wide);
    for refused in [
        &["--namen", "breed"][..],
        &["--klein", "--namen", "breed"],
        &["--gebruikers", "9", "--namen", "x"],
    ] {
        assert_eq!(
            run_toegang(&home, &[&["voorbeeld"], refused].concat()).0,
            Some(2),
            "{refused:?}"
        );
    }
}

#[test]
fn theme_contrast_and_mistakes_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let measured = |arguments: &[&str]| run_program(home.path(), arguments);
    assert_eq!(measured(&["thema", "controleer"]).status.code(), Some(0));
    let folder = home.path().join(".config/toegang/themas");
    fs::create_dir_all(&folder).unwrap();
    let own = "[thema]\nbasis = 'licht'\n[kleuren]\ngoed = '#cccccc'\nacent = 'vet'\n";
    fs::write(folder.join("grijs.toml"), own).unwrap();
    let done = measured(&["theme", "check"]);
    assert_eq!(done.status.code(), Some(5), "grey on white is too little");
    let said = String::from_utf8(done.stderr).unwrap();
    let place = "toegang: ~/.config/toegang/themas/grijs.toml, regel 5: ";
    assert_eq!(said, format!("{place}‘acent’ is onbekend. Bedoel je ‘accent’?\n"));
    let too_little = String::from_utf8(done.stdout).unwrap();
    let too_little: Vec<_> = too_little.lines().filter(|line| line.contains("te laag")).collect();
    assert!(!too_little.is_empty());
    assert!(too_little.iter().all(|line| line.starts_with("grijs") && line.contains("goed")));
    let names = measured(&["thema", "lijst", "--csv"]).stdout;
    let names = String::from_utf8(names).unwrap();
    assert_eq!(names, "Thema\r\nauto\r\ndonker\r\nlicht\r\ncontrast\r\nmono\r\ngrijs\r\n");
}

#[test]
fn a_diagnosis_gives_advice_and_checks_the_file() {
    let (home, db) = small_world();
    let said = |arguments: &[&str]| {
        let done = run_program(home.path(), arguments);
        (done.status.code(), serde_json::from_slice::<Value>(&done.stdout).unwrap())
    };
    let (code, fine) = said(&["--db", &db, "diagnose", "--json"]);
    assert_eq!(code, Some(0));
    assert_eq!(fine["schema"], "toegang.diagnosis/1");
    let one = |of: &Value, name: &str| {
        of["findings"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone()
    };
    assert_eq!(one(&fine, "file")["fine"], true);
    assert_eq!(one(&fine, "terminal")["fine"], false, "a test has none");
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "kleuren = true\n").unwrap();
    fs::write(home.path().join("brief.txt"), "Beste Piet").unwrap();
    let (code, wrong) = said(&["--db", "brief.txt", "doctor", "--json"]);
    assert_eq!(code, Some(8));
    assert_eq!(one(&wrong, "file")["fine"], false);
    let advice = one(&wrong, "settings")["advice"].as_str().unwrap().to_owned();
    assert!(advice.contains("config.toml, regel 1: ‘kleuren’"), "{advice}");
}

#[test]
fn a_database_path_needs_no_folder() {
    let home = tempfile::tempdir().unwrap();
    let done = run_program(home.path(), &["--db", "t.db", "registreer", "jan@bakker.example"]);
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(home.path().join("t.db").is_file());
}

#[test]
fn a_closed_output_pipe_is_no_error() {
    let (home, db) = small_world();
    let program = env!("CARGO_BIN_EXE_toegang");
    let script = format!("'{program}' --db '{db}' --als piet@eigendomein.nl log | head -1");
    let done = Command::new("sh").args(["-c", &script]).env("HOME", home.path()).output().unwrap();
    assert!(done.status.success());
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn help_is_in_dutch_and_lists_every_command() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, _) = run_toegang(&home, &["--help"]);
    assert_eq!(code, Some(0));
    for word in [
        "Gebruik:",
        "voorbeeld",
        "organisatie",
        "lid",
        "uitnodiging",
        "postvak",
        "log",
        "--als",
        "--json",
        "--db",
    ] {
        assert!(out.contains(word), "{word}");
    }
    assert_eq!(
        run_toegang(&home, &["--version"]).1,
        format!("toegang {}\n", env!("CARGO_PKG_VERSION"))
    );
}
