//! Differences between tables and log, in English.

use crate::domain::Difference;

/// Returns a difference as a sentence.
pub(crate) fn differing(it: &Difference) -> String {
    match it {
        Difference::Line { seq } => {
            format!("Line {seq} of the log is not the line that was written there.")
        }
        Difference::LineGone { seq } => format!("Line {seq} of the log is gone."),
        Difference::Unfollowed { seq } => {
            format!("Line {seq} of the log does not follow on what stood before.")
        }
        Difference::Unreadable { seq } => {
            format!("Line {seq} of the log cannot be read, or says what cannot be.")
        }
        Difference::Attempt { id } => {
            format!("Attempt {id} in the log is not the attempt that was written there.")
        }
        Difference::AttemptGone { id } => format!("Attempt {id} in the log is gone."),
        Difference::Cell { table, row, column } => {
            format!("{table} {row}: {column} is not what the log says.")
        }
        Difference::RowGone { table, row } => {
            format!("{table} {row}: stands in the log, but not in the table.")
        }
        Difference::RowStrange { table, row } => {
            format!("{table} {row}: the log knows nothing of it.")
        }
        Difference::Shape { name } => format!("{name}: is not as toegang makes it."),
        Difference::Anchor { number } => {
            format!("The end that was noted elsewhere ({number}) is not in this file.")
        }
        Difference::Pages { said } => format!("The file is damaged ({said})."),
    }
}
