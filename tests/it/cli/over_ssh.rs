//! The command that sshd starts for a client: it shows the screens or line mode, or explains which
//! requests are allowed.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{json, program, run_toegang, small_world, writes::Shell};
use crate::support::{Pty, key_line};

const PIET_EMAIL: &str = "piet@eigendomein.nl";
const JAN_EMAIL: &str = "jan@eigendomein.nl";

/// Creates a home folder with the small example and a key of Jan. Returns the database path, and
/// the numbers of Jan and the key.
fn with_key_of_jan() -> (TempDir, String, [String; 2]) {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    std::fs::write(&file, key_line(1)).unwrap();
    let jan = Shell { db: &db, who: JAN_EMAIL };
    jan.run_ok(&["ssh", "sleutels", "toevoegen", file.to_str().unwrap()]);
    let key = jan.json(&["ssh", "sleutels", "lijst"])["keys"][0]["id"].to_string();
    let id = jan.json(&["gebruiker", "toon", "Jan Jansen"])["id"].to_string();
    (home, db, [id, key])
}

/// Returns the command that sshd starts for a client that requests the command `asks`.
fn session_command(home: &Path, db: &str, [id, key]: &[String; 2], asks: &str) -> Command {
    let words = ["--db", db, "--als", id, "--vast", "--sleutel", key, "--hoogstens", "2"];
    let mut command = program(home, &words);
    command.env("SSH_ORIGINAL_COMMAND", asks);
    command
}

/// Runs line mode with these answers. Returns the exit code and the output.
fn run_line_mode(mut command: Command, lines: &[&str]) -> (Option<i32>, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = command.spawn().unwrap();
    it.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let done = it.wait_with_output().unwrap();
    let said = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
    (done.status.code(), said)
}

/// Starts line mode and waits for its first question. Returns the output so far.
fn start_line_mode(
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

/// Waits for the program to end without further input. Returns the exit code and error output.
fn wait_for_exit(mut it: Child) -> (Option<i32>, String) {
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
fn line_mode_over_ssh_acts_only_as_the_owner_of_the_key() {
    let (home, db, ids) = with_key_of_jan();
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
    let (code, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("Je bent aangemeld als Jan Jansen.\n"), "{said}");
    for word in outside.into_iter().chain(["installatie", "opzoek", "toevoegen"]) {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
        assert!(!said.contains(&format!(". {word}")), "{word}: {said}");
    }
    assert!(said.contains("Je heet nu Jan de Tweede"), "{said}");
    let log = Shell { db: &db, who: PIET_EMAIL }.json(&["log"]);
    let line = &log["entries"][0];
    assert_eq!((&line["kind"], line["key"].to_string()), (&"user.changed".into(), ids[1].clone()));
    assert_eq!(line["actor"].to_string(), ids[0]);
}

#[test]
fn line_mode_over_ssh_reads_no_file_of_the_host() {
    let (home, db, ids) = with_key_of_jan();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "bakkerij", JAN_EMAIL, "--rol", "beheerder"]);
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
    let (code, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    for word in ["bestand", "file", &file] {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
    }
    assert!(said.contains("Verzoek aan Anna Visser verstuurd"), "{said}");
    // An answer that looks like an option is plain text.
    assert!(said.contains(&format!("Je heet nu {file}")), "{said}");
    assert!(said.contains("Je heet nu --db=/etc/passwd"), "{said}");
    assert!(!said.contains("nova"), "{said}");
}

#[test]
fn a_client_searches_the_trade_register_and_does_not_import_or_see_where_it_is() {
    let (home, db, ids) = with_key_of_jan();
    let lines = ["handelsregister", "pad", "importeer", "zoek", "delft", "", "stop"];
    let (code, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert_eq!(code, Some(0), "{said}");
    for word in ["pad", "importeer"] {
        assert!(said.contains(&format!("‘{word}’ is hier geen keuze")), "{word}: {said}");
    }
    assert!(said.contains("Er is nog geen handelsregister") && !said.contains(".db"), "{said}");
    std::fs::write(home.path().join("k.csv"), "kvk,naam,plaats\n27123456,Koek,Delft\n").unwrap();
    let import = ["--db", &db, "handelsregister", "importeer", "k.csv"];
    assert_eq!(run_toegang(&home, &import).0, Some(0));
    let (_, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &lines);
    assert!(said.contains("27123456; naam: Koek; plaats: Delft; status: actief"), "{said}");
}

#[test]
fn line_mode_ends_when_the_key_is_withdrawn_or_the_user_blocked() {
    for words in [
        &["ssh", "sleutels", "intrek", "piet@laptop", "--van", JAN_EMAIL][..],
        &["gebruiker", "blokkeer", JAN_EMAIL],
    ] {
        let (home, db, ids) = with_key_of_jan();
        let (it, input, _output, _) =
            start_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"));
        let full = session_command(home.path(), &db, &ids, "lijnmodus").output().unwrap();
        let full = (full.status.code(), String::from_utf8(full.stderr).unwrap());
        assert_eq!(full.0, Some(7), "it has the one seat of Jan: {}", full.1);
        Shell { db: &db, who: PIET_EMAIL }.run_ok(words);
        let (code, said) = wait_for_exit(it);
        assert_eq!(code, Some(4), "{words:?}: {said}");
        let why = ["De sleutel van deze sessie is ingetrokken", "Je bent geblokkeerd"];
        assert!(why.iter().any(|why| said.contains(why)), "{said}");
        drop(input);
        let again = session_command(home.path(), &db, &ids, "lijnmodus").output().unwrap();
        assert_eq!(again.status.code(), Some(4), "{again:?}");
    }
}

#[test]
fn withdrawing_the_session_key_needs_confirmation_and_ends_the_session() {
    let (home, db, ids) = with_key_of_jan();
    let withdraw = ["ssh", "sleutels", "intrek", "piet@laptop", ""];
    let no = [&withdraw[..], &["nee", "stop"]].concat();
    let (code, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &no);
    assert!(said.contains("deze sessie eindigt zodra je hem intrekt"), "{said}");
    assert!(code == Some(0) && said.contains("Er is niets gewijzigd."), "{code:?} {said}");
    let undo = run_line_mode(
        session_command(home.path(), &db, &ids, "lijnmodus"),
        &["ongedaan", "", "nee", "stop"],
    );
    assert!(undo.0 == Some(0) && undo.1.contains("deze sessie eindigt"), "{undo:?}");
    let yes = [&withdraw[..], &["ja", "organisatie", "lijst"]].concat();
    let (code, said) = run_line_mode(session_command(home.path(), &db, &ids, "lijnmodus"), &yes);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("De sleutel van deze sessie is ingetrokken."), "{said}");
    assert!(!said.contains("regels.\n"), "nothing is answered after it: {said}");
}

#[test]
fn an_ssh_command_or_a_missing_terminal_explains_the_allowed_modes() {
    let (home, db, ids) = with_key_of_jan();
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
            let mut command = session_command(home.path(), &db, &ids, asks);
            let done = command.env("TOEGANG_TAAL", language).output().unwrap();
            let said = String::from_utf8(done.stderr).unwrap();
            assert!(done.status.code() == Some(2) && done.stdout.is_empty(), "{asks}: {said}");
            assert!(ways.iter().all(|way| said.contains(way)), "{asks}: {said}");
            let of_command = said.contains("geen opdracht") || said.contains("commands are not");
            assert_eq!(of_command, !asks.is_empty(), "{asks}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            for sign in ["--vast", "--fixed", "--help", "--lijn", "\u{1b}", "id"] {
                assert!(!said.contains(sign), "{asks}: {said}");
            }
        }
    }
    // `SSH_ORIGINAL_COMMAND` only matters in restricted sessions, not on the host.
    let mut own = program(home.path(), &["--db", &db, "--als", JAN_EMAIL, "organisatie", "lijst"]);
    assert_eq!(own.env("SSH_ORIGINAL_COMMAND", "id").output().unwrap().status.code(), Some(0));
}

