//! The trade register in the shell.

use std::fs;

use serde_json::Value;

use super::{ends, program};

const KVK: &str = "KvK-nummer,Naam,Handelsnaam,Straat,Postcode,Plaats,Status
27123456,Bouwbedrijf Köhler B.V.,De Bouwers,Industrieweg 4,2612 PA,Delft,actief
41155555,Stichting ’t Trefpunt,,Markt 1,2611 GP,Delft,failliet
";

fn with_register() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("kvk.csv"), KVK).unwrap();
    let (code, out, err) = ends(&home, &words(&["importeer", "kvk.csv"]));
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.starts_with("2 ondernemingen in t/handelsregister.db: België 0, Nederland 2."),
        "{out}"
    );
    home
}

fn words<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&["--db", "t/t.db", "handelsregister"], words].concat()
}

fn json(home: &tempfile::TempDir, typed: &[&str]) -> Value {
    let done = program(home.path(), &[&words(typed)[..], &["--json"]].concat()).output().unwrap();
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn enterprises_are_found_and_shown() {
    let home = with_register();
    let (code, out, err) = ends(&home, &words(&["zoek", "delft", "bouw"]));
    assert_eq!(code, Some(0), "{err}");
    let row = out.lines().nth(1).unwrap();
    for part in ["27123456", "Bouwbedrijf Köhler B.V.", "De Bouwers", "Delft", "actief"] {
        assert!(row.contains(part), "{out}");
    }
    assert!(err.contains("Handelsregister ingelezen op 20"), "{err}");
    let (_, out, _) = ends(&home, &words(&["toon", "41 15 55 55"]));
    assert!(out.contains("Status        failliet"), "{out}");
    assert!(out.contains("Plaats        2611 GP Delft"), "{out}");
    let (_, out, _) = ends(&home, &[&["--taal", "en"], &words(&["toon", "41155555"])[..]].concat());
    assert!(out.contains("bankrupt"), "{out}");
    let (_, _, err) = ends(&home, &words(&["zoek", "delft", "--hoogstens", "1"]));
    assert!(err.contains("Dit zijn de eerste 1"), "{err}");
    let found = json(&home, &["zoek", "delft"]);
    assert_eq!(found["schema"], "toegang.trade_register.search/1");
    assert_eq!((&found["count"], &found["truncated"]), (&2.into(), &false.into()));
    assert_eq!(found["enterprises"][1]["status"], "bankrupt");
    assert_eq!(found["register"]["kvk"], 2);
    assert_eq!(json(&home, &["toon", "27123456"])["enterprise"]["trade_names"][0], "De Bouwers");
    assert_eq!(json(&home, &["pad"])["path"], "t/handelsregister.db");
}

#[test]
fn what_is_not_there_or_not_a_number_has_its_own_exit_code() {
    let home = tempfile::tempdir().unwrap();
    let (code, _, err) = ends(&home, &words(&["zoek", "delft"]));
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
        let (code, _, err) = ends(&home, &words(typed));
        assert_eq!(code, Some(exit), "{typed:?} {err}");
        assert!(err.contains(said), "{typed:?} {err}");
    }
    fs::write(home.path().join("excel.csv"), "KvK-nummer;Naam\n2,71235E+07;A\n").unwrap();
    let (code, _, err) = ends(&home, &words(&["importeer", "excel.csv"]));
    assert_eq!(code, Some(8));
    assert!(err.contains("excel.csv, regel 2: ‘2,71235E+07’ is geen KvK-nummer (8 cijfers); een rekenblad heeft het afgerond"), "{err}");
    assert!(err.contains("Er is niets ingelezen."), "{err}");
    let (_, out, _) = ends(&home, &words(&["importeer", "kvk.csv", "--proef"]));
    assert!(out.starts_with("Proef, er is niets gewijzigd."), "{out}");
}
