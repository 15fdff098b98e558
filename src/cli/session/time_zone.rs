//! The time zone of this run: that of the last opened file.

use std::sync::{PoisonError, RwLock};

use jiff::tz::TimeZone;

use crate::work;

/// Time zone of the last opened file.
static ZONE: RwLock<Option<TimeZone>> = RwLock::new(None);

/// Returns the time zone of the file, else of this system.
pub(crate) fn zone() -> TimeZone {
    let zone = ZONE.read().unwrap_or_else(PoisonError::into_inner).clone();
    zone.unwrap_or_else(work::zone)
}

/// Uses this time zone from now on; `None` for that of this system.
pub(super) fn set_zone(zone: Option<TimeZone>) {
    *ZONE.write().unwrap_or_else(PoisonError::into_inner) = zone;
}
