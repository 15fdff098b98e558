//! Handles key presses: sequences, and the dispatch of actions.

use super::{discard, empty_menu, guard, stray, text_input, unoffered};
use crate::{
    app::{
        Action, Availability, Dialog, DisabledReason, Effect, Effects, Geometry, Help, Key,
        KeyMeaning, MenuItem, Overlay, Palette, Situation, State, Tone, availability,
        dialogs::DialogOutcome,
        layout::dialog_text,
        lists::{export, filter, skipped},
        overlays::{
            palette_actions::{self, PaletteOutcome},
            reading,
        },
        replies::receive,
        screens::ScreenOutcome,
        session::navigation,
        state::HeldInput,
    },
    domain::{Command, OperationId, Request, Session, UndoTarget, Via},
    text,
};

/// Handles a key without waiting for data.
pub(super) fn press_now(state: &mut State, key: Key) -> Effects {
    if guard::swallow(state, key) {
        return Effects::redraw();
    }
    let before = guard::Before::of(state);
    let effects = press_unguarded(state, key);
    guard::arm(state, key, &before);
    effects
}

fn press_unguarded(state: &mut State, key: Key) -> Effects {
    // A key for a dialog does not show that the user has seen the list behind it.
    if state.dialog.is_none() {
        state.screen.show_mut().rows_seen();
    }
    let chooses = state.dialog.as_ref().is_some_and(|dialog| dialog.show().space_chooses());
    if chooses && key.printable() == Some(' ') && state.overlay.is_none() {
        return attempt(state, Action::Toggle);
    }
    if state.is_typing() && key.printable().is_some() {
        state.unconfirmed_action = None;
        state.dismiss_remark();
        text_input::type_key(state, key);
        return Effects::redraw();
    }
    if stray::ignore_stray_key(state, key) {
        return Effects::redraw();
    }
    let pending = std::mem::take(&mut state.pending);
    let found = match state.keymap.find(state.contexts(), &pending, key) {
        KeyMeaning::Nothing if key.printable().is_none() => {
            state.keymap.find(state.contexts(), &[], key)
        }
        found => found,
    };
    match found {
        KeyMeaning::Action(Action::Back) if !pending.is_empty() => Effects::redraw(),
        KeyMeaning::Action(action) => attempt(state, action),
        KeyMeaning::Prefix => {
            state.dismiss_remark();
            state.pending.extend(pending.into_iter().chain([key]));
            empty_menu::close(state);
            Effects::redraw()
        }
        KeyMeaning::Nothing if stray::is_filter_key(state, key) => {
            unoffered::say_why_not_here(state, Action::Filter);
            stray::ignore_text(state);
            Effects::redraw()
        }
        KeyMeaning::Nothing => {
            unoffered::say_unknown_key(state, key);
            Effects::redraw()
        }
    }
}

/// Performs an available action from a key, a click or the palette. Explains why a disabled action
/// is not available. An action whose data is still loading is queued.
pub(crate) fn attempt(state: &mut State, action: Action) -> Effects {
    state.apply_actions_to_card();
    let action = instead_of_open(state, action).unwrap_or(action);
    let answer = availability(state, action);
    act_on_answer(state, action, answer)
}

/// Returns the action of the (+) if Enter has no row to open, because the list is empty (R258).
fn instead_of_open(state: &State, action: Action) -> Option<Action> {
    let is_screen = state.dialog.is_none() && state.overlay.is_none() && state.menu.is_none();
    let situation = Situation::from_focus(state);
    let has_no_row = || {
        let answer = situation.availability(action);
        answer == Availability::Disabled(DisabledReason::NoRow)
    };
    let is_empty = action == Action::Open && is_screen && situation.has_nothing_to_filter();
    let plus = state.screen.plus().filter(|_| is_empty && has_no_row())?;
    (situation.availability(plus) == Availability::Available).then_some(plus)
}

/// Like [`attempt`], for an action of the screen itself, even if a dialog or overlay has focus.
pub(crate) fn attempt_on_screen(state: &mut State, action: Action) -> Effects {
    let answer = Situation::from_screen(state).availability(action);
    act_on_answer(state, action, answer)
}

fn act_on_answer(state: &mut State, action: Action, answer: Availability) -> Effects {
    match answer {
        Availability::Available => {
            // Tab goes on with the words that it offered, and an answer follows the language.
            if !matches!(action, Action::CompleteFilter | Action::Language) {
                state.dismiss_remark();
            }
            // The overlay shows the whole of an answer that was cut.
            if !matches!(action, Action::Messages | Action::Language) {
                state.toasts.forget_answers();
            }
            act(state, action)
        }
        Availability::Hidden => {
            if action != Action::Back {
                unoffered::say_why_not_here(state, action);
            }
            // The text that follows was meant for the filter.
            if action == Action::Filter {
                stray::ignore_text(state);
            }
            Effects::redraw()
        }
        Availability::Pending => {
            state.held.push_back(HeldInput::Action(action));
            Effects::none()
        }
        Availability::Disabled(why) => {
            // The remarks about skipped people stand in place of the reason.
            let is_shown = state.overlay.is_none()
                && skipped::skipped_sheet(state).is_none()
                && state.dialog.as_mut().is_some_and(|it| it.show_mut().stress_reason(action));
            if is_shown {
                return Effects::redraw();
            }
            stray::say_here(state, |state| why.words(state));
            Effects::redraw()
        }
    }
}

