//! Texts of filters and searches, with the numbers of matches.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::text::{
    Lang, Text, both,
    grammar::{
        number::{count, grouped},
        words::users,
    },
};

pub(crate) const FILTER: Text = both("Filter", "Filter");
pub(crate) const SEARCH: Text = both("Zoek", "Search");

/// Shows which typed text found a similar user.
pub(crate) fn found_with(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("gevonden met ‘{text}’"),
        Lang::En => format!("found with ‘{text}’"),
    }
}

/// The number of matches, of similar matches and, if there is room, of searched names.
pub fn match_count(lang: Lang, n: usize, similar: usize, searched: Option<usize>) -> String {
    match lang {
        Lang::Nl => {
            if searched == Some(n) && similar == 0 {
                return count(lang, n, "naam", "namen");
            }
            let hits = count(lang, n, "treffer", "treffers");
            let hits = with_similar(lang, hits, [n, similar]);
            let searched = searched.map(|n| format!(" in {} namen", grouped(lang, n)));
            format!("{hits}{}", searched.unwrap_or_default())
        }
        Lang::En => {
            if searched == Some(n) && similar == 0 {
                return count(lang, n, "name", "names");
            }
            let hits = count(lang, n, "match", "matches");
            let hits = with_similar(lang, hits, [n, similar]);
            let searched = searched.map(|n| format!(" in {} names", grouped(lang, n)));
            format!("{hits}{}", searched.unwrap_or_default())
        }
    }
}

/// A hint about text that finds a user.
pub(crate) const HOW_TO_SEARCH: Text =
    both("initialen, deel van de naam of e-mail", "initials, part of a name, or e-mail");

/// The number of names that a search covers.
pub(crate) fn name_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => count(lang, n, "naam", "namen"),
        Lang::En => count(lang, n, "name", "names"),
    }
}

pub(crate) fn no_match(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("geen treffers voor ‘{text}’"),
        Lang::En => format!("no match for ‘{text}’"),
    }
}

/// Shown in the help for a search that finds nothing.
pub(crate) fn nothing_found(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("niets gevonden voor ‘{}’", text.trim()),
        Lang::En => format!("nothing found for ‘{}’", text.trim()),
    }
}

/// Shown in the help below a search that finds nothing: the key that brings back all lines.
pub(crate) const ESC_CLEARS: Text = both("Esc wist de zoekterm", "Esc clears the search");

/// Shown in the palette below a search that finds nothing.
pub(crate) const OTHER_WORDS: Text = both(
    "Typ wat je wilt doen, zoals toevoegen, rol of bestand, of een deel van een naam.",
    "Type what you want to do, such as add, role or export, or a part of a name.",
);

/// Shown if a search finds nobody: the typed text, and the number of searched names.
pub fn nobody_found(lang: Lang, text: &str, searched: usize) -> String {
    if text.trim().is_empty() {
        both("Er is niemand om toe te voegen.", "There is nobody to add.").of(lang).to_owned()
    } else {
        match lang {
            Lang::Nl => format!(
                "Niemand gevonden voor ‘{}’. Gezocht in {}: eigen gebruikers en wie je via een \
                 partner kunt kiezen. Probeer initialen, een deel van de naam of het \
                 e-mailadres.",
                text.trim(),
                count(lang, searched, "naam", "namen")
            ),
            Lang::En => format!(
                "Nobody found for ‘{}’. Searched {}: your own users, and people you can choose \
                 through a partner. Try initials, a part of the name, or the e-mail address.",
                text.trim(),
                count(lang, searched, "name", "names")
            ),
        }
    }
}

pub fn people_count(lang: Lang, shown: usize, searched: usize) -> String {
    if shown == searched {
        match lang {
            Lang::Nl => count(lang, searched, "gebruiker", "gebruikers"),
            Lang::En => users(searched),
        }
    } else {
        match lang {
            Lang::Nl => {
                format!("{} van {} gebruikers", grouped(lang, shown), grouped(lang, searched))
            }
            Lang::En => format!("{} of {}", grouped(lang, shown), users(searched)),
        }
    }
}

/// The heading above users whose names are only similar to the typed text.
pub(crate) const SIMILAR: Text = both("Lijkt erop", "Similar");

/// The sort order after a count, if no visible column shows it. `arrow` is the direction.
pub(crate) fn sorted_by(lang: Lang, word: &str, arrow: &str) -> String {
    match lang {
        Lang::Nl => format!(" · op {word} {arrow}"),
        Lang::En => format!(" · by {word} {arrow}"),
    }
}

/// The text of the number of matches, with that of similar ones. No match beside similar ones is told
/// as no exact match: the similar ones are found too.
pub fn with_similar(lang: Lang, counted: String, [exact, similar]: [usize; 2]) -> String {
    let none = both("geen exacte treffer", "no exact match");
    let is_none = exact == 0 && similar > 0;
    let counted = if is_none { none.of(lang).to_owned() } else { counted };
    format!("{counted}{}", similar_count(lang, similar))
}

/// The number of similar matches after a count; empty if there are none.
pub fn similar_count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => match n {
            0 => String::new(),
            1 => " · 1 lijkt erop".to_owned(),
            n => format!(" · {} lijken erop", grouped(lang, n)),
        },
        Lang::En => {
            if n == 0 {
                String::new()
            } else {
                format!(" · {} similar", grouped(lang, n))
            }
        }
    }
}

/// The mark after the name of a user who is only similar to the typed text.
pub(crate) const SIMILAR_MARK: Text = both(" (lijkt op)", " (similar)");

/// The rows of a list that pass its filter, and the marked ones.
#[derive(Clone, Copy, Debug)]
pub struct MarkedHits {
    /// Rows that pass the filter.
    pub shown: usize,
    /// Rows without the filter.
    pub all: usize,
    /// Marked rows, inside and outside the filter.
    pub marked: usize,
    /// Marked rows outside the filter; `None` if unknown.
    pub hidden: Option<usize>,
}

/// The number of rows that pass a filter, and that of the marked rows (R311).
pub fn marked_hits(lang: Lang, hits: MarkedHits) -> String {
    let MarkedHits { shown, all, marked, hidden } = hits;
    let [shown, all, marked] = [shown, all, marked].map(|n| grouped(lang, n));
    let hidden = hidden.filter(|n| *n > 0).map(|n| grouped(lang, n));
    match lang {
        Lang::Nl => {
            let hidden = hidden.map(|n| format!(", {n} buiten het filter")).unwrap_or_default();
            format!("{shown} van {all} · {marked} gemarkeerd{hidden}")
        }
        Lang::En => {
            let hidden = hidden.map(|n| format!(", {n} outside the filter")).unwrap_or_default();
            format!("{shown} of {all} · {marked} marked{hidden}")
        }
    }
}

/// Said after the number of marked users if those are all but the viewer.
pub(crate) const NOT_YOU: Text = both(", jij niet", ", not you");

/// Said in a question about marked rows if the filter hides some; `None` without any (R311).
pub fn marks_outside_filter(lang: Lang, hidden: usize) -> Option<String> {
    let count = grouped(lang, hidden);
    match (lang, hidden) {
        (_, 0) => None,
        (Lang::Nl, 1) => Some("1 gemarkeerde rij valt buiten het filter.".to_owned()),
        (Lang::Nl, _) => Some(format!("{count} gemarkeerde rijen vallen buiten het filter.")),
        (Lang::En, 1) => Some("1 marked row is outside the filter.".to_owned()),
        (Lang::En, _) => Some(format!("{count} marked rows are outside the filter.")),
    }
}
