//! Texts about a file that is read-only, or that this version cannot read.

use crate::{
    domain::Locked,
    text::{Lang, both},
};

/// Explains that the file was made by a newer version.
pub(crate) fn made_by_newer_version(lang: Lang, found: usize, known: usize) -> String {
    match lang {
        Lang::Nl => {
            format!("Dit bestand is gemaakt door een nieuwere versie ({found}, deze kent {known}).")
        }
        Lang::En => {
            format!("This file was made by a newer version ({found}, this one knows {known}).")
        }
    }
}

/// Explains what to do about a file of a newer version.
pub(crate) fn newer_file_advice(lang: Lang, found: usize, known: usize, readable: bool) -> String {
    let until = if readable {
        both(
            "; tot dan is het op de schermen te lezen: toegang zonder opdracht",
            "; until then it can be read on the screens: toegang without a command",
        )
        .of(lang)
    } else {
        ""
    };
    match lang {
        Lang::Nl => {
            format!("{} Werk toegang bij{until}.", made_by_newer_version(lang, found, known))
        }
        Lang::En => format!("{} Update toegang{until}.", made_by_newer_version(lang, found, known)),
    }
}

/// Explains why the file is read-only.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn locked_reason(lang: Lang, why: Locked) -> String {
    match (lang, why) {
        (Lang::Nl, Locked::File) => "Je hebt geen schrijfrecht op het bestand".into(),
        (Lang::En, Locked::File) => "The file is write-protected".into(),
        (Lang::Nl, Locked::Folder) => "Je hebt geen schrijfrecht op de map van het bestand".into(),
        (Lang::En, Locked::Folder) => "You cannot write to the folder of the file".into(),
        (Lang::Nl, Locked::Unfinished) => "Naast het bestand staat onafgemaakt werk (-wal)".into(),
        (Lang::En, Locked::Unfinished) => "There is unfinished work beside the file (-wal)".into(),
        (Lang::Nl, Locked::Older) => "Het bestand is van een oudere versie".into(),
        (Lang::En, Locked::Older) => "The file has an older version".into(),
        (Lang::Nl, Locked::Full) => "De schijf is vol".into(),
        (Lang::En, Locked::Full) => "The disk is full".into(),
        (Lang::Nl, Locked::Linked) => {
            "Het bestand heeft meer dan één naam (harde koppelingen), elk met een eigen -wal".into()
        }
        (Lang::En, Locked::Linked) => {
            "The file has more than one name (hard links), each with a -wal of its own".into()
        }
        (Lang::Nl, Locked::Mounted) => {
            "Het bestand is zelf gekoppeld (bind mount), zonder de map waarin -wal staat".into()
        }
        (Lang::En, Locked::Mounted) => {
            "The file itself is mounted (a bind mount), without the folder of its -wal".into()
        }
        (Lang::Nl, Locked::Newer { found, known }) => {
            format!("Het bestand heeft versie {found}, nieuwer dan dit programma kent ({known})")
        }
        (Lang::En, Locked::Newer { found, known }) => {
            format!("The file has version {found}, newer than this program knows ({known})")
        }
        (Lang::Nl, Locked::Line(line)) => {
            format!("Regel {line} van het Logboek is gewijzigd nadat hij werd geschreven")
        }
        (Lang::En, Locked::Line(line)) => {
            format!("Line {line} of the Log was changed after it was written")
        }
        (Lang::Nl, Locked::Attempt(id)) => {
            format!("Poging {id} is gewijzigd nadat die werd geschreven")
        }
        (Lang::En, Locked::Attempt(id)) => format!("Attempt {id} was changed after it was written"),
        (Lang::Nl, Locked::Anchor(number)) => format!(
            "Het Logboek past niet bij het ankerbestand: schakel {number}, daar als laatste \
             vastgelegd, staat er niet in. Het Logboek is vervalst of ingekort, of dit is een \
             ander bestand"
        ),
        (Lang::En, Locked::Anchor(number)) => format!(
            "The Log does not match the anchor file: link {number}, the last one recorded there, \
             is not in the Log. The Log was forged or cut short, or this is another file"
        ),
        (Lang::Nl, Locked::Shape) => {
            "De tabellen, indexen of triggers van dit bestand wijken af van die van toegang; er is \
             niets uit gelezen"
                .into()
        }
        (Lang::En, Locked::Shape) => {
            "The tables, indexes or triggers of this file differ from those of toegang; nothing \
             was read from them"
                .into()
        }
        (Lang::Nl, Locked::Row(line)) => {
            format!("De tabellen wijken af van regel {line} van het Logboek")
        }
        (Lang::En, Locked::Row(line)) => format!("The tables differ from line {line} of the Log"),
    }
}

/// Explains what to do to make the file writable.
pub(crate) fn unlock_advice(lang: Lang, why: Locked) -> &'static str {
    match why {
        Locked::File => both(
            "Geef jezelf schrijfrecht (chmod u+w), of werk met een kopie: toegang db kopie.",
            "Give yourself write permission (chmod u+w), or use a copy: toegang db backup.",
        ),
        Locked::Folder => both(
            "Geef jezelf schrijfrecht op de map, of werk met een kopie: toegang db kopie.",
            "Give yourself write permission on the folder, or use a copy: toegang db backup.",
        ),
        Locked::Unfinished => both(
            "Kopieer beide naar een map waarin je kunt schrijven.",
            "Copy both to a folder that you can write to.",
        ),
        Locked::Older => both(
            "Kopieer het naar een map waarin je kunt schrijven; daar wordt het bijgewerkt.",
            "Copy it to a folder that you can write to; it is migrated there.",
        ),
        Locked::Full => both(
            "Maak ruimte op die schijf, en start opnieuw; tot dan is alles te lezen.",
            "Free some space on that disk, and start again; until then everything can be read.",
        ),
        Locked::Linked => both(
            "Verwijder de andere namen (find -samefile vindt ze), of werk met een kopie: toegang \
             db kopie.",
            "Remove the other names (find -samefile finds them), or use a copy: toegang db \
             backup.",
        ),
        Locked::Mounted => both(
            "Koppel de hele map, of werk met het bestand op zijn oorspronkelijke pad.",
            "Mount the whole folder, or use the file at its original path.",
        ),
        Locked::Newer { .. } => both("Werk toegang bij.", "Update toegang."),
        Locked::Anchor(_) => both(
            "Controleer het met toegang db controleer --anker. Heb je met opzet een kopie \
             teruggezet, begin dan een nieuw anker (--anker met een nieuw pad) en bewaar het oude.",
            "Run toegang db check --anchor. If you restored a backup on purpose, start a new \
             anchor (--anchor with a new path) and keep the old one.",
        ),
        Locked::Shape => both(
            "toegang db controleer toont wat er afwijkt; toegang db herstel herstelt wat in het \
             Logboek staat.",
            "toegang db check shows what differs; toegang db restore recovers what is in the Log.",
        ),
        Locked::Line(_) | Locked::Attempt(_) | Locked::Row(_) => both(
            "toegang db controleer toont alles; toegang db herstel herstelt wat te lezen is.",
            "toegang db check shows everything; toegang db restore recovers what can be read.",
        ),
    }
    .of(lang)
}
