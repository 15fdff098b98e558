//! The keymap: which action a key or sequence performs in a context.

use crate::{
    app::{Action, Context, Key},
    config::{AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value},
};

/// The meaning of a key in the current contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMeaning {
    /// It performs this action.
    Action(Action),
    /// It begins a longer sequence.
    Prefix,
    /// It has no meaning here.
    Nothing,
}

/// A key sequence bound to an action in one context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The context in which it works.
    pub context: Context,
    /// The keys of the sequence.
    pub keys: Vec<Key>,
    /// The action that they perform.
    pub action: Action,
}

impl Binding {
    /// The keys as displayed: `g i`, `Ctrl+S`.
    pub fn display_keys(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Returns the keys that remain after `pending`, if the sequence starts with it and is longer.
    fn remaining_keys(&self, pending: &[Key]) -> Option<&[Key]> {
        self.keys.strip_prefix(pending).filter(|rest| !rest.is_empty())
    }
}

/// Always quits, whatever the configuration says.
const CTRL_C: Key = Key { ctrl: true, ..Key::char('c') };

fn is_fixed_binding(action: Action, context: Context) -> bool {
    action == Action::Quit && context == Context::Always
}

fn is_not_text(key: &Key) -> bool {
    key.printable().is_none()
}

/// All bindings. The first context that knows a key wins.
#[derive(Debug)]
pub struct Keymap(Vec<Binding>);

impl Default for Keymap {
    fn default() -> Self {
        Self::with_overrides(&[])
    }
}

/// The user's own keys for one action.
type Override<'a> = (Action, Vec<Vec<Key>>, &'a ConfigEntry);

impl Keymap {
    fn with_overrides(chosen: &[Override<'_>]) -> Self {
        let mut all = Vec::new();
        for action in Action::all() {
            let own = chosen.iter().find(|(other, ..)| other == action).map(|(_, keys, _)| keys);
            for (context, sequences) in action.bindings() {
                // The table is ours: a test checks that every word in it is a key.
                let ours = sequences.iter().map(|keys| {
                    keys.split(' ').filter_map(|key| key.parse().ok()).collect::<Vec<Key>>()
                });
                let ours: Vec<_> = ours.collect();
                let fit = |keys: &&Vec<Key>| !context.is_for_text() || keys.iter().all(is_not_text);
                let mut keys: Vec<_> = match own {
                    Some(own) => own.iter().filter(fit).cloned().collect(),
                    None => ours.clone(),
                };
                // In text contexts a letter cannot replace a key: the default stays.
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
        Self(all)
    }

    /// Builds the keymap from a configuration: an action named in `written` gets the user's keys in
    /// each of its contexts, the others keep their defaults. Also returns warnings for entries that
    /// were rejected; if two entries conflict, the later is rejected.
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
            // The defaults have no conflict; a test checks it.
            let Some(last) = last else { return (keymap, troubles) };
            let (action, _, entry) = chosen.remove(last);
            let first = if action == one { other } else { one };
            let actions = (first.name().to_owned(), action.name().to_owned());
            troubles.push(written.warning(entry, ConfigMistake::KeyConflict { keys, actions }));
        }
    }

    /// Finds two actions of which one hides the other: the same keys in contexts that are active
    /// together, or a sequence that starts with the other's.
    fn find_conflict(&self) -> Option<(Action, Action, String)> {
        for (at, one) in self.0.iter().enumerate() {
            for other in self.0.iter().skip(at + 1) {
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

    /// All bindings, in the order of the table.
    pub fn bindings(&self) -> &[Binding] {
        &self.0
    }

    /// Looks up `key` after `pending`, innermost context first. A started sequence can continue in
    /// any context, so `g` finds both `g g` and `g i`.
    pub fn find(&self, contexts: &[Context], pending: &[Key], key: Key) -> KeyMeaning {
        let typed: Vec<_> = pending.iter().copied().chain([key]).collect();
        for context in contexts {
            let here = self.0.iter().filter(|binding| binding.context == *context);
            for binding in here {
                if binding.keys == typed {
                    return KeyMeaning::Action(binding.action);
                }
            }
            if self.0.iter().any(|b| b.context == *context && b.remaining_keys(&typed).is_some()) {
                return KeyMeaning::Prefix;
            }
        }
        KeyMeaning::Nothing
    }

    /// Lists the keys that can follow `pending`, with their actions, in the order of the table.
    pub fn bindings_after(&self, contexts: &[Context], pending: &[Key]) -> Vec<(String, Action)> {
        let here = self.0.iter().filter(|binding| contexts.contains(&binding.context));
        here.filter_map(|binding| {
            let rest = binding.remaining_keys(pending)?;
            let keys: Vec<_> = rest.iter().map(Key::to_string).collect();
            Some((keys.join(" "), binding.action))
        })
        .collect()
    }

    /// Returns the first binding of an action in these contexts, for a hint.
    pub fn hint(&self, contexts: &[Context], action: Action) -> Option<String> {
        let here = contexts.iter().find_map(|context| {
            self.0.iter().find(|b| b.action == action && b.context == *context)
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
