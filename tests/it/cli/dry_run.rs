//! `--proef`: reports the effects and changes nothing.

use std::{collections::BTreeMap, fs, path::Path};

use rusqlite::Connection;

use super::{json, run_toegang, small_world, writes::PIET_EMAIL};
use crate::support::unshared;

/// Returns all files below a folder, with their contents.
fn all_files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn a_dry_run_creates_and_changes_nothing() {
    let (home, db) = small_world();
    let invite = ["--db", &db, "--als", PIET_EMAIL, "gebruiker", "voegtoe", "mia@eigendomein.nl"];
    let code = json(&invite)["code"].as_str().unwrap().to_owned();
    assert_eq!(run_toegang(&home, &["voorbeeld", "--klein", "--db", "v.db"]).0, Some(0));
    let before = all_files(home.path());
    // A shared file would be restored from its log.
    let (_elsewhere, alone) = unshared(small_world);
    let table: [(&[&str], i32, &str); 11] = [
        (&["registreer", "x@nieuw.example"], 0, "Omgeving nieuw.example"),
        (&["--db", "n.db", "registreer", "x@nieuw.example"], 0, "Omgeving nieuw.example"),
        (&["--db", "n/n.db", "registreer", "x@nieuw.example"], 0, "Omgeving nieuw.example"),
        (&["activeer", "mia@eigendomein.nl", &code, "--naam", "Mia"], 0, "Je account is actief"),
        (&["voorbeeld"], 0, "voorbeeld.db"),
        (&["voorbeeld", "--db", "v.db", "--opnieuw"], 0, "v.db"),
        (
            &["--db", &alone, "db", "herstel", "h.db"],
            0,
            "regels van het Logboek geschreven naar h.db",
        ),
        (&["db", "kopie", "k.db"], 0, "k.db"),
        (&["db", "migreer"], 0, "heeft deze versie al"),
        (&["handleiding", "--map", "man"], 0, "man/*.1"),
        (&["--als", PIET_EMAIL, "lid", "voegtoe", "holding", "jan jansen"], 0, "is nu lid van"),
    ];
    for (words, exit, said) in table {
        let typed = if words.contains(&"--db") || words == ["voorbeeld"] {
            [&["--proef"], words].concat()
        } else {
            [&["--proef", "--db", &db], words].concat()
        };
        let (code, out, err) = run_toegang(&home, &typed);
        assert!(
            code == Some(exit) && out.starts_with("Proef, er is niets"),
            "{words:?}: {out}{err}"
        );
        assert!(out.contains(said), "{words:?}: {out}");
        assert!(all_files(home.path()) == before, "{words:?} left something behind");
    }
    // A dry run has the same refusals as the real command.
    for words in [
        &["registreer", "els@eigendomein.nl"][..],
        &["activeer", "mia@eigendomein.nl", "AAAA-AAAA-AAAA"],
        &["voorbeeld"],
    ] {
        let (code, out, _) = run_toegang(&home, &[&["--proef", "--db", &db], words].concat());
        assert!(code != Some(0) && out.is_empty(), "{words:?}: {code:?} {out}");
    }
    let (code, ..) = run_toegang(&home, &["--db", &db, "activeer", "mia@eigendomein.nl", &code]);
    assert_eq!(code, Some(0), "the code was not used up");
}

#[test]
fn a_dry_run_does_not_migrate_an_older_file() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("t.db");
    Connection::open(&path).unwrap().execute_batch(include_str!("../store/version_1.sql")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let before = all_files(home.path());
    let (code, out, err) = run_toegang(&home, &["--db", "t.db", "db", "migreer", "--proef"]);
    assert!(code == Some(0) && out.contains("Bijwerken van versie 1 naar"), "{out}{err}");
    assert!(all_files(home.path()) == before);
}
