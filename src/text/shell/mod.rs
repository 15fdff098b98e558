//! Texts of the command line.

pub(crate) mod arguments;
pub(crate) mod commands;
pub mod diagnosis;
pub mod file;
pub mod import;
mod kvk_service;
pub mod lines;
mod names;
pub mod register;
pub mod register_entry;
pub mod setup;
pub(crate) mod share;
pub mod usage;

pub use names::*;

use crate::{
    domain::Name,
    text::{Lang, Text, both, grammar::number::grouped},
};

pub(crate) const ADDRESS_UNCLEAR: Text = both(
    "dat is geen e-mailadres; het hoort te lijken op naam@domein.nl",
    "that is not an e-mail address; it should look like name@domain.nl",
);
pub(crate) const WEBSITE_UNCLEAR: Text = both(
    "dat is geen website; het hoort te lijken op naam.nl of https://naam.nl",
    "that is not a website; it should look like name.nl or https://name.nl",
);
pub(crate) const BACKGROUND: Text = both("Achtergrond", "Background");

pub(crate) const BUSY: Text = both(
    "Het bestand is bezet: een ander proces schrijft. Er is niets gewijzigd; --wacht 30s wacht \
     langer.",
    "The file is busy: another process is writing. Nothing has changed; --wait 30s waits longer.",
);

pub(crate) const BY: Text = both("Door", "By");
pub(crate) const COLOURS: Text = both("Kleuren", "Colours");
pub(crate) const CONTRAST: Text = both("Contrast", "Contrast");
pub(crate) const DIFFERENCE: Text = both("Verschil", "Difference");
pub(crate) const EFFECT_HEAD: Text = both("Doet", "Does");
pub(crate) const CONTRAST_SUFFICIENT: Text = both("✓", "✓");
pub(crate) const EVIDENCE_MISSING: Text = both(
    "geef het bewijs, zoals --betaling KENMERK",
    "give the evidence, such as --payment REFERENCE",
);
pub(crate) const FACT: Text = both("Gegeven", "Fact");
pub(crate) const FILE: Text = both("Bestand", "File");
pub(crate) const FILE_EXAMPLE: Text = both("Voorbeeld", "Example");
pub(crate) const FILE_KEYS: Text = both("Toetsen", "Keys");
pub(crate) const FILE_REGISTER: Text = both("Handelsregister", "Trade register");
pub(crate) const FILE_REPORTS: Text = both("Verslagen", "Reports");
pub(crate) const FILE_SETTINGS: Text = both("Instellingen", "Settings");
pub(crate) const FILE_THEMES: Text = both("Thema's", "Themes");
pub(crate) const FORMAT_NEEDS_COMMAND: Text = both(
    "--json, --jsonl en --csv horen bij een opdracht, zoals: toegang organisatie lijst",
    "--json, --jsonl and --csv go with a command, such as: toegang organisation list",
);
pub(crate) const FOREGROUND: Text = both("Voorgrond", "Foreground");
pub(crate) const OPERATION_HEAD: Text = both("Handeling", "Operation");
pub(crate) const INPUT_CLOSED: Text = both("de invoer is gesloten", "the input was closed");
pub(crate) const KEY: Text = both("Toets", "Key");
pub(crate) const LOG_GIVES_TABLES: Text =
    both("De tabellen komen precies overeen met het Logboek.", "The tables match the Log exactly.");
pub(crate) const MESSAGE_UNCLEAR: Text = both(
    "een bericht moet 1 tot 500 tekens hebben, zonder stuurtekens",
    "a message must have 1 to 500 characters and no control characters",
);
pub(crate) const NAME_UNCLEAR: Text = both(
    "een naam moet 1 tot 200 tekens hebben, zonder stuurtekens",
    "a name must have 1 to 200 characters and no control characters",
);
pub(crate) const NEEDED: Text = both("Nodig", "Needed");
pub(crate) const NEEDS_TERMINAL: Text = both(
    "het scherm heeft een terminal nodig; zie toegang --help voor opdrachten zonder",
    "the screens need a terminal; for commands without one, see toegang --help",
);
pub(crate) const NOT_REGULAR_FILE: Text = both(
    "geen gewoon bestand; ‘-’ leest standaardinvoer",
    "not a regular file; ‘-’ reads standard input",
);
pub(crate) const NO_THREAD: Text = both(
    "het systeem kan geen thread meer starten; probeer het later opnieuw",
    "the system cannot start another thread; try again later",
);
pub(crate) const NOTHING_CHANGED: Text = both("Er is niets gewijzigd.", "Nothing was changed.");
pub(crate) const OTHERS_NOT_DONE: Text = both(
    "Er is niets gewijzigd; met --doorgaan-bij-fout gebeurt het wel voor de rest.",
    "Nothing was changed; --ignore-errors continues with the others.",
);
pub(crate) const OUTCOME: Text = both("Uitkomst", "Outcome");
pub(crate) const DRY_RUN_HEAD: Text = both(
    "Proef, er is niets gewijzigd. Dit zou er gebeuren:",
    "Dry run: nothing was changed. This would happen:",
);
pub(crate) const REPEAT_WITH_YES: Text =
    both("Herhaal de opdracht met --ja om het te doen.", "Repeat the command with --yes to do it.");
