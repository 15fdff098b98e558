//! Somebody else was first, in English (D4): who and what, what was wanted, that nothing was
//! overwritten.

use jiff::tz::TimeZone;

use super::{
    refusal::by,
    words::{day_full, level},
};
use crate::{
    domain::{Command, Skipped},
    text::{
        QuestionWords,
        conflict::{Meanwhile, meanwhile},
        names::unstop,
    },
};

/// The question whether to do it after all.
pub(super) fn conflict(command: &Command, skipped: &[Skipped], zone: &TimeZone) -> QuestionWords {
    let (told, more) = meanwhile(skipped);
    let mut lines: Vec<String> = told.into_iter().map(|one| line(one, zone)).collect();
    if more > 0 {
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

fn line((who, first, now): Meanwhile<'_>, zone: &TimeZone) -> String {
    let until = match now.last_day {
        Some(day) => format!(", until {}", day_full(day)),
        None => String::new(),
    };
    let name = unstop(&who.name);
    format!("{name} is {} now{until}, by {}.", level(now.level), by(first, zone))
}
