//! Somebody else was first, in English (D4): who and what, what was wanted, that nothing was
//! overwritten.

use jiff::tz::TimeZone;

use super::{
    refusal::by,
    words::{day_full, level},
};
use crate::{
    domain::{Command, First, Person, Present, Refusal, Skipped},
    text::{QuestionWords, names::unstop},
};

/// Lines about people; of more it says how many.
const MOST: usize = 6;

/// The question whether to do it after all.
pub(super) fn conflict(command: &Command, skipped: &[Skipped], zone: &TimeZone) -> QuestionWords {
    let mut lines: Vec<String> = skipped.iter().filter_map(|one| line(one, zone)).collect();
    if lines.len() > MOST {
        let more = lines.split_off(MOST).len();
        lines.push(format!("And {more} more."));
    }
    let wanted = match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("You wanted {} as the last day.", day_full(*day))
        }
        Command::ChangeLastDay { to: None, .. } => "You wanted access without end date.".to_owned(),
        _ => "You wanted to take the access away.".to_owned(),
    };
    lines.extend([String::new(), wanted, "Nothing was overwritten.".to_owned()]);
    ("Just changed by somebody else".to_owned(), lines, "Apply anyway  o")
}

fn line(one: &Skipped, zone: &TimeZone) -> Option<String> {
    match (&one.who, &one.why) {
        (Some(who), Refusal::Changed { first, now: Some(now) }) => {
            Some(was(who, first, *now, zone))
        }
        _ => None,
    }
}

fn was(who: &Person, first: &First, now: Present, zone: &TimeZone) -> String {
    let until = match now.last_day {
        Some(day) => format!(", until {}", day_full(day)),
        None => String::new(),
    };
    let name = unstop(&who.name);
    format!("{name} is {} now{until}, by {}.", level(now.level), by(first, zone))
}
