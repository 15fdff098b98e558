//! Lists: rows, pages, marks, sort order, export, and text fields with matches.

pub(crate) mod added;
pub(crate) mod any_list;
pub(crate) mod export;
pub(crate) mod filter;
pub(crate) mod list;
pub(crate) mod orders;
pub(crate) mod picker;
pub(crate) mod row;
pub(crate) mod skipped;
pub(crate) mod sort;
pub(crate) mod table;
