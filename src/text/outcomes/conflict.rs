//! Questions after a conflict: another user changed something first, and this user decides what
//! counts.

use jiff::tz::TimeZone;

use crate::{
    domain::{ChangedBy, Command, CurrentValue, Profile, Refusal, UserId},
    text::{
        FieldId, Lang, QuestionWords, both,
        forms::label,
        grammar::{
            names::strip_dot,
            words::{method, role},
        },
        outcomes::{
            changed_by::{author_and_time, change_time},
            lost_race::{LostRace, all_by_actor, changed_fields, first_races, is_by},
        },
        refusals::{reason_with_names, refusal},
        verbs,
    },
};

/// Builds the question whether to carry out the command despite the other user's change.
pub fn conflict(
    lang: Lang,
    command: &Command,
    why: &Refusal,
    me: Option<UserId>,
    zone: &TimeZone,
) -> QuestionWords {
    let command = if let Command::Confirmed(command) = command { command } else { command };
    let mut lines = changes(lang, command, why, me, zone);
    let nothing = both("Er is niets overschreven.", "Nothing was overwritten.").of(lang);
    lines.extend([String::new(), intended_change(lang, command), nothing.to_owned()]);
    let title = if all_by_actor(why, me) {
        both(
            "Net gewijzigd door jezelf, in een ander venster",
            "Just changed by yourself, in another window",
        )
    } else {
        both("Net gewijzigd door iemand anders", "Just changed by somebody else")
    };
    let button = both("Toch toepassen", "Apply anyway").of(lang);
    (title.of(lang).to_owned(), lines, button)
}

/// Returns what the other user changed, and when.
fn changes(
    lang: Lang,
    command: &Command,
    why: &Refusal,
    me: Option<UserId>,
    zone: &TimeZone,
) -> Vec<String> {
    match (command, why) {
        (_, Refusal::AllSkipped { skipped }) => {
            let (told, more) = first_races(skipped);
            let lines = told.into_iter().map(|one| member_line(lang, one, me, zone));
            lines.chain(and_more(lang, more)).collect()
        }
        (
            Command::EditOrganisation { from, .. },
            Refusal::Changed { first, now: Some(CurrentValue::Profile(now)) },
        ) => {
            let last = actor_and_time(lang, first, me, zone);
            current_profile_lines(lang, from, now, &last)
        }
        (_, Refusal::Changed { first, now: Some(now) }) => {
            let who = actor_and_time(lang, first, me, zone);
            vec![
                current_value_sentence(lang, now, &who).unwrap_or_else(|| refusal(lang, why, zone)),
            ]
        }
        // The present state alone does not show who caused it.
        (
            _,
            Refusal::Same { first: Some(first) }
            | Refusal::WrongStatus { first: Some(first), .. }
            | Refusal::WrongOrgStatus { first: Some(first), .. },
        ) => {
            let by = match lang {
                Lang::Nl if is_by(first, me) => {
                    format!("Dat deed je zelf {}.", change_time(lang, first, zone))
                }
                Lang::Nl => format!("Dat deed {}.", author_and_time(lang, first, zone)),
                Lang::En => format!("Changed by {}.", actor_and_time(lang, first, me, zone)),
            };
            vec![refusal(lang, why, zone), by]
        }
        _ => vec![refusal(lang, why, zone)],
    }
}

/// Returns the current value and who set it; `None` if another sentence covers it.
fn current_value_sentence(lang: Lang, now: &CurrentValue, by: &str) -> Option<String> {
    match now {
        CurrentValue::Role { person, role: to } => {
            let (name, to) = (strip_dot(&person.name), role(lang, *to));
            Some(match lang {
                Lang::Nl => format!("{name} is nu {to}, door {by}."),
                Lang::En => format!("{name} is now {to}; changed by {by}."),
            })
        }
        CurrentValue::Name { full_name } => {
            let name = quoted(lang, full_name.as_deref().unwrap_or_default());
            Some(match lang {
                Lang::Nl => format!("Je naam is nu {name}, door {by}."),
                Lang::En => format!("Your name is now {name}; changed by {by}."),
            })
        }
        CurrentValue::Evidence { method: kind, reference } => {
            let (kind, text) = (method(lang, *kind), quoted(lang, reference));
            Some(match lang {
                Lang::Nl => format!("Het bewijs is nu {kind} {text}, door {by}."),
                Lang::En => format!("The evidence is now {kind} {text}; changed by {by}."),
            })
        }
        CurrentValue::Member(_) | CurrentValue::Profile(_) => None,
    }
}

