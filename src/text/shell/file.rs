//! Texts about copying, restoring and migrating the data file.

use crate::text::{Lang, Text, both, grammar::number::grouped};

/// Turns a notice of the command line into a sentence, with a capital and a full stop.
pub(crate) fn sentence(notice: &str) -> String {
    let mut signs = notice.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if notice.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", signs.as_str())
}

pub(crate) const NO_ATTEMPTS: Text = both(
    "Pogingen zonder recht zijn niet te lezen; ook niet hoeveel het er waren.",
    "Attempts without the right cannot be read, nor how many there were.",
);
pub(crate) const NOTHING_LOST: Text = both("Er ontbreekt niets.", "Nothing is missing.");

/// The heading above rows that are in the tables but not in the log.
pub(crate) const ONLY_IN_TABLES: Text = both(
    "De tabellen van het oude bestand zeggen wat niet in het Logboek staat; dat is niet \
     meegekomen:",
    "The tables of the old file say what is not in the log; that did not come along:",
);

pub(crate) fn attempt_lost(lang: Lang, id: i64) -> String {
    match lang {
        Lang::Nl => format!("Poging {id} ontbreekt."),
        Lang::En => format!("Attempt {id} is missing."),
    }
}

pub(crate) fn copied(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!("Kopie gemaakt en gecontroleerd: {path}"),
        Lang::En => format!("Copied and checked: {path}"),
    }
}

/// The report that the log lost its end: the highest number that the file assigned, and the highest
/// in its log.
pub(crate) fn cut(lang: Lang, given: i64, told: i64) -> String {
    match lang {
        Lang::Nl => format!(
            "Het einde van het Logboek is weg: het bestand gaf nummers uit tot en met {given}, \
             het Logboek noemt ze tot en met {told}."
        ),
        Lang::En => format!(
            "The end of the log is gone: the file gave out numbers up to {given}, the log names \
             them up to {told}."
        ),
    }
}

/// The end of the log: its number and hash.
pub(crate) fn end(lang: Lang, head: &str) -> String {
    match lang {
        Lang::Nl => format!("Einde van het Logboek: {head}"),
        Lang::En => format!("End of the log: {head}"),
    }
}

pub(crate) fn left_out(lang: Lang, line: i64) -> String {
    match lang {
        Lang::Nl => format!("Regel {line} ontbreekt: hij bouwt op wat niet te lezen is."),
        Lang::En => format!("Line {line} is missing: it builds on what cannot be read."),
    }
}

/// The lines that are missing from the log; open-ended if the last line is unknown.
pub(crate) fn log_gap(lang: Lang, first: i64, last: Option<i64>) -> String {
    match (lang, last) {
        (Lang::Nl, Some(last)) if last == first => {
            format!("Regel {first} ontbreekt: niet te lezen.")
        }
        (Lang::En, Some(last)) if last == first => {
            format!("Line {first} is missing: it cannot be read.")
        }
        (Lang::Nl, Some(last)) => {
            format!("Regels {first} tot en met {last} ontbreken: niet te lezen.")
        }
        (Lang::En, Some(last)) => {
            format!("Lines {first} up to {last} are missing: they cannot be read.")
        }
        (Lang::Nl, None) => format!("Alles vanaf regel {first} ontbreekt: niet te lezen."),
        (Lang::En, None) => {
            format!("Everything from line {first} on is missing: it cannot be read.")
        }
    }
}

/// The result of a migration: both versions, and the path of the copy if there is one.
pub(crate) fn migrated(lang: Lang, (from, to): (usize, usize), copy: Option<&str>) -> String {
    match (lang, copy) {
        (Lang::Nl, Some(copy)) => {
            format!("Bijgewerkt van versie {from} naar {to}. De oude staat in {copy}")
        }
        (Lang::En, Some(copy)) => {
            format!("Brought from version {from} to {to}. The old one is in {copy}")
        }
        (Lang::Nl, None) if from < to => {
            format!("Bijgewerkt van versie {from} naar {to}, met een kopie van de oude ernaast.")
        }
        (Lang::En, None) if from < to => {
            format!("Brought from version {from} to {to}, with a copy of the old one beside it.")
        }
        (Lang::Nl, None) => format!("Het bestand is van deze versie ({to})."),
        (Lang::En, None) => format!("The file is of this version ({to})."),
    }
}

