//! Menus of keys of which none works: they close, and say why (R264).

use super::{guard, stray, unoffered};
use crate::app::{Action, Availability, DisabledReason, Key, Situation, State};

/// Closes a menu of keys of which none works, and says why.
pub(super) fn close(state: &mut State) {
    if let Some(action) = only_hidden(state) {
        state.pending.clear();
        guard::arm_letter(state);
        if state.dialog.is_some() {
            stray::say_not_here(state);
        } else {
            unoffered::say_why_not_here(state, action);
        }
    } else if let Some(why) = common_refusal(state) {
        state.pending.clear();
        stray::say_here(state, |state| why.words(state));
        guard::arm_menu_letter(state);
    }
}

/// Returns whether a menu of keys may turn out to be empty once the data is loaded: none of its
/// actions works yet.
pub(super) fn is_undecided(state: &State, key: Key) -> bool {
    let typed: Vec<Key> = state.pending.iter().copied().chain([key]).collect();
    let situation = Situation::from_focus(state);
    let after = state.keymap.bindings_after(state.contexts(), &typed).into_iter();
    let answers: Vec<_> = after.map(|(_, action)| situation.availability(action)).collect();
    answers.contains(&Availability::Pending) && !answers.contains(&Availability::Available)
}

/// Returns why none of the actions that the pending keys can lead to works, if the reason is one.
fn common_refusal(state: &State) -> Option<DisabledReason> {
    let situation = Situation::from_focus(state);
    let after = state.keymap.bindings_after(state.contexts(), &state.pending);
    let answers = after.into_iter().map(|(_, action)| situation.availability(action));
    let mut answers = answers.filter(Availability::is_listed);
    let first = answers.next()?.reason()?.clone();
    let said = first.message(state);
    let is_first =
        |answer: Availability| answer.reason().is_some_and(|why| why.message(state) == said);
    answers.all(is_first).then_some(first)
}

/// Returns the first action that the pending keys can lead to, if none of them is offered here: a
/// menu of keys would be empty.
fn only_hidden(state: &State) -> Option<Action> {
    let actions = state.keymap.bindings_after(state.contexts(), &state.pending);
    let situation = Situation::from_focus(state);
    let is_hidden =
        |(_, action): &(String, Action)| situation.availability(*action) == Availability::Hidden;
    actions.iter().all(is_hidden).then(|| actions.first().map(|(_, action)| *action)).flatten()
}
