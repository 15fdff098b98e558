//! What lies over everything and is only read: the help and the messages.

pub(crate) mod palette;
pub(crate) mod palette_actions;
pub(crate) mod reading;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Action, Appearance, Binding, Context, Field, Keymap, Palette, State, Toast, Toasts, Tone,
    actions::reasons::reasons, cells, fit, wrap,
};
use crate::{
    domain::{Moment, fold},
    text::Texts,
};

/// Something to read over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// The keys of this screen, searchable.
    Help(Help),
    /// The palette: everything that can be done here.
    Palette(Box<Palette>),
    /// All messages, the newest first.
    Messages {
        /// Lines scrolled past.
        top: usize,
    },
    /// Something that is longer than the place under its list.
    Sheet(TextOverlay),
}

/// A text to read as a whole.
#[derive(Debug)]
pub struct TextOverlay {
    /// What it is.
    pub title: String,
    /// Its lines, as long as they are.
    pub lines: Vec<String>,
    /// Lines scrolled past, of those that fit.
    pub top: usize,
}

impl TextOverlay {
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
    look: Appearance,
}

/// What parts two keys of one line.
const GAP: &str = "  ";
/// Cells that the keys take at most; more of them go on below.
const KEYS: usize = 24;

/// One line of the help: the keys, and what they do.
#[derive(Debug)]
struct HelpLine {
    /// The keys, every way to it.
    keys: Vec<String>,
    /// What.
    action: Action,
    /// Why it cannot be done now.
    why_not: Option<String>,
}

impl HelpLine {
    /// Its rows, of so many cells for the keys and so many in all.
    fn rows(&self, texts: &'static Texts, (column, width): (usize, usize)) -> Vec<HelpRow> {
        let mut keys: Vec<String> = Vec::new();
        for key in &self.keys {
            match keys.last_mut() {
                Some(row) if cells(row) + cells(key) + 2 * GAP.len() <= column => {
                    row.push_str(GAP);
                    row.push_str(key);
                }
                _ => keys.push(key.clone()),
            }
        }
        let said = with_reason(self.action.label(texts), self.why_not.as_deref());
        let said = wrap(&said, width.saturating_sub(column + GAP.len()));
        let row = |at: usize| HelpRow {
            keys: fit(keys.get(at).map_or("", String::as_str), column),
            said: format!(
                "{}{}",
                if at == 0 { "" } else { GAP },
                said.get(at).map_or("", String::as_str)
            ),
            live: self.why_not.is_none(),
        };
        (0..keys.len().max(said.len())).map(row).collect()
    }
}

/// A row of the help as it is painted: a line takes as many as its reason needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys, in cells of their own; nothing where a line goes on.
    pub keys: String,
    /// What they do, and why not.
    pub said: String,
    /// `true` if it can be done now.
    pub live: bool,
}

/// What an action is called, and why it cannot be done now if it cannot.
pub fn with_reason(label: &str, why_not: Option<&str>) -> String {
    why_not.map_or(label.to_owned(), |why| format!("{label} – {why}"))
}

impl Help {
    /// The help of what can be done here now.
    pub(super) fn new(state: &mut State) -> Self {
        let contexts = state.contexts();
        let here = state.keymap.all().iter().filter(|binding| contexts.contains(&binding.context));
        let here: BTreeSet<Action> = here.map(|binding| binding.action).collect();
        let left_out = here.iter().copied().filter(|action| !state.offers(*action)).collect();
        let reasons = reasons(state, here);
        let look = state.look.clone();
        Self { field: Field::default(), top: 0, contexts, reasons, left_out, look }
    }

    /// The rows of the lines that hold what is searched, none wider than so many cells.
    pub fn rows(&self, keymap: &Keymap, texts: &'static Texts, width: usize) -> Vec<HelpRow> {
        let mut lines = self.lines(keymap);
        let wide = |line: &HelpLine| cells(&line.keys.join(GAP)) + GAP.len();
        let column = lines.iter().map(wide).max().unwrap_or(0).min(KEYS);
        let wanted = fold(self.field.text().trim());
        lines.retain(|line| {
            let label = fold(line.action.label(texts));
            label.contains(&wanted) || line.keys.iter().any(|key| fold(key) == wanted)
        });
        lines.iter().flat_map(|line| line.rows(texts, (column, width))).collect()
    }

    /// Every line, of the innermost context first.
    fn lines(&self, keymap: &Keymap) -> Vec<HelpLine> {
        let mut lines: Vec<HelpLine> = Vec::new();
        for context in self.contexts {
            let here = keymap.all().iter().filter(|binding| binding.context == *context);
            for binding in here.filter(|binding| !self.left_out.contains(&binding.action)) {
                self.add(&mut lines, binding);
            }
        }
        lines
    }

    fn add(&self, lines: &mut Vec<HelpLine>, binding: &Binding) {
        let keys = self.look.keys(binding.printed());
        let same = lines.iter_mut().find(|line| line.action == binding.action);
        match same {
            Some(line) if line.keys.contains(&keys) => {}
            Some(line) => line.keys.push(keys),
            None => lines.push(HelpLine {
                keys: vec![keys],
                action: binding.action,
                why_not: self.reasons.get(&binding.action).cloned(),
            }),
        }
    }
}
