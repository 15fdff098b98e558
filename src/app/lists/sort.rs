//! The sort order of lists, chosen per list and saved per user.

use crate::{
    app::{Action, State, lists::any_list::AnyList},
    domain::SortDirection,
};

impl State {
    /// The chosen sort order of the visible list; by name unless the user chose another.
    pub fn order(&self) -> SortDirection {
        self.screen
            .show()
            .sorted_list()
            .and_then(|list| self.orders.get(list).copied())
            .unwrap_or_default()
    }
}

/// Performs an action that sorts the visible list. Returns `false` for any other action.
pub(crate) fn act(state: &mut State, action: Action) -> bool {
    let now = state.order();
    let order = match action {
        Action::Sort(by) => now.chosen(by),
        Action::SortReverse => now.reversed(),
        _ => return false,
    };
    if let Some(list) = state.screen.show().sorted_list() {
        state.orders.insert(list.to_owned(), order);
        // Apply the order now, so that a key typed next waits for the new order.
        apply_order(state);
    }
    true
}

/// Applies the chosen order to the visible list.
pub(crate) fn apply_order(state: &mut State) {
    if state.screen.show().sorted_list().is_some() {
        let order = state.order();
        if let Some(list) = state.screen.show_mut().list_mut() {
            AnyList::sort(list, order);
        }
    }
}
