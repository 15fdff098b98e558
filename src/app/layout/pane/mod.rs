//! The pane with the details of the row under the cursor: whether it is open.

pub(crate) mod facts;
pub(crate) mod user_card;

use std::mem::discriminant;

use super::bands::{Bands, MIN_DETAIL_HEIGHT, MIN_SIDE_WIDTH, has_bar};
use crate::app::State;

/// Lines of the pane on a narrow screen, with its title.
const SHORT_PANE_HEIGHT: u16 = 5;

impl State {
    /// Returns whether the visible screen has a pane that the user can open and close.
    pub(in crate::app) fn can_turn_pane(&self) -> bool {
        let screen = self.screen.show();
        let has_row = screen.list().is_some_and(|list| list.action_row_count() > 0);
        has_row && has_pane(self) && !screen.keeps_pane()
    }

    /// Returns whether the pane is open: as the user chose, or else if there is room beside a menu
    /// with all its words.
    pub(in crate::app) fn has_open_pane(&self) -> bool {
        let screen = self.screen.show();
        let chosen = self.panes.get(&(discriminant(&self.screen), screen.tab())).copied();
        let starts_open = screen.starts_with_pane() || !has_bar(self);
        screen.keeps_pane() || chosen.unwrap_or(starts_open)
    }

    /// Opens or closes the pane. The screen keeps this as long as the program runs.
    pub(in crate::app) fn turn_pane(&mut self) {
        let is_open = self.has_open_pane();
        self.panes.insert((discriminant(&self.screen), self.screen.show().tab()), !is_open);
    }
}

/// Returns whether the visible screen has a pane at this size. Beside the list it needs no height.
fn has_pane(state: &State) -> bool {
    let height = state.size.height;
    let is_wide = state.size.width >= MIN_SIDE_WIDTH;
    let height = if is_wide { height.max(MIN_DETAIL_HEIGHT) } else { height };
    state.screen.show().bands(height).detail > 0
}

/// Returns whether the pane is open beside the list. An empty list has no rows to show there.
pub(in crate::app::layout) fn is_side_pane_open(state: &State) -> bool {
    let is_wide = state.size.width >= MIN_SIDE_WIDTH;
    is_wide && !is_list_empty(state) && has_pane(state) && state.has_open_pane()
}

/// Returns whether the list has no rows without any filter, so that its pane has nothing to show.
fn is_list_empty(state: &State) -> bool {
    let list = state.screen.show().list();
    list.is_some_and(|list| list.has_no_rows() && !list.is_filtered())
}

/// Returns whether the list of the screen is empty without a filter, and no filter is being typed.
fn has_nothing_to_filter(state: &State) -> bool {
    is_list_empty(state) && state.screen.show().list().is_some_and(|list| !list.is_typing())
}

/// The bands of the visible screen at this size.
pub(in crate::app::layout) fn bands(state: &State) -> Bands {
    let screen = state.screen.show();
    let bands = screen.bands(state.size.height);
    // A row that is gone is still named there.
    let has_row = !is_list_empty(state) || screen.names_gone_row();
    let has_pane = state.has_open_pane() && has_row;
    let detail = if has_pane { bands.detail } else { 0 };
    // An empty list has nothing to filter or to count. On the page of a user this band has facts.
    let is_of_filter = bands.filter <= Bands::LIST.filter;
    let is_needless = is_of_filter && has_nothing_to_filter(state);
    let filter = if is_needless { 0 } else { bands.filter };
    let bands = Bands { filter, ..bands };
    if !has_bar(state) {
        return Bands { detail, ..bands };
    }
    // A narrow screen has no rule below the filter, and the (+) stands on the rule at the bottom.
    let filter = if bands.tabs == 0 { bands.filter.min(1) } else { bands.filter };
    let is_whole = screen.keeps_pane() || screen.starts_with_pane();
    let detail = if is_whole { detail } else { detail.min(SHORT_PANE_HEIGHT) };
    Bands { filter, detail, plus: 0, ..bands }
}
