//! Texts of the dialog that gives people access to organisations.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use jiff::tz::TimeZone;

use crate::{
    domain::{Day, Name, Person, Refusal},
    text::{
        Lang, Text, both,
        grammar::{names::strip_dot, number::count, words::day_this_year},
        refusals::{behind_colon, of_person},
    },
};

pub(crate) const NOTHING_YET: Text =
    both("Nog geen organisatie gekozen", "No organisation chosen yet");
pub(crate) const CHOOSE_FIRST: Text = both(
    "Kies eerst een organisatie, met een naam of met ↓.",
    "Choose an organisation first, by name or with ↓.",
);
pub(crate) const CHOOSE_ORGANISATION: Text = both("Kies een organisatie", "Choose an organisation");
pub(crate) const HOW_TO_SEARCH: Text =
    both("deel van de naam, of het nummer", "part of the name, or the number");
pub(crate) const NO_ORGANISATIONS: Text = both(
    "Je bent van geen organisatie Beheerder. Alleen een Beheerder geeft toegang.",
    "You are not an Administrator of any organisation. Only an Administrator gives access.",
);
pub(crate) const CAN_NOW: Text =
    both("Jij bent er Beheerder · direct toegang", "You are its Administrator · access at once");
pub(crate) const CAN_SOME: Text = both("Jij bent er Beheerder", "You are its Administrator");
pub(crate) const CAN_LATER: Text = both(
    "Jij bent er Beheerder · toegang zodra het account geactiveerd is",
    "You are its Administrator · access once the account is activated",
);
pub(crate) const CAN_ASK: Text = both(
    "Jij bent er Beheerder · krijgt een verzoek in Postvak IN",
    "You are its Administrator · gets a request in the Inbox",
);
pub(crate) const NOWHERE: Text = both("Kan nu nergens", "Not possible now");
pub(crate) const GIVES_ACCESS: Text = both("Geeft toegang", "Gives access");
pub(crate) const CANNOT_NOW: Text = both("Kan nu niet", "Not possible now");
pub(crate) const WHAT_IS_MISSING: Text = both(
    "Mist er een? Hier staan de organisaties waarvan je lid bent (F3).",
    "Is one missing? Listed are the organisations you are a member of (F3).",
);

pub(crate) const fn what_can_be_chosen(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &[
            "Welke organisaties kan ik hier kiezen?",
            "",
            "  • organisaties waarvan je Beheerder bent en die actief zijn",
            "  • iemand uit de omgeving van de organisatie krijgt direct toegang",
            "  • iemand van een partner krijgt een verzoek in Postvak IN",
            "",
            "Onder ‘Kan nu niet’, met de reden erbij: waar iemand al lid is of een verzoek heeft, \
             wat nog niet geactiveerd is, en waarvan je zelf Lid bent; een Beheerder daarvan kan \
             het wel.",
            "",
            "Wat er niet bij staat is een organisatie waarvan je geen lid bent.",
        ],
        Lang::En => &[
            "Which organisations can I choose here?",
            "",
            "  • organisations of which you are an Administrator, if they are active",
            "  • somebody of the organisation's environment gets access at once",
            "  • somebody of a partner gets a request in the Inbox",
            "",
            "Under ‘Not possible now’, with the reason: where somebody is a member or has a \
             request, what is not activated yet, and where you are a Member yourself; one of its \
             Administrators can do it.",
            "",
            "Not listed are organisations of which you are not a member.",
        ],
    }
}

/// The chip of a chosen organisation; `can` is false if it became impossible.
pub(crate) fn chosen_label(lang: Lang, name: &Name, can: bool) -> String {
    match (lang, can) {
        (_, true) => format!("({name} ×)"),
        (Lang::Nl, false) => format!("({name} · kan niet ×)"),
        (Lang::En, false) => format!("({name} · not possible ×)"),
    }
}

/// Why the organisation cannot be chosen for these people, as a sentence.
pub(crate) fn cannot_be_chosen(
    lang: Lang,
    name: &Name,
    people: &[Person],
    why: &Refusal,
    zone: &TimeZone,
) -> String {
    let person = people.first().filter(|_| people.len() == 1);
    if let Some(said) = person.and_then(|who| of_person(lang, &who.name, why)) {
        return format!("{said}.");
    }
    // The reasons of several people differ.
    let is_of_organisation = why.is_of_actor() || matches!(why, Refusal::NotActivated { .. });
    if people.len() > 1 && !is_of_organisation {
        return format!("{}.", strip_dot(&none_of(lang, Some(name), people.len())));
    }
    let why = behind_colon(lang, why, zone);
    match lang {
        Lang::Nl => format!("{name} kan nu niet: {why}"),
        Lang::En => format!("{name} is not possible now: {why}"),
    }
}

