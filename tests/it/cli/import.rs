//! Importing tables: all rows or none, errors with line numbers, and no duplicates.

use std::fs;

use super::{
    small_world,
    writes::{PIET_EMAIL, Shell},
};

/// Returns the number of users, members and organisations.
fn row_counts(piet: &Shell<'_>) -> [i64; 3] {
    let count = |words: &[&str]| piet.json(words)["count"].as_i64().unwrap();
    [
        count(&["gebruiker", "lijst"]),
        count(&["lid", "lijst", "holding"]),
        count(&["organisatie", "lijst"]),
    ]
}

/// Writes a table to a file in `home`, and returns its path.
fn write_table(home: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = home.path().join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn tables_import_users_organisations_members_and_relations() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let write = |name: &str, text: &str| write_table(&home, name, text);
    let users = write(
        "gebruikers.csv",
        "\u{feff}E-mail;Naam;Rol\r\nmia@eigendomein.nl;Mia de Wit;Gevorderd\r\n\
         pim@eigendomein.nl;Pim Prins;\r\n",
    );
    let before = row_counts(&piet);
    let plan = piet.run_ok(&["importeer", "gebruikers", &users, "--proef"]);
    assert!(plan.contains("Proef") && plan.contains("mia@eigendomein.nl"), "{plan}");
    assert!(!plan.lines().any(|line| line.matches('-').count() > 2), "a code of nobody: {plan}");
    assert_eq!(row_counts(&piet), before, "a rehearsal writes nothing");
    let done = piet.json(&["importeer", "gebruikers", &users]);
    let code = |at: usize| done["rows"][at]["code"].as_str().unwrap().to_owned();
    assert!(code(0).len() == 14 && code(0) != code(1), "{done}");
    assert_eq!(done["rows"][1]["line"], 3);
    assert_eq!(row_counts(&piet)[0], before[0] + 2);
    let again = piet.json(&["importeer", "gebruikers", &users]);
    assert_eq!(again["rows"][0]["result"], "skipped", "a second time nothing is left to do");
    let orgs = write("org.csv", "naam,land,kvk,plaats\nKoek B.V.,NL,27000002,Delft\n");
    piet.run_ok(&["importeer", "organisaties", &orgs]);
    let members = write(
        "leden.csv",
        "organisatie,e-mail,rol,tot\nPiet Holding B.V.,jan@eigendomein.nl,Beheerder,\n\
         holding,anna@cijfermeesters.nl,lid,2037-12-31\n",
    );
    let done = piet.json(&["import", "members", &members]);
    assert_eq!(done["rows"][0]["result"], "added");
    assert_eq!(done["rows"][1]["result"], "asked");
    let relations = write("relaties.csv", "naam,bericht\nLuc Peeters,Dag Luc\n");
    let done = piet.json(&["importeer", "relaties", &relations]);
    assert_eq!(done["rows"][0]["result"], "relation_asked");
    assert_eq!(row_counts(&piet), [before[0] + 2, before[1] + 1, before[2] + 1]);
    let (code, out, _) = super::run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn an_import_reports_all_errors_with_lines_and_changes_nothing() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let path = home.path().join("x.csv");
    let text = "e-mail,naam,rol\nmia@eigendomein.nl,Mia,\ngeen adres,Jo,\n\n\
        pim@eigendomein.nl,Pim,baas\nanna@cijfermeesters.nl,Anna,\nlaatste@eigendomein.nl,L,\n";
    fs::write(&path, text).unwrap();
    let path = path.display().to_string();
    let before = row_counts(&piet);
    let (code, out, err) = piet.run(&["importeer", "gebruikers", &path]);
    assert_eq!(code, Some(2), "{out}{err}");
    assert!(out.is_empty());
    for line in ["regel 3, geen adres", "regel 5, pim@eigendomein.nl: ‘baas’", "regel 6, anna@"]
    {
        assert!(err.contains(line), "{line} in {err}");
    }
    assert!(!err.contains("mia@") && err.contains("Er is niets gewijzigd"), "{err}");
    assert_eq!(row_counts(&piet), before);
    let (code, out, _) = piet.run(&["importeer", "gebruikers", &path, "--doorgaan-bij-fout"]);
    assert_eq!(code, Some(10), "{out}");
    assert_eq!(row_counts(&piet)[0], before[0] + 2);
    let els = Shell { db: &db, who: "els@eigendomein.nl" };
    els.run(&["importeer", "gebruikers", &path, "--proef"]);
    let (code, _, err) = els.run(&["importeer", "gebruikers", &path]);
    assert!(code != Some(0) && err.contains("Beheerder van de omgeving"), "{err}");
    let file = rusqlite::Connection::open(&db).unwrap();
    let denied = "select count(*) from denied where command = 'user.add'";
    let noted: i64 = file.query_row(denied, [], |row| row.get(0)).unwrap();
    assert_eq!(
        noted, 1,
        "an attempt without the right is noted, once for the whole table and not for a rehearsal"
    );
    let (code, _, err) = piet.run(&["importeer", "leden", &path]);
    assert_eq!(code, Some(2));
    assert!(err.contains("kolom ‘organisatie’"), "{err}");
}

