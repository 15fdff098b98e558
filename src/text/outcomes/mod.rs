//! Sentences about changes, results and conflicts.

mod access;
pub(crate) mod changed_by;
pub(crate) mod changes;
pub(crate) mod conflict;
pub(crate) mod differences;
pub(crate) mod fields;
pub mod log;
pub(crate) mod lost_race;
pub mod notice;
pub(crate) mod outcome;
pub(crate) mod receipt;
pub mod sentences;
pub(crate) mod sheet;
mod state;
