//! The effect of Esc, which its hint names.

use crate::{
    app::{State, Tone},
    text,
};

/// The label for Esc; `None` if Esc has no effect.
pub(super) fn esc_label(state: &State) -> Option<&'static str> {
    let lang = state.lang;
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
