//! Type-to-search over people. All names are in memory, folded; every word typed must match.
//!
//! A word matches the beginning of a word of the name, or any part of the address; one of four or
//! more letters may have one typing error, when nobody matches what was typed. The best matches
//! come first (see [`Rank`]); how many there are is exact.

mod chunk;
mod index;
mod letters;
mod mark;
mod rank;
mod scan;
mod texts;
mod word;

pub use chunk::{Chunk, FULL, Scope};
pub use index::{Asked, Hits, Index};
pub use rank::{LONGEST, underlined};
pub use word::{Rank, Tier};
