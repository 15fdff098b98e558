//! The session: signing in and out, navigation between screens, and the saved positions.

pub(crate) mod address;
pub(crate) mod appearance;
pub(crate) mod breadcrumb;
pub(crate) mod file_clock;
pub(crate) mod filter_change;
pub(crate) mod last_position;
pub(crate) mod navigation;
pub(crate) mod restricted;
pub(crate) mod resume;
pub(crate) mod saved_filters;
