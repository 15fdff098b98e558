//! The sort order of lists: chosen per list, kept per user.

use crate::{
    app::{Action, PartnerTab, Screen, State, Tab, screens::AnyList},
    domain::{SortBy, SortDirection},
};

/// The name of the visible list, if it has several orders.
fn list(screen: &Screen) -> Option<&'static str> {
    match screen {
        Screen::Organisations(_) => Some("organisations"),
        Screen::Organisation(screen) if screen.tab == Tab::Members => Some("members"),
        Screen::Users(_) => Some("users"),
        Screen::Partners(screen) if screen.tab == PartnerTab::Partners => Some("partners"),
        _ => None,
    }
}

impl State {
    /// The sort order of the visible list.
    pub fn order(&self) -> SortDirection {
        list(&self.screen).and_then(|list| self.orders.get(list).copied()).unwrap_or_default()
    }
}

/// Changes the sort order. Returns whether the action was one for sorting.
pub(crate) fn act(state: &mut State, action: Action) -> bool {
    let now = state.order();
    let order = match action {
        Action::SortName => now.chosen(SortBy::Name),
        Action::SortLevel => now.chosen(SortBy::Level),
        Action::SortStatus => now.chosen(SortBy::Status),
        Action::SortOrigin => now.chosen(SortBy::Origin),
        Action::SortSince => now.chosen(SortBy::Since),
        Action::SortUntil => now.chosen(SortBy::Until),
        Action::SortReverse => now.reversed(),
        _ => return false,
    };
    if let Some(list) = list(&state.screen) {
        state.orders.insert(list.to_owned(), order);
    }
    true
}

/// Applies the chosen order to the visible list.
pub(crate) fn follow(state: &mut State) {
    if list(&state.screen).is_some() {
        let order = state.order();
        if let Some(list) = state.screen.show_mut().list_mut() {
            AnyList::sort(list, order);
        }
    }
}
