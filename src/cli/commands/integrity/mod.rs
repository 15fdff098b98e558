//! Commands that check, dump, copy and repair the database file.

pub(crate) mod check;
pub(crate) mod diagnose;
pub(crate) mod dump;
pub(crate) mod finding;
pub(crate) mod maintenance;
pub(crate) mod share;
