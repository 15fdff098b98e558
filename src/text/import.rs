//! What is said of a table that is read in: the sentences of one language.

use crate::domain::Unfit;

/// The sentences.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct ImportTexts {
    /// The line, what the row is about, and what is wrong.
    pub at_line: fn(u64, &str, &str) -> String,
    pub code: &'static str,
    /// How many lines of the log came in.
    pub filled: fn(usize) -> String,
    pub line: &'static str,
    pub no_column: fn(&str) -> String,
    pub no_role: fn(&str) -> String,
    /// The first line that is none.
    pub no_utf8: fn(usize) -> String,
    pub not_empty: fn(&str) -> String,
    pub nothing_done: &'static str,
    /// How many rows of how many.
    pub progress: fn(usize, usize) -> String,
    /// What became of a row, by its code.
    pub result: fn(&'static str) -> &'static str,
    /// Of a whole file: which, which line, and what is wrong with it.
    pub unfit: fn(&str, usize, &Unfit) -> String,
    pub why: &'static str,
}
