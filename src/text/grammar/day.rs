//! Days as users type and read them.

use jiff::tz::TimeZone;

use crate::domain::{Day, Moment};

/// Names of the months, January first.
pub(crate) type Months = [&'static str; 12];
/// Names of the weekdays, Monday first.
pub(crate) type Weekdays = [&'static str; 7];

/// The first three letters of the months, in Dutch and English.
const MONTH_STARTS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mrt", "maa", "mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// The result of parsing a typed day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayInput {
    /// A day was typed.
    Day(Day),
    /// An empty text or a word for "none": there is no last day.
    None,
    /// The text is not a day.
    Unclear,
}

/// Parses `31-12` (the next such day), `31-12-2026`, `31-12-26`, `2026-12-31`, `31 dec`,
/// `31 december 2026`, `+10d`, `+2w`, `+3m` or `+1j`. An empty text, `-` or a word of `none` means no last day.
pub(crate) fn parse(text: &str, today: Day, none: &[&str], units: [char; 4]) -> DayInput {
    let text = text.trim().to_lowercase();
    if text.is_empty() || text == "-" || text == "–" || none.contains(&text.as_str()) {
        return DayInput::None;
    }
    let day = match text.strip_prefix('+') {
        Some(step) => parse_offset(step, today, units),
        None => Day::parse(&text)
            .or_else(|| parse_date(&text, today))
            .or_else(|| parse_named_month(&text, today)),
    };
    day.map_or(DayInput::Unclear, DayInput::Day)
}

fn parse_offset(step: &str, today: Day, [days, weeks, months, years]: [char; 4]) -> Option<Day> {
    let unit = step.chars().next_back()?;
    let number: i32 = step.strip_suffix(unit)?.trim().parse().ok()?;
    let number = Some(number).filter(|number| (0..=9_999).contains(number))?;
    let day = match unit {
        unit if unit == days => today.plus_days(number),
        unit if unit == weeks => today.plus_days(number * 7),
        unit if unit == months => today.plus_months(number),
        unit if unit == years => today.plus_months(number * 12),
        _ => return None,
    };
    Some(day)
}

/// Parses a day in the order day, month, year, as in the Netherlands. Without a year it is the next
/// such day.
fn parse_date(text: &str, today: Day) -> Option<Day> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.trim().parse::<i16>().ok());
    let (day, month) = (i8::try_from(number(0)?).ok()?, i8::try_from(number(1)?).ok()?);
    match parts.len() {
        2 => {
            let (year, ..) = today.parts();
            let this = Day::new(year, month, day);
            this.filter(|this| *this >= today).or_else(|| Day::new(year + 1, month, day))
        }
        3 => {
            let year = number(2)?;
            Day::new(if (0..100).contains(&year) { 2000 + year } else { year }, month, day)
        }
        _ => None,
    }
}

/// Parses a day with the name of its month, Dutch or English, as the screens show it.
fn parse_named_month(text: &str, today: Day) -> Option<Day> {
    let mut parts = text.split_whitespace();
    let (day, name) = (parts.next()?, parts.next()?);
    let start = name.get(..3)?;
    let month = MONTH_STARTS.iter().position(|starts| starts.contains(&start))? + 1;
    let rest: Vec<String> = parts.map(|part| format!("-{part}")).collect();
    parse_date(&format!("{day}-{month}{}", rest.concat()), today)
}

/// Returns whether `next` continues the date at the end of `text`: the month after `31`, or the year
/// after `31 dec`.
pub(crate) fn continues_date(text: &str, next: &str) -> bool {
    let is_day = |word: &str| {
        let digits = word.trim_start_matches(['(', '‘', '“', '„']);
        (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = |word: &str| {
        let word = word.to_lowercase();
        MONTH_STARTS.iter().any(|starts| starts.contains(&word.as_str()))
    };
    match text.split_once(' ') {
        None => is_day(text) && is_month(next.trim_end_matches([',', '.', ';', ':', ')'])),
        Some((day, month)) => {
            is_day(day) && is_month(month) && next.starts_with(|sign: char| sign.is_ascii_digit())
        }
    }
}

/// A time of day, such as `14:02`.
pub(crate) fn clock(at: Moment, zone: &TimeZone) -> String {
    let (hour, minute) = at.clock(zone);
    format!("{hour:02}:{minute:02}")
}

/// Returns the month's name for a day.
pub(crate) fn month(day: Day, months: &Months) -> &'static str {
    let (_, month, _) = day.parts();
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| months.get(index)).copied().unwrap_or("")
}

/// A full date, such as `donderdag 31 december 2026`.
pub(crate) fn full_date(day: Day, weekdays: &Weekdays, months: &Months) -> String {
    let (year, _, of_month) = day.parts();
    let weekday = usize::try_from(day.weekday()).ok().and_then(|day| weekdays.get(day));
    format!("{} {of_month} {} {year}", weekday.unwrap_or(&""), month(day, months))
}
