//! Grammar: days, numbers, words, and lists of names in any language.

pub mod day;
mod elapsed;
pub(crate) mod names;
pub mod number;
pub mod rows;
pub mod words;
