//! What is said in English of what the system does not do.

use crate::domain::SystemError;

/// Half a sentence: it stands behind a colon or between brackets.
pub(super) fn system(why: &SystemError) -> String {
    match why {
        SystemError::NotFound => "it is not there",
        SystemError::NoRight => "you may not",
        SystemError::Folder => "it is a folder",
        SystemError::NoFolder => "a file stands in the path where a folder should be",
        SystemError::Link => "it is a link",
        SystemError::TooLong => "the name is too long",
        SystemError::Exists => "there is something already",
        SystemError::Full => "the disk is full",
        SystemError::ReadOnly => "that disk can only be read",
        SystemError::TooMany => "too many files are open (ulimit -n)",
        SystemError::Ends => "there is nothing in it, or not all of it",
        SystemError::Strange => "there is something else in it",
        SystemError::Other(said) => said,
    }
    .to_owned()
}
