//! Lists and details, one file for each screen or subject.

pub(crate) mod candidates;
pub(crate) mod inbox;
pub(crate) mod log;
pub(crate) mod managers;
pub(crate) mod members;
pub(crate) mod notices;
pub(crate) mod organisations;
pub(crate) mod partners;
pub(crate) mod people;
pub(crate) mod relations;
pub(crate) mod requests;
pub(crate) mod ssh_keys;
pub(crate) mod users;
