//! What lies over everything and is only read: the help and the messages.

use super::{Action, Binding, Context, Field, Keymap};
use crate::{domain::fold, text::Texts};

/// Something to read over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// O1: the keys of this screen, searchable.
    Help(Help),
    /// O5: everything that was said, the newest first.
    Messages {
        /// Lines scrolled past.
        top: usize,
    },
}

/// State of the help.
#[derive(Debug)]
pub struct Help {
    /// What is searched.
    pub field: Field,
    /// Lines scrolled past.
    pub top: usize,
    contexts: &'static [Context],
}

/// One line of the help: the keys, and what they do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLine {
    /// Where it works.
    pub context: Context,
    /// The keys, every way to it.
    pub keys: Vec<String>,
    /// What.
    pub action: Action,
}

impl Help {
    /// The help of what these contexts can do.
    pub fn new(contexts: &'static [Context]) -> Self {
        Self { field: Field::default(), top: 0, contexts }
    }

    /// The lines that hold what is searched, of the innermost context first.
    pub fn lines(&self, keymap: &Keymap, texts: &'static Texts) -> Vec<HelpLine> {
        let wanted = fold(self.field.text().trim());
        let mut lines: Vec<HelpLine> = Vec::new();
        for context in self.contexts {
            for binding in keymap.all().iter().filter(|b| b.context == *context) {
                add(&mut lines, binding);
            }
        }
        lines.retain(|line| {
            let label = fold(line.action.label(texts));
            label.contains(&wanted) || line.keys.iter().any(|key| fold(key) == wanted)
        });
        lines
    }
}

fn add(lines: &mut Vec<HelpLine>, binding: &Binding) {
    let same = lines.iter_mut().find(|line| line.action == binding.action);
    match same {
        Some(line) if line.keys.contains(&binding.printed()) => {}
        Some(line) => line.keys.push(binding.printed()),
        None => lines.push(HelpLine {
            context: binding.context,
            keys: vec![binding.printed()],
            action: binding.action,
        }),
    }
}
