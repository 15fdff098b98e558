//! Help and usage errors.

use crate::text::{Lang, Text, both};

/// A mistake in the arguments of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsageError<'a> {
    /// An unknown option, and the closest known one.
    Option(&'a str, Option<&'a str>),
    /// An unknown command, and the closest known one.
    Command(&'a str, Option<&'a str>),
    /// A value that an argument does not accept.
    Value {
        /// The name of the argument.
        argument: &'a str,
        /// The value that was given.
        value: &'a str,
        /// The values that the argument accepts.
        known: &'a [String],
    },
    /// An unexpected argument.
    Extra(&'a str),
    /// An option that was given more than once.
    Repeated(&'a str),
    /// An argument that is not UTF-8.
    NotUtf8,
    /// An argument without its value.
    NoValue(&'a str),
    /// Required arguments that are missing.
    Missing(&'a [String]),
    /// An option, and the options that it excludes.
    Conflict(&'a str, &'a [String]),
    /// A group of commands, such as `ssh keys`, without a command.
    MissingCommand,
}

pub(crate) const ARGUMENTS: Text = both("Argumenten", "Arguments");
pub(crate) const COMMAND: Text = both("OPDRACHT", "COMMAND");
pub(crate) const COMMANDS: Text = both("Opdrachten", "Commands");
pub(crate) const EVERYWHERE: Text = both("Bij elke opdracht", "Global options");
const EXAMPLE: Text = both("Voorbeeld", "Example");
pub(crate) const MORE: Text = both("Meer staat in --help.", "See --help for more.");
pub(crate) const OPTIONS: Text = both("Opties", "Options");
pub(crate) const OPTIONS_VALUE: Text = both("OPTIES", "OPTIONS");
pub(crate) const USAGE: Text = both("Gebruik", "Usage");

/// Returns the names in all languages without duplicates, the name in `lang` first and the aliases
/// in `also` last.
pub(super) fn language_first(
    name: impl Fn(Lang) -> &'static str,
    also: &[&'static str],
    lang: Lang,
) -> Vec<&'static str> {
    let mut names = vec![name(lang)];
    for other in Lang::ALL.into_iter().map(name).chain(also.iter().copied()) {
        if !names.contains(&other) {
            names.push(other);
        }
    }
    names
}

/// The aliases of a command or an option, as the help shows them.
pub(crate) fn alias_note(lang: Lang, names: &[&str]) -> String {
    match lang {
        Lang::Nl => format!("[ook: {}]", names.join(", ")),
        Lang::En => format!("[also: {}]", names.join(", ")),
    }
}

/// The example of a command, as the help shows it.
pub(crate) fn example(lang: Lang, typed: &str) -> String {
    format!("{}:\n  toegang {typed}", EXAMPLE.of(lang))
}

/// The parts of the help, in clap's notation.
pub(crate) fn template(lang: Lang) -> String {
    format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", USAGE.of(lang))
}

pub(crate) fn default_value(lang: Lang, value: &str) -> String {
    match lang {
        Lang::Nl => format!("[anders: {value}]"),
        Lang::En => format!("[default: {value}]"),
    }
}

pub(crate) fn environment_variable(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Nl => format!("[anders: {name}]"),
        Lang::En => format!("[env: {name}]"),
    }
}

pub(crate) fn one_of(lang: Lang, words: &[&str]) -> String {
    match (lang, words.split_last()) {
        (Lang::Nl, Some((last, words))) if !words.is_empty() => {
            format!("[{} of {last}]", words.join(", "))
        }
        (Lang::En, Some((last, words))) if !words.is_empty() => {
            format!("[{} or {last}]", words.join(", "))
        }
        (_, _) => format!("[{}]", words.concat()),
    }
}

pub(crate) fn usage_error_text(lang: Lang, wrong: UsageError<'_>) -> String {
    let meant = match lang {
        Lang::Nl => |nearest: Option<&str>| {
            nearest.map_or(String::new(), |nearest| format!(" Bedoel je ‘{nearest}’?"))
        },
        Lang::En => |nearest: Option<&str>| {
            nearest.map_or(String::new(), |nearest| format!(" Did you mean ‘{nearest}’?"))
        },
    };
    match (lang, wrong) {
        (Lang::Nl, UsageError::Option(what, nearest)) => {
            format!("‘{what}’ is geen optie.{}", meant(nearest))
        }
        (Lang::En, UsageError::Option(what, nearest)) => {
            format!("There is no option ‘{what}’.{}", meant(nearest))
        }
        (Lang::Nl, UsageError::Command(what, nearest)) => {
            format!("‘{what}’ is geen opdracht.{}", meant(nearest))
        }
        (Lang::En, UsageError::Command(what, nearest)) => {
            format!("There is no command ‘{what}’.{}", meant(nearest))
        }
        (Lang::Nl, UsageError::Value { argument, value, known: [] }) => {
            format!("‘{value}’ hoort niet bij {argument}.")
        }
        (Lang::En, UsageError::Value { argument, value, known: [] }) => {
            format!("‘{value}’ is not valid for {argument}.")
        }
        (Lang::Nl, UsageError::Value { argument, value, known }) => {
            format!("‘{value}’ hoort niet bij {argument}; wel: {}.", known.join(", "))
        }
        (Lang::En, UsageError::Value { argument, value, known }) => {
            format!("‘{value}’ is not valid for {argument}. Valid values: {}.", known.join(", "))
        }
        (Lang::Nl, UsageError::Extra(what)) => format!("‘{what}’ is te veel."),
        (Lang::En, UsageError::Extra(what)) => format!("Unexpected argument: ‘{what}’."),
        (Lang::Nl, UsageError::Repeated(what)) => format!("{what} staat er meer dan één keer."),
        (Lang::En, UsageError::Repeated(what)) => format!("{what} was given more than once."),
        (Lang::Nl, UsageError::NotUtf8) => "wat je typte is geen tekst (UTF-8).".to_owned(),
        (Lang::En, UsageError::NotUtf8) => "an argument is not valid UTF-8 text.".to_owned(),
        (Lang::Nl, UsageError::NoValue(argument)) => format!("achter {argument} hoort nog iets."),
        (Lang::En, UsageError::NoValue(argument)) => {
            format!("a value is missing after {argument}.")
        }
        (Lang::Nl, UsageError::Missing(what)) => format!("dit ontbreekt: {}.", what.join(", ")),
        (Lang::En, UsageError::Missing(what)) => format!("missing: {}.", what.join(", ")),
        (Lang::Nl, UsageError::Conflict(one, others)) => {
            format!("{one} gaat niet samen met {}.", others.join(", "))
        }
        (Lang::En, UsageError::Conflict(one, others)) => {
            format!("{one} cannot be used with {}.", others.join(", "))
        }
        (Lang::Nl, UsageError::MissingCommand) => "zeg ook welke opdracht.".to_owned(),
        (Lang::En, UsageError::MissingCommand) => "a command is missing.".to_owned(),
    }
}
