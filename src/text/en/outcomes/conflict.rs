//! Questions after a conflict, in English: the user who was first, the change asked for, and that
//! nothing was overwritten.

use jiff::tz::TimeZone;

use super::changed_by::{by, when};
use crate::{
    domain::{ChangedBy, Command, CurrentValue, Profile, Refusal, UserId},
    text::{
        FieldId, Lang, QuestionWords,
        conflict::{LostRace, by_me, changed, is_mine, meanwhile},
        en::{
            forms::label,
            refusal::{named, refusal},
        },
        grammar::{
            names::unstop,
            words::{day_full, level, method, role},
        },
    },
};

/// Builds the question whether to carry out the command despite the other user's change.
pub(crate) fn conflict(
    command: &Command,
    why: &Refusal,
    me: Option<UserId>,
    zone: &TimeZone,
) -> QuestionWords {
    let command = if let Command::Confirmed(command) = command { command } else { command };
    let mut lines = match (command, why) {
        (_, Refusal::AllSkipped { skipped }) => {
            let (told, more) = meanwhile(skipped);
            let lines = told.into_iter().map(|one| line(one, me, zone));
            lines.chain(and_more(more)).collect()
        }
        (
            Command::EditOrganisation { from, .. },
            Refusal::Changed { first, now: Some(CurrentValue::Profile(now)) },
        ) => profile(first, (from, now), me, zone),
        (_, Refusal::Changed { first, now: Some(CurrentValue::Role { person, role: to }) }) => {
            vec![format!(
                "{} is {} now, by {}.",
                unstop(&person.name),
                role(Lang::En, *to),
                whom(first, me, zone)
            )]
        }
        (_, Refusal::Changed { first, now: Some(CurrentValue::Name { full_name }) }) => {
            let name = quoted(full_name.as_deref().unwrap_or_default());
            vec![format!("Your name is {name} now, by {}.", whom(first, me, zone))]
        }
        (
            _,
            Refusal::Changed {
                first,
                now: Some(CurrentValue::Evidence { method: kind, reference }),
            },
        ) => {
            let (kind, text) = (method(Lang::En, *kind), quoted(reference));
            vec![format!("The evidence is {kind} {text} now, by {}.", whom(first, me, zone))]
        }
        // The present state alone does not say how it came about.
        (
            _,
            Refusal::Same { first: Some(first) }
            | Refusal::WrongStatus { first: Some(first), .. }
            | Refusal::WrongOrgStatus { first: Some(first), .. },
        ) => {
            let by = format!("That was done by {}.", whom(first, me, zone));
            vec![refusal(why, zone), by]
        }
        _ => vec![refusal(why, zone)],
    };
    lines.extend([String::new(), wanted(command), "Nothing was overwritten.".to_owned()]);
    let title = if is_mine(why, me) {
        "Just changed by yourself, in another window"
    } else {
        "Just changed by somebody else"
    };
    (title.to_owned(), lines, "Apply anyway  o")
}

fn and_more(more: usize) -> Option<String> {
    (more > 0).then(|| format!("And {more} more."))
}

/// The fields that the other user changed, with their present values.
fn profile(
    first: &ChangedBy,
    (from, now): (&Profile, &Profile),
    me: Option<UserId>,
    zone: &TimeZone,
) -> Vec<String> {
    let (told, more) = changed(from, now);
    let is_now =
        |(field, text): (FieldId, String)| format!("{} is {} now.", label(field), quoted(&text));
    let last = format!("Last changed by {}.", whom(first, me, zone));
    told.into_iter().map(is_now).chain(and_more(more)).chain([last]).collect()
}

/// The user who was first, and when.
fn whom(first: &ChangedBy, me: Option<UserId>, zone: &TimeZone) -> String {
    if by_me(first, me) { format!("yourself {}", when(first, zone)) } else { by(first, zone) }
}

/// The value of a field, or that it is empty.
fn quoted(text: &str) -> String {
    if text.is_empty() { "empty".to_owned() } else { format!("“{text}”") }
}

fn wanted(command: &Command) -> String {
    match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("You wanted {} as the last day.", day_full(Lang::En, *day))
        }
        Command::ChangeLastDay { to: None, .. } => "You wanted access without end date.".to_owned(),
        Command::ChangeLevel { to, .. } => {
            format!("You wanted to give the role {}.", level(Lang::En, *to))
        }
        Command::RenewRequests { .. } => "You wanted to give a new term.".to_owned(),
        Command::WithdrawRequests { requests, .. } if requests.len() == 1 => {
            "You wanted to withdraw the request.".to_owned()
        }
        Command::WithdrawRequests { .. } => "You wanted to withdraw the requests.".to_owned(),
        Command::ChangeRole { to, .. } => {
            format!("You wanted to give the role {}.", role(Lang::En, *to))
        }
        Command::EditProfile { full_name: to, .. } => {
            format!("You wanted the name {}.", quoted(to.as_deref().unwrap_or_default()))
        }
        Command::EditOrganisation { from, to, .. } => edited(from, to),
        Command::SetManager { manager: true, .. } => {
            "You wanted to make somebody Relation manager.".to_owned()
        }
        Command::SetManager { .. } => {
            "You wanted somebody to be Relation manager no longer.".to_owned()
        }
        Command::SetBlocked { blocked: true, .. } => "You wanted to block the user.".to_owned(),
        Command::SetBlocked { .. } => "You wanted to unblock the user.".to_owned(),
        Command::SendAgain { .. } => "You wanted to make a new code.".to_owned(),
        Command::WithdrawInvitation { .. } => "You wanted to withdraw the invitation.".to_owned(),
        Command::RemoveUser { .. } => "You wanted to remove the user.".to_owned(),
        Command::WithdrawKey { .. } => "You wanted to withdraw the key.".to_owned(),
        Command::ConfirmKey { .. } => "You wanted to confirm the key.".to_owned(),
        Command::KeyCode { .. } => "You wanted to make a code for the key.".to_owned(),
        Command::OfferEvidence { .. } => "You wanted to activate the organisation.".to_owned(),
        Command::Approve { .. } => "You wanted to approve the evidence.".to_owned(),
        Command::Reject { .. } => "You wanted to reject the evidence.".to_owned(),
        Command::RemoveOrganisation { .. } => "You wanted to remove the organisation.".to_owned(),
        Command::WithdrawRelation { .. } => {
            "You wanted to withdraw the relation request.".to_owned()
        }
        Command::EndPartnership { .. } => "You wanted to end the partnership.".to_owned(),
        _ => "You wanted to take the access away.".to_owned(),
    }
}

/// The values that the actor asked for.
fn edited(from: &Profile, to: &Profile) -> String {
    let (told, more) = changed(from, to);
    let fields = told.iter().map(|(field, text)| format!("{} {}", label(*field), quoted(text)));
    let more = (more > 0).then(|| format!("{more} more"));
    format!("You wanted: {}.", fields.chain(more).collect::<Vec<_>>().join(", "))
}

fn line((who, why): LostRace<'_>, me: Option<UserId>, zone: &TimeZone) -> String {
    let Refusal::Changed { first, now: Some(CurrentValue::Member { level: now, last_day }) } = why
    else {
        return named(std::slice::from_ref(&who.name), why, zone);
    };
    let until = match last_day {
        Some(day) => format!(", until {}", day_full(Lang::En, *day)),
        None => String::new(),
    };
    format!(
        "{} is {} now{until}, by {}.",
        unstop(&who.name),
        level(Lang::En, *now),
        whom(first, me, zone)
    )
}
