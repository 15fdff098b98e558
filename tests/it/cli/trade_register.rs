//! Importing and searching the trade register in the shell.

use std::fs;

use serde_json::Value;

use super::{program, run_toegang};
use crate::support::Pty;

const KVK_TABLE: &str = "KvK-nummer,Naam,Handelsnaam,Straat,Postcode,Plaats,Status
27123456,Bouwbedrijf Köhler B.V.,De Bouwers,Industrieweg 4,2612 PA,Delft,actief
41155555,Stichting ’t Trefpunt,,Markt 1,2611 GP,Delft,failliet
";

fn with_register() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("kvk.csv"), KVK_TABLE).unwrap();
    let (code, out, err) = run_toegang(&home, &register_args(&["importeer", "kvk.csv"]));
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.starts_with("2 ondernemingen in t/handelsregister.db: België 0, Nederland 2."),
        "{out}"
    );
    home
}

fn register_args<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&["--db", "t/t.db", "handelsregister"], words].concat()
}

fn run_json(home: &tempfile::TempDir, typed: &[&str]) -> Value {
    let done =
        program(home.path(), &[&register_args(typed)[..], &["--json"]].concat()).output().unwrap();
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn enterprises_are_found_and_shown() {
    let home = with_register();
    let (code, out, err) = run_toegang(&home, &register_args(&["zoek", "delft", "bouw"]));
    assert_eq!(code, Some(0), "{err}");
    let row = out.lines().nth(1).unwrap();
    for part in ["27123456", "Bouwbedrijf Köhler B.V.", "De Bouwers", "Delft", "actief"] {
        assert!(row.contains(part), "{out}");
    }
    assert!(err.contains("Handelsregister ingelezen op 20"), "{err}");
    let (_, out, _) = run_toegang(&home, &register_args(&["toon", "41 15 55 55"]));
    assert!(out.contains("Status          failliet"), "{out}");
    assert!(out.contains("Plaats          2611 GP Delft"), "{out}");
    let (_, out, _) = run_toegang(&home, &register_args(&["toon", "27123456"]));
    assert!(out.contains("Ook bekend als  De Bouwers"), "{out}");
    let (_, out, _) = run_toegang(
        &home,
        &[&["--taal", "en"], &register_args(&["toon", "41155555"])[..]].concat(),
    );
    assert!(out.contains("bankrupt"), "{out}");
    let (_, _, err) = run_toegang(&home, &register_args(&["zoek", "delft", "--hoogstens", "1"]));
    assert!(err.contains("Dit zijn de eerste 1"), "{err}");
    let found = run_json(&home, &["zoek", "delft"]);
    assert_eq!(found["schema"], "toegang.trade_register.search/1");
    assert_eq!((&found["count"], &found["truncated"]), (&2.into(), &false.into()));
    assert_eq!(found["enterprises"][1]["status"], "bankrupt");
    assert_eq!(found["register"]["kvk"], 2);
    assert_eq!(
        run_json(&home, &["toon", "27123456"])["enterprise"]["trade_names"][0],
        "De Bouwers"
    );
    assert_eq!(run_json(&home, &["pad"])["path"], "t/handelsregister.db");
}

#[test]
fn a_register_that_cannot_be_read_says_what_helps_and_can_be_imported_again() {
    let home = with_register();
    let path = home.path().join("t/handelsregister.db");
    let whole = fs::read(&path).unwrap();
    let mut other = whole.clone();
    other[63] += 1;
    for (bytes, said) in [
        (&other[..], "is gemaakt door een andere versie van toegang"),
        (&whole[..whole.len() / 2], "is beschadigd"),
        (&[][..], "is beschadigd"),
    ] {
        fs::write(&path, bytes).unwrap();
        let (code, _, err) = run_toegang(&home, &register_args(&["zoek", "delft"]));
        assert!(code == Some(8) && err.contains(said), "{code:?} {err}");
        let (code, _, err) = run_toegang(&home, &register_args(&["importeer", "kvk.csv"]));
        assert_eq!(code, Some(0), "{err}");
        assert_eq!(run_toegang(&home, &register_args(&["zoek", "delft"])).0, Some(0));
    }
}

#[test]
fn progress_is_shown_on_a_terminal_and_gone_at_the_end() {
    let home = tempfile::tempdir().unwrap();
    let rows: Vec<String> = (0..25_000).map(|at| format!("{at:08},Naam {at}\n")).collect();
    fs::write(home.path().join("many.csv"), format!("kvk,naam\n{}", rows.concat())).unwrap();
    let mut it = Pty::start(home.path(), &register_args(&["importeer", "many.csv"]));
    it.see("25.000 ondernemingen").miss("sorteren");
    assert!(it.has_written(" lezen") && it.has_written("sorteren"));
    assert_eq!(it.wait_exit(), 0);
}

#[test]
fn a_missing_or_invalid_number_has_its_own_exit_code() {
    let home = tempfile::tempdir().unwrap();
    let (code, _, err) = run_toegang(&home, &register_args(&["zoek", "delft"]));
    assert_eq!(code, Some(3));
    assert!(err.contains("toegang handelsregister importeer PAD"), "{err}");
    let home = with_register();
    for (typed, exit, said) in [
        (&["zoek", "nergens"][..], 3, "Er is niets gevonden voor ‘nergens’"),
        (&["toon", "27123457"], 3, "Er is niets gevonden"),
        (&["toon", "123"], 2, "‘123’ is geen nummer"),
        (&["importeer", "nergens.csv"], 3, "nergens.csv: niet te lezen (dat is er niet)"),
        (&["zoek"], 2, "ontbreekt"),
    ] {
        let (code, _, err) = run_toegang(&home, &register_args(typed));
        assert_eq!(code, Some(exit), "{typed:?} {err}");
        assert!(err.contains(said), "{typed:?} {err}");
    }
    fs::write(home.path().join("excel.csv"), "KvK-nummer;Naam\n2,71235E+07;A\n").unwrap();
    let (code, _, err) = run_toegang(&home, &register_args(&["importeer", "excel.csv"]));
    assert_eq!(code, Some(8));
    assert!(err.contains("excel.csv, regel 2: ‘2,71235E+07’ is geen KvK-nummer (8 cijfers); een rekenblad heeft het afgerond"), "{err}");
    assert!(err.contains("Er is niets ingelezen."), "{err}");
    let (_, out, _) = run_toegang(&home, &register_args(&["importeer", "kvk.csv", "--proef"]));
    assert!(out.starts_with("Proef, er is niets gewijzigd."), "{out}");
}
