//! Tables and lists as files.

pub(crate) mod list;
pub(crate) mod table;
