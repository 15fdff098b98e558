//! Texts about verbs: labels, prompts, results, and sentences of the log.

pub mod members;
pub(crate) mod users;

use crate::{domain::Kind, text::Lang};

/// The name of the event that sets a value, in Dutch; `None` for other kinds.
pub(crate) fn kind_name(kind: Kind) -> Option<&'static str> {
    members::kind_name(kind).or_else(|| users::kind_name(kind))
}

/// A refused attempt to set a value, by the code of its command. `None` for other commands.
pub(crate) fn attempt(lang: Lang, code: &str) -> Option<&'static str> {
    members::attempt(lang, code).or_else(|| users::attempt(lang, code))
}
