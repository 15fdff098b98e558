//! Facts: the content of an ordinary screen as lines.

use crate::{
    app::{cells, wrap},
    columns::CellTone,
    text::Fact,
};

/// Cells between a label and its value.
const LABEL_GAP: usize = 3;

/// A value with its label, or a text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label; empty if the value belongs to the label above, `None` for a text of its own.
    pub label: Option<&'static str>,
    /// The value or the text.
    pub text: String,
    /// Its colour.
    pub tone: CellTone,
}

impl Line {
    /// Creates a value with its label.
    pub fn fact(label: &'static str, text: String) -> Self {
        Self { label: Some(label), text, tone: CellTone::Text }
    }

    /// Creates a text without a label.
    pub fn text(text: String, tone: CellTone) -> Self {
        Self { label: None, text, tone }
    }

    /// Creates an empty line.
    pub fn blank() -> Self {
        Self::text(String::new(), CellTone::Text)
    }
}

/// A part of a line that fits in the width of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// The index of its line.
    pub line: usize,
    /// The cells before the text.
    pub indent: usize,
    /// The label, in the first row of a line.
    pub label: &'static str,
    /// The part of the text.
    pub text: String,
}

/// Lines, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The lines.
    pub lines: Vec<Line>,
}

impl From<Vec<Fact>> for Facts {
    fn from(facts: Vec<Fact>) -> Self {
        Self { lines: facts.into_iter().map(|(label, text)| Line::fact(label, text)).collect() }
    }
}

impl Facts {
    /// Breaks the lines to a width in cells.
    pub fn rows(&self, width: usize) -> Vec<FactRow> {
        let labels = self.lines.iter().filter_map(|line| line.label).map(cells);
        let column = labels.max().map_or(0, |widest| widest + LABEL_GAP);
        let mut rows = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let indent = if line.label.is_some() { column } else { 0 };
            let mut parts = wrap(&line.text, width.saturating_sub(indent).max(1));
            if parts.is_empty() {
                parts.push(String::new());
            }
            rows.extend(parts.into_iter().enumerate().map(|(part, text)| {
                let label = line.label.filter(|_| part == 0).unwrap_or_default();
                FactRow { line: at, indent, label, text }
            }));
        }
        rows
    }
}
