//! Errors of the operating system in Dutch.

use crate::domain::SystemError;

/// Half a sentence, to follow a colon or stand in brackets.
pub(super) fn system(why: &SystemError) -> String {
    match why {
        SystemError::NotFound => "dat is er niet",
        SystemError::NoRight => "je mag er niet bij",
        SystemError::Folder => "dat is een map",
        SystemError::NoFolder => "in het pad staat een bestand waar een map hoort",
        SystemError::Link => "dat is een koppeling",
        SystemError::TooLong => "de naam is te lang",
        SystemError::Exists => "daar staat al iets",
        SystemError::Full => "de schijf is vol",
        SystemError::ReadOnly => "die schijf is alleen te lezen",
        SystemError::TooMany => "er zijn te veel bestanden open (ulimit -n)",
        SystemError::Ends => "er staat niets in, of niet alles",
        SystemError::Strange => "er staat iets anders in",
        SystemError::Other(said) => said,
    }
    .to_owned()
}
