//! Outcomes in Dutch: receipts, conflicts, differences and lines of the log.

pub(crate) mod changed_by;
pub(crate) mod conflict;
pub(crate) mod fields;
pub(crate) mod log;
pub(crate) mod receipt;
