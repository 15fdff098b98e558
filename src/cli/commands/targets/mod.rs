//! Finds the rows that an argument names.

pub(crate) mod day;
pub(crate) mod find;
pub(crate) mod input_file;
pub(crate) mod names;
pub(crate) mod offers;
mod organisations;
