//! Layout: the position of everything on the screen.

pub(crate) mod bands;
pub(crate) mod buttons;
pub(crate) mod fit;
pub(crate) mod geometry;
