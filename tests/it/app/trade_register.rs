//! Adding an organisation from the trade register on the screens.

use tempfile::TempDir;
use toegang::{app::Dialog, text::FieldId};

use crate::{
    cli::run_toegang,
    support::{Driver, KVK_TABLE, World, assert_frame, import_register},
};

/// Returns Piet's screen on the list of organisations, with a register of both countries.
fn with_register() -> Driver {
    let world = World::small_world();
    import_register(&world.path(), KVK_TABLE, true);
    Driver::new(world, Some("piet"), (100, 30))
}

/// Runs a command on the file of this screen, as Piet.
fn shell(screen: &Driver, words: &[&str]) -> (Option<i32>, String) {
    let home = TempDir::new().unwrap();
    let db = screen.world.path().display().to_string();
    let words = [&["--db", &db, "--als", "piet@eigendomein.nl"], words].concat();
    let (code, out, err) = run_toegang(&home, &words);
    (code, out + &err)
}

fn shown(screen: &Driver, name: &str) -> serde_json::Value {
    let (code, text) = shell(screen, &["organisatie", "toon", name, "--json"]);
    assert_eq!(code, Some(0), "{text}");
    serde_json::from_str(&text).unwrap()
}

#[test]
fn a_dutch_enterprise_fills_in_and_locks_name_number_and_address() {
    let mut it = with_register();
    it.press("2 +").see("Zoek").see("‹ Nederland ›").see("Zelf ingeven  F4");
    it.type_text("delft bouw").see("Bouwbedrijf Köhler B.V.").see("61112223").see("actief");
    it.see("1 gevonden").press("enter");
    it.see("Uit het handelsregister van 28 nov 2026").see("Industrieweg 4").see("2612 PA");
    it.see("‹ De Bouwers ›").miss("‹ Nederland ›").miss("✗");
    it.type_text("x").see("Industrieweg 4").press("backspace");
    it.press("enter").see("Toegevoegd: Bouwbedrijf Köhler B.V.");
    let org = shown(&it, "Bouwbedrijf");
    assert_eq!(org["register"]["number"], "61112223");
    assert_eq!((&org["trade_name"], &org["town"]), (&"De Bouwers".into(), &"Delft".into()));
}

#[test]
fn a_belgian_enterprise_asks_which_trade_name() {
    let mut it = with_register();
    it.press("2 + shift-tab right").see("‹ België ›").press("tab").type_text("frituur gent");
    it.see("BE0202.239.951").miss("Bouwbedrijf").press("enter").see("‹ kies een handelsnaam ›");
    it.see("Uit het handelsregister van 27 nov 2026").see("Kouter 12").see("Ondernemingsnr.");
    it.press("enter").see("‹ kies een handelsnaam ›").miss("Toegevoegd");
    it.press("right right").see("‹ De Gouden Friet ›").press("enter");
    it.see("Toegevoegd: Frituur De Leie");
    let org = shown(&it, "Frituur");
    assert_eq!(org["register"]["scheme"], "kbo");
    assert_eq!((&org["trade_name"], &org["country"]), (&"De Gouden Friet".into(), &"BE".into()));
}

#[test]
fn an_ended_bankrupt_or_used_enterprise_says_so_before_it_is_chosen() {
    let mut it = with_register();
    it.press("2 +").type_text("trefpunt").see("! failliet").see("deze onderneming failliet.");
    it.press("esc").type_text("27123456").see("! in gebruik").see("Piet Holding B.V. heeft dit");
    it.press("enter").see("heeft dit nummer al").press("enter");
    it.see("al bevestigd voor een andere organisatie");
    it.press("esc esc shift-tab right tab").type_text("aalter").see("! beëindigd");
    it.press("enter").see("beëindigd").press("enter").see("Toegevoegd: Aalter Bakkers");
}

