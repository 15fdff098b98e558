//! The session: which screen, for whom, and what is kept until the next one.

pub(crate) mod appearance;
pub(crate) mod file_clock;
pub(crate) mod navigation;
pub(crate) mod place;
pub(crate) mod restricted;
pub(crate) mod resume;
