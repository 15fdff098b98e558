//! Texts in Dutch for a file that cannot be used, or only read.

use crate::{
    domain::{Displaced, Failure, Locked, SystemError},
    text::{Lang, failures::system::system},
};

/// A failure: what happened, what was kept, and what to do.
pub(super) fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Full => {
            "Kan niet schrijven: schijf vol. Alles wat al was opgeslagen is veilig.".into()
        }
        Failure::Disk => "De schijf, of de verbinding ermee, geeft fouten; er is niets opgeslagen. \
             Kijk de schijf na, en maak een kopie: toegang db kopie. Lukt dat niet, dan redt toegang \
             db herstel wat te lezen is."
            .into(),
        Failure::Unopened => {
            "Het systeem opent het bestand niet; er is niets gewijzigd. Kijk of je \
             erbij mag, en of er niet te veel bestanden open zijn (ulimit -n)."
                .into()
        }
        Failure::ReadOnly(why) => format!("Alleen-lezen. {}. {}", locked(*why), unlock(*why)),
        Failure::Damaged => {
            "Het bestand is beschadigd. Er wordt niets meer geschreven; zie toegang db herstel."
                .into()
        }
        Failure::Lost => "Dit bestand is beschadigd, en er is niets van te redden. Er is niets gemaakt; \
             zet een kopie terug."
            .into(),
        Failure::Replaced(why) => format!("{} Er is niets geschreven. {}", displaced(*why), put_back(*why)),
        Failure::Uncertain(why) => format!(
            "{} Het is niet zeker of dit is opgeslagen: kijk het na. {}",
            displaced(*why),
            put_back(*why)
        ),
        Failure::Link => "Dit is een koppeling; geef het echte pad.".into(),
        Failure::NotAFile => "Dit is geen gewoon bestand.".into(),
        Failure::Exists => {
            "Hier staat al iets; een bestand wordt nooit overschreven. Kies een ander pad.".into()
        }
        Failure::Leftover { path } => leftover(path),
        Failure::Unmade(why) => unmade(why),
        Failure::NoFolder => "De map van dit pad is er niet; maak hem eerst, of kies een ander pad.".into(),
        Failure::Exposed { mode } => format!(
            "Anderen op dit systeem kunnen bij dit bestand ({mode:04o}). Sluit het eerst: chmod 600."
        ),
        Failure::NotYours { owner } => not_yours(*owner),
        Failure::Network { kind } => format!(
            "Dit bestand staat op een netwerkschijf ({kind}); daar kunnen twee programma's elkaar \
             overschrijven. Zet het op een eigen schijf."
        ),
        Failure::Empty => {
            "Dit bestand is leeg. Verwijder het, of kies een ander; er is niets gewijzigd.".into()
        }
        Failure::NotADatabase => {
            "Dit bestand is niet van toegang: het is geen database. Er is niets gewijzigd.".into()
        }
        Failure::Foreign => "Dit bestand is van een ander programma. Er is niets gewijzigd.".into(),
        Failure::Newer { found, known, readable } => too_new((*found, *known), *readable),
        Failure::StrangeVersion { found, known } => strange_version(*found, *known),
        Failure::Anchor { path, why } => {
            format!("Het ankerbestand {path} {}. Er is niets gewijzigd.", anchor(why))
        }
        Failure::Unanchored { path, number, why } => unanchored(path, *number, why),
        Failure::System(why) => format!("Dat gaat niet: {}. Er is niets gewijzigd.", system(Lang::Nl, why)),
        Failure::Other(text) => format!("Er ging iets mis; er is niets gewijzigd. ({text})"),
    }
}

/// Explains that the version number in the file is impossible.
fn strange_version(found: i32, known: usize) -> String {
    format!(
        "Dit bestand zegt dat het van versie {found} is, en dat klopt niet (toegang kent 1 tot en met \
         {known}): iets anders heeft dat getal veranderd. Er is niets gewijzigd. Zet een kopie terug, of red \
         wat erin staat met toegang db herstel."
    )
}

