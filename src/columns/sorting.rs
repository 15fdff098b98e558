//! The words for sort keys: in the shell, in the help and in the names of actions.

use crate::{
    domain::SortBy,
    text::{Text, both},
};

/// The words for a sort key.
pub struct SortWords {
    /// The word after `--sort`.
    pub word: Text,
    /// The meaning of that word, for completion in the shell.
    pub help: Text,
}

/// Returns the words for a sort key.
pub const fn sort_words(by: SortBy) -> SortWords {
    let (word, help) = match by {
        SortBy::Name => (both("naam", "name"), both("De naam", "The name")),
        SortBy::Level => (both("rol", "role"), both("De rol", "The role")),
        SortBy::Status => (both("status", "status"), both("De status", "The status")),
        SortBy::Origin => (both("herkomst", "origin"), both("De herkomst", "The origin")),
        SortBy::Since => (both("sinds", "since"), both("Sinds wanneer", "Since when")),
        SortBy::Until => (both("tot", "until"), both("De laatste dag", "The last day")),
    };
    SortWords { word, help }
}
