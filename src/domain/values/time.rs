//! Moments and days. Only the edge of the program reads the clock; here time is a value.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// The earliest moment that is accepted from a clock: the start of year 1.
const MIN_MOMENT_MS: i64 = -62_135_596_800_000;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A point in time, in milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// Adds days of 24 hours; negative is earlier. Saturates.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(DAY_MS)))
    }

    /// Returns the whole days of 24 hours since `earlier`, rounded down.
    pub const fn days_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(DAY_MS)
    }

    /// Returns the day in this time zone.
    pub fn day(self, zone: &TimeZone) -> Day {
        Day(zone.to_datetime(self.timestamp()).date())
    }

    /// Returns hours and minutes in this time zone.
    pub fn clock(self, zone: &TimeZone) -> (i8, i8) {
        let local = zone.to_datetime(self.timestamp());
        (local.hour(), local.minute())
    }

    /// Adds milliseconds; negative is earlier. Saturates.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// Returns the milliseconds since `earlier`; negative if it is later. Saturates.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Clamps to the years that a timestamp can hold: -9999 to 9999.
    fn timestamp(self) -> Timestamp {
        let nearest = if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let since = SignedDuration::from_millis(self.0);
        Timestamp::from_duration(since).unwrap_or(nearest)
    }
}

impl From<SystemTime> for Moment {
    /// Converts any value of the system clock, clamped to the years 1 to 9999.
    fn from(clock: SystemTime) -> Self {
        let millis = |long: Duration| i64::try_from(long.as_millis()).unwrap_or(i64::MAX);
        let moment = match clock.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => Self(millis(since)),
            Err(before) => Self(millis(before.duration()).saturating_neg()),
        };
        // Other programs do not parse years below 1 or of five digits.
        Self(moment.0.clamp(MIN_MOMENT_MS, Timestamp::MAX.as_millisecond()))
    }
}

impl fmt::Display for Moment {
    /// Writes RFC 3339 in UTC, as the command line and JSON show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}

/// A calendar day without a time zone, such as a last day with access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

/// Days before a last day from which it needs attention.
pub const SOON_DAYS: i32 = 7;

impl Day {
    /// Returns the day with this year, month and day of the month; `None` if there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Parses an ISO 8601 date, such as `2026-12-31`.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// Returns year, month and day of the month.
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Returns the day of the week; 0 is Monday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_zero_offset()
    }

    /// Adds days; negative is earlier. Saturates.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(SignedDuration::from_hours(24 * i64::from(days))))
    }

    /// Adds months; a day past the end of the month becomes its last day. Saturates.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        // Maximum months to add: the whole range of years that jiff supports.
        const MAX_MONTHS: i32 = 19_998 * 12;
        Self(self.0.saturating_add(months.clamp(-MAX_MONTHS, MAX_MONTHS).months()))
    }

    /// Returns whether this last day is so near that it needs attention.
    pub fn is_soon(self, today: Self) -> bool {
        self.days_since(today) <= SOON_DAYS
    }

    /// Returns the days since `earlier`; negative if it is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        (self.0 - earlier.0).get_days()
    }
}

impl fmt::Display for Day {
    /// Writes ISO 8601, as it is stored.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The current time: the moment and the local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The current moment; terms are compared with it.
    pub at: Moment,
    /// The current day in the time zone of the file; last days are compared with it.
    pub today: Day,
}

impl Now {
    /// Returns the calendar days from today until `day`; negative if it has passed (R235).
    pub fn days_until(self, day: Day) -> i32 {
        day.days_since(self.today)
    }

    /// Returns the calendar days from the day of a moment in this zone until today; negative if that
    /// day is still to come (R235).
    pub fn days_since(self, at: Moment, zone: &TimeZone) -> i32 {
        self.today.days_since(at.day(zone))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_can_be_displayed() {
        let secs = Duration::from_secs;
        let clocks = [
            SystemTime::UNIX_EPOCH.checked_add(secs(1 << 50)),
            SystemTime::UNIX_EPOCH.checked_add(secs(253_402_300_800)),
            SystemTime::UNIX_EPOCH.checked_sub(secs(1)),
            SystemTime::UNIX_EPOCH.checked_sub(secs(1 << 50)),
        ];
        let of_files = [i64::MIN, i64::MIN + 1, -1, 0, i64::MAX - 1, i64::MAX].map(Moment);
        let moments = clocks.into_iter().flatten().map(Moment::from).chain(of_files);
        let zones = ["Pacific/Auckland", "Pacific/Honolulu", "UTC"].map(TimeZone::get);
        for moment in moments {
            for zone in zones.iter().flatten() {
                let day = moment.day(zone);
                let clock = moment.clock(zone);
                let shown = format!("{moment} {day} {clock:?}");
                assert!(shown.contains('-'), "{shown}");
                for other in of_files {
                    let _ = (moment.plus_days(other.0), moment.days_since(other));
                    let _ = (moment.plus_millis(other.0), moment.millis_since(other));
                    let _ = day.days_since(other.day(zone));
                }
                for count in [i32::MIN, -1, 0, 1, i32::MAX] {
                    let _ = (day.plus_days(count), day.plus_months(count));
                }
            }
        }
        for moment in clocks.into_iter().flatten().map(Moment::from) {
            for day in zones.iter().flatten().map(|zone| moment.day(zone)) {
                // The file holds dates of ten characters.
                assert_eq!(day.to_string().len(), 10, "{day}");
                assert_eq!(day.plus_months(3).to_string().len(), 10, "{day}");
            }
        }
        let last = Moment::from(SystemTime::UNIX_EPOCH + secs(253_402_300_800));
        assert!(last.to_string().starts_with("9999-"), "{last}");
        assert!(Moment(i64::MAX).to_string().starts_with("9999-"), "not 1970");
        assert!(Moment(i64::MIN).to_string().starts_with("-009999-"), "{}", Moment(i64::MIN));
    }

    /// Summer time began on 28 March 2027 and ended on 25 October 2026, at night.
    #[test]
    fn days_left_are_those_of_the_calendar() {
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let moment = |text: &str| Moment(text.parse::<Timestamp>().unwrap().as_millisecond());
        let table = [
            ("2026-11-23T23:59:59+01:00", "2026-11-24T00:00:00+01:00", 1),
            ("2026-11-24T00:00:00+01:00", "2026-11-24T23:59:59+01:00", 0),
            ("2026-11-23T17:10:00+01:00", "2026-12-07T17:10:00+01:00", 14),
            ("2026-11-24T00:10:00+01:00", "2026-12-07T17:10:00+01:00", 13),
            ("2026-10-25T00:00:00+02:00", "2026-10-25T23:59:00+01:00", 0),
            ("2026-10-24T23:30:00+02:00", "2026-10-26T00:15:00+01:00", 2),
            ("2027-03-27T23:30:00+01:00", "2027-03-29T00:00:00+02:00", 2),
            ("2027-03-28T00:30:00+01:00", "2027-03-29T00:00:00+02:00", 1),
        ];
        for (now, at, days) in table {
            let (at, now) = (moment(at), moment(now));
            let on = |at: Moment| Now { at, today: at.day(&zone) };
            assert_eq!(on(now).days_until(at.day(&zone)), days, "{now} {at}");
            assert_eq!(on(at).days_since(now, &zone), days, "{now} {at}");
        }
    }
}
