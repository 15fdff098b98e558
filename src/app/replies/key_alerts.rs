//! Warnings about the user's own SSH keys.

use crate::{
    app::{Action, Dialog, State, ToastWords, Tone, session::file_clock},
    domain::{Command, Refusal, UndoTarget},
    text::{self, KeyWithdrawal},
};

/// Reacts to new data about the signed-in user. Applies the clock and time zone of the file. Warns
/// about unconfirmed keys and keys confirmed elsewhere, and again if there are more.
pub(super) fn check_key_alerts(state: &mut State) {
    let Some(me) = state.me.get() else { return };
    let (now, before) = (me.keys, state.key_alerts);
    let (zone, ahead_of) = (me.zone.clone(), me.clock_ahead_of);
    file_clock::apply_file_clock(state, zone.as_ref(), ahead_of);
    state.key_alerts = now;
    let more = now.waiting > before.waiting || now.confirmed_elsewhere > before.confirmed_elsewhere;
    if more {
        state.tell(Tone::Bad, |state| ToastWords {
            lines: text::ssh::key_alert(state.lang, now, text::Medium::Screens),
            short: Vec::new(),
        });
    }
}

/// Asks before an undo that would withdraw the user's own key. Returns whether the refusal was
/// about that.
pub(crate) fn confirm_own_key_undo(state: &mut State, why: &Refusal) -> bool {
    let Refusal::OwnKey { operation, key, fingerprint, comment: remark, is_last } = why else {
        return false;
    };
    let (is_session_key, is_last) = (state.key == Some(*key), *is_last);
    let ends =
        KeyWithdrawal { fingerprint, remark: remark.as_ref(), of: None, is_session_key, is_last };
    let command = Command::Undo { which: UndoTarget::Operation(*operation) }.confirmed();
    let words = |lang| text::ssh::withdraw_key_question(lang, &ends);
    state.dialog = Some(Dialog::from_prompt(words, Action::YesWithdraw, command));
    true
}
