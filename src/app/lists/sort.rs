//! The sort order of lists, chosen per list and saved per user.

use crate::{
    app::{Action, State, lists::any_list::AnyList},
    domain::SortDirection,
};

impl State {
    /// The chosen sort order of the visible list; by name unless the user chose another.
    pub fn order(&self) -> SortDirection {
        self.chosen_order().unwrap_or_default()
    }

    /// Returns whether the user chose the sort order of the visible list.
    pub fn has_chosen_order(&self) -> bool {
        self.chosen_order().is_some()
    }

    fn chosen_order(&self) -> Option<SortDirection> {
        let list = self.screen.show().sorted_list()?;
        self.orders.get(list).copied()
    }
}

/// Performs an action that sorts the visible list. Returns `false` for any other action.
pub(crate) fn act(state: &mut State, action: Action) -> bool {
    let now = state.order();
    let order = match action {
        // The first time, the order is from A to Z, by name too.
        Action::Sort(by) if !state.has_chosen_order() => SortDirection { by, reverse: false },
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