/// The result of an export of the log: the number of lines, and the path.
pub(crate) fn export_saved(lang: Lang, lines: usize, path: &str) -> String {
    match lang {
        Lang::Nl => format!("{} regels van het Logboek in {path}", grouped(lang, lines)),
        Lang::En => format!("{} lines of the log in {path}", grouped(lang, lines)),
    }
}

/// The warning that the clock is far ahead: today by the clock, and the last day in the log before
/// today.
pub(crate) fn clock_ahead(lang: Lang, today: &str, last: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "de klok staat op {today}, ver na de laatste regel van het Logboek ({last}); daarom \
             is niets als verlopen opgeschreven. Zet de klok goed; klopt hij, dan gaat het \
             vanzelf zodra hier op een andere dag iets is gedaan"
        ),
        Lang::En => format!(
            "the clock says {today}, long after the last line of the log ({last}); so nothing was \
             written down as expired. Set the clock right; if it is right, this mends itself once \
             something was done here on another day"
        ),
    }
}

/// The error for a text that is not a known time zone.
pub(crate) fn no_zone(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "‘{text}’ is geen tijdzone die dit systeem kent; geef er een zoals Europe/Amsterdam"
        ),
        Lang::En => format!(
            "‘{text}’ is no time zone that this system knows; give one such as Europe/Amsterdam"
        ),
    }
}

/// The notice that another user changed the time zone of the file.
pub(crate) fn zone_changed(lang: Lang, zone: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("De tijdzone van dit bestand is gewijzigd: dagen en tijden staan nu in {zone}.")
        }
        Lang::En => {
            format!("The time zone of this file was changed: days and times are now in {zone}.")
        }
    }
}

/// The notice that a file without a time zone now has this one.
pub(crate) fn zone_set(lang: Lang, zone: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "de dagen van dit bestand beginnen en eindigen voortaan in de tijdzone van dit \
             systeem, {zone}, voor iedereen; anders: toegang onderhoud tijdzone"
        ),
        Lang::En => format!(
            "from now on the days of this file begin and end in the time zone of this system, \
             {zone}, for everybody; to change it: toegang maintenance timezone"
        ),
    }
}

/// The time zone of the file, and the previous one if it changed.
pub(crate) fn zone_line(lang: Lang, zone: &str, was: Option<&str>) -> String {
    match (lang, was) {
        (Lang::Nl, Some(was)) => {
            format!("De dagen van dit bestand beginnen en eindigen in {zone} (was {was}).")
        }
        (Lang::En, Some(was)) => {
            format!("The days of this file begin and end in {zone} (was {was}).")
        }
        (Lang::Nl, None) => format!("De dagen van dit bestand beginnen en eindigen in {zone}."),
        (Lang::En, None) => format!("The days of this file begin and end in {zone}."),
    }
}

/// The warning that this system does not know the time zone of the file.
pub(crate) fn zone_not_installed(lang: Lang, zone: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "dit systeem kent de tijdzone van dit bestand niet ({zone}); een dag eindigt hier pas \
             als hij overal voorbij is. Installeer tzdata"
        ),
        Lang::En => format!(
            "this system does not know the time zone of this file ({zone}); a day ends here only \
             when it is over everywhere. Install tzdata"
        ),
    }
}

/// The warning that `TZ` is not a known time zone; `zone` is the time zone of the file, if any.
pub(crate) fn zone_unknown(lang: Lang, said: &str, zone: Option<&str>) -> String {
    match (lang, zone) {
        (Lang::Nl, Some(zone)) => format!(
            "TZ={said} is geen tijdzone die dit systeem kent; dagen en tijden staan in die van \
             het bestand, {zone}"
        ),
        (Lang::En, Some(zone)) => format!(
            "TZ={said} is no time zone that this system knows; days and times are in that of the \
             file, {zone}"
        ),
        (Lang::Nl, None) => format!(
            "TZ={said} is geen tijdzone die dit systeem kent, en het bestand heeft er nog geen. \
             Er is niets gewijzigd; zet TZ zoals Europe/Amsterdam, of haal hem weg"
        ),
        (Lang::En, None) => format!(
            "TZ={said} is no time zone that this system knows, and the file has none yet. Nothing \
             has changed; set TZ to one such as Europe/Amsterdam, or unset it"
        ),
    }
}