/// Performs an action that is available.
pub(super) fn act(state: &mut State, action: Action) -> Effects {
    if discard::confirm_discard(state, action) {
        return Effects::redraw();
    }
    match action {
        Action::Quit => return Effects::none().and([Effect::Quit]),
        Action::Suspend => return Effects::none().and([Effect::Suspend]),
        Action::Redraw => return Effects::redraw().and([Effect::Repaint]),
        _ => {}
    }
    if action == Action::Language && state.overlay.is_some() {
        palette_actions::next_language(state);
        return Effects::redraw();
    }
    if let Some(Overlay::Palette(_)) = &state.overlay {
        let chosen = palette_actions::act(state, action);
        return perform(state, chosen);
    }
    let is_undo = matches!(action, Action::Undo | Action::Redo);
    if is_undo && matches!(state.overlay, Some(Overlay::Messages { .. })) {
        state.overlay = None;
        let offered = state.toasts.newest_offer().map(|(_, operation)| operation);
        return undo(state, action, offered);
    }
    if matches!(&state.overlay, Some(Overlay::Sheet(sheet)) if sheet.offer == Some(action)) {
        state.overlay = None;
        return attempt_on_screen(state, action);
    }
    if action == Action::Enter
        && let Some(found) = reading::take_hit(state)
    {
        return attempt(state, found);
    }
    if state.overlay.is_some() {
        reading::act(state, action);
        return Effects::redraw();
    }
    if action == Action::Back && state.sent.is_some() {
        receive::cancel(state);
        return Effects::redraw();
    }
    if action == Action::Back && state.dialog.is_none() && state.is_slow() {
        return receive::stop(state);
    }
    if action == Action::Back && state.dialog.is_none() && state.toasts.acknowledge() {
        return Effects::redraw();
    }
    match action {
        Action::Help => {
            let help = Help::new(state);
            state.overlay = Some(Overlay::Help(help));
            Effects::redraw()
        }
        _ if state.dialog.is_some() => act_on_dialog(state, action),
        _ => act_on_screen(state, action),
    }
}

/// Handles the result of the palette, which may be an action of the screen below.
pub(super) fn perform(state: &mut State, chosen: PaletteOutcome) -> Effects {
    match chosen {
        PaletteOutcome::Done(effects) => effects,
        PaletteOutcome::Perform(action) => attempt(state, action),
    }
}

fn act_on_dialog(state: &mut State, action: Action) -> Effects {
    let height = Geometry::from_state(state).dialog_rows();
    if state.sent.is_some() {
        return Effects::none();
    }
    if action == Action::WhyNot
        && let Some(sheet) = skipped::skipped_sheet(state)
    {
        state.overlay = Some(Overlay::Sheet(sheet));
        return Effects::redraw();
    }
    if action == Action::CopyCode {
        return palette_actions::copy_code(state);
    }
    if action == Action::Language {
        palette_actions::next_language(state);
        return Effects::redraw();
    }
    if dialog_text::scroll(state, action) || dialog_text::scroll_form(state, action) {
        return Effects::redraw();
    }
    let Some(dialog) = &mut state.dialog else { return Effects::none() };
    match dialog.show_mut().act(action, height) {
        DialogOutcome::Stay => {}
        DialogOutcome::Close => state.dialog = None,
        DialogOutcome::Ask(dialog) => state.dialog = Some(*dialog),
        DialogOutcome::See(trail, form) => navigation::show_log_change(state, &trail, form),
        DialogOutcome::Do(command) => return receive::send(state, Request::Do(command)),
        DialogOutcome::Enter(entry) => return receive::send(state, Request::Enter(entry)),
        DialogOutcome::Unknown => {
            if let Some(Dialog::Card(_)) = &state.dialog {
                state.dialog = None;
                return act_on_screen(state, action);
            }
        }
    }
    Effects::redraw()
}

