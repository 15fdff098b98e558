//! What the system says when it does not do something.

use std::io::{self, ErrorKind};

/// Too many files are open, in the program or in all: numbers that every Unix gives, and that have no
/// kind.
const TOO_MANY: [i32; 2] = [24, 23];
/// A link where none is followed, or links that lead round; without a kind too.
const LINK: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// Why the system did not do it, by what a person knows it as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemError {
    /// It is not there.
    NotFound,
    /// One may not.
    NoRight,
    /// It is a folder, where a file should be.
    Folder,
    /// It is a file, where a folder should be.
    NoFolder,
    /// It is a link, where none is followed.
    Link,
    /// Its name is too long.
    TooLong,
    /// Something is there already.
    Exists,
    /// The disk is full, or one's share of it.
    Full,
    /// Nothing is written to that disk.
    ReadOnly,
    /// Too many files are open.
    TooMany,
    /// There is nothing in it, or only a part.
    Ends,
    /// Something else is in it than what should be.
    Strange,
    /// Anything else, in the words of the system.
    Other(String),
}

impl SystemError {
    /// By the number that the system gave, if it gave one, and what it said.
    pub fn of(number: Option<i32>, said: String) -> Self {
        match number.map(io::Error::from_raw_os_error) {
            Some(error) => Self::from(&error),
            None => Self::Other(said),
        }
    }
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        match error.raw_os_error() {
            Some(number) if TOO_MANY.contains(&number) => return Self::TooMany,
            Some(LINK) => return Self::Link,
            _ => {}
        }
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::NoRight,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::InvalidFilename => Self::TooLong,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::UnexpectedEof => Self::Ends,
            ErrorKind::InvalidData => Self::Strange,
            _ => Self::Other(error.to_string()),
        }
    }
}
