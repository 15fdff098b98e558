//! The words for how long ago something happened, and how long it is until a day.

use jiff::tz::TimeZone;

use crate::{
    domain::{Day, Moment, Now},
    text::{
        Lang, both,
        grammar::{day::clock, number::count},
    },
};

/// The time of `at`, as a distance: `zojuist`, `gisteren`, `9 dagen geleden`; `just now`,
/// `yesterday`, `9 days ago`.
pub fn time_ago(lang: Lang, at: Moment, zone: &TimeZone, now: Now) -> String {
    let text = time_since(lang, at, zone, now);
    let counts = text.starts_with(|sign: char| sign.is_ascii_digit());
    if lang == Lang::Nl && counts { format!("{text} geleden") } else { text }
}

/// How long something waits since `at`, in days: `al 9 dagen`; `for 9 days`. Else as [`time_ago`].
pub(crate) fn waiting_time(lang: Lang, at: Moment, zone: &TimeZone, now: Now) -> String {
    match (lang, now.days_since(at, zone)) {
        (_, ..2) => time_ago(lang, at, zone, now),
        (Lang::Nl, days) => format!("al {days} dagen"),
        (Lang::En, days) => format!("for {days} days"),
    }
}

/// Time since `at`: `zojuist`, `gisteren`, `9 dagen`; `just now`, `yesterday`, `9 days ago`. Hours
/// count within a day, and after that the days of the calendar, as the dates beside it do.
pub(crate) fn time_since(lang: Lang, at: Moment, zone: &TimeZone, now: Now) -> String {
    let minutes = now.at.0.saturating_sub(at.0) / 60_000;
    match (lang, minutes, now.days_since(at, zone)) {
        (Lang::Nl, ..5, _) => "zojuist".to_owned(),
        (Lang::En, ..5, _) => "just now".to_owned(),
        (Lang::Nl, 5..60, _) => format!("{minutes} minuten"),
        (Lang::En, 5..60, _) => format!("{minutes} min ago"),
        (Lang::Nl, 60..120, _) => "1 uur".to_owned(),
        (Lang::En, 60..120, _) => "1 hour ago".to_owned(),
        (Lang::Nl, _, ..1) => format!("{} uur", minutes / 60),
        (Lang::En, _, ..1) => format!("{} hours ago", minutes / 60),
        (Lang::Nl, _, 1) => "gisteren".to_owned(),
        (Lang::En, _, 1) => "yesterday".to_owned(),
        (Lang::Nl, _, days) => format!("{days} dagen"),
        (Lang::En, _, days) => format!("{days} days ago"),
    }
}

/// The time of an event of today: `vandaag 14:02`; `today 14:02`.
pub(crate) fn today_at(lang: Lang, at: Moment, zone: &TimeZone) -> String {
    format!("{} {}", both("vandaag", "today").of(lang), clock(at, zone))
}

/// The distance to a last day: `nog 4 dagen`, `vandaag`; `4 days left`, `today`.
pub fn days_left(lang: Lang, day: Day, now: Now) -> String {
    let left = now.days_until(day).try_into().unwrap_or(0);
    match (lang, left) {
        (Lang::Nl, 0) => "vandaag".to_owned(),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::Nl, _) => format!("nog {}", count(lang, left, "dag", "dagen")),
        (Lang::En, _) => format!("{} left", count(lang, left, "day", "days")),
    }
}
