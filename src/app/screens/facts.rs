//! Facts: the content of a screen as lines of text. Some lines are links to another screen.

use std::ops::Range;

use ratatui::layout::{Position, Rect, Size};

use crate::{
    app::{Action, Address, cells, wrap},
    columns::CellTone,
    text::Fact,
};

/// Number of cells between the label column and the values.
const LABEL_GAP: usize = 3;
/// Number of cells for the cursor before each line, if any line is a link.
const CURSOR_WIDTH: usize = 2;
/// Number of cells of the keys before what they do, as `x a`, with the space after them.
const KEYS_WIDTH: usize = 5;
/// Number of cells of a sign before a sentence, with the space after it.
const SIGN_WIDTH: usize = 2;
/// Minimum width for lines in two columns, in cells.
const MIN_TWO_COLUMNS: u16 = 110;
/// Number of cells between two columns, with a rule in the middle.
const COLUMN_GAP: u16 = 3;

/// A value with its label, or a text without a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The label. Empty if the value belongs to the label above; `None` for a text without a label.
    pub label: Option<String>,
    /// The value or the text, before wrapping.
    pub text: String,
    /// The colour of the text.
    pub tone: CellTone,
    /// The screen that Enter opens; `None` if the line is not a link.
    pub to: Option<Address>,
    /// The action that the line names, with its keys before the text.
    pub action: Option<Action>,
    /// Number of cells before the text, besides the label.
    pub inset: usize,
}

impl Line {
    /// Creates a line with a label and a value that is not a link.
    pub fn fact(label: impl Into<String>, text: String) -> Self {
        Self { label: Some(label.into()), ..Self::text(text, CellTone::Text) }
    }

    /// Creates a line without a label.
    pub fn text(text: String, tone: CellTone) -> Self {
        Self { label: None, text, tone, to: None, action: None, inset: 0 }
    }

    /// Creates a line that names an action, with its key before it.
    pub fn action(action: Action, text: String) -> Self {
        Self { action: Some(action), inset: KEYS_WIDTH, ..Self::text(text, CellTone::Text) }
    }

    /// Creates the heading of a group.
    pub fn heading(text: &str) -> Self {
        Self::text(text.to_owned(), CellTone::Head)
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
    pub label: String,
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
    /// The index of the first line that stands in the right column, if both columns fit beside each
    /// other.
    pub right: Option<usize>,
}

impl From<Vec<Fact>> for Facts {
    fn from(facts: Vec<Fact>) -> Self {
        let lines = facts.into_iter().map(|(label, text)| Line::fact(label, text)).collect();
        Self { lines, ..Self::default() }
    }
}

impl Facts {
    /// Creates facts in groups, with an empty line between two groups. The groups from the index
    /// `right` on stand in the right column of a wide screen.
    pub(in crate::app) fn groups(groups: Vec<Vec<Line>>, right: usize, cursor: FactCursor) -> Self {
        let mut facts = Self { cursor: Some(cursor), ..Self::default() };
        for (at, group) in groups.into_iter().enumerate() {
            if group.is_empty() {
                continue;
            }
            if !facts.lines.is_empty() {
                facts.lines.push(Line::blank());
            }
            if at >= right && facts.right.is_none() && !facts.lines.is_empty() {
                facts.right = Some(facts.lines.len());
            }
            facts.lines.extend(group);
        }
        facts
    }

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
        if self.two_columns(size).is_some() {
            return 0;
        }
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
    /// for the scroll bar. The rows of the right column follow those of the left column.
    pub fn rows(&self, size: Size) -> Vec<FactRow> {
        if let Some(columns) = self.two_columns(size) {
            return columns.concat();
        }
        let all = 0..self.lines.len();
        let rows = self.wrap_lines(all.clone(), size.width.into());
        if self.cursor.is_none() || rows.len() <= size.height.into() {
            return rows;
        }
        self.wrap_lines(all, usize::from(size.width).saturating_sub(1))
    }

