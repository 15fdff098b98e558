//! Queries whose answers are delayed, reordered, failed or outdated.

use proptest::prelude::*;
use toegang::{
    app::{Key, Msg, Screen},
    domain::{Failure, Reply},
};

use crate::support::{Driver, World};

/// Presses keys, separated by spaces, without waiting for answers.
fn type_ahead(it: &mut Driver, keys: &str) {
    for key in keys.split(' ') {
        it.send(Msg::Key(key.parse::<Key>().unwrap()));
    }
}

/// Presses keys as fast, but waits for the answers to each.
fn type_and_wait(it: &mut Driver, keys: &str) {
    for key in keys.split(' ') {
        type_ahead(it, key);
        it.settle();
    }
}

/// Opens the list of users of an environment with thousands of users, as Piet.
fn open_many_users() -> Driver {
    let mut it = Driver::new(World::with_users(3_000), Some("piet"), (100, 30));
    it.press("3");
    it
}

/// Returns the index of the row under the cursor of the list of users.
fn cursor_row(it: &Driver) -> usize {
    let Screen::Users(screen) = &it.state.screen else { panic!("{}", it.screen()) };
    assert!(screen.list.row(screen.list.cursor()).is_some(), "its row is in memory");
    screen.list.cursor()
}

#[test]
fn a_late_answer_to_a_superseded_query_is_ignored() {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.press("3 /");
    type_ahead(&mut it, "k e");
    it.settle();
    let shown = it.see("Kees Mulder").miss("Jan Jansen").screen();
    assert!(it.reply_late(), "the query for the first letter was cancelled");
    assert_eq!(it.screen(), shown);
    type_ahead(&mut it, "ctrl-u a");
    assert!(it.reply_late());
    it.see("Kees Mulder").settle();
    it.see("Jan Jansen").see("Filter  a");
}

#[test]
fn a_failed_query_is_not_repeated_automatically() {
    for route in ["2", "3", "1", "4", "7", "9", "2 end enter", "2 end enter right", "3 enter"] {
        let mut it = Driver::signed_in("piet");
        it.press(route);
        it.send(Msg::Changed);
        while it.pending_count() > 0 {
            it.reply_with(Reply::Failed(Failure::Disk));
        }
        for key in ["esc", "m", "esc", "%", "%"] {
            it.send(Msg::Key(key.parse().unwrap()));
            assert_eq!(it.pending_count(), 0, "{route}, {key}");
        }
        it.wait(60);
        type_ahead(&mut it, "R");
        assert!(it.pending_count() > 0, "{route}");
        it.settle();
        it.miss("niet te lezen");
    }
}

#[test]
fn keys_work_after_a_failed_first_query() {
    for route in ["2", "3", "7", "2 end enter", "3 enter", "4 right"] {
        let mut it = Driver::signed_in("piet");
        let (before, last) = route.rsplit_once(' ').unwrap_or(("2 3", route));
        it.press(before);
        type_ahead(&mut it, last);
        while it.pending_count() > 0 {
            it.reply_with(Reply::Failed(Failure::Disk));
        }
        type_ahead(&mut it, "down R");
        assert!(it.pending_count() > 0, "{route}: no key waits for an answer that does not come");
        it.settle();
        it.miss("niet te lezen");
    }
}

#[test]
fn moving_down_never_waits_and_sends_few_queries() {
    let mut it = open_many_users();
    let mut query_count = 0;
    for step in 1..=150 {
        type_ahead(&mut it, "down");
        query_count += it.pending_count();
        assert_eq!(cursor_row(&it), step);
        it.miss("laden…");
        // Answers arrive after every tenth step.
        if step % 10 == 0 {
            it.settle();
        }
    }
    assert!((1..=11).contains(&query_count), "{query_count} queries");
}

#[test]
fn keys_wait_for_a_new_sort_order_but_not_for_more_rows() {
    let mut it = open_many_users();
    while it.pending_count() == 0 {
        type_ahead(&mut it, "pgdn");
    }
    let here = cursor_row(&it);
    type_ahead(&mut it, "down down");
    assert_eq!(cursor_row(&it), here + 2, "more of the same rows are on their way");
    it.settle();
    type_ahead(&mut it, "s r");
    type_ahead(&mut it, "home down");
    assert_eq!(cursor_row(&it), here + 2, "the rows of the other order are not there yet");
    it.settle();
    assert_eq!(cursor_row(&it), 1);
}

#[test]
fn a_failed_sort_delays_no_keys() {
    let mut it = open_many_users();
    type_ahead(&mut it, "s r");
    while it.pending_count() > 0 {
        it.reply_with(Reply::Failed(Failure::Disk));
    }
    type_ahead(&mut it, "down");
    assert_eq!(cursor_row(&it), 1);
}

