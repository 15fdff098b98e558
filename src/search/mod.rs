//! Incremental search for people. All names are in memory, folded; every typed word must match.
//!
//! As typed, a word matches the start of a word of the name, or any part of the address. The best
//! matches come first (see [`Rank`]); their total is exact. If there are few, similar people
//! follow: the typed word is inside a word of the name, consists of initials, is mistyped, or
//! sounds alike (see [`search`]).
//!
//! Every rule gives a typed word and a person a cost of one byte. Rules about single words run once
//! per distinct word of the names (the lexicon of a chunk); only candidates for a match across
//! several words are checked name by name.

mod best;
mod columns;
mod index;
mod levels;
mod mark;
mod people;
mod query;
mod rules;

pub use index::{Hits, Index, SearchRequest};
pub use levels::{ENOUGH_MATCHES, Matches, Search, search};
pub use mark::MarkFinder;
pub use people::chunk::{Batch, CHUNK_SIZE, Chunk, Scope};
pub use query::{
    reading::MAX_TEXT_LENGTH,
    word::{Rank, Tier},
};
