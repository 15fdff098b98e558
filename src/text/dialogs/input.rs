//! Typed days, unsaved input, and keys without effect.

#![expect(missing_docs, reason = "a name and its sentence say what it is")]

use crate::{
    domain::Day,
    text::{
        Lang, Text, both,
        grammar::{
            self,
            day::DayInput,
            number::{count, grouped},
            words::{day_full, day_this_year},
        },
    },
};

pub(crate) const DAY_EXAMPLES: Text = both(
    "Bijvoorbeeld 31-12, 31-12-2027, +10d, +2w, +3m of geen.",
    "For example 31-12, 2027-12-31, +10d, +2w, +3m or none.",
);
pub(crate) const DAY_PAST: Text = both("al voorbij", "already past");
pub(crate) const DAY_UNCLEAR: Text = both("geen datum", "not a date");
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
    "Die toets doet hier niets. Kies een knop, of Esc.",
    "That key does nothing here. Choose a button, or Esc.",
);
pub(crate) const HELP_TITLE: Text = both("Sneltoetsen", "Shortcuts");
pub(crate) const TYPE_TO_SEARCH: Text = both("typ om te zoeken", "type to search");
pub(crate) const HINT_CHOOSE: Text = both("kies", "choose");
pub(crate) const HINT_DONE: Text = both("klaar", "done");

/// A day as text, without the year if it is the year of `today`.
pub fn day(lang: Lang, day: Day, today: Option<Day>) -> String {
    match today {
        Some(today) => day_this_year(lang, day, today),
        None => day_full(lang, day),
    }
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
