//! A list that keeps only the pages around the visible rows in memory.

mod marks;
mod slot;
pub(in crate::app) mod sought;
pub(in crate::app) mod widths;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use sought::Sought;
use widths::ContentWidths;

use crate::{
    app::{Action, Field, Loaded, Row},
    columns::filters::{ParsedFilter, complete_parts, parse_filter},
    domain::{CountCache, Page, PageRequest, SortDirection},
};

/// Number of rows fetched above and below the visible ones, so that scrolling does not wait.
const PREFETCH_MARGIN: usize = 100;

/// The state of the selection under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CursorState {
    On,
    /// The user just acted. If the row disappears, the cursor selects a neighbour.
    Acted,
    /// Another user's change removed the selected row or all marked rows. The cursor selects no
    /// row, so that an action cannot apply to a neighbour by mistake.
    Lost,
}

/// The rows that actions apply to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum ActsOn {
    /// The marked rows, or else the row under the cursor.
    #[default]
    Marks,
    /// The row under the cursor, even if others are marked: a card shows only that row.
    Cursor,
}

/// The cursor, marks, filter and loaded page of a list.
#[derive(Debug)]
pub struct List<T: Row> {
    page: Loaded<Page<T>>,
    cursor: usize,
    top: usize,
    marks: BTreeMap<T::Id, T>,
    /// The rows that actions apply to.
    acts_on: ActsOn,
    /// The number of rows that are queried to be marked, if any.
    rows_to_mark: Option<usize>,
    /// `true` if the loaded rows belong to an older filter.
    has_older_filter: bool,
    /// Determines whether the cursor selects a row.
    cursor_state: CursorState,
    /// The people and the organisations to the first of which the cursor goes when the next page
    /// arrives.
    sought: Sought,
    /// The number of the row to which the cursor goes when the next page arrives.
    sought_row: Option<i64>,
    /// The page to fetch instead of the rows around the visible ones; `None` for those rows.
    page_request: Option<PageRequest>,
    /// `true` if the cursor stays on its row when the requested page arrives.
    keeps_row: bool,
    /// Top row of the last prefetch; prevents an endless refetch.
    prefetched_top: Option<usize>,
    /// The previously selected row, if the newest page does not contain it.
    gone: Option<T>,
    /// Row counts of the last answer, which the next query can reuse.
    count_cache: Option<CountCache>,
    /// The filter that the loaded rows match, restored if a query fails.
    loaded_filter: String,
    /// The loaded rows that share their name with another.
    namesakes: BTreeSet<T::Id>,
    /// The widths of the columns, as the rows need them.
    widths: ContentWidths,
    /// The sort order of the next query.
    order: SortDirection,
    /// The text that filters the rows, with its cursor.
    pub filter: Field,
    /// `true` while the filter has focus, so that printable keys change the filter.
    pub typing: bool,
}

impl<T: Row> Default for List<T> {
    fn default() -> Self {
        Self {
            page: Loaded::default(),
            cursor: 0,
            top: 0,
            marks: BTreeMap::new(),
            acts_on: ActsOn::default(),
            rows_to_mark: None,
            has_older_filter: false,
            cursor_state: CursorState::On,
            sought: Sought::default(),
            sought_row: None,
            page_request: None,
            keeps_row: true,
            prefetched_top: None,
            gone: None,
            count_cache: None,
            loaded_filter: String::new(),
            namesakes: BTreeSet::new(),
            widths: ContentWidths::default(),
            order: SortDirection::default(),
            filter: Field::default(),
            typing: false,
        }
    }
}

impl<T: Row> List<T> {
    /// Number of rows that match the filter.
    pub fn total(&self) -> usize {
        self.page.get().map_or(0, |page| page.total)
    }

    /// The loaded rows, a part of the whole list.
    pub fn rows(&self) -> &[T] {
        self.page.get().map_or(&[], |page| &page.rows)
    }

    /// Reads the typed filter.
    pub fn parsed_filter(&self) -> ParsedFilter {
        parse_filter(T::filters(), self.filter.text())
    }

    /// Number of rows that are only similar to the filter text.
    pub fn similar(&self) -> usize {
        self.page.get().map_or(0, |page| page.similar)
    }

    /// Number of rows without the filter.
    pub fn unfiltered(&self) -> usize {
        self.page.get().map_or(0, |page| page.unfiltered)
    }

    /// Returns whether the first page has not arrived yet.
    pub fn is_loading(&self) -> bool {
        self.page.is_empty()
    }

