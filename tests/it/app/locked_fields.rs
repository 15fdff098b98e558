//! Fields of a form that cannot be changed.

use toegang::{
    app::{Dialog, Geometry, buttons},
    domain::{Command, Method, Name},
};

use crate::support::{Driver, World, profile};

/// Opens the form to edit the organisation with this name, as Piet.
fn edit(world: World, name: &str, size: (u16, u16)) -> Driver {
    let mut it = Driver::new(world, Some("piet"), size);
    it.press("2 /").type_text(name).press("down enter").see(name).press("e");
    it.see("Gegevens bewerken");
    it
}

#[test]
fn fields_that_the_evidence_fixes_are_grey_without_the_shape_of_a_field() {
    for size in [(60, 16), (80, 24), (120, 40), (160, 50)] {
        let mut it = edit(World::small_world(), "Piet Holding", size);
        // The reason stands once, and the focus on the first field that can be changed.
        it.see("Wat vastligt hoort bij het bewijs").see("▸ Website");
        let (at, faint) = (it.find("KvK-nummer       "), it.theme.faint.fg.unwrap());
        let value = it.buffer()[(at.x + 17, at.y)].clone();
        assert_eq!((value.symbol(), value.fg), ("2", faint), "{}", it.screen());
        // An empty value that cannot be changed takes no line.
        it.miss("Btw-nummer").miss("Handelsnaam");
        it.miss("‹ Nederland").miss("uit het register");
    }
}

#[test]
fn tab_and_the_arrows_skip_locked_fields() {
    let mut it = edit(World::small_world(), "Piet Holding", (100, 30));
    it.type_text("piet.example").press("tab").see("▸ E-mail").press("down").see("▸ Omschrijving");
    it.press("tab").see("▸ Website").press("shift-tab").see("▸ Omschrijving").press("up");
    it.see("▸ E-mail").press("up").see("▸ Website").press("up").see("▸ Omschrijving");
    it.press("enter").see("Gewijzigd: Piet Holding");
}

/// Save is lit once something was changed, and Esc then says that this is lost (R249).
#[test]
fn an_edit_lights_its_button_after_a_change() {
    let mut it = edit(World::small_world(), "Piet Holding", (80, 24));
    let is_lit = |it: &Driver| buttons(&it.state).iter().any(|one| one.focused && one.is_enabled);
    it.see("Esc annuleren, er verandert niets");
    assert!(!is_lit(&it), "{}", it.screen());
    it.type_text("piet.example").see("Esc invoer weggooien").miss("er verandert niets");
    assert!(is_lit(&it), "{}", it.screen());
    it.press("ctrl-u").see("Esc annuleren, er verandert niets");
    assert!(!is_lit(&it), "{}", it.screen());
}

/// Only the text field with the focus has a ground; the search field of a dialog has it too (R249).
#[test]
fn only_the_text_field_with_the_focus_has_a_ground() {
    let mut it = edit(World::small_world(), "Piet Holding", (80, 24));
    let ground = it.theme.field.bg.unwrap();
    let with_ground = |it: &Driver| {
        let has_ground = |label: &&str| {
            let at = it.find(label);
            it.buffer()[(at.x + 17, at.y)].bg == ground
        };
        let labels = ["KvK-nummer", "Website", "E-mail", "Omschrijving"];
        labels.into_iter().filter(has_ground).collect::<Vec<_>>()
    };
    for label in ["Website", "E-mail", "Omschrijving"] {
        assert_eq!(with_ground(&it), [label], "{}", it.screen());
        it.press("tab");
    }
    it.press("esc +");
    let at = it.find("deel van");
    assert_eq!(it.buffer()[(at.x, at.y)].bg, ground, "{}", it.screen());
}

/// Data without evidence can be changed, whoever entered them.
#[test]
fn without_evidence_nothing_is_locked() {
    let mut it = edit(World::small_world(), "Nieuw B.V.", (100, 30));
    it.see("▸ Naam").see("‹ Nederland ›").miss("vastligt").press("tab").see("▸ KvK-nummer");
}

/// Evidence without a number fixes only the numbers, because none can be added.
#[test]
fn an_organisation_without_a_number_gets_none_after_its_evidence() {
    let mut world = World::small_world();
    let profile = Box::new(profile("Buurthuis", ""));
    world.act("piet", &Command::CreateOrganisation { profile, register: None }).unwrap();
    let (org, reference) = (world.org("Buurthuis"), Name::new("statuten").unwrap());
    world.act("piet", &Command::OfferEvidence { org, method: Method::Other, reference }).unwrap();
    let mut it = edit(world, "Buurthuis", (100, 30));
    it.see("De nummers liggen vast: het bewijs is zonder nummer gegeven.").see("▸ Naam");
    it.press("tab").see("▸ Handelsnaam").press("shift-tab shift-tab").see("▸ Land");
    it.see("‹ Nederland ›");
}

