//! Invalid command lines: the message has the mistake and the usage.

use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

use super::{program, run_toegang, small_world, writes::PIET_EMAIL};

#[test]
fn usage_errors_are_in_the_language_of_the_user() {
    let home = tempfile::tempdir().unwrap();
    let table: [(&[&str], &str, &str); 9] = [
        (&["lid", "lijs"], "Bedoel je ‘lijst’?", "mean ‘lijst’?"),
        (&["help"], "Bedoel je ‘--help’?", "mean ‘--help’?"),
        (&["org", "lijst", "extra"], "‘extra’ is te veel.", "Unexpected argument: ‘extra’."),
        (&["org", "lijst", "--wie", "x"], "‘--wie’ is geen optie.", "There is no option ‘--wie’."),
        (&["lid", "voegtoe", "x"], "dit ontbreekt: <WIE>.\n", "missing: <WHO>.\n"),
        (&["--als", "x", "--als", "y", "log"], "--als staat er meer dan", "--as was given more"),
        (&["log", "--wie", "x", "--wie", "y"], "--wie staat er meer dan", "--who was given more"),
        (&["log", "--json", "--csv"], "gaat niet samen met", "cannot be used with"),
        (&["--als", "", "log"], "TOEGANG_ALS", "TOEGANG_ALS"),
    ];
    for (words, dutch, english) in table {
        for (language, said) in [("nl", dutch), ("en", english)] {
            let typed = [words, &["--taal", language]].concat();
            let (code, out, err) = run_toegang(&home, &typed);
            let err = err.replace("\\n", "\n");
            assert!(code == Some(2) && out.is_empty() && err.contains(said), "{typed:?}: {err}");
        }
    }
}

#[test]
fn a_mistyped_command_suggests_the_right_command() {
    let home = tempfile::tempdir().unwrap();
    for (words, meant) in [
        (&["relatie"][..], "partner"),
        (&["relaties", "lijst"], "partner"),
        (&["relations"], "partner"),
        (&["leden"], "lid"),
        (&["lid", "toevoegen"], "voegtoe"),
        (&["lid", "delete", "bakkerij", "els"], "verwijder"),
        (&["--als", "lid", "gebruiker", "create"], "voegtoe"),
        (&["partner", "toevoegen"], "vraag"),
        (&["gebruiker", "uitnodigen"], "nodiguit"),
        (&["uitnodiging", "intrekken"], "trekin"),
        (&["postvak", "accepteren"], "accepteer"),
        (&["organisatei"], "organisatie"),
    ] {
        let (code, _, err) = run_toegang(&home, words);
        let said = format!("Bedoel je ‘{meant}’?");
        assert!(code == Some(2) && err.contains(&said), "{words:?}: {err}");
    }
    let (_, _, err) = run_toegang(&home, &["xyzzy"]);
    assert!(!err.contains("Bedoel"), "{err}");
}

#[test]
fn an_argument_that_is_not_utf_8_is_reported() {
    let (home, db) = small_world();
    for (language, said) in [("nl", "is geen tekst (UTF-8)"), ("en", "not valid UTF-8")] {
        let typed = ["--db", &db, "--als", PIET_EMAIL, "--taal", language, "org", "voegtoe"];
        let mut command = program(home.path(), &typed);
        let done = command.arg(OsStr::from_bytes(b"caf\xe9")).output().unwrap();
        let err = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(2) && err.contains(said), "{err}");
        assert!(!err.contains("error:") && !err.contains("For more"), "{err}");
    }
}

#[test]
fn long_input_is_not_quoted_in_full() {
    let (home, db) = small_world();
    let long = "x".repeat(100_000);
    let flag = format!("--{long}");
    for words in [
        &[long.as_str()][..],
        &[&flag],
        &["log", &flag],
        &["org", "toon", &long],
        &["org", "lijst", &long],
        &["lid", "lijst", "bakkerij", "--rol", &long],
        &["lid", "tot", &long, "bakkerij", "els"],
        &["lid", "voegtoe", "bakkerij", &long],
        &["gebruiker", "toon", &long],
        &["ssh", "sleutels", "intrek", &long],
        &["log", "--als", &long],
        &["importeer", &long, "x.csv"],
    ] {
        let who: &[&str] = if words.contains(&"--als") { &[] } else { &["--als", PIET_EMAIL] };
        let (code, out, err) = run_toegang(&home, &[&["--db", &db], who, words].concat());
        assert!(matches!(code, Some(2 | 3)) && out.is_empty(), "{code:?} {err:.300}");
        assert!(err.len() < 1_000 && err.contains('…'), "{:?}: {err:.300}", words[0]);
    }
    let (_, _, err) =
        run_toegang(&home, &["--db", &db, "--als", PIET_EMAIL, "lid", "voegtoe", "bakkerij", ""]);
    assert!(err.contains("Niet gevonden: ‘’."), "{err}");
}

#[test]
fn help_lists_arguments_in_typing_order() {
    let home = tempfile::tempdir().unwrap();
    for (words, order) in [
        (&["lid", "tot"][..], &["<DAG>", "<ORGANISATIE>", "<WIE>"][..]),
        (&["activeer"], &["<EMAIL>", "<CODE>"]),
        (&["importeer"], &["<SOORT>", "<PAD>"]),
        (&["gebruiker", "rol"], &["<WIE>", "<ROL>"]),
    ] {
        let (_, help, _) = run_toegang(&home, &[words, &["--help"]].concat());
        let lines = help.lines().filter_map(|line| line.strip_prefix("  <"));
        let listed: Vec<String> =
            lines.map(|line| format!("<{}>", line.split('>').next().unwrap())).collect();
        assert_eq!(listed, order, "{help}");
    }
    let (_, help, _) = run_toegang(&home, &["lid", "lijst", "--help"]);
    assert!(help.contains("[naam, e-mail, rol, herkomst, sinds"), "{help}");
}