    /// Returns whether the loaded rows match the filter, so that actions can apply to them. Also
    /// `true` if the query failed.
    pub fn is_ready(&self) -> bool {
        self.page.is_settled() && !self.has_older_filter
    }

    /// The row under the cursor; `None` if it is gone or not loaded.
    pub fn current(&self) -> Option<&T> {
        if self.is_lost() { None } else { self.row(self.cursor) }
    }

    /// The index of the row under the cursor. If the row is gone, its last index.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Returns whether the selected row is gone and the user has selected no other row since.
    pub fn is_lost(&self) -> bool {
        self.cursor_state == CursorState::Lost
    }

    /// The previously selected row, if the newest page does not contain it.
    pub fn gone(&self) -> Option<&T> {
        self.gone.as_ref()
    }

    /// Returns whether the newest page shows that the row with this identity is gone.
    pub fn lacks(&self, id: T::Id) -> bool {
        let whole = |page: &Page<T>| page.rows.len() == page.total;
        let is_whole = self.page.is_fresh() && self.page.get().is_some_and(whole);
        let is_gone = self.gone.as_ref().is_some_and(|gone| gone.id() == id);
        self.find(id).is_none() && (is_gone || is_whole)
    }

    /// Records that the user acted. If the selected row then disappears, the cursor selects a
    /// neighbour.
    pub fn record_action(&mut self) {
        self.cursor_state = CursorState::Acted;
    }

    /// Moves the cursor to the first of these people or organisations once the next page arrives.
    pub fn seek(&mut self, sought: Sought) {
        self.sought = sought;
    }

    /// Moves the cursor to the row with this number once the page with that row arrives.
    pub fn seek_row(&mut self, number: i64) {
        self.sought_row = Some(number);
        self.page_request = Some(PageRequest::Row(number, PREFETCH_MARGIN));
        self.page.invalidate();
    }

    /// The row with this index in the whole list, if it is loaded.
    pub fn row(&self, index: usize) -> Option<&T> {
        let page = self.page.get()?;
        page.rows.get(index.checked_sub(page.skip)?)
    }

    /// The row with this identity, if it is loaded.
    pub fn find(&self, id: T::Id) -> Option<&T> {
        self.page.get()?.rows.iter().find(|row| row.id() == id)
    }

    /// The indices of the visible rows if `height` rows fit.
    pub fn visible(&self, height: usize) -> Range<usize> {
        self.top..(self.top + height).min(self.total())
    }

    /// Moves the cursor to a row and scrolls it into view. If the row is not loaded, moves to the
    /// nearest loaded row. For the first or last row, requests that page and waits.
    pub fn go(&mut self, row: usize, height: usize) {
        let last = self.total().saturating_sub(1);
        let row = row.min(last);
        if self.total() > 0 && self.row(row).is_none() {
            if row == 0 || row == last {
                let end = if row == 0 { PageRequest::First } else { PageRequest::Last };
                (self.page_request, self.keeps_row, self.has_older_filter) =
                    (Some(end), false, true);
                return self.page.invalidate();
            }
            let here = self.loaded();
            self.place_cursor(
                row.clamp(here.start, here.end.saturating_sub(1).max(here.start)),
                height,
            );
        } else {
            self.place_cursor(row, height);
        }
    }

    fn place_cursor(&mut self, row: usize, height: usize) {
        self.cursor_state = CursorState::On;
        self.cursor = row;
        // Even if `height` is 0, the row under the cursor is the top row.
        self.top = self.top.min(self.cursor).max((self.cursor + 1).saturating_sub(height.max(1)));
    }

    /// The range of indices of the loaded rows.
    fn loaded(&self) -> Range<usize> {
        self.page.get().map_or(0..0, |page| page.skip..page.skip + page.rows.len())
    }

    /// Moves the cursor to the first loaded row that matches. Places it in the upper half of the
    /// window, because messages cover the lower half.
    pub fn move_to_match(&mut self, height: usize, is: impl Fn(&T) -> bool) {
        let Some(page) = self.page.get() else { return };
        if let Some(at) = page.rows.iter().position(is) {
            self.go(page.skip + at, height);
            if self.cursor - self.top > height / 2 {
                let last = self.total().saturating_sub(height);
                self.top = (self.cursor - height / 3).min(last);
            }
        }
    }