pub(crate) const SUCCESSOR_UNCLEAR: Text =
    both("een opvolger schrijf je als ORGANISATIE=WIE", "write a successor as ORGANISATION=WHO");
pub(crate) const NOBODY_NAMED: Text = both("noem wie toegang krijgt", "name who gets access");
pub(crate) const TERMINAL_CLOSED: Text = both("de terminal is gesloten", "the terminal was closed");
pub(crate) const TERMINAL_REFUSES: Text =
    both("de terminal is niet te gebruiken", "the terminal cannot be used");
pub(crate) const CONTRAST_TOO_LOW: Text = both("✗ te laag", "✗ too low");
pub(crate) const VALUE: Text = both("Waarde", "Value");
pub(crate) const WHERE: Text = both("Waar", "Where");
pub(crate) const ACTOR_NEEDED: Text = both(
    "zeg namens wie je werkt: met --als E-MAIL, of eens voor al met TOEGANG_ALS",
    "say who you are: use --as EMAIL, or set TOEGANG_ALS",
);

/// The answers that mean yes.
pub(crate) const fn yes_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Nl => &["j", "ja", "y", "yes"],
        Lang::En => &["y", "yes", "j", "ja"],
    }
}

/// The question whether to make the user with this address *Beheerder* anyway.
pub(crate) fn appoint_question(lang: Lang, email: &str) -> String {
    match lang {
        Lang::Nl => format!("Toch {email} Beheerder maken?"),
        Lang::En => format!("Make {email} Administrator anyway?"),
    }
}

pub(crate) fn activation_code_line(lang: Lang, code: &str) -> String {
    match lang {
        Lang::Nl => format!("Activatiecode: {code}"),
        Lang::En => format!("Activation code: {code}"),
    }
}

pub(crate) fn day_unclear(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "‘{text}’ is geen dag; wel bijvoorbeeld 2026-12-31, 31-12, 31-12-2027, +3m of geen"
        ),
        Lang::En => {
            format!("‘{text}’ is not a day. Examples: 2026-12-31, 31-12, 31-12-2027, +3m or none")
        }
    }
}

pub(crate) fn file_differs_from_log(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Nl => format!("het bestand wijkt af van het Logboek ({count})"),
        Lang::En => format!("the file differs from the Log ({count})"),
    }
}

/// The path of the example, and the command that opens it.
pub(crate) fn example_is_at(lang: Lang, path: &str, opens: &str) -> [String; 3] {
    match lang {
        Lang::Nl => [
            format!("Het voorbeeld staat in {path}"),
            format!("Open het in een terminal: {opens}"),
            format!("Of zonder scherm: {opens} --als piet@eigendomein.nl organisatie lijst"),
        ],
        Lang::En => [
            format!("The example is in {path}"),
            format!("Open it in a terminal: {opens}"),
            format!("Or without a screen: {opens} --as piet@eigendomein.nl organisation list"),
        ],
    }
}

pub(crate) fn leave_question(lang: Lang, org: &Name) -> String {
    match lang {
        Lang::Nl => format!("{org} verlaten?"),
        Lang::En => format!("Leave {org}?"),
    }
}

/// The line about a user who was skipped, with the reason.
pub(crate) fn skipped(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Nl => format!("Overgeslagen: {why}"),
        Lang::En => format!("Skipped: {why}"),
    }
}

pub(crate) fn file_missing(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!("{path}: dit bestand is er niet; toegang --db {path} maakt het"),
        Lang::En => {
            format!("{path}: this file does not exist; toegang --db {path} creates it")
        }
    }
}

/// The warning that the last line of the anchor is incomplete.
pub(crate) fn torn_anchor(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "de laatste regel van het ankerbestand is afgebroken en telt niet mee (een volle schijf, \
             of een stroomstoring): {path}; de volgende wijziging begint op een nieuwe regel"
        ),
        Lang::En => format!(
            "the last line of the anchor file is incomplete and does not count (a full disk, or a \
             power failure): {path}; the next change starts a new line"
        ),
    }
}

