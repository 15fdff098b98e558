//! Sorting lists: each column has a key, and the order is saved per list and user.

use toegang::domain::{ChosenPerson, Command, Level, SortBy, SortDirection};

use crate::support::{Driver, World};

/// Creates the bakery with four members: Jan with a last day, Anna from a partner, Els and Piet.
fn bakery_world() -> World {
    let mut world = World::small_world();
    let org = world.org("Bakkerij");
    let last_day = Some(world.now.today.plus_days(9));
    let picks = vec![ChosenPerson { user: world.user("jan"), level: Level::Member, last_day }];
    world.act("piet", &Command::AddMembers { org, picks, message: None }).unwrap();
    let anna = world.add_as("Bakkerij", &["anna"], Level::OrgAdmin);
    world.act("piet", &anna).unwrap();
    let request = world.open_request("anna");
    world.act("anna", &Command::AcceptRequest { request }).unwrap();
    world
}

/// Returns the first names in the list, from the top.
fn shown_names(it: &Driver) -> Vec<String> {
    let screen = it.screen();
    let known = ["Anna", "Els", "Jan", "Piet", "Noor", "Kees"];
    let rows =
        screen.lines().skip_while(|line| !line.contains("Naam")).skip(1).filter_map(|line| {
            let row = line.split('│').nth(1)?;
            let word = row.trim_start_matches(['▸', ' ', '✓']).split(' ').next()?;
            known.iter().find(|name| **name == word)
        });
    let mut names: Vec<String> = rows.map(|name| (*name).to_owned()).collect();
    names.dedup();
    names
}

#[test]
fn members_sort_by_every_column_in_both_directions() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("2 enter right");
    let by_name = ["Anna", "Els", "Jan", "Piet"];
    assert_eq!(shown_names(&it)[..4], by_name);
    for (keys, order) in [
        ("s r", ["Anna", "Piet", "Els", "Jan"]),
        ("s h", ["Els", "Jan", "Piet", "Anna"]),
        ("s t", ["Jan", "Anna", "Els", "Piet"]),
        ("s d", ["Piet", "Els", "Anna", "Jan"]),
        ("s e", by_name),
        ("s n", by_name),
        ("S", ["Piet", "Jan", "Els", "Anna"]),
        ("s n", by_name),
        ("s n", ["Piet", "Jan", "Els", "Anna"]),
    ] {
        it.press(keys);
        assert_eq!(shown_names(&it)[..4], order, "{keys}\n{}", it.screen());
    }
    it.see("Naam ↓").press("s r").see("Rol ↑").press("s n").see("Naam ↑").miss("↓");
}

/// A list that was never sorted stands from A to Z, and the first key to sort by name keeps that.
#[test]
fn the_first_key_to_sort_by_name_keeps_the_order() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("2 enter right").miss("↑").press("s n").see("Naam ↑");
    assert_eq!(shown_names(&it)[..4], ["Anna", "Els", "Jan", "Piet"]);
    it.press("s n").see("Naam ↓");
    assert_eq!(shown_names(&it)[..4], ["Piet", "Jan", "Els", "Anna"]);
}

/// A click on a heading sorts by its column, and a second one turns the order round.
#[test]
fn a_click_on_a_heading_sorts() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (120, 40));
    it.press("2 enter right");
    it.click("Herkomst").see("Herkomst ↑");
    assert_eq!(shown_names(&it)[..4], ["Els", "Jan", "Piet", "Anna"]);
    it.click("Herkomst").see("Herkomst ↓");
    assert_eq!(shown_names(&it)[0], "Anna");
    it.click("Naam").see("Naam ↑").miss("↓");
}

/// The arrow of the sort order is at its column. If that column is hidden, the arrow follows the
/// number of rows.
#[test]
fn a_sort_order_without_a_visible_column_is_shown_behind_the_count() {
    let mut driver = Driver::new(bakery_world(), Some("piet"), (60, 16));
    driver.press("2 enter right s d").see("4 leden · op sinds ↑").press("S");
    driver.see("op sinds ↓").press("s e").see("op e-mail").press("s n").miss(" · op");
}

/// The menu says which of its columns have no room.
#[test]
fn the_menu_that_sorts_says_which_columns_are_not_in_view() {
    let mut driver = Driver::new(bakery_world(), Some("piet"), (80, 24));
    driver.press("2 enter right s").see("sorteer op e-mail (niet in beeld)");
    driver.see("sorteer op naam ").miss("naam (niet in beeld)");
    let mut driver = Driver::new(bakery_world(), Some("piet"), (130, 40));
    driver.press("2 enter right s").see("sorteer op e-mail").miss("niet in beeld");
}

#[test]
fn a_wide_list_of_members_has_a_column_of_addresses_to_sort_by() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (130, 40));
    it.press("2 enter right").see("E-mail").see("els@eigendomein.nl");
    it.press("s e").see("E-mail ↑").press("S").see("E-mail ↓");
    assert_eq!(shown_names(&it)[..4], ["Piet", "Jan", "Els", "Anna"]);
    Driver::new(bakery_world(), Some("piet"), (100, 30)).press("2 enter right").miss("els@");
}

/// An action right after sorting applies to the selected row.
#[test]
fn the_cursor_stays_on_its_row_after_sorting() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("2 enter right down down").see("▸   Jan Jansen").press("s t").see("▸   Jan Jansen");
    it.press("S").see("▸   Jan Jansen").press("space").see("▸   ").see("■");
}

#[test]
fn each_list_and_each_user_has_its_own_sort_order() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("3 s s");
    let users = shown_names(&it);
    assert_eq!(users[4], "Kees", "blocked: {}", it.screen());
    it.press("2 s s")
        .see("Status ↑")
        .press("4 s d S")
        .see("Partner sinds")
        .see("↓")
        .press("3")
        .see("Status ↑");
    it.press("2 enter right").miss("↑").press("s r").see("Rol ↑").press("esc 1 2").see("Status ↑");
    let left = it.state.saved_positions();
    let piet = &left[&it.world.user("piet")].orders;
    assert_eq!(piet["members"], SortDirection { by: SortBy::Level, reverse: false });
    it.press("g a").type_text("els").press("enter 3").miss("Status ↑");
    it.press("g a").type_text("piet").press("enter 3").see("Status ↑");
}

#[test]
fn which_key_lists_the_sortable_columns() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("4 s")
        .see("sorteer op naam")
        .see("sorteer op sinds")
        .miss("sorteer op rol")
        .press("esc");
    it.press("7 s").miss("sorteer").press("1 S").miss("↓");
}

#[test]
fn an_export_keeps_the_shown_order() {
    let mut it = Driver::new(bakery_world(), Some("piet"), (100, 30));
    it.press("2 enter right s t E");
    assert_eq!(it.exports[0].order.by, SortBy::Until);
}
