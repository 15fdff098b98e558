//! What is said of the files in which a person sets things: the sentences of one language.

use crate::config::Trouble;

/// Themes, keys and settings.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct SetupTexts {
    pub theme: &'static str,
    /// Something that cannot be used, where, and what would be.
    pub trouble: fn(&Trouble) -> String,
}
