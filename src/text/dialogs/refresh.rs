//! The question whether an organisation takes over the data of its trade register.

use crate::{
    domain::{Name, Profile, RegisterEntry},
    text::{
        Lang, Text, both,
        grammar::words::day_full,
        register_entry::{differences, not_active},
    },
};

/// Said while the register does not answer: the fields that can be changed without it.
pub(crate) const WITHOUT_REGISTER: Text = both(
    "Tot dan blijven naam, adres en nummer zoals ze zijn. Website, e-mail en omschrijving wijzig je \
     met bewerk (e).",
    "Until then name, address and number stay as they are. Website, e-mail and description can be \
     changed with edit (e).",
);

/// The title of the question.
pub(crate) fn title(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{org} vernieuwen?"),
        Lang::En => format!("Refresh {org}?"),
    }
}

/// The register no longer has the number.
pub(crate) fn gone(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("Nummer {number} staat niet in het handelsregister; alles blijft zoals het is.")
        }
        Lang::En => {
            format!("The trade register does not have the number {number}; nothing changes.")
        }
    }
}

/// The day of the data and the changes, a line each.
pub(crate) fn lines(
    lang: Lang,
    entry: &RegisterEntry,
    from: &Profile,
    to: &Profile,
) -> Vec<String> {
    let day = day_full(lang, entry.as_of);
    let changes = differences(lang, from, to);
    let head = match (lang, changes.is_empty()) {
        (Lang::Nl, false) => format!("Volgens het handelsregister van {day}:"),
        (Lang::En, false) => format!("According to the trade register of {day}:"),
        (Lang::Nl, true) => {
            format!("Naam, adres en nummer zijn zoals in het handelsregister van {day}.")
        }
        (Lang::En, true) => {
            format!("Name, address and number are as in the trade register of {day}.")
        }
    };
    let mut lines = vec![head];
    lines.extend(changes);
    lines.extend(not_active(lang, &entry.enterprise));
    lines
}
