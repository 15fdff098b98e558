//! Events and receipts: the outcome of a command.

pub(crate) mod added_row;
pub(crate) mod difference;
pub(crate) mod event;
pub(crate) mod receipt;
pub(crate) mod returned;
