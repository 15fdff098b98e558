//! *Bedoel je …*: messages suggest similar names, but commands never use them.

use std::io::Write;

use serde_json::Value;

use super::{
    line_mode::run_line_mode,
    small_world,
    writes::{PIET_EMAIL, Shell, log_lines},
};

/// Users of Piet's environment whose names have many spellings: name and address.
const COLLEAGUES: [(&str, &str); 5] = [
    ("Kees Dijkstra", "kees.d@eigendomein.nl"),
    ("Jan van den Berg", "jan.b@eigendomein.nl"),
    ("Rob Nijhuis", "rob@eigendomein.nl"),
    ("Mohammed Aydın", "mo@eigendomein.nl"),
    ("Kees Dijkstra", "kees.d2@eigendomein.nl"),
];

/// Typed text, and the suggested addresses.
const SUGGESTIONS: [(&str, &[&str]); 4] = [
    ("jvdb", &["jan.b@eigendomein.nl"]),
    ("cees dykstra", &["kees.d2@eigendomein.nl", "kees.d@eigendomein.nl"]),
    ("nhuis", &["rob@eigendomein.nl"]),
    ("muhamed", &["mo@eigendomein.nl"]),
];

fn add_colleagues(piet: &Shell<'_>) {
    for (name, email) in COLLEAGUES {
        piet.run_ok(&["gebruiker", "voegtoe", email, "--naam", name, "--ja"]);
    }
}

fn candidate_emails(error: &Value) -> Vec<&str> {
    let all = error["details"]["candidates"].as_array().unwrap();
    assert!(all.len() <= 5, "at most five: {error}");
    assert!(all.iter().all(|one| one["id"].is_i64() && one["name"].is_string()), "{error}");
    let mut emails: Vec<&str> = all.iter().map(|one| one["email"].as_str().unwrap()).collect();
    emails.sort_unstable();
    emails
}

#[test]
fn every_command_suggests_similar_people_and_changes_nothing() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    add_colleagues(&piet);
    let before = log_lines(&db);
    for (typed, expected) in SUGGESTIONS {
        for words in [
            &["gebruiker", "rol", typed, "gevorderd"][..],
            &["gebruiker", "toon", typed],
            &["lid", "voegtoe", "holding", typed],
        ] {
            let (code, out, err) = piet.run(&[words, &["--json"]].concat());
            assert!(code == Some(3) && out.is_empty(), "{words:?}: {code:?} {out}{err}");
            let said: Value = serde_json::from_str(&err).unwrap();
            assert_eq!(candidate_emails(&said["error"]), expected, "{words:?}");
            let (_, err) = piet.run_err(words);
            assert!(err.to_lowercase().contains("bedoel je"), "{words:?}: {err}");
            assert!(expected.iter().all(|email| err.contains(email)), "{words:?}: {err}");
        }
    }
    assert_eq!(log_lines(&db), before, "nothing is done");
}

#[test]
fn similar_organisations_are_suggested() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let (code, err) = piet.run_err(&["lid", "lijst", "bakerij"]);
    assert!(code == 3 && err.contains("Bedoel je Bakkerij Eigendomein B.V. ("), "{code} {err}");
}

/// Suggestions contain only people whom the user can also find by name.
#[test]
fn suggestions_exclude_people_that_the_user_may_not_find() {
    let (_home, db) = small_world();
    for (who, words) in [
        // Piet has no relation with Luc, and plain members do not see candidates.
        (PIET_EMAIL, &["lid", "voegtoe", "holding", "luk peters"][..]),
        (PIET_EMAIL, &["gebruiker", "toon", "luk peters"]),
        (PIET_EMAIL, &["gebruiker", "toon", "ana viser"]),
        ("els@eigendomein.nl", &["lid", "lijst", "piet holdng"]),
    ] {
        let (code, err) = Shell { db: &db, who }.run_err(words);
        assert!(code == 3 && !err.to_lowercase().contains("bedoel"), "{words:?}: {code} {err}");
    }
    // A hidden address does not find its relationship manager (*Relatiemanager*).
    let (code, err) =
        Shell { db: &db, who: PIET_EMAIL }.run_err(&["partner", "vraag", "luc@gilde"]);
    assert!(code == 3 && !err.contains("Luc"), "{err}");
}

