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
        ("3", "Toegang tot (", "x m  maak Relatiemanager"),
        ("2 enter right down", "Laatste dag  ", "r  rol"),
        ("7 down", "Wie  ", "Wat je kunt doen"),
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

/// Returns the headings of the visible list, from left to right.
fn heads(it: &Driver) -> Vec<&'static str> {
    toegang::app::columns(&it.state).iter().map(|area| area.column.head).collect()
}

/// A terminal of 160 columns never shows fewer columns than one of 120, except that of addresses, which
/// the pane has whole.
#[test]
fn the_pane_takes_no_column_that_a_narrower_terminal_shows() {
    for (keys, who) in LISTS.iter().chain(&[("3 enter", "piet"), ("4 right right", "piet")]) {
        let mut it = open(keys, who, (120, 40));
        let narrow: Vec<_> = heads(&it).into_iter().filter(|head| *head != "E-mail").collect();
        for (width, height) in [(160, 50), (200, 50)] {
            resize(&mut it, width, height);
            let place = format!("{keys} {narrow:?} {:?}\n{}", heads(&it), it.screen());
            assert!(narrow.iter().all(|head| heads(&it).contains(head)), "{place}");
        }
    }
    // A column that leaves at 140 columns is a fact of the pane.
    let mut it = open("2", "piet", (140, 40));
    it.miss("KvK / ond.nr").see("KvK-nummer   27998811");
    resize(&mut it, 160, 50);
    it.see("KvK / ond.nr").miss("KvK-nummer");
    let mut it = open("3", "piet", (160, 50));
    // The number of organisations is worth more than a whole address, which the pane has too.
    for (width, height) in [(120, 40), (160, 50)] {
        resize(&mut it, width, height);
        it.see("Org.").miss(" · R ");
    }
    resize(&mut it, 200, 50);
    it.see("abdel.vanijzendoorn227@eigendomein.nl").see("Org.");
}

/// The pane of an organisation lists its members and its last events, that of a user the
/// organisations with them, and that of a member the other ones.
#[test]
fn a_pane_beside_a_list_tells_what_the_row_does_not() {
    let mut it = open("2 /|\"bakkerij|down", "piet", (200, 50));
    it.see("Leden (16)").see("Agnieszka Dijkstra     Lid          molenaars.nl");
    it.see("en 8 anderen").see("Wat je kunt doen").see("Gebeurd");
    it.see("18 nov  Piet de Vries vroeg Beatrijs Ørsted als Lid").see("Bram Kuipers weigerde");
    it.run_steps("enter right down down").see("Ook toegang tot (").see("gaf Bo Wójcik");
    it.run_steps("3").see("Toegang tot (1)").see("Timmerfabriek Noord B.V.");
    it.see("Aaltje Aalders kwam erbij als Basisgebruiker").see("Status       actief");
    it.run_steps("4").see("Gebeurd").see("hebben nu een relatie");
    // Below the list there is no room for it, so it is not read.
    resize(&mut it, 120, 40);
    it.run_steps("2").miss("Leden (16)").miss("Gebeurd");
}

/// The sentences of events stand below each other, beside a column with their days.
#[test]
fn events_have_a_column_for_their_days_in_the_narrowest_pane() {
    let it = open("3", "piet", (160, 50));
    let (at, buffer) = (geometry(&it), it.buffer());
    assert!(at.detail.width >= 44, "{}", it.screen());
    let sentence = it.find("Aaltje Aalders kwam");
    let heading = it.find("Gebeurd").y;
    let symbol = |x: u16, y: u16| buffer[(x, y)].symbol();
    let mut lines = 0;
    for y in heading + 1..at.detail.bottom() {
        let is_blank = (at.detail.x..at.detail.right()).all(|x| symbol(x, y) == " ");
        if is_blank {
            break;
        }
        assert_eq!(symbol(sentence.x - 1, y), " ", "{}", it.screen());
        assert_ne!(symbol(sentence.x, y), " ", "{}", it.screen());
        lines += 1;
    }
    assert!(lines > 1, "{}", it.screen());
}

/// A member who is no *Beheerder* sees only the organisations that they share, and no events that
/// their Logboek hides.
#[test]
fn a_pane_shows_a_member_what_they_may_see() {
    let mut it = open("3 /|\"piet|down", "els", (200, 50));
    it.see("Samen met jou lid van (2)").miss("Toegang tot (");
    it.see("Els Bakker gaf Piet de Vries toegang").miss("kwam erbij");
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

/// The pane of an organisation names the action that a reason is about.
#[test]
fn a_reason_in_a_pane_names_its_action() {
    let mut it = open("2 /|\"nieuw|down", "piet", (160, 50));
    it.see("lid toevoegen – nog niet geactiveerd").miss("Dit kan alleen een Beheerder");
    // A reason that all actions share needs no label.
    let mut it = open("3", "els", (160, 50));
    it.see("Wat je kunt doen").miss("rol in de omgeving – ");
}

/// The pane of an organisation on the page of a user says what its row does not, and offers only
/// what acts on that access.
#[test]
fn the_pane_on_the_page_of_a_user_is_about_the_organisation() {
    let mut it = open("3 enter", "piet", (160, 50));
    it.see("Timmerfabriek Noord B.V.").see("Gebeurd").see("d  ontzeg toegang");
    it.see("Leden (8)").miss("x m  ").miss("x b  ").miss("r    rol");
    let mut it = open("3 /|\"cor ram|down enter", "piet", (160, 50));
    // The viewer is no member there, so the pane has the events of their own Logboek.
    it.see("Koekfabriek Delft B.V.").see("Gebeurd").miss("Leden (");
    let rule = geometry(&it).side_rule.x;
    let buffer = it.buffer();
    let touching =
        (3..40).find(|y| buffer[(rule - 1, *y)].symbol().chars().all(char::is_alphanumeric));
    assert_eq!(touching, None, "{}", it.screen());
}

/// A pane says nothing that its own rows deny, and no sentence of its row again.
#[test]
fn a_pane_repeats_and_denies_nothing() {
    let mut it = open("2 /|\"koek|down", "piet", (160, 50));
    it.see("geen lid").miss("je ziet alleen dat").see("Bewijs");
    let mut it = open("7", "piet", (160, 50));
    it.see("Wie  ").miss("Wat  ");
    let mut it = open("1 right", "piet", (160, 50));
    it.see("! do 26 nov 2026, nog 3 dagen").miss("donderdag");
}

/// The text about an empty list stands a little above the middle of the rows (R256).
#[test]
fn an_empty_list_says_so_in_its_middle() {
    for (who, keys, said) in [
        ("piet", "1 right right", "Nog niets afgehandeld."),
        ("piet", "4 right right", "Nog geen relatieverzoeken verstuurd."),
    ] {
        for size in [(80, 24), (120, 40), (160, 50)] {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.press(keys).see(said);
            let rows = toegang::app::Geometry::from_state(&it.state).rows;
            let at = it.find(said);
            let (left, above) = (at.x - rows.x, at.y - rows.y);
            assert!(left > 6 && left < rows.width / 2, "{}", it.screen());
            assert!(above > rows.height / 6 && above < rows.height / 2, "{}", it.screen());
        }
        // On a low screen it stands where the first row would.
        let mut it = Driver::new(World::full(), Some(who), (60, 16));
        it.press(keys).see(said);
        let rows = toegang::app::Geometry::from_state(&it.state).rows;
        assert_eq!((it.find(said).x, it.find(said).y), (rows.x + 4, rows.y), "{}", it.screen());
    }
}
