//! The second step of the dialogs that give access: the mouse, and its questions.

use ratatui::layout::Position;
use toegang::{app::Msg, config::ColourDepth, ui::Themes};

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
        it.see("▸ Els").see("+3m of geen").see("Enter: Klaar").see("Annuleren  Esc");
        it.type_text("31-12-2026").press("enter").see("31 dec 2026").see("‹ Beheerder ›");
        // A click on a name only moves the cursor.
        it.click("Jan Jansen  ").see("▸ Jan Jansen").see("‹ Beheerder ›");
    }
}

/// Ctrl+S in the first step gives what was chosen in the second.
#[test]
fn the_first_step_tells_the_terms_that_were_chosen_in_the_second() {
    for size in &SIZES[1..] {
        let mut it = second_step(*size);
        it.press("r t").type_text("31-12-2026").press("enter esc");
        it.see("Uit stap 2: 1 Beheerder, 1 Lid · 1 van 2 met laatste dag.");
        it.press("enter r esc").see("Uit stap 2: 2 Leden · 1 van 2 met laatste dag.");
        it.press("enter r down r t").type_text("31-12-2026").press("enter esc");
        it.see("Als Beheerder, tot en met 31 dec 2026; te wijzigen in stap 2.");
        // R280: the message says what was given, with the last day.
        it.press("ctrl-s").see("t/m 31 dec 2026");
    }
}

#[test]
fn a_text_that_is_no_day_yet_is_not_taken_for_no_day() {
    let mut it = second_step((80, 24));
    it.press("t").type_text("31-13").see("nog geen datum").press("enter").see("✗ geen datum:");
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

/// The second step with nine own users and Cor Peeters of a partner, as Piet.
fn ten_people(size: (u16, u16)) -> Driver {
    let mut it = Driver::new(World::full(), Some("piet"), size);
    it.run_steps("2 /|\"piet holding|down enter right +");
    for _ in 0..9 {
        it.press("down tab");
    }
    it.type_text("cor peeters").press("tab ctrl-u enter").see("Rol (r)");
    it
}

/// R257: nine new people have one mark, the word or the sign, and it is beside each of them.
#[test]
fn new_people_have_one_mark() {
    for size in [(80, 24), (100, 30), (120, 40), (160, 50)] {
        let mut it = ten_people(size);
        it.press("enter").see("toegevoegd");
        let screen = it.screen();
        let rows = screen.lines().filter(|line| line.contains("Lid  "));
        let words = rows.clone().filter(|line| line.contains("· nieuw")).count();
        let signs = rows.filter(|line| line.contains(" + ")).count();
        assert!(words == 0 || signs == 0, "{size:?}: {words} {signs}\n{screen}");
        assert!(words + signs >= 8, "{size:?}: {words} {signs}\n{screen}");
    }
}

/// The lines of the dialog that have a level: one for each person in view.
fn people_in_view(it: &Driver) -> Vec<String> {
    let screen = it.screen();
    screen.lines().filter(|line| line.contains("‹ ")).map(str::to_owned).collect()
}

/// R267: an address stands beside the name if there is room, so most people take one line.
#[test]
fn a_person_takes_one_line_if_name_and_address_fit() {
    for size in [(80, 24), (100, 30), (120, 40), (160, 50)] {
        let it = ten_people(size);
        let people = people_in_view(&it);
        let beside = people.iter().filter(|line| line.contains('@')).count();
        let screen = it.screen();
        assert!(beside >= people.len() - 1 && people.len() >= 6, "{size:?}\n{screen}");
        assert!(!screen.contains("toegang volgt na ac…"), "{size:?}\n{screen}");
        assert!(screen.contains("toegang volgt na"), "{size:?}\n{screen}");
        if size.0 >= 120 {
            assert_eq!(people.len(), 10, "{size:?}: the dialog is as high as its rows\n{screen}");
            assert!(!screen.contains("@…") && !screen.contains("↓ nog"), "{size:?}\n{screen}");
        }
    }
}

/// R267: the list scrolls below the heading of its first row, which names the columns, and says how
/// many rows are above and below.
#[test]
fn a_long_check_keeps_its_headings_and_counts_what_is_out_of_view() {
    for size in [(60, 16), (80, 24)] {
        let mut it = ten_people(size);
        let mut last = usize::MAX;
        for at in 0..10 {
            it.see("Rol (r)").see("Tot en met (t)").see("▸ ");
            let people = people_in_view(&it);
            let screen = it.screen();
            let lines: Vec<&str> = screen.lines().collect();
            let head = lines.iter().position(|line| line.contains("Rol (r)")).unwrap();
            assert!(lines[head + 1].contains("‹ "), "a row without its name: {screen}");
            let here = people.iter().position(|line| line.contains('▸'));
            assert!(here.is_some(), "{at}: {screen}");
            if size.0 == 80 {
                let is_last = people.iter().any(|line| line.contains("Cor Peeters"));
                assert_eq!(screen.contains("↓ nog"), !is_last, "{at}\n{screen}");
                let first = lines[head + 1].contains("▸") || at < people.len();
                assert!(first || screen.contains("↑ nog"), "{at}\n{screen}");
            }
            last = last.min(people.len());
            it.press("down");
        }
        it.see("Krijgt een verzoek").see("▸ Cor Peeters").see("cor.peeters1037@timmerenco.be");
        assert!(last >= 1);
    }
}

/// R267: a name keeps its row if its address is too long for a place beside it.
#[test]
fn addresses_below_the_names_are_whole_and_no_field_covers_them() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 home enter +|\"cor peeters|enter enter");
    it.see("cor.peeters1037@timmerenco.be");
    it.press("t").miss("…Tot en met").miss("eTot en met").see("+3m of geen");
    it.see("cor.peeters1037@timmerenco.be").see("▸ Cor Peeters").see("‹ Lid ›");
}

