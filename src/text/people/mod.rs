//! Texts about users, partners and members.

pub(crate) mod access;
pub(crate) mod partners;
pub mod users;
pub mod verbs;
