//! Reasons why actions are unavailable, for the palette, the help and which-key.

use std::collections::BTreeMap;

use super::shell_equivalent;
use crate::{
    app::{
        Action, Geometry, MenuItem, State,
        screens::{ScreenContext, ScreenOutcome},
    },
    domain::Locked,
    text::{self, Texts},
};

/// The reasons why these actions are unavailable; available ones have no entry.
pub(crate) fn reasons(
    state: &mut State,
    actions: impl IntoIterator<Item = Action>,
) -> BTreeMap<Action, String> {
    let mut reasons = BTreeMap::new();
    for action in actions {
        if let Some(why) = why_not(state, action) {
            reasons.insert(action, why);
        }
    }
    reasons
}

/// Why the file is read-only, for an action that writes.
pub(crate) fn locked(state: &State, action: Action) -> Option<Locked> {
    state.locked.filter(|_| writes(action))
}

/// Returns whether an action changes data instead of only navigating.
fn writes(action: Action) -> bool {
    shell_equivalent::shell_equivalent(action).is_some()
        && MenuItem::of(action).is_none()
        && action != Action::Help
}

/// Returns why an action that writes is unavailable: the file is read-only, or the screen refuses.
/// It runs the action on the screen and discards the outcome.
pub(crate) fn why_not(state: &mut State, action: Action) -> Option<String> {
    use Action::{Accept, Decline, Redo, Undo};
    let texts: &'static Texts = state.texts;
    if let Some(why) = locked(state, action) {
        return Some((texts.read_only)(why));
    }
    // Only the store can judge these, or the screen handles them by other means.
    let is_elsewhere = matches!(action, Accept | Decline | Undo | Redo);
    let is_tried = writes(action) && !is_elsewhere;
    if !is_tried || state.menu.is_some() {
        return None;
    }
    let height = Geometry::of(state).height();
    let (now, zone, me, key) = (state.now, &state.zone, state.me.get(), state.key);
    let around = ScreenContext { height, now, texts, zone, me, key };
    match state.screen.show_mut().act(action, around) {
        ScreenOutcome::Refused(why) => Some((texts.why_short)(&why, &state.zone, state.now)),
        ScreenOutcome::Say(said) => Some(said),
        ScreenOutcome::Stay => Some(text::setup::NOTHING_HERE.of(texts.lang).to_owned()),
        _ => None,
    }
}