#[test]
fn an_extra_address_finds_its_owner_after_verification() {
    let (_home, db) = small_world();
    let (piet, jan) =
        (Shell { db: &db, who: PIET_EMAIL }, Shell { db: &db, who: "jan@eigendomein.nl" });
    jan.run_ok(&["adres", "voegtoe", "prive@eigendomein.nl"]);
    let lines = ["lid", "voegtoe", "holding", "prive@eigendomein.nl", "", "", "stop"];
    let said =
        run_line_mode(std::path::Path::new("/"), &["--db", &db, "--als", PIET_EMAIL], &lines);
    assert!(said.contains("Niets gevonden voor ‘prive@eigendomein.nl’"), "{said}");
    let code = piet.json(&["adres", "code", "jan@eigendomein.nl", "prive@eigendomein.nl"]);
    let code = code["code"].as_str().unwrap();
    jan.run_ok(&["adres", "bevestig", "prive@eigendomein.nl", code]);
    let said =
        run_line_mode(std::path::Path::new("/"), &["--db", &db, "--als", PIET_EMAIL], &lines);
    let chosen = "Gekozen: Jan Jansen, jan@eigendomein.nl, eigendomein.nl, gevonden met \
                  ‘prive@eigendomein.nl’.";
    assert!(said.contains(chosen), "{said}");
    assert!(said.contains("Jan Jansen is nu lid van"), "{said}");
}

#[test]
fn line_mode_accepts_an_exact_match_and_lists_similar_names() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    add_colleagues(&piet);
    let lines = [
        "lid",
        "voegtoe",
        "holding",
        "jan jansen",
        "cees dykstra",
        "2",
        "nhuis",
        "1",
        "",
        "",
        "gebruiker",
        "rol",
        "muhamed",
        "1",
        "gevorderd",
        "stop",
    ];
    let said = run_line_mode(home.path(), &["--db", &db, "--als", PIET_EMAIL], &lines);
    for sentence in [
        "Gekozen: Jan Jansen, jan@eigendomein.nl, eigendomein.nl.\n",
        "Lijkt erop; kies een nummer:\n1. Kees Dijkstra, kees.d2@eigendomein.nl, eigendomein.nl\n2. Kees Dijkstra, kees.d@",
        "Gekozen: Kees Dijkstra, kees.d@eigendomein.nl, eigendomein.nl, gevonden met ‘cees dykstra’.",
        "Lijkt erop; kies een nummer:\n1. Rob Nijhuis, rob@eigendomein.nl",
        "Gekozen: Mohammed Aydın, mo@eigendomein.nl, uitgenodigd, gevonden met ‘muhamed’.",
    ] {
        assert!(said.contains(sentence), "{sentence:?} in {said}");
    }
}

/// The user may mean a namesake who is a member already, so line mode does not choose the other
/// one.
#[test]
fn line_mode_does_not_choose_the_namesake_of_a_member() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["gebruiker", "voegtoe", "j2@eigendomein.nl", "--naam", "Jan Jansen", "--ja"]);
    piet.run_ok(&["lid", "voegtoe", "holding", "jan@eigendomein.nl"]);
    let lines = ["lid", "voegtoe", "holding", "jan jansen", "jan@eigendomein.nl", "stop"];
    let said = run_line_mode(home.path(), &["--db", &db, "--als", PIET_EMAIL], &lines);
    for sentence in [
        "1 treffer is nu niet te kiezen: al lid, gevraagd of geblokkeerd.\n1. Jan Jansen, j2@",
        "Antwoord: 1 treffer is nu niet te kiezen: al lid, gevraagd of geblokkeerd.\nAntwoord:",
    ] {
        assert!(said.contains(sentence), "{sentence:?} in {said}");
    }
    assert!(!said.contains("Gekozen: Jan"), "{said}");
}

#[test]
fn every_text_ends_with_an_exit_code_and_matches_no_wrong_person() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let add = ["lid", "voegtoe", "holding", "--proef", "--"];
    let right = |code: Option<i32>, said: &str| match code {
        Some(0) => said.contains("Jan Jansen"),
        code => matches!(code, Some(2 | 3 | 5)) && said.is_empty(),
    };
    for text in crate::app::unusual_search::unusual_texts() {
        // Arguments cannot contain a NUL or a megabyte of text.
        if text.len() < 100_000 && !text.contains('\0') {
            for words in [&["gebruiker", "toon", "--"][..], &add] {
                let (code, out, err) = piet.run(&[words, &[&text]].concat());
                assert!(right(code, &out), "{text:.40}: {code:?} {out:.200}{err:.200}");
            }
        }
        let words = [&["--db", &db, "--als", PIET_EMAIL][..], &add, &["-"]].concat();
        let pipe = || std::process::Stdio::piped();
        let mut command = super::program(home.path(), &words);
        let mut it = command.stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn().unwrap();
        // The program may fail before it has read all input, so ignore write errors.
        drop(it.stdin.take().unwrap().write_all(text.as_bytes()));
        let done = it.wait_with_output().unwrap();
        let (code, out) = (done.status.code(), String::from_utf8(done.stdout).unwrap());
        assert!(right(code, &out), "{text:.40}: {code:?} {out:.200}");
    }
}
