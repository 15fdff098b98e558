//! Typed days, unsaved input, and keys without effect.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use std::collections::BTreeSet;

use jiff::tz::TimeZone;

use crate::{
    domain::{Day, Moment},
    text::{
        Lang, Text, both,
        grammar::{
            self,
            day::{DayInput, clock},
            number::{count, grouped},
            words::{day_full, day_numeric, day_this_year},
        },
    },
};

pub(crate) const DAY_EXAMPLES: Text = both(
    "Bijvoorbeeld 31-12, 31-12-2027, +10d, +2w, +3m of geen.",
    "For example 31-12, 2027-12-31, +10d, +2w, +3m or none.",
);
/// The examples in a line below a narrow field.
pub(crate) const SHORT_DAY_EXAMPLES: Text = both("31-12, +3m of geen", "31-12, +3m or none");
pub(crate) const DAY_PAST: Text = both("al voorbij", "already past");
pub(crate) const DAY_UNCLEAR: Text = both("geen datum", "not a date");
/// The meaning of a text that may still become a day.
pub(crate) const DAY_INCOMPLETE: Text = both("nog geen datum", "not a date yet");
/// Why a typed last day is refused, with what to type instead.
pub(crate) fn day_fault(lang: Lang) -> String {
    format!("{}: {}", DAY_UNCLEAR.of(lang), SHORT_DAY_EXAMPLES.of(lang))
}

/// The different days that the people of a prompt have now, in order; `None` if nobody has one.
pub(crate) fn present_days(lang: Lang, days: impl Iterator<Item = Option<Day>>) -> Option<String> {
    let all: BTreeSet<Option<Day>> = days.collect();
    let or_none = match (lang, all.contains(&None)) {
        (_, false) => "",
        (Lang::Nl, true) => ", of geen",
        (Lang::En, true) => ", or none",
    };
    let days = join_days(lang, &all.into_iter().flatten().collect())?;
    Some(format!("{}: {days}{or_none}", both("Nu", "Now").of(lang)))
}

/// The most different days that a sentence names.
const MAX_DAYS: usize = 3;

/// These days in order, or the first and the last of many; `None` without days.
pub(crate) fn join_days(lang: Lang, days: &BTreeSet<Day>) -> Option<String> {
    let days: Vec<String> = days.iter().map(|day| day_full(lang, *day)).collect();
    Some(match days.as_slice() {
        [] => return None,
        [only] => only.clone(),
        [first, .., last] if days.len() > MAX_DAYS => match lang {
            Lang::Nl => format!("{} dagen, van {first} t/m {last}", days.len()),
            Lang::En => format!("{} days, from {first} to {last}", days.len()),
        },
        [first @ .., last] => {
            // Days of one year name it once.
            let year = last.rsplit_once(' ').map_or("", |(_, year)| year);
            let is_one = first.iter().all(|day| day.ends_with(year));
            let short = |day: &String| {
                let day = if is_one { day.strip_suffix(year).unwrap_or(day) } else { day };
                day.trim_end().to_owned()
            };
            let first: Vec<String> = first.iter().map(short).collect();
            format!("{} {} {last}", first.join(", "), both("en", "and").of(lang))
        }
    })
}

/// Said beside an empty field for the day of several people.
pub(crate) const DAY_NEEDED: Text =
    both("typ een dag voor allen, of ‘geen’", "type a day for all, or ‘none’");
pub(crate) const ESC_DISCARDS_INPUT: Text = both(
    "Wat je invulde is nog niet opgeslagen. Nog eens Esc, en het is weg.",
    "Your input is not saved. Press Esc again to discard it.",
);
pub(crate) const LEAVING_DISCARDS_INPUT: Text = both(
    "Wat je invulde is nog niet opgeslagen. Nog eens, en het is weg.",
    "Your input is not saved. Do this again to discard it.",
);
pub(crate) const PASTE_REFUSED: Text = both(
    "De geplakte tekst is genegeerd: plakken kan alleen in een veld. Open er eerst een.",
    "The pasted text was ignored: you can paste only in a field. Open one first.",
);
pub(crate) const STRAY_IN_QUESTION: Text = both(
    "Die toets doet hier niets; Esc gaat terug.",
    "That key does nothing here; Esc goes back.",
);
pub(crate) const KEY_JUST_USED: Text = both(
    "Die toets is net gebruikt; laat hem eerst even los.",
    "That key was just used; release it first.",
);
pub(crate) const NOTHING_TO_MARK: Text =
    both("Hier valt niets te markeren.", "There is nothing to mark here.");
