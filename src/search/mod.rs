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

mod best;
mod columns;
mod index;
mod levels;
mod mark;
mod people;
mod query;
mod rules;

pub use index::{Hits, Index, SearchRequest};
pub use levels::{ENOUGH, Matches, Search, search};
pub use mark::underlined;
pub use people::chunk::{Batch, Chunk, FULL, Scope};
pub use query::{
    reading::LONGEST,
    word::{Rank, Tier},
};
