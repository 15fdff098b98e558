//! Type-to-search over people. All names are in memory, folded; every word typed must match.
//!
//! A word matches the beginning of a word of the name, or any part of the address; one of four or
//! more letters may have one typing error. The best matches come first (see [`Rank`]); how many
//! there are is exact.

mod index;
mod mark;
mod word;

pub use index::{Entry, Hit, Hits, Index};
pub use word::Rank;
