//! Filters that are saved by name: using, replacing and removing them.

use toegang::{
    app::{FilterChange, FilterFault, Msg},
    domain::SystemError,
};

use crate::support::{Driver, World};

fn piet() -> Driver {
    Driver::new(World::full(), Some("piet"), (120, 40))
}

/// Saves the filter `text` of the screen that `go` opens.
fn save<'a>(it: &'a mut Driver, go: &str, text: &str, name: &str) -> &'a mut Driver {
    it.press(go).press("/").type_text(text).press("enter F").type_text(name).press("enter")
}

#[test]
fn a_filter_is_saved_under_a_name_and_used_again() {
    let mut it = piet();
    it.press("3 F")
        .see("Bewaarde filters ")
        .see(" Gebruikers ─")
        .see("Nog geen. Een bewaard filter");
    it.see("Filter eerst de lijst (Esc, dan /)").miss("gebruik filter").press("esc");
    it.press("/").type_text("rol:gevorderd").press("enter").see("19 van 300");
    it.press("F").see("Typ een naam om ‘rol:gevorderd’ te bewaren, en druk op Enter.");
    it.see("typ een naam, of zoek er een");
    it.type_text("vaste klanten").see("bewaar ‘rol:gevorderd’ als ‘vaste klanten’");
    it.see("Enter bewaar filter").miss("typ een naam");
    it.press("enter").see("Filter ‘rol:gevorderd’ is bewaard als ‘vaste klanten’.");
    it.see("vaste klanten · ");
    it.press("F").see("‘rol:gevorderd’ is bewaard als ‘vaste klanten’.").miss("Typ een naam om");
    it.press("esc");
    // Enter on its name filters the list, also from the palette, and from another filter.
    it.press("esc esc").see("300 gebruikers").press("F").see("─ Filter ─");
    it.see("▸ vaste klanten").see("rol:gevorderd").see("Enter gebruik filter").see("Ctrl+X haal");
    it.type_text("klant").press("enter");
    it.see("Filter  rol:gevorderd").see("vaste klanten · ");
    it.press("/").press("ctrl-u").type_text("jan").press("down :").type_text("vaste");
    it.see("Filter: vaste klanten").press("enter").see("Filter  rol:gevorderd");
    let [saved] = it.saved_filters.as_slice() else { panic!("{:?}", it.saved_filters) };
    assert_eq!((&*saved.list, &*saved.name), ("users", "vaste klanten"));
    assert_eq!(saved.filter.as_deref(), Some("rol:gevorderd"));
}

#[test]
fn a_saved_filter_belongs_to_its_list_and_its_user() {
    let mut it = piet();
    save(&mut it, "3", "rol:gevorderd", "klanten");
    it.press("2 F").see("Nog geen.").press("esc :").type_text("klanten");
    it.miss("Filter: klanten").press("esc");
    // Every organisation has the filters of its list of members.
    it.press("2 home enter").press("right");
    save(&mut it, "home", "herkomst:eigen", "eigen mensen");
    it.press("esc esc esc").press("end enter").see_tab("Leden").press("F").see("eigen mensen");
    it.press("esc g a").type_text("els").press("enter 3 F").see("Nog geen.");
}

#[test]
fn a_name_is_given_to_another_filter_and_a_filter_is_removed() {
    let mut it = piet();
    save(&mut it, "3", "rol:gevorderd", "klanten");
    // The first line uses the filter; the last one saves.
    it.press("/ ctrl-u").type_text("status:actief").press("down F").type_text("klanten");
    it.press("down enter").see("Filter ‘status:actief’ is bewaard als ‘klanten’.");
    it.press("F").see("klanten").see("status:actief").miss("rol:gevorderd");
    it.press("ctrl-x").see("Filter ‘klanten’ is weg; het was: status:actief");
    it.press("esc F").miss("▸ klanten").press("ctrl-x").see("zet ▸ eerst op een filter");
    let last = it.saved_filters.last().unwrap();
    assert_eq!((&*last.name, last.filter.as_deref()), ("klanten", None));
}

#[test]
fn a_filter_that_is_not_written_to_disk_is_reported() {
    let mut it = piet();
    save(&mut it, "3", "rol:gevorderd", "klanten");
    it.send(Msg::FilterNotSaved(FilterFault::Unwritten(SystemError::Full)));
    it.see("De bewaarde filters konden niet naar schijf: de schijf is vol. De wijziging geldt tot");
}

