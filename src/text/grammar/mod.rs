//! Grammar: days, numbers, words, and lists of names in any language.

pub(crate) mod day;
pub(crate) mod names;
pub(crate) mod number;
pub(crate) mod rows;
pub(crate) mod words;
