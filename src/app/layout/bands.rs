//! The bands of a screen: how many lines each part around the rows takes.

/// Height from which a detail pane and the round (+) fit.
pub(in crate::app) const MIN_DETAIL_HEIGHT: u16 = 24;

/// Heights in lines, from top to bottom; the rows get the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Bands {
    pub(in crate::app) tabs: u16,
    pub(in crate::app) filter: u16,
    pub(in crate::app) columns: u16,
    /// The pane with the details of the row under the cursor.
    pub(in crate::app) detail: u16,
    /// The band with the (+).
    pub(in crate::app) plus: u16,
}

impl Bands {
    /// A list with a filter and column headings.
    pub(in crate::app) const LIST: Self =
        Self { tabs: 0, filter: 2, columns: 1, detail: 0, plus: 0 };
    /// A list below tabs.
    pub(in crate::app) const TAB: Self =
        Self { tabs: 2, filter: 1, columns: 1, detail: 0, plus: 0 };

    /// Adds a detail pane of this height if the screen is high enough.
    pub(in crate::app) fn with_detail(self, detail: u16, screen: u16) -> Self {
        Self { detail: if screen >= MIN_DETAIL_HEIGHT { detail } else { 0 }, ..self }
    }

    /// Adds the (+), in one line if the screen is low.
    pub(in crate::app) fn with_plus(self, screen: u16) -> Self {
        Self { plus: if screen >= MIN_DETAIL_HEIGHT { 3 } else { 1 }, ..self }
    }
}
