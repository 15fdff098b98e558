//! The widths of the columns of a list, as its rows need them.

use std::collections::BTreeMap;

use super::List;
use crate::{app::Row, domain::Name, text::Lang};

/// The parts of the state that decide which columns are shown, or change every cell: with other
/// ones, all is measured again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Basis {
    pub(in crate::app) lang: Lang,
    /// The width of the list with its details.
    pub(in crate::app) width: u16,
}

/// The widest cell of each column. A width only grows while the list is open, under any filter and
/// order: no column moves or comes back because the rows in view are short (R275).
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct ContentWidths {
    widest: Vec<u16>,
    /// The width in which most addresses are whole.
    address_width: u16,
    basis: Option<Basis>,
    /// The number of the page that was measured last, and the minute: cells tell how long ago.
    measured: Option<(u64, i64)>,
    page: u64,
    /// True if a pane beside the list is as narrow as it can be, which shows more columns. It stays
    /// until the basis changes.
    has_narrow_pane: bool,
    /// True if the names of new rows have room for the word that says so.
    has_new_word: bool,
}

impl ContentWidths {
    /// The widest cell of each column; empty if there were no rows.
    pub(in crate::app) fn cells(&self) -> &[u16] {
        &self.widest
    }

    /// Returns whether the rows in memory have been measured.
    pub(in crate::app) fn is_measured(&self, basis: Basis, minute: i64) -> bool {
        self.basis == Some(basis) && self.measured == Some((self.page, minute))
    }

    /// Starts measuring the rows in memory. Returns whether there are no widths yet.
    pub(in crate::app) fn start(&mut self, basis: Basis, minute: i64, is_filtered: bool) -> bool {
        let before = self.basis.replace(basis);
        let is_other_lang = before.is_some_and(|before| before.lang != basis.lang);
        if before != Some(basis) {
            self.has_narrow_pane = false;
            // The hits of a filter say little about the other rows.
            if is_other_lang || !is_filtered {
                self.widest.clear();
                self.address_width = 0;
            }
        }
        self.measured = Some((self.page, minute));
        self.widest.is_empty()
    }

    /// Returns whether a pane beside the list is as narrow as it can be.
    pub(in crate::app) const fn has_narrow_pane(&self) -> bool {
        self.has_narrow_pane
    }

    /// Makes a pane beside the list as narrow as it can be, or not.
    pub(in crate::app) const fn narrow_pane(&mut self, is_narrow: bool) {
        self.has_narrow_pane = is_narrow;
    }

    /// The width in which most addresses are whole; 0 without addresses.
    pub(in crate::app) const fn address_width(&self) -> u16 {
        self.address_width
    }

    /// Widens that width to these cells.
    pub(in crate::app) fn grow_address(&mut self, measured: u16) {
        self.address_width = self.address_width.max(measured);
    }

    /// Returns whether the names of new rows have room for the word that says so.
    pub(in crate::app) const fn has_new_word(&self) -> bool {
        self.has_new_word
    }

    /// Records whether the names of new rows have that room.
    pub(in crate::app) const fn set_new_word(&mut self, has_word: bool) {
        self.has_new_word = has_word;
    }

    /// Widens the columns to these cells.
    pub(in crate::app) fn grow(&mut self, measured: &[u16]) {
        self.widest.resize(measured.len(), 0);
        for (width, more) in self.widest.iter_mut().zip(measured) {
            *width = (*width).max(*more);
        }
    }
}

impl<T: Row> List<T> {
    pub(in crate::app) fn content_widths(&self) -> &ContentWidths {
        &self.widths
    }

    pub(in crate::app) fn content_widths_mut(&mut self) -> &mut ContentWidths {
        &mut self.widths
    }

    /// Returns whether another loaded row shares the name of this one.
    pub fn is_namesake(&self, row: &T) -> bool {
        self.namesakes.contains(&row.id())
    }

    /// Records what the loaded rows are: their filter, and who share a name.
    pub(super) fn record_page(&mut self) {
        self.widths.page += 1;
        self.filter.text().clone_into(&mut self.loaded_filter);
        let mut by_name: BTreeMap<&Name, Vec<T::Id>> = BTreeMap::new();
        for row in self.rows() {
            if let Some(name) = row.person_name() {
                by_name.entry(name).or_default().push(row.id());
            }
        }
        let same = by_name.into_values().filter(|ids| ids.len() > 1).flatten().collect();
        self.namesakes = same;
    }
}
