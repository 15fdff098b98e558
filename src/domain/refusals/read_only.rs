//! Why a file is opened for reading only, and how a file can be displaced while it is open.

/// Why the program does not write. [`Locked::Unfinished`], [`Locked::Older`] and [`Locked::Shape`]
/// also keep it from reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locked {
    /// The file is not writable, because of its mode or its medium.
    File,
    /// The folder is not writable, and SQLite writes its journal there.
    Folder,
    /// The file or its folder is not writable, and another program left an unfinished transaction.
    Unfinished,
    /// The file or its folder is not writable, and the file must be migrated first.
    Older,
    /// The disk is full: SQLite cannot make its files beside the database.
    Full,
    /// The file has several hard links, and each name has a `-wal` of its own.
    Linked,
    /// The file itself is a bind mount, so its `-wal` is beside only one of its two names.
    Mounted,
    /// A newer version of the program made the file; the user chose to read it.
    Newer {
        /// The schema version of the file.
        found: usize,
        /// The newest schema version that this program knows.
        known: usize,
    },
    /// The number of the first log line that was changed after it was written.
    Line(i64),
    /// The id of the first denied attempt that was changed after it was written.
    Attempt(i64),
    /// The hash chain of the log does not contain this link, which the anchor recorded: the log was
    /// forged or truncated, or this is another file.
    Anchor(i64),
    /// The schema differs from the schema of this program. Its triggers could do anything, so the
    /// file is only checked.
    Shape,
    /// A row differs from this log line, the last line about that row.
    Row(i64),
}

/// The way in which a file was displaced while it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Displaced {
    /// The path no longer exists.
    Gone,
    /// Another file is at the path.
    Other,
    /// The `-wal`, which holds the latest commits, was removed or replaced.
    Wal,
    /// The `-wal` was truncated, so some of the latest commits are lost.
    WalTruncated,
    /// The `-shm`, through which processes coordinate, was removed or replaced.
    Shm,
    /// The file got a second hard link.
    Linked,
    /// Another process writes to a file that was opened as immutable.
    Written,
}