#[test]
fn the_requested_mode_word_sets_the_language() {
    let (home, db, ids) = with_key_of_jan();
    let (_, said) =
        run_line_mode(session_command(home.path(), &db, &ids, "lines"), &["member", "", "stop"]);
    assert!(said.starts_with("You are signed in as Jan Jansen.\n"), "{said}");
    assert!(said.contains("1. organisation:") && !said.contains("sign in"), "{said}");
}

#[test]
fn a_dumb_terminal_gets_line_mode_and_others_get_the_screens() {
    let (home, db, [id, key]) = with_key_of_jan();
    let words = ["--db", &db, "--als", &id, "--vast", "--sleutel", &key];
    for term in ["dumb", ""] {
        let mut it = Pty::start_with_term(home.path(), term, &words);
        it.see("Je bent aangemeld als Jan Jansen").see("Wat wil je doen?").send("stop\r");
        assert_eq!(it.wait_exit(), 0, "{term:?}");
    }
    let mut it = Pty::start_with_term(home.path(), "xterm", &words);
    it.see("Jan Jansen ·").send("q");
    assert_eq!(it.wait_exit(), 0);
}

#[test]
fn an_unconfirmed_key_asks_for_its_code_in_line_mode() {
    let (home, db) = small_world();
    let file = home.path().join("id.pub");
    std::fs::write(&file, key_line(1)).unwrap();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["ssh", "sleutels", "toevoegen", file.to_str().unwrap(), "--van", JAN_EMAIL]);
    let keys =
        json(&["--db", &db, "--als", PIET_EMAIL, "ssh", "sleutels", "lijst", "--van", JAN_EMAIL]);
    let key = keys["keys"][0]["id"].to_string();
    let words = ["--db", &db, "--vast", "--sleutel", &key, "--code"];
    let mut command = program(home.path(), &words);
    command.env("SSH_ORIGINAL_COMMAND", "lijnmodus");
    let (code, said) = run_line_mode(command, &["AAAA-AAAA-AAAA", "", "organisatie", "lijst"]);
    assert_eq!(code, Some(5), "{said}");
    assert!(said.contains("Deze code klopt niet") && !said.contains("Jan Jansen"), "{said}");
    assert_eq!(run_toegang(&home, &words).0, Some(2), "nor without a terminal");
}
