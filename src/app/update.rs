//! The update function: one message changes the state and returns effects.

use ratatui::layout::Size;

use super::{
    Effect, Effects, Msg, Screen, State,
    cache::sync::sync,
    input::{click, guard, held},
    layout::columns,
    lists::{added::ShownList, export},
    overlays::reading,
    replies::receive,
    session::saved_filters,
};
use crate::domain::{Now, SharedLogState};

/// Applies one message, then queries visible data that is missing.
pub fn update(state: &mut State, msg: Msg) -> Effects {
    let shown = ShownList::of(state);
    let (asked, told) = (guard::has_question(state), state.toasts.told());
    let mut effects = match msg {
        Msg::Started(size) => {
            state.size = size;
            state.invalidate();
            Effects::redraw().and([Effect::Repaint])
        }
        Msg::Resized(size) => resize(state, size),
        Msg::Key(key) => held::press(state, key),
        Msg::Burst(keys) => held::burst(state, keys),
        Msg::EscThen(key) => held::press_after_esc(state, key),
        Msg::Pasted(text) => held::paste(state, text),
        Msg::Clicked { at, ctrl } => click::click(state, at, ctrl),
        Msg::RightClicked(at) => click::right_click(state, at),
        Msg::Wheel { at, rows } => click::wheel(state, at, rows),
        Msg::Reply(ticket, reply) => {
            let before = guard::Before::of(state);
            let effects = receive::receive(state, ticket, reply);
            guard::arm_after_answer(state, &before);
            held::replay(state, effects)
        }
        Msg::Exported(done) => {
            export::report_export(state, done);
            Effects::redraw()
        }
        Msg::FilterNotSaved(why) => {
            saved_filters::report_failure(state, &why);
            Effects::redraw()
        }
        Msg::Changed => {
            state.invalidate();
            Effects::none()
        }
        Msg::SharedLog(shared) => set_shared_log(state, shared),
        Msg::IndexGrown => {
            repeat_searches(state);
            Effects::none()
        }
        Msg::Clock(now) => {
            let effects = set_clock(state, now);
            effects.join(held::press_typed(state, None))
        }
    };
    shown.drop_marks_if_left(state);
    remember_tab(state);
    // A message about something before a question is read as a part of it (R302).
    if !asked && guard::has_question(state) {
        state.toasts.hide_before(told);
    }
    effects.redraw |= state.dismiss_old_remark();
    state.apply_actions_to_card();
    effects.items.extend(sync(state));
    columns::measure(state);
    effects
}

/// Sets the time, which expires messages and retries a command.
fn set_clock(state: &mut State, now: Now) -> Effects {
    let day_changed = now.today != state.now.today;
    let was_slow = (state.is_slow(), state.is_saving_slowly());
    let was_lost = loss(state);
    state.now = now;
    if day_changed {
        state.invalidate();
    }
    let effects = receive::retry(state);
    let told = state.toasts.expire(now.at)
        || (state.is_slow(), state.is_saving_slowly()) != was_slow
        || loss(state) != was_lost;
    Effects { redraw: told || effects.redraw, ..effects }
}

/// Returns whether the loss of the shared log is shown, and whether it hides the rows.
fn loss(state: &State) -> (bool, bool) {
    (state.visible_loss().is_some(), state.hiding_loss().is_some())
}

/// Repeats the searches that ran on an incomplete search index.
fn repeat_searches(state: &mut State) {
    state.screen.show_mut().names_loaded();
    if let Some(super::Dialog::AddMembers(dialog)) = &mut state.dialog {
        dialog.chooser.picker.query_again_if_incomplete();
    }
}

/// Records the state of the shared log, and reads again if it was lost or found.
fn set_shared_log(state: &mut State, shared: SharedLogState) -> Effects {
    let lost = state.lost_log().cloned();
    state.shared_log = Some(shared);
    if state.lost_log() != lost.as_ref() {
        state.invalidate();
    }
    Effects::redraw()
}

/// Adapts the state to a new size of the terminal.
fn resize(state: &mut State, size: Size) -> Effects {
    state.size = size;
    keep_cursor_in_view(state);
    reading::clamp(state);
    Effects::redraw()
}

/// Scrolls the list to its cursor, after a change of its height.
fn keep_cursor_in_view(state: &mut State) {
    let (screen, around) = state.screen_and_context();
    screen.scroll(0, around);
}

/// Records the tab of the visible organisation, so that the next organisation opens on it.
fn remember_tab(state: &mut State) {
    if let Screen::Organisation(_) = &state.screen {
        state.org_tab = state.screen.show().tab();
    }
}
