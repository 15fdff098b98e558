//! Why nothing is written to a file that can be read.

/// What keeps the program from writing; all but [`Locked::Unfinished`] and [`Locked::Older`] still
/// let it read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// The file cannot be written: its mode, or the medium that it is on.
    File,
    /// Its folder cannot be written, in which SQLite keeps what it is writing.
    Folder,
    /// The same, and what another program was writing stands there unfinished.
    Unfinished,
    /// The same, and the file is of an older version, which must be migrated first.
    Older,
    /// It was made by a newer version, and is read because somebody wants it to be (SAFETY 41).
    Newer {
        /// The version of the file.
        found: usize,
        /// The newest version known here.
        known: usize,
    },
    /// A line of the log is not as it was written (SAFETY F16): the first that was found.
    Line(i64),
    /// An attempt without the right is not as it was written.
    Attempt(i64),
    /// A row is not as this line of the log, the last one about it, says.
    Row(i64),
}
