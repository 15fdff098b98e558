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
    "De geweigerde pogingen zijn niet te lezen; hun aantal is onbekend.",
    "The refused attempts cannot be read; their number is unknown.",
);
pub(crate) const NOTHING_LOST: Text = both("Er ontbreekt niets.", "Nothing is missing.");

/// The heading above rows that are in the tables but not in the log.
pub(crate) const ONLY_IN_TABLES: Text = both(
    "De tabellen van het oude bestand wijken af van het Logboek; wat alleen daarin stond, is niet \
     hersteld:",
    "The tables of the old file differ from its Log; what only they contained was not recovered:",
);

pub(crate) fn attempt_lost(lang: Lang, id: i64) -> String {
    match lang {
        Lang::Nl => format!("Poging {id} ontbreekt."),
        Lang::En => format!("Attempt {id} is missing."),
    }
}

pub(crate) fn backup_made(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!("Kopie gemaakt en gecontroleerd: {path}"),
        Lang::En => format!("Copied and checked: {path}"),
    }
}

/// The report that the log lost its end: the highest number that the file assigned, and the highest
/// in its log.
pub(crate) fn log_cut_off(lang: Lang, last_assigned: i64, last_in_log: i64) -> String {
    match lang {
        Lang::Nl => format!(
            "Het einde van het Logboek ontbreekt: het bestand gaf nummers uit tot en met \
             {last_assigned}, maar het Logboek eindigt bij {last_in_log}."
        ),
        Lang::En => format!(
            "The end of the Log is missing: the file assigned numbers up to {last_assigned}, but \
             the Log ends at {last_in_log}."
        ),
    }
}

/// The end of the log: its number and hash.
pub(crate) fn log_end_line(lang: Lang, head: &str) -> String {
    match lang {
        Lang::Nl => format!("Einde van het Logboek: {head}"),
        Lang::En => format!("End of the Log: {head}"),
    }
}

pub(crate) fn line_depends_on_unreadable(lang: Lang, line: i64) -> String {
    match lang {
        Lang::Nl => format!("Regel {line} ontbreekt: hij volgt op regels die niet te lezen zijn."),
        Lang::En => format!("Line {line} is missing: it depends on lines that cannot be read."),
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
            format!("Lines {first} to {last} are missing: they cannot be read.")
        }
        (Lang::Nl, None) => format!("Alles vanaf regel {first} ontbreekt: niet te lezen."),
        (Lang::En, None) => {
            format!("Everything from line {first} on is missing: it cannot be read.")
        }
    }
}

/// The result of a migration: both versions, and the path of the copy if there is one.
pub(crate) fn migrated(lang: Lang, from: usize, to: usize, copy: Option<&str>) -> String {
    match (lang, copy) {
        (Lang::Nl, Some(copy)) => {
            format!("Bijgewerkt van versie {from} naar {to}. Het oude bestand staat in {copy}")
        }
        (Lang::En, Some(copy)) => {
            format!("Migrated from version {from} to {to}. The old file is now {copy}")
        }
        (Lang::Nl, None) if from < to => {
            format!(
                "Bijwerken van versie {from} naar {to}; een kopie van het oude bestand blijft \
                 ernaast."
            )
        }
        (Lang::En, None) if from < to => {
            format!("Migrate from version {from} to {to}; a copy of the old file stays beside it.")
        }
        (Lang::Nl, None) => format!("Het bestand heeft deze versie al ({to})."),
        (Lang::En, None) => format!("The file already has this version ({to})."),
    }
}

/// The result of an export of the log: the number of lines, and the path.
pub(crate) fn export_saved(lang: Lang, lines: usize, path: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("{} regels van het Logboek geschreven naar {path}", grouped(lang, lines))
        }
        Lang::En => format!("{} lines of the Log written to {path}", grouped(lang, lines)),
    }
}

/// The warning that the clock is far ahead: today by the clock, and the last day in the log before
/// today.
pub(crate) fn clock_ahead(lang: Lang, today: &str, last: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "de klok staat op {today}, ver na de laatste regel van het Logboek ({last}). Daarom is \
             niets als verlopen gemarkeerd. Zet de klok goed. Klopt hij, dan verdwijnt deze \
             melding na een wijziging op een andere dag"
        ),
        Lang::En => format!(
            "the clock says {today}, long after the last line of the Log ({last}). So nothing was \
             marked as expired. Correct the clock. If it is right, this warning ends after a \
             change on another day"
        ),
    }
}

/// The error for a text that is not a known time zone.
pub(crate) fn unknown_time_zone(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "dit systeem kent de tijdzone ‘{text}’ niet; geef er een zoals Europe/Amsterdam"
        ),
        Lang::En => format!(
            "this system does not know the time zone ‘{text}’; give one such as Europe/Amsterdam"
        ),
    }
}

/// The notice that another user changed the time zone of the file.
pub(crate) fn zone_changed(lang: Lang, zone: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("Dagen en tijden staan nu in {zone}: de tijdzone van dit bestand is gewijzigd.")
        }
        Lang::En => {
            format!("Days and times are now in {zone}: the time zone of this file was changed.")
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
            "this system does not know the time zone of this file ({zone}), so a day ends here \
             only when it has ended everywhere. Install tzdata"
        ),
    }
}

/// The warning that `TZ` is not a known time zone; `zone` is the time zone of the file, if any.
pub(crate) fn unknown_tz_variable(lang: Lang, value: &str, zone: Option<&str>) -> String {
    match (lang, zone) {
        (Lang::Nl, Some(zone)) => format!(
            "dit systeem kent de tijdzone TZ={value} niet; dagen en tijden staan in die van het \
             bestand, {zone}"
        ),
        (Lang::En, Some(zone)) => format!(
            "this system does not know the time zone TZ={value}; days and times use the time zone \
             of the file, {zone}"
        ),
        (Lang::Nl, None) => format!(
            "dit systeem kent de tijdzone TZ={value} niet, en het bestand heeft er nog geen. Er is \
             niets gewijzigd; zet TZ op een zoals Europe/Amsterdam, of haal TZ weg"
        ),
        (Lang::En, None) => format!(
            "this system does not know the time zone TZ={value}, and the file has none yet. \
             Nothing has changed; set TZ to one such as Europe/Amsterdam, or unset it"
        ),
    }
}
