//! People in arguments, files, standard input and tables are parsed like pasted text.

use std::{fs, io::Write, process::Stdio};

use serde_json::Value;

use super::{
    json, small_world,
    writes::{PIET, Shell},
};

const LIST: &str =
    "\u{feff}- \"Bakker, Els\" <mailto:els@eigendomein.nl>, Jan Jansen; Visser, Anna\r\n";

fn members(db: &str, org: &str) -> Vec<String> {
    let list = json(&["--db", db, "--als", PIET, "lid", "lijst", org]);
    let emails = list["members"].as_array().unwrap().iter().map(|row| row["email"].as_str());
    emails.map(|email| email.unwrap().to_owned()).collect()
}

/// Returns the members after a command that reads the list.
fn added(by: impl Fn(&Shell<'_>)) -> Vec<String> {
    let (_home, db) = small_world();
    by(&Shell { db: &db, who: PIET });
    let sent = json(&["--db", &db, "--als", PIET, "uitnodiging", "lijst", "holding"]);
    assert!(sent.to_string().contains("anna@cijfermeesters.nl"), "{sent}");
    members(&db, "holding")
}

#[test]
fn an_argument_a_file_and_standard_input_read_a_list_alike() {
    let by_argument = added(|piet| drop(piet.does(&["lid", "voegtoe", "holding", LIST])));
    assert_eq!(by_argument.len(), 3, "{by_argument:?}");
    let by_file = added(|piet| {
        let file = std::path::Path::new(piet.db).with_extension("txt");
        fs::write(&file, LIST).unwrap();
        let file = file.display().to_string();
        piet.does(&["lid", "voegtoe", "holding", "--bestand", &file]);
    });
    let by_input = added(|piet| {
        let home = tempfile::tempdir().unwrap();
        let words = ["--db", piet.db, "--als", PIET, "lid", "voegtoe", "holding", "-"];
        let mut it = super::program(home.path(), &words).stdin(Stdio::piped()).spawn().unwrap();
        it.stdin.take().unwrap().write_all(LIST.as_bytes()).unwrap();
        assert!(it.wait().unwrap().success());
    });
    assert_eq!((&by_file, &by_input), (&by_argument, &by_argument));
}

#[test]
fn a_name_that_is_not_that_of_the_owner_of_the_address_is_told_in_text_and_json() {
    const WRONG: &str = "Kees Mulder <els@eigendomein.nl>";
    let said = "De lijst zegt Kees Mulder, dit adres is van Els Bakker.";
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    for words in [
        &["lid", "voegtoe", "holding", WRONG, "--proef"][..],
        &["lid", "voegtoe", "holding", WRONG],
        &["lid", "rol", "beheerder", "holding", WRONG],
        &["lid", "verwijder", "holding", WRONG, "--ja"],
        &["gebruiker", "rol", WRONG, "gevorderd"],
    ] {
        let out = piet.does(words);
        assert!(out.contains(said), "{words:?}: {out}");
    }
    assert!(!members(&db, "holding").contains(&"els@eigendomein.nl".to_owned()));
    let (code, _, err) = piet.says(&["lid", "verwijder", "bakkerij", WRONG]);
    assert!(code == Some(9) && err.contains(said), "told before it is done: {code:?} {err}");
    let receipt = piet.json(&["lid", "voegtoe", "holding", WRONG]);
    let remark = &receipt["results"][0]["remark"];
    assert_eq!(remark["code"], "other_name", "{receipt}");
    assert_eq!(
        (&remark["written"], &remark["name"]),
        (&"Kees Mulder".into(), &"Els Bakker".into())
    );
    let out = piet.does(&["lid", "tot", "2027-01-01", "holding", "Els <els@eigendomein.nl>"]);
    assert!(!out.contains("De lijst zegt"), "a first name is hers: {out}");
}

#[test]
fn a_table_tells_it_in_the_row() {
    let (home, db) = small_world();
    let table = home.path().join("leden.csv");
    fs::write(
        &table,
        "organisatie,wie\nPiet Holding B.V.,Kees Mulder <els@eigendomein.nl>\n\
         Piet Holding B.V.,\"Jansen, Jan\"\n",
    )
    .unwrap();
    let piet = Shell { db: &db, who: PIET };
    let table = table.display().to_string();
    let out = piet.does(&["importeer", "leden", &table, "--proef"]);
    assert!(out.contains("De lijst zegt Kees Mulder"), "{out}");
    let done = piet.json(&["importeer", "leden", &table]);
    let remarks: Vec<&Value> =
        done["rows"].as_array().unwrap().iter().map(|row| &row["remark"]).collect();
    assert!(remarks[0].is_string() && remarks[1].is_null(), "{done}");
    assert_eq!(members(&db, "holding").len(), 3);
}

#[test]
fn every_command_about_people_reads_a_last_name_before_a_first_name() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    piet.does(&["lid", "voegtoe", "holding", "Bakker, Els", "Jansen, Jan"]);
    piet.does(&["lid", "rol", "beheerder", "holding", "\"Bakker, Els\""]);
    piet.does(&["lid", "verwijder", "holding", "Bakker, Els; Jansen, Jan", "--ja"]);
    assert_eq!(members(&db, "holding"), [PIET]);
    piet.does(&["gebruiker", "toon", "Bakker, Els"]);
    piet.does(&["gebruiker", "rol", "Bakker, Els", "gevorderd"]);
    // A text that names two people names neither of them.
    let (code, _) =
        piet.fails(&["gebruiker", "rol", "els@eigendomein.nl, jan@eigendomein.nl", "basis"]);
    assert_eq!(code, 3);
}
