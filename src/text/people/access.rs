//! Texts about the organisations that a user has access to.

use jiff::tz::TimeZone;

use super::users::marked_names;
use crate::{
    domain::{AccessBy, AccessRow, Name, Now, Origin},
    text::{
        Fact, Lang, Text, both, facts,
        grammar::{
            number::count,
            words::{self, day_full},
        },
        organisations,
    },
};

/// The level of a membership, or the word for a request.
pub(crate) fn level(lang: Lang, row: &AccessRow) -> &'static str {
    match row.by {
        AccessBy::Member(_) => words::level(lang, row.level),
        AccessBy::Asked(_) => both("verzoek", "request").of(lang),
    }
}

/// The level of a membership, and until when it is paused; or the word for a request.
pub(crate) fn level_and_pause(lang: Lang, row: &AccessRow) -> String {
    let level = level(lang, row);
    paused_until(lang, row).map_or_else(|| level.to_owned(), |paused| format!("{level} · {paused}"))
}

fn paused_until(lang: Lang, row: &AccessRow) -> Option<String> {
    row.paused_until.map(|until| organisations::paused_until(lang, until))
}

/// The status of a paused membership.
pub(crate) const PAUSED: Text = both("! gepauzeerd", "! paused");

/// The word for the origin of the access.
pub(crate) fn origin(lang: Lang, row: &AccessRow) -> &'static str {
    match row.origin {
        Origin::Own => both("eigen", "own").of(lang),
        Origin::Partner(_) => "via partner",
    }
}

/// The organisation of a row in full: role, start, last day and origin.
pub(crate) fn details(lang: Lang, row: &AccessRow, zone: &TimeZone, now: Now) -> Vec<Fact> {
    let since = day_full(lang, row.since.day(zone));
    let since = match (lang, row.by) {
        (_, AccessBy::Member(_)) => (both("Lid sinds", "Member since").of(lang), since),
        (Lang::Nl, AccessBy::Asked(_)) => ("Gevraagd", format!("! op {since}; wacht nog")),
        (Lang::En, AccessBy::Asked(_)) => ("Asked", format!("! on {since}; still waiting")),
    };
    let last_day = facts::last_day_left(lang, row.last_day, now);
    let from = match (lang, row.origin) {
        (Lang::Nl, Origin::Own) => format!("eigen gebruiker van {}", row.org_env),
        (Lang::En, Origin::Own) => format!("own user of {}", row.org_env),
        (Lang::Nl, Origin::Partner(_)) => format!("via een partnerschap met {}", row.org_env),
        (Lang::En, Origin::Partner(_)) => format!("through a partnership with {}", row.org_env),
    };
    let paused = paused_until(lang, row)
        .map(|paused| (both("Status", "Status").of(lang), format!("! {paused}")));
    let mut facts = vec![
        (both("Rol", "Role").of(lang), words::level(lang, row.level).to_owned()),
        since,
        (both("Laatste dag", "Last day").of(lang), last_day),
        (both("Herkomst", "Origin").of(lang), from),
    ];
    facts.extend(paused);
    facts
}

/// The number of marked organisations, of all that the user has access to; in full and in short.
pub(crate) fn count_marked(lang: Lang, marked: usize, all: usize) -> [String; 2] {
    match lang {
        Lang::Nl => {
            let orgs = count(lang, all, "organisatie", "organisaties");
            [format!("{marked} van {orgs} gemarkeerd"), format!("{marked} gemarkeerd")]
        }
        Lang::En => {
            let orgs = count(lang, all, "organisation", "organisations");
            [format!("{marked} of {orgs} marked"), format!("{marked} marked")]
        }
    }
}

/// The title and the facts of the marked organisations in their pane.
pub(crate) fn marked(lang: Lang, rows: &[&AccessRow]) -> (String, Vec<Fact>) {
    let names: Vec<Name> = rows.iter().map(|row| row.org.1.clone()).collect();
    let title = match lang {
        Lang::Nl => count(lang, names.len(), "organisatie", "organisaties"),
        Lang::En => count(lang, names.len(), "organisation", "organisations"),
    };
    (title, vec![marked_names(lang, names)])
}
