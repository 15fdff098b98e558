//! Overlays: the help, the palette, the messages, and read-only texts.

pub(crate) mod palette;
pub(crate) mod palette_actions;
pub(crate) mod reading;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Action, Appearance, Binding, Context, Field, Keymap, Palette, Situation, State, Toast, Toasts,
    Tone, cells, fit, wrap,
};
use crate::{
    domain::{Moment, fold},
    text::{self, Lang},
};

/// An overlay above the screen and its dialog.
#[derive(Debug)]
pub enum Overlay {
    /// The keys of the current context, with a search field.
    Help(Help),
    /// The command palette, which searches and runs actions.
    Palette(Box<Palette>),
    /// All messages, newest first.
    Messages {
        /// Number of lines scrolled past.
        top: usize,
    },
    /// A longer text about the screen or dialog.
    Sheet(TextOverlay),
}

/// A read-only text with a title.
#[derive(Debug)]
pub struct TextOverlay {
    /// The title in the frame of the overlay.
    pub title: String,
    /// The paragraphs of the text, before wrapping.
    pub lines: Vec<String>,
    /// Number of wrapped lines scrolled past.
    pub top: usize,
}

impl TextOverlay {
    /// Wraps the lines at `width` cells, and indents continuation lines.
    pub fn wrapped_lines(&self, width: usize) -> Vec<String> {
        let broken = |line: &String| {
            let inset = line.len() - line.trim_start().len();
            let mut parts = wrap(line, width.saturating_sub(inset + 2));
            for (at, part) in parts.iter_mut().enumerate() {
                part.insert_str(0, &" ".repeat(if at == 0 { inset } else { inset + 2 }));
            }
            // Wrapping an empty line gives no lines, but empty lines separate paragraphs.
            if parts.is_empty() { vec![String::new()] } else { parts }
        };
        self.lines.iter().flat_map(broken).collect()
    }
}

/// A line of a message. Only its first line has the time and severity.
pub type MessageLine = (Option<(Moment, Tone)>, String);

/// All messages, newest first, wrapped at `width` cells.
pub fn messages(toasts: &Toasts, width: usize) -> Vec<MessageLine> {
    let one = |toast: &Toast| {
        let lines = toast.lines.iter().flat_map(|line| wrap(line, width));
        let head = Some((toast.at, toast.tone));
        let lines = lines.enumerate().map(move |(at, line)| (head.filter(|_| at == 0), line));
        lines.collect::<Vec<_>>()
    };
    toasts.history().iter().rev().flat_map(one).collect()
}

/// The help: its search text, scroll position, and the listed actions.
#[derive(Debug)]
pub struct Help {
    /// The text that filters the lines.
    pub field: Field,
    /// Number of rows scrolled past.
    pub top: usize,
    contexts: &'static [Context],
    /// The listed actions, with the reason if an action is disabled.
    listed: BTreeMap<Action, Option<String>>,
    look: Appearance,
}

/// The separator between keys on one line.
const KEY_SEPARATOR: &str = "  ";
/// Maximum width of the key column, in cells; further keys continue on the next line.
const MAX_KEY_COLUMN_WIDTH: usize = 24;

/// An action in the help, with its keys in the current contexts.
#[derive(Debug)]
struct HelpLine {
    /// The innermost context in which a key performs the action.
    context: Context,
    /// All key sequences of the action.
    keys: Vec<String>,
    /// The action that the keys perform.
    action: Action,
    /// Why the action is unavailable, if it is.
    why_not: Option<String>,
}

impl HelpLine {
    /// Wraps the line into rows of `width` cells, with a key column of `column` cells.
    fn rows(&self, lang: Lang, column: usize, width: usize) -> Vec<HelpRow> {
        let mut keys: Vec<String> = Vec::new();
        for key in &self.keys {
            match keys.last_mut() {
                Some(row) if cells(row) + cells(key) + 2 * KEY_SEPARATOR.len() <= column => {
                    row.push_str(KEY_SEPARATOR);
                    row.push_str(key);
                }
                _ => keys.push(key.clone()),
            }
        }
        let said = with_reason(self.action.label(lang), self.why_not.as_deref());
        let said = wrap(&said, width.saturating_sub(column + KEY_SEPARATOR.len()));
        let row = |at: usize| HelpRow {
            keys: fit(keys.get(at).map_or("", String::as_str), column),
            said: format!(
                "{}{}",
                if at == 0 { "" } else { KEY_SEPARATOR },
                said.get(at).map_or("", String::as_str)
            ),
            kind: if self.why_not.is_none() { RowKind::Live } else { RowKind::Disabled },
        };
        (0..keys.len().max(said.len())).map(row).collect()
    }
}

