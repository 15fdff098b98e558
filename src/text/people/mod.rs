//! Texts about users, partners and members.

pub(crate) mod partners;
pub mod users;
pub mod verbs;
