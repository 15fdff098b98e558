//! Marks of the rows that the last command added: they stay until the user leaves the list.

use crate::{
    app::{Address, State},
    domain::AddedRow,
};

/// The list on the screen, before a message.
pub(in crate::app) struct ShownList {
    address: Address,
    tab: usize,
    /// Returns whether a row stands in this list; `None` without a list.
    has: Option<fn(&AddedRow) -> bool>,
}

impl ShownList {
    /// Returns the list that is on the screen now.
    pub(in crate::app) fn of(state: &State) -> Self {
        let screen = state.screen.show();
        let has = screen.list().map(|list| list.has_added());
        Self { address: screen.address(), tab: screen.tab(), has }
    }

    /// Drops the marks of its rows, if another list is on the screen now.
    pub(in crate::app) fn drop_marks_if_left(self, state: &mut State) {
        let screen = state.screen.show();
        let is_left = screen.tab() != self.tab || !screen.address().is_same_page(&self.address);
        if let Some(has) = self.has.filter(|_| is_left) {
            state.added.retain(|row| !has(row));
        }
    }
}
