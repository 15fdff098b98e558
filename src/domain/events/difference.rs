//! The findings of an integrity check: a file compared with its log.

use serde::Serialize;

/// A difference between a file and its log, or between the log and its hash chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Difference {
    /// A log line that was changed after it was written.
    Line {
        /// The number of the line.
        seq: i64,
    },
    /// A log line that is missing.
    #[serde(rename = "line_gone")]
    MissingLine {
        /// The number of the line.
        seq: i64,
    },
    /// A log line whose earlier row is not the row that the log had at that point.
    #[serde(rename = "unfollowed")]
    WrongPreviousRow {
        /// The number of the line.
        seq: i64,
    },
    /// A log line that cannot be parsed, or that holds a value that cannot be.
    Unreadable {
        /// The number of the line.
        seq: i64,
    },
    /// A denied attempt that was changed after it was written.
    Attempt {
        /// The id of the attempt.
        id: i64,
    },
    /// A denied attempt that is missing.
    #[serde(rename = "attempt_gone")]
    MissingAttempt {
        /// The id of the attempt.
        id: i64,
    },
    /// A value that differs from the log.
    Cell {
        /// The table of the value.
        table: String,
        /// The key of the row.
        row: String,
        /// The column of the value.
        column: String,
    },
    /// A row that is in the log but not in its table.
    #[serde(rename = "row_gone")]
    MissingRow {
        /// The table that lacks the row.
        table: String,
        /// The key of the row.
        row: String,
    },
    /// A row that is in its table but not in the log.
    #[serde(rename = "row_strange")]
    UnloggedRow {
        /// The table that has the row.
        table: String,
        /// The key of the row.
        row: String,
    },
    /// A table, index or trigger that differs from the schema of this program.
    Shape {
        /// The name in the schema.
        name: String,
    },
    /// The end of the chain that the anchor file recorded is not in the file.
    Anchor {
        /// The number of links in the recorded chain.
        number: i64,
    },
    /// Damaged pages, in the words of SQLite.
    Pages {
        /// The message of SQLite, which names the pages.
        #[serde(rename = "said")]
        message: String,
    },
}
