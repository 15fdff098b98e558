//! Output for an ssh client from the command that sshd starts: the screens, line mode, or a message
//! about what the client may ask for.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{ends, json, program, small_world, writes::Shell};
use crate::support::{Pty, key_line};

const PIET: &str = "piet@eigendomein.nl";
const JAN: &str = "jan@eigendomein.nl";

/// Creates a home folder with the small example, in which Jan has a key: the file, his number and
/// the key's.
fn door() -> (TempDir, String, [String; 2]) {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    std::fs::write(&file, key_line(1)).unwrap();
    let jan = Shell { db: &db, who: JAN };
    jan.does(&["ssh", "sleutels", "toevoegen", file.to_str().unwrap()]);
    let key = jan.json(&["ssh", "sleutels", "lijst"])["keys"][0]["id"].to_string();
    let id = jan.json(&["gebruiker", "toon", "Jan Jansen"])["id"].to_string();
    (home, db, [id, key])
}

/// Returns the command that sshd starts for a client that asks for this.
fn started(home: &Path, db: &str, [id, key]: &[String; 2], asks: &str) -> Command {
    let words = ["--db", db, "--als", id, "--vast", "--sleutel", key, "--hoogstens", "2"];
    let mut command = program(home, &words);
    command.env("SSH_ORIGINAL_COMMAND", asks);
    command
}

/// Runs line mode with these answers; returns exit code and output.
fn talks(mut command: Command, lines: &[&str]) -> (Option<i32>, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = command.spawn().unwrap();
    it.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let done = it.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    (done.status.code(), said)
}

/// Starts line mode and waits for its first question; returns the output so far.
fn waits(
    mut command: Command,
) -> (Child, ChildStdin, BufReader<std::process::ChildStdout>, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = command.spawn().unwrap();
    let (input, mut output) = (it.stdin.take().unwrap(), BufReader::new(it.stdout.take().unwrap()));
    let mut said = String::new();
    while !said.contains("Wat wil je doen?") {
        assert!(output.read_line(&mut said).unwrap() > 0, "{said}");
    }
    (it, input, output, said)
}

/// Waits for the end without further input; returns exit code and error output.
fn ended(mut it: Child) -> (Option<i32>, String) {
    let start = Instant::now();
    let status = loop {
        if let Some(status) = it.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "it does not end");
        std::thread::sleep(Duration::from_millis(5));
    };
    let mut said = String::new();
    std::io::Read::read_to_string(&mut it.stderr.take().unwrap(), &mut said).unwrap();
    (status.code(), said)
}

#[test]
fn a_client_that_asks_for_lines_is_the_owner_of_the_key_in_lines_and_nobody_else() {
    let (home, db, ids) = door();
    let outside = [
        "aanmelden",
        "db",
        "importeer",
        "exporteer",
        "onderhoud",
        "handleiding",
        "registreer",
        "diagnose",
        "pad",
    ];
    let lines = [
        &outside[..],
        &[
            "ssh",
            "installatie",
            "opzoek",
            "",
            "ssh",
            "sleutels",
            "toevoegen",
            "",
            "",
            "gebruiker",
            "naam",
            "Jan de Tweede",
            "organisatie",
            "lijst",
            "stop",
        ],
    ]
    .concat();
    let (code, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("Je bent binnen als Jan Jansen.\n"), "{said}");
    for word in outside.into_iter().chain(["installatie", "opzoek", "toevoegen"]) {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
        assert!(!said.contains(&format!(". {word}")), "{word}: {said}");
    }
    assert!(said.contains("Je heet nu Jan de Tweede"), "{said}");
    let log = Shell { db: &db, who: PIET }.json(&["log"]);
    let line = &log["entries"][0];
    assert_eq!((&line["kind"], line["key"].to_string()), (&"user.changed".into(), ids[1].clone()));
    assert_eq!(line["actor"].to_string(), ids[0]);
}

