//! Texts about settings files, themes, keys, copying and exporting.

use crate::{
    config::{AcceptedValues, ConfigMistake, ConfigWarning},
    domain::SystemError,
    text::{Lang, Text, both, failures, grammar::number},
};

pub(crate) const LANGUAGE: Text = both("Taal", "Language");

pub(crate) const ONE_AT_A_TIME: Text = both(
    "Dit gaat per gebruiker: wis eerst de markering (Esc).",
    "This works on one user at a time: clear the marks first (Esc).",
);

/// The error for an action that needs a row when there is none.
pub(crate) const NO_ROW_SHORT: Text =
    both("hier is geen rij voor deze actie", "there is no row here for this action");

pub(crate) const NO_ROW: Text =
    both("Hier is geen rij voor deze actie.", "There is no row here for this action.");
pub(crate) const STILL_BUSY: Text = both(
    "Dat kan straks: de vorige opdracht wacht nog op het bestand.",
    "Not yet: the previous command is still waiting for the file.",
);

pub(crate) const NO_ROWS: Text =
    both("Hier is geen rij om in een bestand te zetten.", "There are no rows here to export.");
pub(crate) const NOTHING_TO_EXPORT: Text =
    both("Hier is geen lijst om in een bestand te zetten.", "There is no list here to export.");
/// Says that there is nothing to copy, beside the label of an action.
pub(crate) const NOTHING_TO_COPY_SHORT: Text = both("is er hier niet", "there is none here");
pub(crate) const NOTHING_TO_COPY: Text =
    both("Hier is daarvan niets te kopiëren.", "There is nothing like that here to copy.");

/// The language's name in the language itself.
pub(crate) const LANGUAGE_NAME: Text = both("Nederlands", "English");

pub(crate) const PALETTE_SUBTITLE: Text =
    both("wat hier kan, en waarheen", "what you can do here, and where you can go");
pub(crate) const PALETTE_TITLE: Text = both("Opdrachten", "Commands");
pub(crate) const SAME_IN_SHELL: Text =
    both("in de shell (Ctrl+O kopieert)", "in the shell (Ctrl+O copies)");
pub(crate) const THEME: Text = both("Thema", "Theme");

pub(crate) const CODE_COPIED: Text = both("Code gekopieerd.", "Code copied.");

pub(crate) fn copied(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Nl => format!("Gekopieerd: {text}"),
        Lang::En => format!("Copied: {text}"),
    }
}

/// The result of an export: the number of rows, and the path.
pub(crate) fn exported(lang: Lang, rows: usize, path: &str) -> String {
    // The name comes first, so that it survives where the message is cut.
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
    match lang {
        Lang::Nl => {
            format!("{name}: {} opgeslagen in {folder}/", number::count(lang, rows, "rij", "rijen"))
        }
        Lang::En => {
            format!("{name}: {} saved in {folder}/", number::count(lang, rows, "row", "rows"))
        }
    }
}

