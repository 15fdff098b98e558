//! The keymap: the action of each key sequence, per context.

use std::collections::HashMap;

use crate::{
    app::{Action, Context, Key},
    config::{AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value},
};

/// The meaning of a key in the current contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMeaning {
    /// The key performs this action.
    Action(Action),
    /// The key begins or continues a longer sequence.
    Prefix,
    /// The key has no meaning in these contexts.
    Nothing,
}

/// A key sequence and the action that it performs in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The context where the sequence works.
    pub context: Context,
    /// The keys to press, one after the other; often only one.
    pub keys: Vec<Key>,
    /// The action that the sequence performs.
    pub action: Action,
}

impl Binding {
    /// Formats the sequence for the screen, such as `g i` or `Ctrl+S`.
    pub fn display_keys(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Returns the keys after `pending`; `None` unless the sequence starts with `pending` and is
    /// longer.
    fn remaining_keys(&self, pending: &[Key]) -> Option<&[Key]> {
        self.keys.strip_prefix(pending).filter(|rest| !rest.is_empty())
    }
}

/// Ctrl+C always quits, even if the configuration binds it.
const CTRL_C: Key = Key { ctrl: true, ..Key::char('c') };

fn is_fixed_binding(action: Action, context: Context) -> bool {
    action == Action::Quit && context == Context::Always
}

fn is_not_text(key: &Key) -> bool {
    key.printable().is_none()
}

/// All bindings. The first context with a binding for a key wins.
#[derive(Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    /// Indices of the bindings by their first key, in the order of the table of actions.
    by_first_key: HashMap<Key, Vec<usize>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with_overrides(&[])
    }
}

/// An action, the user's own key sequences for it, and their entry in the configuration.
type Override<'a> = (Action, Vec<Vec<Key>>, &'a ConfigEntry);

