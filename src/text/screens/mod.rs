//! Texts of screens.

pub mod headings;
pub mod inbox;
pub mod messages;
pub mod organisations;
pub mod screen;
pub mod search;
