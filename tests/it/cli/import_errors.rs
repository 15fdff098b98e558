//! Tables and lists of people with mistakes: the program guesses nothing and reports differences.

use std::{fs, io::Write, process::Stdio};

use serde_json::Value;

use super::{
    program, small_world,
    writes::{PIET_EMAIL, Shell},
};

/// Imports a table of this kind. Returns the exit code, the output and the error output.
fn import_table(piet: &Shell<'_>, kind: &str, text: &str, words: &[&str]) -> (i32, String, String) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("tabel.csv");
    fs::write(&path, text).unwrap();
    let path = path.display().to_string();
    let (code, out, err) = piet.run(&[&["importeer", kind, &path], words].concat());
    (code.unwrap(), out, err)
}

fn log_count(db: &str) -> i64 {
    let db = rusqlite::Connection::open(db).unwrap();
    db.query_row("select count(*) from log", [], |row| row.get(0)).unwrap()
}

#[test]
fn an_unknown_column_stops_an_import_and_suggests_a_known_column() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = log_count(&db);
    let tables: [(&str, &str, &[&str]); 10] = [
        (
            "leden",
            "organisatie,e-mail,einddatum\nholding,jan@eigendomein.nl,31-12-2037\n",
            &["‘einddatum’", "regel 2", "bedoel je ‘tot’?"],
        ),
        (
            "leden",
            "organisatie;wie;Rol;Tto\nholding;jan@eigendomein.nl;lid;31-12-2037\n",
            &["‘Tto’"],
        ),
        (
            "leden",
            "organisatie\twie\tVerloopt\nholding\tjan@eigendomein.nl\t2037-12-31\n",
            &["‘tot’"],
        ),
        (
            "leden",
            "bedrijf,wie\nholding,jan@eigendomein.nl\n",
            &["‘organisatie’?", "geen kolom ‘organisatie’"],
        ),
        (
            "gebruikers",
            "e-mail,naam,recht\nmia@eigendomein.nl,Mia,beheerder\n",
            &["‘recht’", "‘rol’?"],
        ),
        ("gebruikers", "e-mail,wachtwoord\nmia@eigendomein.nl,geheim\n", &["‘wachtwoord’"]),
        ("gebruikers", "e-mail,\nmia@eigendomein.nl,beheerder\n", &["kolom 2 heeft geen naam"]),
        ("organisaties", "naam,landd\nKoek B.V.,BE\n", &["‘landd’", "‘land’?"]),
        ("relaties", "naam,opmerking\nLuc Peeters,Dag\n", &["‘opmerking’", "‘bericht’?"]),
        ("gebruikers", "[{\"e-mail\":\"mia@eigendomein.nl\",\"rol\":\"beheerder\"}]\n", &["JSON"]),
    ];
    for (kind, text, says) in tables {
        for words in [&[][..], &["--doorgaan-bij-fout"]] {
            let (code, out, err) = import_table(&piet, kind, text, words);
            assert_eq!(code, 2, "{text}: {out}{err}");
            assert!(says.iter().all(|part| err.contains(part)), "{says:?}: {err}");
        }
    }
    assert_eq!(log_count(&db), before);
    let text = "organisatie,e-mail,einddatum\nholding,jan@eigendomein.nl,31-12-2037\n";
    let (_, _, err) = import_table(&piet, "leden", text, &["--json"]);
    let error: Value = serde_json::from_str(&err).unwrap();
    assert_eq!(error["error"]["code"], "columns");
    let column = &error["error"]["details"]["columns"][0];
    assert_eq!((&column["column"], &column["meant"]), (&"einddatum".into(), &"tot".into()));
    let (_, _, err) = import_table(&piet, "leden", text, &["--taal", "en"]);
    assert!(err.contains("‘until’"), "{err}");
    // A column whose cells are all empty is ignored.
    let text = "organisatie,e-mail,tot,einddatum,\nholding,jan@eigendomein.nl,2037-12-31,,\n";
    assert_eq!(import_table(&piet, "leden", text, &[]).0, 0);
}