impl Keymap {
    fn with_overrides(chosen: &[Override<'_>]) -> Self {
        let mut all = Vec::new();
        for action in Action::all() {
            let own = chosen.iter().find(|(other, ..)| other == action).map(|(_, keys, _)| keys);
            for (context, sequences) in action.bindings() {
                // All keys in the table of actions parse; a test checks that.
                let ours = sequences.iter().map(|keys| {
                    keys.split(' ').filter_map(|key| key.parse().ok()).collect::<Vec<Key>>()
                });
                let ours: Vec<_> = ours.collect();
                let fit = |keys: &&Vec<Key>| !context.is_for_text() || keys.iter().all(is_not_text);
                let mut keys: Vec<_> = match own {
                    Some(own) => own.iter().filter(fit).cloned().collect(),
                    None => ours.clone(),
                };
                // In text contexts a letter cannot be a key, so the default keys stay.
                if keys.is_empty() && !own.is_some_and(Vec::is_empty) {
                    keys.clone_from(&ours);
                }
                if is_fixed_binding(*action, *context) {
                    keys.extend(ours.into_iter().filter(|ours| *ours == [CTRL_C]));
                    keys.dedup();
                }
                let action = *action;
                all.extend(keys.into_iter().map(|keys| Binding {
                    context: *context,
                    keys,
                    action,
                }));
            }
        }
        Self::new(all)
    }

    fn new(bindings: Vec<Binding>) -> Self {
        let mut by_first_key: HashMap<Key, Vec<usize>> = HashMap::new();
        for (at, binding) in bindings.iter().enumerate() {
            if let Some(first) = binding.keys.first() {
                by_first_key.entry(*first).or_default().push(at);
            }
        }
        Self { bindings, by_first_key }
    }

    /// Builds the keymap from a configuration. The user's keys replace the defaults of an action in
    /// each of its contexts. Also returns warnings for rejected entries; of two conflicting
    /// entries, the later is rejected.
    pub fn from_config(written: &ConfigFile) -> (Self, Vec<ConfigWarning>) {
        let mut troubles = Vec::new();
        let mut chosen: Vec<Override<'_>> = Vec::new();
        for entry in &written.entries {
            let named = Action::all().iter().find(|action| action.name() == entry.key);
            let Some(action) = named.filter(|_| entry.table.is_empty()) else {
                troubles.push(written.unknown_key(entry, Action::all().iter().map(|a| a.name())));
                continue;
            };
            let texts = match &entry.value {
                Value::Text(text) => vec![text.clone()],
                Value::Texts(texts) => texts.clone(),
                _ => vec![String::new()],
            };
            let keys: Option<Vec<_>> = texts.iter().map(|text| Key::parse_sequence(text)).collect();
            match keys {
                Some(keys) => chosen.push((*action, keys, entry)),
                None => troubles.push(written.invalid_value(entry, AcceptedValues::Keys)),
            }
        }
        loop {
            let keymap = Self::with_overrides(&chosen);
            let Some((one, other, keys)) = keymap.find_conflict() else {
                return (keymap, troubles);
            };
            let of = |action| chosen.iter().rposition(|(chosen, ..)| *chosen == action);
            let last = of(one).max(of(other));
            // The default keys do not conflict; a test checks that.
            let Some(last) = last else { return (keymap, troubles) };
            let (action, _, entry) = chosen.remove(last);
            let first = if action == one { other } else { one };
            let actions = (first.name().to_owned(), action.name().to_owned());
            troubles.push(written.warning(entry, ConfigMistake::KeyConflict { keys, actions }));
        }
    }

    /// Finds two actions whose keys conflict, and the keys. They conflict in contexts that can be
    /// active together, if the keys are equal or one sequence starts with the other.
    fn find_conflict(&self) -> Option<(Action, Action, String)> {
        for (at, one) in self.bindings.iter().enumerate() {
            for other in self.bindings.iter().skip(at + 1) {
                let (short, long) =
                    if one.keys.len() <= other.keys.len() { (one, other) } else { (other, one) };
                let hides = one.action != other.action
                    && one.context.is_beside(other.context)
                    && long.keys.starts_with(&short.keys);
                if hides {
                    return Some((one.action, other.action, short.display_keys()));
                }
            }
        }
        None
    }

    /// All bindings, in the order of the table of actions.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Looks up `key` after `pending`, innermost context first. A sequence can continue in another
    /// context, so `g` finds both `g g` and `g i`.
    pub fn find(&self, contexts: &[Context], pending: &[Key], key: Key) -> KeyMeaning {
        let typed: Vec<_> = pending.iter().copied().chain([key]).collect();
        let begun = typed.first().and_then(|first| self.by_first_key.get(first));
        let begun = begun.into_iter().flatten().filter_map(|at| self.bindings.get(*at));
        let begun: Vec<_> = begun.filter(|binding| binding.keys.starts_with(&typed)).collect();
        for context in contexts {
            let here = || begun.iter().filter(|binding| binding.context == *context);
            if let Some(whole) = here().find(|binding| binding.keys.len() == typed.len()) {
                return KeyMeaning::Action(whole.action);
            }
            if here().next().is_some() {
                return KeyMeaning::Prefix;
            }
        }
        KeyMeaning::Nothing
    }

    /// Returns the keys that can follow `pending`, with their actions, in the order of the table.
    pub fn bindings_after(&self, contexts: &[Context], pending: &[Key]) -> Vec<(String, Action)> {
        let here = self.bindings.iter().filter(|binding| contexts.contains(&binding.context));
        here.filter_map(|binding| {
            let rest = binding.remaining_keys(pending)?;
            let keys: Vec<_> = rest.iter().map(Key::to_string).collect();
            Some((keys.join(" "), binding.action))
        })
        .collect()
    }

    /// Returns whether the keys of a binding perform its action in these contexts. They do not if an
    /// inner context binds them too.
    pub fn is_reachable(&self, contexts: &[Context], binding: &Binding) -> bool {
        let Some((last, before)) = binding.keys.split_last() else { return false };
        contexts.contains(&binding.context)
            && self.find(contexts, before, *last) == KeyMeaning::Action(binding.action)
    }

    /// Returns the keys of the first binding of an action in these contexts, for a hint.
    pub fn hint(&self, contexts: &[Context], action: Action) -> Option<String> {
        let here = contexts.iter().find_map(|context| {
            self.bindings.iter().find(|b| b.action == action && b.context == *context)
        });
        here.map(Binding::display_keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_bindings_do_not_hide_each_other() {
        assert_eq!(Keymap::default().find_conflict(), None);
    }
}
