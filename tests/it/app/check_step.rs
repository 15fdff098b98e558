//! The second step of the dialogs that give access: the mouse, and its questions.

use ratatui::layout::Position;
use toegang::app::Msg;

use crate::support::{Driver, World};

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 40), (160, 50)];

/// The second step with Jan and Els, as Piet.
fn second_step(size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::small_world(), Some("piet"), size);
    it.run_steps("2 /|\"piet holding|down enter +|\"jan|enter|\"els|enter enter");
    it.see("Jan Jansen").see("Rol (r)");
    it
}

#[test]
fn a_click_on_a_level_changes_it_and_one_on_a_last_day_opens_its_field() {
    for size in SIZES {
        let mut it = second_step(size);
        it.miss("‹ Beheerder ›").click("‹ Lid ›").see("‹ Beheerder ›");
        let level = it.find("‹ Beheerder ›");
        assert!(it.screen().lines().nth(level.y.into()).unwrap().contains("▸ Jan Jansen"));
        // A last day is right of its level.
        let els = it.find("Els Bakker  ");
        let day = Position::new(level.x + 15, els.y);
        it.send(Msg::Clicked { at: day, ctrl: false });
        it.see("▸ Els").see("geen laatste dag").see("Enter: Klaar").see("Annuleren  Esc");
        it.type_text("31-12-2026").press("enter").see("31 dec 2026").see("‹ Beheerder ›");
        // A click on a name only moves the cursor.
        it.click("Jan Jansen  ").see("▸ Jan Jansen").see("‹ Beheerder ›");
    }
}

#[test]
fn a_click_does_not_leave_the_field_of_a_last_day() {
    let mut it = second_step((80, 24));
    it.press("t").type_text("31-12").click("‹ Lid ›").see("31-12").see("Enter: Klaar");
}

/// Both answers have a button and the question its key, also on the smallest screen.
#[test]
fn the_question_about_an_administrator_from_outside_has_both_buttons() {
    for size in SIZES {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("2 /|\"piet holding|down enter +|\"anna|enter enter r");
        it.see("[ Enter: Annuleren ]").see("[ Beheerder maken  m ]").see("m Beheerder maken");
        it.click("Beheerder maken").see("‹ Beheerder ›").miss("Enter: Annuleren");
    }
}

/// Addresses stand all beside the names or all below them, and a field never covers half of one.
#[test]
fn addresses_stand_in_one_place_and_no_field_covers_them() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.run_steps("2 /|\"bakkerij|down enter right +|\"lan|enter|\"koen|enter enter");
    it.see("stap 2 van 2");
    let screen = it.screen();
    let beside = |line: &&str| line.contains('@') && line.contains('‹');
    let below = |line: &&str| line.contains('@') && !line.contains('‹');
    let counts = (screen.lines().filter(beside).count(), screen.lines().filter(below).count());
    assert!(counts.0 == 0 || counts.1 == 0, "{counts:?}\n{screen}");
    it.press("t").miss("…Tot en met").miss("eTot en met").see("geen laatste dag");
}

/// A last day that is refused says why, and what to type instead.
#[test]
fn a_refused_last_day_says_why() {
    for size in [(60, 16), (80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("2 end enter right +|\"jan|enter enter t|\"morgen ooit|enter");
        it.see("✗ ‘morgen ooit’ is geen datum. Bijvoorbeeld").press("ctrl-u").miss("morgen ooit");
        it.type_text("1-1-2020").press("enter").see("✗ 1 jan 2020 is al voorbij. Kies vandaag");
        it.press("ctrl-u").type_text("+3m").press("enter").miss("✗").see("krijgt direct toegang");
    }
}

/// One row leaves room for three lines about what will happen.
#[test]
fn a_short_list_leaves_room_for_the_consequence() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("3 * x l|\"hold|enter enter").see("stap 2 van 2").see("Overgeslagen");
    }
}

/// The people who are skipped are all accounted for, and the counts of an organisation are whole.
#[test]
fn for_many_people_the_counts_and_the_skipped_ones_can_be_read() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("3 * x l").see("276 van 299").miss("276 van …");
    it.run_steps("\"bakhuis|enter enter").see("stap 2 van 2").see("Overgeslagen (23)").see(").");
    let screen = it.screen();
    assert!(!screen.lines().any(|line| line.contains('│') && line.contains('…')), "{screen}");
    it.miss("bij Bakhuis");
}

/// The preview of the message and the blank lines give way, so that headings and addresses stay.
#[test]
fn every_row_keeps_its_heading_and_address() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 home enter +|\"cor peeters|enter|\"jan jansen|enter enter");
    for _ in 0..2 {
        it.see("Krijgt direct toegang (1)").see("Rol (r)").see("Krijgt een verzoek (1)");
        it.see("cor.peeters1037@timmerenco.be").see("Bericht bij het verzoek").press("tab");
    }
}

/// The field stands in the column of the last days, and its meaning beside it.
#[test]
fn the_field_of_a_last_day_stays_in_its_column() {
    for size in SIZES {
        let mut it = second_step(size);
        let day = it.find("Tot en met (t)").x;
        it.press("t").type_text("31-12").see("31 dec 2026");
        let row = it.find("▸ Jan").y;
        let field = it.find("31-12 ");
        assert_eq!((field.x, field.y), (day, row), "{}", it.screen());
        let said = it.screen().lines().nth(row.into()).unwrap().to_owned();
        assert!(!said.contains('‹') && !said.contains("Tot en met"), "{said}");
    }
}
