//! The service of the Dutch trade register, against a server of the tests on loopback.

use std::net::TcpListener;

use toegang::{
    domain::{Day, EnterpriseStatus, RegisterFault},
    register::KvkService,
};

use crate::{
    cli::{program, small_world},
    support::{Driver, KVK_PROFILE, KVK_RESULTS, KVK_TABLE, KvkAnswer, KvkServer, import_register},
};

const KEY: &str = "l7-zeer-geheim";

fn today() -> Day {
    Day::new(2026, 11, 23).unwrap()
}

/// Returns a server with search results and a profile, and a client of it.
fn working() -> (KvkServer, KvkService) {
    let server = KvkServer::start(vec![
        ("/v2/zoeken?naam=donald", KvkAnswer::Json(KVK_RESULTS)),
        ("/v2/zoeken?kvkNummer=68750110", KvkAnswer::Json(KVK_RESULTS)),
        ("/v2/zoeken?plaats=lollum", KvkAnswer::Json(KVK_RESULTS)),
        ("/v1/basisprofielen/68750110", KvkAnswer::Json(KVK_PROFILE)),
    ]);
    let service = KvkService::new(&server.url(), KEY);
    (server, service)
}

/// Returns Piet's screen, with this service.
fn screen(service: &KvkService) -> Driver {
    let mut it = Driver::signed_in("piet");
    it.use_kvk(service.clone());
    it
}

#[test]
fn a_search_and_a_profile_are_read_and_the_key_is_only_in_a_header() {
    let (server, service) = working();
    let (found, has_more) = service.search("donald", 48).unwrap();
    assert_eq!((found.len(), has_more), (2, false));
    assert_eq!((&*found[0].name, found[0].town.as_deref()), ("Test BV Donald", Some("Lollum")));
    assert_eq!(found[1].status, EnterpriseStatus::Ended);
    assert_eq!(service.search("6875 0110", 48).unwrap().0.len(), 2);
    assert_eq!(service.search("lollum", 48).unwrap().0.len(), 2, "no name, but a place");
    assert_eq!(service.search("do", 48).unwrap().0, []);
    assert_eq!(service.search("6875", 48).unwrap().0, []);
    assert_eq!(service.search("bakker & co, 's-Gravenhage", 48).unwrap().0, []);
    let entry = service.entry("68750110", today()).unwrap().unwrap();
    assert_eq!(entry.as_of, today());
    let enterprise = entry.enterprise;
    assert_eq!(enterprise.street.as_deref(), Some("Hizzaarderlaan 3A"));
    assert_eq!(enterprise.postal_code.as_deref(), Some("8823SJ"));
    assert_eq!(enterprise.trade_names, ["Donald Duck Shop"]);
    assert_eq!(service.entry("12345678", today()).unwrap(), None, "404");
    let requests = server.requests();
    for head in &requests {
        let (first, rest) = head.split_once("\r\n").unwrap();
        assert!(!first.contains(KEY) && rest.contains(&format!("apikey: {KEY}")), "{head}");
    }
    assert!(requests.iter().any(|head| head.contains("naam=bakker%20%26%20co")), "{requests:?}");
    assert!(!format!("{service:?}").contains(KEY));
}

