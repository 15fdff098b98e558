//! The system clock and time zone. All other code receives the time as a value.

use std::{env, time::SystemTime};

use jiff::tz::TimeZone;

use crate::domain::{Moment, Now, Zone};

/// Time zone setting of this system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemZone {
    /// The zone from `TZ`, else from the system's settings; UTC if neither is set.
    Named(Zone),
    /// A zone without an IANA name.
    Unnamed,
    /// `TZ` has this value, which is not a known time zone.
    Unknown(String),
}

/// Reads the time zone of this system: `TZ` first, then the system's settings.
pub fn system_zone() -> SystemZone {
    let said = env::var_os("TZ").map(|said| said.to_string_lossy().into_owned());
    let said = said.filter(|said| !said.is_empty());
    let found = TimeZone::try_system().ok().filter(|zone| !zone.is_unknown());
    let of = |name: &str| Zone::new(name);
    match (found, said) {
        (None, Some(said)) => SystemZone::Unknown(said),
        (None, None) => of("UTC").map_or(SystemZone::Unnamed, SystemZone::Named),
        (Some(found), said) => {
            let zone = found.iana_name().and_then(of).or_else(|| said.as_deref().and_then(of));
            zone.map_or(SystemZone::Unnamed, SystemZone::Named)
        }
    }
}

/// Returns the system's zone, used where no database sets one.
pub fn zone() -> TimeZone {
    TimeZone::system()
}

/// Reads the clock; `today` is the date in `zone`.
pub fn now(zone: &TimeZone) -> Now {
    let at = Moment::from(SystemTime::now());
    Now { at, today: at.day(zone) }
}