    /// Returns the left and the right column of this area.
    pub fn column_areas(area: Rect) -> [Rect; 2] {
        let width = area.width.saturating_sub(COLUMN_GAP) / 2;
        let right = Rect { x: area.right() - width, width, ..area };
        [Rect { width, ..area }, right]
    }

    /// Returns the number of rows in the left column; `None` if there is one column.
    pub fn left_rows(&self, size: Size) -> Option<usize> {
        self.two_columns(size).map(|[left, _]| left.len())
    }

    /// Wraps the lines for two columns; `None` if they do not fit beside each other.
    fn two_columns(&self, size: Size) -> Option<[Vec<FactRow>; 2]> {
        let right = self.right.filter(|_| size.width >= MIN_TWO_COLUMNS)?;
        let [column, _] = Self::column_areas(Rect::from((Position::ORIGIN, size)));
        let width = column.width.into();
        // The empty line between the groups is not needed.
        let left = self.wrap_lines(0..right.saturating_sub(1), width);
        let columns = [left, self.wrap_lines(right..self.lines.len(), width)];
        let fits = |rows: &Vec<FactRow>| rows.len() <= size.height.into();
        columns.iter().all(fits).then_some(columns)
    }

    fn wrap_lines(&self, lines: Range<usize>, width: usize) -> Vec<FactRow> {
        let cursor = self.cursor_width();
        let lines = || self.lines.iter().enumerate().filter(|(at, _)| lines.contains(at));
        let labels = lines().filter_map(|(_, line)| line.label.as_deref()).map(cells);
        let column = labels.max().map_or(0, |widest| widest + LABEL_GAP);
        let mut rows = Vec::new();
        for (at, line) in lines() {
            let label_width = if line.label.is_some() { column } else { 0 };
            let first = cursor + label_width + line.inset;
            // A sentence continues below its first word, not below its sign.
            let has_sign = line.tone == CellTone::Sign && line.label.is_none();
            let next = first + if has_sign { SIGN_WIDTH } else { 0 };
            let mut parts = wrap(&line.text, width.saturating_sub(next).max(1));
            if parts.is_empty() {
                parts.push(String::new());
            }
            rows.extend(parts.into_iter().enumerate().map(|(part, text)| {
                let indent = if part == 0 { first } else { next };
                let label = line.label.clone().filter(|_| part == 0).unwrap_or_default();
                FactRow { line: at, is_first: part == 0, indent, label, text }
            }));
        }
        rows
    }

    /// Returns the number of rows to show from `top` on: all that fit, but at the bottom edge no part
    /// of a line, and no heading without a line below it.
    pub fn shown_rows(&self, rows: &[FactRow], top: usize, height: usize) -> usize {
        let Some(next) = rows.get(top + height) else { return height };
        let is_whole = |row: &FactRow| {
            let line = self.lines.get(row.line);
            row.line != next.line && line.is_some_and(|line| line.tone != CellTone::Head)
        };
        let visible = rows.get(top..top + height).unwrap_or_default();
        visible.iter().rposition(is_whole).map_or(height, |last| last + 1)
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
        if facts.last_top(size) == 0 {
            self.top = 0;
            return;
        }
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
        if last == 0 {
            self.top = 0;
            return;
        }
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

    /// Handles a click on a visible row: selects its line if that is a link. Returns the action to
    /// perform: that of the line, or to open a link that was selected already.
    pub(in crate::app) fn click(
        &mut self,
        row: usize,
        facts: &Facts,
        size: Size,
    ) -> Option<Action> {
        let (rows, top) = facts.visible_rows(size);
        let clicked = rows.get(top + row).map(|row| row.line);
        let was = facts.current();
        if let Some(link) = facts.links().iter().position(|at| Some(*at) == clicked) {
            self.link = link;
            return (was == clicked).then_some(Action::Open);
        }
        clicked.and_then(|at| facts.lines.get(at)).and_then(|line| line.action)
    }
}
