//! Texts about organisations, their members and requests.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::{Day, MemberRow, Name},
    text::{
        Lang, Text, both,
        grammar::{
            number::{count, grouped},
            words::{count_shown, day_full, members},
        },
        headings::WHAT_NOW,
    },
};

/// The keys for the member under the cursor, in the pane.
pub(crate) const NO_HANDLED_REQUESTS: [Text; 2] = [
    both("Nog geen afgehandelde verzoeken.", "No handled requests yet."),
    both("f  verzoeken die nog wachten", "f  requests that still wait"),
];
pub(crate) const NO_ORGANISATIONS_YET: [Text; 7] = [
    both("Nog geen organisaties.", "No organisations yet."),
    both("", ""),
    WHAT_NOW,
    both("+  voeg de eerste organisatie toe", "+  add the first organisation"),
    both("3  voeg een collega toe, bij Gebruikers", "3  add a colleague, under Users"),
    both(
        "4  zoek een partner, als mensen van buiten toegang krijgen",
        "4  find a partner, if people from outside get access",
    ),
    both("9  zie alle eerste stappen, bij Omgeving", "9  see all first steps, under Environment"),
];
pub(crate) const NO_REQUESTS: [Text; 2] = [
    both("Geen verzoeken onderweg.", "No open requests."),
    both("f  afgehandelde verzoeken", "f  handled requests"),
];
pub(crate) const NOT_MEMBER: Text = both("geen lid", "not a member");
/// The role of the viewer while their access is paused.
pub(crate) const ON_PAUSE: Text = both("pauze", "paused");
pub(crate) const UNMANAGED: Text = both("zonder Beheerder", "no Administrator");
pub(crate) const SHOW_ALL_HINT: Text = both("F3: alles", "F3: all");

pub fn only_member_lines(lang: Lang, can_add: bool) -> Vec<String> {
    let add: &[&str] = if can_add {
        match lang {
            Lang::Nl => &[
                "+   voeg eigen gebruikers toe (direct lid)",
                "    of gebruikers van een partner (na accepteren)",
                "",
            ],
            Lang::En => &[
                "+   add your own users (members at once)",
                "    or users of a partner (after accepting)",
                "",
            ],
        }
    } else {
        &[]
    };
    let mut lines = match lang {
        Lang::Nl => vec!["Je bent hier nog alleen.".to_owned(), String::new()],
        Lang::En => vec!["You are the only member so far.".to_owned(), String::new()],
    };
    lines.extend(add.iter().map(|line| (*line).to_owned()));
    lines.push(
        both(
            "Tip: zorg voor een tweede Beheerder, dan zit de",
            "Tip: appoint a second Administrator, so that the",
        )
        .of(lang)
        .to_owned(),
    );
    lines.push(
        both(
            "organisatie nooit zonder als jij er niet bent.",
            "organisation has one when you are away.",
        )
        .of(lang)
        .to_owned(),
    );
    lines
}

pub fn no_access(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => {
            format!("Je bent geen lid van {org}: vraag een Beheerder ervan om je toe te voegen.")
        }
        Lang::En => {
            format!("You are not a member of {org}: ask one of its Administrators to add you.")
        }
    }
}

pub fn count_members(lang: Lang, total: usize, unfiltered: usize, marked: usize) -> String {
    match lang {
        Lang::Nl => {
            let leden = |n| count(lang, n, "lid", "leden");
            match (marked, total == unfiltered) {
                (0, true) => leden(total),
                (0, false) => format!("{} van {}", grouped(lang, total), leden(unfiltered)),
                (n, _) => format!("{} van {} gemarkeerd", grouped(lang, n), leden(unfiltered)),
            }
        }
        Lang::En => match (marked, total == unfiltered) {
            (0, true) => members(total),
            (0, false) => format!("{} of {}", grouped(lang, total), members(unfiltered)),
            (n, _) => format!("{} of {} marked", grouped(lang, n), members(unfiltered)),
        },
    }
}

pub fn count_organisations(lang: Lang, total: usize, unfiltered: usize) -> String {
    match lang {
        Lang::Nl => {
            if total == unfiltered {
                count(lang, total, "organisatie", "organisaties")
            } else {
                format!("{} van {}", grouped(lang, total), grouped(lang, unfiltered))
            }
        }
        Lang::En => count_shown(total, unfiltered, "organisation", "organisations"),
    }
}

pub(crate) const ROW_GONE: Text = both(
    "Wat open stond, staat niet meer in de lijst of is niet meer voor jou.",
    "What was open is no longer in the list, or no longer for you.",
);

pub(crate) fn request_gone(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("Het verzoek aan {name} wacht niet meer; het Logboek zegt waarom."),
        Lang::En => format!("The request to {name} is no longer open; the Log says why."),
    }
}

pub(crate) fn member_gone(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!("{name} staat hier niet meer; het Logboek zegt waarom."),
        Lang::En => format!("{name} is no longer here; the Log says why."),
    }
}

/// The name of a member, with an address that tells namesakes apart, and a mark on their own row.
pub(crate) fn member_name(lang: Lang, row: &MemberRow, address: Option<&str>) -> String {
    let address = address.map(|address| format!(" ({address})")).unwrap_or_default();
    let me = if row.me { both(" (jij)", " (you)").of(lang) } else { "" };
    format!("{}{address}{me}", row.person.name)
}

/// `gepauzeerd tot 28 nov 2026`; `paused until 28 Nov 2026`.
pub(crate) fn paused_until(lang: Lang, until: Day) -> String {
    let until = day_full(lang, until);
    match lang {
        Lang::Nl => format!("gepauzeerd tot {until}"),
        Lang::En => format!("paused until {until}"),
    }
}

pub fn no_organisations(lang: Lang, waiting: usize) -> String {
    match (lang, waiting) {
        (Lang::Nl, 0) => "Je bent nergens lid.".to_owned(),
        (Lang::En, 0) => "You are not a member anywhere yet.".to_owned(),
        (Lang::Nl, n) => format!("Je bent nergens lid. Verzoeken staan in Postvak IN ({n})."),
        (Lang::En, n) => {
            format!("You are not a member anywhere yet. Requests are in the Inbox ({n}).")
        }
    }
}

pub fn requests_only_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => format!(
            "{}. Alleen een Beheerder ziet aan wie.",
            count(lang, n, "open verzoek", "open verzoeken")
        ),
        Lang::En => {
            let open = count(lang, n, "open request", "open requests");
            format!("{open}. Only an Administrator sees to whom.")
        }
    }
}