/// Explains that a side file of an earlier database is beside the path.
fn leftover(path: &str) -> String {
    format!(
        "Naast dit pad staat {path} nog, van een eerder bestand; dat zou in het nieuwe terechtkomen en \
         het beschadigen. Er is niets gemaakt. Is dat bestand verplaatst, verplaats dit dan mee, met \
         dezelfde naam: het laatste werk kan erin staan. Verwijder het anders, of kies een ander pad."
    )
}

/// Explains that no file can be created in the folder.
fn unmade(why: &SystemError) -> String {
    format!(
        "Hier is geen bestand te maken: {}. Geef jezelf het recht op de map, of kies een ander \
         pad (--db).",
        system(Lang::Nl, why)
    )
}

/// Explains that the file belongs to another user of the system.
fn not_yours(owner: u32) -> String {
    format!(
        "Dit bestand is van een andere gebruiker van dit systeem ({owner}). Werk als die gebruiker, of \
         neem het over met chown."
    )
}

/// Explains what happened to the file while it was open.
fn displaced(why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => "Het bestand is verwijderd of verplaatst terwijl het open was.",
        Displaced::Other => "Het bestand is vervangen door een ander terwijl het open was.",
        Displaced::Wal => "Naast het bestand is -wal verwijderd of vervangen terwijl het open was.",
        Displaced::Cut => "Naast het bestand is -wal ingekort terwijl het open was.",
        Displaced::Shm => "Naast het bestand is -shm verwijderd of vervangen terwijl het open was.",
        Displaced::Linked => {
            "Het bestand kreeg een tweede naam (een harde koppeling, zoals van cp -al)."
        }
        Displaced::Written => "Iemand schrijft naar het bestand, dat hier alleen werd gelezen.",
    }
}

/// Explains what was kept, and what to do about it.
fn put_back(why: Displaced) -> &'static str {
    match why {
        Displaced::Gone => {
            "Wat eerder is opgeslagen staat in dat bestand: zet het terug, met -wal en -shm, of start \
             opnieuw."
        }
        Displaced::Other => {
            "Wat eerder is opgeslagen staat in het eerste bestand: zet dat terug, of start opnieuw om met \
             het andere te werken."
        }
        Displaced::Wal => {
            "Het laatste werk stond in -wal: zet het terug. Kan dat niet, sluit toegang dan overal gewoon \
             af; als niemand het bestand intussen opende, komt dat werk er alsnog in. Start daarna opnieuw."
        }
        Displaced::Cut => {
            "Het laatste werk stond in -wal, en is deels weg. Sluit toegang overal af, zet -wal terug als je \
             hem hebt, en kijk met toegang db controleer wat er nog staat."
        }
        Displaced::Shm => {
            "Wat eerder is opgeslagen is er nog. Sluit toegang overal af, en start opnieuw."
        }
        Displaced::Linked => {
            "Onder twee namen schrijft men over elkaar heen. Wat eerder is opgeslagen is er nog. Verwijder de \
             andere naam (find -samefile vindt hem), en doe het opnieuw."
        }
        Displaced::Written => "Start opnieuw om te zien wat er nu staat.",
    }
}

/// Explains what is wrong with the anchor file, and what to do about it.
fn anchor(why: &SystemError) -> String {
    match why {
        SystemError::NotFound => "is er nog niet; de eerste wijziging met --anker maakt het",
        SystemError::NoFolder => "staat in een map die er niet is; maak die eerst",
        SystemError::Folder => "is een map; geef een bestand",
        SystemError::Link => "is een koppeling; geef het echte pad",
        SystemError::Ends => {
            "is nog leeg; de eerste wijziging met --anker zet het einde van het Logboek erin"
        }
        SystemError::Strange => {
            "is niet door toegang gemaakt: er staat iets anders in; geef een ander pad"
        }
        _ => return format!("kan niet worden gebruikt: {}", system(Lang::Nl, why)),
    }
    .to_owned()
}

