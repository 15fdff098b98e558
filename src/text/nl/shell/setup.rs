//! Texts about settings files in Dutch.

use crate::{
    config::{AcceptedValues, ConfigMistake, ConfigWarning},
    domain::SystemError,
    text::{Lang, SetupTexts, failures, grammar::number},
};

/// Themes, keys and settings.
pub(crate) const SETUP: SetupTexts = SetupTexts {
    copied: |text| format!("Gekopieerd: {text}"),
    exported: |rows, path| {
        format!("{} in {path}", number::count(Lang::Nl, rows, "rij staat", "rijen staan"))
    },
    language: "Taal",
    nothing_here: "hier is niets om het mee te doen",
    no_rows: "Hier is geen rij om in een bestand te zetten.",
    nothing_to_export: "Hier is geen lijst om in een bestand te zetten.",
    nothing_to_copy: "Hier is daarvan niets te kopiëren.",
    own_name: "Nederlands",
    palette_remark: "wat hier kan, en waarheen",
    palette_title: "Opdracht",
    same_in_shell: "Hetzelfde in de shell (Ctrl+O kopieert):",
    theme: "Thema",
    trouble,
};

fn trouble(trouble: &ConfigWarning) -> String {
    let ConfigWarning { file, line, wrong } = trouble;
    let place = if *line == 0 { file.clone() } else { format!("{file}, regel {line}") };
    let said = match wrong {
        ConfigMistake::Unreadable(number, said) => {
            let why = SystemError::of(*number, said.clone());
            format!("kan niet worden gelezen ({}).", failures::system::system(Lang::Nl, &why))
        }
        ConfigMistake::NoPlainFile => "dit is geen gewoon bestand. Het is niet gelezen.".to_owned(),
        ConfigMistake::TooLarge => {
            "dit is te groot (meer dan 4 MiB). Het is niet gelezen.".to_owned()
        }
        ConfigMistake::NoText => {
            "dit is geen tekst (UTF-8). Niets uit dit bestand geldt.".to_owned()
        }
        ConfigMistake::Syntax(why) => {
            format!("dit is geen TOML ({why}). Niets uit dit bestand geldt.")
        }
        ConfigMistake::Unknown { key, nearest: Some(nearest) } => {
            format!("‘{key}’ zegt niets. Bedoel je ‘{nearest}’?")
        }
        ConfigMistake::Unknown { key, nearest: None } => format!("‘{key}’ zegt niets."),
        ConfigMistake::Value { key, wanted } => {
            format!("bij ‘{key}’ hoort {}.", self::wanted(wanted))
        }
        ConfigMistake::Taken { keys, actions: (one, other) } => {
            format!("‘{keys}’ doet al ‘{one}’; ‘{other}’ houdt zijn eigen toetsen.")
        }
    };
    format!("{place}: {said}")
}

fn wanted(wanted: &AcceptedValues) -> String {
    match wanted {
        AcceptedValues::OneOf(words) => match words.split_last() {
            Some((last, [])) => format!("‘{last}’"),
            Some((last, others)) => format!("‘{}’ of ‘{last}’", others.join("’, ‘")),
            None => "niets".to_owned(),
        },
        AcceptedValues::Whether => "true of false".to_owned(),
        AcceptedValues::Keys => "een lijst van toetsen, zoals [\"d\", \"delete\"]".to_owned(),
        AcceptedValues::Style => "een kleur en hoe, zoals \"#000000 op #ff8c00 vet\"".to_owned(),
        AcceptedValues::Colours => "een lijst van kleuren, zoals [\"#1e1e1e\"]".to_owned(),
    }
}
