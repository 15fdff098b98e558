//! Refusals in fewer words, for one line of a narrow screen: the reason, and who or what helps.

use super::admins::names;
use crate::{
    domain::{Name, Person, Refusal, Skipped},
    text::{
        Lang, both,
        grammar::{names::strip_dot, words::join_with_and},
        outcomes::changed_by::author,
    },
};

/// Returns shorter forms of a refusal, from long to short; none if its sentence is short.
pub(crate) fn in_fewer_words(lang: Lang, why: &Refusal) -> Vec<String> {
    let line = |nl: String, en: String| match lang {
        Lang::Nl => vec![nl],
        Lang::En => vec![en],
    };
    match why {
        Refusal::NotOrgAdmin { who_can, lost: None, .. }
        | Refusal::NotEnvAdmin { who_can }
        | Refusal::NotPartnerManager { who_can } => {
            only(lang, who_can, both("een Beheerder", "an Administrator").of(lang))
        }
        Refusal::OwnEvidence { who_can } => {
            only(lang, who_can, both("een andere Beheerder", "another Administrator").of(lang))
        }
        Refusal::NotOrgAdmin { who_can, lost: Some(first), .. } => {
            let (by, who) = (author(lang, first), one_of(lang, who_can));
            let nl = format!("Geen Beheerder meer (door {by})");
            let en = format!("No longer an Administrator (by {by})");
            match who {
                Some(who) => line(
                    format!("{nl}; dit kan nu alleen {who}."),
                    format!("{en}; only {who} can do this."),
                ),
                None => line(format!("{nl}."), format!("{en}.")),
            }
        }
        Refusal::StillBlocked { who_can } => match one_of(lang, who_can) {
            Some(who) => line(format!("Geblokkeerd: vraag {who}."), format!("Blocked: ask {who}.")),
            None => Vec::new(),
        },
        Refusal::AllSkipped { skipped } => first_unblock(lang, skipped),
        Refusal::LastAdmin { .. } => line(
            "De laatste Beheerder; maak eerst iemand anders Beheerder.".to_owned(),
            "The last Administrator; make someone else Administrator first.".to_owned(),
        ),
        Refusal::NotActivated { .. } => line(
            "Nog niet geactiveerd. Activeer die organisatie eerst.".to_owned(),
            "Not activated yet. Activate that organisation first.".to_owned(),
        ),
        Refusal::SenderNoAdmin(_) => line(
            "De afzender is geen Beheerder. Vraag er een om een nieuw verzoek.".to_owned(),
            "The sender is no Administrator. Ask one for a new request.".to_owned(),
        ),
        Refusal::RequestExpired { .. } => line(
            "Verlopen. Vraag de organisatie om een nieuwe termijn.".to_owned(),
            "Expired. Ask the organisation to renew it.".to_owned(),
        ),
        Refusal::TooLate { .. } => line(
            "Te laat. Voeg de persoon opnieuw toe.".to_owned(),
            "Too late. Add the person again.".to_owned(),
        ),
        Refusal::MovedOn { first: Some(first) } => {
            let by = author(lang, first);
            line(
                format!("Intussen gewijzigd door {by}. Er is niets overschreven."),
                format!("Changed meanwhile by {by}. Nothing was overwritten."),
            )
        }
        _ => Vec::new(),
    }
}

/// Asks to unblock the people first, if all of them were skipped for that.
fn first_unblock(lang: Lang, skipped: &[Skipped]) -> Vec<String> {
    let mut who: Vec<Name> = Vec::new();
    let mut helper = None;
    for one in skipped {
        let (Refusal::StillBlocked { who_can }, Some(person)) = (&one.why, &one.who) else {
            return Vec::new();
        };
        helper = helper.or_else(|| one_of(lang, who_can));
        if !who.contains(&person.name) {
            who.push(person.name.clone());
        }
    }
    let line = |most: usize, helper: &str| {
        let who = join_with_and(lang, &who, most);
        let who = strip_dot(&who);
        match lang {
            Lang::Nl => format!("Eerst deblokkeren: {who}{helper}."),
            Lang::En => format!("Unblock first: {who}{helper}."),
        }
    };
    let helper = helper.map_or_else(String::new, |helper| match lang {
        Lang::Nl => format!(" (dat kan {helper})"),
        Lang::En => format!(" ({helper} can)"),
    });
    vec![line(3, &helper), line(1, "")]
}

/// Says who can do it, with fewer names each time.
fn only(lang: Lang, who_can: &[Person], whom: &str) -> Vec<String> {
    if who_can.is_empty() {
        return Vec::new();
    }
    let names = names(who_can);
    let line = |alone: &str, most: usize| {
        let who = join_with_and(lang, &names, most);
        format!("{alone} {whom}: {}.", strip_dot(&who))
    };
    let mut lines: Vec<String> = Vec::new();
    for alone in [both("Dit kan alleen", "Only"), both("Alleen", "Only")] {
        lines.extend((1..=3).rev().map(|most| line(alone.of(lang), most)));
    }
    lines
}

/// One of these people, and the number of the others; `None` without any.
fn one_of(lang: Lang, people: &[Person]) -> Option<String> {
    let who = join_with_and(lang, &names(people), 1);
    (!people.is_empty()).then(|| strip_dot(&who).to_string())
}
