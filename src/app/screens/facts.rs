//! Facts: the content of a screen as lines of text. Some lines are links to another screen.

use ratatui::layout::Size;

use crate::{
    app::{Action, Address, cells, wrap},
    columns::CellTone,
    text::Fact,
};

/// Number of cells between the label column and the values.
const LABEL_GAP: usize = 3;
/// Number of cells for the cursor before each line, if any line is a link.
const CURSOR_WIDTH: usize = 2;

/// A value with its label, or a text without a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label. Empty if the value belongs to the label above; `None` for a text without a label.
    pub label: Option<&'static str>,
    /// The value or the text, before wrapping.
    pub text: String,
    /// The colour of the text.
    pub tone: CellTone,
    /// The screen that Enter opens; `None` if the line is not a link.
    pub to: Option<Address>,
}

impl Line {
    /// Creates a line with a label and a value that is not a link.
    pub fn fact(label: &'static str, text: String) -> Self {
        Self { label: Some(label), text, tone: CellTone::Text, to: None }
    }

    /// Creates a line without a label.
    pub fn text(text: String, tone: CellTone) -> Self {
        Self { label: None, text, tone, to: None }
    }

    /// Creates an empty line, to separate groups.
    pub fn blank() -> Self {
        Self::text(String::new(), CellTone::Text)
    }

    /// Makes the line a link to this screen.
    #[must_use]
    pub fn to(self, address: Address) -> Self {
        Self { to: Some(address), ..self }
    }
}

/// A row on the screen: a line, or a part of a wrapped line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// The index of the line in [`Facts::lines`].
    pub line: usize,
    /// `true` for the first row of the line.
    pub is_first: bool,
    /// Number of cells before the text, including the label.
    pub indent: usize,
    /// The label; empty in all rows but the first of a line.
    pub label: &'static str,
    /// The part of the line's text in this row.
    pub text: String,
}

/// The lines of a screen, and the cursor on a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// All lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The selected link and the scroll position; `None` if the lines neither scroll nor have
    /// links.
    pub cursor: Option<FactCursor>,
}

impl From<Vec<Fact>> for Facts {
    fn from(facts: Vec<Fact>) -> Self {
        let lines = facts.into_iter().map(|(label, text)| Line::fact(label, text)).collect();
        Self { lines, cursor: None }
    }
}

impl Facts {
    /// Returns the indices of the lines that are links.
    fn links(&self) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, line)| line.to.is_some()).map(|(at, _)| at).collect()
    }

    /// Returns the index of the first row of each link.
    fn link_rows(&self, size: Size) -> Vec<usize> {
        let rows = self.rows(size);
        let first = |line: &usize| rows.iter().position(|row| row.line == *line);
        self.links().iter().filter_map(first).collect()
    }

    /// Returns the index of the top row when scrolled to the end.
    fn last_top(&self, size: Size) -> usize {
        self.rows(size).len().saturating_sub(size.height.into())
    }

    /// Returns whether there is nothing to scroll and no other link to go to.
    pub(in crate::app) fn fits(&self, size: Size) -> bool {
        self.links().len() < 2 && self.last_top(size) == 0
    }

    /// Returns the number of cells for the cursor before each line; 0 without links.
    pub fn cursor_width(&self) -> usize {
        if self.links().is_empty() { 0 } else { CURSOR_WIDTH }
    }

    /// Returns the index of the selected link in `lines`; `None` without links.
    pub fn current(&self) -> Option<usize> {
        let links = self.links();
        let cursor = self.cursor?;
        links.get(cursor.link).or(links.last()).copied()
    }

    /// Returns the selected link, if any.
    pub fn into_current(mut self) -> Option<Line> {
        self.current().map(|at| self.lines.swap_remove(at))
    }

    /// Wraps the lines for an area. If they do not fit its height, keeps the rightmost cell free
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

    /// Returns the rows of the whole text, and the index of the top visible row.
    pub fn visible_rows(&self, size: Size) -> (Vec<FactRow>, usize) {
        let rows = self.rows(size);
        let top = self.cursor.map_or(0, |cursor| cursor.top);
        (rows, top.min(self.last_top(size)))
    }
}

/// The number of the selected link, and the top visible row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactCursor {
    link: usize,
    top: usize,
}

impl FactCursor {
    /// Performs an action that moves the cursor or scrolls. Returns `false` for any other action.
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

    /// Moves to the furthest link at most `distance` rows up, or else to the previous link. From
    /// the first link, scrolls up.
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

    /// Moves to the furthest link at most `distance` rows down, or else to the next link. From the
    /// last link, scrolls down.
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

    /// Selects a link by its number, and scrolls it into view.
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

    /// Handles a click on a visible row: selects its line if that is a link. Returns whether the
    /// link was selected already.
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
