//! The interface of [`List`] without the type of its rows.

use super::list::{ActsOn, List, sought::Sought, widths::ContentWidths};
use crate::{
    app::{Action, Field, Row},
    columns::filters::{FilterFields, ParsedFilter},
    domain::{AddedRow, SortDirection, Ticket},
    text::{self, Text},
};

/// The operations of a list that do not depend on the type of its rows.
pub(in crate::app) trait AnyList {
    fn is_ready(&self) -> bool;
    fn has_no_rows(&self) -> bool;
    /// The number of rows that pass the filter.
    fn row_count(&self) -> usize;
    /// The widths of the columns, as the rows need them.
    fn content_widths_mut(&mut self) -> &mut ContentWidths;
    /// The ticket of the pending query, if any.
    fn awaited(&self) -> Option<Ticket>;
    /// Returns whether the row that an action moves to is still loading.
    fn is_target_loading(&self, action: Action, height: usize) -> bool;
    /// Returns whether rows are queried to be marked, so that the filter must not change yet.
    fn is_marking(&self) -> bool;
    fn is_typing(&self) -> bool;
    fn has_marks(&self) -> bool;
    /// Counts the marked rows that the filter hides; `None` if too few rows are loaded to tell.
    fn hidden_marks(&self) -> Option<usize>;
    /// Counts the marked rows, or else the row under the cursor.
    fn action_row_count(&self) -> usize;
    /// Sets the rows that actions apply to.
    fn act_on(&mut self, rows: ActsOn);
    fn is_filtered(&self) -> bool;
    fn field(&mut self) -> Option<&mut Field>;
    /// The text of the filter before its cursor.
    fn before_cursor(&self) -> String;
    fn text_changed(&mut self);
    fn type_filter(&mut self, action: Action) -> bool;
    fn step_back(&mut self) -> bool;
    /// The label of Esc; `None` if Esc leaves the list.
    fn esc(&self) -> Option<Text> {
        if self.is_typing() {
            return Some(text::esc::CLEAR_FILTER);
        }
        if self.has_marks() {
            return Some(text::esc::UNMARK);
        }
        self.is_filtered().then_some(text::esc::CLEAR_FILTER)
    }
    fn scroll(&mut self, rows: i16, height: usize);
    /// Returns a function that tells whether a row that a command added stands in such a list.
    fn has_added(&self) -> fn(&AddedRow) -> bool;
    /// Returns whether the selected row is gone and the user has selected no other row since.
    fn is_lost(&self) -> bool;
    /// Records that the user acted. If the selected row then disappears, the cursor selects a
    /// neighbour.
    fn record_action(&mut self);
    /// Moves the cursor to the first of these people or organisations once the next rows arrive.
    fn seek(&mut self, sought: Sought);
    /// Moves the cursor to the row with this number once the rows arrive.
    fn seek_row(&mut self, number: i64);
    /// Changes the sort order, and marks the rows as stale.
    fn sort(&mut self, order: SortDirection);
    /// The filter and the index of the row under the cursor, for [`Self::resume`].
    fn saved_position(&self) -> (String, usize);
    /// The fields by which the list can be filtered.
    fn filter_fields(&self) -> FilterFields;
    /// Reads the typed filter.
    fn parsed_filter(&self) -> ParsedFilter;
    /// Replaces the filter, and ends typing.
    fn set_filter(&mut self, filter: &str);
    /// Restores the filter and the cursor, before the rows are loaded.
    fn resume(&mut self, filter: &str, row: usize);
    /// Handles a click on a visible line: selects or marks the row. Returns whether the click opens
    /// the row.
    fn click(&mut self, line: usize, height: usize, mark: bool) -> bool;
}

impl<T: Row> AnyList for List<T> {
    fn content_widths_mut(&mut self) -> &mut ContentWidths {
        List::content_widths_mut(self)
    }

    fn sort(&mut self, order: SortDirection) {
        List::sort(self, order);
    }

    fn saved_position(&self) -> (String, usize) {
        (self.filter.text().to_owned(), self.cursor())
    }

    fn filter_fields(&self) -> FilterFields {
        T::filters()
    }

    fn parsed_filter(&self) -> ParsedFilter {
        List::parsed_filter(self)
    }

    fn set_filter(&mut self, filter: &str) {
        self.typing = false;
        self.filter.set(filter);
        self.filter_changed(true);
    }

    fn resume(&mut self, filter: &str, row: usize) {
        List::resume(self, filter, row);
    }

    fn awaited(&self) -> Option<Ticket> {
        List::awaited(self)
    }

    fn is_target_loading(&self, action: Action, height: usize) -> bool {
        List::is_target_loading(self, action, height)
    }

    fn is_ready(&self) -> bool {
        List::is_ready(self)
    }

    fn has_no_rows(&self) -> bool {
        !self.is_loading() && self.total() == 0
    }

    fn row_count(&self) -> usize {
        self.total()
    }

    fn is_marking(&self) -> bool {
        self.rows_to_mark().is_some()
    }

    fn is_typing(&self) -> bool {
        self.typing
    }

    fn action_row_count(&self) -> usize {
        List::action_row_count(self)
    }

    fn act_on(&mut self, rows: ActsOn) {
        List::act_on(self, rows);
    }

    fn has_marks(&self) -> bool {
        self.marked_count() > 0
    }

    fn hidden_marks(&self) -> Option<usize> {
        List::hidden_marks(self)
    }

    fn is_filtered(&self) -> bool {
        !self.filter.text().is_empty()
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.typing.then_some(&mut self.filter)
    }

    fn before_cursor(&self) -> String {
        self.filter.before_cursor()
    }

    fn text_changed(&mut self) {
        self.filter_changed(true);
    }

    fn type_filter(&mut self, action: Action) -> bool {
        self.type_action(action)
    }

    fn step_back(&mut self) -> bool {
        if self.typing {
            self.set_filter("");
            return true;
        }
        if self.clear_marks() {
            return true;
        }
        let filtered = !self.filter.text().is_empty();
        if filtered {
            self.set_filter("");
        }
        filtered
    }

    fn scroll(&mut self, rows: i16, height: usize) {
        List::scroll(self, rows, height);
    }

    fn has_added(&self) -> fn(&AddedRow) -> bool {
        T::is_added
    }

    fn is_lost(&self) -> bool {
        List::is_lost(self)
    }

    fn record_action(&mut self) {
        List::record_action(self);
    }

    fn seek(&mut self, sought: Sought) {
        List::seek(self, sought);
    }

    fn seek_row(&mut self, number: i64) {
        List::seek_row(self, number);
    }

    fn click(&mut self, line: usize, height: usize, mark: bool) -> bool {
        let row = self.visible(height).start + line;
        if row >= self.total() {
            return false;
        }
        let here = self.cursor() == row;
        self.go(row, height);
        if mark {
            self.mark_row(row);
        }
        here && !mark
    }
}
