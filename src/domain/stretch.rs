//! Which stretch of a long list is asked for, and what a page of it says about the rest.

use super::Now;

/// Where a stretch of a list is. A row that went since it was seen still has a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// The first rows.
    #[default]
    First,
    /// The last rows.
    Last,
    /// The rows after one that was seen.
    Behind(Bookmark),
    /// So many rows before one that was seen, and the others from it on.
    Around(Bookmark, usize),
    /// The same around the row with this number; the first rows when it is not in the list.
    Row(i64, usize),
    /// The rows after so many: for where one was left; all before it are walked through.
    From(usize),
}

/// Where a row stands in a list: what it is ordered by, down to its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The part of the list, then the terms of the order.
    pub place: Vec<Part>,
    /// Rows before it when it was seen.
    pub index: usize,
}

/// One term of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A name or a day.
    Text(String),
    /// A number or an instant.
    Number(i64),
}

/// How many rows there were, when it was counted: counted again only if anybody wrote since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The state of the file: what others wrote, what was written here.
    pub version: (i64, u64),
    /// When.
    pub at: Now,
    /// Rows in the whole list, after the filter.
    pub total: usize,
    /// Rows in the whole list, without the filter.
    pub unfiltered: usize,
}

/// A stretch of a longer list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// Rows before this page.
    pub skip: usize,
    /// The rows.
    pub rows: Vec<T>,
    /// Rows in the whole list, after the filter.
    pub total: usize,
    /// Rows in the whole list, without the filter.
    pub unfiltered: usize,
    /// How many of the total are only similar to the filter; they come last.
    pub similar: usize,
    /// What was counted, to ask the next stretch with.
    pub counted: Option<Counted>,
    /// Where each row stands.
    pub bookmarks: Vec<Bookmark>,
}

impl<T> Page<T> {
    /// All rows that there are.
    pub fn whole(rows: Vec<T>) -> Self {
        let total = rows.len();
        let bookmarks = Vec::new();
        Self { skip: 0, rows, total, unfiltered: total, similar: 0, counted: None, bookmarks }
    }

    /// The rows after this page, if it is not the last one.
    pub fn behind(&self) -> Option<Stretch> {
        let more = self.skip + self.rows.len() < self.total;
        self.bookmarks.last().filter(|_| more).cloned().map(Stretch::Behind)
    }
}
