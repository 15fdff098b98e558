//! With `--ascii` all output for people uses ASCII symbols.

use std::{fs, io::Write, process::Stdio};

use super::{program, run_toegang, small_world, writes::PIET_EMAIL};

/// Returns standard output and standard error of a command, as one text.
fn output_text(home: &tempfile::TempDir, words: &[&str]) -> String {
    let (_, out, err) = run_toegang(home, words);
    format!("{out}{err}")
}

/// Commands that print, ask, refuse and change data. The order matters, because later commands
/// depend on earlier ones.
const COMMANDS: [&[&str]; 53] = [
    &["--help"],
    &["lid", "--help"],
    &["lid", "voegtoe", "--help"],
    &["log", "--help"],
    &["db", "controleer", "--help"],
    &["ssh", "sleutels", "--help"],
    &["importeer", "--help"],
    &["lidd"],
    &["lid", "voegtoe"],
    &["lid", "toevoegen"],
    &["lid", "lijst", "--rolx"],
    &["lid", "rol", "hoofd", "holding", "piet"],
    &["organisatie", "lijst"],
    &["organisatie", "lijst", "--lijnmodus"],
    &["organisatie", "toon", "holding"],
    &["organisatie", "toon", "nergens"],
    &["lid", "voegtoe", "holding", "jan", "anna", "nergens", "--doorgaan-bij-fout"],
    &["lid", "voegtoe", "holding", "jan", "--rol", "beheerder"],
    &["lid", "voegtoe", "holding", "de vries"],
    &["lid", "voegtoe", "bakkerij", "jan", "--tot", "31-12-2099", "--proef"],
    &["lid", "voegtoe", "bakkerij", "jan", "--tot", "gisteravond"],
    &["lid", "lijst", "holding"],
    &["lid", "tot", "holding", "jan", "--tot", "31-12-2099"],
    &["uitnodiging", "lijst", "holding"],
    &["uitnodiging", "trekin", "holding", "anna"],
    &["postvak", "lijst"],
    &["postvak", "accepteer", "holding"],
    &["gebruiker", "lijst"],
    &["gebruiker", "toon", "jan"],
    &["gebruiker", "nodig-uit", "nieuw@eigendomein.nl"],
    &["gebruiker", "verwijder", "els"],
    &["gebruiker", "verwijder", "piet"],
    &["lid", "verwijder", "holding", "jan"],
    &["lid", "verwijder", "holding", "jan", "--ja"],
    &["ongedaan"],
    &["opnieuw"],
    &["partner", "lijst"],
    &["partner", "zoek"],
    &["partner", "vraag", "bram"],
    &["adres", "lijst"],
    &["omgeving", "toon"],
    &["log"],
    &["log", "--kind", "lid"],
    &["importeer", "leden", "leden.csv"],
    &["importeer", "gebruikers", "scheef.csv"],
    &["toetsen"],
    &["toetsen", "--markdown"],
    &["thema", "lijst"],
    &["thema", "controleer"],
    &["diagnose"],
    &["pad"],
    &["db", "controleer"],
    &["ssh", "installatie"],
];

#[test]
fn ascii_output_for_people_contains_only_ascii() {
    for language in ["nl", "en"] {
        let (home, db) = small_world();
        fs::write(
            home.path().join("leden.csv"),
            "organisatie,e-mail\nholding,jan@eigendomein.nl\n",
        )
        .unwrap();
        fs::write(home.path().join("scheef.csv"), "e-mail,naam\na@eigendomein.nl,A,B\n").unwrap();
        let with = ["--db", &db, "--als", PIET_EMAIL, "--taal", language];
        let mut others = 0;
        for words in COMMANDS {
            let words = [&with[..], words].concat();
            let plain = output_text(&home, &[&words[..], &["--proef"]].concat());
            others += usize::from(!plain.is_ascii());
            let told = output_text(&home, &[&words[..], &["--ascii"]].concat());
            assert!(told.is_ascii(), "{words:?}: {told}");
            assert!(!told.is_empty(), "{words:?}");
        }
        assert!(others > 15, "{language}: without it there are others: {others}");
    }
}

#[test]
fn ascii_covers_line_mode_and_settings_but_not_data() {
    let (home, db) = small_world();
    let folder = home.path().join(".config/toegang");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.toml"), "ascii = true\nonbekend = 1\n").unwrap();
    let with = ["--db", &db, "--als", PIET_EMAIL];
    let run = |words: &[&str]| run_toegang(&home, &[&with[..], words].concat());
    for words in [&["org", "lijst"][..], &["lidd"], &["--help"], &["log"]] {
        let (_, out, err) = run(words);
        assert!(out.is_ascii() && err.is_ascii(), "{words:?}: {out}{err}");
    }
    let (_, keys, _) = run(&["toetsen"]);
    assert!(keys.contains("Up") && !keys.contains('^'), "arrows are named: {keys}");
    let (_, csv, _) = run(&["lid", "lijst", "bakkerij", "--csv"]);
    assert!(csv.contains('–'), "a table for a program stays as it is: {csv}");
    let (_, _, err) = run(&["org", "toon", "nergens", "--json"]);
    assert!(err.contains('‘'), "so does a document: {err}");
    let mut talk = program(home.path(), &[&with[..], &["--lijnmodus"]].concat());
    talk.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut it = talk.spawn().unwrap();
    let lines = "lid\nvoegtoe\nholding\nnergens\njan\n\n\nlid\nlijst\nholding\nhulp\nstop\n";
    it.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let done = it.wait_with_output().unwrap();
    let told = [done.stdout, done.stderr].concat();
    assert!(told.is_ascii() && told.len() > 500, "{}", String::from_utf8_lossy(&told));
}
