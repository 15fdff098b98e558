//! Somebody else was first, in Dutch (D4): who and what, what was wanted, that nothing was overwritten.

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
        lines.push(format!("En nog {more}."));
    }
    lines.extend([String::new(), wanted(command), "Er is niets overschreven.".to_owned()]);
    let title = if is_mine(skipped, me) {
        "Net gewijzigd door jezelf, in een ander venster"
    } else {
        "Net gewijzigd door iemand anders"
    };
    (title.to_owned(), lines, "Toch toepassen  o")
}

fn wanted(command: &Command) -> String {
    match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("Jij wilde {} als laatste dag.", day_full(*day))
        }
        Command::ChangeLastDay { to: None, .. } => "Jij wilde toegang zonder einddatum.".to_owned(),
        Command::ChangeLevel { to, .. } => format!("Jij wilde de rol {} geven.", level(*to)),
        Command::RenewRequests { .. } => "Jij wilde een nieuwe termijn geven.".to_owned(),
        Command::WithdrawRequests { requests, .. } if requests.len() == 1 => {
            "Jij wilde het verzoek intrekken.".to_owned()
        }
        Command::WithdrawRequests { .. } => "Jij wilde de verzoeken intrekken.".to_owned(),
        _ => "Jij wilde de toegang wegnemen.".to_owned(),
    }
}

fn line((who, why): Meanwhile<'_>, me: Option<UserId>, zone: &TimeZone) -> String {
    let Refusal::Changed { first, now: Some(now) } = why else {
        return named(Some(who), why, zone);
    };
    let until = match now.last_day {
        Some(day) => format!(", tot en met {}", day_full(day)),
        None => String::new(),
    };
    let by =
        if by_me(first, me) { format!("jezelf {}", when(first, zone)) } else { by(first, zone) };
    format!("{} is nu {}{until}, door {by}.", unstop(&who.name), level(now.level))
}
