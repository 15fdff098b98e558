//! Messages about errors of the operating system, in the user's language.

use std::{
    fs::{self, OpenOptions},
    os::unix::fs::symlink,
    process::{Output, Stdio},
};

use super::{program, run_toegang, small_world, writes::PIET_EMAIL};

fn exit_and_stderr(done: &Output) -> (Option<i32>, String) {
    (done.status.code(), String::from_utf8(done.stderr.clone()).unwrap())
}

#[test]
fn system_errors_are_in_the_language_of_the_user() {
    let (home, db) = small_world();
    let nobody = ["--db", &db];
    let piet = ["--db", &db, "--als", PIET_EMAIL];
    let long = "x".repeat(300);
    let table: [(&[&str], &str, i32, &str, &str); 6] = [
        (&piet, "importeer gebruikers x.csv", 3, "(dat is er niet)", "(it does not exist)"),
        (
            &piet,
            "importeer gebruikers t.db/x",
            3,
            "waar een map hoort",
            "part of the path is a file",
        ),
        (&piet, &format!("importeer gebruikers {long}"), 3, "naam is te lang", "name is too long"),
        (&piet, "ssh sleutels toevoegen x.pub", 3, "dat is er niet", "does not exist"),
        (&nobody, "db importeer x.jsonl", 3, "dat is er niet", "does not exist"),
        (
            &nobody,
            "handleiding --map t.db",
            8,
            "t.db: daar staat al iets",
            "t.db: it already exists",
        ),
    ];
    for (who, words, exit, dutch, english) in table {
        for (language, expected) in [("nl", dutch), ("en", english)] {
            let words: Vec<&str> = words.split(' ').collect();
            let typed = [who, &words, &["--taal", language]].concat();
            let (code, _, err) = run_toegang(&home, &typed);
            assert!(code == Some(exit) && err.contains(expected), "{words:?}: {code:?} {err}");
            assert!(!err.contains("os error"), "{words:?}: {err}");
        }
    }
}

#[test]
fn an_anchor_error_names_the_anchor_and_not_the_database() {
    let (home, db) = small_world();
    symlink("anker", home.path().join("link")).unwrap();
    fs::create_dir(home.path().join("map")).unwrap();
    fs::write(home.path().join("brief"), "Beste Piet,\n").unwrap();
    fs::write(home.path().join("leeg"), "").unwrap();
    let write = ["--als", PIET_EMAIL, "ongedaan"];
    let check = ["db", "controleer"];
    let table: [(&str, &[&str], &str, &str); 9] = [
        ("link", &write, "is een koppeling; geef het echte pad.", "is a link; give the real path."),
        ("map", &write, "is een map; geef een bestand.", "is a folder; give a file."),
        ("map", &check, "is een map; geef een bestand.", "is a folder; give a file."),
        ("brief", &write, "staat iets anders in", "something else is in it"),
        ("t.db", &check, "staat iets anders in", "something else is in it"),
        ("/dev/zero", &write, "staat iets anders in", "something else is in it"),
        ("x", &check, "is er nog niet; de eerste", "does not exist yet; the first change"),
        ("leeg", &check, "is nog leeg; de eerste", "is still empty; the first change"),
        ("geen/x", &check, "niet in een bestaande map", "not in an existing folder"),
    ];
    for (anchor, words, dutch, english) in table {
        let told = [
            ("nl", format!("toegang: Het ankerbestand {anchor} "), dutch),
            ("en", format!("toegang: The anchor file {anchor} "), english),
        ];
        for (language, begins, says) in told {
            let typed = [&["--db", &db, "--anker", anchor, "--taal", language], words].concat();
            let (code, out, err) = run_toegang(&home, &typed);
            let told = err.starts_with(&begins) && err.contains(says);
            assert!(code == Some(8) && out.is_empty() && told, "{typed:?}: {code:?} {out}{err}");
        }
    }
    let (_, _, err) =
        run_toegang(&home, &["--db", &db, "--anker", "geen/x", "--als", PIET_EMAIL, "ongedaan"]);
    assert!(err.contains("ankerbestand geen/x staat niet in een bestaande map"), "{err}");
}

#[test]
fn a_full_disk_behind_standard_output_is_reported() {
    let (home, db) = small_world();
    for words in [&["--csv"][..], &[]] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let typed = [&["--db", &db, "--als", PIET_EMAIL, "org", "lijst"], words].concat();
        let (code, err) =
            exit_and_stderr(&program(home.path(), &typed).stdout(full).output().unwrap());
        assert_eq!((code, err.trim_end()), (Some(8), "toegang: de schijf is vol"), "{words:?}");
    }
}

