//! The log on the command line: filters, and following it.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use serde_json::Value;

use super::{
    run_toegang, small_world,
    writes::{PIET_EMAIL, Shell},
};

fn log_entries(piet: &Shell<'_>, words: &[&str]) -> Vec<Value> {
    piet.json(&[&["log"], words].concat())["entries"].as_array().unwrap().clone()
}

#[test]
fn the_log_is_filtered_by_user_event_organisation_and_time() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "holding", "jan jansen"]);
    let all = log_entries(&piet, &[]).len();
    let kinds = |words: &[&str]| {
        let rows = log_entries(&piet, words);
        rows.iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let members = kinds(&["--wat", "member.*"]);
    assert!(!members.is_empty() && members.iter().all(|kind| kind.starts_with("member.")));
    assert_eq!(
        kinds(&["--what", "*.added"]).iter().filter(|kind| *kind == "user.removed").count(),
        0
    );
    assert_eq!(kinds(&["--wat", "member.add"]).len(), 0, "a whole name, or a star");
    let holding = log_entries(&piet, &["--organisatie", "holding"]);
    assert!(holding.iter().all(|row| row["organisation"]["name"] == "Piet Holding B.V."));
    assert!(!holding.is_empty() && holding.len() < all);
    let by_piet = log_entries(&piet, &["--wie", "PÍET"]);
    assert!(by_piet.iter().all(|row| row["actor_name"] == "Piet de Vries"));
    assert!(!by_piet.is_empty() && by_piet.len() < all);
    let today = toegang::work::now(&jiff::tz::TimeZone::UTC).today;
    let (today, tomorrow) = (today.to_string(), today.plus_days(1).to_string());
    assert_eq!(log_entries(&piet, &["--sinds", &today, "--wie", "piet"]).len(), 1);
    assert_eq!(log_entries(&piet, &["--sinds", &tomorrow]).len(), 0);
    assert_eq!(log_entries(&piet, &["--tot", &tomorrow]).len(), all);
    let (code, _, err) = piet.run(&["log", "--sinds", "gisteren"]);
    assert!(code == Some(2) && err.contains("2026-12-31"), "{err}");
}

#[test]
fn a_followed_log_prints_changes_of_other_processes() {
    let (home, db) = small_world();
    let mut command = Command::new(env!("CARGO_BIN_EXE_toegang"));
    command.args(["--db", &db, "--als", PIET_EMAIL, "log", "--volg", "--wat", "member.*"]);
    command.env("HOME", home.path()).stdout(Stdio::piped());
    let mut it = command.spawn().unwrap();
    let mut lines = BufReader::new(it.stdout.take().unwrap()).lines();
    // The moment that following starts is unknown, so write entries until the first is printed.
    let mut added = 0;
    let (told, heard) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let first = lines.next();
        let _ = told.send(first);
    });
    let line = loop {
        let words = if added % 2 == 0 { "voegtoe" } else { "verwijder" };
        let words =
            ["--db", &db, "--als", PIET_EMAIL, "lid", words, "holding", "jan jansen", "--ja"];
        assert_eq!(run_toegang(&home, &words).0, Some(0));
        added += 1;
        if let Ok(line) = heard.recv_timeout(std::time::Duration::from_secs(1)) {
            break line.unwrap().unwrap();
        }
        assert!(added < 30, "nothing was told");
    };
    let row: Value = serde_json::from_str(&line).unwrap();
    assert!(row["kind"].as_str().unwrap().starts_with("member."), "{row}");
    assert_eq!(row["user"]["name"], "Jan Jansen");
    it.kill().unwrap();
    it.wait().unwrap();
}

/// With the hash, an attacker could guess codes without the delay after wrong ones.
#[test]
fn code_hashes_are_stored_and_never_printed() {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    std::fs::write(&file, crate::support::key_line(1)).unwrap();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let els = Shell { db: &db, who: "els@eigendomein.nl" };
    piet.run_ok(&["gebruiker", "rol", "els@eigendomein.nl", "beheerder"]);
    piet.run_ok(&["gebruiker", "nodiguit", "pim@eigendomein.nl"]);
    Shell { db: &db, who: "jan@eigendomein.nl" }.run_ok(&["adres", "voegtoe", "j@eigendomein.nl"]);
    piet.run_ok(&["adres", "code", "jan@eigendomein.nl", "j@eigendomein.nl"]);
    let of_jan = ["--van", "jan@eigendomein.nl"];
    let file = file.display().to_string();
    piet.run_ok(&[&["ssh", "sleutels", "toevoegen", &file], &of_jan[..]].concat());
    els.run_ok(&[&["ssh", "sleutels", "code", "piet@laptop"], &of_jan[..]].concat());
    let kept = rusqlite::Connection::open(&db).unwrap();
    let mut find = kept
        .prepare("select code from user_invitation union select code from ssh_key union select code from address")
        .unwrap();
    let hashes = find.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
    let hashes: Vec<String> = hashes.filter_map(Result::unwrap).collect();
    assert!(hashes.len() >= 3, "{hashes:?}");
    let all = run_toegang(&home, &["--db", &db, "db", "exporteer"]).1;
    for form in ["--json", "--jsonl", "--csv"] {
        let (_, out, _) = run_toegang(&home, &["--db", &db, "--als", PIET_EMAIL, "log", form]);
        for hash in &hashes {
            assert!(!out.contains(hash.as_str()), "{form} {hash}");
            assert!(all.contains(hash.as_str()), "the file has it, and so has its export");
        }
    }
    let coded = log_entries(&piet, &["--wat", "key.code"]);
    let until = coded[0]["becomes"]["key"]["code_expires_at"].as_str();
    assert!(until.is_some_and(|at| at.ends_with('Z')), "until when it works: {coded:?}");
}
