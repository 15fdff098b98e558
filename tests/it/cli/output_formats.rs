//! Output formats: JSON lines and CSV.

use serde_json::Value;
use toegang::work;

use super::{
    json, run_toegang, small_world,
    writes::{PIET_EMAIL, Shell},
};

fn run_as_piet(db: &str, words: &[&str]) -> (Option<i32>, String, String) {
    let home = tempfile::tempdir().unwrap();
    run_toegang(&home, &[&["--db", db, "--als", "piet@eigendomein.nl"], words].concat())
}

fn parse_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|found| row(found.unwrap())).collect()
}

#[test]
fn json_lines_contain_the_rows_of_the_document() {
    let (_home, db) = small_world();
    let whole = json(&["--db", &db, "--als", "piet@eigendomein.nl", "gebruiker", "lijst"]);
    let (code, out, _) = run_as_piet(&db, &["gebruiker", "lijst", "--jsonl"]);
    assert_eq!(code, Some(0));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(Some(&lines), whole["users"].as_array());
    assert!(lines.len() > 3);
}

#[test]
fn each_result_of_a_bulk_command_has_its_own_line() {
    let (_home, db) = small_world();
    let words = ["lid", "voegtoe", "Piet Holding", "Jan Jansen", "Anna Visser"];
    let (code, out, _) = run_as_piet(&db, &[&words[..], &["--jsonl", "--proef"]].concat());
    assert_eq!(code, Some(0));
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = |at: usize| (&lines[at]["name"], &lines[at]["result"]);
    assert_eq!(told(0), (&"Jan Jansen".into(), &"added".into()));
    assert_eq!(told(1), (&"Anna Visser".into(), &"asked".into()));
    let (_, out, _) = run_as_piet(&db, &[&words[..], &["--csv"]].concat());
    let table = parse_csv(&out);
    assert_eq!(table[0], ["Id", "Naam", "Uitkomst", "Code"]);
    assert_eq!(table[1][1..], ["Jan Jansen", "added", ""]);
    assert_eq!(table.len(), 3);
    let (code, out, _) = run_as_piet(&db, &[&words[..], &["--csv"]].concat());
    let table = parse_csv(&out);
    assert_eq!(
        (code, &table[0][2], &table[1][2], &table[2][2]),
        (Some(0), &"Uitkomst".into(), &"already_member".into(), &"already_asked".into())
    );
    let (_, out, _) = run_as_piet(&db, &[&words[..], &["--jsonl"]].concat());
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(
        (&lines[1]["name"], &lines[1]["result"]),
        (&"Anna Visser".into(), &"skipped".into()),
        "a line for each result, also where nothing is left to do"
    );
    let (code, _, err) = run_as_piet(&db, &["lid", "voegtoe", "Nergens", "Jan Jansen", "--jsonl"]);
    assert_eq!(code, Some(3));
    let stop: Value = serde_json::from_str(&err).unwrap();
    assert_eq!(stop["error"]["code"], "no_such_organisation", "an error is a document too");
}

#[test]
fn csv_has_readable_values_and_no_formulas() {
    let (_home, db) = small_world();
    let name = "=HYPERLINK(\"http://x\";\"a, b\")";
    let (code, _, err) = run_as_piet(&db, &["organisatie", "voegtoe", name]);
    assert_eq!(code, Some(0), "{err}");
    let (_, out, _) = run_as_piet(&db, &["organisatie", "lijst", "--csv"]);
    assert!(out.contains("\r\n"), "as RFC 4180 has it");
    let table = parse_csv(&out);
    assert_eq!(table[0][..2], ["Id", "Naam"]);
    assert!(table.iter().all(|row| row.len() == table[0].len()));
    assert!(table.iter().any(|row| row[1] == format!("'{name}")), "{out}");
    let (_, out, _) = run_as_piet(&db, &["organisatie", "toon", "Piet Holding", "--csv"]);
    assert!(parse_csv(&out).iter().any(|row| row[1] == "Piet Holding B.V."), "{out}");
}