#[test]
fn a_duplicate_column_stops_an_import() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = log_count(&db);
    for (kind, text) in [
        ("gebruikers", "e-mail,e-mail\na@eigendomein.nl,b@eigendomein.nl\n"),
        ("gebruikers", "E-mail;naam;Email\na@eigendomein.nl;A;b@eigendomein.nl\n"),
        ("leden", "organisatie,e-mail,tot,tot\nholding,jan@eigendomein.nl,,2037-12-31\n"),
        ("leden", "organisatie,naam,e-mail\nholding,Els Bakker,jan@eigendomein.nl\n"),
        ("organisaties", "naam,country,land\nKoek B.V.,BE,NL\n"),
        ("relaties", "naam,bericht,message\nLuc Peeters,Dag,Hallo\n"),
    ] {
        let (code, out, err) = import_table(&piet, kind, text, &["--doorgaan-bij-fout"]);
        assert!(code == 2 && err.contains("laat er één staan"), "{text}: {out}{err}");
    }
    assert_eq!(log_count(&db), before);
}

#[test]
fn a_row_with_a_wrong_number_of_cells_is_reported_with_its_line() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = log_count(&db);
    let text = "organisatie,e-mail,bericht\nholding,anna@cijfermeesters.nl,Hallo, welkom\n";
    let (code, out, err) = import_table(&piet, "leden", text, &[]);
    assert!(code == 2 && err.contains("regel 2") && err.contains("4 cellen"), "{out}{err}");
    let text = "e-mail;naam;rol\nmia@eigendomein.nl;Mia;basis\npim@eigendomein.nl\n";
    let (code, out, err) = import_table(&piet, "gebruikers", text, &[]);
    assert!(code == 2 && err.contains("regel 3") && err.contains("1 cel, maar 3"), "{out}{err}");
    let open = "organisatie,e-mail,bericht\nholding,anna@cijfermeesters.nl,\"Hallo\nholding,jan@eigendomein.nl,\n";
    let (code, out, err) = import_table(&piet, "leden", open, &["--doorgaan-bij-fout"]);
    assert!(code == 2 && err.contains("aanhalingsteken op regel 2"), "{out}{err}");
    assert_eq!(log_count(&db), before);
    let (code, out, _) = import_table(&piet, "gebruikers", text, &["--doorgaan-bij-fout"]);
    assert!(code == 10 && out.contains("mislukt") && out.contains("uitgenodigd"), "{out}");
    // Spreadsheets leave empty cells after the last column.
    let text = "e-mail,naam\njo@eigendomein.nl,Jo,,\n";
    assert_eq!(import_table(&piet, "gebruikers", text, &[]).0, 0);
}

#[test]
fn an_existing_user_that_differs_is_reported_with_both_values() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = log_count(&db);
    let text = "e-mail,naam,rol\njan@eigendomein.nl,Jan Pietersen,beheerder\n\
        els@eigendomein.nl,Els Bakker,gevorderd\nkees@eigendomein.nl,,\n";
    let (code, out, err) = import_table(&piet, "gebruikers", text, &[]);
    assert_eq!(code, 10, "{out}{err}");
    assert!(out.contains("de rol blijft Basisgebruiker (gevraagd: Beheerder)"), "{out}");
    assert!(out.contains("de naam blijft ‘Jan Jansen’ (gevraagd: ‘Jan Pietersen’)"), "{out}");
    assert!(out.contains("de status blijft geblokkeerd (gevraagd: actief)"), "{out}");
    assert!(out.contains("overgeslagen") && out.matches("anders").count() == 2, "{out}");
    let (code, out, _) = import_table(&piet, "gebruikers", text, &["--json"]);
    let rows: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &rows["rows"][0]["result"]), (10, &"differs".into()));
    let reason = &rows["rows"][0]["reason"];
    assert_eq!(reason["code"], "differs");
    assert_eq!(
        reason["details"]["differs"][0],
        serde_json::json!({ "field": "role", "is": "basic", "wanted": "env_admin" })
    );
    assert_eq!(rows["rows"][1]["result"], "skipped");
    assert_eq!(log_count(&db), before);
}

