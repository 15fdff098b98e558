//! Texts about the fields of filters.

use crate::text::{Lang, Text, both};

/// The values of fields. The words of the command line have their own constants.
pub(crate) mod word {
    use crate::text::{Text, both};

    pub(crate) use crate::text::arguments::word::{
        ACCEPTED, ADMIN, ADVANCED, BASIC, DECLINED, EXPIRED, MEMBER, NO, ORGANISATIONS, OWN,
        PARTNER, PENDING, USERS, WITHDRAWN, YES,
    };

    pub(crate) const ACCESS: Text = both("toegang", "access");
    pub(crate) const ACTIVE: Text = both("actief", "active");
    pub(crate) const ANY: Text = both("wel", "any");
    pub(crate) const BLOCKED: Text = both("geblokkeerd", "blocked");
    pub(crate) const IMPORT: Text = both("import", "import");
    pub(crate) const INVITED: Text = both("uitgenodigd", "invited");
    pub(crate) const NONE: Text = both("geen", "none");
    pub(crate) const NOT_ACTIVE: Text = both("niet-actief", "not-active");
    pub(crate) const PARTNERS: Text = both("partners", "partners");
    pub(crate) const PAUSED: Text = both("gepauzeerd", "paused");
    pub(crate) const NOT_ALLOWED: Text = both("mocht-niet", "not-allowed");
    pub(crate) const REVIEW: Text = both("beoordeling", "review");
    pub(crate) const SCREENS: Text = both("scherm", "screen");
    pub(crate) const SHELL: Text = both("shell", "shell");
    pub(crate) const SYSTEM: Text = both("systeem", "system");
}

/// Says how to get the rows back in a list that the filter empties.
pub(crate) const ESC_CLEARS: Text = both("Esc  wist het filter", "Esc  clears the filter");

/// The answer to Tab in a filter.
pub(crate) const NOTHING_TO_COMPLETE: Text = both(
    "Hier valt niets aan te vullen: Tab vult een veld of een waarde aan.",
    "There is nothing to complete here: Tab completes a field or a value.",
);

/// Says that no row passes the filter.
pub(crate) fn no_match(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("Geen treffers voor ‘{text}’."),
        Lang::En => format!("No match for ‘{text}’."),
    }
}

/// The answer to a key that leaves a filter of which a part cannot be read.
pub(crate) const FINISH_FIRST: Text = both(
    "Maak het filter eerst af, of wis het met Esc.",
    "Complete the filter first, or clear it with Esc.",
);

/// The answer to a key that leaves a filter which finds nothing.
pub(crate) const NOTHING_FOUND: Text = both(
    "Geen treffers om heen te gaan. Esc wist het filter.",
    "No match to go to. Esc clears the filter.",
);

/// The thing that words without a field search.
pub(crate) const NAME: Text = both("naam", "name");

/// `rol: kies lid, beheerder`; `role: choose member, admin`.
pub(crate) fn choose_value(lang: Lang, field: &str, values: &[&str]) -> String {
    let values = values.join(", ");
    match lang {
        Lang::Nl => format!("{field}: kies {values}"),
        Lang::En => format!("{field}: choose {values}"),
    }
}

/// The answer to a field or value that is unknown: `x? kies lid, beheerder`; `x? choose member, admin`.
pub(crate) fn choose_instead(lang: Lang, typed: &str, words: &[&str]) -> String {
    let words = words.join(", ");
    match lang {
        Lang::Nl => format!("{typed}? kies {words}"),
        Lang::En => format!("{typed}? choose {words}"),
    }
}

/// A field that only Beheerders of the environment can use.
pub(crate) fn admins_only(lang: Lang, field: &str) -> String {
    match lang {
        Lang::Nl => format!("{field}: alleen een Beheerder van de omgeving weet dit"),
        Lang::En => format!("{field}: only an Administrator of the environment knows this"),
    }
}

/// The palette of saved filters.
pub(crate) const SAVED_TITLE: Text = both("Bewaarde filters", "Saved filters");
pub(crate) const NO_FILTER_THERE: Text = both(
    "Ctrl+X haalt een bewaard filter weg: zet ▸ eerst op een filter.",
    "Ctrl+X removes a saved filter: put ▸ on a filter first.",
);
pub(crate) const FOR_THIS_SESSION: Text =
    both("Het blijft tot het einde van deze sessie.", "It stays until the end of this session.");
