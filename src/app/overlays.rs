//! What lies over everything and is only read: the help and the messages.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Action, Binding, Context, Field, Keymap, Palette, State, Toast, Toasts, Tone, reasons::reasons,
    wrap,
};
use crate::{
    domain::{Moment, fold},
    text::Texts,
};

/// Something to read over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// O1: the keys of this screen, searchable.
    Help(Help),
    /// O2: everything that can be done here.
    Palette(Box<Palette>),
    /// O5: everything that was said, the newest first.
    Messages {
        /// Lines scrolled past.
        top: usize,
    },
    /// Something that is longer than the place under its list.
    Sheet(Sheet),
}

/// A text to read as a whole.
#[derive(Debug)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// Its lines, as long as they are.
    pub lines: Vec<String>,
    /// Lines scrolled past, of those that fit.
    pub top: usize,
}

impl Sheet {
    /// Its lines, none wider than so many cells; what goes on in a next line stands further in.
    pub fn broken(&self, width: usize) -> Vec<String> {
        let broken = |line: &String| {
            let inset = line.len() - line.trim_start().len();
            let mut parts = wrap(line, width.saturating_sub(inset + 2));
            for (at, part) in parts.iter_mut().enumerate() {
                part.insert_str(0, &" ".repeat(if at == 0 { inset } else { inset + 2 }));
            }
            // A line without words parts what stands around it.
            if parts.is_empty() { vec![String::new()] } else { parts }
        };
        self.lines.iter().flat_map(broken).collect()
    }
}

/// One line of what was said: when and how, on its first line, and what.
pub type MessageLine = (Option<(Moment, Tone)>, String);

/// Everything that was said, the newest first, in lines of at most so many cells.
pub fn messages(toasts: &Toasts, width: usize) -> Vec<MessageLine> {
    let one = |toast: &Toast| {
        let lines = toast.lines.iter().flat_map(|line| wrap(line, width));
        let head = Some((toast.at, toast.tone));
        let lines = lines.enumerate().map(move |(at, line)| (head.filter(|_| at == 0), line));
        lines.collect::<Vec<_>>()
    };
    toasts.history().iter().rev().flat_map(one).collect()
}

/// State of the help.
#[derive(Debug)]
pub struct Help {
    /// What is searched.
    pub field: Field,
    /// Lines scrolled past.
    pub top: usize,
    contexts: &'static [Context],
    reasons: BTreeMap<Action, String>,
    /// What has no place in this session.
    left_out: Vec<Action>,
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
    /// Why it cannot be done now.
    pub why_not: Option<String>,
}

impl Help {
    /// The help of what can be done here now.
    pub(super) fn new(state: &mut State) -> Self {
        let contexts = state.contexts();
        let here = state.keymap.all().iter().filter(|binding| contexts.contains(&binding.context));
        let here: BTreeSet<Action> = here.map(|binding| binding.action).collect();
        let left_out = here.iter().copied().filter(|action| !state.offers(*action)).collect();
        let reasons = reasons(state, here);
        Self { field: Field::default(), top: 0, contexts, reasons, left_out }
    }

    /// The lines that hold what is searched, of the innermost context first.
    pub fn lines(&self, keymap: &Keymap, texts: &'static Texts) -> Vec<HelpLine> {
        let wanted = fold(self.field.text().trim());
        let mut lines: Vec<HelpLine> = Vec::new();
        for context in self.contexts {
            let here = keymap.all().iter().filter(|binding| binding.context == *context);
            for binding in here.filter(|binding| !self.left_out.contains(&binding.action)) {
                self.add(&mut lines, binding);
            }
        }
        lines.retain(|line| {
            let label = fold(line.action.label(texts));
            label.contains(&wanted) || line.keys.iter().any(|key| fold(key) == wanted)
        });
        lines
    }

    fn add(&self, lines: &mut Vec<HelpLine>, binding: &Binding) {
        let same = lines.iter_mut().find(|line| line.action == binding.action);
        match same {
            Some(line) if line.keys.contains(&binding.printed()) => {}
            Some(line) => line.keys.push(binding.printed()),
            None => lines.push(HelpLine {
                context: binding.context,
                keys: vec![binding.printed()],
                action: binding.action,
                why_not: self.reasons.get(&binding.action).cloned(),
            }),
        }
    }
}
