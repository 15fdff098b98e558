//! The findings of an integrity check: a file compared with its log.

use serde::Serialize;

/// A difference between a file and its log, or between the log and its hash chain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Difference {
    /// A log line that was changed after it was written.
    Line {
        /// The line number, `seq` in the log.
        seq: i64,
    },
    /// A gap in the line numbers of the log.
    #[serde(rename = "line_gone")]
    MissingLine {
        /// The missing line number.
        seq: i64,
    },
    /// A log line whose `was` is not the row that the earlier lines left.
    #[serde(rename = "unfollowed")]
    WrongPreviousRow {
        /// The line number, `seq` in the log.
        seq: i64,
    },
    /// A log line that cannot be parsed, or that holds an impossible value.
    Unreadable {
        /// The line number, `seq` in the log.
        seq: i64,
    },
    /// A denied attempt that was changed after it was written.
    Attempt {
        /// Its id in the table `denied`.
        id: i64,
    },
    /// A gap in the ids of the denied attempts.
    #[serde(rename = "attempt_gone")]
    MissingAttempt {
        /// The missing id.
        id: i64,
    },
    /// A value that differs from the log.
    Cell {
        /// The name of the table in the schema.
        table: String,
        /// The primary key of the row, as text.
        row: String,
        /// The name of the column in the schema.
        column: String,
    },
    /// A row that is in the log but not in its table.
    #[serde(rename = "row_gone")]
    MissingRow {
        /// The name of the table in the schema.
        table: String,
        /// The primary key of the row, as text.
        row: String,
    },
    /// A row that is in its table but not in the log.
    #[serde(rename = "row_strange")]
    UnloggedRow {
        /// The name of the table in the schema.
        table: String,
        /// The primary key of the row, as text.
        row: String,
    },
    /// A table, index or trigger that differs from the schema of this program.
    Shape {
        /// The name of the table, index or trigger.
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
