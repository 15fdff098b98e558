//! What is said of the files in which a person sets things: the sentences of one language.

use crate::config::Trouble;

/// Themes, keys and settings.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct SetupTexts {
    pub copied: fn(&str) -> String,
    /// How many rows, and into which file.
    pub exported: fn(usize, &str) -> String,
    pub language: &'static str,
    /// Why something cannot be done: there is no row for it.
    pub nothing_here: &'static str,
    pub no_rows: &'static str,
    pub nothing_to_export: &'static str,
    pub nothing_to_copy: &'static str,
    /// What the language calls itself.
    pub own_name: &'static str,
    pub palette_remark: &'static str,
    pub palette_title: &'static str,
    pub same_in_shell: &'static str,
    pub theme: &'static str,
    /// Something that cannot be used, where, and what would be.
    pub trouble: fn(&Trouble) -> String,
}
