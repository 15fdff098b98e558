//! Texts of the dialog that gives people access to organisations.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::Person,
    text::{Lang, Text, both, grammar::number::count},
};

pub(crate) const CHOOSE_FIRST: Text = both(
    "Kies eerst een organisatie: typ een deel van de naam, of ga er met ↓ heen.",
    "Choose an organisation first: type a part of the name, or go there with ↓.",
);
pub(crate) const CHOOSE_ORGANISATION: Text = both("Kies een organisatie", "Choose an organisation");
pub(crate) const HOW_TO_SEARCH: Text = both("deel van de naam", "part of the name");
pub(crate) const ONLY_ADMINISTERED: Text = both(
    "De lijst toont de organisaties waarvan je Beheerder bent.",
    "The list shows the organisations of which you are an Administrator.",
);
pub(crate) const NO_ORGANISATIONS: Text = both(
    "Je bent van geen organisatie Beheerder. Alleen een Beheerder geeft toegang.",
    "You are not an Administrator of any organisation. Only an Administrator gives access.",
);
pub(crate) const BECOMES_MEMBER: Text = both("direct lid", "member at once");
pub(crate) const GETS_REQUEST: Text = both("krijgt een verzoek", "gets a request");

/// Returns the title with the name of the only person, or with the number of people.
pub fn title(lang: Lang, people: &[Person]) -> String {
    let who = match people {
        [one] => one.name.to_string(),
        several => people_count(lang, several.len()),
    };
    match lang {
        Lang::Nl => format!("{who} toegang geven"),
        Lang::En => format!("Give {who} access"),
    }
}

/// Counts people.
pub fn people_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "mens", "mensen"),
        Lang::En => count(lang, n, "person", "people"),
    }
}

/// Counts what people get in one organisation, such as `2 direct lid, 1 verzoek, 1 niet`.
pub fn standings(lang: Lang, joins: usize, requests: usize, refused: usize) -> String {
    let words = match lang {
        Lang::Nl => [
            (joins, "direct lid"),
            (requests, if requests == 1 { "verzoek" } else { "verzoeken" }),
            (refused, "niet"),
        ],
        Lang::En => [
            (joins, if joins == 1 { "member" } else { "members" }),
            (requests, if requests == 1 { "request" } else { "requests" }),
            (refused, "not"),
        ],
    };
    let words = words.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
    words.collect::<Vec<_>>().join(", ")
}

/// The button that gives several people access to organisations.
pub fn give_several(lang: Lang, people: usize, orgs: usize) -> String {
    let people = people_count(lang, people);
    match lang {
        Lang::Nl => {
            format!("{people} toegang tot {}", count(lang, orgs, "organisatie", "organisaties"))
        }
        Lang::En => {
            format!("{people} access to {}", count(lang, orgs, "organisation", "organisations"))
        }
    }
}

pub fn not_found(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Nl => format!("Geen organisatie waarvan je Beheerder bent heet ‘{typed}’."),
        Lang::En => format!("No organisation of which you are an Administrator matches ‘{typed}’."),
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
