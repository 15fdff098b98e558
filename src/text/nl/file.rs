//! What is said in Dutch of the file itself.

use crate::text::{FileTexts, number::grouped};

/// The sentences.
pub(super) const FILE: FileTexts = FileTexts {
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
    saved: |lines, path| format!("{} regels van het Logboek in {path}", grouped(lines, '.')),
};
