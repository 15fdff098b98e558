//! What is wrong with a line of a whole file that is read in.

use super::SystemError;

/// Why such a line cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no line at all.
    Empty,
    /// The system does not give it, or it is no text.
    Unread(SystemError),
    /// It is longer than any line of a file.
    TooLong,
    /// It is no JSON.
    NoJson {
        /// From which sign on, the first being 1.
        at: usize,
    },
    /// It is JSON, and none of the lines of a file.
    NoLine,
    /// It is not the first line that this version reads, and the first one is.
    NoBegin,
    /// It is another first line.
    Twice,
    /// It stands behind the last one.
    Behind,
    /// It does not fit what the lines before it tell.
    Unfitting,
    /// It is not the last one, and nothing stands behind it.
    NoEnd,
    /// It is the last one, and the lines before it do not come to what it says.
    OtherEnd,
}