/// A last day that is refused says why, and what to type instead.
#[test]
fn a_refused_last_day_says_why() {
    for size in [(60, 16), (80, 24), (120, 40)] {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("2 end enter right +|\"jan|enter enter t|\"morgen ooit|enter");
        it.see("✗ geen datum:").see("+3m of geen").press("ctrl-u").miss("morgen ooit");
        it.type_text("1-1-2020").press("enter").see("✗ al voorbij");
        it.see("[ Klaar ]").see("invoer weggooien").press("esc esc").miss("✗").see("Enter: 1");
        it.press("t").type_text("+3m").press("enter").miss("✗").see("krijgt direct toegang");
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

/// R268: the field stands in the column of the last days, and its meaning in a line of its own below
/// it that ends where the field does; the role stays.
#[test]
fn the_field_of_a_last_day_stays_in_its_column() {
    for size in SIZES {
        let mut it = second_step(size);
        let (day, level) = (it.find("Tot en met (t)").x, it.find("‹ Lid ›"));
        it.press("t").see("31-12").see("+3m").see("geen").miss("Enter klaar");
        it.type_text("31-12-2026").see("donderdag 31 december 2026");
        let row = it.find("▸ Jan").y;
        let field = it.find("31-12-2026 ");
        assert_eq!((field.x, field.y), (day, row), "{}", it.screen());
        assert_eq!(it.find("‹ Lid ›"), level, "{}", it.screen());
        let means = it.find("donderdag 31 december 2026");
        assert!(means.y > row && means.y <= row + 2, "{}", it.screen());
        assert_eq!(usize::from(means.x) + 26, usize::from(day) + 14, "{}", it.screen());
    }
}

/// R268: no row moves or is covered while a day is typed.
#[test]
fn no_row_moves_while_a_day_is_typed() {
    for size in [(80, 24), (120, 40), (160, 50)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 home enter right +");
        for _ in 0..10 {
            it.press("down tab");
        }
        it.press("enter").see("stap 2 van 2");
        for _ in 0..10 {
            let people = people_in_view(&it);
            it.press("t");
            let is_here = |line: &str| line.contains("▸") && line.contains('‹');
            let here = it.screen().lines().position(is_here).unwrap();
            let rows = |it: &Driver| {
                let is_other = |(at, _): &(usize, &str)| *at > here + 1 && *at < here + 8;
                let screen = it.screen();
                let people = screen.lines().enumerate().filter(|(_, line)| line.contains("‹ "));
                let lines = people.filter(is_other);
                lines.map(|(_, line)| line.to_owned()).collect::<Vec<String>>()
            };
            let (before, named) = (rows(&it), people_in_view(&it));
            it.type_text("31-13").press("enter").see("✗ geen datum:").see("+3m of geen");
            it.see("[ Klaar ]").miss("Enter: Klaar").miss("Enter klaar");
            assert_eq!(rows(&it), before, "{}", it.screen());
            let last = |line: &str| line.contains('–') || line.contains('▸');
            assert!(named.iter().all(|line| last(line)), "a date is covered: {}", it.screen());
            assert!(named.len() + 1 >= people.len(), "{}", it.screen());
            it.press("esc esc down");
        }
    }
}

/// R268: in the prompt for a day, the meaning stands below the field too.
#[test]
fn the_prompt_for_a_day_has_its_meaning_below_the_field() {
    let mut it = Driver::signed_in("piet");
    it.run_steps("2 home enter right home t|ctrl-u|\"31-12-2026");
    let (field, means) = (it.find("31-12-2026"), it.find("donderdag 31 december 2026"));
    assert_eq!((field.x, field.y + 1), (means.x, means.y), "{}", it.screen());
}

/// R269: the question leaves the person in view, and only an answer ends it.
#[test]
fn the_question_about_an_administrator_from_outside_leaves_the_person_in_view() {
    for size in SIZES {
        let mut it = Driver::new(World::small_world(), Some("piet"), size);
        it.run_steps("2 /|\"piet holding|down enter +|\"anna|enter enter");
        let row = it.find("▸ Anna Visser").y;
        it.press("r");
        assert_eq!(it.find("▸ Anna Visser").y, row, "{}", it.screen());
        it.see("‹ Lid ›").see("Beheerder van buiten je omgeving, zeker?");
        for key in ["b", "r", "t", "d", "x"] {
            it.wait(1).press(key).see("Die toets doet hier niets").see("zeker?").see("‹ Lid ›");
        }
        it.wait(1).press("down").see("zeker?").press("esc").miss("zeker?").see("Rol (r)");
        it.see("‹ Lid ›").press("r m").miss("zeker?").see("‹ Beheerder ›").see("Rol (r)");
    }
}

/// An empty message is a line without a sign.
#[test]
fn an_empty_message_is_a_line_alone() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"piet holding|down enter +|\"anna|enter enter");
    for depth in [ColourDepth::True, ColourDepth::None] {
        it.theme = Themes::default().theme("donker", depth, None, false);
        let head = it.find("Bericht bij het verzoek").y;
        let line = it.screen().lines().nth(usize::from(head) + 1).unwrap().to_owned();
        let field = line.trim_matches([' ', '│']);
        assert!(field.len() > 40 && field.chars().all(|sign| sign == '_'), "{line}");
    }
}
