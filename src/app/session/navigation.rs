//! Navigation between screens, sign-in and sign-out.

use crate::{
    app::{
        Action, Dialog, Form, Loaded, LogScreen, LogTarget, MenuItem, Screen, SignInScreen, State,
        Toasts, UserScreen,
    },
    domain::{KeyAlerts, Session},
};

/// Performs a navigation action. Returns whether it was one.
pub(crate) fn travels(state: &mut State, action: Action) -> bool {
    match (MenuItem::of(action), action) {
        (Some(place), _) => go(state, place),
        (None, Action::GoMyself) => to_myself(state),
        (None, Action::GoSignIn) => sign_out(state),
        _ => return false,
    }
    true
}

/// Goes to a menu item; the current one stays as it is.
pub(crate) fn go(state: &mut State, place: MenuItem) {
    state.menu = None;
    state.dialog = None;
    state.waiting = None;
    if state.session.is_some() && (state.place() != Some(place) || !state.below.is_empty()) {
        state.screen = place.screen();
        state.below.clear();
    }
}

/// Opens a screen above the list of its menu item.
pub(crate) fn open(state: &mut State, screen: Screen) {
    let Some(place) = screen.place() else { return };
    state.menu = None;
    if state.waiting.is_some() {
        // A form waits below: keep that screen too.
        let below = std::mem::replace(&mut state.screen, screen);
        state.below.push(below);
        return;
    }
    state.below = vec![place.screen()];
    state.screen = screen;
}

/// Opens the user's own page, above the list of users.
fn to_myself(state: &mut State) {
    let Some(me) = state.me.get().map(|me| me.person.clone()) else { return };
    if matches!(&state.screen, Screen::User(screen) if screen.id == me.id) {
        state.menu = None;
    } else {
        open(state, Screen::User(Box::new(UserScreen::new(&me))));
    }
}

/// Shows a change in the log: on the tab of the open organisation, or else in a log screen on top,
/// below which the form waits until the user returns.
pub(crate) fn to_change(state: &mut State, trail: &LogTarget, form: Option<Box<Form>>) {
    state.dialog = None;
    let shows = |org| matches!(&state.screen, Screen::Organisation(screen) if screen.id == org);
    if form.is_some() || !trail.org.is_some_and(shows) {
        state.waiting = form.map(|form| (state.below.len(), form));
        let log = Screen::Log(Box::new(LogScreen::of(trail.org)));
        let below = std::mem::replace(&mut state.screen, log);
        state.below.push(below);
    }
    match &mut state.screen {
        Screen::Organisation(screen) => screen.show_change(&trail.who),
        Screen::Log(log) => log.show(&trail.who),
        _ => {}
    }
}

pub(crate) fn sign_in(state: &mut State, session: Session) {
    state.session = Some(session);
    // Messages for one user are not shown to the next.
    state.toasts = Toasts::default();
    state.final_last = false;
    state.orders.clear();
    state.me = Loaded::default();
    state.key_alerts = KeyAlerts::default();
    state.said_ahead_of = None;
    state.screen = MenuItem::Organisations.screen();
    state.below.clear();
    if let Some(left) = state.left.get(&session.user).cloned() {
        left.resume(state);
    }
}

/// Returns to the sign-in screen after the session was revoked.
pub(crate) fn turn_out(state: &mut State) {
    sign_out(state);
    state.screen = Screen::SignIn(SignInScreen::auto_opened());
}

/// Signs out: clears the screen, the dialogs and the messages of that user.
fn sign_out(state: &mut State) {
    state.left = state.saved_positions();
    state.session = None;
    state.menu = None;
    state.dialog = None;
    state.waiting = None;
    state.toasts = Toasts::default();
    state.me = Loaded::default();
    state.screen = Screen::SignIn(SignInScreen::default());
    state.below.clear();
}

/// Esc goes back one step: within the screen, to the screen below, to the menu. It never quits.
pub(crate) fn back(state: &mut State) {
    if state.menu.take().is_some() || state.screen.show_mut().step_back() {
        return;
    }
    if !leave(state) {
        state.menu = state.place();
    }
}

/// Goes back to the screen below, with its waiting form. Returns whether there is one.
pub(crate) fn leave(state: &mut State) -> bool {
    let Some(screen) = state.below.pop() else { return false };
    state.screen = screen;
    state.invalidate_screen();
    if let Some((_, form)) = state.waiting.take_if(|(depth, _)| *depth == state.below.len()) {
        state.dialog.get_or_insert(Dialog::Form(form));
    }
    true
}
