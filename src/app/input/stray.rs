//! Stray input: a letter that the open menu or question does not know, or text that arrives where
//! no field has focus. It does nothing, and the text that follows at once is ignored too (R144,
//! R145).

use std::mem::discriminant;

use super::step::step;
use crate::{
    app::{
        Action, Availability, Binding, Dialog, Effects, Key, KeyMeaning, Situation, State,
        ToastWords, availability,
        layout::buttons::letter_of,
        replies::toast::{Place, RemarkHere},
        state::StrayKey,
    },
    text::{self, InEachLang},
};

/// A key within this many milliseconds of the previous key belongs to what that was meant for.
pub(super) const SAME_TEXT_MS: i64 = 500;
/// Minimum number of keys in one read that counts as a paste instead of typing ahead.
const MIN_PASTE_KEYS: usize = 8;

/// Ignores a key that the open menu or question does not offer, and the keys right after it. Shows
/// one message for all. Returns whether the key was ignored.
pub(crate) fn ignore_stray_key(state: &mut State, key: Key) -> bool {
    let asks = asks_for_letter(state);
    let last = state.stray.filter(|stray| state.now.at.0 - stray.at.0 < SAME_TEXT_MS);
    let goes_on = last.is_some_and(|stray| asks || stray.pasted) && key.is_text();
    if !goes_on && (!asks || is_choice(state, key)) {
        state.stray = None;
        return false;
    }
    let pasted = last.is_some_and(|stray| stray.pasted);
    state.stray = Some(StrayKey { at: state.now.at, pasted });
    if !goes_on {
        say_here(state, |state| match offered_letters(state) {
            Some(letters) => text::input::stray_in_menu(state.lang, &letters),
            None => text::input::STRAY_IN_QUESTION.of(state.lang).to_owned(),
        });
    }
    true
}

/// Answers a key with a remark, until a key does something or what is open has gone.
pub(in crate::app) fn say_here<W: Into<ToastWords>>(
    state: &mut State,
    write: impl Fn(&State) -> W,
) {
    let words = state.in_each_lang(|state| write(state).into());
    let first = |lang| words.of(lang).lines.first().cloned().unwrap_or_default();
    let (said, each) = (first(state.lang), InEachLang::new(first));
    if state.remark_here.as_ref().is_some_and(|old| old.said != said) {
        state.dismiss_remark();
    }
    state.toasts.answer(words, state.lang, state.now.at);
    let (words, place) = (Some(each), place(state));
    state.remark_here = Some(RemarkHere { said, words, place, is_in_filter: false });
}

/// Answers a key with words to choose from, in the row of the filter.
pub(in crate::app) fn offer_in_filter(state: &mut State, said: String) {
    state.dismiss_remark();
    let place = place(state);
    state.remark_here = Some(RemarkHere { said, words: None, place, is_in_filter: true });
}

fn place(state: &State) -> Place {
    Place {
        screen: discriminant(&state.screen),
        tab: state.screen.show().tab(),
        step: step(state),
        overlay: state.overlay.as_ref().map(discriminant),
        pending: state.pending.clone(),
    }
}

impl State {
    /// Removes the remark about what is open no more.
    pub(in crate::app) fn dismiss_old_remark(&mut self) -> bool {
        let here = place(self);
        let is_old = self.remark_here.as_ref().is_some_and(|it| it.place != here);
        if is_old {
            self.dismiss_remark();
        }
        is_old
    }

    /// Removes the answer to an earlier key.
    pub(in crate::app) fn dismiss_remark(&mut self) {
        if let Some(old) = self.remark_here.take() {
            self.toasts.dismiss(&old.said);
        }
    }

    /// Tells the answer to an earlier key in the language of now. The words of a filter go.
    pub(in crate::app) fn translate_remark(&mut self) {
        let lang = self.lang;
        self.remark_here.take_if(|remark| remark.words.is_none());
        if let Some(RemarkHere { said, words: Some(words), .. }) = &mut self.remark_here {
            said.clone_from(words.of(lang));
        }
    }

    /// The words that the row of the filter offers, after Tab.
    pub(in crate::app) fn filter_choices(&self) -> Option<&str> {
        let remark = self.remark_here.as_ref()?;
        remark.is_in_filter.then_some(remark.said.as_str())
    }
}

/// Says that a key does nothing in a question.
pub(crate) fn say_not_here(state: &mut State) {
    say_here(state, |state| text::input::STRAY_IN_QUESTION.of(state.lang).to_owned());
}

/// Returns whether the program waits for a letter: in a menu of key sequences or a question.
fn asks_for_letter(state: &State) -> bool {
    if state.overlay.is_some() {
        return false;
    }
    let question = match &state.dialog {
        Some(Dialog::Form(_) | Dialog::DayPrompt(_)) | None => false,
        Some(dialog) => !dialog.show().is_typing(),
    };
    question || !state.pending.is_empty()
}

/// Returns whether the menu or question accepts the key. A question also accepts every key that
/// types no character.
fn is_choice(state: &State, key: Key) -> bool {
    let found = |pending: &[Key]| state.keymap.find(state.contexts(), pending, key);
    if state.pending.is_empty() {
        let known = match found(&[]) {
            KeyMeaning::Nothing => false,
            KeyMeaning::Prefix => true,
            KeyMeaning::Action(action) => {
                let is_shown = availability(state, action) != Availability::Hidden;
                is_shown && (!action.is_answer() || gives_answer(state, action, key))
            }
        };
        return known || key.printable().is_none();
    }
    let leaves = matches!(found(&[]), KeyMeaning::Action(action) if action.is_urgent());
    found(&state.pending) != KeyMeaning::Nothing || (leaves && key.printable().is_none())
}

