//! Says why a key does nothing: its action has no place here, or it has no meaning.

use super::stray::say_here;
use crate::{
    app::{Action, Context, Geometry, Key, KeyMeaning, Overlay, State, Tone},
    text,
};

/// The number of actions in a menu from which it is named: those of a list of requests or partners have
/// one or two, which often do not work.
const MIN_ACTIONS: usize = 3;

/// Says why an action has no place on this screen.
pub(super) fn say_why_not_here(state: &mut State, action: Action) {
    say(state, |state| why_not_here(state, action));
}

/// Says that a key has no meaning here, and which keys help: those of the actions, if the screen has
/// any, and of the help. Says more of a key that is kept for a later screen, or that is a capital of a
/// key here.
pub(super) fn say_unknown_key(state: &mut State, key: Key) {
    say(state, |state| why_unknown(state, key).unwrap_or_else(|| unknown_key(state)));
    // It is short, so that the overlay with messages need not show the whole of it.
    state.toasts.forget_answers();
}

fn unknown_key(state: &State) -> String {
    let help = state.keymap.hint(state.contexts(), Action::Help);
    let help = help.filter(|_| !matches!(state.overlay, Some(Overlay::Help(_))));
    let help = help.map(|key| state.look.key_names(key));
    let actions = help.is_some().then(|| menu_of_actions(state)).flatten();
    text::input::unknown_key(state.lang, actions.as_deref(), help.as_deref())
}

/// Returns the key of the menu of actions, if this screen has some. It does not depend on the rows, which
/// may not be loaded yet.
fn menu_of_actions(state: &State) -> Option<String> {
    let key = Key::char('x');
    let actions = state.keymap.bindings_after(state.contexts(), &[key]);
    (actions.len() >= MIN_ACTIONS).then(|| state.look.key_names(key.to_string()))
}

/// Returns why a key does nothing on a screen; `None` if there is nothing more to say.
fn why_unknown(state: &State, key: Key) -> Option<String> {
    if state.dialog.is_some() || state.overlay.is_some() || state.screen.menu_item().is_none() {
        return None;
    }
    let sign = key.printable()?;
    if matches!(sign, '5' | '6') {
        return Some(text::input::RESERVED_KEY.of(state.lang).to_owned());
    }
    let small = sign.to_lowercase().next().filter(|small| *small != sign)?;
    let found = state.keymap.find(state.contexts(), &[], Key::char(small));
    (found != KeyMeaning::Nothing).then(|| text::input::capital_key(state.lang, small))
}

/// Shows the sentence, unless that would cover a failure that the user has not dismissed.
fn say(state: &mut State, write: impl Fn(&State) -> String) {
    if state.toasts.visible().iter().all(|toast| toast.tone != Tone::Bad) {
        say_here(state, write);
    }
}

fn why_not_here(state: &State, action: Action) -> String {
    let lang = state.lang;
    let said = match action {
        Action::Mark | Action::MarkAll if state.contexts().contains(&Context::Organisations) => {
            text::input::NO_MARKED_ORGANISATIONS
        }
        Action::Mark | Action::MarkAll => text::input::NOTHING_TO_MARK,
        Action::Right if state.is_on_last_tab() => text::input::LAST_TAB,
        Action::Open | Action::Right => text::input::NOTHING_TO_OPEN,
        Action::Filter | Action::SavedFilters => text::input::NOTHING_TO_FILTER,
        Action::Details if !Geometry::from_state(state).detail.is_empty() => {
            text::input::DETAILS_STAY
        }
        Action::Details => text::input::NO_DETAILS,
        Action::Accept | Action::Decline => text::input::NO_REQUEST_HERE,
        Action::Enter => text::input::CHOOSE_FIRST,
        _ if action.moves() && state.dialog.is_some() => text::input::ALL_IN_VIEW,
        _ if action.moves() && state.has_no_further_facts() => text::input::ALL_IN_VIEW,
        _ if action.moves() => text::input::EMPTY_LIST,
        _ => return unknown_key(state),
    };
    said.of(lang).to_owned()
}

impl State {
    /// Returns whether the last tab of the screen is visible.
    pub(in crate::app) fn is_on_last_tab(&self) -> bool {
        let screen = self.screen.show();
        let tabs = screen.tabs(self.me.get(), self.lang).len();
        tabs > 0 && screen.tab() + 1 == tabs
    }

    /// Returns whether the screen consists of facts that all fit, with at most one link.
    pub(in crate::app) fn has_no_further_facts(&self) -> bool {
        let size = self.screen_context().size;
        self.screen.show().facts(self.screen_context()).is_some_and(|facts| facts.fits(size))
    }
}
