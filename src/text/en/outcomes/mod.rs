//! Outcomes in English: receipts, conflicts, differences and lines of the log.

pub(crate) mod receipt;
