//! Sentences about the consequences of giving access, before it is given.

use crate::{
    domain::{Name, Person},
    text::{
        Lang,
        grammar::{
            names::strip_dot,
            number::count,
            words::{join_organisations, join_with_and},
        },
    },
};

/// Maximum number of names that one sentence lists.
const MAX_NAMES: usize = 3;
/// Maximum number of people whom the sentences about one organisation name.
const MAX_PEOPLE: usize = 5;

/// The people who get access to one organisation.
#[derive(Clone, Debug, Default)]
pub struct PeopleConsequence {
    /// They get access at once.
    pub joins: Vec<Name>,
    /// They get access once they activated their account.
    pub joins_later: Vec<Name>,
    /// They get a request.
    pub asks: Vec<Name>,
    /// They are skipped, each with the reason in a few words.
    pub skipped: Vec<(String, String)>,
}

/// The organisations to which people get access.
#[derive(Clone, Debug, Default)]
pub struct OrganisationsConsequence {
    /// The people who get access.
    pub people: Vec<Person>,
    /// Organisations that a person joins at once; with several people, one entry for each of them.
    pub joins: Vec<Name>,
    /// Organisations that a person joins once they activated their account.
    pub joins_later: Vec<Name>,
    /// Organisations that send a request; with several people, one entry for each of them.
    pub asks: Vec<Name>,
    /// Organisations that are skipped, each with the reason in a few words.
    pub skipped: Vec<(String, String)>,
}

/// Says who gets access at once, who gets a request, and who is skipped and why. Counts many people,
/// as the list below names them.
pub fn of_people(lang: Lang, consequence: &PeopleConsequence) -> String {
    let PeopleConsequence { joins, joins_later, asks, skipped } = consequence;
    let counts = [joins.len(), joins_later.len(), asks.len(), skipped.len()];
    if counts.iter().sum::<usize>() > MAX_PEOPLE || counts.iter().any(|count| *count > MAX_NAMES) {
        return counts_of_people(lang, consequence);
    }
    let mut said = Vec::new();
    let names = |names: &[Name]| join_with_and(lang, names, MAX_NAMES);
    let get = |names: &[Name]| match (lang, names.len()) {
        (Lang::Nl, 1) => "krijgt",
        (Lang::Nl, _) => "krijgen",
        (Lang::En, 1) => "gets",
        (Lang::En, _) => "get",
    };
    if !joins.is_empty() {
        said.push(match lang {
            Lang::Nl => format!("{} {} direct toegang.", names(joins), get(joins)),
            Lang::En => format!("{} {} access at once.", names(joins), get(joins)),
        });
    }
    if !joins_later.is_empty() {
        let (who, get) = (names(joins_later), get(joins_later));
        said.push(match lang {
            Lang::Nl => format!("{who} {get} toegang zodra het account geactiveerd is."),
            Lang::En => format!("{who} {get} access once the account is activated."),
        });
    }
    if !asks.is_empty() {
        said.push(match lang {
            Lang::Nl => format!(
                "{} {} een verzoek in Postvak IN; toegang volgt na accepteren.",
                names(asks),
                get(asks)
            ),
            Lang::En => format!(
                "{} {} a request in the Inbox; access follows after accepting.",
                names(asks),
                get(asks)
            ),
        });
    }
    said.extend(skipped_sentence(lang, skipped));
    said.join(" ")
}

