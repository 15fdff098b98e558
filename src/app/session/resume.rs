//! Taking and restoring the last position of each user.

use std::collections::BTreeMap;

use crate::{
    app::{InboxTab, MenuItem, OrganisationScreen, PartnerTab, Resume, Rows, Screen, State, Tab},
    domain::{Name, UserId},
};

impl State {
    /// Restores the last position of each user; a signed-in user goes there at once.
    pub fn resume(&mut self, left: BTreeMap<UserId, Resume>) {
        self.left = left;
        if let Some(session) = self.session
            && let Some(left) = self.left.get(&session.user).cloned()
        {
            left.resume(self);
        }
    }

    /// Returns the last position of each user, including the current one.
    pub fn saved_positions(&self) -> BTreeMap<UserId, Resume> {
        let mut all = self.left.clone();
        let now = self.session.and_then(|session| Some((session.user, Resume::of(self)?)));
        all.extend(now);
        all
    }
}

impl Resume {
    /// Reads the position from the state; `None` if no user is signed in.
    fn of(state: &State) -> Option<Self> {
        state.session?;
        let bottom = state.below.first().unwrap_or(&state.screen);
        let place = MenuItem::ALL.iter().position(|(place, _)| Some(*place) == bottom.place())?;
        let list = rows(bottom);
        let org = state.below.iter().chain([&state.screen]).find_map(|screen| match screen {
            Screen::Organisation(open) => Some((open.id, open.name.to_string(), rows(screen))),
            _ => None,
        });
        let shown =
            match &org {
                Some((id, ..)) => state.below.iter().chain([&state.screen]).find(
                    |screen| matches!(screen, Screen::Organisation(open) if open.id == *id),
                )?,
                None => bottom,
            };
        Some(Self { place, tab: tab(shown), list, org, orders: state.orders.clone() })
    }

    /// Restores the position, except for what no longer exists.
    pub(crate) fn resume(&self, state: &mut State) {
        let Some((place, _)) = MenuItem::ALL.get(self.place) else { return };
        state.screen = place.screen();
        state.orders.clone_from(&self.orders);
        state.below.clear();
        if self.org.is_none() {
            turn(&mut state.screen, self.tab);
        }
        resume_rows(&mut state.screen, &self.list);
        if let Some((id, name, list)) = &self.org {
            let open = OrganisationScreen::at(*id, Name::stored(name.clone()));
            let mut screen = Screen::Organisation(Box::new(open));
            turn(&mut screen, self.tab);
            resume_rows(&mut screen, list);
            let below = std::mem::replace(&mut state.screen, screen);
            state.below.push(below);
        }
    }
}

fn rows(screen: &Screen) -> Rows {
    let left = screen.show().list().map(crate::app::screens::AnyList::position_to_save);
    left.map(|(filter, row)| Rows { filter, row }).unwrap_or_default()
}

fn resume_rows(screen: &mut Screen, rows: &Rows) {
    if let Some(list) = screen.show_mut().list_mut() {
        list.resume(&rows.filter, rows.row);
    }
}

fn tab(screen: &Screen) -> usize {
    let at = match screen {
        Screen::Organisation(screen) => Tab::ALL.iter().position(|tab| *tab == screen.tab),
        Screen::Inbox(screen) => InboxTab::ALL.iter().position(|tab| *tab == screen.tab),
        Screen::Partners(screen) => PartnerTab::ALL.iter().position(|tab| *tab == screen.tab),
        _ => None,
    };
    at.unwrap_or(0)
}

fn turn(screen: &mut Screen, to: usize) {
    match screen {
        Screen::Organisation(screen) => {
            screen.tab = Tab::ALL.get(to).copied().unwrap_or(screen.tab);
        }
        Screen::Inbox(screen) => {
            screen.tab = InboxTab::ALL.get(to).copied().unwrap_or(screen.tab);
        }
        Screen::Partners(screen) => {
            screen.tab = PartnerTab::ALL.get(to).copied().unwrap_or(screen.tab);
        }
        _ => {}
    }
}
