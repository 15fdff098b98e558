//! Texts of dialogs: adding members, typed input, and questions.

pub mod add_members;
pub mod consequence;
pub mod give_access;
pub mod input;
pub mod questions;
pub(crate) mod refresh;
