//! The session of the command line: settings, language, file and seats.

pub(crate) mod database;
pub(crate) mod locale;
pub(crate) mod restricted;
pub(crate) mod resume;
pub(crate) mod seats;
pub(crate) mod setup;
pub(crate) mod time_zone;
pub(crate) mod watch;