/// The warning about a setting that cannot be used: its place, and the accepted values.
#[expect(clippy::too_many_lines, reason = "one sentence each")]
pub fn config_warning(lang: Lang, trouble: &ConfigWarning) -> String {
    let ConfigWarning { file, line, mistake } = trouble;
    let place = if *line == 0 {
        file.clone()
    } else {
        match lang {
            Lang::Nl => format!("{file}, regel {line}"),
            Lang::En => format!("{file}, line {line}"),
        }
    };
    let said = match (lang, mistake) {
        (_, ConfigMistake::Unreadable(number, said)) => {
            let why = SystemError::from_number(*number, said.clone());
            match lang {
                Lang::Nl => {
                    format!(
                        "kan niet worden gelezen ({}).",
                        failures::system::system_error_phrase(lang, &why)
                    )
                }
                Lang::En => format!(
                    "cannot be read ({}).",
                    failures::system::system_error_phrase(lang, &why)
                ),
            }
        }
        (Lang::Nl, ConfigMistake::NotRegularFile) => {
            "dit is geen gewoon bestand. Het is niet gelezen.".to_owned()
        }
        (Lang::En, ConfigMistake::NotRegularFile) => {
            "this is not a regular file. It was not read.".to_owned()
        }
        (Lang::Nl, ConfigMistake::TooLarge) => {
            "dit is te groot (meer dan 4 MiB). Het is niet gelezen.".to_owned()
        }
        (Lang::En, ConfigMistake::TooLarge) => {
            "this is too large (more than 4 MiB). It was not read.".to_owned()
        }
        (Lang::Nl, ConfigMistake::NotUtf8) => {
            "dit is geen tekst (UTF-8). Niets uit dit bestand geldt.".to_owned()
        }
        (Lang::En, ConfigMistake::NotUtf8) => {
            "this is not UTF-8 text. The whole file was ignored.".to_owned()
        }
        (Lang::Nl, ConfigMistake::Syntax(why)) => {
            format!("dit is geen TOML ({why}). Niets uit dit bestand geldt.")
        }
        (Lang::En, ConfigMistake::Syntax(why)) => {
            format!("this is not valid TOML ({why}). The whole file was ignored.")
        }
        (Lang::Nl, ConfigMistake::Unknown { key, nearest: Some(nearest) }) => {
            format!("‘{key}’ is onbekend. Bedoel je ‘{nearest}’?")
        }
        (Lang::En, ConfigMistake::Unknown { key, nearest: Some(nearest) }) => {
            format!("unknown key ‘{key}’. Did you mean ‘{nearest}’?")
        }
        (Lang::Nl, ConfigMistake::Unknown { key, nearest: None }) => {
            format!("‘{key}’ is onbekend.")
        }
        (Lang::En, ConfigMistake::Unknown { key, nearest: None }) => {
            format!("unknown key ‘{key}’.")
        }
        (Lang::Nl, ConfigMistake::Value { key, wanted }) => {
            format!("bij ‘{key}’ hoort {}.", self::accepted_values(lang, wanted))
        }
        (Lang::En, ConfigMistake::Value { key, wanted }) => {
            format!("‘{key}’ takes {}.", self::accepted_values(lang, wanted))
        }
        (Lang::Nl, ConfigMistake::KeyConflict { keys, actions: (one, other) }) => {
            format!("‘{keys}’ doet al ‘{one}’; ‘{other}’ houdt zijn eigen toetsen.")
        }
        (Lang::En, ConfigMistake::KeyConflict { keys, actions: (one, other) }) => {
            format!("‘{keys}’ already does ‘{one}’; ‘{other}’ keeps its own keys.")
        }
    };
    format!("{place}: {said}")
}

fn accepted_values(lang: Lang, wanted: &AcceptedValues) -> String {
    match (lang, wanted) {
        (_, AcceptedValues::OneOf(words)) => match (lang, words.split_last()) {
            (_, Some((last, []))) => format!("‘{last}’"),
            (Lang::Nl, Some((last, others))) => format!("‘{}’ of ‘{last}’", others.join("’, ‘")),
            (Lang::En, Some((last, others))) => format!("‘{}’ or ‘{last}’", others.join("’, ‘")),
            (Lang::Nl, None) => "niets".to_owned(),
            (Lang::En, None) => "nothing".to_owned(),
        },
        (Lang::Nl, AcceptedValues::Boolean) => "true of false".to_owned(),
        (Lang::En, AcceptedValues::Boolean) => "true or false".to_owned(),
        (Lang::Nl, AcceptedValues::Text) => "tekst tussen aanhalingstekens".to_owned(),
        (Lang::En, AcceptedValues::Text) => "text between quotes".to_owned(),
        (Lang::Nl, AcceptedValues::Keys) => {
            "een lijst van toetsen, zoals [\"d\", \"delete\"]".to_owned()
        }
        (Lang::En, AcceptedValues::Keys) => {
            "a list of keys, such as [\"d\", \"delete\"]".to_owned()
        }
        (Lang::Nl, AcceptedValues::Style) => {
            "kleuren en kenmerken, zoals \"#000000 op #ff8c00 vet\"".to_owned()
        }
        (Lang::En, AcceptedValues::Style) => {
            "colours and attributes, such as \"#000000 op #ff8c00 vet\" (op: on; vet: bold)"
                .to_owned()
        }
        (Lang::Nl, AcceptedValues::Colours) => {
            "een lijst van kleuren, zoals [\"#1e1e1e\"]".to_owned()
        }
        (Lang::En, AcceptedValues::Colours) => {
            "a list of colours, such as [\"#1e1e1e\"]".to_owned()
        }
    }
}

/// Says that a list is too long to mark all its rows.
pub(crate) fn too_many_to_mark(lang: Lang, rows: usize, most: usize) -> String {
    let (rows, most) = (number::grouped(lang, rows), number::grouped(lang, most));
    match lang {
        Lang::Nl => format!("Dit zijn {rows} rijen; tegelijk kunnen er {most}. Filter eerst (/)."),
        Lang::En => format!("These are {rows} rows; at most {most} at once. Filter first (/)."),
    }
}
