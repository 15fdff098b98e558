//! Exports tables and lists.

pub(crate) mod list;
pub(crate) mod table;
