//! Errors about a file that cannot be used or is read-only.

use crate::{
    domain::{Displaced, Failure, SystemError},
    text::{
        Lang, both,
        failures::{
            locked::{locked_reason, newer_file_advice, unlock_advice},
            shared_log::shared_log,
            system::system_error_phrase,
        },
        register,
    },
};

/// The text of a failure: what happened, what was kept, and what to do.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub fn failure(lang: Lang, failure: &Failure) -> String {
    match (lang, failure) {
        (_, Failure::TradeRegister(why)) => register::unanswered(lang, *why),
        (Lang::Nl, Failure::Full) => {
            "Kan niet schrijven: de schijf is vol. Maak ruimte; alles wat al was opgeslagen is \
             veilig."
                .into()
        }
        (Lang::En, Failure::Full) => {
            "Cannot write: the disk is full. Free some space; everything saved before is safe."
                .into()
        }
        (Lang::Nl, Failure::Disk) => {
            "De schijf, of de verbinding ermee, geeft fouten; er is niets opgeslagen. Kijk de \
             schijf na, en maak een kopie: toegang db kopie. Lukt dat niet, dan redt toegang db \
             herstel wat te lezen is."
                .into()
        }
        (Lang::En, Failure::Disk) => {
            "The disk, or the connection to it, is failing; this change was not saved. Check the \
             disk, and make a copy with toegang db backup. If that fails, toegang db restore \
             recovers what can be read."
                .into()
        }
        (Lang::Nl, Failure::CannotOpen) => {
            "Het systeem kan het bestand niet openen; er is niets gewijzigd. Kijk of je er recht \
             op hebt, en of er niet te veel bestanden open zijn (ulimit -n)."
                .into()
        }
        (Lang::En, Failure::CannotOpen) => {
            "The system cannot open the file; nothing has changed. Check your permission on it, \
             and whether too many files are open (ulimit -n)."
                .into()
        }
        (Lang::Nl, Failure::ReadOnly(why)) => {
            format!("Alleen-lezen. {}. {}", locked_reason(lang, *why), unlock_advice(lang, *why))
        }
        (Lang::En, Failure::ReadOnly(why)) => {
            format!("Read-only. {}. {}", locked_reason(lang, *why), unlock_advice(lang, *why))
        }
        (Lang::Nl, Failure::Damaged) => {
            "Het bestand is beschadigd. Er wordt niets meer geschreven; herstel het met toegang db \
             herstel."
                .into()
        }
        (Lang::En, Failure::Damaged) => {
            "The file is damaged. Nothing more is written to it; recover it with toegang db \
             restore."
                .into()
        }
        (Lang::Nl, Failure::Unrecoverable) => {
            "Dit bestand is beschadigd, en er is niets van te herstellen. Er is geen bestand \
             gemaakt; zet een kopie terug."
                .into()
        }
        (Lang::En, Failure::Unrecoverable) => {
            "This file is damaged, and nothing in it can be recovered. No file was created; \
             restore a backup."
                .into()
        }
        (Lang::Nl, Failure::Replaced(why)) => {
            format!(
                "{} Er is niets geschreven. {}",
                file_change(lang, *why),
                file_change_advice(lang, *why)
            )
        }
        (Lang::En, Failure::Replaced(why)) => {
            format!(
                "{} Nothing was written. {}",
                file_change(lang, *why),
                file_change_advice(lang, *why)
            )
        }
        (Lang::Nl, Failure::Uncertain(why)) => format!(
            "{} Het is niet zeker of dit is opgeslagen: kijk het na. {}",
            file_change(lang, *why),
            file_change_advice(lang, *why)
        ),
        (Lang::En, Failure::Uncertain(why)) => format!(
            "{} It is not certain that this was saved: check it. {}",
            file_change(lang, *why),
            file_change_advice(lang, *why)
        ),
        (Lang::Nl, Failure::Link) => "Dit is een koppeling; geef het echte pad.".into(),
        (Lang::En, Failure::Link) => "This is a link; give the real path.".into(),
        (Lang::Nl, Failure::NotAFile) => "Dit is geen gewoon bestand; kies een ander pad.".into(),
        (Lang::En, Failure::NotAFile) => "This is not a regular file; choose another path.".into(),
        (Lang::Nl, Failure::Exists) => {
            "Hier staat al een bestand, en dat wordt nooit overschreven. Kies een ander pad.".into()
        }
        (Lang::En, Failure::Exists) => {
            "There is a file here already, and it is never overwritten. Choose another path.".into()
        }
        (_, Failure::Leftover { path }) => leftover(lang, path),
        (_, Failure::CannotCreate(why)) => cannot_create(lang, why),
        (Lang::Nl, Failure::NoFolder) => {
            "De map van dit pad is er niet; maak hem eerst, of kies een ander pad.".into()
        }
        (Lang::En, Failure::NoFolder) => {
            "The folder of this path does not exist; create it first, or choose another path."
                .into()
        }
        (Lang::Nl, Failure::Exposed { mode }) => format!(
            "Anderen op dit systeem kunnen bij dit bestand ({mode:04o}). Scherm het eerst af: \
             chmod 600."
        ),
        (Lang::En, Failure::Exposed { mode }) => format!(
            "Other users of this system can access this file ({mode:04o}). Make it private first: \
             chmod 600."
        ),
        (_, Failure::OtherOwner { owner }) => other_owner(lang, *owner),
        (Lang::Nl, Failure::Network { kind }) => format!(
            "Dit bestand staat op een netwerkschijf ({kind}); daar kunnen twee programma's elkaar \
             overschrijven. Zet het op een lokale schijf."
        ),
        (Lang::En, Failure::Network { kind }) => format!(
            "This file is on a network drive ({kind}), where two programs can overwrite each \
             other's changes. Put it on a local disk."
        ),
        (Lang::Nl, Failure::Empty) => {
            "Dit bestand is leeg. Verwijder het, of kies een ander; er is niets gewijzigd.".into()
        }
        (Lang::En, Failure::Empty) => {
            "This file is empty. Remove it, or choose another; nothing has changed.".into()
        }
        (Lang::Nl, Failure::NotADatabase) => {
            "Dit bestand is niet van toegang: het is geen database. Er is niets gewijzigd; kies \
             een ander bestand."
                .into()
        }
        (Lang::En, Failure::NotADatabase) => {
            "This is not a toegang file: it is not a database. Nothing has changed; choose another \
             file."
                .into()
        }
        (Lang::Nl, Failure::Foreign) => {
            "Dit bestand is van een ander programma. Er is niets gewijzigd; kies een ander \
             bestand."
                .into()
        }
        (Lang::En, Failure::Foreign) => {
            "This file belongs to another program. Nothing has changed; choose another file.".into()
        }
        (_, Failure::Newer { found, known, readable }) => {
            newer_file_advice(lang, *found, *known, *readable)
        }
        (_, Failure::StrangeVersion { found, known }) => strange_version(lang, *found, *known),
        (Lang::Nl, Failure::Anchor { path, source: why }) => {
            format!("Het ankerbestand {path} {}. Er is niets gewijzigd.", anchor_problem(lang, why))
        }
        (Lang::En, Failure::Anchor { path, source: why }) => {
            format!("The anchor file {path} {}. Nothing has changed.", anchor_problem(lang, why))
        }
        (_, Failure::Unanchored { path, number, source: why }) => {
            unanchored(lang, path, *number, why)
        }
        (_, Failure::Shared(why)) => shared_log(lang, why),
        (Lang::Nl, Failure::System(why)) => {
            format!("Dat gaat niet: {}. Er is niets gewijzigd.", system_error_phrase(lang, why))
        }
        (Lang::En, Failure::System(why)) => {
            format!("That cannot be done: {}. Nothing has changed.", system_error_phrase(lang, why))
        }
        (Lang::Nl, Failure::Other(text)) => {
            format!("Er ging iets mis; er is niets gewijzigd. ({text})")
        }
        (Lang::En, Failure::Other(text)) => {
            format!("Something went wrong; nothing has changed. ({text})")
        }
    }
}

