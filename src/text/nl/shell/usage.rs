//! Help and usage errors in Dutch.

use crate::text::{Misused, UsageTexts};

/// Help and misuse.
pub(crate) const USAGE: UsageTexts = UsageTexts {
    also: |names| format!("[ook: {}]", names.join(", ")),
    by_alias: false,
    arguments: "Argumenten",
    command: "OPDRACHT",
    commands: "Opdrachten",
    default: |value| format!("[anders: {value}]"),
    everywhere: "Bij elke opdracht",
    example: "Voorbeeld",
    misused,
    more: "Meer staat in --help.",
    of_environment: |name| format!("[anders: {name}]"),
    one_of: |words| match words.split_last() {
        Some((last, words)) if !words.is_empty() => format!("[{} of {last}]", words.join(", ")),
        _ => format!("[{}]", words.concat()),
    },
    options: "Opties",
    options_value: "OPTIES",
    said: |text| Some(text),
    typed: |word| word,
    usage: "Gebruik",
};

fn misused(wrong: Misused<'_>) -> String {
    let meant = |nearest: Option<&str>| {
        nearest.map_or(String::new(), |nearest| format!(" Bedoel je ‘{nearest}’?"))
    };
    match wrong {
        Misused::Option(what, nearest) => format!("‘{what}’ is geen optie.{}", meant(nearest)),
        Misused::Command(what, nearest) => format!("‘{what}’ is geen opdracht.{}", meant(nearest)),
        Misused::Value { argument, value, known: [] } => {
            format!("‘{value}’ hoort niet bij {argument}.")
        }
        Misused::Value { argument, value, known } => {
            format!("‘{value}’ hoort niet bij {argument}; wel: {}.", known.join(", "))
        }
        Misused::Extra(what) => format!("‘{what}’ is te veel."),
        Misused::Twice(what) => format!("{what} staat er meer dan één keer."),
        Misused::NoText => "wat je typte is geen tekst (UTF-8).".to_owned(),
        Misused::NoValue(argument) => format!("achter {argument} hoort nog iets."),
        Misused::Missing(what) => format!("dit ontbreekt: {}.", what.join(", ")),
        Misused::Together(one, others) => {
            format!("{one} gaat niet samen met {}.", others.join(", "))
        }
        Misused::Half => "zeg ook welke opdracht.".to_owned(),
    }
}
