//! Movement between the menu, the lists and their filters.

use ratatui::style::{Color, Modifier};
use toegang::{
    app::Geometry,
    config::{Background, ColourDepth},
    ui::Themes,
};

use crate::support::{Driver, World};

/// Returns a driver as Piet in the full example.
fn piet(size: (u16, u16)) -> Driver {
    Driver::new(World::full(), Some("piet"), size)
}

/// The screens with rows under a cursor, by the user and the steps to them.
const LISTS: [(&str, &str); 12] = [
    ("piet", "1"),
    ("piet", "1 right down"),
    ("anna", "1 a right right"),
    ("piet", "2"),
    ("piet", "2 /|\"bakkerij|down enter right"),
    ("piet", "2 /|\"bakkerij|down enter right right"),
    ("piet", "2 /|\"bakkerij|down enter right right right"),
    ("piet", "3"),
    ("piet", "3 /|\"els|down enter"),
    ("piet", "4"),
    ("piet", "4 right down"),
    ("piet", "7"),
];

/// R313: from the menu, Enter and → lead back to the page that is open.
#[test]
fn the_menu_leads_back_to_the_open_page() {
    for (keys, page) in [
        ("2 enter", "Organisaties › Bakhuis Delft V.O.F."),
        ("3 enter", "Gebruikers › Aaltje Aalders"),
        ("4 right", "Vind relaties"),
    ] {
        for back in ["enter", "right"] {
            let mut it = piet((120, 40));
            it.press(keys).press("left left left left").see("Enter naar het scherm");
            it.press(back).see(page);
            assert!(it.state.menu.is_none(), "{}", it.screen());
        }
        // Another item leads to its own screen.
        piet((120, 40)).press(keys).press("left left left left up enter").miss(" › ");
    }
}

/// R330: the bar of the menu is above the page, so ↓ goes into it.
#[test]
fn the_bar_of_the_menu_leads_down() {
    let mut it = piet((80, 24));
    it.press("3 left").see("↓/Enter naar het scherm").press("right");
    it.see("↓/Enter open Partnerschappen").press("down").see("Partner sinds");
    assert!(it.state.menu.is_none(), "{}", it.screen());
    it.press("left").press("down").see("Partner sinds");
    // The column of the menu is beside the page.
    let mut it = piet((120, 40));
    it.press("3 left").see("Enter naar het scherm").miss("↓/Enter").press("down");
    it.see("Enter open Partnerschappen").press("right").see("Partner sinds");
}

/// R331: the hint for Enter says where it leads.
#[test]
fn the_hint_for_enter_names_its_target() {
    for size in [(80, 24), (120, 40)] {
        let mut it = piet(size);
        it.press("2").see("Enter open Details").press("enter right").see("Enter bekijk");
        it.press("right").see("Enter bekijk").press("right").see("Enter bekijk");
        it.press("esc").see("Enter open Logboek").press("3").see("Enter open gebruiker");
        it.press("4").see("Enter bekijk");
        it.press("1").see("Enter bekijk").press("2 /").type_text("bakhuis");
        it.see("Enter open Logboek");
    }
}

/// R315: `/` selects the filter that is there. What is typed replaces it; an arrow or End edits it.
#[test]
fn a_filter_is_selected_and_replaced_by_what_is_typed() {
    for size in [(80, 24), (120, 40)] {
        let mut it = piet(size);
        let is_selected = |it: &Driver, text: &str| {
            let at = it.find(text);
            it.buffer()[(at.x, at.y)].modifier.contains(Modifier::REVERSED)
        };
        it.press("2 /").type_text("bak").press("down enter esc").see("Filter  bak");
        assert!(!is_selected(&it, "bak"), "{}", it.screen());
        it.press("/");
        assert!(is_selected(&it, "bak"), "{}", it.screen());
        it.type_text("h").see("Filter  h").miss("bakh").press("ctrl-u").type_text("bak");
        for edit in ["end", "left right", "backspace"] {
            it.press("down /").press(edit);
            assert!(!is_selected(&it, "ba"), "{edit}\n{}", it.screen());
        }
        it.type_text("khuis").see("Filter  bakhuis").press("down /");
        // Without an edit the filter stays, and is no longer selected.
        it.press("down").see("Filter  bakhuis");
        assert!(!is_selected(&it, "bakhuis"), "{}", it.screen());
        it.press("/").paste("holding").see("Filter  holding").miss("bakhuis");
    }
}

/// R315: the search for relations has it too.
#[test]
fn the_search_for_relations_is_selected_too() {
    let mut it = piet((120, 40));
    it.press("4 right /").type_text("luc").press("esc").press("/").type_text("an");
    it.press("left").press("enter esc").see("an");
}

/// The columns in which the row under the cursor has a ground of its own, and the colour of that.
fn ground(it: &Driver) -> (Vec<u16>, Color) {
    let (at, buffer) = (Geometry::from_state(&it.state), it.buffer());
    let rows = ratatui::layout::Rect { x: at.content.x, width: at.content.width, ..at.rows };
    let is_cursor = |x: u16, y: u16| buffer[(x, y)].symbol() == "▸";
    let y = rows.positions().find(|it| is_cursor(it.x, it.y)).map(|it| it.y);
    let y = y.unwrap_or_else(|| panic!("no cursor in\n{}", it.screen()));
    let bg = buffer[(at.rows.x, y)].bg;
    ((rows.left()..rows.right()).filter(|x| buffer[(*x, y)].bg == bg).collect(), bg)
}

/// R314: the ground of the row under the cursor has the full width of the list. It stays while the
/// menu has the focus, but is quiet then.
#[test]
fn the_row_under_the_cursor_has_a_ground_over_the_full_width() {
    for (who, steps) in LISTS {
        for width in [80, 100, 120, 139, 140, 160, 200] {
            let mut it = Driver::new(World::full(), Some(who), (width, 40));
            it.theme =
                Themes::default().theme("donker", ColourDepth::True, Some(Background::Dark), false);
            it.run_steps(steps).wait(60);
            let at = Geometry::from_state(&it.state);
            let (columns, bg) = ground(&it);
            assert_ne!(bg, Color::Reset, "{steps} at {width}\n{}", it.screen());
            let all: Vec<u16> = (at.content.x..at.rows.right()).collect();
            assert_eq!(columns, all, "{steps} at {width}\n{}", it.screen());
            it.press("tab");
            assert!(it.state.menu.is_some(), "{}", it.screen());
            let (columns, quiet) = ground(&it);
            assert_eq!(Some(quiet), it.theme.quiet.bg, "{steps} at {width}\n{}", it.screen());
            assert_eq!(columns, all, "{steps} at {width}\n{}", it.screen());
            let buffer = it.buffer();
            let sign = buffer.content.iter().filter(|cell| {
                cell.symbol() == "▸" && cell.bg == quiet && Some(cell.fg) == it.theme.faint.fg
            });
            assert_eq!(sign.count(), 1, "{steps} at {width}\n{}", it.screen());
        }
    }
}