pub(crate) const NO_MARKED_ORGANISATIONS: Text = both(
    "Hier kies je er één. Voor meer tegelijk: x l bij Gebruikers (3).",
    "Here you choose one. For several at once: x l at Users (3).",
);
pub(crate) const NOTHING_TO_OPEN: Text =
    both("Hier valt niets te openen.", "There is nothing to open here.");
/// The titles of menus of keys.
pub(crate) const COPY: Text = both("Kopieer", "Copy");
pub(crate) const MORE_KEYS: Text = both("Meer", "More");
pub(crate) const ROLE: Text = both("Rol", "Role");
pub(crate) const SORT_BY: Text = both("Sorteer", "Sort");
pub(crate) const GO_TO: Text = both("Ga naar", "Go to");
pub(crate) const NOT_NOW: Text = both("Nu niet", "Not now");
pub(crate) const RECENTLY_USED: Text = both("Net gebruikt", "Recently used");
pub(crate) const SETTINGS: Text = both("Instellingen", "Settings");
pub(crate) const THIS_ROW: Text = both("Op deze rij", "On this row");
pub(crate) const THIS_SCREEN: Text = both("Op dit scherm", "On this screen");
pub(crate) const NOTHING_TO_FILTER: Text =
    both("Hier valt niets te filteren.", "There is nothing to filter here.");
pub(crate) const DETAILS_STAY: Text =
    both("De details blijven hier in beeld.", "The details stay in view here.");
pub(crate) const NO_DETAILS: Text = both(
    "Hier zijn geen details, of het venster is te laag.",
    "There are no details here, or the window is too low.",
);
pub(crate) const LAST_TAB: Text = both("Dit is het laatste tabblad.", "This is the last tab.");
pub(crate) const NO_REQUEST_HERE: Text = both(
    "Hier wacht geen verzoek op antwoord. De open verzoeken staan op het eerste tabblad.",
    "No request waits for an answer here. The open requests are on the first tab.",
);
pub(crate) const CHOOSE_FIRST: Text =
    both("Kies eerst een regel in de lijst.", "Choose a row of the list first.");
pub(crate) const ALL_IN_VIEW: Text =
    both("Alles staat al in beeld.", "Everything is in view already.");
pub(crate) const EMPTY_LIST: Text = both("De lijst is leeg.", "The list is empty.");
/// The text from which a day three months from now is read.
pub(crate) const THREE_MONTHS: Text = both("+3m", "+3m");
pub(crate) const HELP_TITLE: Text = both("Hulp", "Help");
pub(crate) const TYPE_TO_SEARCH: Text = both("typ om te zoeken", "type to search");
pub(crate) const HINT_CHOOSE: Text = both("kies", "choose");
pub(crate) const HINT_PERFORM: Text = both("voer uit", "perform");
pub(crate) const HINT_DONE: Text = both("klaar", "done");

/// A day in digits, as users type it; without the year if it is the year of `today`.
pub fn day(lang: Lang, day: Day, today: Option<Day>) -> String {
    match today {
        Some(today) => day_this_year(lang, day, today),
        None => day_numeric(lang, day),
    }
}

/// Day and time in digits, for shell columns.
pub(crate) fn moment(lang: Lang, at: Moment, zone: &TimeZone) -> String {
    format!("{} {}", day(lang, at.day(zone), None), clock(at, zone))
}

/// Parses a typed day; relative days count from `today`.
pub fn read_day(lang: Lang, text: &str, today: Day) -> DayInput {
    match lang {
        Lang::Nl => grammar::day::parse(text, today, &["geen", "nooit"], ['d', 'w', 'm', 'j']),
        Lang::En => {
            grammar::day::parse(text, today, &["none", "no end", "never"], ['d', 'w', 'm', 'y'])
        }
    }
}

