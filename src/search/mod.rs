//! Type-to-search over people. All names are in memory, folded; every word typed must match.
//!
//! As typed, a word matches the beginning of a word of the name, or any part of the address. The
//! best matches come first (see [`Rank`]); how many there are is exact. Where few match, people
//! follow who are like what was typed: it stands inside a word of the name, is made of the
//! beginnings of several, is mistyped, or sounds like it (see [`search`]).
//!
//! Every rule gives a typed word and a person a cost of one byte. Rules about single words are
//! asked once for each different word of the names (the lexicon of a chunk); only who can match by
//! several words is looked at one by one.

mod addresses;
mod alike;
mod along;
mod best;
mod chunk;
mod columns;
mod cost;
mod distance;
mod index;
mod letters;
mod levels;
mod lexicon;
mod mark;
mod names;
mod pattern;
mod query;
mod read;
mod sound;
mod strings;
mod texts;
mod word;

pub use chunk::{Batch, Chunk, FULL, Scope};
pub use index::{Asked, Hits, Index};
pub use levels::{ENOUGH, Matches, Search, search};
pub use mark::underlined;
pub use read::LONGEST;
pub use word::{Rank, Tier};
