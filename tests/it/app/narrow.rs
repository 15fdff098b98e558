//! Terminals of 80 to 99 columns: the menu as a bar, the (+) on a rule, and the pane with details.

use ratatui::layout::Size;
use toegang::{
    app::{Geometry, Msg, columns},
    columns::Align,
    text::Lang,
};

use crate::support::{Driver, World};

fn narrow(keys: &str) -> Driver {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps(keys);
    it
}

fn resize(it: &mut Driver, width: u16, height: u16) {
    it.send(Msg::Resized(Size { width, height }));
    it.settle();
}

/// Returns the line of the menu and, between bars, the part of its rule that is heavy.
fn bar(it: &Driver) -> (String, String) {
    let screen = it.screen();
    let line = |at| screen.lines().nth(at).unwrap_or_default().to_owned();
    let heavy = |(at, _): &(usize, char)| line(2).chars().nth(*at) == Some('━');
    let below = line(1).chars().enumerate().filter(heavy).map(|(_, sign)| sign).collect();
    (line(1).trim_end().to_owned(), below)
}

#[test]
fn the_menu_is_a_bar_of_words_with_the_screen_underlined() {
    let mut it = narrow("2");
    let words = " 1 Postvak IN (1)  2 Organisaties  3 Gebruikers  4 Partners  7 Log  9 Omgeving";
    assert_eq!(bar(&it), (words.to_owned(), " 2 Organisaties ".to_owned()));
    it.press("1");
    assert_eq!(bar(&it).1, " 1 Postvak IN (1) ");
    resize(&mut it, 99, 24);
    let words = " 1 Postvak IN (1)  2 Organisaties  3 Gebruikers  4 Partnerschappen    7 Logboek  9 Omgeving";
    assert_eq!(bar(&it).0, words);
    let mut it = Driver::new_in_language(World::full(), Some("piet"), (80, 24), Lang::En);
    it.press("2");
    let words = " 1 Inbox (1)  2 Organisations  3 Users  4 Partnerships    7 Log  9 Environment";
    assert_eq!(bar(&it).0, words);
    it.state.look.ascii = true;
    it.see("-=================-");
}

#[test]
fn the_bar_opens_screens_by_mouse_and_arrows() {
    let mut it = narrow("2");
    it.click("Gebruikers").see("300 gebruikers").click("4 Partners").see("Vind relaties");
    it.press("left").see("Esc naar het scherm").press("right enter").see("regels");
    it.press("tab left left left enter").see("13 organisaties");
    // The column of a wider terminal has its items below each other.
    resize(&mut it, 100, 30);
    it.press("tab left").see("Esc naar het scherm").press("down right").see("300 gebruikers");
}

#[test]
fn a_narrow_screen_shows_ten_rows_with_and_without_details() {
    for keys in ["2", "3", "2 /|\"bakkerij|down enter right", "7"] {
        let mut it = narrow(keys);
        let rows = |it: &Driver| Geometry::from_state(&it.state).height();
        assert!(rows(&it) >= 15, "{keys}: {}", it.screen());
        it.press("i");
        assert!(rows(&it) >= 10, "{keys}: {}", it.screen());
    }
}

#[test]
fn i_opens_the_details_and_each_screen_keeps_them() {
    let mut it = narrow("2");
    it.see("i details").miss("Jij          Beheerder").press("i").see("Jij          Beheerder");
    it.see("─ Bakhuis Delft V.O.F. ─").press("3").miss("Jij          Beheerder").press("2 down");
    it.see("─ Bakkerij Eigendomein B.V. ─").press("i").miss("Jij          Beheerder");
    // A wider terminal shows them until they are closed.
    let mut it = narrow("3");
    it.miss("maak Relatiemanager");
    resize(&mut it, 120, 40);
    it.see("maak Relatiemanager")
        .miss("i details")
        .press("i")
        .miss("maak Relatiemanager")
        .press("2 3");
    it.miss("maak Relatiemanager");
    resize(&mut it, 80, 24);
    it.miss("maak Relatiemanager").press("i").see("maak Relatiemanager");
    // The rows of Leden say enough, so the details start closed, except beside the list.
    it.press("2 enter right").miss("eigen gebruiker").press("i").see("eigen gebruiker").press("i");
    let mut wide = Driver::new(World::full(), Some("piet"), (140, 40));
    wide.press("2 enter right").see("Laatste dag").see("Wat je kunt doen");
    // The inbox is there to decide, so its details stay; other screens have none.
    it.press("1").see("Levert op").press("i").see("De details blijven hier in beeld.");
    it.press("9 i").see("Hier zijn geen details, of het venster is te laag.");
    resize(&mut it, 80, 20);
    it.press("2").miss("i details");
}

#[test]
fn the_plus_stands_on_the_rule_beside_messages_and_reasons() {
    let mut it = narrow("2");
    assert_eq!(it.find("toevoegen ─  +  ─").y, 22);
    it.click("  +  ").see("Organisatie toevoegen").press("esc");
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.press("2 enter right home r b").see("✓ Nu Beheerder: ").see("  +  ─");
    it.click("  +  ").see("Leden toevoegen aan").press("esc");
    let mut it = Driver::new(World::small_world(), Some("els"), (80, 24));
    it.press("2 enter right").see(" alleen een Beheerder: Piet de Vries ─  +  ─").press("9 i");
    it.see("Hier zijn geen details, of het venster is te laag.");
}

