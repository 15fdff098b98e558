//! Layout: the position and size of each part of the screen.

pub(crate) mod bands;
pub(crate) mod buttons;
pub(crate) mod check;
pub(crate) mod columns;
pub(crate) mod demands;
pub(crate) mod dialog_areas;
pub(crate) mod dialog_lines;
pub(crate) mod dialog_text;
pub(crate) mod fit;
pub(crate) mod form_rows;
pub(crate) mod geometry;
pub(crate) mod menu;
pub(crate) mod pane;
pub(crate) mod row_lines;
