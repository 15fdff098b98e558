//! The clock. Everywhere else time is a value.

use std::{env, time::SystemTime};

use jiff::tz::TimeZone;

use crate::domain::{Moment, Now, Zone};

/// What this system says of its time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemZone {
    /// This one: `TZ`, else what the system is set to. A system that is set to none is at UTC.
    Named(Zone),
    /// It is set to one without a name.
    Nameless,
    /// `TZ` says something that is no time zone here.
    Unknown(String),
}

/// The time zone of this system, in the eyes of who works on it.
pub fn system_zone() -> SystemZone {
    let said = env::var_os("TZ").map(|said| said.to_string_lossy().into_owned());
    let said = said.filter(|said| !said.is_empty());
    let found = TimeZone::try_system().ok().filter(|zone| !zone.is_unknown());
    let of = |name: &str| Zone::new(name);
    match (found, said) {
        (None, Some(said)) => SystemZone::Unknown(said),
        (None, None) => of("UTC").map_or(SystemZone::Nameless, SystemZone::Named),
        (Some(found), said) => {
            let zone = found.iana_name().and_then(of).or_else(|| said.as_deref().and_then(of));
            zone.map_or(SystemZone::Nameless, SystemZone::Named)
        }
    }
}

/// The time zone of this system, where there is no file whose zone counts.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// What time it is.
pub fn now(zone: &TimeZone) -> Now {
    let at = Moment::from(SystemTime::now());
    Now { at, today: at.day(zone) }
}
