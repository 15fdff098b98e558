//! Somebody else was first, in English (D4): who and what, what was wanted, that nothing was
//! overwritten.

use jiff::tz::TimeZone;

use super::{
    refusal::{by, named, when},
    words::{day_full, level},
};
use crate::{
    domain::{Command, Refusal, Skipped, UserId},
    text::{
        QuestionWords,
        conflict::{Meanwhile, by_me, is_mine, meanwhile},
        names::unstop,
    },
};

/// The question whether to do it after all.
pub(super) fn conflict(
    command: &Command,
    skipped: &[Skipped],
    me: Option<UserId>,
    zone: &TimeZone,
) -> QuestionWords {
    let (told, more) = meanwhile(skipped);
    let mut lines: Vec<String> = told.into_iter().map(|one| line(one, me, zone)).collect();
    if more > 0 {
        lines.push(format!("And {more} more."));
    }
    lines.extend([String::new(), wanted(command), "Nothing was overwritten.".to_owned()]);
    let title = if is_mine(skipped, me) {
        "Just changed by yourself, in another window"
    } else {
        "Just changed by somebody else"
    };
    (title.to_owned(), lines, "Apply anyway  o")
}

fn wanted(command: &Command) -> String {
    match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("You wanted {} as the last day.", day_full(*day))
        }
        Command::ChangeLastDay { to: None, .. } => "You wanted access without end date.".to_owned(),
        Command::ChangeLevel { to, .. } => format!("You wanted to give the role {}.", level(*to)),
        Command::RenewRequests { .. } => "You wanted to give a new term.".to_owned(),
        Command::WithdrawRequests { requests, .. } if requests.len() == 1 => {
            "You wanted to withdraw the request.".to_owned()
        }
        Command::WithdrawRequests { .. } => "You wanted to withdraw the requests.".to_owned(),
        _ => "You wanted to take the access away.".to_owned(),
    }
}

fn line((who, why): Meanwhile<'_>, me: Option<UserId>, zone: &TimeZone) -> String {
    let Refusal::Changed { first, now: Some(now) } = why else {
        return named(Some(who), why, zone);
    };
    let until = match now.last_day {
        Some(day) => format!(", until {}", day_full(day)),
        None => String::new(),
    };
    let by =
        if by_me(first, me) { format!("yourself {}", when(first, zone)) } else { by(first, zone) };
    format!("{} is {} now{until}, by {by}.", unstop(&who.name), level(now.level))
}