/// The rows inside the dialog, without its frame.
fn rows(it: &Driver) -> Vec<String> {
    let (at, buffer) = (Geometry::from_state(&it.state).inside, it.buffer());
    let row = |row: ratatui::layout::Rect| {
        let text: String = row.positions().map(|at| buffer[at].symbol().to_owned()).collect();
        text.trim_end().to_owned()
    };
    at.rows().map(row).collect()
}

/// No dialog has two empty rows below each other, and all have one above the buttons.
#[test]
fn a_dialog_is_as_high_as_what_is_in_it() {
    let holding = "2 /|\"piet holding|down enter e";
    let bakery = "2 /|\"bakkerij|down enter right";
    let all = [
        ("piet", holding.to_owned()),
        ("piet", format!("{bakery} t")),
        ("piet", format!("{bakery} home t|\"morgen ooit|enter")),
        ("piet", "2 + f4".to_owned()),
        ("piet", "3 +".to_owned()),
        ("piet", "3 + shift-tab right tab|\"noor@eigendomein.nl|enter".to_owned()),
        ("jan", "g e e".to_owned()),
        ("anna", "1 w".to_owned()),
    ];
    for size in [(80, 24), (120, 40), (160, 50)] {
        for (who, steps) in &all {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(steps);
            assert!(it.state.dialog.is_some(), "{steps}\n{}", it.screen());
            let rows = rows(&it);
            let is_blank = |row: &String| row.is_empty();
            let gap = rows.windows(2).any(|two| two.iter().all(is_blank));
            let above_buttons = rows.iter().rev().nth(1);
            let is_form = matches!(it.state.dialog, Some(Dialog::Form(_)));
            assert!(!gap, "{steps} {is_form}\n{}", it.screen());
            assert!(above_buttons.is_some_and(is_blank), "{steps}\n{}", it.screen());
        }
    }
}

/// A refusal makes the form higher, and the next letter lower again.
#[test]
fn a_form_grows_while_it_shows_a_refusal() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.run_steps("3 +|\"els@eigendomein.nl");
    let before = Geometry::from_state(&it.state).dialog.height;
    it.press("enter").see("Gebruiker toevoegen");
    let after = Geometry::from_state(&it.state).dialog.height;
    assert!(after > before, "{before} {after}\n{}", it.screen());
    it.type_text("x");
    assert_eq!(Geometry::from_state(&it.state).dialog.height, before);
}

/// A low form says how many fields are out of view; the focus stays in view, and scrolling reaches all
/// fields.
#[test]
fn a_low_form_says_what_is_out_of_view_and_scrolls_to_it() {
    let mut it = edit(World::small_world(), "Nieuw B.V.", (60, 16));
    it.see("▸ Naam").see("velden (PgDn)").miss("Omschrijving").miss("(PgUp)");
    it.press("pgdn pgdn").see("Omschrijving").see("(PgUp)").miss("(PgDn)").miss("▸");
    // Typing goes back to the focus.
    it.type_text("x").see("▸ Naam  ").see("Nieuw B.V.x").miss("(PgUp)");
    it.press("shift-tab shift-tab").see("▸ Omschrijving").see("(PgUp)");
    // Where all fits, nothing is said and the keys do not exist.
    let mut it = edit(World::small_world(), "Nieuw B.V.", (120, 40));
    it.miss("PgUp").press("pgup").see("Alles staat al in beeld");
}

/// A website is refused at its field with the reason; one that stands there already is not.
#[test]
fn a_website_is_checked_at_its_field() {
    let mut it = edit(World::small_world(), "Piet Holding", (100, 30));
    it.type_text("notaurl").press("enter").see("✗ geen website, zoals naam.nl");
    it.press("ctrl-u").type_text("holding.example/contact").press("enter");
    it.see("Gewijzigd: Piet Holding");
}