#[test]
fn entering_by_hand_opens_all_fields_and_going_back_keeps_them() {
    let mut it = with_register();
    it.press("2 +").type_text("bouw").press("f4").see("Zelf ingevuld").miss("F4");
    it.type_text("Eigen werk").press("esc").see("1 gevonden").press("f4").see("Eigen werk");
    it.press("enter").see("Toegevoegd: Eigen werk");
    assert_eq!(shown(&it, "Eigen werk")["register"], serde_json::Value::Null);
    it.press("2 +").type_text("bouw").press("enter f4").see("Zelf ingevuld");
    it.see("Industrieweg 4").see("De Bouwers").miss("uit het handelsregister");
    it.press("ctrl-u").type_text("Köhler zelf").press("enter").see("Toegevoegd: Köhler zelf");
    let org = shown(&it, "Köhler zelf");
    assert_eq!((&org["register"], &org["town"]), (&serde_json::Value::Null, &"Delft".into()));
    it.press("2 +").click("[ Zelf ingeven").see("Zelf ingevuld");
    it.click("[ Terug").see("Kies een onderneming").press("esc").miss("╭─ Organisatie toevoegen");
}

#[test]
fn a_click_selects_an_enterprise() {
    let mut it = with_register();
    it.send(toegang::app::Msg::Resized(ratatui::layout::Size { width: 120, height: 30 }));
    it.press("2 +").type_text("delft").see("[ Enter: + Al Bevestigd B.V. ]");
    it.click("Bouwbedrijf Köhler").see("[ Enter: + Bouwbedrijf Köhler B.V. ]");
    it.click("[ Enter: + Bouw").see("Industrieweg 4");
}

#[test]
fn without_a_register_the_form_is_filled_in_by_hand_and_says_how_to_get_one() {
    let mut it = Driver::signed_in("piet");
    it.press("2 +").see("hier is geen handelsregister").miss("F4");
    it.type_text("Eigen werk").press("enter").see("Toegevoegd: Eigen werk");
    let world = World::small_world();
    import_register(&world.path(), KVK_TABLE, false);
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 + shift-tab right").see("geen Belgische ondernemingen").see("Ondernemingsnr.");
    it.press("left").see("Kies een onderneming").press("right right").miss("geen Belgische");
}

#[test]
fn letters_typed_before_the_register_is_known_are_kept() {
    for has_register in [true, false] {
        let mut it = if has_register { with_register() } else { Driver::signed_in("piet") };
        it.press("2");
        for key in "+ b o u w".split(' ') {
            it.send(toegang::app::Msg::Key(key.parse().unwrap()));
        }
        it.settle();
        it.see(if has_register { "Bouwbedrijf Köhler" } else { "Naam             bouw" });
    }
}

#[test]
fn a_damaged_register_says_so_and_the_form_is_filled_in_by_hand() {
    let world = World::small_world();
    import_register(&world.path(), KVK_TABLE, true);
    std::fs::write(world.store.trade_register_path().unwrap(), "").unwrap();
    let mut it = Driver::new(world, Some("piet"), (100, 30));
    it.press("2 +").see("Het handelsregister is beschadigd").type_text("Eigen werk");
    it.press("enter").see("Toegevoegd: Eigen werk");
}

/// Adds an enterprise with these steps, activates it, and opens it.
fn add_and_activate(steps: &str, name: &str) -> Driver {
    let mut it = with_register();
    it.press("2 +").run_steps(steps).see(&format!("Toegevoegd: {name}"));
    for words in [
        &["organisatie", "activeer", name, "--uittreksel", "x"][..],
        &["organisatie", "keurgoed", name],
    ] {
        assert_eq!(shell(&it, words).0, Some(0), "{words:?}");
    }
    it.send(toegang::app::Msg::Changed);
    it.settle();
    it.press("enter").see("uit het handelsregister");
    it
}

/// On the screens; `cli::register_entry` has the shell.
#[test]
fn register_data_are_fixed_after_activation_and_refreshed_from_the_register() {
    let dutch = ("\"61112223|enter enter", "Bouwbedrijf Köhler B.V.", "Industrieweg 4", "Delft");
    let belgian = (
        "shift-tab right tab|\"0202239951|enter right enter",
        "Frituur De Leie",
        "Kouter 12",
        "Gent",
    );
    for (steps, name, street, town) in [dutch, belgian] {
        let mut it = add_and_activate(steps, name);
        it.see(street).see(town).press("e").see("alleen het handelsregister");
        it.see("▸ Website").press("esc");
        let (code, text) = shell(&it, &["organisatie", "bewerk", name, "--straat", "Markt 9"]);
        assert!(code == Some(5) && text.contains("x h op Details"), "{code:?} {text}");
        it.press("x h").see("handelsregister van ").miss("Overnemen");
        it.press("enter").miss("vernieuwen?");
        let moved = KVK_TABLE.replace("Industrieweg 4,2612 PA,Delft", "Kade 1,2280 AB,Rijswijk");
        import_register(&it.world.path(), &moved, true);
        it.press("x h");
        if name.starts_with("Bouw") {
            it.see("Delft → Rijswijk").see("Overnemen  v").press("esc").see("Industrieweg 4");
            it.press("x h v").see("Kade 1").see("Rijswijk").miss("vernieuwen?");
            assert_eq!(shown(&it, "Bouwbedrijf")["town"], "Rijswijk");
        }
    }
}

