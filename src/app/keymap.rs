//! From keys to actions.

use super::{Action, Context, Key};

/// What a key means here and now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
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

/// All bindings. The first context that knows a key wins.
#[derive(Debug)]
pub struct Keymap(Vec<Binding>);

impl Default for Keymap {
    fn default() -> Self {
        let mut all = Vec::new();
        for action in Action::ALL {
            for (context, sequences) in action.bindings() {
                // The table is our own; a test reads all of it and finds a word that is no key.
                all.extend(sequences.iter().map(|keys| Binding {
                    context: *context,
                    keys: keys.split(' ').filter_map(|key| key.parse().ok()).collect(),
                    action: *action,
                }));
            }
        }
        Self(all)
    }
}

impl Keymap {
    /// Every binding, in the order of the table.
    pub fn all(&self) -> &[Binding] {
        &self.0
    }

    /// Looks up what `key` after `pending` means, innermost context first. A sequence that is
    /// begun goes on in every context, so `g` finds both `g g` and `g i`.
    pub fn find(&self, contexts: &[Context], pending: &[Key], key: Key) -> Found {
        let typed: Vec<_> = pending.iter().copied().chain([key]).collect();
        for context in contexts {
            let here = self.0.iter().filter(|binding| binding.context == *context);
            for binding in here {
                if binding.keys == typed {
                    return Found::Action(binding.action);
                }
            }
            if self.0.iter().any(|b| b.context == *context && b.rest(&typed).is_some()) {
                return Found::Prefix;
            }
        }
        Found::Nothing
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
