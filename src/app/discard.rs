//! What was typed is not thrown away by one key.

use super::{Action, State, Tone};

/// Asks once before an action that throws away what was typed or chosen; says whether it asks now.
pub(super) fn asks_first(state: &mut State, action: Action) -> bool {
    let asked = state.asked_about.take() == Some(action);
    let waiting = state.sent.is_some() || state.overlay.is_some();
    let Some(dialog) = state.dialog.as_mut() else { return false };
    let question = match action {
        Action::Quit if dialog.asks_to_stay() => return true,
        Action::Quit if dialog.holds_input() => state.texts.still_typed,
        Action::Back | Action::No if !waiting && dialog.loses_input() => state.texts.discard_typed,
        _ => return false,
    };
    if asked {
        state.toasts.take_back(question);
        return false;
    }
    state.say(Tone::Notice, vec![question.to_owned()]);
    state.asked_about = Some(action);
    true
}