#[test]
fn a_filter_that_another_program_saved_is_not_removed() {
    let mut it = piet();
    save(&mut it, "3", "rol:gevorderd", "klanten");
    // The other program saves another filter under the name; this one still shows the older one.
    let mut on_disk = it.state.saved_filters.clone();
    let theirs = FilterChange {
        filter: Some("status:actief".to_owned()),
        ..it.saved_filters.last().unwrap().clone()
    };
    theirs.apply(&mut on_disk);
    it.press("F ctrl-x").see("is weg; het was: rol:gevorderd");
    let removal = it.saved_filters.last().unwrap().clone();
    let fault = removal.check(&on_disk).unwrap_err();
    it.send(Msg::FilterNotSaved(fault));
    it.press("esc");
    it.see("Niet gewijzigd: een ander programma").see("‘status:actief’");
    it.press("esc F").see("klanten").see("status:actief").press("ctrl-x").see("is weg");
    let removal = it.saved_filters.last().unwrap();
    assert_eq!(removal.check(&on_disk), Ok(()), "now the user saw what is removed");
}

#[test]
fn the_log_has_saved_filters_too() {
    let mut it = piet();
    save(&mut it, "7", "soort:toegang", "leden").see("bewaard als ‘leden’");
    it.press("esc esc F").see("leden").press("enter").see("Filter  soort:toegang");
}

#[test]
fn a_restricted_session_keeps_a_filter_until_its_end() {
    let mut it = piet();
    it.state.fixed = true;
    save(&mut it, "3", "rol:gevorderd", "klanten").see("tot het einde van deze sessie");
    assert_eq!(it.saved_filters, []);
}

#[test]
fn a_screen_without_a_list_to_filter_says_so() {
    let mut it = piet();
    it.press("1 F").see("Hier valt niets te filteren");
}

/// `↓` leaves the field; Enter opens the row if it is the only one.
#[test]
fn enter_in_the_filter_opens_the_only_row() {
    let mut it = piet();
    it.press("2 /").type_text("hol").see("Enter open").press("enter");
    it.see("Organisaties › Piet Holding B.V.");
    it.press("esc").see("Filter  hol");
    // Of several rows none is meant.
    it.press("/ ctrl-u").type_text("bak").see("Enter klaar").press("enter").see("Filter  bak");
    it.miss("›");
    it.press("/ ctrl-u").type_text("hol").press("down").miss("›").see("▸   Piet Holding");
    it.press("q");
    assert!(it.ended);
}

#[test]
fn end_keeps_a_filter_for_another_word() {
    let mut it = piet();
    it.press("3 /").type_text("rol:beheerder").press("down / end space").type_text("piet");
    it.see("Filter  rol:beheerder piet").see("1 van 300");
}

#[test]
fn a_name_without_a_filter_says_that_there_is_nothing_to_save() {
    let mut it = piet();
    it.press("3 F").type_text("naam").press("enter").see("nog geen filter om te bewaren");
}

/// The box is as high as the filters, and even the smallest screen shows how to remove one.
#[test]
fn the_box_is_as_high_as_its_filters() {
    let height = |it: &Driver| toegang::app::Geometry::from_state(&it.state).overlay.height;
    for size in [(60, 16), (80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        save(&mut it, "3", "rol:gevorderd", "klanten").press("esc esc").press("F");
        it.see("▸ klanten").see("Ctrl+X haal weg");
        assert_eq!(height(&it), 6, "{}", it.screen());
        it.press("esc");
        save(&mut it, "home", "status:actief", "actief").press("F").see("▸ actief");
        assert!(height(&it) <= 11, "{}", it.screen());
        it.see("Ctrl+X haal weg").see("is bewaard als ‘actief’.");
    }
}

/// Delete removes a saved filter if there is no text to erase; the hint names one key.
#[test]
fn delete_removes_a_saved_filter_too() {
    let mut it = piet();
    save(&mut it, "3", "rol:gevorderd", "klanten");
    it.press("F").type_text("kz").press("left delete").see("▸ klanten").see("Ctrl+X haal weg");
    it.miss("Delete haal").press("delete").see("Filter ‘klanten’ is weg").press("esc");
    // In the palette of everything, Delete only edits the text.
    save(&mut it, "3", "status:actief", "actief");
    it.press(":").type_text("Filter: actief").press("delete").see("▸ Filter: actief");
}
