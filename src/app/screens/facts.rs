//! Facts: the content of an ordinary screen as lines, some of which lead somewhere.

use ratatui::layout::Size;

use crate::{
    app::{Action, Address, cells, wrap},
    columns::CellTone,
    text::Fact,
};

/// Cells between a label and its value.
const LABEL_GAP: usize = 3;
/// Cells before the lines for the cursor, if a line leads somewhere.
const CURSOR_WIDTH: usize = 2;

/// A value with its label, or a text of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label; empty if the value belongs to the label above, `None` for a text of its own.
    pub label: Option<&'static str>,
    /// The value or the text.
    pub text: String,
    /// Its colour.
    pub tone: CellTone,
    /// The place that Enter opens.
    pub to: Option<Address>,
}

impl Line {
    /// Creates a value with its label.
    pub fn fact(label: &'static str, text: String) -> Self {
        Self { label: Some(label), text, tone: CellTone::Text, to: None }
    }

    /// Creates a text without a label.
    pub fn text(text: String, tone: CellTone) -> Self {
        Self { label: None, text, tone, to: None }
    }

    /// Creates an empty line.
    pub fn blank() -> Self {
        Self::text(String::new(), CellTone::Text)
    }

    /// Lets Enter on the line open this place.
    #[must_use]
    pub fn to(self, address: Address) -> Self {
        Self { to: Some(address), ..self }
    }
}

/// A part of a line that fits in the width of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// The index of its line.
    pub line: usize,
    /// True for its first row.
    pub is_first: bool,
    /// The cells before the text, including the label.
    pub indent: usize,
    /// The label, in the first row of a line.
    pub label: &'static str,
    /// The part of the text.
    pub text: String,
}

/// Lines, and the cursor among those that lead somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The position of the cursor and of the visible part; `None` if they stay in place.
    pub cursor: Option<FactCursor>,
}

impl From<Vec<Fact>> for Facts {
    fn from(facts: Vec<Fact>) -> Self {
        let lines = facts.into_iter().map(|(label, text)| Line::fact(label, text)).collect();
        Self { lines, cursor: None }
    }
}

impl Facts {
    /// The indexes of the lines that lead somewhere.
    fn links(&self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| line.to.is_some()).map(|(at, _)| at).collect()
    }

    /// The first row of each line that leads somewhere.
    fn link_rows(&self, size: Size) -> Vec<usize> {
        let rows = self.rows(size);
        let first = |line: &usize| rows.iter().position(|row| row.line == *line);
        self.links().iter().filter_map(first).collect()
    }

    /// The first visible row when the end is shown.
    fn last_top(&self, size: Size) -> usize {
        self.rows(size).len().saturating_sub(size.height.into())
    }

    /// The number of cells for the cursor, before every line.
    pub fn cursor_width(&self) -> usize {
        if self.links().is_empty() { 0 } else { CURSOR_WIDTH }
    }

    /// The index of the line under the cursor.
    pub fn current(&self) -> Option<usize> {
        let links = self.links();
        let cursor = self.cursor?;
        links.get(cursor.link).or(links.last()).copied()
    }

    /// Returns the line under the cursor.
    pub fn into_current(mut self) -> Option<Line> {
        self.current().map(|at| self.lines.swap_remove(at))
    }

    /// Breaks the lines to the width of an area. If they do not fit, the rightmost cell is left
    /// for the scroll bar.
    pub fn rows(&self, size: Size) -> Vec<FactRow> {
        let rows = self.wrap_lines(size.width.into());
        if self.cursor.is_none() || rows.len() <= size.height.into() {
            return rows;
        }
        self.wrap_lines(usize::from(size.width).saturating_sub(1))
    }

    fn wrap_lines(&self, width: usize) -> Vec<FactRow> {
        let cursor = self.cursor_width();
        let labels = self.lines.iter().filter_map(|line| line.label).map(cells);
        let column = labels.max().map_or(0, |widest| widest + LABEL_GAP);
        let mut rows = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let indent = cursor + if line.label.is_some() { column } else { 0 };
            let mut parts = wrap(&line.text, width.saturating_sub(indent).max(1));
            if parts.is_empty() {
                parts.push(String::new());
            }
            rows.extend(parts.into_iter().enumerate().map(|(part, text)| {
                let label = line.label.filter(|_| part == 0).unwrap_or_default();
                FactRow { line: at, is_first: part == 0, indent, label, text }
            }));
        }
        rows
    }

    /// The rows that are visible in an area, and the index of the first.
    pub fn visible_rows(&self, size: Size) -> (Vec<FactRow>, usize) {
        let rows = self.rows(size);
        let top = self.cursor.map_or(0, |cursor| cursor.top);
        (rows, top.min(self.last_top(size)))
    }
}

