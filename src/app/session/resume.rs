//! Saves and restores the last position of each user.

use std::collections::BTreeMap;

use crate::{
    app::{Address, LastPosition, ListPosition, MenuItem, Screen, State, lists::any_list::AnyList},
    domain::{Name, UserId},
};

impl State {
    /// Sets the saved positions. A signed-in user goes to theirs at once.
    pub fn resume(&mut self, left: BTreeMap<UserId, LastPosition>) {
        self.last_positions = left;
        self.suggest_last_user();
        if let Some(session) = self.session
            && let Some(left) = self.last_positions.get(&session.user).cloned()
        {
            left.resume(self);
        }
    }

    /// Returns the last positions of all users, including the current position of the signed-in
    /// user.
    pub fn saved_positions(&self) -> BTreeMap<UserId, LastPosition> {
        let mut all = self.last_positions.clone();
        let now =
            self.session.and_then(|session| Some((session.user, LastPosition::from_state(self)?)));
        if now.is_some() {
            for left in all.values_mut() {
                left.is_last = false;
            }
        }
        all.extend(now);
        all
    }

    /// Moves the user who worked here last to the top of the sign-in screen.
    pub(in crate::app) fn suggest_last_user(&mut self) {
        let last = self.last_positions.iter().find(|(_, left)| left.is_last).map(|(user, _)| *user);
        if let Screen::SignIn(screen) = &mut self.screen {
            screen.last_user = last;
        }
    }
}

impl LastPosition {
    /// Returns the current position; `None` if no user is signed in.
    fn from_state(state: &State) -> Option<Self> {
        state.session?;
        let bottom = state.screens_below.first().unwrap_or(&state.screen);
        let menu_item = MenuItem::ALL.iter().position(|item| Some(*item) == bottom.menu_item())?;
        let list = list_position(bottom);
        let open =
            state.screens_below.iter().chain([&state.screen]).find_map(|screen| {
                match screen.show().address() {
                    Address::Organisation(id, name) => Some((screen, id, name.to_string())),
                    _ => None,
                }
            });
        let shown = open.as_ref().map_or(bottom, |(screen, ..)| *screen);
        let org = open.map(|(screen, id, name)| (id, name, list_position(screen)));
        let (org_tab, orders) = (state.org_tab, state.orders.clone());
        Some(Self { menu_item, tab: shown.show().tab(), list, org, org_tab, is_last: true, orders })
    }

    /// Opens the screens of the position. Does nothing if its menu item no longer exists.
    pub(crate) fn resume(&self, state: &mut State) {
        let Some(item) = MenuItem::ALL.get(self.menu_item) else { return };
        state.screen = Screen::open(Address::Menu(*item));
        state.orders.clone_from(&self.orders);
        state.org_tab = self.org_tab;
        state.screens_below.clear();
        if self.org.is_none() {
            state.screen.show_mut().show_tab(self.tab);
        }
        restore_list(&mut state.screen, &self.list);
        if let Some((id, name, list)) = &self.org {
            let address = Address::Organisation(*id, Name::stored(name.clone()));
            let mut screen = Screen::open(address);
            screen.show_mut().show_tab(self.tab);
            restore_list(&mut screen, list);
            let below = std::mem::replace(&mut state.screen, screen);
            state.screens_below.push(below);
        }
    }
}

fn list_position(screen: &Screen) -> ListPosition {
    let left = screen.show().list().map(AnyList::saved_position);
    left.map(|(filter, row)| ListPosition { filter, row }).unwrap_or_default()
}

fn restore_list(screen: &mut Screen, rows: &ListPosition) {
    if let Some(list) = screen.show_mut().list_mut() {
        list.resume(&rows.filter, rows.row);
    }
}
