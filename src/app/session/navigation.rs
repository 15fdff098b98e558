//! Navigation between screens, sign-in and sign-out.

use crate::{
    app::{
        Action, Address, Dialog, Form, Loaded, LogTarget, MenuItem, Screen, SignInScreen, State,
        Toasts, screens::ScreenBehavior,
    },
    domain::{KeyAlerts, Session},
};

/// Performs a navigation action. Returns `false` for any other action.
pub(crate) fn navigate(state: &mut State, action: Action) -> bool {
    match action {
        Action::Go(item) => go(state, item),
        Action::GoMyself => open_own_user(state),
        Action::GoSignIn => sign_out(state),
        _ => return false,
    }
    true
}

/// Opens the screen of a menu item. If that screen is open already, it stays unchanged.
pub(crate) fn go(state: &mut State, item: MenuItem) {
    state.menu = None;
    state.dialog = None;
    state.waiting = None;
    if state.session.is_some()
        && (state.menu_item() != Some(item) || !state.screens_below.is_empty())
    {
        state.screen = Screen::open(Address::Menu(item));
        state.screens_below.clear();
    }
}

/// Creates the screen of an address. An organisation opens on the tab that the user saw last.
pub(crate) fn screen_at(state: &State, address: Address) -> Screen {
    let mut screen = Screen::open(address);
    if let Screen::Organisation(_) = &screen {
        screen.show_mut().show_tab(state.org_tab);
    }
    screen
}

/// Opens a screen above the screen of its menu item.
pub(crate) fn open(state: &mut State, address: Address) {
    let Some(item) = address.menu_item() else { return };
    let screen = screen_at(state, address);
    state.menu = None;
    if state.waiting.is_some() {
        // A form waits on the current screen, so keep this screen below the new one.
        let below = std::mem::replace(&mut state.screen, screen);
        state.screens_below.push(below);
        return;
    }
    state.screens_below = vec![Screen::open(Address::Menu(item))];
    state.screen = screen;
}

/// A row of a screen: the tab with its list, and its number in the database.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowPlace {
    pub(crate) tab: usize,
    pub(crate) number: i64,
}

/// Opens a screen anew, and moves the cursor of the list under a tab to a row.
pub(crate) fn open_row(state: &mut State, address: Address, place: RowPlace) {
    match address {
        Address::Menu(item) => {
            go(state, item);
            state.screen = Screen::open(Address::Menu(item));
            state.screens_below.clear();
        }
        address => open(state, address),
    }
    let screen = state.screen.show_mut();
    screen.show_tab(place.tab);
    if let Some(list) = screen.list_mut() {
        list.seek_row(place.number);
    }
}

/// Opens a screen above the current one, and filters the list that `show` makes visible.
pub(crate) fn open_above(
    state: &mut State,
    address: Address,
    filter: &str,
    show: impl FnOnce(&mut dyn ScreenBehavior),
) {
    let below = std::mem::replace(&mut state.screen, Screen::open(address));
    state.screens_below.push(below);
    show(state.screen.show_mut());
    if let Some(list) = state.screen.show_mut().list_mut() {
        list.resume(filter, 0);
    }
}

/// Opens the page of the signed-in user, above the list of users.
fn open_own_user(state: &mut State) {
    let Some(me) = state.me.get().map(|me| me.person.clone()) else { return };
    match state.screen.show().address() {
        Address::User(id, _) if id == me.id => state.menu = None,
        _ => open(state, Address::User(me.id, me.name)),
    }
}

/// Shows a change in the log. Uses the tab of the open organisation if possible. Otherwise opens a
/// log screen on top, and the form reopens when the user returns.
pub(crate) fn show_log_change(state: &mut State, trail: &LogTarget, form: Option<Box<Form>>) {
    state.dialog = None;
    let open_org = match state.screen.show().address() {
        Address::Organisation(org, _) => Some(org),
        _ => None,
    };
    if form.is_some() || trail.org.is_none() || trail.org != open_org {
        state.waiting = form.map(|form| (state.screens_below.len(), form));
        let log = trail.org.map_or(Address::Menu(MenuItem::Log), Address::LogOf);
        let below = std::mem::replace(&mut state.screen, Screen::open(log));
        state.screens_below.push(below);
    }
    state.screen.show_mut().show_change(&trail.who);
}

pub(crate) fn sign_in(state: &mut State, session: Session) {
    state.session = Some(session);
    // Do not show messages for one user to the next.
    state.toasts = Toasts::default();
    state.added.clear();
    state.is_last_final = false;
    state.undo_count = 0;
    state.orders.clear();
    state.org_tab = 0;
    state.me = Loaded::default();
    state.key_alerts = KeyAlerts::default();
    state.clock_ahead_of = None;
    state.screen = Screen::open(Address::Menu(MenuItem::Organisations));
    state.screens_below.clear();
    if let Some(left) = state.last_positions.get(&session.user).cloned() {
        left.resume(state);
    }
}

/// Returns to the sign-in screen after the session was revoked.
pub(crate) fn return_to_sign_in(state: &mut State) {
    sign_out(state);
    state.screen = Screen::SignIn(Box::new(SignInScreen::auto_opened()));
}

/// Signs out. Saves the user's position and clears their screens, dialog and messages.
fn sign_out(state: &mut State) {
    state.last_positions = state.saved_positions();
    state.session = None;
    state.menu = None;
    state.dialog = None;
    state.waiting = None;
    state.toasts = Toasts::default();
    state.me = Loaded::default();
    state.screen = Screen::open(Address::SignIn);
    state.suggest_last_user();
    state.screens_below.clear();
}

/// Handles Esc: leaves the menu, or goes one step back within the screen or to the screen below. Esc
/// never quits.
pub(crate) fn back(state: &mut State) {
    if state.menu.take().is_some() || state.screen.show_mut().step_back() {
        return;
    }
    close_screen(state);
}

/// Returns to the screen below and reopens its waiting form. Returns `false` if there is no screen
/// below.
pub(crate) fn close_screen(state: &mut State) -> bool {
    let Some(screen) = state.screens_below.pop() else { return false };
    state.screen = screen;
    state.invalidate_screen();
    if let Some((_, form)) = state.waiting.take_if(|(depth, _)| *depth == state.screens_below.len())
    {
        state.dialog.get_or_insert(Dialog::Form(form));
    }
    true
}