/// Says that none of several people can get access.
pub(crate) fn none_of(lang: Lang, org: Option<&Name>, people: usize) -> String {
    match (lang, org) {
        (Lang::Nl, None) => format!("voor geen van de {people}"),
        (Lang::En, None) => format!("for none of the {people}"),
        (Lang::Nl, Some(org)) => format!("{org} kan nu voor geen van de {people} mensen"),
        (Lang::En, Some(org)) => format!("{org} is possible now for none of the {people} people"),
    }
}

/// The short reason of somebody who is a member already, with their last day.
pub(crate) fn with_last_day(lang: Lang, why: &str, last_day: Day, today: Day) -> String {
    let day = day_this_year(lang, last_day, today);
    match lang {
        Lang::Nl => format!("{why}, tot {day}"),
        Lang::En => format!("{why}, until {day}"),
    }
}

/// One of several people, with the organisation.
pub(crate) fn person_in(lang: Lang, person: &Name, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{person} bij {org}"),
        Lang::En => format!("{person} in {org}"),
    }
}

/// Counts the members of an organisation.
pub(crate) fn members(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "lid", "leden"),
        Lang::En => count(lang, n, "member", "members"),
    }
}

/// The effect of Ctrl+S on the organisation under the cursor, shown before it is pressed.
pub(crate) fn given_now(lang: Lang, org: &Name, joins: bool) -> String {
    match (lang, joins) {
        (Lang::Nl, true) => format!("Ctrl+S geeft meteen toegang tot {org}, zonder stap 2."),
        (Lang::En, true) => format!("Ctrl+S gives access to {org} at once, without step 2."),
        (Lang::Nl, false) => format!("Ctrl+S stuurt meteen een verzoek van {org}, zonder stap 2."),
        (Lang::En, false) => format!("Ctrl+S sends a request of {org} at once, without step 2."),
    }
}

/// Counts the matches among all organisations of the list.
pub(crate) fn match_count(lang: Lang, matches: usize, all: usize) -> String {
    let of = |n| match lang {
        Lang::Nl => count(lang, n, "organisatie", "organisaties"),
        Lang::En => count(lang, n, "organisation", "organisations"),
    };
    match lang {
        _ if matches == all => of(all),
        Lang::Nl => format!("{matches} van {}", of(all)),
        Lang::En => format!("{matches} of {}", of(all)),
    }
}

/// Returns the title with the name of the only person, or with the number of people.
pub fn title(lang: Lang, people: &[Person]) -> String {
    let who = match people {
        [one] => one.name.to_string(),
        several => people_count(lang, several.len()),
    };
    match lang {
        Lang::Nl => format!("Geef {who} toegang tot…"),
        Lang::En => format!("Give {who} access to…"),
    }
}

/// Counts people.
pub fn people_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "mens", "mensen"),
        Lang::En => count(lang, n, "person", "people"),
    }
}

/// Counts the people who can get access to one organisation, such as `2 van 3`; empty if all can.
pub fn standings(lang: Lang, open: usize, people: usize) -> String {
    match lang {
        _ if open == people => String::new(),
        Lang::Nl => format!("{open} van {people}"),
        Lang::En => format!("{open} of {people}"),
    }
}

pub fn not_found(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Nl => format!("Geen organisatie waarvan je lid bent heet ‘{typed}’."),
        Lang::En => format!("No organisation of which you are a member matches ‘{typed}’."),
    }
}

/// The button that gives one person access to `joins` organisations, and sends `requests`.
pub fn give(lang: Lang, joins: usize, requests: usize) -> String {
    let organisations = |n| match lang {
        Lang::Nl => count(lang, n, "organisatie", "organisaties"),
        Lang::En => count(lang, n, "organisation", "organisations"),
    };
    match (lang, joins, requests) {
        (Lang::Nl, joins, 0) => format!("Toegang tot {}", organisations(joins)),
        (Lang::En, joins, 0) => format!("Access to {}", organisations(joins)),
        (Lang::Nl, 0, asks) => format!("{} sturen", count(lang, asks, "verzoek", "verzoeken")),
        (Lang::En, 0, asks) => format!("Send {}", count(lang, asks, "request", "requests")),
        (Lang::Nl, joins, asks) => {
            format!("Toegang tot {joins}, {} sturen", count(lang, asks, "verzoek", "verzoeken"))
        }
        (Lang::En, joins, asks) => {
            format!("Access to {joins}, send {}", count(lang, asks, "request", "requests"))
        }
    }
}
