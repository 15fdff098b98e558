//! The help: the keys of the current context, in groups, with a search field.

use std::{cell::Cell, collections::BTreeMap};

use crate::{
    app::{Action, Appearance, Binding, Context, Field, Key, Keymap, cells, fit, wrap},
    text::{self, Lang, grammar::names::upper_first},
};

/// The help: its search text, scroll position, and the listed actions.
#[derive(Debug)]
pub struct Help {
    /// The text that filters the lines.
    pub field: Field,
    /// Number of rows scrolled past.
    pub top: usize,
    /// Index of the action under the cursor, among those that match the search text.
    pub cursor: usize,
    pub(super) contexts: &'static [Context],
    /// The listed actions, with the reason if an action is disabled.
    pub(super) listed: BTreeMap<Action, Option<String>>,
    /// The answers to the open question: the action, its letter, and the word on its button.
    pub(super) answers: Vec<(Action, char, String)>,
    /// A sentence above the keys.
    pub(super) note: Option<String>,
    pub(super) look: Appearance,
    /// The last answer of [`Help::full_size`], which every layout asks for.
    pub(super) size: Cell<Option<KnownSize>>,
}

/// The size of the rows in a language and a room.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownSize {
    basis: (Lang, usize),
    /// The width of the rows and their number.
    size: (usize, usize),
}

/// The separator between keys on one line, and between keys and label.
const KEY_SEPARATOR: &str = "  ";
/// Maximum width of the key column, in cells; further keys continue on the next line.
pub(super) const MAX_KEY_COLUMN_WIDTH: usize = 24;
/// Like [`MAX_KEY_COLUMN_WIDTH`], if groups stand beside each other.
const NARROW_KEY_COLUMN_WIDTH: usize = 14;
/// Minimum width of a column of groups, in cells.
const MIN_COLUMN_WIDTH: usize = 38;
/// Number of cells between two columns of groups.
const COLUMN_GAP: usize = 3;

/// An action in the help, with its keys in the current contexts.
#[derive(Debug)]
pub(super) struct HelpLine {
    /// The innermost context in which a key performs the action.
    context: Context,
    /// All key sequences of the action.
    pub(super) keys: Vec<String>,
    /// The action that the keys perform.
    pub(super) action: Action,
    /// The word on the button of the action, if it answers a question.
    word: Option<String>,
    /// Why the action is unavailable, if it is.
    why_not: Option<String>,
}

impl HelpLine {
    /// The keys, as many on a line as fit in `column` cells.
    fn key_lines(&self, column: usize) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for key in &self.keys {
            match keys.last_mut() {
                Some(row) if cells(row) + cells(key) + KEY_SEPARATOR.len() <= column => {
                    row.push_str(KEY_SEPARATOR);
                    row.push_str(key);
                }
                _ => keys.push(key.clone()),
            }
        }
        keys
    }

    /// The label of the action, with the reason if it is unavailable.
    fn said(&self, lang: Lang) -> String {
        let label = self.word.as_deref().unwrap_or_else(|| self.action.label(lang));
        with_reason(label, self.why_not.as_deref())
    }

    /// Wraps the line into rows of `width` cells, with a key column of `column` cells.
    pub(super) fn rows(&self, lang: Lang, column: usize, width: usize) -> Vec<HelpRow> {
        let keys = self.key_lines(column);
        let room = width.saturating_sub(column + KEY_SEPARATOR.len());
        let said = wrap(&self.said(lang), room);
        let key_cell = |keys: &str| {
            let keys = fit(keys, column);
            let keys = keys.trim_end();
            format!("{:blank$}{keys}{KEY_SEPARATOR}", "", blank = column - cells(keys))
        };
        let row = |at: usize| HelpRow {
            keys: key_cell(keys.get(at).map_or("", String::as_str)),
            said: format!(
                "{}{}",
                if at == 0 { "" } else { KEY_SEPARATOR },
                said.get(at).map_or("", String::as_str)
            ),
            kind: if self.why_not.is_none() { RowKind::Live } else { RowKind::Disabled },
            is_selected: false,
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
    /// `true` if the cursor is on the action.
    pub is_selected: bool,
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

/// A row of the help with its place in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpCell {
    /// Number of cells before the row.
    pub x: usize,
    /// The row.
    pub row: HelpRow,
}

/// The width of the column with the keys of these lines, at most `most` cells.
pub(super) fn key_column<'a>(lines: impl IntoIterator<Item = &'a HelpLine>, most: usize) -> usize {
    let keys = lines.into_iter().flat_map(|line| line.key_lines(most));
    keys.map(|keys| cells(&keys)).max().unwrap_or(0).min(most)
}

