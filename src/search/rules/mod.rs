//! The rules by which a typed word matches, and what each costs.

pub(crate) mod along;
pub(crate) mod as_typed;
pub(crate) mod cost;
pub(crate) mod distance;
pub(crate) mod pattern;
pub(crate) mod sound;
