//! Somebody else was first, in Dutch (D4): who and what, what was wanted, that nothing was overwritten.

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
        lines.push(format!("En nog {more}."));
    }
    let wanted = match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("Jij wilde {} als laatste dag.", day_full(*day))
        }
        Command::ChangeLastDay { to: None, .. } => "Jij wilde toegang zonder einddatum.".to_owned(),
        _ => "Jij wilde de toegang wegnemen.".to_owned(),
    };
    lines.extend([String::new(), wanted, "Er is niets overschreven.".to_owned()]);
    ("Net gewijzigd door iemand anders".to_owned(), lines, "Toch toepassen  o")
}

fn line((who, first, now): Meanwhile<'_>, zone: &TimeZone) -> String {
    let until = match now.last_day {
        Some(day) => format!(", tot en met {}", day_full(day)),
        None => String::new(),
    };
    let name = unstop(&who.name);
    format!("{name} is nu {}{until}, door {}.", level(now.level), by(first, zone))
}
