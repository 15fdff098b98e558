//! The words and keyboard keys for each way to sort: in the shell, on the screens and in the help.

use crate::{
    domain::SortBy,
    text::{Text, both},
};

/// The words and keyboard keys for a sort key.
pub struct SortWords {
    /// The word after `--sort`.
    pub word: Text,
    /// The name of the action in configuration files.
    pub action: &'static str,
    /// The default keys of the action.
    pub keys: &'static [&'static str],
    /// The label of the action, as screens show it.
    pub label: Text,
}

/// Returns the words and keyboard keys, which differ per sort key.
pub const fn sort_words(by: SortBy) -> SortWords {
    match by {
        SortBy::Name => SortWords {
            word: both("naam", "name"),
            action: "sorteer-naam",
            keys: &["s n"],
            label: both("sorteer op naam", "sort by name"),
        },
        SortBy::Email => SortWords {
            word: both("e-mail", "email"),
            action: "sorteer-e-mail",
            keys: &["s e"],
            label: both("sorteer op e-mail", "sort by e-mail"),
        },
        SortBy::Level => SortWords {
            word: both("rol", "role"),
            action: "sorteer-rol",
            keys: &["s r"],
            label: both("sorteer op rol", "sort by role"),
        },
        SortBy::Status => SortWords {
            word: both("status", "status"),
            action: "sorteer-status",
            keys: &["s s"],
            label: both("sorteer op status", "sort by status"),
        },
        SortBy::Origin => SortWords {
            word: both("herkomst", "origin"),
            action: "sorteer-herkomst",
            keys: &["s h"],
            label: both("sorteer op herkomst", "sort by origin"),
        },
        SortBy::Since => SortWords {
            word: both("sinds", "since"),
            action: "sorteer-sinds",
            keys: &["s d"],
            label: both("sorteer op sinds", "sort by since"),
        },
        SortBy::Until => SortWords {
            word: both("tot", "until"),
            action: "sorteer-tot",
            keys: &["s t"],
            label: both("sorteer op laatste dag", "sort by last day"),
        },
    }
}
