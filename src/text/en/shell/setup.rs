//! Texts about settings files in English.

use crate::{
    config::{AcceptedValues, ConfigMistake, ConfigWarning},
    domain::SystemError,
    text::{Lang, SetupTexts, failures, grammar::number},
};

/// Themes, keys and settings.
pub(crate) const SETUP: SetupTexts = SetupTexts {
    copied: |text| format!("Copied: {text}"),
    exported: |rows, path| {
        format!("{} in {path}", number::count(Lang::En, rows, "row is", "rows are"))
    },
    language: "Language",
    nothing_here: "there is nothing here to do it with",
    no_rows: "There is no row here to put in a file.",
    nothing_to_export: "There is no list here to put in a file.",
    nothing_to_copy: "There is nothing like that to copy here.",
    own_name: "English",
    palette_remark: "what can be done here, and where to go",
    palette_title: "Command",
    same_in_shell: "The same in the shell (Ctrl+O copies):",
    theme: "Theme",
    trouble,
};

fn trouble(trouble: &ConfigWarning) -> String {
    let ConfigWarning { file, line, wrong } = trouble;
    let place = if *line == 0 { file.clone() } else { format!("{file}, line {line}") };
    let said = match wrong {
        ConfigMistake::Unreadable(number, said) => {
            let why = SystemError::of(*number, said.clone());
            format!("cannot be read ({}).", failures::system::system(Lang::En, &why))
        }
        ConfigMistake::NoPlainFile => "this is not a regular file. It was not read.".to_owned(),
        ConfigMistake::TooLarge => {
            "this is too large (more than 4 MiB). It was not read.".to_owned()
        }
        ConfigMistake::NoText => "this is not UTF-8 text. The whole file was ignored.".to_owned(),
        ConfigMistake::Syntax(why) => {
            format!("this is not valid TOML ({why}). The whole file was ignored.")
        }
        ConfigMistake::Unknown { key, nearest: Some(nearest) } => {
            format!("unknown key ‘{key}’. Did you mean ‘{nearest}’?")
        }
        ConfigMistake::Unknown { key, nearest: None } => format!("unknown key ‘{key}’."),
        ConfigMistake::Value { key, wanted } => format!("‘{key}’ takes {}.", self::wanted(wanted)),
        ConfigMistake::Taken { keys, actions: (one, other) } => {
            format!("‘{keys}’ already does ‘{one}’; ‘{other}’ keeps its own keys.")
        }
    };
    format!("{place}: {said}")
}

fn wanted(wanted: &AcceptedValues) -> String {
    match wanted {
        AcceptedValues::OneOf(words) => match words.split_last() {
            Some((last, [])) => format!("‘{last}’"),
            Some((last, others)) => format!("‘{}’ or ‘{last}’", others.join("’, ‘")),
            None => "nothing".to_owned(),
        },
        AcceptedValues::Whether => "true or false".to_owned(),
        AcceptedValues::Keys => "a list of keys, such as [\"d\", \"delete\"]".to_owned(),
        AcceptedValues::Style => "a colour and how, such as \"#000000 op #ff8c00 vet\"".to_owned(),
        AcceptedValues::Colours => "a list of colours, such as [\"#1e1e1e\"]".to_owned(),
    }
}
