//! The bands of a screen: the height of each part around the rows.

use crate::app::State;

/// Minimum width for all columns and for the menu as a column, in cells.
pub(super) const MIN_WIDE_WIDTH: u16 = 100;
/// Minimum width for a pane beside the list, in cells.
pub(super) const MIN_SIDE_WIDTH: u16 = 140;

/// Minimum height of a screen with a detail pane and the large (+), in lines.
pub(in crate::app) const MIN_DETAIL_HEIGHT: u16 = 24;

/// Heights in lines, from top to bottom. The rows get the remaining lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Bands {
    pub(in crate::app) tabs: u16,
    pub(in crate::app) filter: u16,
    pub(in crate::app) columns: u16,
    /// The pane with the details of the row under the cursor.
    pub(in crate::app) detail: u16,
    /// The band below the rows with the (+); 0 if the screen has none.
    pub(in crate::app) plus: u16,
}

impl Bands {
    /// The bands of a list without tabs.
    pub(in crate::app) const LIST: Self =
        Self { tabs: 0, filter: 2, columns: 1, detail: 0, plus: 0 };
    /// The bands of a list below tabs.
    pub(in crate::app) const TAB: Self =
        Self { tabs: 2, filter: 1, columns: 1, detail: 0, plus: 0 };

    /// Adds a detail pane of `detail` lines, if the screen is high enough.
    pub(in crate::app) fn with_detail(self, detail: u16, screen: u16) -> Self {
        Self { detail: if screen >= MIN_DETAIL_HEIGHT { detail } else { 0 }, ..self }
    }

    /// Adds the (+), which takes one line on a low screen.
    pub(in crate::app) fn with_plus(self, screen: u16) -> Self {
        Self { plus: if screen >= MIN_DETAIL_HEIGHT { 3 } else { 1 }, ..self }
    }
}

/// Returns whether the menu is a bar: a screen with a menu on a terminal that is too narrow for a
/// column.
pub(super) fn has_bar(state: &State) -> bool {
    state.screen.menu_item().is_some() && state.size.width < MIN_WIDE_WIDTH
}
