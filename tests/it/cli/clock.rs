//! Days and clocks: a last day ends in the zone of the file, and a wrong clock ends nothing.

use std::{fs, path::Path, time::Duration};

use toegang::{
    domain::{Day, Zone},
    example,
    store::Store,
    work,
};

use super::{program, small_world, writes::PIET};

/// The zone where a day ends last; with the zone where the next day begins first, the dates always
/// differ.
const LAST: &str = "Etc/GMT+12";
const FIRST: &str = "Pacific/Kiritimati";

fn says(home: &tempfile::TempDir, zone: &str, words: &[&str]) -> (Option<i32>, String, String) {
    let done = program(home.path(), words).env("TZ", zone).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn today(zone: &str) -> Day {
    work::now(&Zone::new(zone).unwrap().time_zone().unwrap()).today
}

#[test]
fn a_last_day_ends_in_the_zone_of_the_file_whoever_looks_from_where() {
    let (home, db) = small_world();
    let with = ["--db", &db, "--als", PIET];
    let run = |zone: &str, words: &[&str]| says(&home, zone, &[&with[..], words].concat());
    let (code, out, err) = run("UTC", &["onderhoud", "tijdzone", LAST]);
    assert!(code == Some(0) && out.contains(LAST) && out.contains("was UTC"), "{out}{err}");
    let day = today(LAST).to_string();
    let (code, _, err) =
        run(FIRST, &["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl", "--tot", &day]);
    assert_eq!(code, Some(0), "the day is not over where the file is: {err}");
    for zone in [FIRST, "Pacific/Auckland", LAST] {
        let (code, out, err) = run(zone, &["lid", "lijst", "bakkerij"]);
        assert!(code == Some(0) && out.contains("Jan Jansen"), "{zone}: {out}{err}");
    }
    let (_, out, _) = run(FIRST, &["diagnose"]);
    assert!(out.contains("Tijdzone van het bestand") && out.contains(LAST), "{out}");
    // In the zone where the day is over the membership ends, and the log has an entry.
    assert_eq!(run("UTC", &["onderhoud", "tijdzone", FIRST]).0, Some(0));
    let (_, out, _) = run(LAST, &["lid", "lijst", "bakkerij"]);
    assert!(!out.contains("Jan Jansen"), "{out}");
}

#[test]
fn the_zone_is_part_of_the_log_of_the_export_and_of_what_is_saved() {
    let (home, db) = small_world();
    let run = |words: &[&str]| says(&home, "UTC", &[&["--db", &db][..], words].concat());
    assert_eq!(run(&["onderhoud", "tijdzone", "Europe/Amsterdam"]).0, Some(0));
    let (code, out, _) = run(&["onderhoud", "tijdzone", "europe/amsterdam"]);
    assert!(code == Some(0) && !out.contains("was"), "it is that already: {out}");
    let (code, _, err) = run(&["onderhoud", "tijdzone", "Nergens/Land"]);
    assert!(code == Some(2) && err.contains("‘Nergens/Land’ is geen tijdzone"), "{err}");
    let (_, lines, _) = run(&["db", "exporteer"]);
    assert!(lines.contains("\"kind\":\"file.zone\""), "{lines}");
    assert!(lines.lines().next().unwrap().contains("\"zone\":\"Europe/Amsterdam\""), "{lines}");
    assert_eq!(run(&["db", "controleer"]).0, Some(0));
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, lines).unwrap();
    for (made, words) in [
        ("nieuw.db", vec!["--db", "nieuw.db", "db", "importeer", &text]),
        ("gered.db", vec!["--db", &db, "db", "herstel", "gered.db"]),
    ] {
        let (code, out, err) = says(&home, "Asia/Tokyo", &words);
        assert_eq!(code, Some(0), "{out}{err}");
        let store = Store::open(&home.path().join(made), Duration::from_secs(1)).unwrap();
        assert_eq!(store.zone().unwrap(), Zone::new("Europe/Amsterdam"), "{made}");
        assert_eq!(store.check_log().unwrap(), []);
    }
    // The check finds a zone changed without a log entry.
    let by_hand = rusqlite::Connection::open(&db).unwrap();
    by_hand.execute("update meta set value = 'Asia/Tokyo' where name = 'zone'", []).unwrap();
    let (code, out, _) = run(&["db", "controleer"]);
    assert!(code == Some(8) && out.contains("meta zone"), "{out}");
}

#[test]
fn a_zone_that_nobody_knows_is_said_and_not_taken_for_utc() {
    let (home, db) = small_world();
    let (code, out, err) =
        says(&home, "Nergens/Land", &["--db", &db, "--als", PIET, "org", "lijst"]);
    assert!(code == Some(0) && out.contains("Bakkerij"), "{out}{err}");
    assert!(err.contains("TZ=Nergens/Land is geen tijdzone") && err.contains("UTC"), "{err}");
    let new = ["--db", "nieuw.db", "registreer", "x@nieuwbedrijf.nl"];
    let (code, _, err) = says(&home, "Nergens/Land", &new);
    assert!(code == Some(2) && err.contains("TZ=Nergens/Land is geen tijdzone"), "{err}");
    assert!(!fs::exists(home.path().join("nieuw.db")).unwrap());
    let (code, _, err) = says(&home, "Asia/Tokyo", &new);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let store = Store::open(&home.path().join("nieuw.db"), Duration::from_secs(1)).unwrap();
    assert_eq!(store.zone().unwrap(), Zone::new("Asia/Tokyo"), "of who made it");
}

/// A file without a zone gets that of the first system that opens it, with a notice.
#[test]
fn a_file_without_a_zone_gets_one_once_and_it_is_said() {
    let (home, db) = small_world();
    let by_hand = rusqlite::Connection::open(&db).unwrap();
    by_hand.execute("delete from meta where name = 'zone'", []).unwrap();
    drop(by_hand);
    let list = ["--db", &db, "--als", PIET, "org", "lijst"];
    let (code, _, err) = says(&home, "Europe/Amsterdam", &list);
    assert!(code == Some(0) && err.contains("dit systeem, Europe/Amsterdam"), "{err}");
    assert_eq!(says(&home, "Asia/Tokyo", &list).2, "");
    let store = Store::open(Path::new(&db), Duration::from_secs(1)).unwrap();
    assert_eq!(store.zone().unwrap(), Zone::new("Europe/Amsterdam"));
}

/// As if this computer's clock were more than a year ahead.
#[test]
fn a_clock_far_ahead_of_the_log_ends_nothing_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("t.db");
    let mut store = Store::open(&path, Duration::from_secs(1)).unwrap();
    store.begin_zone(&Zone::new("UTC").unwrap()).unwrap();
    let now = work::now(&work::zone());
    let then =
        toegang::domain::Now { at: now.at.plus_days(-400), today: now.today.plus_days(-400) };
    store.seed(&example::whole(then)).unwrap();
    let head = store.head().unwrap();
    let db = path.display().to_string();
    let words = ["--db", &db, "--als", PIET, "org", "lijst"];
    let (code, _, err) = says(&home, "UTC", &words);
    assert!(code == Some(0) && err.contains("ver na de laatste regel van het Logboek"), "{err}");
    assert_eq!(store.head().unwrap(), head, "a look wrote nothing");
    let english = [&words[..], &["--taal", "en"]].concat();
    assert!(says(&home, "UTC", &english).2.contains("long after the last line of the log"));
    for form in ["--json", "--jsonl", "--csv"] {
        let (code, _, err) = says(&home, "UTC", &[&words[..], &[form]].concat());
        assert_eq!((code, err.as_str()), (Some(0), ""), "{form}: notices are for people");
    }
}
