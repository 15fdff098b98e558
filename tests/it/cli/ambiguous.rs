//! Ambiguous and similar names: messages list the candidates with details that distinguish them.

use serde_json::Value;

use super::{
    json, run_toegang, small_world,
    writes::{PIET_EMAIL, Shell},
};

/// Adds two members called Jan Jansen to Bakkerij.
fn add_namesakes(piet: &Shell<'_>) {
    piet.run_ok(&["gebruiker", "voegtoe", "j2@eigendomein.nl", "--naam", "Jan Jansen", "--ja"]);
    piet.run_ok(&["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl", "j2@eigendomein.nl"]);
}

fn expect_refusal(piet: &Shell<'_>, words: &[&str]) -> Value {
    let (code, out, err) = piet.run(&[words, &["--json"]].concat());
    assert!(code == Some(3) && out.is_empty(), "{words:?}: {code:?} {out} {err}");
    let said: Value = serde_json::from_str(&err).unwrap();
    said["error"].clone()
}

#[test]
fn an_ambiguous_name_lists_the_addresses_and_changes_nothing() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    add_namesakes(&piet);
    for words in [
        &["lid", "verwijder", "bakkerij", "Jan Jansen", "--ja"][..],
        &["lid", "voegtoe", "holding", "Jan Jansen"],
        &["gebruiker", "rol", "jan jansen", "gevorderd"],
    ] {
        let why = expect_refusal(&piet, words);
        assert_eq!(why["code"], "ambiguous", "{words:?}");
        let found = why["details"]["candidates"].as_array().unwrap();
        let mut emails: Vec<&str> =
            found.iter().map(|one| one["email"].as_str().unwrap()).collect();
        emails.sort_unstable();
        assert_eq!(emails, ["j2@eigendomein.nl", "jan@eigendomein.nl"], "{words:?}");
        assert!(found.iter().all(|one| one["id"].is_i64() && one["name"] == "Jan Jansen"));
        let said = why["message"].as_str().unwrap();
        assert!(
            said.contains("j2@eigendomein.nl") && said.contains("jan@eigendomein.nl"),
            "{said}"
        );
    }
    piet.run_ok(&["lid", "verwijder", "bakkerij", "j2@eigendomein.nl", "--ja"]);
    piet.run_ok(&["lid", "verwijder", "bakkerij", "Jan Jansen", "--ja"]);
}

#[test]
fn ambiguous_organisations_are_listed_with_number_and_environment() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["organisatie", "voegtoe", "Zelfde B.V.", "--kvk", "27345678", "--ja"]);
    piet.run_ok(&["organisatie", "voegtoe", "Zelfde B.V.", "--ja"]);
    let why = expect_refusal(&piet, &["organisatie", "toon", "Zelfde B.V."]);
    assert_eq!(why["code"], "ambiguous");
    let found = why["details"]["candidates"].as_array().unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| one["environment"] == "eigendomein.nl"), "{found:?}");
    assert!(found.iter().any(|one| one["number"].as_str().unwrap().contains("27345678")));
    let id = found[0]["id"].to_string();
    piet.run_ok(&["organisatie", "toon", &id]);
}

#[test]
fn signing_in_with_part_of_an_address_suggests_the_full_address() {
    let (home, db) = small_world();
    for who in ["piet", "Piet de Vries", "piet@eigendomein"] {
        let (code, out, err) =
            run_toegang(&home, &["--db", &db, "--als", who, "organisatie", "lijst"]);
        assert!(code == Some(3) && out.is_empty(), "{who}: {code:?} {out}");
        assert!(err.contains("Bedoel je piet@eigendomein.nl"), "{who}: {err}");
    }
    let words = ["--db", &db, "--als", "piet", "--json", "organisatie", "lijst"];
    let (_, _, err) = run_toegang(&home, &words);
    let said: Value = serde_json::from_str(&err).unwrap();
    assert_eq!(said["error"]["details"]["candidates"][0]["email"], PIET_EMAIL);
    let (_, _, err) = run_toegang(&home, &["--db", &db, "--als", "xyzzy", "organisatie", "lijst"]);
    assert!(!err.contains("Bedoel"), "{err}");
}

