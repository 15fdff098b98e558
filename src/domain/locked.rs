//! Why nothing is written to a file that can be read.

/// What keeps the program from writing; all but [`Locked::Unfinished`], [`Locked::Older`] and
/// [`Locked::Shape`] still let it read.
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
    /// The disk is full: there is no room for what SQLite keeps beside the file.
    Full,
    /// It has more than one name (hard links), and each name has a `-wal` of its own.
    Linked,
    /// The file itself is mounted (a bind mount), so that its `-wal` is beside one of its two names.
    Mounted,
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
    /// The chain of the log does not go through the link with this number, as the anchor tells it
    /// (SAFETY F17): the log was forged or cut, or the file is another one.
    Anchor(i64),
    /// Its tables, indexes and triggers are not those that this program makes: what they would do is
    /// not known, so nothing is asked of them but what is wrong with them.
    Shape,
    /// A row is not as this line of the log, the last one about it, says.
    Row(i64),
}

/// What became of a file while it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Displaced {
    /// Nothing is at its path any more.
    Gone,
    /// Another file is at its path.
    Other,
    /// Its `-wal`, which has what was saved last, was taken away or replaced.
    Wal,
    /// Its `-wal` was cut short: what was saved last is gone in part.
    Cut,
    /// Its `-shm`, through which programs know of each other, was taken away or replaced.
    Shm,
    /// It got a second name (a hard link).
    Linked,
    /// Somebody writes to it, where it was read as if nobody did.
    Written,
}