/// Explains that the version number in the file is impossible.
fn strange_version(lang: Lang, found: i32, known: usize) -> String {
    match lang {
        Lang::Nl => format!(
            "Dit bestand zegt dat het versie {found} heeft, en die bestaat niet (toegang kent 1 \
             tot en met {known}): een ander programma heeft dat getal veranderd. Er is niets \
             gewijzigd. Zet een kopie terug, of herstel de inhoud met toegang db herstel."
        ),
        Lang::En => format!(
            "This file claims to have version {found}, which does not exist (toegang knows 1 to \
             {known}): another program changed that number. Nothing has changed. Restore a backup, \
             or recover the contents with toegang db restore."
        ),
    }
}

/// Explains that a side file of an earlier database is beside the path.
fn leftover(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "{path} is overgebleven van een eerder bestand en zou een nieuw bestand hier \
             beschadigen. Er is niets gemaakt. Heb je het eerdere bestand verplaatst, verplaats \
             dit dan mee, met dezelfde naam: het laatste werk kan erin staan. Verwijder het \
             anders, of kies een ander pad."
        ),
        Lang::En => format!(
            "{path} is left over from an earlier file and would damage a new file here. Nothing \
             was created. If you moved the earlier file, move this one too, under the same name: \
             it may hold the latest changes. Otherwise remove it, or choose another path."
        ),
    }
}

