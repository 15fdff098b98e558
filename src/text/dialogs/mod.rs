//! Texts of dialogs.

pub mod add_members;
pub mod input;
pub mod questions;
