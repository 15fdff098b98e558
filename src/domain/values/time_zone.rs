//! The time zone of a file: days begin and end there, wherever the viewer is (R133).

use jiff::tz::{self, TimeZone};
use serde::{Deserialize, Serialize};

/// Maximum length of the name of a time zone, in bytes.
const MAX_NAME_BYTES: usize = 64;

/// A time zone by name, such as `Europe/Amsterdam`, or by POSIX rule, such as `CET-1CEST`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    /// Looks up a zone that this system knows, and uses the system's spelling of its name; `None`
    /// if it is unknown.
    pub fn new(name: &str) -> Option<Self> {
        let found = find(name)?;
        Some(Self(found.iana_name().unwrap_or(name).to_owned()))
    }

    /// Reads a zone from a file, known to this system or not; `None` if it cannot be a name.
    pub fn stored(name: &str) -> Option<Self> {
        is_name(name).then(|| Self(name.to_owned()))
    }

    /// Returns the name or the POSIX rule.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Returns the zone itself; `None` if this system does not know it.
    pub fn time_zone(&self) -> Option<TimeZone> {
        find(&self.0)
    }

    /// Returns the zone in which days are counted. An unknown zone counts as UTC-12, where days end
    /// last, so that nobody loses access before a day is over everywhere.
    pub fn in_force(&self) -> TimeZone {
        self.time_zone().unwrap_or_else(|| TimeZone::fixed(tz::offset(-12)))
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_NAME_BYTES
        && name.bytes().all(|byte| byte.is_ascii_graphic())
}

fn find(name: &str) -> Option<TimeZone> {
    let known = || TimeZone::get(name).ok().filter(|zone| !zone.is_unknown());
    is_name(name).then(|| known().or_else(|| TimeZone::posix(name).ok())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zones_that_the_system_knows_are_accepted() {
        let name = |text: &str| Zone::new(text).map(|zone| zone.name().to_owned());
        assert_eq!(name("Europe/Amsterdam").as_deref(), Some("Europe/Amsterdam"));
        assert_eq!(name("europe/amsterdam").as_deref(), Some("Europe/Amsterdam"));
        assert_eq!(
            name("CET-1CEST,M3.5.0,M10.5.0/3").as_deref(),
            Some("CET-1CEST,M3.5.0,M10.5.0/3")
        );
        for wrong in
            ["", "Nergens/Land", "Amsterdam tijd", "../../etc/passwd", "\u{1b}[2J", "Etc/Unknown"]
        {
            assert_eq!(name(wrong), None, "{wrong:?}");
        }
        assert!(Zone::stored("Nergens/Land").is_some_and(|zone| zone.time_zone().is_none()));
    }
}