/// The fields that can be changed come first; the others stand below a heading of its own, if there is room.
#[test]
fn the_fields_that_can_be_changed_come_first() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let it = edit(World::small_world(), "Piet Holding", size);
        let row = |label: &str| it.find(label).y;
        assert!(row("Website ") < row("Omschrijving "), "{}", it.screen());
        assert!(row("Omschrijving ") < row("Land "), "{}", it.screen());
        assert!(row("Land ") < row("KvK-nummer       "), "{}", it.screen());
        assert_eq!(it.screen().contains("Ligt vast"), size.1 > 24, "{}", it.screen());
    }
}

/// R272: what is said about a value changes no field: a sentence stands below the one with the focus, in
/// the colour of errors, and a word beside the others.
#[test]
fn a_fault_leaves_all_fields_as_wide_as_they_are() {
    for size in [(60, 24), (80, 24), (120, 40)] {
        let mut it = edit(World::small_world(), "Piet Holding", size);
        let ends = |it: &Driver| {
            let (buffer, area) = (it.buffer(), Geometry::from_state(&it.state).dialog);
            let is_field = |x: u16, y: u16| {
                let cell = &buffer[(x, y)];
                cell.symbol() == "_" || Some(cell.bg) == it.theme.field.bg
            };
            let rows = (area.y + 1..area.bottom() - 2)
                .filter_map(|y| (area.x..area.right()).rev().find(|x| is_field(*x, y)));
            rows.collect::<Vec<_>>()
        };
        let before = ends(&it);
        assert!(before.len() >= 3 && before.windows(2).all(|two| two[0] == two[1]), "{before:?}");
        let title = it.find("Gegevens bewerken");
        it.type_text("x").miss("✗").press("tab").see("✗ geen website, zoals naam.nl");
        assert_eq!(ends(&it), before, "{}", it.screen());
        assert_eq!(it.find("Gegevens bewerken"), title, "{}", it.screen());
        let at = it.find("✗ geen website");
        assert_eq!(at.y, it.find("  Website").y + 1, "{}", it.screen());
        assert_eq!(it.buffer()[(at.x, at.y)].fg, it.theme.bad.fg.unwrap());
        it.type_text("y").press("tab").see("✗ geen e-mailadres").see("✗ geen website");
        assert_eq!(ends(&it), before, "{}", it.screen());
        let at = it.find("✗ geen e-mailadres");
        assert_eq!(at.y, it.find("  E-mail").y + 1, "{}", it.screen());
        assert_eq!(it.buffer()[(at.x, at.y)].fg, it.theme.bad.fg.unwrap());
    }
}

/// R312: a mistake stands below its field until it is mended, wherever the focus is; nobody is told
/// of one while they type.
#[test]
fn a_mistake_shows_after_leaving_the_field_until_it_is_mended() {
    for size in [(80, 24), (120, 40)] {
        let mut it = Driver::new(World::empty(), None, size);
        it.see("Registreren").type_text("n").miss("✗").type_text("iels").miss("✗");
        it.press("tab").see("✗ geen e-mailadres").see("▸ Je naam").type_text("Niels");
        it.see("✗ geen e-mailadres").press("shift-tab").see("✗ geen e-mailadres");
        it.type_text("@").miss("✗").press("tab").see("✗ geen e-mailadres").press("shift-tab");
        // A field that appears is not wrong before anything is typed in it.
        it.type_text("gmail.com").see("Naam omgeving").miss("✗").press("tab").miss("✗");
        it.press("enter").see("✗ Naam omgeving ontbreekt").press("tab");
        it.see("✗ Naam omgeving ontbreekt");
    }
}

/// R312: an empty field that is needed is not wrong before Enter.
#[test]
fn an_empty_field_is_told_as_missing_after_enter() {
    let mut it = Driver::signed_in("piet");
    it.press("2 +").press("tab tab tab").miss("✗").press("enter").see("✗ Naam ontbreekt");
    it.press("tab").see("✗ Naam ontbreekt").press("shift-tab").type_text("B").miss("✗");
    let mut it = Driver::signed_in("piet");
    it.press("3 + tab").miss("✗ E-mail").press("enter");
    it.see("✗ E-mail ontbreekt").press("tab").see("✗ E-mail ontbreekt");
}

/// R312: on a screen without room for the lines below all fields, a mistake stands beside its field.
#[test]
fn mistakes_stand_beside_their_fields_on_a_low_screen() {
    let mut it = edit(World::small_world(), "Nieuw B.V.", (80, 16));
    it.press("tab ctrl-u").type_text("12").miss("✗").press("tab");
    assert_eq!(it.find("✗ ").y, it.find("  KvK-nummer").y, "{}", it.screen());
    it.see("8 cijfers");
}
