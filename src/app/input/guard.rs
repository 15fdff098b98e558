//! Keeps a key that is held down, or pressed twice, and a double click from answering a second
//! question (R220).

use ratatui::layout::Position;

use super::{
    guarded::GuardedKey,
    step::{Step, step},
    stray,
};
use crate::{
    app::{Context, Dialog, Key, Overlay, State, state::HeldInput},
    text,
};

/// A guarded key works again after this many milliseconds without it. A key that is held down
/// repeats within that time, the first time too.
const SILENCE_MS: i64 = 700;

/// Nobody types a key twice within this many milliseconds.
const MIN_TYPED_MS: i64 = 60;

/// The contexts whose keys answer a request or act on the row of a card.
const ANSWERING: [Context; 3] = [Context::Inbox, Context::Card, Context::Reasons];

/// The questions on the screen before a key, to compare with those after it.
pub(crate) struct Before {
    /// `true` on a list or card of requests, before a command was sent.
    can_answer: bool,
    /// `true` in a question, and in a sequence, whose last key the user chose in a menu.
    has_question: bool,
    asks_in_dialog: bool,
    step: Option<Step>,
}

impl Before {
    pub(crate) fn of(state: &State) -> Self {
        let contexts = state.contexts();
        Self {
            can_answer: state.sent.is_none()
                && contexts.iter().any(|context| ANSWERING.contains(context)),
            has_question: has_question(state) || !state.pending.is_empty(),
            asks_in_dialog: asks_in_dialog(state),
            step: step(state),
        }
    }
}

/// Returns whether a question is open.
pub(in crate::app) const fn has_question(state: &State) -> bool {
    matches!(state.dialog, Some(Dialog::Confirm(_) | Dialog::Decline(_)))
}

/// Returns whether something covers the open dialog: its own question or explanation, or a sheet.
fn asks_in_dialog(state: &State) -> bool {
    let Some(dialog) = &state.dialog else { return false };
    dialog.show().asks() || matches!(state.overlay, Some(Overlay::Sheet(_) | Overlay::Help(_)))
}

/// Guards a key that answered a request, opened a question, or closed what covered a dialog, and an
/// Enter that opened a dialog or went to its next step.
pub(super) fn arm(state: &mut State, key: Key, before: &Before) {
    let answered = before.can_answer && state.sent.is_some();
    let opened = !before.has_question && has_question(state) && key.printable().is_some();
    let closed = before.asks_in_dialog && !asks_in_dialog(state) && state.dialog.is_some();
    let goes_on = is_enter(key) && goes_on(state, before);
    if answered || opened || (is_enter(key) && closed) || goes_on {
        let works_alone = goes_on && !closed && is_next_step_of_access(state, before);
        guard(state, key, works_alone);
    }
}

/// Returns whether the second step of a dialog that gives access followed on its first: a fast typist
/// goes on at once, as nothing but the choice is there to read.
fn is_next_step_of_access(state: &State, before: &Before) -> bool {
    let kind = |step: Option<Step>| step.map(|(dialog, _)| dialog);
    gives_access(state) && kind(step(state)) == kind(before.step)
}

const fn gives_access(state: &State) -> bool {
    matches!(state.dialog, Some(Dialog::AddMembers(_) | Dialog::GiveAccess(_)))
}

/// Returns whether a dialog or step opened in which another Enter would act unread.
fn goes_on(state: &State, before: &Before) -> bool {
    let step = step(state);
    step.is_some() && step != before.step
}

/// Guards Enter if it gave the command whose answer opened a dialog, or if that is a code, which is
/// shown once.
pub(crate) fn arm_after_answer(state: &mut State, before: &Before) {
    let is_code = matches!(state.dialog, Some(Dialog::Code(_)));
    let Some(enter) = Key::from_name("enter") else { return };
    if goes_on(state, before) && (is_code || state.last_key == Some(enter)) {
        guard(state, enter, false);
    }
}

