//! Asks for confirmation before an action discards input.

use super::stray;
use crate::{
    app::{Action, State},
    text::{self, Text},
};

/// Asks once before an action that discards input. Returns `true` if it asks, and the action must
/// wait.
pub(crate) fn confirm_discard(state: &mut State, action: Action) -> bool {
    let action = match (state.menu, action) {
        (Some(place), Action::Open | Action::Right) => Action::Go(place),
        (_, action) => action,
    };
    // The question is only told in the other language.
    if action == Action::Language {
        return false;
    }
    let before = state.unconfirmed_action.take();
    let Some((question, about)) = discard_question(state, action) else { return false };
    if before == Some(about) {
        state.toasts.dismiss(question.of(state.lang));
        return false;
    }
    stray::say_here(state, |state| question.of(state.lang).to_owned());
    state.unconfirmed_action = Some(about);
    true
}

impl State {
    /// The question whether to discard input, until a key answers it.
    pub fn open_question(&self) -> Option<&str> {
        self.unconfirmed_action?;
        self.remark_here.as_ref().map(|remark| remark.said.as_str())
    }
}

/// Returns the question to ask before `action`; `None` if no input would be lost. Its action
/// identifies the question.
fn discard_question(state: &State, action: Action) -> Option<(Text, Action)> {
    let waiting = state.sent.is_some() || state.overlay.is_some();
    let Some(dialog) = state.dialog.as_ref() else {
        let leaves = matches!(action, Action::Go(_) | Action::GoSignIn | Action::Quit);
        let (_, form) = state.waiting.as_ref().filter(|_| leaves)?;
        let said = if action == Action::Quit {
            text::input::QUIT_DISCARDS_INPUT
        } else {
            text::input::LEAVING_DISCARDS_INPUT
        };
        return form.is_changed().then_some((said, action));
    };
    match action {
        Action::Quit if dialog.show().holds_input() => {
            Some((text::input::QUIT_DISCARDS_INPUT, action))
        }
        _ if waiting || !dialog.show().closes_with(action) || !dialog.show().loses_input() => None,
        Action::Back | Action::No => Some((text::input::ESC_DISCARDS_INPUT, Action::Back)),
        _ => Some((text::input::LEAVING_DISCARDS_INPUT, action)),
    }
}