/// Distributes groups over at most `count` columns, in order, so that the highest column is as low
/// as possible. A blank row separates groups in a column.
fn in_columns(groups: &[Vec<HelpRow>], count: usize) -> Vec<Vec<HelpRow>> {
    let all: usize = groups.iter().map(|group| group.len() + 1).sum();
    let least = groups.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |height: usize| {
        let mut columns: Vec<Vec<HelpRow>> = Vec::new();
        for group in groups {
            match columns.last_mut() {
                Some(column) if column.len() + 1 + group.len() <= height => {
                    column.push(HelpRow::heading(""));
                    column.extend(group.iter().cloned());
                }
                _ => columns.push(group.clone()),
            }
        }
        columns
    };
    let fitting = (least..=all).map(filled).find(|columns| columns.len() <= count);
    fitting.unwrap_or_default()
}

/// Places columns of groups beside each other, none wider than its content; returns their width.
fn placed(columns: Vec<Vec<HelpRow>>) -> (usize, Vec<(usize, Vec<HelpRow>)>) {
    let mut x = 0;
    let place = |mut rows: Vec<HelpRow>| {
        let blank = |row: &HelpRow| row.keys.len() - row.keys.trim_start().len();
        let keyed = rows.iter().filter(|row| !row.keys.trim().is_empty());
        let spare = keyed.map(blank).min().unwrap_or(0);
        for row in &mut rows {
            row.keys.drain(..spare.min(row.keys.len()));
        }
        let here = x;
        x += rows.iter().map(HelpRow::width).max().unwrap_or(0) + COLUMN_GAP;
        (here, rows)
    };
    let places: Vec<_> = columns.into_iter().map(place).collect();
    (x.saturating_sub(COLUMN_GAP), places)
}

impl HelpRow {
    /// The cells that the row takes.
    fn width(&self) -> usize {
        cells(&self.keys) + cells(&self.said)
    }

    fn heading(said: &str) -> Self {
        Self {
            keys: String::new(),
            said: said.to_owned(),
            kind: RowKind::Heading,
            is_selected: false,
        }
    }

    const fn note(said: String) -> Self {
        Self { keys: String::new(), said, kind: RowKind::Live, is_selected: false }
    }
}

/// The label of an action, with the reason if it is unavailable.
pub fn with_reason(label: &str, why_not: Option<&str>) -> String {
    why_not.map_or(label.to_owned(), |why| format!("{label} – {why}"))
}

impl Help {
    /// The rows of actions that match the search text, in at most `room` cells. Without search text
    /// in groups, in columns if there is room; the actions that cannot be performed now come last,
    /// over the whole width.
    pub fn rows(&self, keymap: &Keymap, lang: Lang, room: usize) -> Vec<Vec<HelpCell>> {
        if !self.is_searching() {
            return self.grouped_rows(keymap, lang, room).1;
        }
        let rows = self.hit_rows(keymap, lang, room).into_iter().flatten();
        rows.map(|row| vec![HelpCell { x: 0, row }]).collect()
    }

    /// The width of the rows and their number, in at most `room` cells and without search text.
    pub(in crate::app) fn full_size(
        &self,
        keymap: &Keymap,
        lang: Lang,
        room: usize,
    ) -> (usize, usize) {
        let basis = (lang, room);
        let known = self.size.get().filter(|known| known.basis == basis);
        let known = known.unwrap_or_else(|| {
            let (width, rows) = self.grouped_rows(keymap, lang, room);
            KnownSize { basis, size: (width, rows.len()) }
        });
        self.size.set(Some(known));
        known.size
    }

