//! The letters of answers: each is a letter of the word on its button (R230).

use crate::app::{Action, Key, Keymap, State};

/// Returns the key that gives an answer: the first of its keys that is a letter of the word, or else
/// its first key, which the user chose.
pub(in crate::app) fn answer_key(state: &State, action: Action, word: &str) -> Option<Key> {
    let contexts = state.contexts();
    let folded = crate::domain::fold(word);
    let mut keys = keys_of(&state.keymap, contexts, action);
    let is_in_word = |key: &Key| key.printable().is_some_and(|letter| folded.contains(letter));
    keys.clone().find(is_in_word).or_else(|| keys.next())
}

fn keys_of<'a>(
    keymap: &'a Keymap,
    contexts: &'static [crate::app::Context],
    action: Action,
) -> impl Iterator<Item = Key> + Clone + 'a {
    let here = move |context: &crate::app::Context| contexts.contains(context);
    keymap
        .bindings()
        .iter()
        .filter(move |one| one.action == action && here(&one.context))
        .filter_map(|one| match one.keys.as_slice() {
            [key] => Some(*key),
            _ => None,
        })
}

impl Action {
    /// Returns whether the action answers a question that a dialog asks.
    pub fn is_answer(self) -> bool {
        self.confirms() || matches!(self, Self::YesDecline | Self::Sure | Self::SeeChange)
    }
}
