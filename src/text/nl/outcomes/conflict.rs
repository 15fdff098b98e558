//! Questions after a conflict, in Dutch: the user who was first, the change asked for, and that
//! nothing was overwritten.

use jiff::tz::TimeZone;

use super::changed_by::{by, when};
use crate::{
    domain::{ChangedBy, Command, CurrentValue, Profile, Refusal, UserId},
    text::{
        FieldId, Lang, QuestionWords,
        conflict::{LostRace, by_me, changed, is_mine, meanwhile},
        grammar::{
            names::unstop,
            words::{day_full, level, method, role},
        },
        nl::{
            forms::label,
            refusal::{named, refusal},
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
                "{} is nu {}, door {}.",
                unstop(&person.name),
                role(Lang::Nl, *to),
                whom(first, me, zone)
            )]
        }
        (_, Refusal::Changed { first, now: Some(CurrentValue::Name { full_name }) }) => {
            let name = quoted(full_name.as_deref().unwrap_or_default());
            vec![format!("Je naam is nu {name}, door {}.", whom(first, me, zone))]
        }
        (
            _,
            Refusal::Changed {
                first,
                now: Some(CurrentValue::Evidence { method: kind, reference }),
            },
        ) => {
            let (kind, text) = (method(Lang::Nl, *kind), quoted(reference));
            vec![format!("Het bewijs is nu {kind} {text}, door {}.", whom(first, me, zone))]
        }
        // The present state alone does not say how it came about.
        (
            _,
            Refusal::Same { first: Some(first) }
            | Refusal::WrongStatus { first: Some(first), .. }
            | Refusal::WrongOrgStatus { first: Some(first), .. },
        ) => {
            let who = if by_me(first, me) {
                format!("je zelf {}", when(first, zone))
            } else {
                by(first, zone)
            };
            vec![refusal(why, zone), format!("Dat deed {who}.")]
        }
        _ => vec![refusal(why, zone)],
    };
    lines.extend([String::new(), wanted(command), "Er is niets overschreven.".to_owned()]);
    let title = if is_mine(why, me) {
        "Net gewijzigd door jezelf, in een ander venster"
    } else {
        "Net gewijzigd door iemand anders"
    };
    (title.to_owned(), lines, "Toch toepassen  o")
}

fn and_more(more: usize) -> Option<String> {
    (more > 0).then(|| format!("En nog {more}."))
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
        |(field, text): (FieldId, String)| format!("{} is nu {}.", label(field), quoted(&text));
    let last = format!("Laatst gewijzigd door {}.", whom(first, me, zone));
    told.into_iter().map(is_now).chain(and_more(more)).chain([last]).collect()
}

/// The user who was first, and when.
fn whom(first: &ChangedBy, me: Option<UserId>, zone: &TimeZone) -> String {
    if by_me(first, me) { format!("jezelf {}", when(first, zone)) } else { by(first, zone) }
}

/// The value of a field, or that it is empty.
fn quoted(text: &str) -> String {
    if text.is_empty() { "leeg".to_owned() } else { format!("„{text}”") }
}

fn wanted(command: &Command) -> String {
    match command {
        Command::ChangeLastDay { to: Some(day), .. } => {
            format!("Jij wilde {} als laatste dag.", day_full(Lang::Nl, *day))
        }
        Command::ChangeLastDay { to: None, .. } => "Jij wilde toegang zonder einddatum.".to_owned(),
        Command::ChangeLevel { to, .. } => {
            format!("Jij wilde de rol {} geven.", level(Lang::Nl, *to))
        }
        Command::RenewRequests { .. } => "Jij wilde een nieuwe termijn geven.".to_owned(),
        Command::WithdrawRequests { requests, .. } if requests.len() == 1 => {
            "Jij wilde het verzoek intrekken.".to_owned()
        }
        Command::WithdrawRequests { .. } => "Jij wilde de verzoeken intrekken.".to_owned(),
        Command::ChangeRole { to, .. } => {
            format!("Jij wilde de rol {} geven.", role(Lang::Nl, *to))
        }
        Command::EditProfile { full_name: to, .. } => {
            format!("Jij wilde als naam {}.", quoted(to.as_deref().unwrap_or_default()))
        }
        Command::EditOrganisation { from, to, .. } => edited(from, to),
        Command::SetManager { manager: true, .. } => {
            "Jij wilde iemand Relatiemanager maken.".to_owned()
        }
        Command::SetManager { .. } => {
            "Jij wilde dat iemand geen Relatiemanager meer is.".to_owned()
        }
        Command::SetBlocked { blocked: true, .. } => "Jij wilde de gebruiker blokkeren.".to_owned(),
        Command::SetBlocked { .. } => "Jij wilde de gebruiker deblokkeren.".to_owned(),
        Command::SendAgain { .. } => "Jij wilde een nieuwe code maken.".to_owned(),
        Command::WithdrawInvitation { .. } => "Jij wilde de uitnodiging intrekken.".to_owned(),
        Command::RemoveUser { .. } => "Jij wilde de gebruiker verwijderen.".to_owned(),
        Command::WithdrawKey { .. } => "Jij wilde de sleutel intrekken.".to_owned(),
        Command::ConfirmKey { .. } => "Jij wilde de sleutel bevestigen.".to_owned(),
        Command::KeyCode { .. } => "Jij wilde een code voor de sleutel maken.".to_owned(),
        Command::OfferEvidence { .. } => "Jij wilde de organisatie activeren.".to_owned(),
        Command::Approve { .. } => "Jij wilde het bewijs goedkeuren.".to_owned(),
        Command::Reject { .. } => "Jij wilde het bewijs afwijzen.".to_owned(),
        Command::RemoveOrganisation { .. } => "Jij wilde de organisatie verwijderen.".to_owned(),
        Command::WithdrawRelation { .. } => "Jij wilde het relatieverzoek intrekken.".to_owned(),
        Command::EndPartnership { .. } => "Jij wilde het partnerschap beëindigen.".to_owned(),
        _ => "Jij wilde de toegang wegnemen.".to_owned(),
    }
}

/// The values that the actor asked for.
fn edited(from: &Profile, to: &Profile) -> String {
    let (told, more) = changed(from, to);
    let fields = told.iter().map(|(field, text)| format!("{} {}", label(*field), quoted(text)));
    let more = (more > 0).then(|| format!("en nog {more}"));
    format!("Jij wilde: {}.", fields.chain(more).collect::<Vec<_>>().join(", "))
}

fn line((who, why): LostRace<'_>, me: Option<UserId>, zone: &TimeZone) -> String {
    let Refusal::Changed { first, now: Some(CurrentValue::Member { level: now, last_day }) } = why
    else {
        return named(std::slice::from_ref(&who.name), why, zone);
    };
    let until = match last_day {
        Some(day) => format!(", tot en met {}", day_full(Lang::Nl, *day)),
        None => String::new(),
    };
    format!(
        "{} is nu {}{until}, door {}.",
        unstop(&who.name),
        level(Lang::Nl, *now),
        whom(first, me, zone)
    )
}
