//! Layout: where everything stands on the screen.

pub(crate) mod buttons;
pub(crate) mod fit;
pub(crate) mod geometry;
