//! Handles input when it arrives, or queues it until the data that it needs is loaded.

use super::{empty_menu, guard, press, stray, text_input};
use crate::app::{
    Action, Availability, Dialog, Effects, Geometry, Key, KeyMeaning, State, availability,
    lists::sort, state::HeldInput,
};

/// Handles a key while only a notice is shown. Only keys that change no data work.
fn press_on_notice(state: &mut State, key: Key) -> Effects {
    let found = state.keymap.find(state.notice_contexts(), &[], key);
    match found {
        KeyMeaning::Action(action @ (Action::Quit | Action::Suspend | Action::Redraw)) => {
            press::attempt(state, action)
        }
        _ => Effects::none(),
    }
}

/// Handles one key. A key that needs data still loading is queued, and so are later keys. The
/// effect of typing therefore does not depend on its speed.
pub(crate) fn press(state: &mut State, key: Key) -> Effects {
    if Geometry::from_state(state).has_only_notice {
        return press_on_notice(state, key);
    }
    state.last_key = Some(key);
    let typed = press_typed(state, Some(key));
    typed.join(press_next(state, key))
}

/// Presses the key that waited to be told from one that is held down, if that was typed.
pub(crate) fn press_typed(state: &mut State, next: Option<Key>) -> Effects {
    guard::take_typed(state, next).map_or_else(Effects::none, |key| press_next(state, key))
}

fn press_next(state: &mut State, key: Key) -> Effects {
    if guard::swallow(state, key) {
        return Effects::redraw();
    }
    let urgent = is_urgent(state, key);
    if urgent {
        state.held.clear();
    } else if !state.held.is_empty() || must_wait(state, key) {
        state.held.push_back(HeldInput::Key(key));
        return Effects::none();
    }
    let effects = press::press_now(state, key);
    sort::apply_order(state);
    effects
}

/// Handles a key that arrived right after Esc. Means Alt plus the key if that is bound, else Esc
/// and then the key.
pub(crate) fn press_after_esc(state: &mut State, key: Key) -> Effects {
    let alt = Key { alt: true, ..key };
    if let KeyMeaning::Action(_) = state.keymap.find(state.contexts(), &state.pending, alt) {
        return press(state, alt);
    }
    let Some(esc) = Key::from_name("esc") else { return press(state, key) };
    let effects = press(state, esc);
    effects.join(press(state, key))
}

/// Handles a paste, after any queued input.
pub(crate) fn paste(state: &mut State, text: String) -> Effects {
    if Geometry::from_state(state).has_only_notice {
        return Effects::none();
    }
    if !state.held.is_empty() || state.is_in_flight() {
        state.held.push_back(HeldInput::Paste(text));
        return Effects::none();
    }
    text_input::paste(state, &text)
}

/// Handles text keys that arrived together, which may be an unmarked paste.
pub(crate) fn burst(state: &mut State, keys: Vec<Key>) -> Effects {
    if Geometry::from_state(state).has_only_notice {
        return Effects::none();
    }
    if !state.held.is_empty() || state.is_in_flight() {
        state.held.push_back(HeldInput::Burst(keys));
        return Effects::none();
    }
    if stray::is_paste(state, &keys) {
        return stray::refuse_paste(state);
    }
    let mut effects = Effects::none();
    for key in keys {
        let had_dialog = state.dialog.is_some();
        effects = effects.join(press(state, key));
        state.dismiss_old_remark();
        // Nobody has read a question that the same keys opened, so they do not answer it.
        if !had_dialog && matches!(state.dialog, Some(Dialog::Confirm(_))) {
            stray::ignore_text(state);
            break;
        }
    }
    effects
}

/// Replays queued input after an answer, until a key must wait for another answer.
pub(crate) fn replay(state: &mut State, mut effects: Effects) -> Effects {
    while let Some(typed) = state.held.front() {
        let waits = match typed {
            HeldInput::Key(key) => must_wait(state, *key),
            HeldInput::Action(action) => availability(state, *action) == Availability::Pending,
            HeldInput::Burst(_) | HeldInput::Paste(_) => state.is_in_flight(),
        };
        if waits {
            break;
        }
        let more = match state.held.pop_front() {
            Some(HeldInput::Key(key)) => press::press_now(state, key),
            Some(HeldInput::Action(action)) => press::attempt(state, action),
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
        sort::apply_order(state);
        state.dismiss_old_remark();
        effects = effects.join(more);
    }
    effects
}

/// Returns whether a key works at once, such as Esc and Ctrl+C.
fn is_urgent(state: &State, key: Key) -> bool {
    let pending = if key.printable().is_some() { state.pending.as_slice() } else { &[] };
    let found = state.keymap.find(state.contexts(), pending, key);
    matches!(found, KeyMeaning::Action(action) if action.is_urgent())
}

/// Returns whether a key must wait: for the reply to a command, or for the data that its action or
/// its menu needs.
fn must_wait(state: &State, key: Key) -> bool {
    if state.is_in_flight() {
        return true;
    }
    if state.is_typing() && key.printable().is_some() {
        return false;
    }
    match state.keymap.find(state.contexts(), &state.pending, key) {
        KeyMeaning::Action(action) => availability(state, action) == Availability::Pending,
        KeyMeaning::Prefix => empty_menu::is_undecided(state, key),
        KeyMeaning::Nothing => false,
    }
}