/// Returns whether the key is the one that the button of this answer shows.
fn gives_answer(state: &State, action: Action, key: Key) -> bool {
    let letter = letter_of(state, action);
    letter.is_none() || key.printable().is_none() || key.printable() == letter
}

/// The letters that the open menu offers, for the message; `None` in a question.
fn offered_letters(state: &State) -> Option<String> {
    let after = state.keymap.bindings_after(state.contexts(), &state.pending);
    let situation = Situation::from_focus(state);
    let offered =
        after.into_iter().filter(|(_, action)| situation.availability(*action).is_listed());
    let letters: Vec<String> = offered.map(|(keys, _)| keys).collect();
    (!state.pending.is_empty()).then(|| letters.join(", "))
}

/// Returns whether keys that arrived together are a paste without a field for it. Keys that open a
/// field and continue there, or that only move, were typed ahead.
pub(crate) fn is_paste(state: &State, keys: &[Key]) -> bool {
    if state.is_typing() {
        return false;
    }
    if asks_for_letter(state) {
        let are_typed = if state.pending.is_empty() { are_choices } else { continue_menu };
        return !are_typed(state, keys);
    }
    // No letter acts in a form, and Tab goes to the field for the text that follows.
    if matches!(state.dialog, Some(Dialog::Form(_)))
        && keys.first() == Key::from_name("tab").as_ref()
    {
        return false;
    }
    let mut rest = keys.iter();
    while let Some(key) = rest.next() {
        let known: Vec<&Binding> = screen_bindings(state, *key).collect();
        let all = |what: fn(Action) -> bool| {
            !known.is_empty() && known.iter().all(|binding| what(binding.action))
        };
        if all(opens_a_field) {
            return false;
        }
        if !all(moves) {
            let strange = |key: &Key| key.printable().is_some() && !is_known(state, *key);
            return keys.len() >= MIN_PASTE_KEYS || keys.iter().any(strange);
        }
        if known.iter().any(|binding| binding.keys.len() > 1) {
            rest.next();
        }
    }
    false
}

/// Returns whether the open dialog knows all these keys, up to one that opens a field for the others:
/// a fast typist or a slow connection sends several at once, and text is hardly made of them.
fn are_choices(state: &State, keys: &[Key]) -> bool {
    for key in keys {
        let found = state.keymap.find(state.contexts(), &[], *key);
        if let KeyMeaning::Action(Action::PickLastDay | Action::PickMessage) = found {
            return true;
        }
        if found == KeyMeaning::Nothing || !is_choice(state, *key) {
            return false;
        }
    }
    true
}

/// Returns whether these keys choose from the open menu of key sequences and go on there: in the field
/// that the choice opens, or by moving in the list.
fn continue_menu(state: &State, keys: &[Key]) -> bool {
    let Some((first, rest)) = keys.split_first() else { return false };
    let KeyMeaning::Action(action) = state.keymap.find(state.contexts(), &state.pending, *first)
    else {
        return false;
    };
    let only_moves = |key: &Key| {
        let mut known = screen_bindings(state, *key).peekable();
        known.peek().is_some() && known.all(|binding| moves(binding.action))
    };
    availability(state, action) == Availability::Available
        && (opens_a_field(action) || rest.iter().all(only_moves))
}

/// The bindings of screens that start with this key.
fn screen_bindings(state: &State, key: Key) -> impl Iterator<Item = &Binding> {
    let all = state.keymap.bindings().iter().filter(|binding| binding.context.is_on_screens());
    all.filter(move |binding| binding.keys.first() == Some(&key))
}

/// Returns whether the key focuses the filter on screens with a list.
pub(crate) fn is_filter_key(state: &State, key: Key) -> bool {
    screen_bindings(state, key).any(|binding| binding.action == Action::Filter)
}

fn is_known(state: &State, key: Key) -> bool {
    state.keymap.bindings().iter().any(|binding| binding.keys.contains(&key))
}

const fn moves(action: Action) -> bool {
    use Action::{Bottom, Down, Go, GoMyself, GoSignIn, Left, Open, OtherPane, Right, Top, Up};
    matches!(
        action,
        Bottom | Down | Go(_) | GoMyself | GoSignIn | Left | Open | OtherPane | Right | Top | Up
    )
}

const fn opens_a_field(action: Action) -> bool {
    use Action::{
        Add, AddKey, AddTo, AddUser, AskRelation, Filter, GiveAccess, Help, NewOrganisation,
        Palette,
    };
    matches!(
        action,
        Add | AddKey
            | AddTo
            | AddUser
            | AskRelation
            | Filter
            | GiveAccess
            | Help
            | NewOrganisation
            | Palette
    )
}

/// Ignores the text that follows at once.
pub(crate) fn ignore_text(state: &mut State) {
    state.stray = Some(StrayKey { at: state.now.at, pasted: true });
}

/// Refuses a paste with a message, and ignores its remainder.
pub(crate) fn refuse_paste(state: &mut State) -> Effects {
    state.stray = Some(StrayKey { at: state.now.at, pasted: true });
    say_here(state, |state| text::input::PASTE_REFUSED.of(state.lang).to_owned());
    Effects::redraw()
}
