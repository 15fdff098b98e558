//! The labels of actions in menus of keys and in the palette, and that of Esc.

use crate::{
    app::{
        self, Action, Address, Context, MenuItem, State, Tone, lists::any_list::AnyList,
        overlays::reading,
    },
    text::{self, Lang},
};

/// The label of an action in a menu of keys: what it does to the selected rows, with the number of
/// marked rows.
pub fn menu_label(state: &State, action: Action) -> String {
    let screen = state.screen.show();
    let own = match (action, screen.address()) {
        (Action::Open, Address::Menu(MenuItem::Organisations)) => {
            Some(text::actions::OPEN_WITH_MEMBERS)
        }
        (Action::Open, _) => screen.open_label(),
        _ => screen.action_label(action),
    };
    let own = own.filter(|_| state.dialog.is_none());
    let label = own.map_or_else(|| action.label(state.lang), |label| label.of(state.lang));
    if let Action::Sort(by) = action
        && state.dialog.is_none()
        && app::columns(state).iter().all(|area| area.column.sort != Some(by))
    {
        return text::input::not_in_view(state.lang, label);
    }
    with_count(label, marked_rows(state, state.contexts(), action))
}

/// The subject of a menu with keys of these actions, for its title.
pub fn menu_subject(actions: &[Action], lang: Lang) -> &'static str {
    use Action::{
        Change, CopyCommand, CopyEmail, CopyId, CopyRow, Go, GoMyself, GoSignIn, RoleAdmin,
        RoleAdvanced, RoleBasic, Sort, Top,
    };
    let all = |is_one: fn(Action) -> bool| actions.iter().all(|action| is_one(*action));
    let subject = if all(|act| matches!(act, Go(_) | GoMyself | GoSignIn | Top)) {
        text::input::GO_TO
    } else if all(|act| matches!(act, Sort(_))) {
        text::input::SORT_BY
    } else if all(|act| matches!(act, CopyCommand | CopyEmail | CopyId | CopyRow)) {
        text::input::COPY
    } else if all(|act| matches!(act, RoleAdmin | RoleAdvanced | RoleBasic | Change(_))) {
        text::input::ROLE
    } else {
        text::input::MORE_KEYS
    };
    subject.of(lang)
}

/// Adds the number of marked rows that an action is about to its label.
pub(super) fn with_count(label: &str, marked: usize) -> String {
    if marked == 0 { label.to_owned() } else { format!("{label} ({marked})") }
}

/// The number of marked rows that an action in these contexts acts on; 0 if none are marked, or if
/// the action is about the row under the cursor only.
pub(super) fn marked_rows(state: &State, contexts: &[Context], action: Action) -> usize {
    let list = state.screen.show().list().filter(|list| list.has_marks());
    let here = |context: &&Context| action.bindings().iter().any(|(at, _)| at == *context);
    let context = contexts.iter().find(here).filter(|_| contexts.contains(&Context::List));
    let acts_on_marks = match (action, context) {
        (Action::Open | Action::Mark, _) => false,
        (Action::GiveAccess, Some(Context::Users)) => true,
        (_, context) => action.is_about_row() && context.is_some_and(|at| at.has_rows()),
    };
    list.filter(|_| acts_on_marks).map_or(0, AnyList::action_row_count)
}

/// The label for Esc; `None` if Esc has no effect.
pub(super) fn esc_label(state: &State) -> Option<&'static str> {
    let lang = state.lang;
    if state.pending.is_empty() && reading::is_searching(state) {
        return Some(text::esc::CLEAR_TEXT.of(lang));
    }
    if !state.pending.is_empty() || state.overlay.is_some() {
        return Some(text::esc::CLOSE.of(lang));
    }
    if state.busy_since().is_some() {
        return Some(text::esc::CANCEL_WAITING.of(lang));
    }
    if state.is_slow() && state.dialog.is_none() {
        return Some(text::esc::CANCEL.of(lang));
    }
    let bad = state.toasts.visible().iter().any(|toast| toast.tone == Tone::Bad);
    if bad && state.dialog.is_none() {
        return Some(text::esc::ACKNOWLEDGE.of(lang));
    }
    if let Some(dialog) = &state.dialog {
        return Some(dialog.show().esc().of(lang));
    }
    if state.menu.is_some() {
        return Some(text::esc::TO_SCREEN.of(lang));
    }
    let leaves = (!state.screens_below.is_empty()).then_some(text::esc::BACK);
    state.screen.show().esc().or(leaves).map(|text| text.of(lang))
}