#[test]
fn each_failure_of_the_service_has_its_own_reason() {
    let elsewhere = KvkServer::start(vec![("", KvkAnswer::Json(KVK_RESULTS))]);
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{ \"resultaten\": [";
    for (answer, expected) in [
        (KvkAnswer::Status(401), RegisterFault::ServiceKey),
        (KvkAnswer::Status(403), RegisterFault::ServiceKey),
        (KvkAnswer::Status(429), RegisterFault::ServiceLimit),
        (KvkAnswer::Status(500), RegisterFault::ServiceStatus(500)),
        (KvkAnswer::Status(400), RegisterFault::ServiceStatus(400)),
        (KvkAnswer::Redirect(elsewhere.address()), RegisterFault::ServiceStatus(302)),
        (KvkAnswer::Json("<html>"), RegisterFault::ServiceAnswer),
        (KvkAnswer::Json("{}"), RegisterFault::ServiceAnswer),
        (KvkAnswer::Json("[1, 2]"), RegisterFault::ServiceAnswer),
        (KvkAnswer::Bytes(b"niet http\r\n\r\n"), RegisterFault::ServiceAnswer),
        (KvkAnswer::Bytes(cut), RegisterFault::ServiceUnreachable),
        (KvkAnswer::Bytes(b""), RegisterFault::ServiceUnreachable),
        (KvkAnswer::Silence, RegisterFault::ServiceSlow),
    ] {
        let server = KvkServer::start(vec![("", answer)]);
        let service = KvkService::new(&server.url(), KEY);
        assert_eq!(service.search("donald", 5), Err(expected));
        assert_eq!(server.requests().len(), 1, "{expected:?}");
    }
    assert_eq!(elsewhere.requests(), [] as [String; 0], "the key does not follow a redirect");
    let unreachable = KvkService::new(&format!("http://{closed}/api"), KEY);
    assert_eq!(unreachable.search("donald", 5), Err(RegisterFault::ServiceUnreachable));
    let wrong = "{ \"kvkNummer\": \"90001354\", \"naam\": \"Een ander\" }";
    let server = KvkServer::start(vec![("", KvkAnswer::Json(wrong))]);
    let service = KvkService::new(&server.url(), KEY);
    assert_eq!(service.entry("68750110", today()), Err(RegisterFault::ServiceAnswer));
}

#[test]
fn only_https_is_used_except_on_this_machine() {
    for address in ["http://kvk.example/api", "http://localhost:9/api", "ftp://127.0.0.1/", "kvk"] {
        let service = KvkService::new(address, KEY);
        assert_eq!(service.search("donald", 5), Err(RegisterFault::ServiceAddress), "{address}");
    }
    let (server, _) = working();
    let service = KvkService::new(&server.url(), "geheim\nX-Meer: ja");
    assert_eq!(service.search("donald", 5), Err(RegisterFault::ServiceKey));
    assert_eq!(server.requests(), [] as [String; 0]);
}

#[test]
fn the_form_is_filled_in_by_the_service() {
    let (_server, service) = working();
    let mut it = screen(&service);
    it.press("2 +").see("Zelf ingeven  F4").type_text("donald").see("Test BV Donald");
    it.see("Donalds Zaak").see("! beëindigd").press("enter").see("Hizzaarderlaan 3A");
    it.see("Uit het handelsregister van 23 nov 2026").see("‹ Donald Duck Shop ›").press("enter");
    it.see("Toegevoegd: Test BV Donald").press("enter").see("uit het handelsregister, 23 nov 2026");
    it.press("esc 2 + shift-tab right").see("geen Belgische ondernemingen");
}

#[test]
fn a_service_that_fails_says_so_and_typing_by_hand_goes_on() {
    for (answer, sentence) in [
        (KvkAnswer::Status(401), "De KvK weigert de sleutel"),
        (KvkAnswer::Status(429), "De KvK is te vaak gevraagd"),
        (KvkAnswer::Status(503), "De KvK geeft een fout (503)"),
        (KvkAnswer::Json("{}"), "De KvK antwoordt iets dat toegang niet begrijpt"),
        (KvkAnswer::Bytes(b""), "De KvK is niet te bereiken"),
        (KvkAnswer::Status(404), "Niets gevonden voor ‘donald’"),
    ] {
        let server = KvkServer::start(vec![("", answer)]);
        let mut it = screen(&KvkService::new(&server.url(), KEY));
        it.press("2 +").type_text("donald").see(sentence).miss(KEY);
        it.press("f4").type_text("Eigen werk").press("enter").see("Toegevoegd: Eigen werk");
    }
}

#[test]
fn a_failed_search_hides_what_was_found_before() {
    let server = KvkServer::start(vec![
        ("?naam=donald&", KvkAnswer::Json(KVK_RESULTS)),
        ("", KvkAnswer::Status(429)),
    ]);
    let mut it = screen(&KvkService::new(&server.url(), KEY));
    it.press("2 +").type_text("donal").see("De KvK is te vaak gevraagd").type_text("d");
    it.see("Test BV Donald").type_text("s").see("De KvK is te vaak gevraagd");
    it.miss("Test BV Donald").see("Kies een onderneming").press("enter").miss("Opslaan");
    it.press("backspace").see("Test BV Donald").press("enter").see("De KvK is te vaak gevraagd");
    it.see("Organisatie toevoegen").press("f4").see("Zelf ingevuld");
}

#[test]
fn the_shell_asks_the_service_and_never_shows_the_key() {
    let (server, _) = working();
    let (home, db) = small_world();
    let run = |url: &str, words: &[&str]| {
        let words = [&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat();
        let mut command = program(home.path(), &words);
        command.env("TOEGANG_KVK_SLEUTEL", KEY).env("TOEGANG_KVK_ADRES", url);
        let done = command.output().unwrap();
        let text = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        assert!(!text.contains(KEY), "{text}");
        (done.status.code(), text)
    };
    let (code, text) = run(&server.url(), &["handelsregister", "zoek", "donald"]);
    assert!(code == Some(0) && text.contains("Test BV Donald"), "{code:?} {text}");
    let (code, text) = run(&server.url(), &["handelsregister", "toon", "68750110"]);
    assert!(code == Some(0) && text.contains("Hizzaarderlaan 3A"), "{code:?} {text}");
    let (code, text) = run(&server.url(), &["organisatie", "voegtoe", "--kvk", "68750110"]);
    assert!(
        code == Some(0) && text.contains("Hizzaarderlaan 3A, 8823SJ Lollum"),
        "{code:?} {text}"
    );
    let (code, text) = run(&server.url(), &["organisatie", "voegtoe", "--kvk", "61112229"]);
    assert!(code == Some(3) && text.contains("Geef ook een NAAM"), "{code:?} {text}");
    let refusing = KvkServer::start(vec![("", KvkAnswer::Status(401))]);
    let add = ["organisatie", "voegtoe", "--kvk", "68750110"];
    let (code, text) = run(&refusing.url(), &add);
    assert!(code != Some(0) && text.contains("weigert de sleutel"), "{code:?} {text}");
    let by_hand = [&add[..], &["--naam", "Eigen werk"]].concat();
    assert_ne!(run(&refusing.url(), &by_hand).0, Some(0), "--naam chooses a trade name");
    let (code, text) = run(&refusing.url(), &["organisatie", "voegtoe", "Eigen werk"]);
    assert_eq!(code, Some(0), "{text}");
    let search = ["handelsregister", "zoek", "bouw"];
    assert_ne!(run(&refusing.url(), &search).0, Some(0), "no file either");
    import_register(std::path::Path::new(&db), KVK_TABLE, true);
    let (code, text) = run(&refusing.url(), &search);
    assert!(code == Some(0) && text.contains("weigert de sleutel"), "{code:?} {text}");
    assert!(text.contains("Bouwbedrijf Köhler"), "the file answers instead: {text}");
}

/// The register file of the host answers while the service fails; the service is then left alone for
/// a while, so that no letter waits for it.
#[test]
fn the_file_of_the_host_answers_while_the_service_fails() {
    let server = KvkServer::start(vec![("", KvkAnswer::Bytes(b""))]);
    let mut it = screen(&KvkService::new(&server.url(), KEY));
    import_register(&it.world.path(), KVK_TABLE, false);
    it.press("2 +").type_text("bouw").see("Bouwbedrijf Köhler").see("De KvK is niet te bereiken");
    it.see("Uit het register op deze host, van").see("28 nov 2026");
    let asked = server.requests().len();
    it.type_text("bedrijf").see("Bouwbedrijf Köhler").press("enter").see("Industrieweg 4");
    it.see("De KvK is niet te bereiken");
    assert_eq!(server.requests().len(), asked, "not asked again for each letter");
    it.press("enter").see("Toegevoegd: Bouwbedrijf Köhler");
    it.press("2 +").type_text("donald").see("De KvK is niet te bereiken").see("F4");
}

#[test]
fn data_of_the_service_are_refreshed_and_a_used_or_ended_number_is_said() {
    let (_server, service) = working();
    let mut it = screen(&service);
    it.press("2 +").type_text("donald").press("enter").see("‹ Donald Duck Shop ›").press("enter");
    it.see("Toegevoegd: Test BV Donald").press("enter x h").see("zijn zoals in");
    it.press("esc esc 2 +").type_text("donald").see("! in gebruik").see("heeft dit nummer al");
    it.press("down").see("volgens het handelsregister is deze onderneming beëindigd");
}

#[test]
fn every_failure_of_the_service_is_said_with_the_data_of_the_file() {
    for (answer, sentence) in [
        (KvkAnswer::Status(401), "De KvK weigert de sleutel. Uit het register"),
        (KvkAnswer::Status(429), "De KvK is te vaak gevraagd. Uit het register"),
        (KvkAnswer::Status(503), "De KvK geeft een fout (503). Uit het register"),
        (
            KvkAnswer::Json("{}"),
            "De KvK antwoordt iets dat toegang niet begrijpt. Uit het register",
        ),
        (KvkAnswer::Silence, "De KvK antwoordt niet op tijd. Uit het register"),
    ] {
        let server = KvkServer::start(vec![("", answer)]);
        let mut it = screen(&KvkService::new(&server.url(), KEY));
        import_register(&it.world.path(), KVK_TABLE, false);
        it.press("2 +").paste("bouw").see("Bouwbedrijf Köhler B.V.").see(sentence).miss(KEY);
        it.press("enter").see("Industrieweg 4").see(sentence).press("enter");
        it.see("Toegevoegd: Bouwbedrijf Köhler").press("enter x h").see("zijn zoals in");
        it.see(sentence.split('.').next().unwrap()).press("esc 2 +").paste("donald");
        it.miss("Uit het register").press("f4 ctrl-u").type_text("Eigen werk").press("enter");
        it.see("Toegevoegd: Eigen werk");
    }
}

/// With the service, which only the Netherlands have; `cli::register_entry` and
/// `app::trade_register` do this for both countries with a file.
#[test]
fn an_enterprise_of_the_service_is_chosen_activated_and_refreshed() {
    const MOVED: &str = r#"{ "kvkNummer": "68750110", "naam": "Test BV Donald",
        "handelsnamen": [ { "naam": "Duckstad", "volgorde": 1 },
            { "naam": "Donald Duck Shop", "volgorde": 2 } ],
        "materieleRegistratie": { "datumEinde": "20261101" },
        "_embedded": { "hoofdvestiging": { "adressen": [ { "type": "bezoekadres",
            "straatnaam": "Kade", "huisnummer": 1, "postcode": "2280AB", "plaats": "Rijswijk",
            "land": "Nederland" } ] } } }"#;
    let (_server, service) = working();
    let mut it = screen(&service);
    it.press("2 +").type_text("donald").press("enter enter").see("Toegevoegd: Test BV Donald");
    let home = tempfile::tempdir().unwrap();
    let db = it.world.path().display().to_string();
    let run = |url: &str, words: &[&str]| {
        let words = [&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat();
        let mut command = program(home.path(), &words);
        command.env("TOEGANG_KVK_SLEUTEL", KEY).env("TOEGANG_KVK_ADRES", url);
        let done = command.output().unwrap();
        (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
    };
    let moved = KvkServer::start(vec![("/v1/basisprofielen", KvkAnswer::Json(MOVED))]);
    for words in [
        &["organisatie", "activeer", "Test BV", "--uittreksel", "x"][..],
        &["organisatie", "keurgoed", "Test BV"],
    ] {
        assert_eq!(run(&moved.url(), words).0, Some(0), "{words:?}");
    }
    let (code, text) = run(&moved.url(), &["organisatie", "bewerk", "Test BV", "--straat", "X 1"]);
    assert!(code == Some(5) && text.contains("liggen vast door het bewijs"), "{code:?} {text}");
    let (code, text) = run(&moved.url(), &["organisatie", "vernieuw", "Test BV"]);
    assert!(code == Some(9) && text.contains("Lollum → Rijswijk"), "{code:?} {text}");
    let (code, text) = run(&moved.url(), &["organisatie", "voegtoe", "--kvk", "68750110"]);
    assert!(code == Some(3) && text.contains("‘Duckstad’"), "{code:?} {text}");
    let named = ["organisatie", "voegtoe", "--kvk", "68750110", "--naam", "Duckstad"];
    let (code, text) = run(&moved.url(), &named);
    assert!(code == Some(5) && text.contains("al bevestigd voor"), "{code:?} {text}");
    it.send(toegang::app::Msg::Changed);
    it.use_kvk(KvkService::new(&moved.url(), KEY));
    it.settle();
    it.press("enter x h").see("Lollum → Rijswijk").see("beëindigd").press("v");
    it.see("Kade 1").see("2280AB Rijswijk").see("Donald Duck Shop").miss("vernieuwen?");
}

/// A number given in the shell is looked up in the file while the service fails.
#[test]
fn the_shell_uses_the_file_while_the_service_fails() {
    let server = KvkServer::start(vec![("", KvkAnswer::Status(429))]);
    let (home, db) = small_world();
    import_register(std::path::Path::new(&db), KVK_TABLE, false);
    let run = |words: &[&str]| {
        let words = [&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat();
        let mut command = program(home.path(), &words);
        command.env("TOEGANG_KVK_SLEUTEL", KEY).env("TOEGANG_KVK_ADRES", server.url());
        let done = command.output().unwrap();
        (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
    };
    let (code, text) = run(&["handelsregister", "toon", "61112223"]);
    assert!(code == Some(0) && text.contains("Industrieweg 4"), "{code:?} {text}");
    assert!(text.contains("De KvK is te vaak gevraagd"), "{text}");
    let (code, text) = run(&["organisatie", "voegtoe", "--kvk", "61112223"]);
    assert!(code == Some(0) && text.contains("Industrieweg 4"), "{code:?} {text}");
    assert!(text.contains("Uit het register op deze host"), "{text}");
    let (code, text) = run(&["organisatie", "voegtoe", "--kvk", "68750110"]);
    assert!(code != Some(0) && text.contains("te vaak gevraagd"), "{code:?} {text}");
    let (code, text) = run(&["handelsregister", "toon", "68750110"]);
    assert!(code != Some(0) && text.contains("te vaak gevraagd"), "{code:?} {text}");
}