#[test]
fn the_start_of_an_address_is_suggested_and_never_accepted() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    piet.run_ok(&["gebruiker", "nodiguit", "qwerty@eigendomein.nl"]);
    let why = expect_refusal(&piet, &["gebruiker", "trekin", "qwer"]);
    assert_eq!(why["code"], "no_such_user");
    assert!(why["message"].as_str().unwrap().contains("Bedoel je qwerty@eigendomein.nl"), "{why}");
    piet.run_ok(&["gebruiker", "trekin", "qwerty@eigendomein.nl"]);
}

#[test]
fn a_name_or_an_unverified_address_never_passes_for_a_real_address() {
    let (_home, db) = small_world();
    let (piet, jan) =
        (Shell { db: &db, who: PIET_EMAIL }, Shell { db: &db, who: "jan@eigendomein.nl" });
    let (code, _, err) = jan.run(&["gebruiker", "naam", "nieuw@eigendomein.nl"]);
    assert!(code == Some(5) && err.contains("lijkt op een e-mailadres"), "{code:?} {err}");
    jan.run_ok(&["adres", "voegtoe", "baas@eigendomein.nl"]);
    for who in ["nieuw@eigendomein.nl", "baas@eigendomein.nl"] {
        let words = ["lid", "voegtoe", "bakkerij", who, "--rol", "beheerder"];
        assert_eq!(expect_refusal(&piet, &words)["code"], "unrelated");
        let as_who = Shell { db: &db, who };
        let (code, _, _) = as_who.run(&["organisatie", "lijst"]);
        assert_eq!(code, Some(3), "{who} signs in");
    }
    piet.run_ok(&["registreer", "baas@eigendomein.nl"]);
    piet.run_ok(&["lid", "voegtoe", "bakkerij", "baas@eigendomein.nl", "--rol", "beheerder"]);
    let list = json(&["--db", &db, "--als", PIET_EMAIL, "lid", "lijst", "bakkerij"]);
    let members = list["members"].as_array().unwrap();
    assert!(members.iter().any(|row| row["email"] == "baas@eigendomein.nl"), "{members:?}");
    assert!(members.iter().all(|row| row["email"] != "jan@eigendomein.nl"), "{members:?}");
}

/// A number that a list prints beside a person names that row, never a person whose name is that
/// number.
#[test]
fn a_number_never_matches_a_person_with_that_number_as_name() {
    let (_home, db) = small_world();
    let (piet, els) =
        (Shell { db: &db, who: PIET_EMAIL }, Shell { db: &db, who: "els@eigendomein.nl" });
    let list = json(&["--db", &db, "--als", PIET_EMAIL, "gebruiker", "lijst"]);
    let kees = list["users"].as_array().unwrap().iter();
    let kees = kees.clone().find(|row| row["email"] == "kees@eigendomein.nl").unwrap();
    let kees = kees["id"].to_string();
    let (code, _, err) = els.run(&["gebruiker", "naam", &kees]);
    assert!(
        code == Some(5) && err.contains("lijkt op een woord dat het programma zelf"),
        "{code:?} {err}"
    );
    els.run_ok(&["gebruiker", "naam", &format!("99{kees} Els")]);
    let unused = format!("99{kees}");
    assert_eq!(expect_refusal(&piet, &["gebruiker", "toon", &unused])["code"], "no_such_user");
    assert_eq!(
        expect_refusal(&piet, &["gebruiker", "rol", &unused, "beheerder"])["code"],
        "no_such_user"
    );
    piet.run_ok(&["organisatie", "voegtoe", "1890"]);
    piet.run_ok(&["organisatie", "toon", "1890"]);
}