    /// The groups beside each other, none wider than its content: the place of each and its rows.
    fn columns(
        &self,
        live: &[&HelpLine],
        lang: Lang,
        room: usize,
    ) -> (usize, Vec<(usize, Vec<HelpRow>)>) {
        let count = ((room + COLUMN_GAP) / (MIN_COLUMN_WIDTH + COLUMN_GAP)).max(1);
        let most = if count > 1 { NARROW_KEY_COLUMN_WIDTH } else { MAX_KEY_COLUMN_WIDTH };
        let column = key_column(live.iter().copied(), most);
        let groups: Vec<_> = live.chunk_by(|one, other| one.context == other.context).collect();
        // A screen without keys of its own has those of every list.
        let is_bare = self.contexts.first() == Some(&Context::List);
        let heading = |context: Context| match context {
            Context::List if is_bare => text::input::THIS_SCREEN.of(lang).to_owned(),
            context => upper_first(context.label(lang)),
        };
        let placed = |column_room: usize| {
            let group = |group: &&[&HelpLine]| {
                let heading = group.first().map(|line| HelpRow::heading(&heading(line.context)));
                let rows = group.iter().flat_map(|line| line.rows(lang, column, column_room));
                heading.into_iter().chain(rows).collect::<Vec<_>>()
            };
            placed(in_columns(&groups.iter().map(group).collect::<Vec<_>>(), count))
        };
        // Lines break only if the whole ones do not fit beside each other.
        let whole = placed(room);
        if whole.0 <= room { whole } else { placed((room + COLUMN_GAP) / count - COLUMN_GAP) }
    }

    /// The width of the rows, and the rows.
    fn grouped_rows(
        &self,
        keymap: &Keymap,
        lang: Lang,
        room: usize,
    ) -> (usize, Vec<Vec<HelpCell>>) {
        let lines = self.lines(keymap);
        let (live, disabled): (Vec<_>, Vec<_>) =
            lines.iter().partition(|line| line.why_not.is_none());
        let (width, columns) = self.columns(&live, lang, room);
        let not_now_column = key_column(disabled.iter().copied(), MAX_KEY_COLUMN_WIDTH);
        let reason =
            |line: &&HelpLine| not_now_column + KEY_SEPARATOR.len() + cells(&line.said(lang));
        let notes = self.note.iter().map(|note| cells(note));
        let width =
            disabled.iter().map(reason).chain(notes).max().unwrap_or(0).min(room).max(width);
        let height = columns.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        let cells = |y: usize| {
            let cell = |(x, rows): &(usize, Vec<HelpRow>)| {
                rows.get(y).map(|row| HelpCell { x: *x, row: row.clone() })
            };
            columns.iter().filter_map(cell).collect()
        };
        let note = self.note.iter().flat_map(|note| wrap(note, width)).map(HelpRow::note);
        let mut rows: Vec<Vec<HelpCell>> =
            note.map(|row| vec![HelpCell { x: 0, row }]).chain((0..height).map(cells)).collect();
        if !disabled.is_empty() {
            let column = not_now_column;
            let not_now = text::input::NOT_NOW.of(lang);
            let head = [HelpRow::heading(""), HelpRow::heading(not_now)];
            let head = head.into_iter().skip(usize::from(rows.is_empty()));
            let lines = disabled.iter().flat_map(|line| line.rows(lang, column, width));
            rows.extend(head.chain(lines).map(|row| vec![HelpCell { x: 0, row }]));
        }
        (width, rows)
    }

    /// The lines of all listed actions, innermost context first.
    pub(super) fn lines(&self, keymap: &Keymap) -> Vec<HelpLine> {
        let mut lines: Vec<HelpLine> = Vec::new();
        for context in self.contexts {
            let here = keymap.bindings().iter().filter(|binding| binding.context == *context);
            for binding in here.filter(|binding| self.listed.contains_key(&binding.action)) {
                if keymap.is_reachable(self.contexts, binding) && self.answers_with(binding) {
                    self.add(&mut lines, binding);
                }
            }
        }
        lines
    }

    fn answer(&self, action: Action) -> Option<&(Action, char, String)> {
        self.answers.iter().find(|(answer, ..)| *answer == action)
    }

    /// Returns whether the binding gives its answer: of several, only the letter on the button does.
    fn answers_with(&self, binding: &Binding) -> bool {
        let answer = self.answer(binding.action);
        answer.is_none_or(|(_, letter, _)| binding.keys == [Key::char(*letter)])
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
                word: self.answer(binding.action).map(|(.., word)| word.clone()),
                why_not: self.listed.get(&binding.action).cloned().flatten(),
            }),
        }
    }
}
