//! The screen *Logboek*: its sentences and its filter.

use crate::support::{Driver, World};

#[test]
fn the_log_tells_events_in_sentences_with_the_code_below() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
    it.press("7 /").type_text("piet gaf toegang beheerder").press("down");
    it.see("Piet de Vries gaf").see("toegang tot").see("als Beheerder").see("lid.toegevoegd #");
}

/// The filter matches words of the displayed sentence, and the event codes of earlier versions.
#[test]
fn the_filter_of_the_log_finds_what_is_seen() {
    for (typed, seen) in [
        ("voegde toe", "Piet de Vries voegde"),
        ("organisatie.toegevoegd", "Piet de Vries voegde"),
        ("organisation.added", "Piet de Vries voegde"),
        ("gaf zichzelf", "gaf zichzelf toegang"),
        ("jan zichzelf", "Geen treffers"),
    ] {
        let mut it = Driver::new(World::small_world(), Some("piet"), (120, 40));
        it.press("7 /").type_text(typed).press("down").see(seen);
    }
}

#[test]
fn a_day_stands_once_and_at_the_top_of_the_window() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("7");
    let days = |it: &Driver, day: &str| it.screen().matches(&format!("{day}  ")).count();
    assert_eq!(days(&it, "11 nov"), 1, "{}", it.screen());
    assert!(days(&it, "    ") > 0);
    // Scrolled to the middle of a day, the first row has its day.
    for _ in 0..60 {
        it.press("down");
        let screen = it.screen();
        let first = screen.lines().skip_while(|line| !line.contains("Wanneer")).nth(1).unwrap();
        let before_time = first.split(':').next().unwrap();
        assert!(before_time.chars().any(char::is_alphabetic), "{first}");
    }
    // Lines of another year have the year instead of the time.
    it.press("end").see("4 okt 2024  Aisha de Jong").miss("2024  15:09");
}

#[test]
fn what_no_rule_undoes_is_not_offered_to_undo() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press("7 /").type_text("karel").press("down").see("verwijderde Karel Bouazza");
    it.miss("x u ").press("x u").see("niet ongedaan te maken");
    it.press("esc esc /").type_text("zuurdesem").press("down");
    it.see("▸").see("x u maak deze handeling ongedaan");
}

#[test]
fn the_pane_of_a_line_names_its_host() {
    let world = World::small_world();
    let db = rusqlite::Connection::open(world.path()).unwrap();
    let newest = "update log set host = 'host_a' where seq = (select max(seq) from log)";
    assert_eq!(db.execute(newest, []), Ok(1));
    let mut it = Driver::new(world, Some("piet"), (120, 40));
    it.press("7").see("Host").see("host_a");
    it.press("down").miss("host_a");
    // The filter finds the lines of a host, and the whole operation names it as well.
    it.press("/").type_text("host_a").press("enter").see(" · host host_a");
}
