//! Confirmation before input is discarded.

use crate::app::{Action, MenuItem, State, Tone};

/// Asks once before an action that discards input. Returns whether it asks now.
pub(crate) fn asks_first(state: &mut State, action: Action) -> bool {
    let action = match (state.menu, action) {
        (Some(place), Action::Open | Action::Right) => place.action(),
        (_, action) => action,
    };
    let before = state.asked_about.take();
    let Some((question, about)) = question(state, action) else { return false };
    let Some(question) = question else { return true };
    if before == Some(about) {
        state.toasts.take_back(question);
        return false;
    }
    state.say(Tone::Notice, vec![question.to_owned()]);
    state.asked_about = Some(about);
    true
}

/// Returns the question to ask before `action`, or `None` if no input is at stake. The text is
/// `None` if the dialog asks by itself; the action identifies the question.
fn question(state: &mut State, action: Action) -> Option<(Option<&'static str>, Action)> {
    let waiting = state.sent.is_some() || state.overlay.is_some();
    let texts = state.texts;
    let Some(dialog) = state.dialog.as_mut() else {
        let leaves =
            MenuItem::of(action).is_some() || matches!(action, Action::GoSignIn | Action::Quit);
        let (_, form) = state.waiting.as_ref().filter(|_| leaves)?;
        let said = if action == Action::Quit { texts.still_typed } else { texts.leave_typed };
        return form.is_touched().then_some((Some(said), action));
    };
    match action {
        Action::Quit if dialog.show_mut().asks_to_stay() => Some((None, action)),
        Action::Quit if dialog.show().holds_input() => Some((Some(texts.still_typed), action)),
        _ if waiting || !dialog.show().closes_with(action) || !dialog.show().loses_input() => None,
        Action::Back | Action::No => Some((Some(texts.discard_typed), Action::Back)),
        _ => Some((Some(texts.leave_typed), action)),
    }
}
