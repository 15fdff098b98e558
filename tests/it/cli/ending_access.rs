//! `gebruiker ontzegtoegang`: ends the access of one user, to named organisations or to all.

use super::{
    small_world,
    writes::{PIET_EMAIL, Shell},
};

const JAN: &str = "jan@eigendomein.nl";

/// Makes Jan a member of two organisations.
fn with_jan() -> (tempfile::TempDir, String) {
    let (dir, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["gebruiker", "geeftoegang", JAN, "bakkerij", "Piet Holding"]);
    (dir, db)
}

fn organisations_of_jan(shell: &Shell<'_>) -> usize {
    let shown = shell.json(&["gebruiker", "toon", JAN]);
    shown["access"].as_array().unwrap().len()
}

#[test]
fn everywhere_ends_all_access_after_a_question() {
    let (_dir, db) = with_jan();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let (code, err) = piet.run_err(&["gebruiker", "ontzegtoegang", JAN, "--overal"]);
    assert!(err.contains("Toegang tot 2 organisaties ontzeggen?"), "{code} {err}");
    assert!(err.contains("--ja") && organisations_of_jan(&piet) == 2, "{err}");
    let done = piet.run_ok(&["gebruiker", "ontzegtoegang", JAN, "--overal", "--ja"]);
    let said = "Toegang tot Bakkerij Eigendomein B.V. en Piet Holding B.V. ontzegd: Jan Jansen";
    assert!(done.contains(said), "{done}");
    assert_eq!(organisations_of_jan(&piet), 0);
    let (_, err) = piet.run_err(&["gebruiker", "ontzegtoegang", JAN, "--overal", "--ja"]);
    assert!(err.contains("Jan Jansen heeft geen toegang"), "{err}");
    piet.run_ok(&["ongedaan"]);
    assert_eq!(organisations_of_jan(&piet), 2);
}

#[test]
fn an_organisation_named_twice_ends_once_and_another_name_is_an_error() {
    let (_dir, db) = with_jan();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let end = ["user", "end-access", JAN, "--yes"];
    let (_, err) = piet.run_err(&[&end[..], &["Nieuw"]].concat());
    assert!(err.contains("Nieuw") && organisations_of_jan(&piet) == 2, "{err}");
    let done = piet.run_ok(&[&end[..], &["bakkerij", "Bakkerij Eigendomein B.V."]].concat());
    assert!(done.contains("Bakkerij") && !done.contains("kipped"), "{done}");
    assert_eq!(organisations_of_jan(&piet), 1);
    // A part of a name must mean one organisation among all, not only among those of Jan.
    let (_, err) = piet.run_err(&[&end[..], &["B.V."]].concat());
    assert!(organisations_of_jan(&piet) == 1 && err.contains("Meer dan"), "{err}");
    let (_, err) = piet.run_err(&[&end[..], &["bakkerij"]].concat());
    assert!(err.contains("Jan Jansen heeft geen toegang tot Bakkerij Eigendomein B.V."), "{err}");
    let (code, err) = piet.run_err(&["user", "end-access", JAN, "bakkerij", "--everywhere"]);
    assert_eq!(code, 2, "{err}");
    // Users who give up their own access read that they cannot undo it.
    let jan = Shell { db: &db, who: JAN };
    let (_, err) = jan.run_err(&["gebruiker", "ontzegtoegang", JAN, "--overal"]);
    assert!(err.contains("Je kunt dit niet zelf ongedaan maken."), "{err}");
    // Somebody without the right sees no access of others.
    let els = Shell { db: &db, who: "els@eigendomein.nl" };
    let (_, err) = els.run_err(&[&end[..], &["Piet Holding"]].concat());
    assert!(err.contains("Piet Holding") && organisations_of_jan(&piet) == 1, "{err}");
}

#[test]
fn a_request_that_stays_is_reported() {
    let (_dir, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let anna = Shell { db: &db, who: "anna@cijfermeesters.nl" };
    let bram = "bram@cijfermeesters.nl";
    piet.run_ok(&["lid", "voegtoe", "bakkerij", bram]);
    anna.run_ok(&["lid", "voegtoe", "Cijfermeesters", bram]);
    let end = ["gebruiker", "ontzegtoegang", bram, "--ja"];
    let (_, err) = anna.run_err(&[&end[..], &["Cijfermeesters", "bakkerij"]].concat());
    assert!(err.contains("Het verzoek van Bakkerij Eigendomein B.V. blijft"), "{err}");
    assert!(err.contains("Er is niets gewijzigd"), "{err}");
    let (code, out, err) = anna.run(&[&end[..], &["--overal"]].concat());
    let said = out + &err;
    assert!(code == Some(10) && said.contains("Toegang tot Cijfermeesters"), "{said}");
    assert!(said.contains("alleen Bram Kuipers zelf kan het weigeren"), "{said}");
}

#[test]
fn a_pause_is_named_with_its_day_to_the_member_and_to_others() {
    let (_dir, db) = with_jan();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["lid", "pauzeer", "+3m", "bakkerij", JAN]);
    let shown = piet.run_ok(&["gebruiker", "toon", JAN]);
    assert!(shown.contains("Bakkerij Eigendomein B.V. · Lid · gepauzeerd tot "), "{shown}");
    let access = &piet.json(&["gebruiker", "toon", JAN])["access"];
    assert!(
        access[0]["paused_until"].is_string() && access[1]["paused_until"].is_null(),
        "{access}"
    );
    let jan = Shell { db: &db, who: JAN };
    let number = piet.json(&["organisatie", "toon", "bakkerij"])["id"].to_string();
    for named in ["bakkerij", &number] {
        for command in [["organisatie", "toon"], ["lid", "lijst"], ["lid", "verlaat"]] {
            let (code, err) = jan.run_err(&[command[0], command[1], named]);
            let said = "Je toegang tot Bakkerij Eigendomein B.V. is gepauzeerd tot ";
            assert!(err.contains(said), "{command:?} {named}: {code} {err}");
        }
    }
    // Without a pause, and for others, it is not there.
    let (_, err) = jan.run_err(&["organisatie", "toon", "Nieuw"]);
    assert!(err.contains("niet gevonden"), "{err}");
    let (_, err) =
        Shell { db: &db, who: "anna@cijfermeesters.nl" }.run_err(&["lid", "lijst", "bakkerij"]);
    assert!(err.contains("niet gevonden"), "{err}");
}
