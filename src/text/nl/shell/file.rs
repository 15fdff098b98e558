//! Texts about the data file in Dutch.

use crate::text::{FileTexts, Lang, grammar::number::grouped};

pub(crate) const FILE: FileTexts = FileTexts {
    attempt_lost: |id| format!("Poging {id} ontbreekt."),
    copied: |path| format!("Kopie gemaakt en gecontroleerd: {path}"),
    cut: |(given, told)| {
        format!(
            "Het einde van het Logboek is weg: het bestand gaf nummers uit tot en met {given}, het Logboek \
             noemt ze tot en met {told}."
        )
    },
    end: |head| format!("Einde van het Logboek: {head}"),
    left_out: |line| format!("Regel {line} ontbreekt: hij bouwt op wat niet te lezen is."),
    lost: |first, last| match last {
        Some(last) if last == first => format!("Regel {first} ontbreekt: niet te lezen."),
        Some(last) => format!("Regels {first} tot en met {last} ontbreken: niet te lezen."),
        None => format!("Alles vanaf regel {first} ontbreekt: niet te lezen."),
    },
    migrated: |(from, to), copy| match copy {
        Some(copy) => format!("Bijgewerkt van versie {from} naar {to}. De oude staat in {copy}"),
        None if from < to => {
            format!("Bijgewerkt van versie {from} naar {to}, met een kopie van de oude ernaast.")
        }
        None => format!("Het bestand is van deze versie ({to})."),
    },
    no_attempts: "Pogingen zonder recht zijn niet te lezen; ook niet hoeveel het er waren.",
    nothing_lost: "Er ontbreekt niets.",
    untold: "De tabellen van het oude bestand zeggen wat niet in het Logboek staat; dat is niet \
             meegekomen:",
    clock_ahead: |today, last| {
        format!(
            "de klok staat op {today}, ver na de laatste regel van het Logboek ({last}); daarom is niets \
             als verlopen opgeschreven. Zet de klok goed; klopt hij, dan gaat het vanzelf zodra hier op \
             een andere dag iets is gedaan"
        )
    },
    no_zone: |text| {
        format!(
            "‘{text}’ is geen tijdzone die dit systeem kent; geef er een zoals Europe/Amsterdam"
        )
    },
    zone_changed: |zone| {
        format!("De tijdzone van dit bestand is gewijzigd: dagen en tijden staan nu in {zone}.")
    },
    zone_begins: |zone| {
        format!(
            "de dagen van dit bestand beginnen en eindigen voortaan in de tijdzone van dit systeem, {zone}, \
             voor iedereen; anders: toegang onderhoud tijdzone"
        )
    },
    zone_is: |zone, was| match was {
        Some(was) => {
            format!("De dagen van dit bestand beginnen en eindigen in {zone} (was {was}).")
        }
        None => format!("De dagen van dit bestand beginnen en eindigen in {zone}."),
    },
    zone_not_here: |zone| {
        format!(
            "dit systeem kent de tijdzone van dit bestand niet ({zone}); een dag eindigt hier pas als hij \
             overal voorbij is. Installeer tzdata"
        )
    },
    zone_unknown: |said, zone| match zone {
        Some(zone) => format!(
            "TZ={said} is geen tijdzone die dit systeem kent; dagen en tijden staan in die van het bestand, {zone}"
        ),
        None => format!(
            "TZ={said} is geen tijdzone die dit systeem kent, en het bestand heeft er nog geen. Er is niets \
             gewijzigd; zet TZ zoals Europe/Amsterdam, of haal hem weg"
        ),
    },
    saved: |lines, path| format!("{} regels van het Logboek in {path}", grouped(Lang::Nl, lines)),
};
