//! The whole help, manual pages and completions in both languages, as snapshots.

use std::{fmt::Write as _, process::Command};

use super::run_toegang;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// Splits a help text into the part of the command itself and the section of global options.
fn split_help(help: &str) -> (String, String) {
    let sections = help.trim_end().split("\n\n").map(str::to_owned);
    let is_global = |section: &String| {
        section.starts_with("Bij elke opdracht:") || section.starts_with("Global options:")
    };
    let (global, own): (Vec<String>, Vec<String>) = sections.partition(is_global);
    (own.join("\n\n"), global.concat())
}

/// Returns the subcommands in a help text.
fn listed_commands(help: &str) -> Vec<String> {
    let mut lines = help.lines().skip_while(|line| !matches!(*line, "Opdrachten:" | "Commands:"));
    lines.next();
    lines
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect()
}

/// Collects the help of a command and its subcommands. `everywhere` is the section of global
/// options, which is printed only once.
fn collect_help(language: &str, path: &[String], everywhere: &str, all: &mut String) {
    let home = tempfile::tempdir().unwrap();
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let typed = [&words[..], &["--help", "--taal", language]].concat();
    let (code, out, err) = run_toegang(&home, &typed);
    assert!(code == Some(0) && err.is_empty(), "{typed:?}: {err}");
    let (own, global) = split_help(&out);
    if path.is_empty() {
        write!(all, "{own}\n\n{global}").unwrap();
    } else {
        // The root command also has the option that prints the version.
        assert!(everywhere.starts_with(&global), "{typed:?}: {global}");
        write!(all, "\n\n===== toegang {} =====\n{own}", words.join(" ")).unwrap();
    }
    let everywhere = if path.is_empty() { &global } else { everywhere };
    for command in listed_commands(&out) {
        collect_help(language, &[path, &[command]].concat(), everywhere, all);
    }
}

#[test]
fn help_of_every_command() {
    for language in LANGUAGES {
        let mut all = String::new();
        collect_help(language, &[], "", &mut all);
        insta::assert_snapshot!(format!("help_{language}"), all);
    }
}

#[test]
fn manual_pages_of_the_program_and_of_a_command() {
    for language in LANGUAGES {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("man");
        let typed = ["handleiding", "--map", folder.to_str().unwrap(), "--taal", language];
        assert_eq!(run_toegang(&home, &typed).0, Some(0));
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let mut all = names.join("\n");
        for name in names.iter().filter(|name| {
            matches!(name.as_str(), "toegang.1" | "toegang-lid-voegtoe.1" | "toegang-member-add.1")
        }) {
            let page = std::fs::read_to_string(folder.join(name)).unwrap();
            write!(all, "\n\n===== {name} =====\n{page}").unwrap();
        }
        let version = format!("toegang {}", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(format!("manual_{language}"), all.replace(&version, "toegang X"));
    }
}

/// The test asks for fish completions, which contain descriptions.
#[test]
fn completions_of_words_have_descriptions() {
    let dutch: &[&[&str]] = &[
        &[""],
        &["--"],
        &["lid", ""],
        &["member", ""],
        &["lid", "voegtoe", "--"],
        &["lid", "rol", ""],
        &["gebruiker", "lijst", "--sorteer", ""],
        &["uitnodiging", "lijst", "x", "--status", ""],
    ];
    let english: &[&[&str]] = &[
        &[""],
        &["--"],
        &["member", ""],
        &["lid", ""],
        &["member", "add", "--"],
        &["member", "role", ""],
        &["user", "list", "--sort", ""],
        &["invitation", "list", "x", "--state", ""],
    ];
    for (language, lines) in LANGUAGES.into_iter().zip([dutch, english]) {
        let home = tempfile::tempdir().unwrap();
        let mut all = String::new();
        for words in lines {
            let mut command = Command::new(env!("CARGO_BIN_EXE_toegang"));
            command.current_dir(home.path()).env("HOME", home.path());
            for name in crate::support::USER_ENV_VARS {
                command.env_remove(name);
            }
            command.args([&["--", "toegang"], *words].concat());
            command.env("TOEGANG_COMPLETE", "fish").env("TOEGANG_TAAL", language);
            let done = command.output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let out = String::from_utf8(done.stdout).unwrap();
            writeln!(all, "===== toegang {} =====\n{out}", words.join(" ")).unwrap();
        }
        insta::assert_snapshot!(format!("completions_{language}"), all);
    }
}
