//! `db kopie` and `db herstel`: checks of the target path, and errors that name the right file.

use std::fs;

use super::{run_toegang, small_world};

#[test]
fn a_new_file_needs_an_existing_folder() {
    let (home, db) = small_world();
    for words in [&["kopie"][..], &["kopie", "--proef"], &["herstel"]] {
        for path in ["geen/x.db", "geen/diep/x.db", "t.db/x.db"] {
            let typed = [&["--db", &db, "db"], words, &[path]].concat();
            let (code, out, err) = run_toegang(&home, &typed);
            let told = err.starts_with(&format!("toegang: {path}: De map van dit pad is er niet"));
            assert!(code == Some(8) && out.is_empty() && told, "{words:?}: {code:?} {err}");
            assert!(!home.path().join("geen").exists(), "no folder was made");
        }
    }
    let long = "x".repeat(300);
    let (code, _, err) = run_toegang(&home, &["--db", &db, "db", "kopie", &long]);
    let told = format!("toegang: {long}: Dat gaat niet: de naam is te lang.");
    assert!(code == Some(8) && err.starts_with(&told), "{err}");
    let (code, _, err) =
        run_toegang(&home, &["--db", &db, "--taal", "en", "db", "backup", "no/x.db"]);
    assert!(code == Some(8) && err.contains("The folder of this path does not exist"), "{err}");
    let (code, _, err) =
        run_toegang(&home, &["--db", "t.db/x.db", "registreer", "jan@bakker.example"]);
    assert!(code == Some(8) && err.contains("De map van dit pad is er niet"), "{err}");
}

#[test]
fn a_backup_error_names_the_damaged_file() {
    let (home, db) = small_world();
    let harmed = rusqlite::Connection::open(&db).unwrap();
    harmed.execute("update membership set level = 'org_admin'", []).unwrap();
    drop(harmed);
    let (code, _, err) = run_toegang(&home, &["--db", &db, "db", "kopie", "kopie.db"]);
    assert_eq!(code, Some(8), "{err}");
    assert!(err.starts_with(&format!("toegang: {db}: Het bestand is beschadigd.")), "{err}");
    assert!(!home.path().join("kopie.db").exists());
    fs::write(home.path().join("kopie.db"), "").unwrap();
    let (_, _, err) = run_toegang(&home, &["--db", &db, "db", "kopie", "kopie.db"]);
    assert!(err.starts_with("toegang: kopie.db: Hier staat al een bestand"), "{err}");
}