pub(crate) fn not_an_example(lang: Lang, path: &str) -> String {
    match lang {
        Lang::Nl => format!(
            "{path}: dit is geen voorbeeld en blijft zoals het is. Open het met: toegang --db \
             {path}"
        ),
        Lang::En => format!(
            "{path}: this is not an example world and was left as it is. Open it with: toegang \
             --db {path}"
        ),
    }
}

/// An error in a line of a file, with the number of that line.
pub(crate) fn line_error(lang: Lang, line: usize, why: &str) -> String {
    match lang {
        Lang::Nl => format!("Regel {line}: {why}"),
        Lang::En => format!("Line {line}: {why}"),
    }
}

/// The message after a panic: the path of the report, or else the place in the code.
pub(crate) fn panic_message(lang: Lang, report: Option<&str>, place: &str) -> String {
    let more = match (lang, report) {
        (Lang::Nl, Some(path)) => format!("Verslag: {path}"),
        (Lang::En, Some(path)) => format!("Report: {path}"),
        (Lang::Nl, None) => format!("Plaats: {place}"),
        (Lang::En, None) => format!("Place: {place}"),
    };
    match lang {
        Lang::Nl => format!("er ging iets mis; je gegevens zijn veilig. {more}"),
        Lang::En => format!("something went wrong; your data are safe. {more}"),
    }
}

pub(crate) fn yes_no_prompt(lang: Lang, question: &str) -> String {
    match lang {
        Lang::Nl => format!("{question} [j/N] "),
        Lang::En => format!("{question} [y/N] "),
    }
}

/// The question whether to open a file of a newer version read-only. `found` is the version of
/// the file and `known` the newest known version.
pub fn open_newer_question(lang: Lang, found: usize, known: usize) -> String {
    match lang {
        Lang::Nl => {
            format!(
                "{} Alleen-lezen openen?",
                crate::text::failures::locked::made_by_newer_version(lang, found, known)
            )
        }
        Lang::En => {
            format!(
                "{} Open it read-only?",
                crate::text::failures::locked::made_by_newer_version(lang, found, known)
            )
        }
    }
}

/// The question whether to remove these people, and `more` others, from an organisation.
pub(crate) fn remove_question(lang: Lang, names: &[&Name], more: usize, org: &Name) -> String {
    let mut shown: Vec<_> = names.iter().map(ToString::to_string).collect();
    shown.extend(match lang {
        Lang::Nl => (more > 0).then(|| format!("en nog {more}")),
        Lang::En => (more > 0).then(|| format!("and {more} more")),
    });
    match lang {
        Lang::Nl => format!("Toegang afnemen van {} ({org})?", shown.join(", ")),
        Lang::En => format!("Take access away from {} ({org})?", shown.join(", ")),
    }
}

/// The error for a user whose access cannot be ended, as they have none that the actor may see.
pub(crate) fn no_access(lang: Lang, name: &Name) -> String {
    match lang {
        Lang::Nl => format!(
            "{name} heeft geen toegang die jij hier kunt ontzeggen. Ben je Beheerder van een \
             organisatie? Gebruik dan `toegang lid verwijder`."
        ),
        Lang::En => format!(
            "{name} has no access that you can end here. If you are Administrator of an \
             organisation, use `toegang member remove`."
        ),
    }
}

/// The error for a user who has no access to this organisation that the actor may see.
pub(crate) fn no_access_to(lang: Lang, name: &Name, org: &Name) -> String {
    match lang {
        Lang::Nl => format!(
            "{name} heeft geen toegang tot {org} die jij hier kunt ontzeggen. Ben je Beheerder van \
             die organisatie? Gebruik dan `toegang lid verwijder`."
        ),
        Lang::En => format!(
            "{name} has no access to {org} that you can end here. If you are its Administrator, \
             use `toegang member remove`."
        ),
    }
}

/// The error for output that could not be written after the command was carried out.
pub(crate) fn output_failed(lang: Lang, why: &str) -> String {
    match lang {
        Lang::Nl => {
            format!("De opdracht is uitgevoerd, maar de uitvoer kon niet worden geschreven: {why}.")
        }
        Lang::En => {
            format!("The command was carried out, but its output could not be written: {why}.")
        }
    }
}

pub(crate) fn file_unreadable(lang: Lang, path: &str, why: &str) -> String {
    match lang {
        Lang::Nl => format!("{path}: niet te lezen ({why})"),
        Lang::En => format!("{path}: cannot be read ({why})"),
    }
}

/// The progress of reading users: users read, and all users.
pub(crate) fn users_read(lang: Lang, read: usize, total: usize) -> String {
    match lang {
        Lang::Nl => format!("{} van {} gebruikers", grouped(lang, read), grouped(lang, total)),
        Lang::En => format!("{} of {} users", grouped(lang, read), grouped(lang, total)),
    }
}