#[test]
fn an_existing_member_that_differs_is_reported_with_both_values() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let add = |words: &[&str]| piet.run(&[&["lid", "voegtoe", "holding"], words].concat());
    assert_eq!(
        add(&["jan@eigendomein.nl", "anna@cijfermeesters.nl", "--bericht", "Dag"]).0,
        Some(0)
    );
    let settled: [&[&str]; 4] = [
        &["jan@eigendomein.nl"],
        &["jan@eigendomein.nl", "--rol", "lid", "--tot", "geen"],
        &["anna@cijfermeesters.nl", "--bericht", "Dag"],
        &["piet@eigendomein.nl"],
    ];
    for words in settled {
        assert_eq!(add(words).0, Some(0), "{words:?}");
    }
    let differs: [(&[&str], &str); 5] = [
        (&["jan@eigendomein.nl", "--rol", "beheerder"], "de rol blijft Lid (gevraagd: Beheerder)"),
        (&["piet@eigendomein.nl", "--rol", "lid"], "de rol blijft Beheerder (gevraagd: Lid)"),
        (
            &["jan@eigendomein.nl", "--tot", "2099-12-31"],
            "er blijft geen laatste dag (gevraagd: 31 dec 2099)",
        ),
        (
            &["anna@cijfermeesters.nl", "--bericht", "Hoi"],
            "het bericht blijft ‘Dag’ (gevraagd: ‘Hoi’)",
        ),
        (&["anna@cijfermeesters.nl", "--rol", "beheerder"], "de rol blijft Lid"),
    ];
    for (words, says) in differs {
        let (code, out, err) = add(words);
        assert!(code == Some(10) && out.contains(says), "{words:?}: {out}{err}");
        let (code, out, _) = add(&[words, &["--json"]].concat());
        let done: Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, &done["done"]), (Some(10), &false.into()));
        assert_eq!(done["results"][0]["result"], "differs");
        assert!(
            done["results"][0]["reason"]["details"]["differs"][0]["is"] != Value::Null
                || words.contains(&"--tot")
        );
    }
    // Els is added although Jan already is a member with another level.
    let (code, out, _) = add(&["jan@eigendomein.nl", "els@eigendomein.nl", "--rol", "beheerder"]);
    assert!(code == Some(10) && out.contains("Els Bakker is nu Beheerder van"), "{out}");
    let table = "organisatie,e-mail,rol,tot\nholding,jan@eigendomein.nl,beheerder,\n\
        holding,els@eigendomein.nl,beheerder,2099-01-01\nholding,piet@eigendomein.nl,,\n";
    let (code, out, _) = import_table(&piet, "leden", table, &[]);
    assert!(code == 10 && out.matches("anders").count() == 2, "{out}");
}

#[test]
fn a_blocked_user_is_reported_beside_an_existing_member() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let (code, err) =
        piet.run_err(&["lid", "voegtoe", "bakkerij", "els@eigendomein.nl", "kees@eigendomein.nl"]);
    assert!(code == 5 && err.contains("is geblokkeerd"), "{err}");
}

#[test]
fn help_and_manual_explain_every_exit_code() {
    let home = tempfile::tempdir().unwrap();
    for (words, says) in [
        (&["--help"][..], "10 niet alles is zoals gevraagd"),
        (&["--help", "--taal", "en"], "10 not all as requested"),
        (&["handleiding"], "10 niet alles is zoals gevraagd"),
    ] {
        let (code, out, err) = super::run_toegang(&home, words);
        assert!(code == Some(0) && out.contains(says), "{out}{err}");
    }
}

#[test]
fn continue_on_error_skips_unknown_people() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let people = ["jan@eigendomein.nl", "Niemand Hier", "els@eigendomein.nl"];
    let before = log_count(&db);
    let (code, err) = piet.run_err(&[&["lid", "voegtoe", "holding"], &people[..]].concat());
    assert!(
        code == 3 && err.contains("‘Niemand Hier’") && err.contains("niets gewijzigd"),
        "{err}"
    );
    assert_eq!(log_count(&db), before);
    let all = [&["lid", "voegtoe", "holding", "--doorgaan-bij-fout"], &people[..]].concat();
    let (code, out, err) = piet.run(&all);
    assert!(code == Some(10) && out.contains("zijn nu lid van Piet Holding B.V."), "{out}{err}");
    assert!(out.contains("Niemand Hier") && !out.contains("niets gewijzigd"), "{out}");
    for words in [
        &["lid", "rol", "beheerder", "holding"][..],
        &["lid", "tot", "2099-12-31", "holding"],
        &["lid", "verwijder", "holding", "--ja"],
    ] {
        let (code, err) = piet.run_err(&[words, &people[..]].concat());
        assert!(code == 3 && err.contains("niets gewijzigd"), "{err}");
        let (code, out, err) =
            piet.run(&[words, &people[..], &["--json", "--doorgaan-bij-fout"]].concat());
        assert_eq!(code, Some(10), "{out}{err}");
        let done: Value = serde_json::from_str(&out).unwrap();
        let results: Vec<_> = done["results"].as_array().unwrap().iter().collect();
        assert_eq!(results.len(), 3, "{done}");
        assert_eq!(
            (&results[2]["input"], &results[2]["result"]),
            (&"Niemand Hier".into(), &"failed".into())
        );
    }
    // The message names the line in a file or standard input.
    let path = home.path().join("wie.txt");
    fs::write(&path, "\u{feff}jan@eigendomein.nl\n\nNiemand Hier\n").unwrap();
    let from = ["lid", "voegtoe", "holding", "--bestand", path.to_str().unwrap()];
    let (code, err) = piet.run_err(&from);
    assert!(code == 3 && err.contains("(regel 3)"), "{err}");
    let mut child = program(
        home.path(),
        &["--db", &db, "--als", PIET_EMAIL, "lid", "verwijder", "holding", "-", "--ja"],
    )
    .stdin(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .unwrap();
    child.stdin.take().unwrap().write_all(b"piet@eigendomein.nl\nNiemand Hier\n").unwrap();
    let done = child.wait_with_output().unwrap();
    let err = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.code() == Some(3) && err.contains("Regel 2"), "{err}");
}