#[test]
fn an_interrupted_import_shows_progress_and_changes_nothing() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let before = row_counts(&piet);
    let rows: Vec<String> = (0..50_000).map(|nth| format!("p{nth}@eigendomein.nl")).collect();
    let path = home.path().join("lang.csv");
    fs::write(&path, format!("e-mail\n{}\n", rows.join("\n"))).unwrap();
    let path = path.display().to_string();
    let words = ["--db", &db, "--als", PIET_EMAIL, "importeer", "gebruikers", &path];
    let mut it = crate::support::Pty::start(home.path(), &words);
    it.see("400 van 50.000 regels").send("\x03");
    assert!(!it.child.wait().unwrap().success());
    assert_eq!(row_counts(&piet), before);
    let (code, out, _) = super::run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn import_results_are_words_for_people_and_codes_for_programs() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let write = |name: &str, text: &str| write_table(&home, name, text);
    let users = write("u.csv", "e-mail\nmia@eigendomein.nl\nels@eigendomein.nl\nniets\n");
    let orgs = write("o.csv", "naam,land,kvk,plaats\nKoek B.V.,NL,27000002,Delft\n");
    let members =
        write("m.csv", "organisatie,wie\nholding,Jan Jansen\nholding,anna@cijfermeesters.nl\n");
    let relations = write("r.csv", "naam\nLuc Peeters\n");
    let tables: [(&str, &str, &[&str], &[&str]); 4] = [
        (
            "gebruikers",
            &users,
            &["uitgenodigd", "overgeslagen", "mislukt"],
            &["invited", "skipped", "failed"],
        ),
        ("organisaties", &orgs, &["gemaakt"], &["created"]),
        ("leden", &members, &["toegevoegd", "gevraagd"], &["added", "asked"]),
        ("relaties", &relations, &["gevraagd"], &["relation_asked"]),
    ];
    for (kind, path, dutch, codes) in tables {
        let told = |form: &[&str]| {
            piet.run(&[&["importeer", kind, path, "--proef", "--doorgaan-bij-fout"], form].concat())
                .1
        };
        let (said, lines, table) = (told(&[]), told(&["--lijnmodus"]), told(&["--csv"]));
        for (word, code) in dutch.iter().zip(codes) {
            assert!(said.contains(word) && !said.contains(code), "{said}");
            assert!(lines.contains(word) && !lines.contains(code), "{lines}");
            assert!(table.contains(code) && !table.contains(word), "{table}");
        }
    }
    let english = ["importeer", "relaties", &relations, "--proef", "--taal", "en"];
    assert!(piet.run_ok(&english).contains("  asked"), "{}", piet.run_ok(&english));
}

#[test]
fn exported_tables_can_be_imported_again() {
    let (home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "voegtoe", "holding", "Jan Jansen", "--tot", "2037-12-31"]);
    let table = |kind: &str| {
        let path = home.path().join(format!("{kind}.csv"));
        fs::write(&path, piet.run_ok(&["exporteer", kind])).unwrap();
        path.display().to_string()
    };
    let users = fs::read_to_string(table("gebruikers")).unwrap();
    assert!(users.starts_with("e-mail,naam,rol\r\n"), "{users}");
    assert!(users.contains("els@eigendomein.nl,Els Bakker,Gevorderde gebruiker\r\n"), "{users}");
    let members = fs::read_to_string(table("leden")).unwrap();
    let jan = "Piet Holding B.V.,jan@eigendomein.nl,Lid,2037-12-31\r\n";
    assert!(members.contains(jan), "{members}");
    let relations = fs::read_to_string(table("relaties")).unwrap();
    assert!(relations.contains("Anna Visser"), "{relations}");
    for (kind, code) in [("gebruikers", 10), ("leden", 0)] {
        let (ended, out, err) = piet.run(&["importeer", kind, &table(kind), "--json"]);
        assert_eq!(ended, Some(code), "{err}");
        let done: serde_json::Value = serde_json::from_str(&out).unwrap();
        let rows = done["rows"].as_array().unwrap();
        assert!(rows.len() > 2, "{done}");
        for row in rows {
            // Kees is blocked in the database, so the row differs.
            let blocked = row["input"] == "kees@eigendomein.nl";
            assert_eq!(row["result"], if blocked { "differs" } else { "skipped" }, "{done}");
        }
    }
    let organisations = table("organisaties");
    let anna = Shell { db: &db, who: "anna@cijfermeesters.nl" };
    let done = anna.json(&["import", "organisations", &organisations]);
    assert_eq!(done["rows"][0]["result"], "created", "{done}");
    let given = fs::read_to_string(&organisations).unwrap();
    let both = anna.run_ok(&["export", "organisations"]);
    let row = |text: &str| text.lines().find(|line| line.contains("Bakkerij")).map(str::to_owned);
    assert_eq!(row(&both), row(&given));
}
