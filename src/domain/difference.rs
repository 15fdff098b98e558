//! What can be found when a file is held against its log.

use serde::Serialize;

/// One thing in which a file is not as its log says, or its log not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Difference {
    /// A line of the log that is not what was written there.
    Line {
        /// Which.
        seq: i64,
    },
    /// A line of the log that is gone.
    LineGone {
        /// Which.
        seq: i64,
    },
    /// A line whose row before is not the one that stood there.
    Unfollowed {
        /// Which.
        seq: i64,
    },
    /// A line that cannot be read, or says what cannot be.
    Unreadable {
        /// Which.
        seq: i64,
    },
    /// An attempt that is not what was written there.
    Attempt {
        /// Which.
        id: i64,
    },
    /// An attempt that is gone.
    AttemptGone {
        /// Which.
        id: i64,
    },
    /// A value that is not as the log says.
    Cell {
        /// Of which table.
        table: String,
        /// Of which row.
        row: String,
        /// In which column.
        column: String,
    },
    /// A row that the log knows and the table does not.
    RowGone {
        /// Of which table.
        table: String,
        /// Which.
        row: String,
    },
    /// A row of which the log knows nothing.
    RowStrange {
        /// Of which table.
        table: String,
        /// Which.
        row: String,
    },
    /// A table, index or trigger that is not as this program makes it.
    Shape {
        /// Its name.
        name: String,
    },
    /// The end of the chain as it was noted outside is not in the file (SAFETY F17).
    Anchor {
        /// How many links it had.
        number: i64,
    },
    /// Pages of the file are not whole, in the words of SQLite.
    Pages {
        /// Which and how.
        said: String,
    },
}
