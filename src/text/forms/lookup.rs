//! The search in the trade register, in the form of a new organisation.

use crate::{
    domain::{EnterpriseRow, EnterpriseStatus, Name, RegisterStatus, Scheme},
    text::{
        Lang, Text, both,
        grammar::{number::grouped, words::day_full},
        register, register_entry,
    },
};

/// Why the chosen enterprise did not fill in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupProblem {
    /// The register no longer has the enterprise.
    Gone,
    /// The program does not accept the name or address of the enterprise with this name.
    Unusable(String),
}

pub(crate) const BY_HAND: Text = both(
    "Zelf ingevuld. Esc: terug naar zoeken in het handelsregister.",
    "Entered by hand. Esc: back to the search in the trade register.",
);
pub(crate) const CHOOSE_NAME: Text = both("kies een handelsnaam", "choose a trade name");
pub(crate) const HOW_TO_IMPORT: Text = both(
    "Het handelsregister doorzoeken kan na: toegang handelsregister importeer PAD",
    "To search the trade register, first run: toegang trade-register import PATH",
);
pub(crate) const LOCKED: Text = both(
    "Dit komt uit het handelsregister en is hier niet te wijzigen. F4: alles zelf ingeven.",
    "This comes from the trade register and cannot be changed here. F4: enter everything yourself.",
);
pub(crate) const HOW_TO_SEARCH: Text = both("naam, plaats of nummer", "name, place or number");
pub(crate) const NO_NAME: Text = both("geen handelsnaam", "no trade name");
pub(crate) const STEP: Text = both("zoeken in het handelsregister", "search the trade register");
pub(crate) const TYPE_TO_SEARCH: Text = both(
    "Typ een naam, plaats of nummer. Staat hij er niet bij: F4, zelf ingeven.",
    "Type a name, place or number. If it is not there: F4, enter it yourself.",
);

/// The number of enterprises found; `has_more` if there are more than these.
pub(crate) fn found(lang: Lang, rows: usize, has_more: bool) -> String {
    let rows = grouped(lang, rows);
    let more = if has_more { "+" } else { "" };
    match lang {
        Lang::Nl => format!("{rows}{more} gevonden"),
        Lang::En => format!("{rows}{more} found"),
    }
}

/// The line above the fields that a host without this register shows: why, or how to get one.
pub(crate) fn how_to_search(lang: Lang, scheme: Scheme, status: Option<&RegisterStatus>) -> String {
    if let Some(why) = status.and_then(|status| status.fault) {
        return register::unanswered(lang, why);
    }
    let has_other = status.is_some_and(|status| !status.covered.is_empty());
    match (has_other, scheme) {
        (false, _) => both(
            "Vul zelf in: hier is geen handelsregister om in te zoeken (hulp: F1).",
            "Fill in yourself: there is no trade register to search (help: F1).",
        ),
        (true, Scheme::Kbo) => both(
            "Het handelsregister hier heeft geen Belgische ondernemingen.",
            "The trade register here has no Belgian enterprises.",
        ),
        (true, _) => both(
            "Het handelsregister hier heeft geen Nederlandse ondernemingen.",
            "The trade register here has no Dutch enterprises.",
        ),
    }
    .of(lang)
    .to_owned()
}

/// The lines above fields that an enterprise filled in: why some are locked, and the way out.
pub(crate) fn filled_in(lang: Lang, row: &EnterpriseRow) -> Vec<String> {
    let day = day_full(lang, row.entry.as_of);
    let source = match lang {
        Lang::Nl => format!("Uit het handelsregister van {day}. Zelf ingeven: F4."),
        Lang::En => format!("From the trade register of {day}. Enter it yourself: F4."),
    };
    let mut lines = vec![source];
    lines.extend(warnings(lang, row));
    lines
}

/// The reasons to think twice before choosing this enterprise.
pub(crate) fn warnings(lang: Lang, row: &EnterpriseRow) -> Vec<String> {
    let not_active = register_entry::not_active(lang, &row.entry.enterprise);
    let used = row.used_by.as_ref().map(|org| in_use(lang, org));
    not_active.into_iter().chain(used).chain(from_file(lang, row)).collect()
}

/// Says that the file of the host answered for a service that failed, if so.
pub(crate) fn from_file(lang: Lang, row: &EnterpriseRow) -> Option<String> {
    row.service_fault.map(|why| register::from_file(lang, why, row.entry.as_of))
}

fn in_use(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("Let op: {org} heeft dit nummer al."),
        Lang::En => format!("Note: {org} already has this number."),
    }
}

/// The status of a match, short.
pub(crate) fn status(lang: Lang, row: &EnterpriseRow) -> &'static str {
    if row.used_by.is_some() {
        return both("! in gebruik", "! in use").of(lang);
    }
    match row.entry.enterprise.status {
        EnterpriseStatus::Active => both("actief", "active"),
        EnterpriseStatus::Special => both("! bijzonder", "! special"),
        EnterpriseStatus::Bankrupt => both("! failliet", "! bankrupt"),
        EnterpriseStatus::Ended => both("! beëindigd", "! ended"),
    }
    .of(lang)
}

/// No enterprise matches the text.
pub(crate) fn nothing_found(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("Niets gevonden voor ‘{text}’. F4: zelf ingeven."),
        Lang::En => format!("Nothing found for ‘{text}’. F4: enter it yourself."),
    }
}

/// Why the chosen enterprise did not fill in the form.
pub(crate) fn problem(lang: Lang, why: &LookupProblem) -> String {
    match why {
        LookupProblem::Gone => both(
            "Deze onderneming staat niet meer in het handelsregister; zoek opnieuw.",
            "The trade register no longer has this enterprise; search again.",
        )
        .of(lang)
        .to_owned(),
        LookupProblem::Unusable(name) => register_entry::unusable_entry(lang, name),
    }
}
