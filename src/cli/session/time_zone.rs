//! The time zone of this run, which comes from the last opened file.

use std::sync::{PoisonError, RwLock};

use jiff::tz::TimeZone;

use crate::work;

/// `None` until a file with a time zone is opened.
static ZONE: RwLock<Option<TimeZone>> = RwLock::new(None);

/// Returns the time zone of the last opened file, or the system's zone without one.
pub(crate) fn zone() -> TimeZone {
    let zone = ZONE.read().unwrap_or_else(PoisonError::into_inner).clone();
    zone.unwrap_or_else(work::zone)
}

/// Sets the time zone of this run; `None` means the system's zone.
pub(super) fn set_zone(zone: Option<TimeZone>) {
    *ZONE.write().unwrap_or_else(PoisonError::into_inner) = zone;
}
