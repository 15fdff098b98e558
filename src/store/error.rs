//! What can go wrong with the file, so that a caller can act on each of it.

use std::{
    io::{self, ErrorKind},
    path::PathBuf,
};

use rusqlite::{
    ErrorCode,
    ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHORT_READ},
};
use rustix::io::Errno;
use thiserror::Error;

use super::disk;
use crate::domain::{Displaced, Failure, Locked, Refusal, Reply, Unfit};

/// Bytes of memory that are far more than one row of a sound file takes.
const ROOM: usize = 1 << 26;

/// The result of anything the store does.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store could not do it. Nothing was written in any of these cases but
/// [`StoreError::Unanchored`], and perhaps [`StoreError::Uncertain`].
#[derive(Debug, Error)]
pub enum StoreError {
    /// The rule says no.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// Another process is writing; the same may work in a moment.
    #[error("another process is writing to the file")]
    Busy,
    /// The path is a symbolic link, which is not followed.
    #[error("the path is a symbolic link")]
    Link,
    /// The path is a folder, a pipe or a device; or the store is only in memory.
    #[error("the path is not a regular file")]
    NotAFile,
    /// Something is at the path already, and is never overwritten.
    #[error("there is something at the path already")]
    Exists,
    /// A `-wal`, `-shm` or `-journal` of an earlier file is beside the path: SQLite would take it for
    /// a part of a new one.
    #[error("{} was left by an earlier file", .0.display())]
    Leftover(PathBuf),
    /// No file can be made in this folder.
    #[error("no file can be made here: {0}")]
    Unmade(#[source] io::Error),
    /// The path leads through a folder that is not there.
    #[error("there is no such folder")]
    NoFolder,
    /// Others on this system can read or write the file.
    #[error("others can reach the file (mode {mode:04o})")]
    Exposed {
        /// Its permissions.
        mode: u32,
    },
    /// The file belongs to another user of the system.
    #[error("the file belongs to user {owner} of the system")]
    NotYours {
        /// The number of that user.
        owner: u32,
    },
    /// The folder is on another machine, where locks cannot be relied on.
    #[error("the file is on a network file system ({kind})")]
    Network {
        /// Which kind.
        kind: &'static str,
    },
    /// The file is there and has no contents.
    #[error("the file is empty")]
    Empty,
    /// The file is something else than a database.
    #[error("the file is not a database")]
    NotADatabase,
    /// The file is a database of another program.
    #[error("the file belongs to another program (application {found:#010x})")]
    Foreign {
        /// The application that is written in the file.
        found: i32,
    },
    /// The file was made by a newer version of this program.
    #[error("the file has version {found}, this program knows {known}")]
    Newer {
        /// The version of the file.
        found: usize,
        /// The newest version known here.
        known: usize,
        /// Whether all that this program reads stands in it: see [`Store::open_newer`](super::Store::open_newer).
        readable: bool,
    },
    /// The version that is written in the file is none of this program, or not that of its tables.
    #[error("the file says it has version {found}")]
    StrangeVersion {
        /// What is written in it.
        found: i32,
    },
    /// The SQLite inside this program can damage a file that is written from two sides.
    #[error("SQLite {found} is too old, 3.51.3 is needed")]
    OldSqlite {
        /// The version that is in this program.
        found: &'static str,
    },
    /// The file is damaged, or holds what this program would never write.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// Nothing of the damaged file can be saved.
    #[error("the file is lost: {0}")]
    Lost(String),
    /// A line of a whole file that is read in is not what was written out, or is missing.
    #[error("a line that does not fit: {0:?}")]
    Unfit(Unfit),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The disk, or what leads to it, does not do what it should.
    #[error("the disk fails: {0}")]
    Disk(String),
    /// The system opens no file: there are too many open, or it may not be.
    #[error("the file cannot be opened: {0}")]
    Unopened(String),
    /// Nothing is written to the file.
    #[error("the file is read-only ({0:?})")]
    ReadOnly(Locked),
    /// The file at the path, or what SQLite keeps beside it, is not what was opened.
    #[error("the file was replaced or taken away while it was open ({0:?})")]
    Replaced(Displaced),
    /// The same, noticed after something was written: whether it is saved is not known.
    #[error("the file was replaced or taken away while it was written ({0:?})")]
    Uncertain(Displaced),
    /// A constraint of the schema stopped what the rules had let through.
    #[error("constraint: {0}")]
    Constraint(String),
    /// A question that the store and the search answer together was asked of the store alone.
    #[error("this question is for the search")]
    Search,
    /// The anchor cannot be used, or is something else.
    #[error("the anchor {}: {why}", path.display())]
    Anchor {
        /// Where it is, or should be.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        why: io::Error,
    },
    /// What was asked is done, but its end could not be noted in the anchor.
    #[error("link {number} is not noted in the anchor {}: {why}", path.display())]
    Unanchored {
        /// Where the anchor is.
        path: PathBuf,
        /// Up to which link of the chain everything is saved.
        number: i64,
        /// Why it could not be noted.
        #[source]
        why: io::Error,
    },
    /// Anything else that SQLite says.
    #[error("database: {0}")]
    Sqlite(#[source] rusqlite::Error),
    /// Anything else that the system says.
    #[error("file: {0}")]
    Io(#[source] io::Error),
}

impl StoreError {
    /// What the system says when a file is made: the file is not there yet, so that nothing can be
    /// wrong with it.
    pub(super) fn unmade(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::Unmade(error),
            _ => error.into(),
        }
    }

    /// The same, as far as a person can do something about it (UX 5.6).
    pub fn failure(&self) -> Failure {
        match self {
            Self::Full => Failure::Full,
            Self::Disk(_) => Failure::Disk,
            Self::Unopened(_) => Failure::Unopened,
            Self::ReadOnly(why) => Failure::ReadOnly(*why),
            Self::Damaged(_) => Failure::Damaged,
            Self::Lost(_) => Failure::Lost,
            Self::Replaced(why) => Failure::Replaced(*why),
            Self::Uncertain(why) => Failure::Uncertain(*why),
            Self::Link => Failure::Link,
            Self::NotAFile => Failure::NotAFile,
            Self::Exists => Failure::Exists,
            Self::Leftover(path) => Failure::Leftover { path: path.display().to_string() },
            Self::Unmade(why) => Failure::Unmade(why.into()),
            Self::NoFolder => Failure::NoFolder,
            Self::Exposed { mode } => Failure::Exposed { mode: *mode },
            Self::NotYours { owner } => Failure::NotYours { owner: *owner },
            Self::Network { kind } => Failure::Network { kind },
            Self::Empty => Failure::Empty,
            Self::NotADatabase => Failure::NotADatabase,
            Self::Foreign { .. } => Failure::Foreign,
            Self::Newer { found, known, readable } => {
                Failure::Newer { found: *found, known: *known, readable: *readable }
            }
            Self::StrangeVersion { found } => {
                Failure::StrangeVersion { found: *found, known: super::schema::STEPS.len() }
            }
            Self::Anchor { path, why } => {
                Failure::Anchor { path: path.display().to_string(), why: why.into() }
            }
            Self::Unanchored { path, number, why } => Failure::Unanchored {
                path: path.display().to_string(),
                number: *number,
                why: why.into(),
            },
            Self::Io(why) => Failure::System(why.into()),
            other => Failure::Other(other.to_string()),
        }
    }
}

/// Whether the system still gives more memory than any sound row needs.
fn has_memory() -> bool {
    Vec::<u8>::new().try_reserve_exact(ROOM).is_ok()
}

/// Does it, and once more if it meets damage: SQLite says the same of a page that the disk did not
/// give this once (SAFETY F11).
pub(super) fn surely<T>(mut work: impl FnMut() -> Result<T>) -> Result<T> {
    match work() {
        Err(StoreError::Damaged(_)) => work(),
        done => done,
    }
}

impl From<StoreError> for Reply {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(why) => Self::Refused(why),
            StoreError::Busy => Self::Busy,
            other => Self::Failed(other.failure()),
        }
    }
}