/// Explains that the change was saved, but not recorded in the anchor.
fn unanchored(path: &str, number: i64, why: &SystemError) -> String {
    format!(
        "Dit is opgeslagen, en alles ervoor (tot en met schakel {number} van het Logboek). Alleen dat \
         einde kon niet in het ankerbestand {path}: {}. De volgende wijziging met --anker haalt dat in.",
        system(Lang::Nl, why)
    )
}

/// Explains that the file was made by a newer version.
pub(super) fn newer((found, known): (usize, usize)) -> String {
    format!("Dit bestand is gemaakt door een nieuwere versie ({found}, deze kent {known}).")
}

/// Explains what to do about a file of a newer version.
fn too_new(versions: (usize, usize), readable: bool) -> String {
    let until = if readable {
        "; tot dan is het op de schermen te lezen: toegang zonder opdracht"
    } else {
        ""
    };
    format!("{} Werk toegang bij{until}.", newer(versions))
}

/// Explains why the file is read-only.
pub(super) fn locked(why: Locked) -> String {
    match why {
        Locked::File => "Het bestand is niet te schrijven".into(),
        Locked::Folder => "In de map van het bestand is niet te schrijven".into(),
        Locked::Unfinished => "Naast het bestand staat onafgemaakt werk (-wal)".into(),
        Locked::Older => "Het bestand is van een oudere versie".into(),
        Locked::Full => "De schijf is vol".into(),
        Locked::Linked => {
            "Het bestand heeft meer dan één naam (harde koppelingen), elk met een eigen -wal".into()
        }
        Locked::Mounted => {
            "Het bestand is zelf gekoppeld (bind mount), zonder de map waarin -wal staat".into()
        }
        Locked::Newer { found, known } => {
            format!("Het bestand is van versie {found}, nieuwer dan deze ({known})")
        }
        Locked::Line(line) => {
            format!("Regel {line} van het Logboek is niet zoals hij is geschreven")
        }
        Locked::Attempt(id) => format!("Poging {id} is niet zoals ze is geschreven"),
        Locked::Anchor(number) => format!(
            "Het Logboek is niet dat van het ankerbestand: schakel {number}, die daar als laatste is \
             genoteerd, staat er niet in. Het is vervalst of ingekort, of dit is een ander bestand"
        ),
        Locked::Shape => {
            "De tabellen, indexen of triggers van dit bestand zijn niet zoals toegang ze maakt; er is \
             niets uit gelezen".into()
        }
        Locked::Row(line) => format!("De tabellen wijken af van regel {line} van het Logboek"),
    }
}

/// Explains what to do to make the file writable.
fn unlock(why: Locked) -> &'static str {
    match why {
        Locked::File => {
            "Geef jezelf het recht (chmod u+w), of werk met een kopie: toegang db kopie."
        }
        Locked::Folder => {
            "Geef jezelf het recht op de map, of werk met een kopie: toegang db kopie."
        }
        Locked::Unfinished => "Kopieer beide naar een map waarin je kunt schrijven.",
        Locked::Older => {
            "Kopieer het naar een map waarin je kunt schrijven; daar wordt het bijgewerkt."
        }
        Locked::Full => "Maak ruimte op die schijf, en start opnieuw; tot dan is alles te lezen.",
        Locked::Linked => {
            "Verwijder de andere namen (find -samefile vindt ze), of werk met een kopie: toegang db kopie."
        }
        Locked::Mounted => "Koppel de hele map, of werk met het bestand waar het vandaan komt.",
        Locked::Newer { .. } => "Werk toegang bij.",
        Locked::Anchor(_) => {
            "Kijk met toegang db controleer --anker. Is dit met opzet een teruggezette kopie, begin \
             dan een nieuw anker (--anker met een pad dat er nog niet is) en bewaar het oude."
        }
        Locked::Shape => {
            "Wat er anders is, zegt toegang db controleer; toegang db herstel redt wat het Logboek zegt."
        }
        Locked::Line(_) | Locked::Attempt(_) | Locked::Row(_) => {
            "Alles staat in toegang db controleer; toegang db herstel redt wat te lezen is."
        }
    }
}
