//! The lines of the visible list: its rows, and the headings of its groups.

use std::ops::Range;

use ratatui::layout::Position;

use super::{
    columns::cell_context,
    demands::{PREFIX_WIDTH, ROW_MARGIN},
    fit::{cells, wrap},
    geometry::Geometry,
};
use crate::{
    app::{
        Facts, State,
        lists::table::{AnyTable, RowGroup},
    },
    columns::CellContext,
    text,
};

/// Cells between the day and the sentence of a row.
pub const SENTENCE_GAP: u16 = 2;
/// The number of a line that no screen has.
const NO_LINE: usize = 10_000;

/// A line in the area of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowLine {
    /// A blank line above a group.
    Blank,
    /// The heading of a group.
    Group(String),
    /// The headings of the columns.
    Heads,
    /// The row with this index, in columns.
    Row(usize),
    /// A row that is a sentence with a day before it. Long ones take more lines, of which only the
    /// first has the day.
    Sentence(usize, String, String),
}

impl RowLine {
    /// The index of the row of this line.
    pub const fn row(&self) -> Option<usize> {
        match self {
            Self::Row(row) | Self::Sentence(row, ..) => Some(*row),
            Self::Blank | Self::Group(_) | Self::Heads => None,
        }
    }
}

/// Returns the lines of the visible rows, from top to bottom. Sentences wrap only if the rows to
/// the end of the list stay in view then.
pub fn row_lines(state: &State, table: &dyn AnyTable) -> Vec<RowLine> {
    let at = Geometry::from_state(state);
    let visible = table.visible(at.height());
    if table.group(visible.start, state.lang).is_none() {
        return lines_with_years(state, table, visible);
    }
    let lines = grouped_lines(state, table, visible.start, true);
    let fits = lines.len() <= usize::from(at.rows.height);
    if fits {
        return lines;
    }
    let mut lines = grouped_lines(state, table, visible.start, false);
    lines.truncate(at.rows.height.into());
    // A heading without rows below it says nothing.
    while lines.pop_if(|line| line.row().is_none()).is_some() {}
    lines
}

/// Returns the visible rows, each year that begins there above them. A year takes the line of a row:
/// of the last one, or of the first if the cursor is among the last.
fn lines_with_years(state: &State, table: &dyn AnyTable, visible: Range<usize>) -> Vec<RowLine> {
    let height = usize::from(Geometry::from_state(state).rows.height);
    let is_in_view = |lines: &[RowLine]| {
        let cursor = table.cursor().filter(|row| visible.contains(row));
        cursor.is_none_or(|row| lines.iter().any(|line| line.row() == Some(row)))
    };
    let mut start = visible.start;
    loop {
        let mut lines = lines_from(state, table, start..visible.end);
        lines.truncate(height);
        if is_in_view(&lines) || start + 1 >= visible.end {
            return lines;
        }
        start += 1;
    }
}

/// Returns these rows, each year that begins there above them.
fn lines_from(state: &State, table: &dyn AnyTable, rows: Range<usize>) -> Vec<RowLine> {
    let indent = usize::from(PREFIX_WIDTH);
    let context = CellContext { top_row: rows.start, ..cell_context(state, &[]) };
    let lines = rows.flat_map(|row| {
        let year = table.year_above(row, &context);
        let year = year.map(|year| RowLine::Group(format!("{:indent$}{year}", "")));
        year.into_iter().chain([RowLine::Row(row)])
    });
    lines.collect()
}

/// Returns the lines from the row `start` on, each group below its heading.
fn grouped_lines(state: &State, table: &dyn AnyTable, start: usize, wraps: bool) -> Vec<RowLine> {
    let at = Geometry::from_state(state);
    let context = cell_context(state, &[]);
    let width = usize::from(at.rows.width.saturating_sub(ROW_MARGIN));
    let mut lines = Vec::new();
    let mut last = None;
    for row in start..table.total() {
        if row - start > usize::from(at.rows.height) {
            break;
        }
        let group = table.group(row, state.lang);
        if let Some(group) = group.filter(|_| group != last) {
            lines.extend((last.is_some()).then_some(RowLine::Blank));
            lines.push(RowLine::Group(group_heading(state, table, group)));
            lines.extend(group.has_heads.then_some(RowLine::Heads));
            last = Some(group);
        }
        let Some((day, said)) = table.sentence(row, &context) else {
            lines.push(RowLine::Row(row));
            continue;
        };
        let room = width.saturating_sub(cells(&day) + usize::from(SENTENCE_GAP)).max(1);
        let parts = if wraps { wrap(&said, room) } else { vec![said] };
        for (part, said) in parts.into_iter().enumerate() {
            let day = if part == 0 { day.clone() } else { " ".repeat(cells(&day)) };
            lines.push(RowLine::Sentence(row, day, said));
        }
    }
    lines
}

/// The heading of a group; how many of its rows are marked, if any are.
fn group_heading(state: &State, table: &dyn AnyTable, group: RowGroup) -> String {
    let is_in_group = |row: &usize| table.group(*row, state.lang) == Some(group);
    let rows = || (0..table.total()).filter(is_in_group);
    let marked = rows().filter(|row| table.is_marked(*row)).count();
    if table.marked_count() == 0 || marked == 0 || !group.has_heads {
        return group.name.to_owned();
    }
    let all = rows().count();
    text::inbox::marked_of(state.lang, group.name, marked, all)
}

/// The distance of the row at a position from the first visible row; `None` outside all rows.
pub(in crate::app) fn line_at(state: &State, at: Position) -> Option<usize> {
    let geometry = Geometry::from_state(state);
    let line = usize::from(at.y.checked_sub(geometry.rows.y)?);
    let Some(table) = state.screen.show().table() else {
        return Some(fact_line(state, at, line));
    };
    let visible = table.visible(geometry.height());
    row_lines(state, table.as_ref()).get(line)?.row()?.checked_sub(visible.start)
}

/// Returns the number of a row of facts: in two columns, the rows on the right come after all rows
/// on the left.
fn fact_line(state: &State, at: Position, line: usize) -> usize {
    let area = Geometry::from_state(state).rows;
    let facts = state.screen.show().facts(state.screen_context());
    let Some(left) = facts.and_then(|facts| facts.left_rows(area.as_size())) else { return line };
    let [_, right] = Facts::column_areas(area);
    match at.x >= right.x {
        true => left + line,
        // Below the left column there is no row.
        false if line >= left => NO_LINE,
        false => line,
    }
}
