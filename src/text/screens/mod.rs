//! Texts of screens: titles, headings, messages and searches.

pub mod filters;
pub mod headings;
pub mod inbox;
pub mod messages;
pub mod organisations;
pub mod palette;
pub mod screen;
pub mod search;