fn and_more(lang: Lang, more: usize) -> Option<String> {
    match lang {
        Lang::Nl => (more > 0).then(|| format!("En nog {more}.")),
        Lang::En => (more > 0).then(|| format!("And {more} more.")),
    }
}

/// Returns the fields that the other user changed, with their current values.
fn current_profile_lines(
    lang: Lang,
    from: &Profile,
    now: &Profile,
    changed_by: &str,
) -> Vec<String> {
    let (told, more) = changed_fields(from, now);
    let is_now = |(field, text): (FieldId, String)| {
        let (label, text) = (label(lang, field), quoted(lang, &text));
        match lang {
            Lang::Nl => format!("{label} is nu {text}."),
            Lang::En => format!("{label} is now {text}."),
        }
    };
    let last = match lang {
        Lang::Nl => format!("Laatst gewijzigd door {changed_by}."),
        Lang::En => format!("Last changed by {changed_by}."),
    };
    told.into_iter().map(is_now).chain(and_more(lang, more)).chain([last]).collect()
}

/// The user who made the change first, or "yourself", and the time.
fn actor_and_time(lang: Lang, first: &ChangedBy, me: Option<UserId>, zone: &TimeZone) -> String {
    if is_by(first, me) {
        match lang {
            Lang::Nl => format!("jezelf {}", change_time(lang, first, zone)),
            Lang::En => format!("yourself {}", change_time(lang, first, zone)),
        }
    } else {
        author_and_time(lang, first, zone)
    }
}

