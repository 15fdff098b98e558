//! A command line that cannot be understood, said in the language of who typed it.

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    cli::Stop,
    text::{Misused, Texts},
};

/// What is said of it; nothing when it shows help
/// or the version instead.
pub(in crate::cli) fn stop(error: &Error, texts: &'static Texts) -> Option<Stop> {
    let words = &texts.usage;
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        Some(ContextValue::Strings(texts)) => texts.first().map(String::as_str),
        _ => None,
    };
    let all = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    let argument = one(ContextKind::InvalidArg).unwrap_or_default();
    let value = one(ContextKind::InvalidValue).unwrap_or_default();
    let known = all(ContextKind::ValidValue);
    let several = all(ContextKind::InvalidArg);
    let prior = all(ContextKind::PriorArg);
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => Misused::Option(argument, one(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            let typed = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            Misused::Command(typed, one(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            Misused::NoValue(argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Misused::Value { argument, value, known: &known }
        }
        ErrorKind::MissingRequiredArgument => Misused::Missing(&several),
        ErrorKind::ArgumentConflict => Misused::Together(argument, &prior),
        ErrorKind::MissingSubcommand => Misused::Half,
        // Rare, and better in clap's words than not at all.
        _ => return Some(Stop::usage(error.to_string().trim_end())),
    };
    let mut lines = vec![(words.misused)(wrong)];
    if let Some(ContextValue::StyledStr(line)) = error.get(ContextKind::Usage) {
        let line = line.to_string();
        let line = line.strip_prefix("Usage: ").unwrap_or(&line).trim_end().to_owned();
        lines.push(format!("{}: {line}", words.usage));
    }
    lines.push(words.more.to_owned());
    Some(Stop::usage(&lines.join("\n")))
}
