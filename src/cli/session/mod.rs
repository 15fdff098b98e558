//! State of a run: settings, language, database, and the limits of ssh sessions.

pub(crate) mod database;
pub(super) mod kvk;
pub(crate) mod locale;
pub(crate) mod restricted;
pub(crate) mod resume;
pub(crate) mod seats;
pub(crate) mod setup;
pub(crate) mod time_zone;
pub(crate) mod watch;
