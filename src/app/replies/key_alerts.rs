//! What somebody must know of the keys that open as them: said at every sign-in.

use crate::{
    app::{Action, Dialog, State, Tone, session::file_clock},
    domain::{Command, Me, Refusal, Ticket, UndoTarget},
    text::KeyEnds,
};

/// Takes who is at the keyboard. What they must know of their keys is said once a session, and
/// again when there is more of it; it stays until it is read.
pub(crate) fn take_me(state: &mut State, ticket: Ticket, me: Me) -> bool {
    let (now, before) = (me.keys, state.key_alerts);
    let (zone, ahead_of) = (me.zone.clone(), me.clock_ahead_of);
    if !state.me.take(ticket, me) {
        return false;
    }
    file_clock::follow(state, zone.as_ref(), ahead_of);
    state.key_alerts = now;
    let more = now.waiting > before.waiting || now.confirmed_elsewhere > before.confirmed_elsewhere;
    if more {
        state.say(Tone::Bad, (state.texts.ssh.alert)(now));
    }
    true
}

/// Asks before a key of one's own goes that taking a handling back would withdraw; says whether it
/// did.
pub(crate) fn asks_about_own(state: &mut State, why: &Refusal) -> bool {
    let Refusal::OwnKey { handling, key, fingerprint, remark, is_last } = why else {
        return false;
    };
    let (is_door, is_last) = (state.key == Some(*key), *is_last);
    let ends = KeyEnds { fingerprint, remark: remark.as_ref(), of: None, is_door, is_last };
    let command = Command::TakeBack { which: UndoTarget::Handling(*handling) }.knowingly();
    let words = (state.texts.ssh.withdraw)(&ends);
    state.dialog = Some(Dialog::said(words, Action::YesWithdraw, command));
    true
}