/// If the output fails after a completed command, the message must not suggest that nothing was
/// done.
#[test]
fn a_completed_command_is_reported_when_its_output_fails() {
    let (home, db) = small_world();
    let new = home.path().join("nieuw.db").display().to_string();
    let text = home.path().join("alles.jsonl").display().to_string();
    fs::write(&text, run_toegang(&home, &["--db", &db, "db", "exporteer"]).1).unwrap();
    fs::write(home.path().join("g.csv"), "e-mail,naam\nmia@eigendomein.nl,Mia\n").unwrap();
    let piet = ["--db", &db, "--als", PIET_EMAIL];
    let add = ["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl"];
    let writes: [(&[&str], &[&str]); 5] = [
        (&piet, &add),
        (&piet, &["importeer", "gebruikers", "g.csv"]),
        (&["--db", &db], &["db", "kopie", "kopie.db"]),
        (&["--db", &new], &["db", "importeer", &text]),
        (&piet, &["ongedaan", "--json"]),
    ];
    for (who, words) in writes {
        for (more, begins) in
            [(&["--proef"][..], ""), (&[], "De opdracht is uitgevoerd, maar de uitvoer")]
        {
            let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
            let typed = [who, words, more].concat();
            let (code, err) =
                exit_and_stderr(&program(home.path(), &typed).stdout(full).output().unwrap());
            let told = err.contains(begins) && err.contains("de schijf is vol");
            assert!(code == Some(8) && told, "{typed:?}: {code:?} {err}");
            assert!(!begins.is_empty() || !err.contains("gedaan"), "{typed:?}: {err}");
        }
    }
    let (code, said, _) = run_toegang(&home, &[&piet[..], &add].concat());
    assert!(code == Some(0) && said.contains("al lid"), "{said}");
    assert!(fs::exists(&new).unwrap() && home.path().join("kopie.db").exists());
}

#[test]
fn unreadable_settings_are_reported() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(folder.join("config.toml")).unwrap();
    fs::write(folder.join("toetsen.toml"), b"\xff").unwrap();
    let (_, _, err) = run_toegang(&home, &["pad"]);
    assert!(err.contains("config.toml: kan niet worden gelezen (dat is een map)."), "{err}");
    assert!(err.contains("toetsen.toml: dit is geen tekst (UTF-8)."), "{err}");
    let (_, _, err) = run_toegang(&home, &["pad", "--taal", "en"]);
    assert!(err.contains("config.toml: cannot be read (it is a folder)."), "{err}");
    assert!(err.contains("toetsen.toml: this is not UTF-8 text."), "{err}");
}

/// Commands that print much and little output, in each format.
const PRINTING_COMMANDS: [&[&str]; 18] = [
    &["--help"],
    &["--version"],
    &["lid", "voegtoe", "--help"],
    &["exporteer", "gebruikers"],
    &["exporteer", "leden", "--json"],
    &["gebruiker", "lijst"],
    &["gebruiker", "lijst", "--csv"],
    &["gebruiker", "lijst", "--jsonl"],
    &["gebruiker", "lijst", "--lijnmodus"],
    &["log", "--csv"],
    &["log", "--json"],
    &["db", "exporteer"],
    &["db", "controleer"],
    &["handleiding"],
    &["aanvulling", "bash"],
    &["aanvulling", "zsh"],
    &["toetsen"],
    &["pad"],
];

/// Runs the program with standard output redirected to `out`. Returns the exit code and error
/// output.
fn run_with_output(out: Stdio, db: &str, words: &[&str], asks: bool) -> (Option<i32>, String) {
    let home = tempfile::tempdir().unwrap();
    let mut command = if asks {
        let mut command = super::program(home.path(), &["--", "toegang", "lid", "voeg"]);
        command.env("TOEGANG_COMPLETE", words[0]).env("_CLAP_COMPLETE_INDEX", "2");
        command
    } else {
        let named = ["--db", db, "--als", "piet@eigendomein.nl"];
        super::program(home.path(), &[&named[..], words].concat())
    };
    let done = command.stdout(out).stderr(Stdio::piped()).spawn().unwrap();
    let done = done.wait_with_output().unwrap();
    (done.status.code(), String::from_utf8(done.stderr).unwrap())
}

#[test]
fn a_closed_pipe_is_no_error_and_a_full_disk_is_an_error() {
    let (_home, db) = super::small_world();
    let shells: [&[&str]; 3] = [&["bash"], &["zsh"], &["fish"]];
    let all = PRINTING_COMMANDS.iter().map(|words| (*words, false));
    for (words, asks) in all.chain(shells.map(|shell| (shell, true))) {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (code, err) = run_with_output(writer.into(), &db, words, asks);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{words:?}: nobody reads it");
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let (code, err) = run_with_output(full.into(), &db, words, asks);
        assert_eq!(code, Some(8), "{words:?}: {err}");
        assert!(err.contains("de schijf is vol"), "{words:?}: {err}");
    }
}
