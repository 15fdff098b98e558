//! Enters typed and pasted text into the focused field.

use super::stray;
use crate::{
    app::{Effects, Key, Overlay, State, Tone},
    text,
};

/// Inserts a printable key into the focused field.
pub(crate) fn type_key(state: &mut State, key: Key) {
    match (&mut state.overlay, &mut state.dialog) {
        (Some(Overlay::Help(help)), _) => {
            help.field.type_key(key);
            (help.top, help.cursor) = (0, 0);
        }
        (Some(Overlay::Palette(palette)), _) => {
            if palette.field.type_key(key) {
                palette.text_changed();
            }
        }
        (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), _) => {}
        (None, Some(dialog)) => {
            let dialog = dialog.show_mut();
            if let Some(why) = dialog.locked_reason() {
                say_locked(state, why);
            } else if dialog.field().is_some_and(|field| field.type_key(key)) {
                dialog.text_changed();
            }
        }
        (None, None) => {
            let screen = state.screen.show_mut();
            if screen.field().is_some_and(|field| field.type_key(key)) {
                screen.text_changed();
            }
        }
    }
}

/// Says why the field with focus takes no text.
fn say_locked(state: &mut State, why: text::Text) {
    stray::say_here(state, |state| state.look.key_names(why.of(state.lang).to_owned()));
}

/// Pastes text into the focused field. Without a field the paste is refused, because its letters
/// must not act as keys.
pub(crate) fn paste(state: &mut State, text: &str) -> Effects {
    if !state.is_typing() || state.sent.is_some() {
        return stray::refuse_paste(state);
    }
    state.unconfirmed_action = None;
    state.dismiss_remark();
    if let (None, Some(dialog)) = (&state.overlay, &mut state.dialog)
        && dialog.show_mut().paste(text)
    {
        return Effects::redraw();
    }
    let locked = state.dialog.as_ref().and_then(|dialog| dialog.show().locked_reason());
    if let (None, Some(why)) = (&state.overlay, locked) {
        say_locked(state, why);
        return Effects::redraw();
    }
    let left_out = match (&mut state.overlay, &mut state.dialog) {
        (Some(Overlay::Help(help)), _) => {
            (help.top, help.cursor) = (0, 0);
            help.field.paste(text)
        }
        (Some(Overlay::Palette(palette)), _) => {
            let left_out = palette.field.paste(text);
            palette.text_changed();
            left_out
        }
        (Some(Overlay::Messages { .. } | Overlay::Sheet(_)), _) => 0,
        (None, Some(dialog)) => {
            let dialog = dialog.show_mut();
            let left_out = dialog.field().map_or(0, |field| field.paste(text));
            dialog.text_changed();
            left_out
        }
        (None, None) => {
            let screen = state.screen.show_mut();
            let left_out = screen.field().map_or(0, |field| field.paste(text));
            screen.text_changed();
            left_out
        }
    };
    if left_out > 0 {
        state.tell(Tone::Notice, |state| text::input::paste_cut(state.lang, left_out));
    }
    Effects::redraw()
}