/// Typing goes on while the terminal changes its size.
#[test]
fn input_survives_changes_of_the_size() {
    for keys in ["2 /|\"bak", "3 +|t|\"naam@", "2 /|\"piet hol|down enter right +|\"jan"] {
        let mut it = narrow(keys);
        for (width, height) in [(160, 50), (79, 20), (100, 30), (60, 16), (200, 50), (80, 24)] {
            resize(&mut it, width, height);
            it.type_text("a").press("backspace");
            assert!(it.cursor().is_some(), "{keys} at {width}x{height}: {}", it.screen());
        }
        let before = narrow(keys).screen();
        assert_eq!(it.screen(), before, "{keys}");
    }
}

#[test]
fn users_are_listed_on_the_smallest_sign_in_screen() {
    let mut it = Driver::new(World::full(), None, (60, 16));
    it.see("▸ Anna Visser").see("Beheerder · omgeving").see("[ Registreren  F6 ]");
    it.press("down down down").see("▸ Lieke Koster");
    it.type_text("piet").see("▸ Piet de Vries").press("enter").see("Piet de Vries · Beheerder");
}

/// The smallest terminal has no room for the pane.
#[test]
fn details_without_room_are_not_said_to_be_in_view() {
    let mut it = Driver::new(World::full(), Some("piet"), (60, 16));
    it.press("1 i").see("het venster is te laag").miss("in beeld");
}

/// The smallest terminal leaves out whole columns: it cuts no heading, and no sign, count or day.
#[test]
fn no_heading_sign_or_day_is_cut_at_60_columns() {
    for keys in [
        "1",
        "1 right",
        "1 right right",
        "2",
        "2 enter right",
        "2 enter right right",
        "3",
        "3 enter",
        "3 enter right",
        "4",
        "4 right",
        "4 right right",
        "7",
    ] {
        let mut it = Driver::new(World::full(), Some("piet"), (60, 16));
        it.run_steps(keys);
        for _ in 0..3 {
            let (at, buffer) = (Geometry::from_state(&it.state), it.buffer());
            for area in columns(&it.state) {
                let line = |y: u16| {
                    let cells = (area.area.x..area.area.right()).map(|x| buffer[(x, y)].symbol());
                    cells.collect::<String>().trim().to_owned()
                };
                let place = format!("{keys} {}\n{}", area.column.head, it.screen());
                let heads = (at.columns.y..at.rows.bottom()).map(line);
                let is_head =
                    |text: &String| area.column.head.starts_with(text.trim_end_matches('…'));
                let mut cut_heads = heads.filter(|text| text.ends_with('…') && is_head(text));
                assert_eq!(cut_heads.next(), None, "{place}");
                for text in (at.rows.y..at.rows.bottom()).map(line) {
                    let has_sign = text.starts_with(['!', '✓', '✗']);
                    let is_exact = has_sign || area.column.width.align == Align::Right;
                    assert!(!(is_exact && text.ends_with('…')), "{text}: {place}");
                }
            }
            it.press("pgdn");
        }
    }
    let mut it = Driver::new(World::full(), Some("piet"), (60, 16));
    it.run_steps("1 right").see("! 26-11-26").miss("Organisatie ").press("2").see("Beheerder");
    it.miss("Status").run_steps("enter right").see("✗ geblokkeerd").miss("  Tot  ");
    it.press("4 right").see("! wacht op jou");
}

/// The field for the last day leaves the name of its row whole words or a sign.
#[test]
fn the_field_for_a_day_does_not_run_into_the_name() {
    for size in [(60, 16), (80, 24)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.press("2 end enter right +").type_text("jan j").press("enter enter t");
        it.see("Jan Jansen ").see("+3m of geen").see("‹ Lid ›").see("Klaar");
    }
}

#[test]
fn days_are_written_in_full_where_every_column_fits() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("2 enter right home t").type_text("+3d").press("enter");
    it.see("E-mail").see("15 aug 2024").see("! 26 nov 2026");
    // The address leaves first, and stands in the pane.
    resize(&mut it, 100, 30);
    it.see("15-08-24")
        .see("25-08-24   ! 26-11-26")
        .see("! 26 nov 2026, nog 3 dagen")
        .miss("piet@eigendomein.nl");
    resize(&mut it, 60, 16);
    it.see("! 26-11-26").miss("! 26 nov 2026");
}

/// R275: a column that fills its width does not touch the scroll bar.
#[test]
fn a_blank_stands_before_the_scroll_bar() {
    let mut bars = 0;
    for size in [(80, 24), (100, 24), (120, 24), (160, 24)] {
        for steps in ["2 /|\"bakhuis|down enter right", "3", "7", "1 right", "2"] {
            let mut it = Driver::new(World::full(), Some("piet"), size);
            it.run_steps(steps);
            let screen = it.screen();
            for (before, _) in screen.lines().filter_map(|line| line.split_once('┃')) {
                bars += 1;
                assert!(before.ends_with(' '), "{steps} at {size:?}: {screen}");
            }
        }
    }
    assert!(bars > 40, "{bars}");
}
