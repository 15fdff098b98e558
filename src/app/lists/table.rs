//! A list with its columns, without the type of its rows: what layout, painting and the mouse need.

use std::ops::Range;

use super::{any_list::AnyList, list::List, row::Row};
use crate::{
    app::layout::fit::cells,
    columns::{Cell, CellContext, Groups, ListColumns, NONE, RowFacts, ScreenCells, Width},
    domain::SortBy,
    text::Lang,
};

/// A column of a table, without its cells.
#[derive(Clone, Copy, Debug)]
pub struct TableColumn {
    /// The heading.
    pub head: &'static str,
    /// The sort key, if the list can be sorted by this column.
    pub sort: Option<SortBy>,
    /// The width, at least that of the heading.
    pub width: Width,
    /// True if the cells are e-mail addresses.
    pub has_addresses: bool,
}

/// A list in columns.
pub trait AnyTable {
    /// The columns for screens, including columns that do not fit.
    fn columns(&self, lang: Lang) -> Vec<TableColumn>;

    /// The width of the widest cell of each column, of all rows so far.
    fn content_widths(&self) -> &[u16];

    /// Returns whether a pane beside the list is as narrow as it can be.
    fn has_narrow_pane(&self) -> bool;

    /// Measures the widest cell of each column, of the rows in memory.
    fn measure(&self, context: &CellContext<'_>) -> Vec<u16>;

    /// Like [`Self::measure`], of the new rows only, with the word that says so.
    fn measure_new(&self, context: &CellContext<'_>) -> Vec<u16>;

    /// The width in which most addresses of the rows in memory are whole.
    fn measure_addresses(&self, context: &CellContext<'_>) -> u16;

    /// The width in which most addresses are whole, of all rows so far; 0 without addresses.
    fn address_width(&self) -> u16;

    /// Returns whether the names of new rows have room for the word that says so.
    fn has_new_word(&self) -> bool;

    /// The cells of a row, in all columns for screens; `None` if the row is not in memory.
    fn cells(&self, row: usize, context: &CellContext<'_>) -> Option<Vec<Cell>>;

    /// Returns whether the row is marked.
    fn is_marked(&self, row: usize) -> bool;

    /// The number of marked rows, in memory or not.
    fn marked_count(&self) -> usize;

    /// The row under the cursor, if there is one.
    fn cursor(&self) -> Option<usize>;

    /// The indices shown in a window of `height` rows.
    fn visible(&self, height: usize) -> Range<usize>;

    /// The number of rows in the whole list that pass the filter.
    fn total(&self) -> usize;

    /// The number of rows in the whole list without the filter.
    fn unfiltered(&self) -> usize;

    /// The group of a row; `None` if the list has no groups, or the row is not in memory.
    fn group(&self, row: usize, lang: Lang) -> Option<RowGroup>;

    /// The number of lines that are not rows, if the list has groups: their headings, those of the
    /// columns, and a blank line above each but the first.
    fn group_line_count(&self, lang: Lang) -> usize {
        let mut last = None;
        let mut count = 0;
        for group in (0..self.total()).map_while(|row| self.group(row, lang)) {
            if last != Some(group) {
                count += 1 + usize::from(group.has_heads) + usize::from(last.is_some());
                last = Some(group);
            }
        }
        count
    }

    /// The year of a row whose list has moments, if it stands above the row: where it changes, and
    /// at the top of the window if it is not this year.
    fn year_above(&self, row: usize, context: &CellContext<'_>) -> Option<i16>;

    /// The day and the sentence of a row that takes the whole width, if it is one.
    fn sentence(&self, row: usize, context: &CellContext<'_>) -> Option<(String, String)>;
}

/// A group of rows below one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowGroup {
    /// The heading of the group.
    pub name: &'static str,
    /// True if the headings of the columns are about its rows.
    pub has_heads: bool,
}

/// Adds what only the screen knows of a row.
type Facts<'a, T> = dyn Fn(&T, RowFacts) -> RowFacts + 'a;

/// A list with its columns.
pub(in crate::app) struct Table<'a, T: Row + 'static> {
    list: &'a List<T>,
    columns: &'static ListColumns<T>,
    facts: Box<Facts<'a, T>>,
    groups: Option<&'static Groups<T>>,
}

impl<'a, T: Row> Table<'a, T> {
    /// Creates the table of a list.
    pub(in crate::app) fn boxed(
        list: &'a List<T>,
        columns: &'static ListColumns<T>,
    ) -> Box<dyn AnyTable + 'a> {
        Self::with_facts(list, columns, |_, facts| facts)
    }

    /// Like [`Self::boxed`], for a list in groups.
    pub(in crate::app) fn grouped(
        list: &'a List<T>,
        columns: &'static ListColumns<T>,
        groups: &'static Groups<T>,
    ) -> Box<dyn AnyTable + 'a> {
        let facts = Box::new(|_: &T, facts| facts);
        Box::new(Table { list, columns, facts, groups: Some(groups) })
    }

    /// Like [`Self::boxed`], for a screen that knows more about a row than the list does.
    pub(in crate::app) fn with_facts(
        list: &'a List<T>,
        columns: &'static ListColumns<T>,
        facts: impl Fn(&T, RowFacts) -> RowFacts + 'a,
    ) -> Box<dyn AnyTable + 'a> {
        Box::new(Table { list, columns, facts: Box::new(facts), groups: None })
    }

    /// Returns whether the visible row above happened on that day too.
    fn has_day_above(&self, index: usize, context: &CellContext<'_>) -> bool {
        let day = |row: &T| row.moment().map(|at| at.day(context.zone));
        let here = self.list.row(index).and_then(day);
        here.is_some() && self.visible_above(index, context).and_then(day) == here
    }

    /// Returns whether the visible row above is a part of the row's operation.
    fn has_operation_above(&self, index: usize, context: &CellContext<'_>) -> bool {
        let here = self.list.row(index).and_then(T::operation);
        here.is_some() && self.visible_above(index, context).and_then(T::operation) == here
    }

    /// The visible row above; `None` for the first one.
    fn visible_above(&self, index: usize, context: &CellContext<'_>) -> Option<&T> {
        let first = self.list.visible(1).start.max(context.top_row);
        let above = index.checked_sub(1).filter(|_| index > first)?;
        self.list.row(above)
    }

    /// Returns the properties of a row that the list and the screen know.
    fn facts_of(&self, row: &T, context: &CellContext<'_>) -> RowFacts {
        let added = context.added.filter(|added| !added.is_empty());
        let facts = RowFacts {
            is_new: added.is_some_and(|added| row.added().is_some_and(|row| added.contains(&row))),
            is_namesake: self.list.is_namesake(row),
            is_of_one: false,
        };
        (self.facts)(row, facts)
    }

    /// The width of the widest cell of each column, of the rows that `facts` does not leave out.
    fn widest_of(
        &self,
        context: &CellContext<'_>,
        facts: impl Fn(RowFacts) -> Option<RowFacts>,
    ) -> Vec<u16> {
        let widths: Vec<Width> = self.columns.on_screen().map(|(_, it)| it.width).collect();
        let mut widest = vec![0; widths.len()];
        for row in self.list.rows() {
            let Some(facts) = facts(self.facts_of(row, context)) else { continue };
            let all = widest.iter_mut().zip(&widths);
            for ((widest, column), cell) in all.zip(self.cells_of(row, facts, context)) {
                // No value shows the column.
                if column.is_optional && cell.text == NONE {
                    continue;
                }
                *widest = width(&cell.text).max(*widest);
            }
        }
        widest
    }

    /// The width in which all these cells are whole but for `left_out` of them, by their number.
    fn width_of_most(
        &self,
        cells: &ScreenCells<T>,
        context: &CellContext<'_>,
        left_out: impl Fn(usize) -> usize,
    ) -> u16 {
        let text = |row: &T| {
            let facts = RowFacts { is_new: false, ..self.facts_of(row, context) };
            width(&(cells.cell)(row, &CellContext { row: facts, ..*context }).text)
        };
        let mut widths: Vec<u16> = self.list.rows().iter().map(text).collect();
        widths.sort_unstable();
        let kept = widths.len().saturating_sub(left_out(widths.len()) + 1);
        widths.get(kept).copied().unwrap_or(0)
    }

    fn cells_of(
        &self,
        row: &T,
        facts: RowFacts,
        context: &CellContext<'_>,
    ) -> impl Iterator<Item = Cell> {
        let context = CellContext { row: facts, ..*context };
        self.columns.on_screen().map(move |(_, cells)| (cells.cell)(row, &context))
    }
}

impl<T: Row> AnyTable for Table<'_, T> {
    fn columns(&self, lang: Lang) -> Vec<TableColumn> {
        let column = |(column, cells): (&crate::columns::Column<T>, &_)| {
            let head = (column.head)(lang);
            let cells: &ScreenCells<T> = cells;
            // The arrow of the sorted column has a cell of its own, so that sorting moves nothing.
            let min = width(head) + u16::from(column.sort.is_some());
            let width = Width { min: cells.width.min.max(min), ..cells.width };
            TableColumn { head, sort: column.sort, width, has_addresses: column.has_addresses }
        };
        self.columns.on_screen().map(column).collect()
    }

    fn content_widths(&self) -> &[u16] {
        self.list.content_widths().cells()
    }

    fn has_narrow_pane(&self) -> bool {
        self.list.content_widths().has_narrow_pane()
    }

    fn measure(&self, context: &CellContext<'_>) -> Vec<u16> {
        // The word for a new row gets room last.
        self.widest_of(context, |facts| Some(RowFacts { is_new: false, ..facts }))
    }

    fn measure_new(&self, context: &CellContext<'_>) -> Vec<u16> {
        self.widest_of(context, |facts| Some(facts).filter(|facts| facts.is_new))
    }

    fn measure_addresses(&self, context: &CellContext<'_>) -> u16 {
        let column = self.columns.on_screen().find(|(column, _)| column.has_addresses);
        // A quarter of them may be cut, and at least one.
        let left_out = |count: usize| (count / 4).max(1);
        column.map_or(0, |(_, cells)| self.width_of_most(cells, context, left_out))
    }

    fn address_width(&self) -> u16 {
        self.list.content_widths().address_width()
    }

    fn has_new_word(&self) -> bool {
        self.list.content_widths().has_new_word()
    }

    fn cells(&self, row: usize, context: &CellContext<'_>) -> Option<Vec<Cell>> {
        let has_day_above = self.has_day_above(row, context);
        let has_operation_above = self.has_operation_above(row, context);
        let context = CellContext { has_day_above, has_operation_above, ..*context };
        let row = self.list.row(row)?;
        Some(self.cells_of(row, self.facts_of(row, &context), &context).collect())
    }

    fn is_marked(&self, row: usize) -> bool {
        self.list.row(row).is_some_and(|row| self.list.is_marked(row))
    }

    fn marked_count(&self) -> usize {
        self.list.marked_count()
    }

    fn cursor(&self) -> Option<usize> {
        Some(self.list.cursor()).filter(|_| !AnyList::is_lost(self.list))
    }

    fn visible(&self, height: usize) -> Range<usize> {
        self.list.visible(height)
    }

    fn total(&self) -> usize {
        self.list.total()
    }

    fn unfiltered(&self) -> usize {
        self.list.unfiltered()
    }

    fn group(&self, row: usize, lang: Lang) -> Option<RowGroup> {
        let (groups, row) = (self.groups?, self.list.row(row)?);
        Some(RowGroup { name: (groups.name)(row, lang), has_heads: (groups.has_heads)(row) })
    }

    fn year_above(&self, row: usize, context: &CellContext<'_>) -> Option<i16> {
        let year = |row: &T| row.moment().map(|at| at.day(context.zone).parts().0);
        let here = self.list.row(row).and_then(year)?;
        let this_year = context.now.today.parts().0;
        let above = self.visible_above(row, context).and_then(year).unwrap_or(this_year);
        (here != above).then_some(here)
    }

    fn sentence(&self, row: usize, context: &CellContext<'_>) -> Option<(String, String)> {
        (self.groups?.sentence)(self.list.row(row)?, context)
    }
}

fn width(text: &str) -> u16 {
    u16::try_from(cells(text)).unwrap_or(u16::MAX)
}
