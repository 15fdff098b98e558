//! The rules by which a typed word matches, and what each costs.

pub(crate) mod alignment;
pub(crate) mod cost;
pub(crate) mod distance;
pub(crate) mod fill;
pub(crate) mod pattern;
pub(crate) mod sound;
