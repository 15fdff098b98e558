//! Days left are counted as the calendar does, in the time zone of the file (R235).

use toegang::domain::Now;

use crate::support::{Driver, World};

/// A world in which Piet asked Anna for Bakkerij on 23 November at 17:10, so many hours later.
fn hours_after_asking(hours: i64) -> World {
    let mut world = World::small_world();
    let ask = world.add("Bakkerij", &["anna"]);
    world.act("piet", &ask).unwrap();
    let at = world.now.at.plus_millis(hours * 60 * 60 * 1000);
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    world.now = Now { at, today: at.day(&zone) };
    world
}

/// The answer is due on 7 December at 17:10.
#[test]
fn the_days_left_of_a_request_change_at_midnight() {
    let table = [
        (0, "wacht, nog 14 dagen", "(nog 14 dagen)"),
        (6, "wacht, nog 14 dagen", "(nog 14 dagen)"),
        (7, "wacht, nog 13 dagen", "(nog 13 dagen)"),
        (13 * 24, "wacht, nog 1 dag", "(nog 1 dag)"),
        (13 * 24 + 7, "wacht, tot 17:10", "(vandaag)"),
        (14 * 24 + 1, "! vandaag verlopen", "Verlopen op 7 dec 2026"),
        (14 * 24 + 7, "! 1 dag verlopen", "Verlopen op 7 dec 2026"),
    ];
    for (hours, state, fact) in table {
        let mut it = Driver::new(hours_after_asking(hours), Some("piet"), (120, 40));
        it.press("2 /").type_text("bakkerij").press("enter right right").see(state);
        it.see(fact);
    }
    let mut it = Driver::new(hours_after_asking(7), Some("anna"), (120, 40));
    it.press("1").see("tot 7 dec 2026 17:10 (nog 13 dagen)");
}

/// A column of dates has no ages; what came today has its time.
#[test]
fn a_request_has_the_day_on_which_it_came_or_the_time_of_today() {
    for (hours, expected) in [(0, "vandaag 17:10"), (7, "23 nov 2026"), (31 + 24, "23 nov 2026")] {
        let mut it = Driver::new(hours_after_asking(hours), Some("anna"), (120, 40));
        it.press("1");
        let screen = it.screen();
        let row = screen.lines().find(|line| line.contains('▸') && line.contains('•')).unwrap();
        assert!(row.contains(expected), "{hours}\n{screen}");
    }
}

/// A request that expired has one date: the day of its term, not that on which the file noted it.
#[test]
fn an_expired_request_has_one_date() {
    let mut world = hours_after_asking(17 * 24);
    world.store.catch_up(world.now).unwrap();
    for (size, keys) in [((80, 24), "enter"), ((120, 40), "enter"), ((160, 50), "home")] {
        let mut it = Driver::new(World::open(&world.path()), Some("piet"), size);
        it.state.now = world.now;
        it.press("2 /").type_text("bakkerij").press("enter right right").press(keys);
        it.see("Verlopen op 7 dec 2026").miss("systeem").miss("10 dec");
        let day = if size.0 < 110 { "07-12-26  Het" } else { " 7 dec 2026  Het" };
        it.press("esc esc esc 1 right").see(day).miss("10 dec").miss("10-12");
    }
}

/// R310: the people of a partner have their expired requests, which the partner counts.
#[test]
fn a_partner_shows_an_expired_request() {
    for hours in [0, 17 * 24] {
        let mut it = Driver::new(hours_after_asking(hours), Some("piet"), (120, 40));
        let said = if hours == 0 { "verzoek wacht (" } else { "verzoek verlopen" };
        it.press("4").see(said).press("enter").see(said);
        it.press("esc 2 /").type_text("bakkerij").press("enter right right").see("1 open verzoek");
    }
}
