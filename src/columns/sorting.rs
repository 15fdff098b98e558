//! The words and keys for sort keys: in the shell, on the screens and in the help.

use crate::{
    domain::SortBy,
    text::{Text, both},
};

/// The words and keys for a sort key.
pub struct SortWords {
    /// The word after `--sort`.
    pub word: Text,
    /// The meaning of that word, for completion in the shell.
    pub help: Text,
    /// The name of the action in configuration files.
    pub action: &'static str,
    /// The default keys of the action.
    pub keys: &'static [&'static str],
    /// The label of the action.
    pub label: Text,
}

/// Returns the words and keys for a sort key.
pub const fn sort_words(by: SortBy) -> SortWords {
    match by {
        SortBy::Name => SortWords {
            word: both("naam", "name"),
            help: both("De naam", "The name"),
            action: "sorteer-naam",
            keys: &["s n"],
            label: both("sorteer op naam", "sort by name"),
        },
        SortBy::Email => SortWords {
            word: both("e-mail", "email"),
            help: both("Het e-mailadres", "The e-mail address"),
            action: "sorteer-e-mail",
            keys: &["s e"],
            label: both("sorteer op e-mail", "sort by e-mail"),
        },
        SortBy::Level => SortWords {
            word: both("rol", "role"),
            help: both("De rol", "The role"),
            action: "sorteer-rol",
            keys: &["s r"],
            label: both("sorteer op rol", "sort by role"),
        },
        SortBy::Status => SortWords {
            word: both("status", "status"),
            help: both("De status", "The status"),
            action: "sorteer-status",
            keys: &["s s"],
            label: both("sorteer op status", "sort by status"),
        },
        SortBy::Origin => SortWords {
            word: both("herkomst", "origin"),
            help: both("De herkomst", "The origin"),
            action: "sorteer-herkomst",
            keys: &["s h"],
            label: both("sorteer op herkomst", "sort by origin"),
        },
        SortBy::Since => SortWords {
            word: both("sinds", "since"),
            help: both("Sinds wanneer", "Since when"),
            action: "sorteer-sinds",
            keys: &["s d"],
            label: both("sorteer op sinds", "sort by since"),
        },
        SortBy::Until => SortWords {
            word: both("tot", "until"),
            help: both("De laatste dag", "The last day"),
            action: "sorteer-tot",
            keys: &["s t"],
            label: both("sorteer op laatste dag", "sort by last day"),
        },
    }
}