/// Guards against the second click of a double click on a button, after the first one answered a
/// request or led to another dialog, step or question: it would press what stands there now.
pub(super) fn arm_click(state: &mut State, place: Position, before: &Before) {
    let answered = before.can_answer && state.sent.is_some();
    let opened = !before.has_question && has_question(state);
    if answered || opened || goes_on(state, before) {
        state.guarded = Some(GuardedKey::Click { place, at: state.now.at });
    }
}

/// Returns whether a click does nothing because it is the second of a double click on a button.
pub(super) fn swallow_click(state: &mut State, place: Position) -> bool {
    let now = state.now.at;
    let first = state.guarded.take_if(|it| matches!(it, GuardedKey::Click { .. }));
    let is_second = matches!(
        first,
        Some(GuardedKey::Click { place: of, at })
            if of == place && now.millis_since(at) < SILENCE_MS
    );
    if is_second {
        state.guarded = Some(GuardedKey::Click { place, at: now });
    }
    is_second
}

fn guard(state: &mut State, key: Key, works_alone: bool) {
    state.guarded = Some(GuardedKey::Same { key, at: state.now.at, works_alone });
    while state.held.front().is_some_and(|held| matches!(held, HeldInput::Key(k) if *k == key)) {
        state.held.pop_front();
    }
}

fn is_enter(key: Key) -> bool {
    Some(key) == Key::from_name("enter")
}

/// Guards the letter after the first key of a sequence that the card or question does not know.
pub(super) const fn arm_letter(state: &mut State) {
    if state.dialog.is_some() {
        state.guarded = Some(GuardedKey::Letter);
    }
}

/// Guards the letter that follows at once on the first key of a menu that did not open: it was meant
/// for the menu.
pub(super) const fn arm_menu_letter(state: &mut State) {
    state.guarded = Some(GuardedKey::MenuLetter { at: state.now.at });
}

/// Returns whether this key does nothing because it is guarded. Any other key ends the guard.
pub(super) fn swallow(state: &mut State, key: Key) -> bool {
    let is_text = state.is_typing() && key.printable().is_some();
    match state.guarded.take().filter(|_| !is_text) {
        Some(GuardedKey::Same { key: guarded, at, works_alone })
            if guarded == key && state.now.at.millis_since(at) < SILENCE_MS =>
        {
            if works_alone && state.now.at.millis_since(at) >= MIN_TYPED_MS {
                state.guarded = Some(GuardedKey::Undecided { key, at: state.now.at });
            } else {
                refuse_repeat(state, key);
            }
            true
        }
        Some(GuardedKey::Undecided { key: guarded, .. }) if guarded == key => {
            refuse_repeat(state, key);
            true
        }
        Some(GuardedKey::Letter) if key.printable().is_some() => {
            stray::say_not_here(state);
            true
        }
        // The reason why the menu did not open stays.
        Some(GuardedKey::MenuLetter { at }) => {
            key.printable().is_some() && state.now.at.millis_since(at) < stray::SAME_TEXT_MS
        }
        _ => false,
    }
}

/// Says that a key that is held down does nothing, and guards it further.
fn refuse_repeat(state: &mut State, key: Key) {
    // The result of the first press is seen before this.
    if !state.toasts.has_fresh_result(state.now.at) {
        stray::say_here(state, |state| text::input::KEY_JUST_USED.of(state.lang).to_owned());
    }
    state.guarded = Some(GuardedKey::Same { key, at: state.now.at, works_alone: false });
}

/// Takes the key that waited to be told from one that is held down, if it was typed: another key
/// follows, or none did in time. Returns `None` if the dialog that it was meant for is closed.
pub(super) fn take_typed(state: &mut State, next: Option<Key>) -> Option<Key> {
    let now = state.now.at;
    let is_late = |it: &GuardedKey| it.typed_at().is_some_and(|at| now.millis_since(at) >= 0);
    let is_followed = |it: &GuardedKey, next: Key| matches!(it, GuardedKey::Undecided { key, .. } if *key != next);
    let typed =
        state.guarded.take_if(|it| is_late(it) || next.is_some_and(|next| is_followed(it, next)));
    match typed {
        Some(GuardedKey::Undecided { key, .. }) if gives_access(state) => Some(key),
        _ => None,
    }
}