impl From<Refusal> for StoreError {
    fn from(why: Refusal) -> Self {
        Self::Refused(why)
    }
}

/// Whether it is this one of the extended codes.
fn is_code(error: &rusqlite::Error, code: i32) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == code)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..) = error
        {
            return Self::Damaged(error.to_string());
        }
        // What this program asks fits the tables that it makes: these are others.
        if let rusqlite::Error::SqlInputError { msg, .. } = error {
            return Self::Damaged(msg);
        }
        if let rusqlite::Error::SqliteFailure(_, Some(said)) = &error
            && disk::tells_damage(said)
        {
            return Self::Damaged(said.clone());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            // The `-shm` does not get its first bytes.
            Some(ErrorCode::SystemIoFailure) if is_code(&error, SQLITE_IOERR_SHMSIZE) => Self::Full,
            // The file is shorter than its pages say.
            Some(ErrorCode::SystemIoFailure) if is_code(&error, SQLITE_IOERR_SHORT_READ) => {
                Self::Damaged(error.to_string())
            }
            // Locks that the system does not give are of the disk too: of one on another machine.
            Some(ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => {
                Self::Disk(error.to_string())
            }
            Some(ErrorCode::CannotOpen) => Self::Unopened(error.to_string()),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(Locked::File),
            // What this program asks and writes is never too long or of another type: the file is.
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TooBig
                | ErrorCode::TypeMismatch
                | ErrorCode::InternalMalfunction,
            ) => Self::Damaged(error.to_string()),
            // A damaged record may say that it is longer than any memory.
            Some(ErrorCode::OutOfMemory) if has_memory() => Self::Damaged(error.to_string()),
            Some(ErrorCode::ConstraintViolation) => Self::Constraint(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        let errno = Errno::from_io_error(&error);
        if let Some(Errno::IO | Errno::NXIO | Errno::NODEV | Errno::STALE | Errno::REMOTEIO) = errno
        {
            return Self::Disk(error.to_string());
        }
        if let Some(Errno::MFILE | Errno::NFILE) = errno {
            return Self::Unopened(error.to_string());
        }
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
                Self::ReadOnly(Locked::File)
            }
            _ => Self::Io(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    /// What SQLite says, as what a person can do something about.
    #[test]
    fn errors_of_sqlite_by_what_helps() {
        let of = |code| {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            format!("{:?}", StoreError::from(error)).split(['(', ' ']).next().map(str::to_owned)
        };
        let all = [
            (ffi::SQLITE_BUSY, "Busy"),
            (ffi::SQLITE_LOCKED, "Busy"),
            (ffi::SQLITE_FULL, "Full"),
            (ffi::SQLITE_IOERR_SHMSIZE, "Full"),
            (ffi::SQLITE_IOERR, "Disk"),
            (ffi::SQLITE_IOERR_FSYNC, "Disk"),
            (ffi::SQLITE_PROTOCOL, "Disk"),
            (ffi::SQLITE_CANTOPEN, "Unopened"),
            (ffi::SQLITE_READONLY, "ReadOnly"),
            (ffi::SQLITE_CORRUPT, "Damaged"),
            (ffi::SQLITE_NOTADB, "Damaged"),
            (ffi::SQLITE_NOMEM, "Damaged"),
            (ffi::SQLITE_TOOBIG, "Damaged"),
            (ffi::SQLITE_MISMATCH, "Damaged"),
            (ffi::SQLITE_INTERNAL, "Damaged"),
            (ffi::SQLITE_IOERR_SHORT_READ, "Damaged"),
            (ffi::SQLITE_CONSTRAINT, "Constraint"),
            (ffi::SQLITE_ERROR, "Sqlite"),
        ];
        for (code, name) in all {
            assert_eq!(of(code).as_deref(), Some(name));
        }
    }

    #[test]
    fn bytes_that_are_no_text_and_tables_that_are_not_ours_are_damage() {
        let db = rusqlite::Connection::open_in_memory().unwrap();
        for sql in [
            "select cast(x'ff' as text)",
            "select role from user",
            "select role",
            "select json_extract('{', '$.key')",
            "select json_extract('{}', '$.\"a\"b\"')",
            "select json_array(x'ff')",
            "select sum(column1) from (values (9223372036854775807), (1))",
        ] {
            let error = db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap_err();
            assert!(matches!(StoreError::from(error), StoreError::Damaged(_)), "{sql}");
        }
    }

    #[test]
    fn errors_of_the_system_by_what_helps() {
        let of = |kind: ErrorKind| StoreError::from(io::Error::from(kind));
        assert!(matches!(of(ErrorKind::StorageFull), StoreError::Full));
        assert!(matches!(of(ErrorKind::QuotaExceeded), StoreError::Full));
        assert!(matches!(of(ErrorKind::ReadOnlyFilesystem), StoreError::ReadOnly(Locked::File)));
        assert!(matches!(of(ErrorKind::PermissionDenied), StoreError::ReadOnly(Locked::File)));
        assert!(matches!(of(ErrorKind::NotFound), StoreError::Io(_)));
        let of = |errno: Errno| StoreError::from(io::Error::from(errno));
        assert!(matches!(of(Errno::IO), StoreError::Disk(_)));
        assert!(matches!(of(Errno::MFILE), StoreError::Unopened(_)));
    }
}