/// The details pane and Enter apply to the row under the cursor, even before its details are
/// loaded.
#[test]
fn details_are_never_those_of_another_row() {
    let mut it = Driver::new(World::full(), Some("piet"), (100, 30));
    it.press("7");
    let Screen::Log(log) = &it.state.screen else { panic!("{}", it.screen()) };
    let rows: Vec<_> = log.list.rows().iter().take(30).cloned().collect();
    let first = rows[0].operation;
    let other = rows.iter().position(|row| row.operation.is_some() && row.operation != first);
    for _ in 0..other.unwrap() {
        type_ahead(&mut it, "down");
    }
    let Screen::Log(log) = &it.state.screen else { panic!("{}", it.screen()) };
    assert!(log.operation().is_none(), "not that of the first row");
    type_ahead(&mut it, "enter");
    assert!(it.state.overlay.is_none(), "Enter waits for the operation");
    it.settle();
    assert!(it.state.overlay.is_some());
}

#[test]
fn two_lists_of_one_kind_keep_their_own_filter_and_rows() {
    let mut it = Driver::signed_in("piet");
    it.press("3 /").type_text("ke").press("down").see("Kees Mulder").miss("Jan Jansen");
    it.press(":").type_text("jan").see("Jan Jansen").press("esc");
    it.see("Filter  ke").see("Kees Mulder").miss("Jan Jansen");
    it.press("2 end enter right right right /").type_text("toegevoegd").press("down");
    let of_organisation = it.screen();
    it.press("7").see("Filter  naam").press("2 end enter").see("Details");
    assert_ne!(it.screen(), of_organisation);
}

#[test]
fn an_answer_fills_every_part_that_awaits_it() {
    let mut it = Driver::signed_in("piet");
    it.press("3 home");
    type_ahead(&mut it, "enter");
    assert_eq!(it.pending_count(), 1, "the details and the access are one query");
    it.settle();
    it.see("eigendomein.nl").see("Bakkerij");
}

#[test]
fn queries_of_a_closed_screen_are_cancelled() {
    let mut it = Driver::signed_in("piet");
    it.press("2 end");
    type_ahead(&mut it, "enter");
    let opened = it.pending_count();
    assert!(opened > 0);
    type_ahead(&mut it, "esc");
    for _ in 0..opened {
        assert!(it.reply_late(), "cancelled");
    }
    it.settle();
    it.miss("Details  Leden").see("Organisaties");
}

/// Key sequences that change no data. Left and right are left out, because they switch tabs without
/// waiting.
/// On Els' own page a menu of roles would only hold refusals, so its key says why instead. Until the
/// page is loaded, that is unknown.
#[test]
fn the_key_of_a_menu_waits_until_it_is_known_whether_it_opens() {
    let (mut slow, mut fast) = (Driver::signed_in("els"), Driver::signed_in("els"));
    slow.press("g e r");
    type_ahead(&mut fast, "g e r");
    fast.settle();
    slow.miss("rol in de omgeving: Basisgebruiker");
    assert_eq!(fast.screen(), slow.screen());
}

fn any_key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "down",
        "down",
        "up",
        "home",
        "end",
        "pgdn",
        "enter",
        "space",
        "*",
        "s n",
        "s r",
        "s s",
        "S",
        "/ j enter",
        "/ k k enter",
        "/ ctrl-u enter",
        "1",
        "2",
        "3",
        "4",
        "7",
        "f",
        "g e",
        "tab",
        "R",
    ])
}

proptest! {
    #![proptest_config(crate::support::proptest_config(48))]

    /// Typing ahead and waiting for each answer lead to identical screens, in any order of answers. No
    /// time passes for either: text that nothing takes is ignored for as long as it goes on.
    #[test]
    fn typing_ahead_gives_the_same_screen_as_waiting(
        who in prop::sample::select(vec!["piet", "els", "anna"]),
        typed in prop::collection::vec((any_key(), prop::collection::vec(0_usize..4, 0..3)), 1..25),
    ) {
        let mut slow = Driver::signed_in(who);
        let mut fast = Driver::signed_in(who);
        for (keys, replies) in &typed {
            type_and_wait(&mut slow, keys);
            type_ahead(&mut fast, keys);
            for from in replies {
                fast.reply(*from);
                fast.reply_late();
            }
        }
        fast.settle();
        // Close which-key: it shows the reasons from the moment that it opened.
        slow.press("esc");
        fast.press("esc");
        prop_assert_eq!(fast.screen(), slow.screen());
    }
}
