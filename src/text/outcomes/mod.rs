//! What happened: changes, results and conflicts, as sentences.

pub(crate) mod changed_by;
pub(crate) mod changes;
pub(crate) mod conflict;
pub(crate) mod differences;
pub(crate) mod fields;
pub(crate) mod log;
pub(crate) mod lost_race;
pub(crate) mod notice;
pub(crate) mod outcome;
