//! Pagination: the position of a page in a long list, and the counts of that list.

use crate::domain::Now;

/// The position of a page. A cursor still works if its row has disappeared since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PageRequest {
    /// The page starts at the first row.
    #[default]
    First,
    /// The page ends at the last row.
    Last,
    /// The rows after this cursor.
    After(Cursor),
    /// This many rows before a cursor, then the rows from the cursor on.
    Around(Cursor, usize),
    /// Like [`PageRequest::Around`], for the row with this id; the first rows if it is gone.
    Row(i64, usize),
    /// The rows from this offset on, to restore a position. Slow for a large offset: all rows
    /// before it are read.
    From(usize),
}

/// A cursor: the sort key of a row, which ends with its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The section of the list, followed by the terms of the sort key.
    pub position: Vec<SortTerm>,
    /// The number of rows before this row when it was read.
    pub index: usize,
}

/// The value of one column in a sort key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SortTerm {
    /// A name or a day.
    Text(String),
    /// An integer or a moment.
    Number(i64),
}

/// Row counts; valid until the file is written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountCache {
    /// The version of the file: counters of changes by other processes and by this process.
    pub version: (i64, u64),
    /// The time of counting. Counts expire, as rows lapse with the clock.
    pub at: Now,
    /// Rows in the whole list, after the filter.
    pub total: usize,
    /// Rows in the whole list, without the filter.
    pub unfiltered: usize,
}

/// Consecutive rows of a longer list, with the counts of that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The number of rows before this page.
    pub skip: usize,
    /// The rows, at most as many as the query asked for.
    pub rows: Vec<T>,
    /// Rows in the whole list, after the filter.
    pub total: usize,
    /// Rows in the whole list, without the filter.
    pub unfiltered: usize,
    /// The number of rows in `total` that are only similar to the filter; they come last.
    pub similar: usize,
    /// The counts, to pass on with the next query.
    pub counted: Option<CountCache>,
    /// One cursor per row; empty for a page with all rows.
    pub cursors: Vec<Cursor>,
}

impl<T> Page<T> {
    /// Returns a page with all rows and no cursors.
    pub fn all(rows: Vec<T>) -> Self {
        let total = rows.len();
        let cursors = Vec::new();
        Self { skip: 0, rows, total, unfiltered: total, similar: 0, counted: None, cursors }
    }

    /// Returns the position of the next page; `None` after the last row.
    pub fn next_page(&self) -> Option<PageRequest> {
        let more = self.skip + self.rows.len() < self.total;
        self.cursors.last().filter(|_| more).cloned().map(PageRequest::After)
    }
}