/// A row of the help as drawn. A line with many keys or a long reason takes several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The keys in this row; empty if they all fit in rows above.
    pub keys: String,
    /// The label of the action, and why it is unavailable.
    pub said: String,
    /// Determines the style.
    pub kind: RowKind,
}

/// The kind of a row of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A heading above a group of actions, or the empty row above it.
    Heading,
    /// An action that can be performed now.
    Live,
    /// An action that cannot be performed now.
    Disabled,
}

impl HelpRow {
    fn heading(said: &str) -> Self {
        Self { keys: String::new(), said: said.to_owned(), kind: RowKind::Heading }
    }
}

/// The label of an action, with the reason if it is unavailable.
pub fn with_reason(label: &str, why_not: Option<&str>) -> String {
    why_not.map_or(label.to_owned(), |why| format!("{label} – {why}"))
}

impl Help {
    /// Creates the help for the current contexts.
    pub(super) fn new(state: &State) -> Self {
        let contexts = state.contexts();
        let keymap = &state.keymap;
        let here =
            keymap.bindings().iter().filter(|binding| keymap.is_reachable(contexts, binding));
        let here: BTreeSet<Action> = here.map(|binding| binding.action).collect();
        let situation = Situation::from_focus(state);
        let listed = here.into_iter().filter_map(|action| {
            let answer = situation.availability(action);
            answer
                .is_listed()
                .then(|| (action, answer.reason().map(|why| why.short_message(state))))
        });
        let (listed, look) = (listed.collect(), state.look.clone());
        Self { field: Field::default(), top: 0, contexts, listed, look }
    }

    /// The rows of actions that match the search text, wrapped at `width` cells. Without search
    /// text in groups, the actions that cannot be performed now last.
    pub fn rows(&self, keymap: &Keymap, lang: Lang, width: usize) -> Vec<HelpRow> {
        let mut lines = self.lines(keymap);
        let wide = |line: &HelpLine| cells(&line.keys.join(KEY_SEPARATOR)) + KEY_SEPARATOR.len();
        let column = lines.iter().map(wide).max().unwrap_or(0).min(MAX_KEY_COLUMN_WIDTH);
        let wanted = fold(self.field.text().trim());
        lines.retain(|line| {
            let label = fold(line.action.label(lang));
            label.contains(&wanted) || line.keys.iter().any(|key| fold(key) == wanted)
        });
        if !wanted.is_empty() {
            return lines.iter().flat_map(|line| line.rows(lang, column, width)).collect();
        }
        lines.sort_by_key(|line| line.why_not.is_some());
        let heading = |line: &HelpLine| match &line.why_not {
            None => line.context.label(lang),
            Some(_) => text::input::NOT_NOW.of(lang),
        };
        let mut rows: Vec<HelpRow> = Vec::new();
        let mut last = "";
        for line in &lines {
            if heading(line) != last {
                last = heading(line);
                rows.extend((!rows.is_empty()).then(|| HelpRow::heading("")));
                rows.push(HelpRow::heading(last));
            }
            rows.extend(line.rows(lang, column, width));
        }
        rows
    }

    /// The lines of all listed actions, innermost context first.
    fn lines(&self, keymap: &Keymap) -> Vec<HelpLine> {
        let mut lines: Vec<HelpLine> = Vec::new();
        for context in self.contexts {
            let here = keymap.bindings().iter().filter(|binding| binding.context == *context);
            for binding in here.filter(|binding| self.listed.contains_key(&binding.action)) {
                if keymap.is_reachable(self.contexts, binding) {
                    self.add(&mut lines, binding);
                }
            }
        }
        lines
    }

    fn add(&self, lines: &mut Vec<HelpLine>, binding: &Binding) {
        let keys = self.look.key_names(binding.display_keys());
        let same = lines.iter_mut().find(|line| line.action == binding.action);
        match same {
            Some(line) if line.keys.contains(&keys) => {}
            Some(line) => line.keys.push(keys),
            None => lines.push(HelpLine {
                context: binding.context,
                keys: vec![keys],
                action: binding.action,
                why_not: self.listed.get(&binding.action).cloned().flatten(),
            }),
        }
    }
}
