//! The words for how long ago something happened.

use crate::{
    domain::{Moment, Now},
    text::Lang,
};

/// The time of `at`, as a distance: `zojuist`, `gisteren`, `9 dagen geleden`; `just now`,
/// `yesterday`, `9 days ago`.
pub fn time_ago(lang: Lang, at: Moment, now: Now) -> String {
    let text = time_since(lang, at, now);
    let counts = text.starts_with(|sign: char| sign.is_ascii_digit());
    if lang == Lang::Nl && counts { format!("{text} geleden") } else { text }
}

/// How long something waits since `at`, in days: `al 9 dagen`; `for 9 days`. Else as [`time_ago`].
pub(crate) fn waiting_time(lang: Lang, at: Moment, now: Now) -> String {
    match (lang, now.at.days_since(at)) {
        (_, ..2) => time_ago(lang, at, now),
        (Lang::Nl, days) => format!("al {days} dagen"),
        (Lang::En, days) => format!("for {days} days"),
    }
}

/// Time since `at`: `zojuist`, `gisteren`, `9 dagen`; `just now`, `yesterday`, `9 days ago`.
pub(crate) fn time_since(lang: Lang, at: Moment, now: Now) -> String {
    let minutes = now.at.0.saturating_sub(at.0) / 60_000;
    match (lang, minutes, now.at.days_since(at)) {
        (Lang::Nl, ..5, _) => "zojuist".to_owned(),
        (Lang::En, ..5, _) => "just now".to_owned(),
        (Lang::Nl, 5..60, _) => format!("{minutes} minuten"),
        (Lang::En, 5..60, _) => format!("{minutes} min ago"),
        (Lang::Nl, 60..120, _) => "1 uur".to_owned(),
        (Lang::En, 60..120, _) => "1 hour ago".to_owned(),
        (Lang::Nl, _, 0) => format!("{} uur", minutes / 60),
        (Lang::En, _, 0) => format!("{} hours ago", minutes / 60),
        (Lang::Nl, _, 1) => "gisteren".to_owned(),
        (Lang::En, _, 1) => "yesterday".to_owned(),
        (Lang::Nl, _, days) => format!("{days} dagen"),
        (Lang::En, _, days) => format!("{days} days ago"),
    }
}
