//! Labels of actions, buttons, keys and contexts.

pub mod actions;
pub mod buttons;
pub(crate) mod elsewhere;
pub mod esc;
pub mod places;
pub(crate) mod synonyms;