/// The text of an empty palette of saved filters, in front of how to save one.
pub(crate) const NONE_SAVED: Text = both(
    "Nog geen. Een bewaard filter is een filter van deze lijst met een naam, om het later weer te \
     gebruiken.",
    "None yet. A saved filter is a filter of this list with a name, to use it again later.",
);
/// How to save a filter while the list has none.
pub(crate) const FILTER_FIRST: Text = both(
    "Filter eerst de lijst (Esc, dan /). Open dit dan weer met F en typ een naam.",
    "Filter the list first (Esc, then /). Then open this again with F and type a name.",
);
/// The placeholder of the field with the name.
pub(crate) const NAME_OR_SEARCH: Text =
    both("typ een naam, of zoek er een", "type a name, or search for one");
pub(crate) const USE_FILTER: Text = both("gebruik filter", "use filter");
pub(crate) const NOTHING_TO_SAVE: Text = both(
    "De lijst heeft nog geen filter om te bewaren: filter hem eerst (Esc, dan /).",
    "The list has no filter to save yet: filter it first (Esc, then /).",
);
pub(crate) const SAVE_FILTER: Text = both("bewaar filter", "save filter");

/// The name of a list by the code under which its filters are saved.
pub(crate) fn list_name(lang: Lang, list: &str) -> &'static str {
    match list {
        "organisations" => both("Organisaties", "Organisations"),
        "members" => both("Leden", "Members"),
        "requests" => both("Verzoeken", "Requests"),
        "users" => both("Gebruikers", "Users"),
        "partners" => both("Partners", "Partners"),
        _ => both("Logboek", "Log"),
    }
    .of(lang)
}

/// Explains how to save the filter of the list.
pub(crate) fn how_to_save(lang: Lang, filter: &str) -> String {
    match lang {
        Lang::Nl => format!("Typ een naam om ‘{filter}’ te bewaren, en druk op Enter."),
        Lang::En => format!("Type a name to save ‘{filter}’, and press Enter."),
    }
}

/// Says that the filter of the list is saved already.
pub(crate) fn is_saved(lang: Lang, name: &str, filter: &str) -> String {
    match lang {
        Lang::Nl => format!("‘{filter}’ is bewaard als ‘{name}’."),
        Lang::En => format!("‘{filter}’ is saved as ‘{name}’."),
    }
}

/// The line that saves the filter of the list under the typed name.
pub(crate) fn save_as(lang: Lang, filter: &str, name: &str) -> String {
    match lang {
        Lang::Nl => format!("bewaar ‘{filter}’ als ‘{name}’"),
        Lang::En => format!("save ‘{filter}’ as ‘{name}’"),
    }
}

pub(crate) fn saved(lang: Lang, name: &str, filter: &str) -> String {
    match lang {
        Lang::Nl => format!("Filter ‘{filter}’ is bewaard als ‘{name}’."),
        Lang::En => format!("Saved filter ‘{filter}’ as ‘{name}’."),
    }
}

pub(crate) fn removed(lang: Lang, name: &str, filter: &str) -> String {
    match lang {
        Lang::Nl => format!("Filter ‘{name}’ is weg; het was: {filter}"),
        Lang::En => format!("Removed filter ‘{name}’; it was: {filter}"),
    }
}

/// The message that a filter was not replaced or removed: another program saved it meanwhile.
pub(crate) fn replaced(lang: Lang, name: &str, filter: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "Niet gewijzigd: een ander programma bewaarde net ‘{filter}’ als ‘{name}’. Doe het nog \
             eens om dat te vervangen."
        ),
        Lang::En => format!(
            "Not changed: another program has just saved ‘{filter}’ as ‘{name}’. Do it again to \
             replace that."
        ),
    }
}

pub(crate) fn not_saved(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Nl => {
            format!(
                "De bewaarde filters konden niet naar schijf: {why}. De wijziging geldt tot je stopt."
            )
        }
        Lang::En => {
            format!(
                "The saved filters were not written to disk: {why}. The change lasts until you quit."
            )
        }
    }
}
