//! The texts about settings files in one language.

use crate::config::ConfigWarning;

/// Themes, keys and settings.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct SetupTexts {
    pub copied: fn(&str) -> String,
    /// The number of rows, and the path of the file.
    pub exported: fn(usize, &str) -> String,
    pub language: &'static str,
    /// An action is not possible: there is no row for it.
    pub nothing_here: &'static str,
    pub no_rows: &'static str,
    pub nothing_to_export: &'static str,
    pub nothing_to_copy: &'static str,
    /// The name of the language in itself.
    pub own_name: &'static str,
    pub palette_remark: &'static str,
    pub palette_title: &'static str,
    pub same_in_shell: &'static str,
    pub theme: &'static str,
    /// A setting that cannot be used, its place, and what is accepted.
    pub trouble: fn(&ConfigWarning) -> String,
}