/// The value of a field in quotes; the word "empty" for an empty value.
fn quoted(lang: Lang, text: &str) -> String {
    if text.is_empty() {
        both("leeg", "empty").of(lang).to_owned()
    } else {
        match lang {
            Lang::Nl => format!("„{text}”"),
            Lang::En => format!("“{text}”"),
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one sentence each")]
fn intended_change(lang: Lang, command: &Command) -> String {
    match (lang, command) {
        (_, Command::ChangeMembers { to, .. }) => verbs::members::intended_change(lang, *to),
        (_, Command::ChangeUsers { to, .. }) => verbs::users::wanted(lang, *to),
        (Lang::Nl, Command::RenewRequests { .. }) => {
            "Jij wilde een nieuwe termijn geven.".to_owned()
        }
        (Lang::En, Command::RenewRequests { .. }) => "You wanted to send a reminder.".to_owned(),
        (Lang::Nl, Command::WithdrawRequests { requests, .. }) if requests.len() == 1 => {
            "Jij wilde het verzoek intrekken.".to_owned()
        }
        (Lang::En, Command::WithdrawRequests { requests, .. }) if requests.len() == 1 => {
            "You wanted to withdraw the request.".to_owned()
        }
        (Lang::Nl, Command::WithdrawRequests { .. }) => {
            "Jij wilde de verzoeken intrekken.".to_owned()
        }
        (Lang::En, Command::WithdrawRequests { .. }) => {
            "You wanted to withdraw the requests.".to_owned()
        }
        (Lang::Nl, Command::EditProfile { full_name: to, .. }) => {
            format!("Jij wilde de naam {}.", quoted(lang, to.as_deref().unwrap_or_default()))
        }
        (Lang::En, Command::EditProfile { full_name: to, .. }) => {
            format!("You wanted the name {}.", quoted(lang, to.as_deref().unwrap_or_default()))
        }
        (_, Command::EditOrganisation { from, to, .. }) => profile_changes(lang, from, to),
        (Lang::Nl, Command::SendAgain { .. }) => "Jij wilde een nieuwe code maken.".to_owned(),
        (Lang::En, Command::SendAgain { .. }) => "You wanted to make a new code.".to_owned(),
        (Lang::Nl, Command::WithdrawInvitation { .. }) => {
            "Jij wilde de uitnodiging intrekken.".to_owned()
        }
        (Lang::En, Command::WithdrawInvitation { .. }) => {
            "You wanted to withdraw the invitation.".to_owned()
        }
        (Lang::Nl, Command::RemoveUser { .. }) => "Jij wilde de gebruiker verwijderen.".to_owned(),
        (Lang::En, Command::RemoveUser { .. }) => "You wanted to remove the user.".to_owned(),
        (Lang::Nl, Command::WithdrawKey { .. }) => "Jij wilde de sleutel intrekken.".to_owned(),
        (Lang::En, Command::WithdrawKey { .. }) => "You wanted to withdraw the key.".to_owned(),
        (Lang::Nl, Command::ConfirmKey { .. }) => "Jij wilde de sleutel bevestigen.".to_owned(),
        (Lang::En, Command::ConfirmKey { .. }) => "You wanted to confirm the key.".to_owned(),
        (Lang::Nl, Command::KeyCode { .. }) => {
            "Jij wilde een code voor de sleutel maken.".to_owned()
        }
        (Lang::En, Command::KeyCode { .. }) => "You wanted to make a code for the key.".to_owned(),
        (Lang::Nl, Command::OfferEvidence { .. }) => {
            "Jij wilde de organisatie activeren.".to_owned()
        }
        (Lang::En, Command::OfferEvidence { .. }) => {
            "You wanted to activate the organisation.".to_owned()
        }
        (Lang::Nl, Command::Approve { .. }) => "Jij wilde het bewijs goedkeuren.".to_owned(),
        (Lang::En, Command::Approve { .. }) => "You wanted to approve the evidence.".to_owned(),
        (Lang::Nl, Command::Reject { .. }) => "Jij wilde het bewijs afwijzen.".to_owned(),
        (Lang::En, Command::Reject { .. }) => "You wanted to reject the evidence.".to_owned(),
        (Lang::Nl, Command::RemoveOrganisation { .. }) => {
            "Jij wilde de organisatie verwijderen.".to_owned()
        }
        (Lang::En, Command::RemoveOrganisation { .. }) => {
            "You wanted to remove the organisation.".to_owned()
        }
        (Lang::Nl, Command::WithdrawRelation { .. }) => {
            "Jij wilde het relatieverzoek intrekken.".to_owned()
        }
        (Lang::En, Command::WithdrawRelation { .. }) => {
            "You wanted to withdraw the relation request.".to_owned()
        }
        (Lang::Nl, Command::EndPartnership { .. }) => {
            "Jij wilde het partnerschap beëindigen.".to_owned()
        }
        (Lang::En, Command::EndPartnership { .. }) => {
            "You wanted to end the partnership.".to_owned()
        }
        (Lang::Nl, _) => "Jij wilde de toegang ontzeggen.".to_owned(),
        (Lang::En, _) => "You wanted to revoke access.".to_owned(),
    }
}

/// The values that this user wanted to set.
fn profile_changes(lang: Lang, from: &Profile, to: &Profile) -> String {
    let (told, more) = changed_fields(from, to);
    let fields =
        told.iter().map(|(field, text)| format!("{} {}", label(lang, *field), quoted(lang, text)));
    let more = match lang {
        Lang::Nl => (more > 0).then(|| format!("en nog {more}")),
        Lang::En => (more > 0).then(|| format!("{more} more")),
    };
    match lang {
        Lang::Nl => format!("Jij wilde: {}.", fields.chain(more).collect::<Vec<_>>().join(", ")),
        Lang::En => format!("You wanted: {}.", fields.chain(more).collect::<Vec<_>>().join(", ")),
    }
}

fn member_line(
    lang: Lang,
    (who, why): LostRace<'_>,
    me: Option<UserId>,
    zone: &TimeZone,
) -> String {
    let Refusal::Changed { first, now: Some(CurrentValue::Member(values)) } = why else {
        return reason_with_names(lang, std::slice::from_ref(&who.name), why, zone);
    };
    let (name, by) = (strip_dot(&who.name), actor_and_time(lang, first, me, zone));
    let states = values.iter().filter_map(|value| verbs::members::state_phrase(lang, *value));
    let mut states: Vec<_> = states.collect();
    if let (Lang::En, Some(level)) = (lang, states.first_mut()) {
        level.push_str(" now");
    }
    let states = states.join(", ");
    match lang {
        Lang::Nl => format!("{name} is nu {states}, door {by}."),
        Lang::En => format!("{name} is {states}; changed by {by}."),
    }
}