/// Explains that no file can be created in the folder.
fn cannot_create(lang: Lang, why: &SystemError) -> String {
    match lang {
        Lang::Nl => format!(
            "Hier is geen bestand te maken: {}. Geef jezelf schrijfrecht op de map, of kies een \
             ander pad (--db).",
            system_error_phrase(lang, why)
        ),
        Lang::En => format!(
            "No file can be created here: {}. Give yourself write permission on the folder, or \
             choose another path (--db).",
            system_error_phrase(lang, why)
        ),
    }
}

/// Explains that the file belongs to another user of the system.
fn other_owner(lang: Lang, owner: u32) -> String {
    match lang {
        Lang::Nl => format!(
            "Dit bestand is van een andere gebruiker van dit systeem ({owner}). Werk als die \
             gebruiker, of neem het over met chown."
        ),
        Lang::En => format!(
            "This file belongs to another user of this system ({owner}). Work as that user, or \
             take it over with chown."
        ),
    }
}

/// Explains how the file changed while it was open.
fn file_change(lang: Lang, why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => both(
            "Het bestand is verwijderd of verplaatst terwijl het open was.",
            "The file was removed or moved while it was open.",
        ),
        Displaced::Other => both(
            "Het bestand is vervangen door een ander terwijl het open was.",
            "The file was replaced by another while it was open.",
        ),
        Displaced::Wal => both(
            "Naast het bestand is -wal verwijderd of vervangen terwijl het open was.",
            "The -wal file beside the data file was removed or replaced while it was open.",
        ),
        Displaced::WalTruncated => both(
            "Naast het bestand is -wal ingekort terwijl het open was.",
            "The -wal file beside the data file was cut short while it was open.",
        ),
        Displaced::Shm => both(
            "Naast het bestand is -shm verwijderd of vervangen terwijl het open was.",
            "The -shm file beside the data file was removed or replaced while it was open.",
        ),
        Displaced::Linked => both(
            "Het bestand kreeg een tweede naam (een harde koppeling, zoals van cp -al).",
            "The file got a second name (a hard link, as cp -al makes).",
        ),
        Displaced::Written => both(
            "Iemand anders schrijft naar het bestand, dat hier alleen-lezen open is.",
            "Somebody else is writing to the file, which is open read-only here.",
        ),
    }
    .of(lang)
}

