//! Days and clocks: a last day ends in the time zone of the file, and a wrong clock expires
//! nothing.

use std::{fs, path::Path, time::Duration};

use toegang::{
    domain::{Day, Zone},
    example,
    store::Store,
    work,
};

use super::{program, small_world, writes::PIET_EMAIL};

/// The time zone where a day ends last. Its date always differs from the date in [`EARLIEST_ZONE`].
const LATEST_ZONE: &str = "Etc/GMT+12";
const EARLIEST_ZONE: &str = "Pacific/Kiritimati";

fn run_in_zone(
    home: &tempfile::TempDir,
    zone: &str,
    words: &[&str],
) -> (Option<i32>, String, String) {
    let done = program(home.path(), words).env("TZ", zone).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

fn today_in(zone: &str) -> Day {
    work::now(&Zone::new(zone).unwrap().time_zone().unwrap()).today
}

#[test]
fn a_last_day_ends_in_the_zone_of_the_file() {
    let (home, db) = small_world();
    let with = ["--db", &db, "--als", PIET_EMAIL];
    let run = |zone: &str, words: &[&str]| run_in_zone(&home, zone, &[&with[..], words].concat());
    let (code, out, err) = run("UTC", &["onderhoud", "tijdzone", LATEST_ZONE]);
    assert!(code == Some(0) && out.contains(LATEST_ZONE) && out.contains("was UTC"), "{out}{err}");
    let day = today_in(LATEST_ZONE).to_string();
    let (code, _, err) =
        run(EARLIEST_ZONE, &["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl", "--tot", &day]);
    assert_eq!(code, Some(0), "the day is not over where the file is: {err}");
    for zone in [EARLIEST_ZONE, "Pacific/Auckland", LATEST_ZONE] {
        let (code, out, err) = run(zone, &["lid", "lijst", "bakkerij"]);
        assert!(code == Some(0) && out.contains("Jan Jansen"), "{zone}: {out}{err}");
    }
    let (_, out, _) = run(EARLIEST_ZONE, &["diagnose"]);
    assert!(out.contains("Tijdzone van het bestand") && out.contains(LATEST_ZONE), "{out}");
    // In the zone where the last day is over, the membership has ended and the log records that.
    assert_eq!(run("UTC", &["onderhoud", "tijdzone", EARLIEST_ZONE]).0, Some(0));
    let (_, out, _) = run(LATEST_ZONE, &["lid", "lijst", "bakkerij"]);
    assert!(!out.contains("Jan Jansen"), "{out}");
}

#[test]
fn the_zone_is_logged_exported_and_restored() {
    let (home, db) = small_world();
    let run = |words: &[&str]| run_in_zone(&home, "UTC", &[&["--db", &db][..], words].concat());
    assert_eq!(run(&["onderhoud", "tijdzone", "Europe/Amsterdam"]).0, Some(0));
    let (code, out, _) = run(&["onderhoud", "tijdzone", "europe/amsterdam"]);
    assert!(code == Some(0) && !out.contains("was"), "it is that already: {out}");
    let (code, _, err) = run(&["onderhoud", "tijdzone", "Nergens/Land"]);
    assert!(code == Some(2) && err.contains("kent de tijdzone ‘Nergens/Land’ niet"), "{err}");
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
        let (code, out, err) = run_in_zone(&home, "Asia/Tokyo", &words);
        assert_eq!(code, Some(0), "{out}{err}");
        let store = Store::open(&home.path().join(made), Duration::from_secs(1)).unwrap();
        assert_eq!(store.zone().unwrap(), Zone::new("Europe/Amsterdam"), "{made}");
        assert_eq!(store.check_log().unwrap(), []);
    }
    // `db controleer` finds a time zone that was changed without a log entry.
    let by_hand = rusqlite::Connection::open(&db).unwrap();
    by_hand.execute("update meta set value = 'Asia/Tokyo' where name = 'zone'", []).unwrap();
    let (code, out, _) = run(&["db", "controleer"]);
    assert!(code == Some(8) && out.contains("meta zone"), "{out}");
}

#[test]
fn an_unknown_time_zone_is_reported_and_not_treated_as_utc() {
    let (home, db) = small_world();
    let (code, out, err) =
        run_in_zone(&home, "Nergens/Land", &["--db", &db, "--als", PIET_EMAIL, "org", "lijst"]);
    assert!(code == Some(0) && out.contains("Bakkerij"), "{out}{err}");
    assert!(err.contains("kent de tijdzone TZ=Nergens/Land niet") && err.contains("UTC"), "{err}");
    let new = ["--db", "nieuw.db", "registreer", "x@nieuwbedrijf.nl"];
    let (code, _, err) = run_in_zone(&home, "Nergens/Land", &new);
    assert!(code == Some(2) && err.contains("kent de tijdzone TZ=Nergens/Land niet"), "{err}");
    assert!(!fs::exists(home.path().join("nieuw.db")).unwrap());
    let (code, _, err) = run_in_zone(&home, "Asia/Tokyo", &new);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let store = Store::open(&home.path().join("nieuw.db"), Duration::from_secs(1)).unwrap();
    assert_eq!(store.zone().unwrap(), Zone::new("Asia/Tokyo"), "of who made it");
}

#[test]
fn a_file_without_a_zone_gets_the_zone_of_the_first_system() {
    let (home, db) = small_world();
    let by_hand = rusqlite::Connection::open(&db).unwrap();
    by_hand.execute("delete from meta where name = 'zone'", []).unwrap();
    drop(by_hand);
    let list = ["--db", &db, "--als", PIET_EMAIL, "org", "lijst"];
    let (code, _, err) = run_in_zone(&home, "Europe/Amsterdam", &list);
    assert!(code == Some(0) && err.contains("dit systeem, Europe/Amsterdam"), "{err}");
    assert_eq!(run_in_zone(&home, "Asia/Tokyo", &list).2, "");
    let store = Store::open(Path::new(&db), Duration::from_secs(1)).unwrap();
    assert_eq!(store.zone().unwrap(), Zone::new("Europe/Amsterdam"));
}

/// The log ends long ago, as if the clock were more than a year ahead.
#[test]
fn a_clock_far_ahead_of_the_log_expires_nothing_and_warns() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("t.db");
    let mut store = Store::open(&path, Duration::from_secs(1)).unwrap();
    store.set_first_zone(&Zone::new("UTC").unwrap()).unwrap();
    let now = work::now(&work::zone());
    let then =
        toegang::domain::Now { at: now.at.plus_days(-400), today: now.today.plus_days(-400) };
    store.seed(&example::full(then)).unwrap();
    let head = store.head().unwrap();
    let db = path.display().to_string();
    let words = ["--db", &db, "--als", PIET_EMAIL, "org", "lijst"];
    let (code, _, err) = run_in_zone(&home, "UTC", &words);
    assert!(code == Some(0) && err.contains("ver na de laatste regel van het Logboek"), "{err}");
    assert_eq!(store.head().unwrap(), head, "a look wrote nothing");
    let english = [&words[..], &["--taal", "en"]].concat();
    assert!(run_in_zone(&home, "UTC", &english).2.contains("long after the last line of the Log"));
    for form in ["--json", "--jsonl", "--csv"] {
        let (code, _, err) = run_in_zone(&home, "UTC", &[&words[..], &[form]].concat());
        assert_eq!((code, err.as_str()), (Some(0), ""), "{form}: notices are for people");
    }
}
