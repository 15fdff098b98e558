//! Converts the parser's errors into messages in the user's language.

use std::ffi::OsString;

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{definition::definition, suggest};
use crate::{
    cli::{CliError, exit::quote_typed},
    text::{self, Lang, UsageError},
};

/// Converts an error of the parser into a message with the names of the user's language. Returns
/// `Err` for a request for help or the version, which the caller prints.
pub(in crate::cli) fn to_cli_error(
    error: Error,
    words: &[OsString],
    lang: Lang,
) -> Result<CliError, Error> {
    let mut definition = definition(lang);
    let error = definition.try_get_matches_from_mut(words).err().unwrap_or(error);
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Err(error),
        _ => Ok(usage_error(&error, &definition, words, lang)),
    }
}

fn usage_error(error: &Error, definition: &Command, words: &[OsString], lang: Lang) -> CliError {
    let likeliest = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        // clap puts the most likely suggestion last.
        Some(ContextValue::Strings(lang)) => lang.last().map(String::as_str),
        _ => None,
    };
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(ContextValue::Strings(lang)) => lang.first().map(String::as_str),
        _ => None,
    };
    let all = |kind| match error.get(kind) {
        Some(ContextValue::Strings(lang)) => lang.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let argument = quote_typed(one(ContextKind::InvalidArg).unwrap_or_default());
    let (argument, bare) = (argument.as_str(), argument.split(' ').next().unwrap_or_default());
    let value = quote_typed(one(ContextKind::InvalidValue).unwrap_or_default());
    let known = all(ContextKind::ValidValue);
    let several: Vec<String> = all(ContextKind::InvalidArg)
        .iter()
        .map(|name| name.trim_end_matches("...").to_owned())
        .collect();
    let prior = all(ContextKind::PriorArg);
    let typed;
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            UsageError::Option(argument, likeliest(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => UsageError::Extra(argument),
        ErrorKind::InvalidSubcommand => {
            typed = quote_typed(one(ContextKind::InvalidSubcommand).unwrap_or_default());
            let help = matches!(typed.as_str(), "help" | "hulp").then_some("--help");
            let parent = suggest::parent(definition, words);
            let word = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            UsageError::Command(&typed, help.or(suggest::nearest(parent, word)))
        }
        ErrorKind::InvalidUtf8 => UsageError::NotUtf8,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            UsageError::NoValue(argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            UsageError::Value { argument, value: &value, known: &known }
        }
        ErrorKind::MissingRequiredArgument => UsageError::Missing(&several),
        ErrorKind::ArgumentConflict if prior.iter().any(|name| name == argument) => {
            UsageError::Repeated(bare)
        }
        ErrorKind::ArgumentConflict => UsageError::Conflict(argument, &prior),
        ErrorKind::MissingSubcommand => UsageError::MissingCommand,
        // Rare errors keep clap's own text.
        _ => return CliError::usage(error.to_string().trim_end()),
    };
    with_help_pointer(error, text::usage::usage_error_text(lang, wrong), lang)
}

/// Builds the error from the mistake, the usage line and a pointer to the help.
fn with_help_pointer(error: &Error, wrong: String, lang: Lang) -> CliError {
    let mut lines = vec![wrong];
    if let Some(ContextValue::StyledStr(line)) = error.get(ContextKind::Usage) {
        let line = line.to_string();
        let line = line.strip_prefix("Usage: ").unwrap_or(&line).trim_end().to_owned();
        lines.push(format!("{}: {line}", text::usage::USAGE.of(lang)));
    }
    lines.push(text::usage::MORE.of(lang).to_owned());
    CliError::usage(&lines.join("\n"))
}
