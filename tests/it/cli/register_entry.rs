//! Creating and updating organisations in the shell with data from a trade register.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::{program, run_toegang, small_world};
use crate::support::{KBO_FILES, KVK_TABLE, Pty};

/// Runs commands on a database with the small example, as Piet.
struct Shell {
    home: TempDir,
    db: String,
}

impl Shell {
    fn new() -> Self {
        let (home, db) = small_world();
        Self { home, db }
    }

    fn with_register() -> Self {
        let it = Self::new();
        let folder = it.home.path().join("kbo");
        fs::create_dir(&folder).unwrap();
        for (name, text) in KBO_FILES {
            fs::write(folder.join(name), text).unwrap();
        }
        it.import(KVK_TABLE, true);
        it
    }

    fn import(&self, kvk: &str, with_kbo: bool) {
        fs::write(self.home.path().join("kvk.csv"), kvk).unwrap();
        let mut words = vec!["--db", &self.db, "handelsregister", "importeer", "kvk.csv"];
        words.extend(with_kbo.then_some("kbo"));
        let (code, _, err) = run_toegang(&self.home, &words);
        assert_eq!(code, Some(0), "{err}");
    }

    fn args<'a>(&'a self, words: &[&'a str]) -> Vec<&'a str> {
        [&["--db", &self.db, "--als", "piet@eigendomein.nl"], words].concat()
    }

    /// Runs a command. Returns the exit code, and standard output followed by standard error.
    fn run(&self, words: &[&str]) -> (i32, String) {
        let (code, out, err) = run_toegang(&self.home, &self.args(words));
        (code.unwrap(), out + &err)
    }

    fn json(&self, words: &[&str]) -> Value {
        let words = self.args(&[words, &["--json"]].concat());
        let done = program(self.home.path(), &words).output().unwrap();
        serde_json::from_slice(&done.stdout).unwrap()
    }

    fn activate(&self, org: &str) {
        assert_eq!(self.run(&["organisatie", "activeer", org, "--uittreksel", "x"]).0, 0);
        assert_eq!(self.run(&["organisatie", "keurgoed", org]).0, 0);
    }
}

/// Creates, shows and edits an enterprise from the Dutch register (KVK).
#[test]
fn a_dutch_number_fills_in_name_and_address() {
    let it = Shell::with_register();
    let (code, said) = it.run(&["organisatie", "voegtoe", "--kvk", "6111 2223"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("De Bouwers, Industrieweg 4, 2612 PA Delft."), "{said}");
    let found = it.json(&["organisatie", "toon", "Bouwbedrijf"]);
    assert_eq!(found["name"], "Bouwbedrijf Köhler B.V.");
    assert_eq!(found["trade_name"], "De Bouwers");
    assert_eq!(found["town"], "Delft");
    assert_eq!(found["register"]["scheme"], "kvk");
    assert_eq!(found["register"]["number"], "61112223");
    let (_, shown) = it.run(&["organisatie", "toon", "Bouwbedrijf"]);
    assert!(shown.contains("Gegevens      uit het handelsregister, "), "{shown}");
    it.activate("Bouwbedrijf");
    let (code, said) = it.run(&["organisatie", "bewerk", "Bouwbedrijf", "--straat", "Markt 1"]);
    assert!(code == 5 && said.contains("liggen vast door het bewijs"), "{code} {said}");
    let (code, said) = it.run(&["organisatie", "bewerk", "Bouwbedrijf", "--website", "k.example"]);
    assert_eq!(code, 0, "{said}");
}

/// Creates an enterprise with several names from the Belgian register (KBO).
#[test]
fn a_belgian_number_fills_in_name_and_address() {
    let it = Shell::with_register();
    let typed = ["organisatie", "voegtoe", "--ondernemingsnummer", "BE 0202.239.951"];
    let (code, said) = it.run(&typed);
    assert_eq!(code, 3, "{said}");
    for name in ["‘De Gouden Friet’", "‘Friterie La Lys’", "--naam"] {
        assert!(said.contains(name), "{said}");
    }
    let (code, said) = it.run(&[&typed[..], &["--naam", "de gouden friet"]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Uit het handelsregister van 27 nov 2026: De Gouden Friet"), "{said}");
    let found = it.json(&["organisatie", "toon", "Frituur"]);
    assert_eq!((&found["name"], &found["country"]), (&"Frituur De Leie".into(), &"BE".into()));
    assert_eq!(found["register"]["as_of"], "2026-11-27");
    let own = [&typed[..], &["--naam", "Frituur De Leie", "--ja"]].concat();
    let made = it.json(&own);
    assert_eq!(made["remarks"][0]["code"], "from_register");
    let id = made["about"]["id"].to_string();
    assert_eq!(it.json(&["organisatie", "toon", &id])["trade_name"], Value::Null);
    let (code, said) = it.run(&["organisatie", "activeer", &id, "--uittreksel", "x"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn an_ended_bankrupt_unknown_or_used_number_says_so() {
    let it = Shell::with_register();
    let add = |number: &[&str]| it.run(&[&["organisatie", "voegtoe"], number].concat());
    let (code, said) = add(&["--kvk", "61112224"]);
    assert!(code == 0 && said.contains("deze onderneming failliet."), "{code} {said}");
    let (code, said) = add(&["--enterprisenummer", "0206460639"]);
    assert!(code == 0 && said.contains("deze onderneming beëindigd."), "{code} {said}");
    let (code, said) = add(&["--kvk", "61112225"]);
    assert!(code == 3 && said.contains("niets gevonden voor ‘61112225’"), "{code} {said}");
    assert!(said.contains("Geef ook een NAAM"), "{said}");
    let (code, said) = add(&["--kvk", "27123456"]);
    assert!(
        code == 5 && said.contains("al bevestigd voor een andere organisatie"),
        "{code} {said}"
    );
    let (code, said) = add(&["--kvk", "6111222"]);
    assert!(code == 5 && said.contains("8 cijfers"), "{code} {said}");
    let (code, said) = add(&["--kvk", "61112223", "--straat", "Markt 1"]);
    assert!(code == 2 && said.contains("geef een NAAM"), "{code} {said}");
    let (code, said) = add(&["--kbo", "0202239951", "--naam", "Iets anders"]);
    assert!(code == 3 && said.contains("‘Friterie La Lys’"), "{code} {said}");
}

#[test]
fn a_name_or_a_host_without_a_register_enters_by_hand() {
    let it = Shell::with_register();
    let (code, said) = it.run(&["organisatie", "voegtoe", "Köhler", "--kvk", "61112223"]);
    assert!(code == 0 && said.contains("De gegevens zijn zelf ingevuld."), "{code} {said}");
    assert_eq!(it.json(&["organisatie", "toon", "Köhler"])["register"], Value::Null);
    let it = Shell::new();
    let (code, said) = it.run(&["organisatie", "voegtoe", "--kvk", "61112223"]);
    assert!(code == 2 && said.contains("handelsregister importeer PAD"), "{code} {said}");
    let named = ["organisatie", "voegtoe", "--naam", "Köhler", "--kvk", "61112223"];
    let (code, said) = it.run(&named);
    assert!(code == 0 && said.contains("De gegevens zijn zelf ingevuld."), "{code} {said}");
    let (code, said) = it.run(&["organisatie", "voegtoe"]);
    assert!(code == 2 && said.contains("NAAM"), "{code} {said}");
    it.import(KVK_TABLE, false);
    let (code, said) = it.run(&["organisatie", "voegtoe", "--kbo", "0202239951"]);
    assert!(code == 2 && said.contains("dit soort nummers"), "a register without KBO: {said}");
}

#[test]
fn a_refresh_shows_what_changed_and_asks() {
    let it = Shell::with_register();
    assert_eq!(it.run(&["organisatie", "voegtoe", "--kvk", "61112223"]).0, 0);
    it.activate("Bouwbedrijf");
    let (code, said) = it.run(&["organisatie", "vernieuw", "Bouwbedrijf"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("is al zo"), "nothing changed: {said}");
    it.import(&KVK_TABLE.replace("Industrieweg 4,2612 PA,Delft", "Kade 1,2280 AB,Rijswijk"), true);
    let refresh = ["organisatie", "vernieuw", "Bouwbedrijf"];
    let (code, said) = it.run(&refresh);
    assert_eq!(code, 9, "{said}");
    assert!(said.contains("Delft → Rijswijk") && said.contains("Overnemen?"), "{said}");
    let mut screen = Pty::start(it.home.path(), &it.args(&refresh));
    screen.see("Rijswijk").see("Overnemen?").send("n\r");
    assert_eq!(screen.wait_exit(), 9);
    assert_eq!(it.json(&["organisatie", "toon", "Bouwbedrijf"])["town"], "Delft");
    let (code, said) = it.run(&[&refresh[..], &["--ja"]].concat());
    assert_eq!(code, 0, "{said}");
    assert_eq!(it.json(&["organisatie", "toon", "Bouwbedrijf"])["town"], "Rijswijk");
    it.import(&KVK_TABLE.replace("61112223", "61112229"), true);
    assert_eq!(it.run(&refresh).0, 3, "the number is gone from the register");
    assert_eq!(it.run(&["organisatie", "voegtoe", "Kaal"]).0, 0);
    let (code, said) = it.run(&["organisatie", "vernieuw", "Kaal"]);
    assert!(code == 5 && said.contains("geen KvK- of ondernemingsnummer"), "{code} {said}");
    let (code, said) = it.run(&["organisatie", "vernieuw", "Piet Holding"]);
    assert!(code == 9 && said.contains("Al Bevestigd B.V."), "entered by hand: {code} {said}");
}
