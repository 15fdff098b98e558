//! People in arguments, files, standard input and tables are parsed like pasted text.

use std::{fs, io::Write, process::Stdio};

use serde_json::Value;

use super::{
    json, small_world,
    writes::{PIET_EMAIL, Shell},
};

const PASTED_LIST: &str =
    "\u{feff}- \"Bakker, Els\" <mailto:els@eigendomein.nl>, Jan Jansen; Visser, Anna\r\n";

fn member_emails(db: &str, org: &str) -> Vec<String> {
    let list = json(&["--db", db, "--als", PIET_EMAIL, "lid", "lijst", org]);
    let emails = list["members"].as_array().unwrap().iter().map(|row| row["email"].as_str());
    emails.map(|email| email.unwrap().to_owned()).collect()
}

/// Runs a command that adds people, and returns the members afterwards.
fn members_after(by: impl Fn(&Shell<'_>)) -> Vec<String> {
    let (_home, db) = small_world();
    by(&Shell { db: &db, who: PIET_EMAIL });
    let sent = json(&["--db", &db, "--als", PIET_EMAIL, "uitnodiging", "lijst", "holding"]);
    assert!(sent.to_string().contains("anna@cijfermeesters.nl"), "{sent}");
    member_emails(&db, "holding")
}

#[test]
fn arguments_files_and_standard_input_parse_lists_alike() {
    let by_argument =
        members_after(|piet| drop(piet.run_ok(&["lid", "voegtoe", "holding", PASTED_LIST])));
    assert_eq!(by_argument.len(), 3, "{by_argument:?}");
    let by_file = members_after(|piet| {
        let file = std::path::Path::new(piet.db).with_extension("txt");
        fs::write(&file, PASTED_LIST).unwrap();
        let file = file.display().to_string();
        piet.run_ok(&["lid", "voegtoe", "holding", "--bestand", &file]);
    });
    let by_input = members_after(|piet| {
        let home = tempfile::tempdir().unwrap();
        let words = ["--db", piet.db, "--als", PIET_EMAIL, "lid", "voegtoe", "holding", "-"];
        let mut it = super::program(home.path(), &words).stdin(Stdio::piped()).spawn().unwrap();
        it.stdin.take().unwrap().write_all(PASTED_LIST.as_bytes()).unwrap();
        assert!(it.wait().unwrap().success());
    });
    assert_eq!((&by_file, &by_input), (&by_argument, &by_argument));
}

#[test]
fn a_name_that_differs_from_the_owner_of_the_address_is_reported() {
    const MISMATCHED_PERSON: &str = "Kees Mulder <els@eigendomein.nl>";
    let said = "De lijst zegt Kees Mulder, maar dit adres is van Els Bakker.";
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    for words in [
        &["lid", "voegtoe", "holding", MISMATCHED_PERSON, "--proef"][..],
        &["lid", "voegtoe", "holding", MISMATCHED_PERSON],
        &["lid", "rol", "beheerder", "holding", MISMATCHED_PERSON],
        &["lid", "verwijder", "holding", MISMATCHED_PERSON, "--ja"],
        &["gebruiker", "rol", MISMATCHED_PERSON, "gevorderd"],
    ] {
        let out = piet.run_ok(words);
        assert!(out.contains(said), "{words:?}: {out}");
    }
    assert!(!member_emails(&db, "holding").contains(&"els@eigendomein.nl".to_owned()));
    let (code, _, err) = piet.run(&["lid", "verwijder", "bakkerij", MISMATCHED_PERSON]);
    assert!(code == Some(9) && err.contains(said), "told before it is done: {code:?} {err}");
    let receipt = piet.json(&["lid", "voegtoe", "holding", MISMATCHED_PERSON]);
    let remark = &receipt["results"][0]["remark"];
    assert_eq!(remark["code"], "other_name", "{receipt}");
    assert_eq!(
        (&remark["written"], &remark["name"]),
        (&"Kees Mulder".into(), &"Els Bakker".into())
    );
    let out = piet.run_ok(&["lid", "tot", "2037-01-01", "holding", "Els <els@eigendomein.nl>"]);
    assert!(!out.contains("De lijst zegt"), "a first name is hers: {out}");
}

#[test]
fn an_import_reports_a_differing_name_in_its_row() {
    let (home, db) = small_world();
    let table = home.path().join("leden.csv");
    fs::write(
        &table,
        "organisatie,wie\nPiet Holding B.V.,Kees Mulder <els@eigendomein.nl>\n\
         Piet Holding B.V.,\"Jansen, Jan\"\n",
    )
    .unwrap();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let table = table.display().to_string();
    let out = piet.run_ok(&["importeer", "leden", &table, "--proef"]);
    assert!(out.contains("De lijst zegt Kees Mulder"), "{out}");
    let done = piet.json(&["importeer", "leden", &table]);
    let remarks: Vec<&Value> =
        done["rows"].as_array().unwrap().iter().map(|row| &row["remark"]).collect();
    assert!(remarks[0].is_string() && remarks[1].is_null(), "{done}");
    assert_eq!(member_emails(&db, "holding").len(), 3);
}

#[test]
fn every_command_about_people_reads_a_last_name_before_a_first_name() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "holding", "Bakker, Els", "Jansen, Jan"]);
    piet.run_ok(&["lid", "rol", "beheerder", "holding", "\"Bakker, Els\""]);
    piet.run_ok(&["lid", "verwijder", "holding", "Bakker, Els; Jansen, Jan", "--ja"]);
    assert_eq!(member_emails(&db, "holding"), [PIET_EMAIL]);
    piet.run_ok(&["gebruiker", "toon", "Bakker, Els"]);
    piet.run_ok(&["gebruiker", "rol", "Bakker, Els", "gevorderd"]);
    // An argument for one person may not name two people.
    let (code, _) =
        piet.run_err(&["gebruiker", "rol", "els@eigendomein.nl, jan@eigendomein.nl", "basis"]);
    assert_eq!(code, 3);
}