    /// Restores the filter and the cursor before the rows are loaded. If fewer rows exist, the
    /// cursor moves to the nearest row. Leaves out what was still being typed.
    pub fn resume(&mut self, filter: &str, row: usize) {
        self.filter.paste(&complete_parts(T::filters(), filter));
        self.cursor = row;
        self.top = row.saturating_sub(PREFETCH_MARGIN);
        self.page_request = Some(PageRequest::From(row.saturating_sub(PREFETCH_MARGIN)));
        self.page.invalidate();
    }

    /// Moves the cursor to a new row with this number once it is loaded. Clears the filter, which
    /// might hide the row.
    pub fn show_new(&mut self, number: i64) {
        self.show_all();
        self.seek_row(number);
    }

    /// Clears the filter.
    pub(in crate::app) fn show_all(&mut self) {
        let filtered = !self.filter.text().is_empty();
        self.filter.set("");
        self.filter_changed(filtered);
    }

    /// Scrolls by rows; the cursor moves only to stay in view. With 0 rows, after a change of the
    /// height, the cursor stays on its row, and the list scrolls.
    pub fn scroll(&mut self, rows: i16, height: usize) {
        let here = self.loaded();
        let last = here.end.min(self.total()).saturating_sub(height).max(here.start);
        self.top = self.top.saturating_add_signed(isize::from(rows)).clamp(here.start, last);
        if rows == 0 {
            let first = (self.cursor + 1).saturating_sub(height.max(1));
            self.top = self.top.clamp(first, self.cursor);
            return;
        }
        self.cursor = self.cursor.clamp(self.top, (self.top + height.max(1)) - 1);
        self.cursor = self.cursor.min(self.total().saturating_sub(1));
    }

    /// The index that a cursor action moves to, before limiting; `None` for any other action.
    fn target_row(&self, action: Action, height: usize) -> Option<usize> {
        Some(match action {
            // The index of the lost row now belongs to the row after it.
            Action::Down if self.is_lost() => self.cursor,
            Action::Up => self.cursor.saturating_sub(1),
            Action::Down => self.cursor + 1,
            Action::PageUp => self.cursor.saturating_sub(height.max(1)),
            Action::PageDown => self.cursor + height.max(1),
            Action::HalfUp => self.cursor.saturating_sub((height / 2).max(1)),
            Action::HalfDown => self.cursor + (height / 2).max(1),
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return None,
        })
    }

    /// Returns whether the row that an action moves to is still loading.
    pub fn is_target_loading(&self, action: Action, height: usize) -> bool {
        let Some(row) = self.target_row(action, height) else { return false };
        let (row, here) = (row.min(self.total().saturating_sub(1)), self.loaded());
        !self.page.is_fresh() && !here.is_empty() && !here.contains(&row)
    }

    /// Performs an action that all lists share. Returns `false` for any other action.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let row = match action {
            Action::Filter => {
                self.typing = true;
                self.filter.select_all();
                return true;
            }
            Action::Mark if self.is_lost() => return false,
            Action::Mark => {
                self.mark_row(self.cursor);
                self.cursor + 1
            }
            Action::MarkAll => {
                self.mark_all();
                return true;
            }
            action => match self.target_row(action, height) {
                Some(row) => row,
                None => return false,
            },
        };
        self.go(row, height);
        true
    }

    /// Performs an action of the filter field. Returns `false` for any other action.
    pub fn type_action(&mut self, action: Action) -> bool {
        match (action, self.filter.act(action)) {
            (Action::Enter | Action::Down, _) => {
                self.typing = false;
                self.filter.unselect();
            }
            (_, Some(changed)) => self.filter_changed(changed),
            (_, None) => return false,
        }
        true
    }

    /// Marks the rows as stale and moves to the first row, if the filter changed.
    pub fn filter_changed(&mut self, changed: bool) {
        if changed {
            self.page.invalidate();
            self.has_older_filter = true;
            self.cursor = 0;
            self.top = 0;
            (self.page_request, self.keeps_row, self.count_cache) =
                (Some(PageRequest::First), false, None);
        }
    }

    /// Changes the sort order. The cursor stays on its row if the new first page contains it.
    pub fn sort(&mut self, order: SortDirection) {
        if self.order != order {
            self.order = order;
            self.page.invalidate();
            self.has_older_filter = true;
            if !matches!(self.page_request, Some(PageRequest::From(_) | PageRequest::Row(..))) {
                (self.page_request, self.keeps_row) = (Some(PageRequest::First), true);
            }
        }
    }
}
