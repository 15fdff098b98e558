//! Input: translates keys, clicks and pastes into actions and text.

pub(crate) mod click;
pub(crate) mod discard;
mod empty_menu;
pub(crate) mod field;
pub(crate) mod guard;
pub(crate) mod guarded;
pub(crate) mod held;
pub(crate) mod key;
pub(crate) mod keymap;
pub(crate) mod press;
pub(crate) mod step;
pub(crate) mod stray;
pub(crate) mod text_input;
mod unoffered;