/// An argument can be `Last, First`, a quoted name, or two people separated by a comma.
#[test]
fn a_name_that_equals_the_spelling_of_another_person_is_ambiguous() {
    let (_home, db) = small_world();
    let (piet, els) =
        (Shell { db: &db, who: PIET_EMAIL }, Shell { db: &db, who: "els@eigendomein.nl" });
    for name in ["Jansen, Jan", "\"Jan Jansen\"", "'Jan Jansen'", "Jan Jansen, Els"] {
        els.run_ok(&["gebruiker", "naam", name, "--ja"]);
        for words in [
            &["lid", "voegtoe", "holding", name][..],
            &["gebruiker", "rol", name, "beheerder"],
            &["gebruiker", "toon", name],
        ] {
            let why = expect_refusal(&piet, words);
            assert_eq!(why["code"], "ambiguous", "{words:?}: {why}");
        }
    }
    els.run_ok(&["gebruiker", "naam", "Bakker, Els", "--ja"]);
    piet.run_ok(&["lid", "voegtoe", "holding", "Bakker, Els"]);
    piet.run_ok(&["lid", "voegtoe", "holding", "Jansen, Jan"]);
}

#[test]
fn registering_a_confusable_address_needs_confirmation() {
    let (home, db) = small_world();
    for email in ["рiet@eigendomein.nl", "jan@eigеndomein.nl"] {
        let words = ["--db", &db, "registreer", email];
        let (code, _, err) = run_toegang(&home, &words);
        assert!(code == Some(9) && err.contains("lijkt op"), "{email}: {code:?} {err}");
        let (code, _, err) = run_toegang(&home, &[&words[..], &["--proef"]].concat());
        assert_eq!(code, Some(9), "{err}");
        let (code, _, err) = run_toegang(&home, &[&words[..], &["--ja"]].concat());
        assert_eq!(code, Some(0), "{email}: {err}");
    }
}

#[test]
fn output_about_a_namesake_includes_the_address() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    add_namesakes(&piet);
    let said = piet.run_ok(&["lid", "rol", "beheerder", "bakkerij", "j2@eigendomein.nl"]);
    assert!(said.contains("Jan Jansen (j2@eigendomein.nl)"), "{said}");
    let done = piet.json(&["lid", "rol", "lid", "bakkerij", "j2@eigendomein.nl"]);
    let result = &done["results"][0];
    assert_eq!(
        (&result["name"], &result["email"]),
        (&"Jan Jansen".into(), &"j2@eigendomein.nl".into())
    );
    let lines = piet.json(&["log"]);
    let user = &lines["entries"][0]["user"];
    assert_eq!(
        (&user["name"], &user["email"]),
        (&"Jan Jansen".into(), &"j2@eigendomein.nl".into())
    );
    let said = piet.run_ok(&["lid", "verwijder", "bakkerij", "els@eigendomein.nl", "--ja"]);
    assert!(!said.contains("els@"), "the name alone is enough: {said}");
}

#[test]
fn identical_candidates_are_listed_with_their_ids() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    for _ in 0..2 {
        piet.run_ok(&["organisatie", "voegtoe", "Gelijk B.V.", "--ja"]);
    }
    let why = expect_refusal(&piet, &["organisatie", "toon", "Gelijk B.V."]);
    let said = why["message"].as_str().unwrap();
    for one in why["details"]["candidates"].as_array().unwrap() {
        assert!(said.contains(&format!("Gelijk B.V. (eigendomein.nl) {}", one["id"])), "{said}");
    }
}

#[test]
fn a_user_who_is_named_twice_is_changed_once() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET_EMAIL };
    let jan = piet.json(&["gebruiker", "toon", "jan"])["id"].to_string();
    piet.run_ok(&["gebruiker", "rol", "jan@eigendomein.nl", &jan, "gevorderd"]);
    piet.run_ok(&["gebruiker", "blokkeer", "jan@eigendomein.nl", &jan]);
}
