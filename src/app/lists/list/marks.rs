//! Marked rows. An action applies to all of them, unless a card is open.

use std::collections::{BTreeMap, BTreeSet};

use super::{ActsOn, List};
use crate::{app::Row, domain::PageRequest};

impl<T: Row> List<T> {
    /// Returns whether the user marked the row.
    pub fn is_marked(&self, row: &T) -> bool {
        self.marks.contains_key(&row.id())
    }

    /// Counts the marked rows, including rows that are not loaded.
    pub fn marked_count(&self) -> usize {
        self.marks.len()
    }

    /// Counts the marked rows that the filter hides; `None` if too few rows are loaded to tell.
    pub fn hidden_marks(&self) -> Option<usize> {
        let page = self.page.get()?;
        if self.marks.is_empty() || self.loaded_filter.is_empty() {
            return Some(0);
        }
        let shown: BTreeSet<T::Id> = page.rows.iter().map(Row::id).collect();
        let unseen = self.marks.keys().filter(|id| !shown.contains(id)).count();
        (unseen == 0 || page.rows.len() == page.total).then_some(unseen)
    }

    /// Marks or unmarks the row with this index, if it is loaded.
    pub fn mark_row(&mut self, index: usize) {
        let Some(row) = self.row(index).cloned() else { return };
        if self.marks.remove(&row.id()).is_none() {
            self.marks.insert(row.id(), row);
        }
    }

    /// Marks every row that passes the filter and is not left out, or inverts their marks. Rows that
    /// are not loaded are queried first.
    pub(crate) fn mark_all(&mut self) {
        let Some(page) = self.page.get() else { return };
        if page.rows.len() < page.total {
            (self.rows_to_mark, self.has_older_filter) = (Some(page.total), true);
            (self.page_request, self.keeps_row) = (Some(PageRequest::First), true);
            self.page.invalidate();
            return;
        }
        for row in page.rows.iter().filter(|row| !row.is_left_out()) {
            if self.marks.remove(&row.id()).is_none() {
                self.marks.insert(row.id(), row.clone());
            }
        }
    }

    /// The number of rows that are queried to be marked, if any.
    pub(in crate::app) const fn rows_to_mark(&self) -> Option<usize> {
        self.rows_to_mark
    }

    /// Sets the rows that actions apply to.
    pub(in crate::app) fn act_on(&mut self, rows: ActsOn) {
        self.acts_on = rows;
    }

    /// Removes all marks. Returns whether there were any.
    pub fn clear_marks(&mut self) -> bool {
        !std::mem::take(&mut self.marks).is_empty()
    }

    /// Returns the rows that actions apply to: the marked rows, or else the row under the cursor.
    /// They are in the order of the list; rows that are not loaded come last.
    pub fn action_rows(&self) -> Vec<T> {
        let mut rows: Vec<T> = self.iter_action_rows().cloned().collect();
        let loaded = self.rows().iter().enumerate();
        let places: BTreeMap<T::Id, usize> = loaded.map(|(at, row)| (row.id(), at)).collect();
        rows.sort_by_key(|row| places.get(&row.id()).copied().unwrap_or(usize::MAX));
        rows
    }

    /// Counts the rows of [`Self::action_rows`].
    pub fn action_row_count(&self) -> usize {
        self.acting_marks().count().max(usize::from(self.current().is_some()))
    }

    /// Like [`Self::action_rows`], without copying.
    pub fn iter_action_rows(&self) -> impl Iterator<Item = &T> {
        let here = self.current().filter(|_| self.acting_marks().next().is_none());
        self.acting_marks().chain(here)
    }

    /// The marked rows that actions apply to.
    fn acting_marks(&self) -> impl Iterator<Item = &T> {
        self.marks.values().filter(|_| self.acts_on == ActsOn::Marks)
    }

    /// Updates the marked rows from a new page and unmarks rows that are gone. Returns whether that
    /// removed the last mark.
    pub(crate) fn refresh_marks(&mut self) -> bool {
        let Some(page) = self.page.get() else { return false };
        let had = !self.marks.is_empty();
        let whole = page.rows.len() == page.unfiltered;
        self.marks.retain(|id, _| !whole || page.rows.iter().any(|row| row.id() == *id));
        for row in &page.rows {
            if let Some(marked) = self.marks.get_mut(&row.id()) {
                marked.clone_from(row);
            }
        }
        had && self.marks.is_empty()
    }
}