/// The cursor among the lines that lead somewhere, and the first visible row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactCursor {
    link: usize,
    top: usize,
}

impl FactCursor {
    /// Performs an action that moves the cursor or scrolls. Returns whether it was one.
    pub(in crate::app) fn act(&mut self, action: Action, facts: &Facts, size: Size) -> bool {
        let page = usize::from(size.height);
        match action {
            Action::Up => self.back(1, facts, size),
            Action::HalfUp => self.back(page / 2, facts, size),
            Action::PageUp => self.back(page, facts, size),
            Action::Top => self.back(usize::MAX, facts, size),
            Action::Down => self.forward(1, facts, size),
            Action::HalfDown => self.forward(page / 2, facts, size),
            Action::PageDown => self.forward(page, facts, size),
            Action::Bottom => self.forward(usize::MAX, facts, size),
            _ => return false,
        }
        true
    }

    /// Moves to a line at most this many rows up, or to the one above if it is further. Above the
    /// first line that leads somewhere, it shows the start.
    fn back(&mut self, distance: usize, facts: &Facts, size: Size) {
        let starts = facts.link_rows(size);
        let here = self.link.min(starts.len().saturating_sub(1));
        let Some(start) = starts.get(here).filter(|_| here > 0) else {
            self.top = self.top.saturating_sub(distance);
            return;
        };
        let least = start.saturating_sub(distance);
        let to = starts.iter().take(here).position(|at| *at >= least).unwrap_or(here - 1);
        self.show(to, facts, size);
    }

    /// Moves to a line at most this many rows down, or to the one below if it is further. Below the
    /// last line that leads somewhere, it shows the end.
    fn forward(&mut self, distance: usize, facts: &Facts, size: Size) {
        let starts = facts.link_rows(size);
        let here = self.link;
        let Some(start) = starts.get(here).filter(|_| here + 1 < starts.len()) else {
            self.top = self.top.saturating_add(distance).min(facts.last_top(size));
            return;
        };
        let most = start.saturating_add(distance);
        let to = starts.iter().rposition(|at| *at <= most).unwrap_or(here);
        self.show(to.max(here + 1), facts, size);
    }

    /// Moves to a line that leads somewhere, and scrolls it into view.
    fn show(&mut self, link: usize, facts: &Facts, size: Size) {
        self.link = link;
        let target = facts.links().get(link).copied();
        let (rows, top) = facts.visible_rows(size);
        let of_line = || rows.iter().enumerate().filter(|(_, row)| Some(row.line) == target);
        let (Some((first, _)), Some((last, _))) = (of_line().next(), of_line().next_back()) else {
            return;
        };
        let height = usize::from(size.height);
        self.top = top.max((last + 1).saturating_sub(height)).min(first);
        if link == 0 && last < height {
            self.top = 0;
        }
    }

    /// Scrolls by `rows`; the cursor moves only to stay in view.
    pub(in crate::app) fn scroll(&mut self, rows: i16, facts: &Facts, size: Size) {
        let last = facts.last_top(size);
        self.top = self.top.min(last).saturating_add_signed(rows.into()).min(last);
        let visible = self.top..self.top + usize::from(size.height);
        let starts = facts.link_rows(size);
        let is_seen = |link: &usize| starts.get(*link).is_some_and(|row| visible.contains(row));
        if !is_seen(&self.link) {
            let seen = (0..starts.len()).filter(is_seen);
            let nearest = if rows < 0 { seen.max() } else { seen.min() };
            self.link = nearest.unwrap_or(self.link);
        }
    }

    /// Handles a click on a visible row: selects its line if that leads somewhere. Returns whether
    /// it was selected already.
    pub(in crate::app) fn click(&mut self, row: usize, facts: &Facts, size: Size) -> bool {
        let (rows, top) = facts.visible_rows(size);
        let clicked = rows.get(top + row).map(|row| row.line);
        let was = facts.current();
        let Some(link) = facts.links().iter().position(|at| Some(*at) == clicked) else {
            return false;
        };
        self.link = link;
        was == clicked
    }
}
