//! The time zone of the file, and a wrong clock, while the screens are open.

use toegang::{
    app::Msg,
    domain::{Day, JoinedBy, Zone},
    text::Lang,
};

use crate::support::{Driver, World};

/// Changes the file's time zone, from another program.
fn change_zone_of_file(it: &mut Driver, zone: &str) {
    let zone = Zone::new(zone).unwrap();
    it.world.store.change_zone(&zone, None, it.world.now).unwrap();
    it.send(Msg::Changed);
    it.settle();
}

#[test]
fn an_open_screen_follows_the_time_zone_of_the_file() {
    let mut it = Driver::signed_in("piet");
    it.press("7").see("15:18");
    change_zone_of_file(&mut it, "Asia/Tokyo");
    let message = it.state.toasts.history().last().unwrap().lines[0].clone();
    assert!(message.starts_with("Dagen en tijden staan nu in Asia/Tokyo:"), "{message}");
    it.see("23:18").miss("15:18");
    let tomorrow = it.world.now.today.plus_days(1);
    assert_eq!(it.state.now.today, tomorrow, "in Tokyo it is the next day");
    change_zone_of_file(&mut it, "Europe/Amsterdam");
    it.see("15:18").see("Europe/Amsterdam");
    assert_eq!(it.state.now.today, it.world.now.today);
    let message_count = it.state.toasts.history().len();
    it.send(Msg::Changed);
    it.settle();
    assert_eq!(it.state.toasts.history().len(), message_count, "once for each change");
}

#[test]
fn a_clock_far_ahead_of_the_log_is_reported_once() {
    for (lang, message) in
        Lang::ALL.iter().zip(["ver na de laatste regel", "long after the last line"])
    {
        let mut world = World::small_world();
        world.now.at = world.now.at.plus_days(400);
        world.now.today = world.now.today.plus_days(400);
        let mut it = Driver::new_in_language(world, Some("piet"), (100, 30), *lang);
        it.see(&message[..18]).wait(13).miss(&message[..18]);
        it.send(Msg::Changed);
        it.settle();
        it.miss(&message[..18]);
        assert_eq!(it.state.toasts.history().len(), 1, "once, and it can be read again");
    }
    // The system clock jumps ahead while the screens are open.
    let mut it = Driver::signed_in("piet");
    it.miss("De klok staat op");
    it.world.now.at = it.world.now.at.plus_days(400);
    it.world.now.today = it.world.now.today.plus_days(400);
    it.send(Msg::Clock(it.world.now));
    it.settle();
    it.see("De klok staat op").see("ver na de laatste");
}

/// Creates a world with invitations, requests, last days and notices.
fn world_with_deadlines() -> World {
    let mut world = World::small_world();
    let soon = world.now.today.plus_days(3);
    let add = world.add("Bakkerij", &["jan", "anna"]);
    world.act("piet", &add).unwrap();
    let add = world.add("Piet Holding", &["anna", "bram"]);
    world.act("piet", &add).unwrap();
    let (org, jan) = (world.org("Bakkerij"), world.user("jan"));
    let seen = world.facts.membership(org, jan).map(|m| (m.id, m.last_day)).unwrap();
    let last = crate::support::change_last_day(org, vec![seen], Some(soon));
    world.act("piet", &last).unwrap();
    world.act("piet", &World::invite("pim@eigendomein.nl", JoinedBy::Invitation)).unwrap();
    world
}

/// Keys that lead to each screen and tab, the card of a member and the details of a row.
const ROUTES: [&str; 16] = [
    "1",
    "1 right",
    "1 right right",
    "2",
    "2 enter",
    "2 enter right",
    "2 enter right enter",
    "2 enter right t",
    "2 enter right right",
    "2 end enter right right",
    "3",
    "3 end enter",
    "3 /",
    "4",
    "7",
    "g e",
];

fn shows_negative_number(screen: &str) -> bool {
    let chars: Vec<char> = screen.chars().collect();
    chars.windows(3).any(|of| {
        matches!(of, [before, '-' | '−', digit] if digit.is_ascii_digit() && !before.is_alphanumeric())
    })
}

#[test]
fn no_screen_shows_negative_days_with_a_wrong_clock() {
    assert!(
        shows_negative_number("nog -3 dagen") && !shows_negative_number("23-11-2026 2026-11-23")
    );
    let both: [Lang; 2] = [Lang::ALL[0], Lang::En];
    for (at, shift) in [-400, -3, -1, 1, 4, 15, 30, 400].into_iter().enumerate() {
        let lang = both[at % 2];
        for who in ["piet", "anna"] {
            let mut world = world_with_deadlines();
            world.now.at = world.now.at.plus_days(shift);
            world.now.today = Day::plus_days(world.now.today, i32::try_from(shift).unwrap());
            let mut it = Driver::new_in_language(world, Some(who), (100, 30), lang);
            for route in ROUTES {
                it.press("esc esc esc").press(route);
                let screen = it.screen();
                assert!(!shows_negative_number(&screen), "{who} {shift} {route}:\n{screen}");
            }
        }
    }
}
