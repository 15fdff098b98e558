//! Texts about users and partners.

pub(crate) mod partners;
pub mod users;
