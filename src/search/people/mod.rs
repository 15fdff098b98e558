//! The people of a chunk: names, words and addresses, folded and sorted.

pub(crate) mod addresses;
pub(crate) mod chunk;
pub(crate) mod letters;
pub(crate) mod lexicon;
pub(crate) mod names;
pub(crate) mod positions;
pub(crate) mod strings;
pub(crate) mod texts;