fn act_on_screen(state: &mut State, action: Action) -> Effects {
    if navigation::navigate(state, action) || act_on_view(state, action) {
        return Effects::redraw();
    }
    match action {
        Action::Export => return export::export(state),
        Action::Undo | Action::Redo => return undo(state, action, state.toasts.offered_undo()),
        Action::CopyRow | Action::CopyEmail | Action::CopyId | Action::CopyCommand => {
            let text = state.screen.subject().copy_text(action, state.me.get(), state.lang);
            return palette_actions::copy(state, text);
        }
        _ => {}
    }
    if let Some(item) = state.menu {
        let has_bar = Geometry::from_state(state).has_bar();
        act_on_menu(state, if has_bar { in_bar(action) } else { action }, item);
        return Effects::redraw();
    }
    if state.screen.is_typing() {
        let opens = action == Action::Enter && state.has_one_hit();
        if state.screen.show_mut().type_action(action) {
            let opens = opens && availability(state, Action::Open).is_hinted();
            return if opens { attempt(state, Action::Open) } else { Effects::redraw() };
        }
    }
    step(state, action)
}

/// Performs an action that changes only what is visible. Returns `false` for any other action.
fn act_on_view(state: &mut State, action: Action) -> bool {
    match action {
        Action::Palette => {
            let palette = Palette::new(state);
            state.overlay = Some(Overlay::Palette(Box::new(palette)));
        }
        Action::SavedFilters => {
            let palette = Palette::of_filters(state);
            state.overlay = Some(Overlay::Palette(Box::new(palette)));
        }
        Action::Language => palette_actions::next_language(state),
        Action::CompleteFilter => filter::complete_filter(state),
        Action::Messages => state.overlay = Some(Overlay::Messages { top: 0 }),
        Action::Refresh => {
            state.invalidate();
            state.tell(Tone::Good, |state| text::screen::REFRESHED.of(state.lang).to_owned());
        }
        Action::Mouse => {
            state.mouse = !state.mouse;
            let said = if state.mouse { text::screen::MOUSE_ON } else { text::screen::MOUSE_OFF };
            state.tell(Tone::Good, |state| said.of(state.lang).to_owned());
        }
        Action::OtherPane => {
            state.menu = if state.menu.is_none() { state.marked_menu_item() } else { None };
        }
        Action::Back => navigation::back(state),
        _ => return false,
    }
    true
}

/// Undoes the operation that a message offers, not a later one from another session of the user.
fn undo(state: &mut State, action: Action, offered: Option<OperationId>) -> Effects {
    let which = if action == Action::Undo {
        offered.map_or(UndoTarget::Last, UndoTarget::Operation)
    } else {
        UndoTarget::LastUndone
    };
    receive::send(state, Request::Do(Command::Undo { which }))
}

fn step(state: &mut State, action: Action) -> Effects {
    if crate::app::lists::sort::act(state, action) {
        return Effects::redraw();
    }
    if action == Action::Details {
        state.turn_pane();
        return Effects::redraw();
    }
    let (screen, around) = state.screen_and_context();
    match screen.act(action, around) {
        ScreenOutcome::Stay | ScreenOutcome::Unknown => {}
        ScreenOutcome::ToMenu => state.menu = state.marked_menu_item(),
        ScreenOutcome::SignIn(person) => {
            navigation::sign_in(state, Session { user: person.id, via: Via::Tui });
        }
        ScreenOutcome::Open(address) => {
            let screen = navigation::screen_at(state, address);
            let below = std::mem::replace(&mut state.screen, screen);
            state.screens_below.push(below);
        }
        ScreenOutcome::OpenTab(address, tab, filter) => {
            navigation::open_above(state, address, &filter, |screen| screen.show_tab(tab));
        }
        ScreenOutcome::OpenHandled(address, filter) => {
            navigation::open_above(state, address, &filter, |screen| screen.show_handled());
        }
        ScreenOutcome::Ask(dialog) => state.dialog = Some(dialog),
        ScreenOutcome::Read(sheet) => state.overlay = Some(Overlay::Sheet(sheet)),
        ScreenOutcome::Do(command) => return receive::send(state, Request::Do(command)),
    }
    Effects::redraw()
}

/// The meaning of an action in a menu whose items stand beside each other, above the page (R330).
const fn in_bar(action: Action) -> Action {
    match action {
        Action::Left => Action::Up,
        Action::Right => Action::Down,
        Action::Down => Action::Open,
        other => other,
    }
}

fn act_on_menu(state: &mut State, action: Action, item: MenuItem) {
    match action {
        Action::Up => state.menu = Some(item.step(-1)),
        Action::Down => state.menu = Some(item.step(1)),
        Action::Top | Action::PageUp | Action::HalfUp => {
            state.menu = Some(item.step(isize::MIN));
        }
        Action::Bottom | Action::PageDown | Action::HalfDown => {
            state.menu = Some(item.step(isize::MAX));
        }
        // The page that is open stays open; its list is a step back (R313).
        Action::Open | Action::Right if state.marked_menu_item() == Some(item) => state.menu = None,
        Action::Open | Action::Right => navigation::go(state, item),
        _ => {}
    }
}