/// Shown before quitting with unsaved input; quitting once more discards the input.
pub(crate) const QUIT_DISCARDS_INPUT: Text = both(
    "Wat je invulde is nog niet opgeslagen. Sluit nog eens af, en het is weg.",
    "Your input is not saved. Quit again to discard it.",
);

pub fn paste_cut(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Nl => match n {
            1 => "1 teken van het geplakte paste hier niet.".to_owned(),
            n => format!("{} tekens van het geplakte pasten hier niet.", grouped(lang, n)),
        },
        Lang::En => {
            let signs = count(lang, n, "character", "characters");
            format!("{signs} of what you pasted did not fit here.")
        }
    }
}

pub(crate) fn stray_in_menu(lang: Lang, letters: &str) -> String {
    match lang {
        Lang::Nl => format!("Dat is hier geen keuze. Kies {letters} of Esc."),
        Lang::En => format!("That is not a choice here. Press {letters} or Esc."),
    }
}

/// The label of a sort key whose column has no room on the screen: `e-mail (niet in beeld)`.
pub(crate) fn not_in_view(lang: Lang, label: &str) -> String {
    format!("{label} ({})", both("niet in beeld", "not in view").of(lang))
}

/// `Die toets doet hier niets. x toont de acties, ? de toetsen.`
pub(crate) fn unknown_key(lang: Lang, actions: Option<&str>, help: Option<&str>) -> String {
    let nothing = both("Die toets doet hier niets.", "That key does nothing here.").of(lang);
    match (lang, actions, help) {
        (Lang::Nl, Some(actions), Some(help)) => {
            format!("{nothing} {actions} toont de acties, {help} de toetsen.")
        }
        (Lang::En, Some(actions), Some(help)) => {
            format!("{nothing} {actions} lists the actions, {help} the keys.")
        }
        (Lang::Nl, None, Some(help)) => format!("{nothing} {help} toont de toetsen."),
        (Lang::En, None, Some(help)) => format!("{nothing} {help} lists the keys."),
        (_, _, None) => nothing.to_owned(),
    }
}

/// Shown for the digits between those of the screens.
pub(crate) const RESERVED_KEY: Text = both(
    "5 en 6 zijn voor latere schermen; nu zijn er 1 tot en met 4, 7 en 9.",
    "5 and 6 are for later screens; there are 1 to 4, 7 and 9 now.",
);

/// Shown for a capital without a meaning, of a letter that has one.
pub(crate) fn capital_key(lang: Lang, small: char) -> String {
    match lang {
        Lang::Nl => format!("De hoofdletter doet hier niets, {small} wel. Staat Caps Lock aan?"),
        Lang::En => format!("The capital does nothing here, {small} does. Is Caps Lock on?"),
    }
}

/// How many fields of a form are above and below those in view, with the keys that scroll.
pub(crate) fn more_fields(lang: Lang, above: usize, below: usize) -> String {
    let fields = |n: usize| match lang {
        Lang::Nl => count(lang, n, "veld", "velden"),
        Lang::En => count(lang, n, "field", "fields"),
    };
    let up = (above > 0).then(|| format!("↑ {} (PgUp)", fields(above)));
    let down = (below > 0).then(|| format!("↓ {} (PgDn)", fields(below)));
    up.into_iter().chain(down).collect::<Vec<_>>().join(" · ")
}

/// Says how many lines of a text are above and below the visible ones, with the keys that show them.
pub(crate) fn more_lines(lang: Lang, above: usize, below: usize) -> String {
    let lines = |n: usize| match lang {
        Lang::Nl => count(lang, n, "regel", "regels"),
        Lang::En => count(lang, n, "line", "lines"),
    };
    match (lang, below) {
        (Lang::Nl, 0) => format!("↑ nog {} erboven", lines(above)),
        (Lang::En, 0) => format!("↑ {} more above", lines(above)),
        (Lang::Nl, below) => format!("↓ nog {}", lines(below)),
        (Lang::En, below) => format!("↓ {} more", lines(below)),
    }
}
