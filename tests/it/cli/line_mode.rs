//! `--lijnmodus`: the main scenario with numbers and words as answers.

use std::{io::Write, path::Path, process::Stdio};

use super::{
    small_world,
    writes::{PIET_EMAIL, assert_same_log_as_screens, log_lines},
};

/// Runs line mode with these answers, and returns the output.
pub(super) fn run_line_mode(home: &Path, flags: &[&str], lines: &[&str]) -> String {
    let mut command = super::program(home, &[&["--lijnmodus"], flags].concat());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = command.spawn().unwrap();
    it.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let done = it.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap();
    assert!(done.status.success(), "{said}");
    let told = String::from_utf8(done.stderr).unwrap();
    let signs = said.chars().chain(told.chars());
    assert!(
        signs.into_iter().all(|sign| sign == '\n' || !sign.is_control()),
        "only lines: {said:?}"
    );
    said + &told
}

#[test]
fn giving_access_in_line_mode_logs_like_the_screens() {
    let (home, db) = small_world();
    let said = run_line_mode(
        home.path(),
        &["--db", &db],
        &[
            "piet@eigendomein.nl",
            "2",
            "2",
            "holding",
            "jan jansen",
            "anna",
            "",
            "",
            "aanmelden",
            "anna",
            "postvak",
            "accepteer",
            "piet",
            "lid",
            "lijst",
            "holding",
            "stop",
        ],
    );
    for sentence in [
        "Wie ben je? Typ je naam of e-mailadres.",
        "\n2. lid: Leden van een organisatie: wie toegang heeft\n",
        "Gekozen: Piet Holding B.V., eigendomein.nl, Beheerder.",
        "1 lid toegevoegd: Jan Jansen\n1 verzoek verstuurd: Anna Visser\n",
        "Gekozen: Piet Holding B.V., eigendomein.nl, Piet de Vries.",
        "3 regels.\n1. Anna Visser (jij); e-mail: anna@cijfermeesters.nl; rol: Lid",
    ] {
        assert!(said.contains(sentence), "{sentence:?} in {said}");
    }
    assert_same_log_as_screens(&db);
}

#[test]
fn wrong_answers_are_reported_and_input_is_kept() {
    let (home, db) = small_world();
    let piet = ["--db", &db, "--als", PIET_EMAIL];
    let before = log_lines(&db);
    let said = run_line_mode(
        home.path(),
        &piet,
        &[
            "99",
            "x",
            "?",
            "lid",
            "verwijder",
            "bakkerij",
            "zzz",
            "els",
            "",
            "nee",
            "postvak",
            "accepteer",
            "lid",
            "tot",
            "morgen",
            "holding",
            "1",
            "",
        ],
    );
    for sentence in [
        "‘99’ is hier geen keuze",
        "‘x’ is hier geen keuze",
        "Niets gevonden voor ‘zzz’.",
        "Toegang afnemen van Els Bakker (Bakkerij Eigendomein B.V.)? [j/N]",
        "Er is niets gewijzigd.",
        "Er is niets te kiezen.",
        "‘morgen’ is geen dag",
    ] {
        assert!(said.contains(sentence), "{sentence:?} in {said}");
    }
    assert_eq!(log_lines(&db), before, "nobody said yes");
    assert_eq!(said.matches("1. organisatie:").count(), 2, "heard once, and when asked for");
}

#[test]
fn a_number_in_a_name_is_offered_and_not_chosen() {
    let (home, db) = small_world();
    let els = ["--db", &db, "--als", "els@eigendomein.nl", "gebruiker", "naam", "99 Els"];
    assert!(super::program(home.path(), &els).output().unwrap().status.success());
    let piet = ["--db", &db, "--als", PIET_EMAIL];
    let said = run_line_mode(home.path(), &piet, &["gebruiker", "toon", "99", "1", ""]);
    let (offered, chosen) = (said.rfind("1. 99 Els"), said.find("Gekozen: 99 Els"));
    assert!(chosen.is_some() && offered.max(chosen) == chosen, "{said}");
    let said = run_line_mode(home.path(), &piet, &["gebruiker", "toon", "99", "", ""]);
    assert!(!said.contains("Gekozen"), "{said}");
}

#[test]
fn a_refusal_in_line_mode_names_the_users_with_the_right() {
    let (home, db) = small_world();
    let els = ["--db", &db, "--als", "els@eigendomein.nl"];
    let said = run_line_mode(home.path(), &els, &["lid", "voegtoe", "bakkerij"]);
    assert!(
        said.contains("Dit kan alleen een Beheerder van deze organisatie: Piet de Vries."),
        "{said}"
    );
}

#[test]
fn line_mode_asks_required_values_first_and_works_in_english() {
    let (home, db) = small_world();
    let flags = ["--db", &db, "--als", PIET_EMAIL, "--taal", "en"];
    let said = run_line_mode(
        home.path(),
        &flags,
        &[
            "member",
            "add",
            "holding",
            "jan jansen",
            "",
            "role",
            "admin",
            "until",
            "2037-12-31",
            "",
            "organisation",
            "add",
            "Koek",
            "",
            "organisation",
            "activate",
            "koek",
            "other",
            "Brief",
            "",
            "stop",
        ],
    );
    for sentence in [
        "2. member: Members of an organisation: who has access",
        "Anything else? Press Enter to run the command as it is.\n1. role: Their role",
        "1. member\n2. admin\n",
        "Jan Jansen is now an Administrator of Piet Holding B.V.",
        "What is the evidence?\n1. payment:",
    ] {
        assert!(said.contains(sentence), "{sentence:?} in {said}");
    }
    let koek = run_line_mode(home.path(), &flags[..4], &["organisatie", "toon", "koek"]);
    assert!(koek.contains("In behandeling") || koek.contains("beoordeling"), "{koek}");
}

#[test]
fn a_single_list_command_works_in_line_mode() {
    let (home, db) = small_world();
    let said = run_line_mode(
        home.path(),
        &["--db", &db, "--als", PIET_EMAIL, "organisatie", "lijst"],
        &[],
    );
    assert!(
        said.starts_with("3 regels.\n1. Bakkerij Eigendomein B.V.; kvk / ond.nr: 27345678; "),
        "{said}"
    );
}
