//! From keys to actions.

use crate::{
    app::{Action, Context, Key},
    config::{AcceptedValues, ConfigEntry, ConfigFile, ConfigMistake, ConfigWarning, Value},
};

/// What a key means here and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyMeaning {
    /// This.
    Action(Action),
    /// Nothing yet: the beginning of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

/// One way to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys, one after the other.
    pub keys: Vec<Key>,
    /// What they do.
    pub action: Action,
}

impl Binding {
    /// The keys as they are printed: `g i`, `Ctrl+S`.
    pub fn printed(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The rest of the sequence after `pending`, if it begins like that and goes on.
    fn rest(&self, pending: &[Key]) -> Option<&[Key]> {
        self.keys.strip_prefix(pending).filter(|rest| !rest.is_empty())
    }
}

/// The key that ends the program, whatever a person chose.
const CTRL_C: Key = Key { ctrl: true, ..Key::char('c') };

fn is_never_lost(action: Action, context: Context) -> bool {
    action == Action::Quit && context == Context::Always
}

fn is_no_text(key: &Key) -> bool {
    key.printable().is_none()
}

/// All bindings. The first context that knows a key wins.
#[derive(Debug)]
pub struct Keymap(Vec<Binding>);

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&[])
    }
}

/// What a person wants on one action.
type Override<'a> = (Action, Vec<Vec<Key>>, &'a ConfigEntry);

impl Keymap {
    fn with(chosen: &[Override<'_>]) -> Self {
        let mut all = Vec::new();
        for action in Action::ALL {
            let own = chosen.iter().find(|(other, ..)| other == action).map(|(_, keys, _)| keys);
            for (context, sequences) in action.bindings() {
                // The table is our own; a test reads all of it and finds a word that is no key.
                let ours = sequences.iter().map(|keys| {
                    keys.split(' ').filter_map(|key| key.parse().ok()).collect::<Vec<Key>>()
                });
                let ours: Vec<_> = ours.collect();
                let fit = |keys: &&Vec<Key>| !context.is_for_text() || keys.iter().all(is_no_text);
                let mut keys: Vec<_> = match own {
                    Some(own) => own.iter().filter(fit).cloned().collect(),
                    None => ours.clone(),
                };
                // Where letters are text, a letter cannot take the place of a key.
                if keys.is_empty() && !own.is_some_and(Vec::is_empty) {
                    keys.clone_from(&ours);
                }
                if is_never_lost(*action, *context) {
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

    /// The keys of a person: what `written` names has those keys, in every place where it has
    /// some, and the rest its own. Says what cannot be; a conflict leaves the later line out.
    pub fn of(written: &ConfigFile) -> (Self, Vec<ConfigWarning>) {
        let mut troubles = Vec::new();
        let mut chosen: Vec<Override<'_>> = Vec::new();
        for entry in &written.entries {
            let named = Action::ALL.iter().find(|action| action.name() == entry.key);
            let Some(action) = named.filter(|_| entry.table.is_empty()) else {
                troubles.push(written.unknown(entry, Action::ALL.iter().map(|a| a.name())));
                continue;
            };
            let texts = match &entry.value {
                Value::Text(text) => vec![text.clone()],
                Value::Texts(texts) => texts.clone(),
                _ => vec![String::new()],
            };
            let keys: Option<Vec<_>> = texts.iter().map(|text| Key::sequence(text)).collect();
            match keys {
                Some(keys) => chosen.push((*action, keys, entry)),
                None => troubles.push(written.unfit(entry, AcceptedValues::Keys)),
            }
        }
        loop {
            let keymap = Self::with(&chosen);
            let Some((one, other, keys)) = keymap.conflict() else { return (keymap, troubles) };
            let of = |action| chosen.iter().rposition(|(chosen, ..)| *chosen == action);
            let last = of(one).max(of(other));
            // The defaults have no conflict: a test says so.
            let Some(last) = last else { return (keymap, troubles) };
            let (action, _, entry) = chosen.remove(last);
            let first = if action == one { other } else { one };
            let actions = (first.name().to_owned(), action.name().to_owned());
            troubles.push(written.trouble(entry, ConfigMistake::Taken { keys, actions }));
        }
    }

    /// Two actions of which one hides the other: the same keys in places that are there together,
    /// or one sequence that begins with the other.
    fn conflict(&self) -> Option<(Action, Action, String)> {
        for (at, one) in self.0.iter().enumerate() {
            for other in self.0.iter().skip(at + 1) {
                let (short, long) =
                    if one.keys.len() <= other.keys.len() { (one, other) } else { (other, one) };
                let hides = one.action != other.action
                    && one.context.is_beside(other.context)
                    && long.keys.starts_with(&short.keys);
                if hides {
                    return Some((one.action, other.action, short.printed()));
                }
            }
        }
        None
    }

    /// Every binding, in the order of the table.
    pub fn all(&self) -> &[Binding] {
        &self.0
    }

    /// Looks up what `key` after `pending` means, innermost context first. A sequence that is
    /// begun goes on in every context, so `g` finds both `g g` and `g i`.
    pub fn find(&self, contexts: &[Context], pending: &[Key], key: Key) -> KeyMeaning {
        let typed: Vec<_> = pending.iter().copied().chain([key]).collect();
        for context in contexts {
            let here = self.0.iter().filter(|binding| binding.context == *context);
            for binding in here {
                if binding.keys == typed {
                    return KeyMeaning::Action(binding.action);
                }
            }
            if self.0.iter().any(|b| b.context == *context && b.rest(&typed).is_some()) {
                return KeyMeaning::Prefix;
            }
        }
        KeyMeaning::Nothing
    }

    /// What can follow `pending`: the keys and the action, in the order of the table.
    pub fn after(&self, contexts: &[Context], pending: &[Key]) -> Vec<(String, Action)> {
        let here = self.0.iter().filter(|binding| contexts.contains(&binding.context));
        here.filter_map(|binding| {
            let rest = binding.rest(pending)?;
            let keys: Vec<_> = rest.iter().map(Key::to_string).collect();
            Some((keys.join(" "), binding.action))
        })
        .collect()
    }

    /// The first way to an action in these contexts, for a hint.
    pub fn hint(&self, contexts: &[Context], action: Action) -> Option<String> {
        let here = contexts.iter().find_map(|context| {
            self.0.iter().find(|b| b.action == action && b.context == *context)
        });
        here.map(Binding::printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_hide_nothing_from_each_other() {
        assert_eq!(Keymap::default().conflict(), None);
    }
}
