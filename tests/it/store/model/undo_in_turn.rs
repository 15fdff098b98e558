//! Several acts are undone in turn and redone in turn, twice.

use proptest::prelude::*;
use toegang::domain::UndoTarget;

use super::{
    ModelRun,
    acts::{Act, Draw, any_draw},
    can_be_undone_exactly, describe_by_name, replay,
    state::Model,
};
use crate::example::check_invariants;

/// Performs the acts as one user. Returns the states before, between and after the last acts that
/// undo restores exactly.
fn perform_all(play: &mut ModelRun, acts: &[Draw]) -> Vec<String> {
    let actor = play.world.user("piet");
    let mut states = vec![describe_by_name(&play.model)];
    for drawn in acts {
        let act = drawn.to_act(&play.model);
        let is_of_others = matches!(
            act,
            Act::Undo(_)
                | Act::UndoOperation(_)
                | Act::Register { .. }
                | Act::Activate { .. }
                | Act::UseKey { .. }
                | Act::AdvanceDays(_)
                | Act::CatchUp
        );
        if is_of_others {
            continue;
        }
        let done = play.perform(actor, &act);
        let before = read_model(play);
        let Some(Ok(_)) = done else { continue };
        if !can_be_undone_exactly(actor, &act, &before, &play.model) {
            states.clear();
        }
        states.push(describe_by_name(&play.model));
    }
    states
}

/// Reads the model of the file as it is now, and returns the one before.
fn read_model(play: &mut ModelRun) -> Model {
    let now = Model::from_log(&play.world.path(), play.world.now);
    std::mem::replace(&mut play.model, now)
}

fn step_and_compare(play: &mut ModelRun, which: UndoTarget, expected: &str) {
    let actor = play.world.user("piet");
    let done = play.perform(actor, &Act::Undo(which)).unwrap();
    assert!(done.is_ok(), "{which:?}: {done:?}");
    read_model(play);
    assert_equal_lines(&describe_by_name(&play.model), expected, which);
}

fn assert_equal_lines(found: &str, expected: &str, which: UndoTarget) {
    let only = |here: &str, there: &str| {
        let there: Vec<&str> = there.lines().collect();
        here.lines().filter(|line| !there.contains(line)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!((only(found, expected), only(expected, found)), <_>::default(), "{which:?}");
}

proptest! {
    #![proptest_config(crate::support::proptest_config(12))]

    #[test]
    fn acts_are_undone_and_redone_in_turn(acts in prop::collection::vec(any_draw(), 1..40)) {
        let mut play = ModelRun::new();
        let states = perform_all(&mut play, &acts);
        for _ in 0..2 {
            for expected in states.iter().rev().skip(1) {
                step_and_compare(&mut play, UndoTarget::Last, expected);
            }
            for expected in states.iter().skip(1) {
                step_and_compare(&mut play, UndoTarget::LastUndone, expected);
            }
        }
        check_invariants(&replay(&play.world), play.world.now);
    }
}