/// Explains what was kept of a file that changed while it was open, and what to do.
fn file_change_advice(lang: Lang, why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => both(
            "Wat eerder is opgeslagen staat in dat bestand: zet het terug, met -wal en -shm, of \
             start opnieuw.",
            "What was saved before is in that file: put it back, with -wal and -shm, or start \
             again.",
        ),
        Displaced::Other => both(
            "Wat eerder is opgeslagen staat in het eerste bestand: zet dat terug, of start \
             opnieuw om met het andere te werken.",
            "What was saved before is in the first file: put that back, or start again to work \
             with the new one.",
        ),
        Displaced::Wal => both(
            "Het laatste werk stond in -wal: zet het terug. Kan dat niet, sluit toegang dan \
             overal gewoon af; als niemand het bestand intussen opende, komt dat werk er alsnog \
             in. Start daarna opnieuw.",
            "The latest work was in -wal: put it back. If you cannot, quit toegang everywhere in \
             the usual way; if nobody opened the file meanwhile, that work still gets into it. \
             Then start again.",
        ),
        Displaced::WalTruncated => both(
            "Het laatste werk stond in -wal, en is deels weg. Sluit toegang overal af, zet -wal \
             terug als je hem hebt, en kijk met toegang db controleer wat er nog staat.",
            "The latest work was in -wal, and part of it is gone. Quit toegang everywhere, put \
             -wal back if you have it, and run toegang db check to see what is left.",
        ),
        Displaced::Shm => both(
            "Wat eerder is opgeslagen is er nog. Sluit toegang overal af, en start opnieuw.",
            "What was saved before is still there. Quit toegang everywhere, and start again.",
        ),
        Displaced::Linked => both(
            "Met twee namen overschrijven mensen elkaars werk. Wat eerder is opgeslagen is er nog. \
             Verwijder de andere naam (find -samefile vindt hem), en doe het opnieuw.",
            "With two names, people overwrite each other's work. What was saved before is still \
             there. Remove the other name (find -samefile finds it), and try again.",
        ),
        Displaced::Written => both(
            "Start opnieuw om te zien wat er nu in staat.",
            "Start again to see the current contents.",
        ),
    }
    .of(lang)
}

/// Explains what is wrong with the anchor file, and what to do about it.
fn anchor_problem(lang: Lang, why: &SystemError) -> String {
    match (lang, why) {
        (Lang::Nl, SystemError::NotFound) => {
            "is er nog niet; de eerste wijziging met --anker maakt het"
        }
        (Lang::En, SystemError::NotFound) => {
            "does not exist yet; the first change with --anchor creates it"
        }
        (Lang::Nl, SystemError::NoFolder) => "staat niet in een bestaande map; maak die eerst",
        (Lang::En, SystemError::NoFolder) => "is not in an existing folder; create that first",
        (Lang::Nl, SystemError::IsAFolder) => "is een map; geef een bestand",
        (Lang::En, SystemError::IsAFolder) => "is a folder; give a file",
        (Lang::Nl, SystemError::Link) => "is een koppeling; geef het echte pad",
        (Lang::En, SystemError::Link) => "is a link; give the real path",
        (Lang::Nl, SystemError::UnexpectedEnd) => {
            "is nog leeg; de eerste wijziging met --anker zet het einde van het Logboek erin"
        }
        (Lang::En, SystemError::UnexpectedEnd) => {
            "is still empty; the first change with --anchor records the end of the Log in it"
        }
        (Lang::Nl, SystemError::InvalidData) => {
            "is niet door toegang gemaakt: er staat iets anders in; geef een ander pad"
        }
        (Lang::En, SystemError::InvalidData) => {
            "was not made by toegang: something else is in it; give another path"
        }
        (Lang::Nl, _) => {
            return format!("kan niet worden gebruikt: {}", system_error_phrase(lang, why));
        }
        (Lang::En, _) => return format!("cannot be used: {}", system_error_phrase(lang, why)),
    }
    .to_owned()
}

/// Explains that the change was saved, but not recorded in the anchor.
fn unanchored(lang: Lang, path: &str, number: i64, why: &SystemError) -> String {
    match lang {
        Lang::Nl => format!(
            "Dit is opgeslagen, tot en met schakel {number} van het Logboek. Alleen kon dat einde \
             niet in het ankerbestand {path} worden vastgelegd: {}. De volgende wijziging met \
             --anker doet dat alsnog.",
            system_error_phrase(lang, why)
        ),
        Lang::En => format!(
            "This change is saved, up to link {number} of the Log, but the anchor file {path} \
             could not record that: {}. The next change with --anchor records it.",
            system_error_phrase(lang, why)
        ),
    }
}