/// Says how many people get access at once, get a request, and are skipped.
fn counts_of_people(lang: Lang, consequence: &PeopleConsequence) -> String {
    let PeopleConsequence { joins, joins_later, asks, skipped } = consequence;
    let people = |n: usize| match lang {
        Lang::Nl => count(lang, n, "persoon krijgt", "mensen krijgen"),
        Lang::En => count(lang, n, "person gets", "people get"),
    };
    let access = match (lang, joins.len(), joins_later.len()) {
        (_, 0, 0) => None,
        (Lang::Nl, now, 0) => Some(format!("{} direct toegang.", people(now))),
        (Lang::En, now, 0) => Some(format!("{} access at once.", people(now))),
        (Lang::Nl, 0, later) => Some(format!("{} toegang na activeren.", people(later))),
        (Lang::En, 0, later) => Some(format!("{} access after activation.", people(later))),
        (Lang::Nl, now, later) => {
            Some(format!("{} direct toegang en {later} na activeren.", people(now)))
        }
        (Lang::En, now, later) => {
            Some(format!("{} access at once and {later} after activation.", people(now)))
        }
    };
    let requests = (!asks.is_empty()).then(|| match lang {
        Lang::Nl => format!(
            "{} naar Postvak IN; toegang volgt na accepteren.",
            count(lang, asks.len(), "verzoek gaat", "verzoeken gaan")
        ),
        Lang::En => format!(
            "{} to the Inbox; access follows after accepting.",
            count(lang, asks.len(), "request goes", "requests go")
        ),
    });
    let left_out = (!skipped.is_empty()).then(|| match lang {
        Lang::Nl => format!(
            "{} overgeslagen.",
            count(lang, skipped.len(), "persoon wordt", "mensen worden")
        ),
        Lang::En => {
            format!("{} skipped.", count(lang, skipped.len(), "person is", "people are"))
        }
    });
    [access, requests, left_out].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Says where people get access at once, where they get a request, and what is skipped and why.
pub fn of_organisations(lang: Lang, consequence: &OrganisationsConsequence) -> String {
    let OrganisationsConsequence { people, joins, joins_later, asks, skipped } = consequence;
    let mut said = Vec::new();
    let requests = match lang {
        Lang::Nl => count(lang, asks.len(), "verzoek", "verzoeken"),
        Lang::En => count(lang, asks.len(), "request", "requests"),
    };
    let person = match people.as_slice() {
        [person] => Some(&person.name),
        _ => None,
    };
    let orgs = |orgs: &[Name]| join_organisations(lang, orgs, MAX_NAMES);
    let mut distinct: Vec<Name> = Vec::new();
    for org in joins {
        if !distinct.contains(org) {
            distinct.push(org.clone());
        }
    }
    let names: Vec<Name> = people.iter().map(|person| person.name.clone()).collect();
    let who = join_with_and(lang, &names, MAX_NAMES);
    let all_join = joins.len() == people.len() * distinct.len();
    match (lang, person, joins.len()) {
        (_, _, 0) => {}
        (Lang::Nl, None, _) if all_join => {
            said.push(format!("{who} krijgen direct toegang tot {}.", strip_dot(&orgs(&distinct))));
        }
        (Lang::En, None, _) if all_join => {
            said.push(format!("{who} get access to {} at once.", orgs(&distinct)));
        }
        (Lang::Nl, Some(name), _) => {
            said.push(format!("{name} krijgt direct toegang tot {}.", strip_dot(&orgs(joins))));
        }
        (Lang::En, Some(name), _) => {
            said.push(format!("{name} gets access to {} at once.", orgs(joins)));
        }
        (Lang::Nl, None, n) => said.push(format!("{who}: {n} keer direct toegang.")),
        (Lang::En, None, n) => {
            let n = count(lang, n, "new membership", "new memberships");
            said.push(format!("{who}: {n} at once."));
        }
    }
    said.extend(later_sentence(lang, person, joins_later));
    match (lang, person, asks.len()) {
        (_, _, 0) => {}
        (Lang::Nl, Some(name), _) => said.push(format!(
            "{name} krijgt in Postvak IN een verzoek van {}; toegang volgt na accepteren.",
            orgs(asks)
        )),
        (Lang::En, Some(name), _) => said.push(format!(
            "{name} gets a request of {} in the Inbox; access follows after accepting.",
            orgs(asks)
        )),
        (Lang::Nl, None, _) => {
            said.push(format!("{requests} in Postvak IN; toegang volgt na accepteren."));
        }
        (Lang::En, None, _) => {
            said.push(format!("{requests} in the Inbox; access follows after accepting."));
        }
    }
    said.extend(skipped_sentence(lang, skipped));
    said.join(" ")
}

/// Says where access starts when the account is activated.
fn later_sentence(lang: Lang, person: Option<&Name>, orgs: &[Name]) -> Option<String> {
    let names = join_organisations(lang, orgs, MAX_NAMES);
    Some(match (lang, person, orgs.len()) {
        (_, _, 0) => return None,
        (Lang::Nl, Some(name), _) => {
            format!("{name} krijgt toegang tot {names} zodra het account geactiveerd is.")
        }
        (Lang::En, Some(name), _) => {
            format!("{name} gets access to {names} once the account is activated.")
        }
        (Lang::Nl, None, n) => format!("{n} keer toegang zodra het account geactiveerd is."),
        (Lang::En, None, n) => {
            let n = count(lang, n, "new membership", "new memberships");
            format!("{n} once the account is activated.")
        }
    })
}

/// Names what is skipped, once for each reason.
fn skipped_sentence(lang: Lang, skipped: &[(String, String)]) -> Option<String> {
    let mut reasons: Vec<(&str, Vec<Name>)> = Vec::new();
    for (name, why) in skipped {
        let (name, why) = (Name::stored(name.clone()), strip_dot(why));
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) => names.push(name),
            None => reasons.push((why, vec![name])),
        }
    }
    let parts = reasons
        .iter()
        .map(|(why, names)| format!("{} ({})", join_with_and(lang, names, MAX_NAMES), why));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return None;
    }
    let parts = parts.join(", ");
    let many = skipped.len();
    Some(match lang {
        Lang::Nl if many > MAX_NAMES => format!("Overgeslagen ({many}): {parts}."),
        Lang::En if many > MAX_NAMES => format!("Skipped ({many}): {parts}."),
        Lang::Nl => format!("Overgeslagen: {parts}."),
        Lang::En => format!("Skipped: {parts}."),
    })
}
