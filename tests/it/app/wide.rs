//! Terminals from 140 columns: the details of a row stand beside its list.

use ratatui::layout::{Position, Rect, Size};
use toegang::app::{Geometry, Msg};

use crate::support::{Driver, World};

/// The screens with details, by the keys that lead to them and the user who sees them.
const LISTS: &[(&str, &str)] = &[
    ("1", "piet"),
    ("1 right", "piet"),
    ("2", "piet"),
    ("2 /|\"bakkerij|down enter right", "piet"),
    ("2 /|\"bakkerij|down enter right right", "piet"),
    ("2 /|\"bakkerij|down enter right right right", "piet"),
    ("3", "piet"),
    ("4", "piet"),
    ("7", "piet"),
];

fn open(keys: &str, who: &str, size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some(who), size);
    it.run_steps(keys);
    it
}

fn resize(it: &mut Driver, width: u16, height: u16) {
    it.send(Msg::Resized(Size { width, height }));
    it.settle();
}

fn geometry(it: &Driver) -> Geometry {
    Geometry::from_state(&it.state)
}

#[test]
fn the_details_stand_beside_the_list_from_140_columns() {
    for (keys, who) in LISTS {
        let mut it = open(keys, who, (139, 40));
        assert!(geometry(&it).side_rule.is_empty(), "{}", it.screen());
        for (width, height) in [(140, 40), (160, 50), (200, 50), (300, 24), (140, 20)] {
            resize(&mut it, width, height);
            let (at, place) = (geometry(&it), format!("{keys}\n{}", it.screen()));
            assert!(at.rows.width >= 60, "{place}");
            assert!((36..=68).contains(&at.detail.width), "{}: {place}", at.detail.width);
            assert!(at.rows.right() <= at.side_rule.x && at.side_rule.x < at.detail.x, "{place}");
            assert_eq!(at.rows.bottom(), at.content.bottom(), "{place}");
            assert_eq!((at.side_rule.y, at.side_rule.bottom()), (2, height - 2), "{place}");
            let list = Rect { width: at.side_rule.x - at.content.x, ..at.content };
            let parts = [at.tabs, at.filter, at.columns, at.rows];
            let is_in_list = |part: &Rect| part.is_empty() || part.intersection(list) == *part;
            assert!(parts.iter().all(is_in_list), "{place}");
        }
    }
}

/// The (+) stands at one place with and without details, and no text runs under it.
#[test]
fn the_plus_keeps_its_place_in_the_corner() {
    for keys in ["2", "3", "2 /|\"bakkerij|down enter right right"] {
        let mut it = open(keys, "piet", (160, 50));
        let at = geometry(&it);
        assert_eq!(at.plus, Rect::new(151, 45, 7, 3), "{}", it.screen());
        assert!(at.detail.bottom() < at.plus.y, "{}", it.screen());
        it.press("i");
        assert!(geometry(&it).side_rule.is_empty(), "{}", it.screen());
        assert_eq!(geometry(&it).plus, at.plus, "{}", it.screen());
    }
}

/// The people of a partner have room for the organisations that they are members of.
#[test]
fn the_details_of_a_partner_are_wide_enough_for_their_columns() {
    let mut it = open("4", "piet", (140, 40));
    assert_eq!(geometry(&it).detail.width, 53, "{}", it.screen());
    it.see("Bij ons lid van").see("verzoek wacht (9");
}

#[test]
fn the_list_keeps_its_width_while_the_user_types_a_filter() {
    let mut it = open("3", "piet", (160, 50));
    let rule = geometry(&it).side_rule;
    for letter in ["b", "o", "x", "y", "z"] {
        it.run_steps(if letter == "b" { "/|\"b" } else { "" });
        it.type_text(letter);
        assert_eq!(geometry(&it).side_rule, rule, "{}", it.screen());
    }
    it.press("esc esc").see("300 gebruikers");
    assert_eq!(geometry(&it).side_rule, rule);
}

#[test]
fn the_mouse_and_the_page_keys_follow_the_list_beside_its_details() {
    let mut it = open("2", "piet", (160, 50));
    it.see("Beheerder sinds").click("Zuurdesem B.V.").see("61, van wie");
    // A click on the details does nothing; one on the (+) opens its form.
    let detail = geometry(&it).detail;
    it.send(Msg::Clicked { at: Position::new(detail.x + 4, detail.y + 2), ctrl: false });
    it.see("61, van wie").click("│  +  │").see("Organisatie toevoegen").press("esc");
    it.press("3 pgdn");
    let rows = geometry(&it).height();
    assert_eq!(it.state.screen.table().unwrap().cursor(), Some(rows), "{}", it.screen());
}

#[test]
fn every_pane_has_labelled_facts_then_what_the_user_can_do() {
    for (steps, label, action) in [
        ("2", "Jij  ", "x l  lid toevoegen"),
        ("3", "Toegang tot  ", "x m  Relatiemanager"),
        ("2 enter right down", "Laatste dag  ", "r  rol"),
        ("7 down", "Wie  ", "#"),
        ("4 right down", "Rol daar  ", "Nu  "),
    ] {
        let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
        it.run_steps(steps).see(label).see(action);
        // The log names fields in the words of people, and its code once, at the end.
        it.miss("rol=").miss("– →");
    }
    // Somebody who may do nothing with the row reads why.
    let mut it = Driver::new(World::full(), Some("els"), (160, 50));
    it.run_steps("3").see("Wat je kunt doen").see("Beheerder").miss("x b  ");
}

/// Beside the details, columns that these show leave before an address is cut, and the details get
/// the cells that the list does not need.
#[test]
fn addresses_stay_whole_beside_the_details() {
    let mut it = open("3", "piet", (160, 50));
    it.see("aaltje.aalders0@eigendomein.nl").see("abdel.schreuder114@eigendomein.nl").miss("Org.");
    let details = geometry(&it).detail.width;
    resize(&mut it, 200, 50);
    it.see("Org.").see("abdel.vanijzendoorn227@eigendomein.nl");
    assert!(details >= 36, "{details}");
}

/// Without rows there are no details: the list takes the whole width.
#[test]
fn an_empty_list_has_no_pane_beside_it() {
    let mut it = open("1 right right", "piet", (160, 50));
    it.see("Nog niets afgehandeld.");
    assert!(geometry(&it).side_rule.is_empty(), "{}", it.screen());
    // With a filter that hides all rows, the pane keeps its place.
    let mut it = open("3 /|\"qqqq", "piet", (160, 50));
    it.see("Geen treffers");
    assert!(!geometry(&it).side_rule.is_empty(), "{}", it.screen());
}
