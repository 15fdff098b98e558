//! The session: the signed-in user, the current screen, and what is kept for the next session.

pub(crate) mod address;
pub(crate) mod appearance;
pub(crate) mod file_clock;
pub(crate) mod last_position;
pub(crate) mod navigation;
pub(crate) mod restricted;
pub(crate) mod resume;
