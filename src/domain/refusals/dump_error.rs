//! Errors in a dump: a text file with a whole database, one JSON object per line.

use crate::domain::SystemError;

/// Why a line of a dump cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DumpError {
    /// The dump has no lines.
    Empty,
    /// The line cannot be read, or is not UTF-8.
    Unread(SystemError),
    /// The line is longer than any line of a dump.
    TooLong,
    /// The line is not JSON.
    NoJson {
        /// The first wrong character, from 1.
        at: usize,
    },
    /// The line is JSON, but not a line of a dump.
    NoLine,
    /// The dump does not begin with a header that this version reads.
    NoBegin,
    /// The line is a second header.
    Twice,
    /// The line comes after the last one.
    Behind,
    /// The line contradicts earlier lines.
    Unfitting,
    /// The dump ends without its last line: it is truncated.
    NoEnd,
    /// The last line records another chain head than the lines before it give, or the tables do not
    /// match the log.
    OtherEnd,
}