#[test]
fn output_formats_cannot_be_combined() {
    let (_home, db) = small_world();
    for forms in [["--json", "--csv"], ["--jsonl", "--json"], ["--csv", "--jsonl"]] {
        let (code, out, _) = run_as_piet(&db, &[&["gebruiker", "lijst"], &forms[..]].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{forms:?}");
    }
    let (code, ..) = run_as_piet(&db, &["--csv"]);
    assert_eq!(code, Some(2), "a form is of an answer");
}

#[test]
fn lists_are_printed_in_the_requested_order() {
    let (_home, db) = super::small_world();
    let piet = super::writes::Shell { db: &db, who: super::writes::PIET_EMAIL };
    let names = |words: &[&str]| {
        let rows = piet.json(words)["members"].as_array().unwrap().clone();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let list = ["lid", "lijst", "bakkerij"];
    assert_eq!(names(&list), ["Els Bakker", "Piet de Vries"]);
    let by_role = ["member", "list", "bakkerij", "--sort", "role"];
    assert_eq!(names(&by_role), ["Piet de Vries", "Els Bakker"]);
    let reversed = [&list[..], &["--omgekeerd"]].concat();
    assert_eq!(names(&reversed), ["Piet de Vries", "Els Bakker"]);
}

#[test]
fn list_filters_select_matching_rows() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let count = |words: &[&str]| piet.json(words)["count"].as_i64().unwrap();
    piet.run_ok(&[
        "lid",
        "voegtoe",
        "bakkerij",
        "anna@cijfermeesters.nl",
        "bram@cijfermeesters.nl",
    ]);
    let bram = Shell { db: &db, who: "bram@cijfermeesters.nl" };
    bram.run_ok(&["postvak", "accepteer", "bakkerij"]);
    piet.run_ok(&["uitnodiging", "trekin", "bakkerij", "anna"]);
    let soon = work::now(&work::zone()).today.plus_days(20).to_string();
    piet.run_ok(&["lid", "tot", &soon, "bakkerij", "els"]);
    let members = ["lid", "lijst", "bakkerij"];
    for (only, expected) in [
        (&[][..], 3),
        (&["--rol", "beheerder"], 1),
        (&["--role", "member"], 2),
        (&["--herkomst", "partner"], 1),
        (&["--origin", "own", "--rol", "lid"], 1),
        (&["--verloopt-binnen", "30d"], 1),
        (&["--verloopt-binnen", "19"], 0),
        (&["--herkomst", "cijfermeesters"], 1),
        (&["--rol", "lid,beheerder", "--status", "actief"], 3),
        (&["--status", "paused"], 0),
    ] {
        assert_eq!(count(&[&members[..], only].concat()), expected, "{only:?}");
    }
    let requests = ["uitnodiging", "lijst", "bakkerij"];
    for (only, expected) in [
        (&["--status", "geaccepteerd"][..], 1),
        (&["--status", "accepted,withdrawn"], 2),
        (&["--status", "wacht,verlopen"], 0),
    ] {
        assert_eq!(count(&[&requests[..], only].concat()), expected, "{only:?}");
    }
    for (list, only, expected) in [
        ("uitnodiging lijst bakkerij", "--rol beheerder", 0),
        ("uitnodiging lijst bakkerij", "--rol lid", 2),
        ("gebruiker lijst", "--rol beheerder", 1),
        ("user list", "--role admin,basic --status active", 2),
        ("gebruiker lijst", "--organisatie geen", 3),
        ("user list", "--organisation any", 2),
        ("gebruiker lijst", "--relatiemanager ja", 1),
        ("organisatie lijst", "--rol beheerder --status actief", 2),
        ("organisation list", "--status not-active", 1),
        ("organisatie lijst", "--beheerders 1", 3),
        ("organisatie lijst", "--verzoeken ja", 0),
    ] {
        let words: Vec<&str> = list.split(' ').chain(only.split(' ')).collect();
        assert_eq!(count(&words), expected, "{list} {only}");
    }
    let els = Shell { db: &db, who: "els@eigendomein.nl" };
    let (code, _, err) = els.run(&["gebruiker", "lijst", "--organisatie", "geen"]);
    assert!(code == Some(4) && err.contains("Beheerder"), "{code:?} {err}");
    let (code, _, err) = piet.run(&["gebruiker", "lijst", "--rol", "lid"]);
    assert!(code == Some(2) && err.contains("basis"), "{err}");
    let (code, _, err) = piet.run(&[&members[..], &["--verloopt-binnen", "ooit"]].concat());
    assert!(code == Some(2) && err.contains("‘ooit’"), "{err}");
    piet.run_ok(&[&members[..], &["--wacht", "5s"]].concat());
    piet.run_ok(&[&members[..], &["--wait", "1"]].concat());
}
