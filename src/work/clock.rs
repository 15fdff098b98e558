//! The clock. Everywhere else time is a value.

use jiff::tz::TimeZone;

use crate::domain::{Moment, Now};

/// The time zone of this person: `TZ`, else the system's.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// What time it is.
pub fn now(zone: &TimeZone) -> Now {
    let at = Moment(jiff::Timestamp::now().as_millisecond());
    Now { at, today: at.day(zone) }
}
