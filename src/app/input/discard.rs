//! Asks for confirmation before an action discards input.

use super::stray;
use crate::{
    app::{Action, State},
    text,
};

/// Asks once before an action that discards input. Returns `true` if it asks, and the action must
/// wait.
pub(crate) fn confirm_discard(state: &mut State, action: Action) -> bool {
    let action = match (state.menu, action) {
        (Some(place), Action::Open | Action::Right) => Action::Go(place),
        (_, action) => action,
    };
    let before = state.unconfirmed_action.take();
    let Some((question, about)) = discard_question(state, action) else { return false };
    let Some(question) = question else { return true };
    if before == Some(about) {
        state.toasts.dismiss(question);
        return false;
    }
    stray::say_here(state, question.to_owned());
    state.unconfirmed_action = Some(about);
    true
}

/// Returns the question to ask before `action`; `None` if no input would be lost. Its text is
/// `None` if the dialog itself shows the question. Its action identifies the question.
fn discard_question(state: &mut State, action: Action) -> Option<(Option<&'static str>, Action)> {
    let waiting = state.sent.is_some() || state.overlay.is_some();
    let lang = state.lang;
    let Some(dialog) = state.dialog.as_mut() else {
        let leaves = matches!(action, Action::Go(_) | Action::GoSignIn | Action::Quit);
        let (_, form) = state.waiting.as_ref().filter(|_| leaves)?;
        let said = if action == Action::Quit {
            text::input::QUIT_DISCARDS_INPUT.of(lang)
        } else {
            text::input::LEAVING_DISCARDS_INPUT.of(lang)
        };
        return form.is_changed().then_some((Some(said), action));
    };
    match action {
        Action::Quit if dialog.show_mut().confirm_quit() => Some((None, action)),
        Action::Quit if dialog.show().holds_input() => {
            Some((Some(text::input::QUIT_DISCARDS_INPUT.of(lang)), action))
        }
        _ if waiting || !dialog.show().closes_with(action) || !dialog.show().loses_input() => None,
        Action::Back | Action::No => {
            Some((Some(text::input::ESC_DISCARDS_INPUT.of(lang)), Action::Back))
        }
        _ => Some((Some(text::input::LEAVING_DISCARDS_INPUT.of(lang)), action)),
    }
}
