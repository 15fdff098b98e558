//! What is said of a table that is read in: the sentences of one language.

use crate::domain::Unfit;

/// The sentences.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct ImportTexts {
    /// The line, what the row is about, and what is wrong.
    pub at_line: fn(u64, &str, &str) -> String,
    /// So many cells in a row, and so many columns.
    pub cells: fn(usize, usize) -> String,
    pub code: &'static str,
    /// The same column by two headers.
    pub doubled_column: fn(&str, &str) -> String,
    /// How many lines of the log came in.
    pub filled: fn(usize) -> String,
    pub is_json: &'static str,
    pub line: &'static str,
    /// How many other columns are wrong.
    pub more_columns: fn(usize) -> String,
    /// Which column has no header, and the first line with a cell in it.
    pub nameless_column: fn(usize, u64) -> String,
    pub no_column: fn(&str) -> String,
    pub no_role: fn(&str) -> String,
    /// The first line that is none.
    pub no_utf8: fn(usize) -> String,
    pub not_empty: fn(&str) -> String,
    pub nothing_done: &'static str,
    /// The line on which the quote opens.
    pub open_quote: fn(u64) -> String,
    /// How many rows of how many.
    pub progress: fn(usize, usize) -> String,
    /// What became of a row, by its code.
    pub result: fn(&'static str) -> &'static str,
    /// The header, the first line with a cell below it, and what it should be, perhaps.
    pub unknown_column: fn(&str, u64, Option<&str>) -> String,
    /// Of a whole file: which, which line, and what is wrong with it.
    pub unfit: fn(&str, usize, &Unfit) -> String,
    /// Which line, and of how many MiB none is longer.
    pub too_long: fn(usize, u64) -> String,
    /// How many MiB there may be.
    pub too_much: fn(usize) -> String,
    pub why: &'static str,
}
