//! The texts about importing a table, in one language.

use crate::domain::DumpError;

/// The texts of one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct ImportTexts {
    /// The line, the subject of the row, and the error.
    pub at_line: fn(u64, &str, &str) -> String,
    /// The number of cells of the row, and of columns.
    pub cells: fn(usize, usize) -> String,
    pub code: &'static str,
    /// Two headers of the same column.
    pub doubled_column: fn(&str, &str) -> String,
    /// The number of imported lines of the log.
    pub filled: fn(usize) -> String,
    pub is_json: &'static str,
    pub line: &'static str,
    /// The number of other unknown columns.
    pub more_columns: fn(usize) -> String,
    /// The column without a header, and the first line with a cell in it.
    pub nameless_column: fn(usize, u64) -> String,
    pub no_column: fn(&str) -> String,
    pub no_role: fn(&str) -> String,
    /// The first line that is not valid.
    pub no_utf8: fn(usize) -> String,
    pub not_empty: fn(&str) -> String,
    pub nothing_done: &'static str,
    /// The line of the opening quote.
    pub open_quote: fn(u64) -> String,
    /// Done rows, and all rows.
    pub progress: fn(usize, usize) -> String,
    /// The result of a row, by its code.
    pub result: fn(&'static str) -> &'static str,
    /// The unknown header, the first line with a cell below it, and the closest known header.
    pub unknown_column: fn(&str, u64, Option<&str>) -> String,
    /// The path of a whole file, the line, and the error.
    pub unfit: fn(&str, usize, &DumpError) -> String,
    /// The line, and the longest allowed line in MiB.
    pub too_long: fn(usize, u64) -> String,
    /// The largest allowed input in MiB.
    pub too_much: fn(usize) -> String,
    pub why: &'static str,
}
