//! Shell completion of commands and options, and of rows that the user may see.

use std::process::Command;

use super::{run_toegang, small_world};

/// Returns the completions of a shell for a line with these words.
fn complete(db: &str, who: &str, shell: &str, words: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toegang"));
    for name in crate::support::USER_ENV_VARS {
        command.env_remove(name);
    }
    command.args([&["--", "toegang"], words].concat());
    command.env("HOME", std::path::Path::new(db).parent().unwrap());
    command.env("TOEGANG_COMPLETE", shell).env("TOEGANG_DB", db).env("TOEGANG_ALS", who);
    command.env("_CLAP_COMPLETE_INDEX", words.len().to_string()).env("_CLAP_IFS", "\n");
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().lines().map(str::to_owned).collect()
}

const PIET_EMAIL: &str = "piet@eigendomein.nl";

#[test]
fn words_and_options_are_completed() {
    let (_home, db) = small_world();
    assert_eq!(complete(&db, PIET_EMAIL, "bash", &["lid", "voeg"]), ["voegtoe"]);
    assert_eq!(
        complete(&db, PIET_EMAIL, "bash", &["member", "l"]),
        ["lijst"],
        "English words lead on too"
    );
    assert_eq!(
        complete(&db, PIET_EMAIL, "bash", &["lid", "voegtoe", "--do"]),
        ["--doorgaan-bij-fout"]
    );
    let options = complete(&db, PIET_EMAIL, "bash", &["lid", "voegtoe", "x", "y", "--"]);
    assert_eq!(options, ["--rol", "--tot", "--bericht", "--bestand"]);
    assert_eq!(complete(&db, PIET_EMAIL, "bash", &["lid", "rol", "b"]), ["beheerder"]);
}

#[test]
fn completions_include_organisations_people_and_requests() {
    let (_home, db) = small_world();
    let says = |who: &str, words: &[&str]| complete(&db, who, "bash", words);
    assert_eq!(says(PIET_EMAIL, &["lid", "voegtoe", "pi"]), ["Piet\\ Holding\\ B.V."]);
    assert_eq!(says(PIET_EMAIL, &["lid", "voegtoe", "'Piet H"]), ["Piet Holding B.V."]);
    for org in ["Piet\\ Holding", "'Piet Holding'", "\"Piet Holding B.V.\""] {
        for shell in ["bash", "zsh"] {
            let people = complete(&db, PIET_EMAIL, shell, &["lid", "voegtoe", org, "an"]);
            let anna = people.iter().any(|one| one.starts_with("anna@cijfermeesters.nl"));
            assert!(anna, "{shell} {org}: {people:?}");
        }
    }
    let people = complete(&db, PIET_EMAIL, "bash", &["lid", "voegtoe", "Piet\\ Holding", ""]);
    assert!(!people.iter().any(|one| one.starts_with("piet@")), "who is member is not offered");
    assert_eq!(says(PIET_EMAIL, &["lid", "verwijder", "bakkerij", "e"]), ["els@eigendomein.nl"]);
    assert_eq!(says("", &["--als", "pi"]), [PIET_EMAIL]);
    let added = ["--db", &db, "--als", PIET_EMAIL, "lid", "voegtoe", "Piet Holding"];
    let home = tempfile::tempdir().unwrap();
    assert_eq!(run_toegang(&home, &[&added[..], &["anna@cijfermeesters.nl"]].concat()).0, Some(0));
    let open = says(PIET_EMAIL, &["uitnodiging", "trekin", "holding", ""]);
    assert_eq!(open, ["anna@cijfermeesters.nl"]);
    let anna = "anna@cijfermeesters.nl";
    let waits = complete(&db, anna, "fish", &["postvak", "accepteer", ""]);
    assert!(waits.iter().any(|line| line.contains("\tPiet Holding B.V., ")), "{waits:?}");
}

#[test]
fn completions_are_empty_for_users_without_rights() {
    let (_home, db) = small_world();
    for who in ["", "nobody@x.nl"] {
        let told = complete(&db, who, "bash", &["lid", "voegtoe", "Pi"]);
        assert!(told.is_empty(), "{told:?}");
    }
    let els = complete(&db, "els@eigendomein.nl", "bash", &["lid", "voegtoe", "bakkerij", "an"]);
    assert!(els.is_empty(), "who is no Beheerder chooses nobody: {els:?}");
    assert!(complete("/nergens/t.db", PIET_EMAIL, "bash", &["lid", "voegtoe", "Pi"]).is_empty());
}

#[test]
fn every_shell_has_a_completion_script_and_bash_runs_it() {
    let (home, db) = small_world();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (code, out, err) = run_toegang(&home, &["aanvulling", shell]);
        assert!(code == Some(0) && out.contains("TOEGANG_COMPLETE"), "{out}{err}");
    }
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_toegang")).parent().unwrap();
    let line = "source <(toegang completions bash); COMP_WORDS=(toegang lid lijst pi); \
        COMP_CWORD=3; _clap_complete_toegang toegang pi lijst; printf '%s' \"${COMPREPLY[*]}\"";
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", line]).env("TOEGANG_DB", &db).env("TOEGANG_ALS", PIET_EMAIL);
    bash.env("HOME", home.path())
        .env("PATH", format!("{}:{}", folder.display(), std::env::var("PATH").unwrap()));
    let out = bash.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&out.stdout), "Piet\\ Holding\\ B.V.", "{out:?}");
}

/// The command accepts the completed text, including text inside quotes.
#[test]
fn completed_names_with_spaces_are_accepted_in_real_shells() {
    let (home, db) = small_world();
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_toegang")).parent().unwrap();
    let shells: [(&str, &[&str], &str); 3] = [
        ("bash", &["--norc", "--noprofile", "-i"], "source <(toegang aanvulling bash)"),
        (
            "zsh",
            &["-f", "-i"],
            "autoload -U compinit; compinit -u -D; source <(toegang aanvulling zsh)",
        ),
        ("fish", &["--no-config", "-i"], "toegang aanvulling fish | source"),
    ];
    for (shell, flags, sets_up) in shells {
        // Shells other than bash may be missing.
        if Command::new(shell).arg("--version").output().is_err() {
            continue;
        }
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        let mut it = crate::support::Pty::start_program(home.path(), shell, &flags);
        let path =
            format!("export HOME={} PATH=\"{}:$PATH\"", home.path().display(), folder.display());
        it.send(&format!("{path}; export TOEGANG_DB={db} TOEGANG_ALS={PIET_EMAIL}; {sets_up}\n"));
        it.send("clear; echo klaar-$TOEGANG_ALS\n").see("klaar-piet@eigendomein.nl");
        it.send("toegang lid lijst 'Piet H\t").see("toegang lid lijst 'Piet Holding B.V.");
        // Fish does not close the quote after a name that ends in a full stop.
        let close = if shell == "fish" { "'" } else { "" };
        it.send(&format!("{close}\n")).see("Piet de Vries (jij)");
        it.send("toegang lid voegtoe \"Piet Holding B.V.\" anna@\t").see("anna@cijfermeesters.nl");
        it.send("--proef\n").see("Verzoek aan Anna Visser verstuurd");
        // Two Tabs list all matches.
        it.send("toegang gebruiker toon \t\t").see("els@eigendomein.nl");
        it.see("jan@eigendomein.nl").send("\x15");
        it.send("toegang lid verwijder Piet\\ Holding\\ B.V. 'piet@e\t")
            .see("'piet@eigendomein.nl'");
        it.child.kill().unwrap();
        it.child.wait().unwrap();
    }
}
