//! Days, typed as on the screens, in the words of every language.

use crate::{
    cli::{Stop, exit::shown, speech::texts},
    domain::Day,
    text::{DayInput, LANGUAGES},
};

/// A last day; without a year it is the next one that comes. Nothing is no last day, and that is
/// said: an empty word is a mistake.
pub(super) fn last(text: &str, today: Day) -> Result<Option<Day>, Stop> {
    let mut known = LANGUAGES.iter().map(|texts| (texts.read_day)(text, today));
    match known.find(|read| *read != DayInput::Unclear) {
        Some(DayInput::Day(day)) => Ok(Some(day)),
        Some(DayInput::None) if !text.trim().is_empty() => Ok(None),
        _ => Err(Stop::usage(&(texts().shell.day_unclear)(&shown(text)))),
    }
}

/// A day of what happened; without a year it is the last one that was.
pub(super) fn past(text: &str, today: Day) -> Result<Option<Day>, Stop> {
    match text.trim_start().strip_prefix('+') {
        Some(_) => Err(Stop::usage(&(texts().shell.day_unclear)(&shown(text)))),
        None => last(text, today.plus_months(-12).plus_days(1)),
    }
}
