//! The second step of the dialogs that give access: its description, its lines, and its height.

pub(crate) mod height;
pub(crate) mod lines;
pub(crate) mod view;
