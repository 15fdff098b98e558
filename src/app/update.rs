//! The update function: one message changes the state and returns effects.

use super::{
    Effect, Effects, Geometry, Msg, State,
    input::{click, held},
    lists::export,
    overlays::reading,
    replies::receive,
    screens::AnyList,
};
use crate::domain::{Request, Ticket};

/// Applies one message, then queries visible data that is missing.
pub fn update(state: &mut State, msg: Msg) -> Effects {
    let effects = match msg {
        Msg::Started(size) => {
            state.size = size;
            state.invalidate();
            Effects::redraw().and([Effect::Repaint])
        }
        Msg::Resized(size) => {
            state.size = size;
            let height = Geometry::of(state).height();
            state.screen.show_mut().scroll(0, height);
            reading::clamp(state);
            Effects::redraw()
        }
        Msg::Key(key) => held::press(state, key),
        Msg::Burst(keys) => held::burst(state, keys),
        Msg::EscThen(key) => held::press_behind_esc(state, key),
        Msg::Pasted(text) => held::paste(state, text),
        Msg::Clicked { at, ctrl } => click::click(state, at, ctrl),
        Msg::Wheel { at, rows } => click::wheel(state, at, rows),
        Msg::Reply(ticket, reply) => {
            let effects = receive::receive(state, ticket, reply);
            held::replay(state, effects)
        }
        Msg::Exported(done) => {
            export::exported(state, done);
            Effects::redraw()
        }
        Msg::Changed => {
            state.invalidate();
            Effects::none()
        }
        Msg::More => {
            more(state);
            Effects::none()
        }
        Msg::Clock(now) => {
            let day_changed = now.today != state.now.today;
            let was_slow = state.is_slow();
            state.now = now;
            if day_changed {
                state.invalidate();
            }
            let effects = receive::again(state);
            let told = state.toasts.expire(now.at) || state.is_slow() != was_slow;
            Effects { redraw: told || effects.redraw, ..effects }
        }
    };
    fetch(state, effects)
}

/// Repeats searches that ran on an incomplete index, now that it has grown.
fn more(state: &mut State) {
    if let super::Screen::SignIn(screen) = &mut state.screen {
        screen.picker.complete();
    }
    if let Some(super::Dialog::AddMembers(dialog)) = &mut state.dialog {
        dialog.picker.complete();
    }
}

/// The ticket of the pending query for the visible rows.
fn awaited(state: &State) -> Option<Ticket> {
    state.screen.show().list().and_then(AnyList::awaited)
}

/// Queries visible data that is missing. The old rows stay on screen until the answer arrives.
fn fetch(state: &mut State, mut effects: Effects) -> Effects {
    let session = state.session;
    if session.is_some() && state.me.is_wanted() {
        let ticket = state.ticket();
        state.me.ask(ticket);
        effects.wishes.push(Effect::Send(ticket, session, Request::Ask(crate::domain::Query::Me)));
    }
    super::lists::sort::follow(state);
    state.screen.show_mut().follow();
    let height = Geometry::of(state).height();
    for query in state.screen.show().queries(height, state.texts) {
        let ticket = state.ticket();
        let before = awaited(state);
        state.screen.show_mut().mark_sent(&query, ticket);
        if awaited(state) != before {
            effects.wishes.extend(before.map(Effect::Cancel));
        }
        effects.wishes.push(Effect::Send(ticket, session, Request::Ask(query)));
    }
    let awaited = awaited(state);
    if state.asked.map(|(ticket, _)| ticket) != awaited {
        // A repeated query keeps its first start time: for the user it is one wait.
        let since = state.asked.map_or(state.now.at, |(_, since)| since);
        state.asked = awaited.map(|ticket| (ticket, since));
    }
    let looked_for = match &state.overlay {
        Some(super::Overlay::Palette(palette)) => palette.queries(),
        _ => Vec::new(),
    };
    for query in looked_for {
        let ticket = state.ticket();
        if let Some(super::Overlay::Palette(palette)) = &mut state.overlay {
            palette.mark_sent(&query, ticket);
        }
        effects.wishes.push(Effect::Send(ticket, session, Request::Ask(query)));
    }
    while let Some(query) = state.dialog.as_mut().and_then(super::Dialog::queries) {
        let ticket = state.ticket();
        if let Some(dialog) = &mut state.dialog {
            dialog.mark_sent(&query, ticket);
        }
        effects.wishes.push(Effect::Send(ticket, session, Request::Ask(query)));
    }
    effects
}
