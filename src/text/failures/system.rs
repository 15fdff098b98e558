//! Errors of the operating system.

use crate::{domain::SystemError, text::Lang};

/// A system error as a phrase, to follow a colon or stand in brackets.
pub(crate) fn system_error_phrase(lang: Lang, why: &SystemError) -> String {
    match (lang, why) {
        (Lang::Nl, SystemError::NotFound) => "dat is er niet",
        (Lang::En, SystemError::NotFound) => "it does not exist",
        (Lang::Nl, SystemError::PermissionDenied) => "je mag er niet bij",
        (Lang::En, SystemError::PermissionDenied) => "permission denied",
        (Lang::Nl, SystemError::IsAFolder) => "dat is een map",
        (Lang::En, SystemError::IsAFolder) => "it is a folder",
        (Lang::Nl, SystemError::NoFolder) => "in het pad staat een bestand waar een map hoort",
        (Lang::En, SystemError::NoFolder) => "part of the path is a file",
        (Lang::Nl, SystemError::Link) => "dat is een koppeling",
        (Lang::En, SystemError::Link) => "it is a link",
        (Lang::Nl, SystemError::TooLong) => "de naam is te lang",
        (Lang::En, SystemError::TooLong) => "the name is too long",
        (Lang::Nl, SystemError::Exists) => "daar staat al iets",
        (Lang::En, SystemError::Exists) => "it already exists",
        (Lang::Nl, SystemError::Full) => "de schijf is vol",
        (Lang::En, SystemError::Full) => "the disk is full",
        (Lang::Nl, SystemError::ReadOnly) => "die schijf is alleen te lezen",
        (Lang::En, SystemError::ReadOnly) => "the disk is read-only",
        (Lang::Nl, SystemError::TooManyFiles) => "er zijn te veel bestanden open (ulimit -n)",
        (Lang::En, SystemError::TooManyFiles) => "too many files are open (ulimit -n)",
        (Lang::Nl, SystemError::UnexpectedEnd) => "er staat niets in, of niet alles",
        (Lang::En, SystemError::UnexpectedEnd) => "it is empty or incomplete",
        (Lang::Nl, SystemError::InvalidData) => "er staat iets anders in",
        (Lang::En, SystemError::InvalidData) => "it holds something else",
        (_, SystemError::Other(said)) => said,
    }
    .to_owned()
}
