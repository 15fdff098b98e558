//! Input as it arrives: handled at once, or held until the answer arrives that it is about.

use super::{field, press, stray, text_input};
use crate::app::{Action, Context, Effects, Geometry, Key, KeyMeaning, State, state::HeldInput};

/// Handles a key on a screen too small to draw. Only keys that write nothing work, wherever the
/// focus is.
fn press_blind(state: &mut State, key: Key) -> Effects {
    let found = state.keymap.find(&[Context::Always, Context::Everywhere], &[], key);
    match found {
        KeyMeaning::Action(action @ (Action::Quit | Action::Suspend | Action::Redraw)) => {
            press::act(state, action)
        }
        _ => Effects::none(),
    }
}

/// Handles one key. A key that needs data still loading is held, and later keys queue behind it:
/// fast typing means the same as slow typing.
pub(crate) fn press(state: &mut State, key: Key) -> Effects {
    if Geometry::of(state).is_too_small {
        return press_blind(state, key);
    }
    let urgent = is_urgent(state, key);
    if urgent {
        state.held.clear();
    } else if !state.held.is_empty() || must_wait(state, key) {
        state.held.push_back(HeldInput::Key(key));
        return Effects::none();
    }
    press::press_now(state, key)
}

/// Handles a key that arrived right after Esc: Alt plus the key if that is bound, else two keys.
pub(crate) fn press_behind_esc(state: &mut State, key: Key) -> Effects {
    let alt = Key { alt: true, ..key };
    if let KeyMeaning::Action(_) = state.keymap.find(state.contexts(), &state.pending, alt) {
        return press(state, alt);
    }
    let Some(esc) = Key::named("esc") else { return press(state, key) };
    let effects = press(state, esc);
    effects.join(press(state, key))
}

/// Handles a paste, behind any held input.
pub(crate) fn paste(state: &mut State, text: String) -> Effects {
    if Geometry::of(state).is_too_small {
        return Effects::none();
    }
    if !state.held.is_empty() || in_flight(state) {
        state.held.push_back(HeldInput::Paste(text));
        return Effects::none();
    }
    text_input::paste(state, &text)
}

/// Handles text keys that arrived together.
pub(crate) fn burst(state: &mut State, keys: Vec<Key>) -> Effects {
    if Geometry::of(state).is_too_small {
        return Effects::none();
    }
    if !state.held.is_empty() || in_flight(state) {
        state.held.push_back(HeldInput::Burst(keys));
        return Effects::none();
    }
    if stray::is_paste(state, &keys) {
        return stray::refuse_paste(state);
    }
    keys.into_iter().fold(Effects::none(), |done, key| done.join(press(state, key)))
}

/// Replays held input after an answer, until a key must wait again.
pub(crate) fn replay(state: &mut State, mut effects: Effects) -> Effects {
    while let Some(typed) = state.held.front() {
        let waits = match typed {
            HeldInput::Key(key) => must_wait(state, *key),
            HeldInput::Burst(_) | HeldInput::Paste(_) => in_flight(state),
        };
        if waits {
            break;
        }
        let more = match state.held.pop_front() {
            Some(HeldInput::Key(key)) => press::press_now(state, key),
            Some(HeldInput::Burst(keys)) if stray::is_paste(state, &keys) => {
                stray::refuse_paste(state)
            }
            Some(HeldInput::Burst(keys)) => {
                keys.into_iter().rev().for_each(|key| state.held.push_front(HeldInput::Key(key)));
                Effects::none()
            }
            Some(HeldInput::Paste(text)) => text_input::paste(state, &text),
            None => Effects::none(),
        };
        effects = effects.join(more);
    }
    effects
}

/// Returns whether a command is being executed; later input applies to its result.
pub(crate) fn in_flight(state: &State) -> bool {
    state.sent.as_ref().is_some_and(|sent| sent.busy.is_none())
}

/// Returns whether a key is never held: Back, Quit, Suspend and Redraw.
fn is_urgent(state: &State, key: Key) -> bool {
    let pending = if key.printable().is_some() { state.pending.as_slice() } else { &[] };
    let found = state.keymap.find(state.contexts(), pending, key);
    matches!(
        found,
        KeyMeaning::Action(Action::Back | Action::Quit | Action::Suspend | Action::Redraw)
    )
}

fn must_wait(state: &State, key: Key) -> bool {
    if in_flight(state) {
        return true;
    }
    if state.overlay.is_some() || (state.is_typing() && key.printable().is_some()) {
        return false;
    }
    let KeyMeaning::Action(action) = state.keymap.find(state.contexts(), &state.pending, key)
    else {
        return false;
    };
    let about_rows = match action {
        Action::Help
        | Action::Palette
        | Action::Language
        | Action::Messages
        | Action::Mouse
        | Action::Refresh
        | Action::GoInbox
        | Action::GoOrganisations
        | Action::GoUsers
        | Action::GoPartners
        | Action::GoLog
        | Action::GoMyself
        | Action::GoSignIn
        | Action::Register
        | Action::Activate
        | Action::NextTab
        | Action::PreviousTab
        | Action::NextField
        | Action::PreviousField
        | Action::OtherPane
        | Action::Left
        | Action::Right
        | Action::Filter => false,
        edits if field::edits(edits) => false,
        _ => state.menu.is_none(),
    };
    match &state.dialog {
        Some(dialog) => about_rows && !dialog.is_ready(),
        None => about_rows && (!state.screen.is_ready() || awaits_rows(state, action)),
    }
}

/// Returns whether an action applies to a row that is still loading.
fn awaits_rows(state: &State, action: Action) -> bool {
    let height = Geometry::of(state).height();
    state.screen.show().list().is_some_and(|list| list.is_target_loading(action, height))
}
