//! Errors in a dump: a text file with a whole database, one JSON object per line.

use crate::domain::SystemError;

/// Why a line of a dump cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DumpError {
    /// The dump has no lines.
    Empty,
    /// The line cannot be read, or is not UTF-8.
    Unreadable(SystemError),
    /// The line is longer than any line of a dump.
    TooLong,
    /// The line is not JSON.
    InvalidJson {
        /// The first wrong character, from 1.
        at: usize,
    },
    /// The line is JSON, but not a line of a dump.
    NotALine,
    /// The dump does not begin with a header that this version reads.
    MissingHeader,
    /// The line is a second header.
    DuplicateHeader,
    /// The line comes after the closing line of the dump.
    AfterEnd,
    /// The line contradicts earlier lines.
    Inconsistent,
    /// The dump ends without its closing line: it is truncated.
    Truncated,
    /// The closing line records a different chain head than the earlier lines give, or the tables
    /// do not match the log.
    WrongHead,
}
