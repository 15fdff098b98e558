//! Texts about users, partners and members.

pub(crate) mod access;
pub(crate) mod partners;
pub(crate) mod skipped;
pub(crate) mod user_page;
pub mod users;
pub mod verbs;
