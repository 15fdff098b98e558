//! The overlay *Zojuist*: what was done and reported, newest first.

use ratatui::layout::Size;
use toegang::{
    app::{Geometry, Msg},
    text::Lang,
};

use crate::support::{Driver, World};

/// Makes one member a Beheerder and gives the access of another one a last day.
fn two_changes(size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some("piet"), size);
    it.run_steps("2 /|\"bakkerij|down enter right down r b").see("Beheerder");
    it.run_steps("down down m");
    it
}

/// Each message says when it was and which organisation it is about, and the newest one that can be
/// undone offers that with its key.
#[test]
fn each_message_names_its_organisation_and_the_newest_offers_undo() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = two_changes(size);
        it.see("Zojuist").see("Bakkerij Eigendomein B.V.").see("✓").see("u ongedaan maken");
        it.see("17:10").press("u").miss("Zojuist").see("Ongedaan gemaakt");
        // Then the same key offers to do it again.
        it.press("m").see("U opnieuw").miss("u ongedaan maken").press("U").miss("Zojuist");
        it.press("m").see("u ongedaan maken");
    }
}

/// Without a change there is nothing to undo, and the key says so.
#[test]
fn without_a_change_it_offers_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("m").see("Zojuist").see("Hier staat wat je deed").miss("ongedaan maken");
    it.press("u").see("Zojuist");
}

/// After a final change, the key does not undo the change before it.
#[test]
fn after_a_final_change_it_offers_nothing() {
    let mut it = Driver::signed_in("piet");
    it.press("2 enter right home r b").see("Nu Beheerder: Els Bakker");
    it.press("down r l").see("Nu Lid: Piet de Vries").press("m").see("Nu Beheerder: Els Bakker");
    it.miss("u ongedaan maken").press("u").see("Zojuist");
}

/// It is as wide as its longest line and as high as its lines, but not larger than the terminal.
#[test]
fn it_is_as_large_as_its_messages() {
    let mut it = two_changes((80, 24));
    let area = |it: &Driver| Geometry::from_state(&it.state).overlay;
    for columns in [80, 120, 160, 200] {
        it.send(Msg::Resized(Size { width: columns, height: 50 }));
        it.settle();
        let (area, screen) = (area(&it), it.screen());
        let inside = |row: u16| {
            let line: Vec<char> = screen.lines().nth(row.into()).unwrap().chars().collect();
            line[usize::from(area.x) + 1..usize::from(area.right()) - 1].iter().collect::<String>()
        };
        let rows: Vec<String> = (area.y + 1..area.bottom() - 1).map(inside).collect();
        let widest = rows.iter().map(|row| row.trim_end().chars().count()).max().unwrap();
        assert_eq!(widest + 2, usize::from(area.width) - 2, "{screen}");
        let filled = rows.iter().filter(|row| !row.trim().is_empty()).count();
        assert_eq!(filled + 2, rows.len(), "{screen}");
    }
}

/// R263: the answer to a key is no event. The overlay shows it only right after that key, without a time.
#[test]
fn the_answer_to_a_key_is_no_event() {
    let mut it = Driver::signed_in("piet");
    it.press("2 space").see("Hier kies je er één.").press("m").see("Zojuist");
    it.see("   ! Hier kies je er één.").miss("17:10  !").press("esc m");
    it.miss("Hier kies je er één.").press("esc enter right home space right right right");
    it.press("right").press("left left r b").see("Nu Beheerder").press("m");
    it.see("17:10").miss("  ! ");
}

/// R282: it shows whole messages, and counts those that have no room.
#[test]
fn it_cuts_no_message_and_counts_the_others() {
    for (size, lang) in [
        ((80, 24), Lang::Nl),
        ((80, 25), Lang::Nl),
        ((80, 25), Lang::En),
        ((120, 30), Lang::Nl),
        ((120, 31), Lang::En),
    ] {
        let mut it = Driver::new_in_language(World::full(), Some("piet"), size, lang);
        it.run_steps("2 /|\"bakkerij|down enter right home down t|\"31-12|enter");
        for _ in 0..12 {
            it.press("u U");
        }
        it.press("m");
        let mark = |screen: &str| {
            let line = screen.lines().find(|line| line.contains("↓ nog ") || line.contains("↓ "));
            let line = line.unwrap_or_else(|| panic!("no mark in\n{screen}"));
            let digits: String = line.chars().filter(char::is_ascii_digit).collect();
            digits.parse::<usize>().unwrap()
        };
        let screen = it.screen();
        let shown = screen.lines().filter(|line| line.contains(" ✓ Bak")).count();
        let all = it.state.toasts.history().len();
        assert_eq!(mark(&screen) + shown, all, "{screen}");
        // The last message has both its lines.
        let last = screen.lines().take_while(|line| !line.contains("↓")).count() - 1;
        let last = (0..=last).rev().find(|at| screen.lines().nth(*at).unwrap().contains(" ✓ Bak"));
        let last = last.unwrap();
        let [message, day] = [last, last + 1].map(|at| screen.lines().nth(at).unwrap());
        assert!(format!("{message}{day}").contains("Aalders"), "{screen}");
        it.press("end");
        let screen = it.screen();
        assert!(!screen.lines().any(|line| line.contains("↓ nog")), "{screen}");
    }
}
