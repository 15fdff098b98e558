//! Texts about a file that is read-only, or that this version cannot read.

use crate::{
    domain::Locked,
    text::{Lang, both},
};

/// Explains that the file was made by a newer version.
pub(crate) fn newer(lang: Lang, (found, known): (usize, usize)) -> String {
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
pub(crate) fn newer_file_advice(lang: Lang, versions: (usize, usize), readable: bool) -> String {
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
        Lang::Nl => format!("{} Werk toegang bij{until}.", newer(lang, versions)),
        Lang::En => format!("{} Update toegang{until}.", newer(lang, versions)),
    }
}

/// Explains why the file is read-only.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub(crate) fn locked(lang: Lang, why: Locked) -> String {
    match (lang, why) {
        (Lang::Nl, Locked::File) => "Het bestand is niet te schrijven".into(),
        (Lang::En, Locked::File) => "The file is write-protected".into(),
        (Lang::Nl, Locked::Folder) => "In de map van het bestand is niet te schrijven".into(),
        (Lang::En, Locked::Folder) => "The folder of the file cannot be written".into(),
        (Lang::Nl, Locked::Unfinished) => "Naast het bestand staat onafgemaakt werk (-wal)".into(),
        (Lang::En, Locked::Unfinished) => "Beside the file stands unfinished work (-wal)".into(),
        (Lang::Nl, Locked::Older) => "Het bestand is van een oudere versie".into(),
        (Lang::En, Locked::Older) => "The file is of an older version".into(),
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
            format!("Het bestand is van versie {found}, nieuwer dan deze ({known})")
        }
        (Lang::En, Locked::Newer { found, known }) => {
            format!("The file is of version {found}, newer than this one ({known})")
        }
        (Lang::Nl, Locked::Line(line)) => {
            format!("Regel {line} van het Logboek is niet zoals hij is geschreven")
        }
        (Lang::En, Locked::Line(line)) => {
            format!("Line {line} of the Log is not as it was written")
        }
        (Lang::Nl, Locked::Attempt(id)) => format!("Poging {id} is niet zoals ze is geschreven"),
        (Lang::En, Locked::Attempt(id)) => format!("Attempt {id} is not as it was written"),
        (Lang::Nl, Locked::Anchor(number)) => format!(
            "Het Logboek is niet dat van het ankerbestand: schakel {number}, die daar als laatste \
             is genoteerd, staat er niet in. Het is vervalst of ingekort, of dit is een ander \
             bestand"
        ),
        (Lang::En, Locked::Anchor(number)) => format!(
            "The Log is not that of the anchor file: link {number}, the last one noted there, is \
             not in it. It was forged or cut short, or this is another file"
        ),
        (Lang::Nl, Locked::Shape) => {
            "De tabellen, indexen of triggers van dit bestand zijn niet zoals toegang ze maakt; \
             er is niets uit gelezen"
                .into()
        }
        (Lang::En, Locked::Shape) => {
            "The tables, indexes or triggers of this file are not as toegang makes them; nothing \
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
            "Geef jezelf het recht (chmod u+w), of werk met een kopie: toegang db kopie.",
            "Give yourself the right (chmod u+w), or use a copy: toegang db backup.",
        ),
        Locked::Folder => both(
            "Geef jezelf het recht op de map, of werk met een kopie: toegang db kopie.",
            "Give yourself the right to the folder, or use a copy: toegang db backup.",
        ),
        Locked::Unfinished => both(
            "Kopieer beide naar een map waarin je kunt schrijven.",
            "Copy both to a folder that you can write to.",
        ),
        Locked::Older => both(
            "Kopieer het naar een map waarin je kunt schrijven; daar wordt het bijgewerkt.",
            "Copy it to a folder that you can write to; there it is brought up to date.",
        ),
        Locked::Full => both(
            "Maak ruimte op die schijf, en start opnieuw; tot dan is alles te lezen.",
            "Make room on that disk, and start again; until then all of it can be read.",
        ),
        Locked::Linked => both(
            "Verwijder de andere namen (find -samefile vindt ze), of werk met een kopie: toegang \
             db kopie.",
            "Remove the other names (find -samefile finds them), or use a copy: toegang db \
             backup.",
        ),
        Locked::Mounted => both(
            "Koppel de hele map, of werk met het bestand waar het vandaan komt.",
            "Mount the whole folder, or use the file where it comes from.",
        ),
        Locked::Newer { .. } => both("Werk toegang bij.", "Update toegang."),
        Locked::Anchor(_) => both(
            "Kijk met toegang db controleer --anker. Is dit met opzet een teruggezette kopie, \
             begin dan een nieuw anker (--anker met een pad dat er nog niet is) en bewaar het \
             oude.",
            "Look with toegang db check --anchor. If this is a copy that was put back on purpose, \
             start a new anchor (--anchor with a path that is not there yet) and keep the old \
             one.",
        ),
        Locked::Shape => both(
            "Wat er anders is, zegt toegang db controleer; toegang db herstel redt wat het \
             Logboek zegt.",
            "toegang db check says what differs; toegang db restore saves what the log says.",
        ),
        Locked::Line(_) | Locked::Attempt(_) | Locked::Row(_) => both(
            "Alles staat in toegang db controleer; toegang db herstel redt wat te lezen is.",
            "All of it stands in toegang db check; toegang db restore saves what can be read.",
        ),
    }
    .of(lang)
}
