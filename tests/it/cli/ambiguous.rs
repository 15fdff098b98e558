//! Ambiguous and similar names: messages list the candidates so that they can be told apart.

use serde_json::Value;

use super::{
    ends, json, small_world,
    writes::{PIET, Shell},
};

/// Adds two members called Jan Jansen to Bakkerij.
fn namesakes(piet: &Shell<'_>) {
    piet.does(&["gebruiker", "voegtoe", "j2@eigendomein.nl", "--naam", "Jan Jansen", "--ja"]);
    piet.does(&["lid", "voegtoe", "bakkerij", "jan@eigendomein.nl", "j2@eigendomein.nl"]);
}

fn refused(piet: &Shell<'_>, words: &[&str]) -> Value {
    let (code, out, err) = piet.says(&[words, &["--json"]].concat());
    assert!(code == Some(3) && out.is_empty(), "{words:?}: {code:?} {out} {err}");
    let said: Value = serde_json::from_str(&err).unwrap();
    said["error"].clone()
}

#[test]
fn two_people_of_one_name_are_told_with_their_addresses_and_nothing_is_done() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    namesakes(&piet);
    for words in [
        &["lid", "verwijder", "bakkerij", "Jan Jansen", "--ja"][..],
        &["lid", "voegtoe", "holding", "Jan Jansen"],
        &["gebruiker", "rol", "jan jansen", "gevorderd"],
    ] {
        let why = refused(&piet, words);
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
    piet.does(&["lid", "verwijder", "bakkerij", "j2@eigendomein.nl", "--ja"]);
    piet.does(&["lid", "verwijder", "bakkerij", "Jan Jansen", "--ja"]);
}

#[test]
fn two_organisations_of_one_name_are_told_with_number_and_environment() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    piet.does(&["organisatie", "voegtoe", "Zelfde B.V.", "--kvk", "27345678", "--ja"]);
    piet.does(&["organisatie", "voegtoe", "Zelfde B.V.", "--ja"]);
    let why = refused(&piet, &["organisatie", "toon", "Zelfde B.V."]);
    assert_eq!(why["code"], "ambiguous");
    let found = why["details"]["candidates"].as_array().unwrap();
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|one| one["environment"] == "eigendomein.nl"), "{found:?}");
    assert!(found.iter().any(|one| one["number"].as_str().unwrap().contains("27345678")));
    let id = found[0]["id"].to_string();
    piet.does(&["organisatie", "toon", &id]);
}

#[test]
fn who_signs_in_with_less_than_an_address_hears_whose_it_may_be() {
    let (home, db) = small_world();
    for who in ["piet", "Piet de Vries", "piet@eigendomein"] {
        let (code, out, err) = ends(&home, &["--db", &db, "--als", who, "organisatie", "lijst"]);
        assert!(code == Some(3) && out.is_empty(), "{who}: {code:?} {out}");
        assert!(err.contains("Bedoel je piet@eigendomein.nl"), "{who}: {err}");
    }
    let words = ["--db", &db, "--als", "piet", "--json", "organisatie", "lijst"];
    let (_, _, err) = ends(&home, &words);
    let said: Value = serde_json::from_str(&err).unwrap();
    assert_eq!(said["error"]["details"]["candidates"][0]["email"], PIET);
    let (_, _, err) = ends(&home, &["--db", &db, "--als", "xyzzy", "organisatie", "lijst"]);
    assert!(!err.contains("Bedoel"), "{err}");
}

#[test]
fn the_beginning_of_an_address_is_offered_and_never_taken() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    piet.does(&["gebruiker", "nodiguit", "qwerty@eigendomein.nl"]);
    let why = refused(&piet, &["gebruiker", "trekin", "qwer"]);
    assert_eq!(why["code"], "no_such_user");
    assert!(why["message"].as_str().unwrap().contains("Bedoel je qwerty@eigendomein.nl"), "{why}");
    piet.does(&["gebruiker", "trekin", "qwerty@eigendomein.nl"]);
}

/// Neither a name nor an unverified address can pass for somebody's real address.
#[test]
fn nobody_is_made_beheerder_by_a_name_or_a_claim_that_is_an_address() {
    let (_home, db) = small_world();
    let (piet, jan) = (Shell { db: &db, who: PIET }, Shell { db: &db, who: "jan@eigendomein.nl" });
    let (code, _, err) = jan.says(&["gebruiker", "naam", "nieuw@eigendomein.nl"]);
    assert!(code == Some(5) && err.contains("lijkt op een e-mailadres"), "{code:?} {err}");
    jan.does(&["adres", "voegtoe", "baas@eigendomein.nl"]);
    for who in ["nieuw@eigendomein.nl", "baas@eigendomein.nl"] {
        let words = ["lid", "voegtoe", "bakkerij", who, "--rol", "beheerder"];
        assert_eq!(refused(&piet, &words)["code"], "unrelated");
        let as_who = Shell { db: &db, who };
        let (code, _, _) = as_who.says(&["organisatie", "lijst"]);
        assert_eq!(code, Some(3), "{who} signs in");
    }
    piet.does(&["registreer", "baas@eigendomein.nl"]);
    piet.does(&["lid", "voegtoe", "bakkerij", "baas@eigendomein.nl", "--rol", "beheerder"]);
    let list = json(&["--db", &db, "--als", PIET, "lid", "lijst", "bakkerij"]);
    let members = list["members"].as_array().unwrap();
    assert!(members.iter().any(|row| row["email"] == "baas@eigendomein.nl"), "{members:?}");
    assert!(members.iter().all(|row| row["email"] != "jan@eigendomein.nl"), "{members:?}");
}