#[test]
fn a_refresh_that_cannot_be_done_says_why() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter x h")
        .see("Er is nog geen handelsregister")
        .see("bewerk (e)")
        .press("v")
        .see("vernieuwen?");
    it.press("esc");
    import_register(&it.world.path(), KVK_TABLE, false);
    it.press("x h").see("handelsregister; alles blijft").miss("Overnemen").press("esc");
    it.press("2 +").run_steps("f4|\"Zonder nummer|enter").see("Toegevoegd: Zonder nummer");
    it.press("enter x h").see("heeft geen KvK- of ondernemingsnummer").miss("vernieuwen?");
    let mut it = Driver::signed_in("els");
    it.press("2 enter x h").see("Beheerder").miss("vernieuwen?");
}

#[test]
fn the_search_fits_every_size() {
    let all = [
        "",
        "\"delft",
        "\"niets",
        "shift-tab right tab|\"gouden",
        "\"bouw|enter",
        "\"bouw|enter f4",
    ];
    for size in [(60, 16), (60, 20), (79, 24), (100, 30), (300, 100)] {
        for steps in all {
            let world = World::small_world();
            import_register(&world.path(), KVK_TABLE, true);
            let mut it = Driver::new(world, Some("piet"), size);
            it.press("2 +").run_steps(steps).see("Organisatie toevoegen");
            assert_frame(&it.buffer());
        }
    }
}

#[test]
fn odd_text_harms_nothing() {
    let mut it = with_register();
    it.press("2 +");
    for text in ["\"", "a\" OR \"b", "***", "((", "' ; drop", "99999999999999999999", "1 1 1"] {
        it.paste(text).see("Organisatie toevoegen").press("enter").press("esc");
        it.see("Kies een onderneming");
    }
    it.paste(&"bouw ".repeat(10_000)).see("Organisatie toevoegen").press("ctrl-u");
    it.type_text("bouw").see("Bouwbedrijf Köhler");
}

/// The form says that there is nothing to search, and the help which command changes that.
#[test]
fn a_form_without_a_register_names_its_command_in_the_help_only() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 +").see("hier is geen handelsregister").miss("importeer");
        it.press("f1").see("─ Hulp ─").see("doorzoeken kan na: toegang handelsregister");
        it.see("importeer PAD").press("esc").see("KvK-nummer").miss("importeer");
    }
    let mut it = with_register();
    it.press("2 + f1").see("─ Hulp ─").miss("importeer");
}

#[test]
fn a_field_from_the_register_takes_no_text_and_says_why() {
    let mut it = with_register();
    it.press("2 +").type_text("bouw").press("enter").see("Uit het handelsregister");
    let Some(Dialog::Form(form)) = &mut it.state.dialog else { panic!() };
    form.focus = form.fields.iter().position(|field| field.id == FieldId::Name).unwrap();
    let name = it.find("Bouwbedrijf Köhler");
    it.type_text("x").see("Dit komt uit het handelsregister en is hier niet te wijzigen");
    it.press("backspace").paste("geplakt").see("niet te wijzigen").miss("geplakt");
    assert_eq!(it.find("Bouwbedrijf Köhler"), name);
}

/// Headings take lines, so they stand there only if all fields fit with them.
#[test]
fn the_fields_of_a_form_are_grouped_where_there_is_room() {
    for (size, has_groups) in [((80, 24), false), ((160, 50), true)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 + f4").see("▸ Naam").see("Plaats").see("Btw-nummer");
        assert_eq!(it.screen().contains("│  Inschrijving "), has_groups, "{}", it.screen());
        it.press("tab tab tab tab tab tab tab").type_text("Delft").see("Delft");
    }
}

/// A command is not broken over two lines.
#[test]
fn without_a_register_the_question_names_the_command_on_one_line() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 end enter x h").see("lees er een in met:");
        it.see("  toegang handelsregister importeer PAD");
    }
}
