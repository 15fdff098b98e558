//! Texts of dialogs: adding members, typed input, and questions.

pub mod add_members;
pub mod consequence;
pub mod end_access;
pub mod give_access;
pub mod input;
pub(super) mod prompt;
pub mod questions;
pub(crate) mod refresh;
