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

/// The widest cell of each column, in terminal cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Widest {
    /// With whole cells.
    pub full: Vec<u16>,
    /// With days in their short form.
    pub short_days: Vec<u16>,
}

/// The widest cell of each column. A width only grows while the list, its filter and its order are
/// unchanged: columns move as little as possible while the user scrolls.
#[derive(Debug, Default)]
pub(in crate::app) struct ContentWidths {
    cells: Vec<u16>,
    /// The widest cells under any filter, since the basis changed.
    widest: Vec<u16>,
    widest_basis: Option<Basis>,
    basis: Option<Basis>,
    /// The number of the page that was measured last, and the minute: cells tell how long ago.
    measured: Option<(u64, i64)>,
    page: u64,
    /// True if days are written in their short form, all of them.
    has_short_days: bool,
    /// True if a pane beside the list is as narrow as it can be, so that days are in full. It stays
    /// until the basis changes.
    has_narrow_pane: bool,
}

impl ContentWidths {
    /// The widest cell of each column, of all rows so far; empty if there were none.
    pub(in crate::app) fn cells(&self) -> &[u16] {
        &self.cells
    }

    /// The widest cell of each column under any filter and order, so that a list does not become
    /// narrower while the user types.
    pub(in crate::app) fn widest(&self) -> &[u16] {
        &self.widest
    }

    /// Records that other rows came into memory; `is_same` if the filter and the order stayed.
    fn page_stored(&mut self, is_same: bool) {
        self.page += 1;
        if !is_same {
            self.basis = None;
        }
    }

    /// Returns whether the rows in memory have been measured.
    pub(in crate::app) fn is_measured(&self, basis: Basis, minute: i64) -> bool {
        self.basis == Some(basis) && self.measured == Some((self.page, minute))
    }

    /// Starts measuring the rows in memory. Returns whether the widths so far are dropped.
    pub(in crate::app) fn start(&mut self, basis: Basis, minute: i64) -> bool {
        self.measured = Some((self.page, minute));
        let is_fresh = self.basis.replace(basis) != Some(basis);
        if is_fresh {
            self.cells.clear();
        }
        if self.widest_basis.replace(basis) != Some(basis) {
            self.widest.clear();
            self.has_narrow_pane = false;
        }
        is_fresh
    }

    /// Returns whether all days are written in their short form.
    pub(in crate::app) const fn has_short_days(&self) -> bool {
        self.has_short_days
    }

    /// Returns whether a pane beside the list is as narrow as it can be.
    pub(in crate::app) const fn has_narrow_pane(&self) -> bool {
        self.has_narrow_pane
    }

    /// Makes a pane beside the list as narrow as it can be, or not.
    pub(in crate::app) const fn narrow_pane(&mut self, is_narrow: bool) {
        self.has_narrow_pane = is_narrow;
    }

    /// Narrows the columns of days to their short form.
    pub(in crate::app) fn shorten_days(&mut self, measured: &Widest) {
        self.has_short_days = true;
        let both = measured.full.iter().zip(&measured.short_days);
        for (at, (full, short)) in both.enumerate().filter(|(_, (full, short))| full != short) {
            for widths in [&mut self.cells, &mut self.widest] {
                if let Some(width) = widths.get_mut(at).filter(|width| **width >= *full) {
                    *width = *short;
                }
            }
        }
    }

    /// Widens the columns to these cells, with days in full.
    pub(in crate::app) fn grow(&mut self, cells: &[u16]) {
        self.has_short_days = false;
        for widths in [&mut self.cells, &mut self.widest] {
            widths.resize(cells.len(), 0);
            for (width, more) in widths.iter_mut().zip(cells) {
                *width = (*width).max(*more);
            }
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

    /// Records what the loaded rows are: their filter, their order, and who share a name.
    pub(super) fn record_page(&mut self) {
        let is_same = self.loaded_filter == self.filter.text() && self.loaded_order == self.order;
        self.widths.page_stored(is_same);
        self.filter.text().clone_into(&mut self.loaded_filter);
        self.loaded_order = self.order;
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