/// Lists print a number beside each person: it names that row, never a person with that number as
/// name.
#[test]
fn nobody_is_meant_by_a_name_that_is_the_number_of_another() {
    let (_home, db) = small_world();
    let (piet, els) = (Shell { db: &db, who: PIET }, Shell { db: &db, who: "els@eigendomein.nl" });
    let list = json(&["--db", &db, "--als", PIET, "gebruiker", "lijst"]);
    let kees = list["users"].as_array().unwrap().iter();
    let kees = kees.clone().find(|row| row["email"] == "kees@eigendomein.nl").unwrap();
    let kees = kees["id"].to_string();
    let (code, _, err) = els.says(&["gebruiker", "naam", &kees]);
    assert!(code == Some(5) && err.contains("lijkt op wat het programma zelf"), "{code:?} {err}");
    els.does(&["gebruiker", "naam", &format!("99{kees} Els")]);
    let unused = format!("99{kees}");
    assert_eq!(refused(&piet, &["gebruiker", "toon", &unused])["code"], "no_such_user");
    assert_eq!(refused(&piet, &["gebruiker", "rol", &unused, "beheerder"])["code"], "no_such_user");
    piet.does(&["organisatie", "voegtoe", "1890"]);
    piet.does(&["organisatie", "toon", "1890"]);
}

/// People may be written as `Last, First`, in quotes, or two with a comma in between.
#[test]
fn nobody_is_meant_alone_by_a_name_as_another_is_written_down() {
    let (_home, db) = small_world();
    let (piet, els) = (Shell { db: &db, who: PIET }, Shell { db: &db, who: "els@eigendomein.nl" });
    for name in ["Jansen, Jan", "\"Jan Jansen\"", "'Jan Jansen'", "Jan Jansen, Els"] {
        els.does(&["gebruiker", "naam", name, "--ja"]);
        for words in [
            &["lid", "voegtoe", "holding", name][..],
            &["gebruiker", "rol", name, "beheerder"],
            &["gebruiker", "toon", name],
        ] {
            let why = refused(&piet, words);
            assert_eq!(why["code"], "ambiguous", "{words:?}: {why}");
        }
    }
    els.does(&["gebruiker", "naam", "Bakker, Els", "--ja"]);
    piet.does(&["lid", "voegtoe", "holding", "Bakker, Els"]);
    piet.does(&["lid", "voegtoe", "holding", "Jansen, Jan"]);
}

#[test]
fn a_look_alike_at_the_door_is_asked_about() {
    let (home, db) = small_world();
    for email in ["рiet@eigendomein.nl", "jan@eigеndomein.nl"] {
        let words = ["--db", &db, "registreer", email];
        let (code, _, err) = ends(&home, &words);
        assert!(code == Some(9) && err.contains("lijkt op"), "{email}: {code:?} {err}");
        let (code, _, err) = ends(&home, &[&words[..], &["--proef"]].concat());
        assert_eq!(code, Some(9), "{err}");
        let (code, _, err) = ends(&home, &[&words[..], &["--ja"]].concat());
        assert_eq!(code, Some(0), "{email}: {err}");
    }
}

#[test]
fn what_is_told_of_one_of_two_namesakes_has_the_address() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    namesakes(&piet);
    let said = piet.does(&["lid", "rol", "beheerder", "bakkerij", "j2@eigendomein.nl"]);
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
    let said = piet.does(&["lid", "verwijder", "bakkerij", "els@eigendomein.nl", "--ja"]);
    assert!(!said.contains("els@"), "the name alone is enough: {said}");
}

#[test]
fn of_whom_the_same_is_told_the_number_tells_them_apart() {
    let (_home, db) = small_world();
    let piet = Shell { db: &db, who: PIET };
    for _ in 0..2 {
        piet.does(&["organisatie", "voegtoe", "Gelijk B.V.", "--ja"]);
    }
    let why = refused(&piet, &["organisatie", "toon", "Gelijk B.V."]);
    let said = why["message"].as_str().unwrap();
    for one in why["details"]["candidates"].as_array().unwrap() {
        assert!(said.contains(&format!("Gelijk B.V. (eigendomein.nl) {}", one["id"])), "{said}");
    }
}
