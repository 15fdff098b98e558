//! The lists in a pane: who belongs to an organisation, where a user has access, and what happened.

use jiff::tz::TimeZone;

use crate::{
    domain::{Day, PaneAccess, PaneEvent},
    text::{
        Lang, Text, both,
        grammar::{
            number::{count, grouped},
            words::{self, day_full},
        },
        log_sentence,
        people::users::ACCESS_TO,
    },
};

const OTHER_ACCESS: Text = both("Ook toegang tot", "Also has access to");
const SHARED_ACCESS: Text = both("Samen met jou lid van", "Member with you of");
const OTHER_SHARED_ACCESS: Text = both("Ook samen met jou lid van", "Also member with you of");

/// The kind of rows that a list in a pane counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Counted {
    #[default]
    People,
    Organisations,
}

/// `Leden (16)`.
pub(crate) fn members_heading(lang: Lang, all: usize) -> String {
    with_count(lang, both("Leden", "Members"), all)
}

/// The heading of the organisations that a user has access to.
pub(crate) fn access_heading(lang: Lang, whole: bool, all: usize) -> String {
    with_count(lang, if whole { ACCESS_TO } else { SHARED_ACCESS }, all)
}

/// The heading of the other organisations that a member has access to.
pub(crate) fn other_access_heading(lang: Lang, whole: bool, all: usize) -> String {
    with_count(lang, if whole { OTHER_ACCESS } else { OTHER_SHARED_ACCESS }, all)
}

fn with_count(lang: Lang, heading: Text, all: usize) -> String {
    format!("{} ({})", heading.of(lang), grouped(lang, all))
}

/// `en 8 anderen`; `and 8 others`: the rows that a list in a pane leaves out.
pub(crate) fn and_others(lang: Lang, counted: Counted, others: usize) -> String {
    match (lang, counted) {
        (Lang::Nl, Counted::People) => format!("en {}", count(lang, others, "ander", "anderen")),
        (Lang::Nl, Counted::Organisations) => {
            format!("en {}", count(lang, others, "andere organisatie", "andere organisaties"))
        }
        (Lang::En, Counted::People) => format!("and {}", count(lang, others, "other", "others")),
        (Lang::En, Counted::Organisations) => {
            format!("and {}", count(lang, others, "other organisation", "other organisations"))
        }
    }
}

/// `t/m 2 dec 2026`; `until 2 Dec 2026`. Empty for access without an end.
pub(crate) fn until(lang: Lang, row: &PaneAccess) -> String {
    row.last_day.map_or(String::new(), |day| words::until(lang, day))
}

/// The day of an event, without the year if that is this year, and its sentence. `is_of_one` omits
/// the name of the organisation that the pane is about.
pub(crate) fn event(
    lang: Lang,
    event: &PaneEvent,
    is_of_one: bool,
    zone: &TimeZone,
    today: Day,
) -> (String, String) {
    let day = event.row.at.day(zone);
    let is_this_year = day.parts().0 == today.parts().0;
    let day = if is_this_year { words::day_and_month(lang, day) } else { day_full(lang, day) };
    let said = log_sentence(lang, &event.row, is_of_one, zone);
    let lines = match (lang, event.lines) {
        (_, ..2) => String::new(),
        (Lang::Nl, lines) => format!(" (en nog {})", count(lang, lines - 1, "regel", "regels")),
        (Lang::En, lines) => {
            format!(" (and {})", count(lang, lines - 1, "more line", "more lines"))
        }
    };
    (day, format!("{said}{lines}"))
}