#[test]
fn no_file_of_the_host_is_read_for_a_client_in_lines() {
    let (home, db, ids) = door();
    let piet = Shell { db: &db, who: PIET };
    piet.does(&["lid", "voegtoe", "bakkerij", JAN, "--rol", "beheerder"]);
    let secret = home.path().join("geheim");
    std::fs::write(&secret, "nova@eigendomein.nl\n").unwrap();
    let path = secret.display().to_string();
    let file = format!("--bestand={path}");
    let lines = [
        "lid",
        "voegtoe",
        "bakkerij",
        &file,
        &path,
        "--db=/etc/passwd",
        "anna",
        "",
        "bestand",
        "file",
        &file,
        "",
        "gebruiker",
        "naam",
        &file,
        "gebruiker",
        "naam",
        "--db=/etc/passwd",
        "log",
        "wat",
        "--lijnmodus",
        "",
        "stop",
    ];
    let (code, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    for word in ["bestand", "file", &file] {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
    }
    assert!(said.contains("1 verzoek verstuurd: Anna Visser"), "{said}");
    // Text that looks like an option is plain text.
    assert!(said.contains(&format!("Je heet nu {file}")), "{said}");
    assert!(said.contains("Je heet nu --db=/etc/passwd"), "{said}");
    assert!(!said.contains("nova"), "{said}");
}

#[test]
fn a_client_searches_the_trade_register_and_does_not_import_or_see_where_it_is() {
    let (home, db, ids) = door();
    let lines = ["handelsregister", "pad", "importeer", "zoek", "delft", "", "stop"];
    let (code, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    for word in ["pad", "importeer"] {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
    }
    assert!(said.contains("Er is nog geen handelsregister") && !said.contains(".db"), "{said}");
    std::fs::write(home.path().join("k.csv"), "kvk,naam,plaats\n27123456,Koek,Delft\n").unwrap();
    let import = ["--db", &db, "handelsregister", "importeer", "k.csv"];
    assert_eq!(ends(&home, &import).0, Some(0));
    let (_, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert!(said.contains("27123456; naam: Koek; plaats: Delft; status: actief"), "{said}");
}

#[test]
fn lines_are_over_while_they_wait_when_the_key_is_withdrawn_or_the_person_blocked() {
    for words in [
        &["ssh", "sleutels", "intrek", "piet@laptop", "--van", JAN][..],
        &["gebruiker", "blokkeer", JAN],
    ] {
        let (home, db, ids) = door();
        let (it, input, _output, _) = waits(started(home.path(), &db, &ids, "lijnmodus"));
        let full = started(home.path(), &db, &ids, "lijnmodus").output().unwrap();
        let full = (full.status.code(), String::from_utf8(full.stderr).unwrap());
        assert_eq!(full.0, Some(7), "it has the one seat of Jan: {}", full.1);
        Shell { db: &db, who: PIET }.does(words);
        let (code, said) = ended(it);
        assert_eq!(code, Some(4), "{words:?}: {said}");
        let why = ["De sleutel waarmee je binnenkwam is ingetrokken", "Je bent geblokkeerd"];
        assert!(why.iter().any(|why| said.contains(why)), "{said}");
        drop(input);
        let again = started(home.path(), &db, &ids, "lijnmodus").output().unwrap();
        assert_eq!(again.status.code(), Some(4), "{again:?}");
    }
}

#[test]
fn withdrawing_the_key_of_the_session_is_asked_about_and_ends_it() {
    let (home, db, ids) = door();
    let withdraw = ["ssh", "sleutels", "intrek", "piet@laptop", ""];
    let no = [&withdraw[..], &["nee", "stop"]].concat();
    let (code, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &no);
    assert!(said.contains("deze sessie eindigt zodra je hem intrekt"), "{said}");
    assert!(code == Some(0) && said.contains("Er is niets gewijzigd."), "{code:?} {said}");
    let undo =
        talks(started(home.path(), &db, &ids, "lijnmodus"), &["ongedaan", "", "nee", "stop"]);
    assert!(undo.0 == Some(0) && undo.1.contains("deze sessie eindigt"), "{undo:?}");
    let yes = [&withdraw[..], &["ja", "organisatie", "lijst"]].concat();
    let (code, said) = talks(started(home.path(), &db, &ids, "lijnmodus"), &yes);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("De sleutel waarmee je binnenkwam is ingetrokken."), "{said}");
    assert!(!said.contains("regels.\n"), "nothing is answered after it: {said}");
}

#[test]
fn a_client_that_asks_for_a_command_or_has_no_terminal_hears_what_it_can_ask_for() {
    let (home, db, ids) = door();
    for asks in [
        "sh -c id",
        "toegang --als 5",
        "scp -f /etc/passwd",
        "internal-sftp",
        "\u{1b}[2Jx",
        "lijnmodus; id",
        "lijnmodus\nid",
        "--lijnmodus",
        "LINES",
        "-",
        "",
    ] {
        for (language, ways) in
            [("nl", ["ssh -t …", "ssh … lijnmodus"]), ("en", ["ssh -t …", "ssh … lines"])]
        {
            let mut command = started(home.path(), &db, &ids, asks);
            let done = command.env("TOEGANG_TAAL", language).output().unwrap();
            let said = String::from_utf8(done.stderr).unwrap();
            assert!(done.status.code() == Some(2) && done.stdout.is_empty(), "{asks}: {said}");
            assert!(ways.iter().all(|way| said.contains(way)), "{asks}: {said}");
            let of_command = said.contains("geen opdracht") || said.contains("no command");
            assert_eq!(of_command, !asks.is_empty(), "{asks}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            for sign in ["--vast", "--fixed", "--help", "--lijn", "\u{1b}", "id"] {
                assert!(!said.contains(sign), "{asks}: {said}");
            }
        }
    }
    // `SSH_ORIGINAL_COMMAND` only matters in restricted sessions, not on the host.
    let mut own = program(home.path(), &["--db", &db, "--als", JAN, "organisatie", "lijst"]);
    assert_eq!(own.env("SSH_ORIGINAL_COMMAND", "id").output().unwrap().status.code(), Some(0));
}

#[test]
fn the_word_that_a_client_asks_with_is_of_the_language_that_it_hears() {
    let (home, db, ids) = door();
    let (_, said) = talks(started(home.path(), &db, &ids, "lines"), &["member", "", "stop"]);
    assert!(said.starts_with("You are signed in as Jan Jansen.\n"), "{said}");
    assert!(said.contains("1. organisation:") && !said.contains("sign in"), "{said}");
}

#[test]
fn a_terminal_that_only_types_is_let_in_to_lines_and_another_to_the_screens() {
    let (home, db, [id, key]) = door();
    let words = ["--db", &db, "--als", &id, "--vast", "--sleutel", &key];
    for term in ["dumb", ""] {
        let mut it = Pty::of_kind(home.path(), term, &words);
        it.see("Je bent binnen als Jan Jansen").see("Wat wil je doen?").send("stop\r");
        assert_eq!(it.ends(), 0, "{term:?}");
    }
    let mut it = Pty::of_kind(home.path(), "xterm", &words);
    it.see("Jan Jansen ·").send("q");
    assert_eq!(it.ends(), 0);
}

#[test]
fn a_key_that_waits_asks_for_its_code_in_lines_too() {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    std::fs::write(&file, key_line(1)).unwrap();
    let piet = Shell { db: &db, who: PIET };
    piet.does(&["ssh", "sleutels", "toevoegen", file.to_str().unwrap(), "--van", JAN]);
    let keys = json(&["--db", &db, "--als", PIET, "ssh", "sleutels", "lijst", "--van", JAN]);
    let key = keys["keys"][0]["id"].to_string();
    let words = ["--db", &db, "--vast", "--sleutel", &key, "--code"];
    let mut command = program(home.path(), &words);
    command.env("SSH_ORIGINAL_COMMAND", "lijnmodus");
    let (code, said) = talks(command, &["AAAA-AAAA-AAAA", "", "organisatie", "lijst"]);
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("Deze code klopt niet") && !said.contains("Jan Jansen"), "{said}");
    assert_eq!(ends(&home, &words).0, Some(2), "nor without a terminal");
}
