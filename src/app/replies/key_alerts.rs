//! Warnings about the user's own SSH keys, shown at sign-in.

use crate::{
    app::{Action, Dialog, State, Tone, session::file_clock},
    domain::{Command, Me, Refusal, Ticket, UndoTarget},
    text::{self, KeyEnds},
};

/// Stores the signed-in user. Warns about keys once per session, and again if there are more; the
/// warning stays until dismissed.
pub(crate) fn take_me(state: &mut State, ticket: Ticket, me: Me) -> bool {
    let (now, before) = (me.keys, state.key_alerts);
    let (zone, ahead_of) = (me.zone.clone(), me.clock_ahead_of);
    if !state.me.accept(ticket, me) {
        return false;
    }
    file_clock::follow(state, zone.as_ref(), ahead_of);
    state.key_alerts = now;
    let more = now.waiting > before.waiting || now.confirmed_elsewhere > before.confirmed_elsewhere;
    if more {
        state.say(Tone::Bad, text::ssh::alert(state.texts.lang, now));
    }
    true
}

/// Asks before an undo that would withdraw the user's own key. Returns whether it asks.
pub(crate) fn asks_about_own(state: &mut State, why: &Refusal) -> bool {
    let Refusal::OwnKey { operation, key, fingerprint, remark, is_last } = why else {
        return false;
    };
    let (is_door, is_last) = (state.key == Some(*key), *is_last);
    let ends = KeyEnds { fingerprint, remark: remark.as_ref(), of: None, is_door, is_last };
    let command = Command::Undo { which: UndoTarget::Operation(*operation) }.confirmed();
    let words = text::ssh::withdraw(state.texts.lang, &ends);
    state.dialog = Some(Dialog::from_prompt(words, Action::YesWithdraw, command));
    true
}