#[test]
fn a_failed_row_does_not_claim_that_nothing_changed() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let text = "organisatie,wie\nholding,jan@eigendomein.nl\nholding,niemand@x.nl\nholding,els@eigendomein.nl\n";
    let (code, out, _) = import_table(&piet, "leden", text, &["--doorgaan-bij-fout"]);
    assert!(code == 10 && out.contains("mislukt") && !out.contains("niets gewijzigd"), "{out}");
    let (code, out, err) = import_table(&piet, "leden", text, &[]);
    assert!(code == 3 && out.is_empty() && err.matches("niets gewijzigd").count() == 1, "{err}");
}

#[test]
fn an_import_is_one_operation_that_is_undone_as_a_whole() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let users = piet.json(&["gebruiker", "lijst"])["count"].as_i64().unwrap();
    let rows: Vec<String> = (0..700).map(|nth| format!("p{nth}@eigendomein.nl")).collect();
    let text = format!("e-mail\n{}\ngeen adres\n", rows.join("\n"));
    assert_eq!(import_table(&piet, "gebruikers", &text, &["--doorgaan-bij-fout", "--stil"]).0, 10);
    let file = rusqlite::Connection::open(&db).unwrap();
    let operations = "select count(distinct handling), count(*) from log where via = 'cli'";
    let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (operations, lines): (i64, i64) = file.query_row(operations, [], pair).unwrap();
    assert_eq!((operations, lines), (1, 1400));
    let said = piet.run_ok(&["ongedaan"]);
    assert!(said.contains("en 697 anderen zijn ingetrokken") && said.lines().count() < 5, "{said}");
    assert_eq!(piet.json(&["gebruiker", "lijst"])["count"], users);
    let (code, out, _) = super::run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!(code, Some(0), "{out}");
    // Undo also covers imported organisations, and members of one organisation.
    let names: Vec<String> = (0..300).map(|nth| format!("Bedrijf {nth} B.V.")).collect();
    let text = format!("naam\n{}\n", names.join("\n"));
    assert_eq!(import_table(&piet, "organisaties", &text, &["--stil", "--ja"]).0, 0);
    let said = piet.run_ok(&["ongedaan"]);
    assert!(said.contains("300 organisaties zijn er niet meer"), "{said}");
}

#[test]
fn imported_rows_that_cannot_be_undone_are_listed_with_the_reason() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let table = "organisatie,wie\nholding,jan@eigendomein.nl\nholding,els@eigendomein.nl\n";
    assert_eq!(import_table(&piet, "leden", table, &[]).0, 0);
    piet.run_ok(&["lid", "rol", "beheerder", "holding", "els@eigendomein.nl"]);
    let log = piet.json(&["log"]);
    let operation =
        log["entries"].as_array().unwrap().iter().find(|one| one["kind"] == "member.added");
    let operation = operation.unwrap()["handling"].to_string();
    let (code, err) = piet.run_err(&["ongedaan", &operation]);
    assert!(code != 0 && err.contains("Els Bakker"), "{err}");
    let (code, out, _) = piet.run(&["ongedaan", &operation, "--doorgaan-bij-fout"]);
    assert!(
        code == Some(10) && out.contains("Jan Jansen heeft geen toegang meer tot Piet Holding"),
        "{out}"
    );
    assert!(out.contains("Els Bakker bij Piet Holding B.V.: "), "{out}");
}
