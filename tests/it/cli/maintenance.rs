//! `onderhoud`: actions that the owner of the file performs without a user.

use super::{run_toegang, small_world};

#[test]
fn appointing_an_administrator_logs_the_system_user() {
    let (home, db) = small_world();
    let typed = ["onderhoud", "benoem-beheerder", "eigendomein.nl", "els@eigendomein.nl"];
    let says = |more: &[&str]| run_toegang(&home, &[&["--db", &db], &typed[..], more].concat());
    let (code, _, err) = says(&[]);
    assert_eq!(code, Some(9), "{err}");
    assert!(err.contains("een actieve Beheerder: Piet de Vries.") && err.contains("--ja"), "{err}");
    let (code, out, err) = says(&["--proef", "--ja"]);
    assert!(code == Some(0) && out.contains("niets gewijzigd"), "{out}{err}");
    let (code, _, err) = says(&["--taal", "en"]);
    assert!(code == Some(9) && err.contains("an active Administrator: Piet de Vries."), "{err}");
    let (code, out, err) = says(&["--ja"]);
    assert!(code == Some(0) && out.contains("Nu Beheerder: Els Bakker"), "{out}{err}");
    let (code, out, _) = says(&["--ja"]);
    assert_eq!((code, out.trim()), (Some(0), "Dat is al zo."));
    let els = ["--db", &db, "--als", "els@eigendomein.nl"];
    let (_, out, _) = run_toegang(&home, &[&els[..], &["log", "--wat", "user.role"]].concat());
    let os_user = toegang::config::os_user();
    assert!(out.contains(&format!("systeem ({os_user})")), "{out}");
    let (code, out, _) = run_toegang(&home, &["--db", &db, "db", "controleer"]);
    assert_eq!((code, out.trim()), (Some(0), "De tabellen komen precies overeen met het Logboek."));
    let (_, lines, _) = run_toegang(&home, &["--db", &db, "db", "exporteer"]);
    assert!(lines.contains(&format!("\"os_user\":\"{os_user}\"")), "{lines}");
}

#[test]
fn failed_maintenance_ends_with_a_specific_exit_code() {
    let (home, db) = small_world();
    let run_toegang = |env: &str, email: &str| {
        run_toegang(&home, &["--db", &db, "maintenance", "appoint-admin", env, email, "--ja"])
    };
    for (env, email, exit, said) in [
        ("eigendomein.nl", "nobody@eigendomein.nl", 3, "Gebruiker niet gevonden."),
        ("eigendomein.nl", "anna@cijfermeesters.nl", 3, "de omgeving cijfermeesters.nl."),
        ("eigendomein.nl", "anna", 2, "geen e-mailadres"),
    ] {
        let (code, _, err) = run_toegang(env, email);
        assert!(code == Some(exit) && err.contains(said), "{code:?} {err}");
    }
    let nowhere = home.path().join("niets.db").display().to_string();
    let typed = ["--db", &nowhere, "onderhoud", "benoem-beheerder", "a.nl", "a@a.nl"];
    let (code, _, err) = super::run_toegang(&home, &typed);
    assert!(code == Some(8) && !std::fs::exists(&nowhere).unwrap(), "{err}");
}

#[test]
fn a_confusable_name_needs_confirmation_in_the_shell() {
    let (home, db) = small_world();
    let piet = |words: &[&str]| {
        run_toegang(&home, &[&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat())
    };
    let add = ["gebruiker", "voegtoe", "x@gmail.com", "--naam", "Els Bаkker"];
    for more in [&[][..], &["--proef"], &["--doorgaan-bij-fout"]] {
        let (code, _, err) = piet(&[&add[..], more].concat());
        assert!(code == Some(9) && err.contains("Els Bakker (els@eigendomein.nl)"), "{err}");
        assert!(err.contains("--ja"), "{err}");
    }
    let table = home.path().join("t.csv");
    std::fs::write(&table, "e-mail,naam\ny@gmail.com,Els Bаkker\n").unwrap();
    let table = table.display().to_string();
    let (code, _, err) = piet(&["importeer", "gebruikers", &table]);
    assert!(code == Some(9) && err.contains("lijkt op"), "{code:?} {err}");
    let (code, out, err) = piet(&["importeer", "gebruikers", &table, "--ja"]);
    assert_eq!(code, Some(0), "{out}{err}");
    let (code, out, err) = piet(&[&add[..], &["--ja"]].concat());
    assert!(code == Some(0) && out.contains("Els Bаkker"), "{out}{err}");
    let koek = ["organisatie", "voegtoe", "Piеt Holding B.V."];
    let (code, _, err) = piet(&koek);
    assert!(code == Some(9) && err.contains("Piet Holding B.V., maar is een andere"), "{err}");
    assert_eq!(piet(&[&koek[..], &["--ja"]].concat()).0, Some(0));
}
