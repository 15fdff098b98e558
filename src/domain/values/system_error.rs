//! Errors of the operating system, in terms that a person knows.

use std::io::{self, ErrorKind};

/// EMFILE and ENFILE, which have these numbers on every Unix and no stable [`ErrorKind`].
const TOO_MANY_FILES_ERRNOS: [i32; 2] = [24, 23];
/// ELOOP: a symbolic link that is not followed, or a cycle of links. It has no stable [`ErrorKind`]
/// either.
const LINK_ERRNO: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// Why the operating system failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemError {
    /// The path does not exist.
    NotFound,
    /// The user may not access the path (EACCES or EPERM).
    PermissionDenied,
    /// A folder where a file should be.
    IsAFolder,
    /// A file where a folder should be.
    NoFolder,
    /// A symbolic link, which is not followed.
    Link,
    /// The name or the path is too long (ENAMETOOLONG).
    TooLong,
    /// The path to create already exists.
    Exists,
    /// The disk or the user's quota is full.
    Full,
    /// The file system is read-only.
    ReadOnly,
    /// Too many files are open, in this process or in the whole system.
    TooManyFiles,
    /// The file is empty or truncated.
    UnexpectedEnd,
    /// The content has the wrong form.
    InvalidData,
    /// Any other error, in the words of the system.
    Other(String),
}

impl SystemError {
    /// Classifies an error by its number, if it has one; otherwise keeps its message.
    pub fn from_number(number: Option<i32>, message: String) -> Self {
        match number.map(io::Error::from_raw_os_error) {
            Some(error) => Self::from(&error),
            None => Self::Other(message),
        }
    }
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        match error.raw_os_error() {
            Some(number) if TOO_MANY_FILES_ERRNOS.contains(&number) => return Self::TooManyFiles,
            Some(LINK_ERRNO) => return Self::Link,
            _ => {}
        }
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::IsADirectory => Self::IsAFolder,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::InvalidFilename => Self::TooLong,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::UnexpectedEof => Self::UnexpectedEnd,
            ErrorKind::InvalidData => Self::InvalidData,
            _ => Self::Other(error.to_string()),
        }
    }
}
