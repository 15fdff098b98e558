//! Checks of the file, and keeping it.

pub(crate) mod check;
pub(crate) mod diagnose;
pub(crate) mod dump;
pub(crate) mod finding;
pub(crate) mod maintenance;
