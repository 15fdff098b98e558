//! Integrity: the hash chain of the log, its anchor, and the comparison with the tables.

pub(crate) mod anchor;
pub(crate) mod chain;
pub(crate) mod check;
pub(crate) mod compare;
mod row_hasher;
