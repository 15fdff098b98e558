//! Outcomes in Dutch: receipts, conflicts, differences and lines of the log.

pub(crate) mod receipt;
