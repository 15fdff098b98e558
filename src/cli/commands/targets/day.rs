//! Parses days as the screens do, with the words of every language.

use crate::{
    cli::{CliError, exit::quote_typed, session::locale::lang},
    domain::Day,
    text::{self, DayInput, Lang},
};

/// Parses a last day. A day without a year is the next such day. A word such as `geen` returns
/// `None`, for no last day; an empty text is an error.
pub(crate) fn parse_last_day(text: &str, today: Day) -> Result<Option<Day>, CliError> {
    let mut known = Lang::ALL.iter().map(|lang| text::input::read_day(*lang, text, today));
    match known.find(|read| *read != DayInput::Unclear) {
        Some(DayInput::Day(day)) => Ok(Some(day)),
        Some(DayInput::None) if !text.trim().is_empty() => Ok(None),
        _ => Err(CliError::usage(&text::shell::day_unclear(lang(), &quote_typed(text)))),
    }
}

/// Parses a past day. A day without a year is the latest such day.
pub(crate) fn parse_past_day(text: &str, today: Day) -> Result<Option<Day>, CliError> {
    match text.trim_start().strip_prefix('+') {
        Some(_) => Err(CliError::usage(&text::shell::day_unclear(lang(), &quote_typed(text)))),
        None => parse_last_day(text, today.plus_months(-12).plus_days(1)),
    }
}
