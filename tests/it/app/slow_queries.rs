//! Slow queries: the old rows stay, a notice appears, and Esc cancels.

use toegang::{
    app::Msg,
    domain::{Moment, Now},
};

use crate::support::{Driver, World};

/// Advances the clock without replies from the store.
fn pass_time(it: &mut Driver, millis: i64) {
    let Now { at, today } = it.state.now;
    it.send(Msg::Clock(Now { at: Moment(at.0 + millis), today }));
}

/// Types a filter in the list of users, as Piet, without replies.
fn type_filter() -> Driver {
    let mut it = Driver::new(World::small_world(), Some("piet"), (100, 30));
    it.press("3 /").see("Kees Mulder");
    for key in ["j", "a"] {
        it.send(Msg::Key(key.parse().unwrap()));
    }
    it
}

#[test]
fn a_slow_answer_shows_a_loading_notice_and_keeps_the_old_rows() {
    let mut it = type_filter();
    assert_eq!(it.pending_count(), 1, "nobody waits for the answer to the first letter");
    pass_time(&mut it, 149);
    it.miss("laden…").see("Kees Mulder");
    assert!(it.state.wake_at().is_some(), "to say so");
    pass_time(&mut it, 1);
    it.see("laden…").see("Kees Mulder").see("Esc annuleren");
    assert_eq!(it.state.wake_at(), None, "it is said once");
    it.settle();
    it.miss("laden…").miss("Kees Mulder").see("Jan Jansen");
}

#[test]
fn esc_cancels_a_slow_query_and_keeps_the_old_rows() {
    let mut it = type_filter();
    pass_time(&mut it, 200);
    it.send(Msg::Key("esc".parse().unwrap()));
    assert_eq!(it.pending_count(), 0, "it was told to stop");
    it.miss("laden…").see("Kees Mulder").miss("Filter  ja");
    pass_time(&mut it, 1_000);
    it.miss("laden…");
    it.press("r").see("Kees Mulder");
}
