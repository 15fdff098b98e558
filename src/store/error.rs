//! Errors of the store, with a variant for each case that callers handle differently.

use std::{io, io::ErrorKind, path::PathBuf};

use rusqlite::{
    ErrorCode,
    ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_SHORT_READ},
};
use rustix::io::Errno;
use thiserror::Error;

use super::damage;
use crate::domain::{Displaced, DumpError, Failure, Locked, Refusal, Reply, SharedLogFailure};

/// Size of the trial allocation in [`has_memory`], in bytes: far more than an intact row takes.
const MEMORY_PROBE_BYTES: usize = 1 << 26;

/// A result with [`StoreError`] as its error.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why a store operation failed. Nothing was written in any of these cases except
/// [`StoreError::Unanchored`], and perhaps [`StoreError::Uncertain`] and [`SharedLogFailure::Doubt`].
#[derive(Debug, Error)]
pub enum StoreError {
    /// The rules refuse the command.
    #[error("refused: {}", .0.code())]
    Refused(Refusal),
    /// Another process is writing; a retry may succeed.
    #[error("another process is writing to the file")]
    Busy,
    /// The path is a symbolic link, which is not followed.
    #[error("the path is a symbolic link")]
    Link,
    /// The path is a folder, a pipe or a device; or the store is only in memory.
    #[error("the path is not a regular file")]
    NotAFile,
    /// The path is taken; files are never overwritten.
    #[error("there is something at the path already")]
    Exists,
    /// A `-wal`, `-shm` or `-journal` of an earlier file lies beside the path: SQLite would treat
    /// it as part of the new file.
    #[error("{} was left by an earlier file", .0.display())]
    Leftover(PathBuf),
    /// No file can be created in this folder.
    #[error("no file can be made here: {0}")]
    CannotCreate(#[source] io::Error),
    /// A folder in the path does not exist.
    #[error("there is no such folder")]
    NoFolder,
    /// Others on this system can read or write the file.
    #[error("others can reach the file (mode {mode:04o})")]
    Exposed {
        /// The permission bits of the file.
        mode: u32,
    },
    /// The file belongs to another user of the operating system.
    #[error("the file belongs to user {owner} of the system")]
    OtherOwner {
        /// That user's uid.
        owner: u32,
    },
    /// The folder is on another machine, where locks cannot be relied on.
    #[error("the file is on a network file system ({kind})")]
    Network {
        /// The kind of network file system.
        kind: &'static str,
    },
    /// The file exists and is empty.
    #[error("the file is empty")]
    Empty,
    /// SQLite does not recognise the file as a database.
    #[error("the file is not a database")]
    NotADatabase,
    /// The file is a database of another program.
    #[error("the file belongs to another program (application {found:#010x})")]
    Foreign {
        /// The `application_id` in the file.
        found: i32,
    },
    /// The file was made by a newer version of this program.
    #[error("the file has version {found}, this program knows {known}")]
    Newer {
        /// The schema version of the file.
        found: usize,
        /// The newest schema version that this program knows.
        known: usize,
        /// True if the file has everything that this program reads: see
        /// [`Store::open_newer`](super::Store::open_newer).
        readable: bool,
    },
    /// The version number in the file is not one of this program, or does not match its tables.
    #[error("the file says it has version {found}")]
    StrangeVersion {
        /// The version number in the file.
        found: i32,
    },
    /// The bundled SQLite can damage a file that two processes write.
    #[error("SQLite {found} is too old, 3.51.3 is needed")]
    OldSqlite {
        /// The version of the bundled SQLite.
        found: &'static str,
    },
    /// The file is damaged, or has contents that this program never writes.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// Nothing in the damaged file can be saved.
    #[error("the file is lost: {0}")]
    Unrecoverable(String),
    /// A line of an imported dump is missing or differs from what was exported.
    #[error("a line that does not fit: {0:?}")]
    InvalidDump(DumpError),
    /// The disk is full: no space for pages, or for the `-shm`.
    #[error("the disk is full")]
    Full,
    /// The disk, or the connection to it, fails.
    #[error("the disk fails: {0}")]
    Disk(String),
    /// The system refuses to open the file: too many files are open, or it is not permitted.
    #[error("the file cannot be opened: {0}")]
    CannotOpen(String),
    /// The file is read-only; the value is the reason.
    #[error("the file is read-only ({0:?})")]
    ReadOnly(Locked),
    /// The file at the path, or a SQLite file beside it, is not the one that was opened.
    #[error("the file was replaced or taken away while it was open ({0:?})")]
    Replaced(Displaced),
    /// Like [`StoreError::Replaced`], but noticed after a write: it is unknown whether the write is
    /// saved.
    #[error("the file was replaced or taken away while it was written ({0:?})")]
    Uncertain(Displaced),
    /// A schema constraint rejected what the rules had accepted.
    #[error("constraint: {0}")]
    Constraint(String),
    /// The store cannot answer this query without the search.
    #[error("this question is for the search")]
    Search,
    /// The anchor cannot be used, or the file has other contents than an anchor.
    #[error("the anchor {}: {source}", path.display())]
    Anchor {
        /// The path of the anchor, as given by the caller.
        path: PathBuf,
        /// Why the anchor cannot be used.
        #[source]
        source: io::Error,
    },
    /// The write succeeded, but its chain head could not be recorded in the anchor.
    #[error("link {number} is not noted in the anchor {}: {source}", path.display())]
    Unanchored {
        /// The path of the anchor, as given by the caller.
        path: PathBuf,
        /// The last saved link of the chain.
        number: i64,
        /// Why the head could not be recorded.
        #[source]
        source: io::Error,
    },
    /// The log that several hosts share cannot be used.
    #[error("the shared log: {0:?}")]
    Shared(SharedLogFailure),
    /// Any other SQLite error.
    #[error("database: {0}")]
    Sqlite(#[source] rusqlite::Error),
    /// Any other system error.
    #[error("file: {0}")]
    Io(#[source] io::Error),
}

impl StoreError {
    /// Maps a system error from creating a file. The file does not exist yet, so the folder or the
    /// disk is the cause.
    pub(super) fn cannot_create(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => {
                Self::CannotCreate(error)
            }
            _ => error.into(),
        }
    }

    /// Returns the failure that the user sees, chosen by what they can do about it.
    pub fn failure(&self) -> Failure {
        match self {
            Self::Full => Failure::Full,
            Self::Disk(_) => Failure::Disk,
            Self::CannotOpen(_) => Failure::CannotOpen,
            Self::ReadOnly(why) => Failure::ReadOnly(*why),
            Self::Damaged(_) => Failure::Damaged,
            Self::Unrecoverable(_) => Failure::Unrecoverable,
            Self::Replaced(why) => Failure::Replaced(*why),
            Self::Uncertain(why) => Failure::Uncertain(*why),
            Self::Link => Failure::Link,
            Self::NotAFile => Failure::NotAFile,
            Self::Exists => Failure::Exists,
            Self::Leftover(path) => Failure::Leftover { path: path.display().to_string() },
            Self::CannotCreate(why) => Failure::CannotCreate(why.into()),
            Self::NoFolder => Failure::NoFolder,
            Self::Exposed { mode } => Failure::Exposed { mode: *mode },
            Self::OtherOwner { owner } => Failure::OtherOwner { owner: *owner },
            Self::Network { kind } => Failure::Network { kind },
            Self::Empty => Failure::Empty,
            Self::NotADatabase => Failure::NotADatabase,
            Self::Foreign { .. } => Failure::Foreign,
            Self::Newer { found, known, readable } => {
                Failure::Newer { found: *found, known: *known, readable: *readable }
            }
            Self::StrangeVersion { found } => {
                Failure::StrangeVersion { found: *found, known: super::schema::MIGRATIONS.len() }
            }
            Self::Anchor { path, source: why } => {
                Failure::Anchor { path: path.display().to_string(), source: why.into() }
            }
            Self::Unanchored { path, number, source: why } => Failure::Unanchored {
                path: path.display().to_string(),
                number: *number,
                source: why.into(),
            },
            Self::Shared(why) => Failure::Shared(why.clone()),
            Self::Io(why) => Failure::System(why.into()),
            other => Failure::Other(other.to_string()),
        }
    }
}

/// Returns whether the system can still allocate more memory than any intact row needs.
fn has_memory() -> bool {
    Vec::<u8>::new().try_reserve_exact(MEMORY_PROBE_BYTES).is_ok()
}

/// Runs `work`, and once more if it meets damage: SQLite also reports damage for a page that the
/// disk failed to read only this time.
pub(super) fn retry_if_corrupt<T>(mut work: impl FnMut() -> Result<T>) -> Result<T> {
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
        // This program's SQL is valid for its own tables, so these tables are different.
        if let rusqlite::Error::SqlInputError { msg, .. } = error {
            return Self::Damaged(msg);
        }
        if let rusqlite::Error::SqliteFailure(_, Some(said)) = &error
            && damage::means_damage(said)
        {
            return Self::Damaged(said.clone());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            // The first bytes of the `-shm` cannot be allocated.
            Some(ErrorCode::SystemIoFailure) if is_code(&error, SQLITE_IOERR_SHMSIZE) => Self::Full,
            // The file is shorter than its page count.
            Some(ErrorCode::SystemIoFailure) if is_code(&error, SQLITE_IOERR_SHORT_READ) => {
                Self::Damaged(error.to_string())
            }
            // Network file systems may refuse locks; that counts as a disk problem too.
            Some(ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => {
                Self::Disk(error.to_string())
            }
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(error.to_string()),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(Locked::File),
            // This program never sends a value that is too long or of a wrong type, so the file is
            // at fault.
            Some(
                ErrorCode::DatabaseCorrupt
                | ErrorCode::NotADatabase
                | ErrorCode::TooBig
                | ErrorCode::TypeMismatch
                | ErrorCode::InternalMalfunction,
            ) => Self::Damaged(error.to_string()),
            // A damaged record may claim a length that exceeds all memory.
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
            return Self::CannotOpen(error.to_string());
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

    #[test]
    fn sqlite_errors_map_to_what_a_user_can_do() {
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
            (ffi::SQLITE_CANTOPEN, "CannotOpen"),
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
    fn invalid_text_and_missing_tables_are_damage() {
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
    fn system_errors_map_to_what_a_user_can_do() {
        let of = |kind: ErrorKind| StoreError::from(io::Error::from(kind));
        assert!(matches!(of(ErrorKind::StorageFull), StoreError::Full));
        assert!(matches!(of(ErrorKind::QuotaExceeded), StoreError::Full));
        assert!(matches!(of(ErrorKind::ReadOnlyFilesystem), StoreError::ReadOnly(Locked::File)));
        assert!(matches!(of(ErrorKind::PermissionDenied), StoreError::ReadOnly(Locked::File)));
        assert!(matches!(of(ErrorKind::NotFound), StoreError::Io(_)));
        let of = |errno: Errno| StoreError::from(io::Error::from(errno));
        assert!(matches!(of(Errno::IO), StoreError::Disk(_)));
        assert!(matches!(of(Errno::MFILE), StoreError::CannotOpen(_)));
    }
}
