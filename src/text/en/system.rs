//! Errors of the operating system in English.

use crate::domain::SystemError;

/// Half a sentence, to follow a colon or stand in brackets.
pub(super) fn system(why: &SystemError) -> String {
    match why {
        SystemError::NotFound => "it does not exist",
        SystemError::NoRight => "permission denied",
        SystemError::Folder => "it is a folder",
        SystemError::NoFolder => "part of the path is a file",
        SystemError::Link => "it is a link",
        SystemError::TooLong => "the name is too long",
        SystemError::Exists => "it already exists",
        SystemError::Full => "the disk is full",
        SystemError::ReadOnly => "the disk is read-only",
        SystemError::TooMany => "too many files are open (ulimit -n)",
        SystemError::Ends => "it is empty or incomplete",
        SystemError::Strange => "it holds something else",
        SystemError::Other(said) => said,
    }
    .to_owned()
}
