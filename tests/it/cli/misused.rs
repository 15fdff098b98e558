//! Invalid command lines: the message names the mistake and the usage.

use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

use super::{ends, program, small_world, writes::PIET};

#[test]
fn what_is_wrong_is_said_in_the_language_of_the_person() {
    let home = tempfile::tempdir().unwrap();
    let table: [(&[&str], &str, &str); 9] = [
        (&["lid", "lijs"], "Bedoel je ‘lijst’?", "mean ‘lijst’?"),
        (&["help"], "Bedoel je ‘--help’?", "mean ‘--help’?"),
        (&["org", "lijst", "extra"], "‘extra’ is te veel.", "Unexpected argument: ‘extra’."),
        (&["org", "lijst", "--rol", "x"], "‘--rol’ is geen optie.", "There is no option ‘--rol’."),
        (&["lid", "voegtoe", "x"], "dit ontbreekt: <WIE>.\n", "missing: <WHO>.\n"),
        (&["--als", "x", "--als", "y", "log"], "--als staat er meer dan", "--as was given more"),
        (&["log", "--wie", "x", "--wie", "y"], "--wie staat er meer dan", "--who was given more"),
        (&["log", "--json", "--csv"], "gaat niet samen met", "cannot be used with"),
        (&["--als", "", "log"], "TOEGANG_ALS", "TOEGANG_ALS"),
    ];
    for (words, dutch, english) in table {
        for (language, said) in [("nl", dutch), ("en", english)] {
            let typed = [words, &["--taal", language]].concat();
            let (code, out, err) = ends(&home, &typed);
            let err = err.replace("\\n", "\n");
            assert!(code == Some(2) && out.is_empty() && err.contains(said), "{typed:?}: {err}");
        }
    }
}

#[test]
fn the_command_that_was_meant_is_named_by_any_word_for_it() {
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
        let (code, _, err) = ends(&home, words);
        let said = format!("Bedoel je ‘{meant}’?");
        assert!(code == Some(2) && err.contains(&said), "{words:?}: {err}");
    }
    let (_, _, err) = ends(&home, &["xyzzy"]);
    assert!(!err.contains("Bedoel"), "{err}");
}

#[test]
fn bytes_that_are_no_text_are_told_in_words() {
    let (home, db) = small_world();
    for (language, said) in [("nl", "is geen tekst (UTF-8)"), ("en", "not valid UTF-8")] {
        let typed = ["--db", &db, "--als", PIET, "--taal", language, "org", "voegtoe"];
        let mut command = program(home.path(), &typed);
        let done = command.arg(OsStr::from_bytes(b"caf\xe9")).output().unwrap();
        let err = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(2) && err.contains(said), "{err}");
        assert!(!err.contains("error:") && !err.contains("For more"), "{err}");
    }
}

/// Long input is not quoted back in full.
#[test]
fn what_is_long_is_not_repeated_whole() {
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
        let who: &[&str] = if words.contains(&"--als") { &[] } else { &["--als", PIET] };
        let (code, out, err) = ends(&home, &[&["--db", &db], who, words].concat());
        assert!(matches!(code, Some(2 | 3)) && out.is_empty(), "{code:?} {err:.300}");
        assert!(err.len() < 1_000 && err.contains('…'), "{:?}: {err:.300}", words[0]);
    }
    let (_, _, err) = ends(&home, &["--db", &db, "--als", PIET, "lid", "voegtoe", "bakkerij", ""]);
    assert!(err.contains("Niet gevonden: ‘’."), "{err}");
}

#[test]
fn help_lists_what_is_typed_in_its_order() {
    let home = tempfile::tempdir().unwrap();
    for (words, order) in [
        (&["lid", "tot"][..], &["<DAG>", "<ORGANISATIE>", "<WIE>"][..]),
        (&["activeer"], &["<EMAIL>", "<CODE>"]),
        (&["importeer"], &["<SOORT>", "<PAD>"]),
        (&["gebruiker", "rol"], &["<WIE>", "<ROL>"]),
    ] {
        let (_, help, _) = ends(&home, &[words, &["--help"]].concat());
        let lines = help.lines().filter_map(|line| line.strip_prefix("  <"));
        let listed: Vec<String> =
            lines.map(|line| format!("<{}>", line.split('>').next().unwrap())).collect();
        assert_eq!(listed, order, "{help}");
    }
    let (_, help, _) = ends(&home, &["lid", "lijst", "--help"]);
    assert!(help.contains("[naam, e-mail, rol, herkomst, sinds"), "{help}");
}
