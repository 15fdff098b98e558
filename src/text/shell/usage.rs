//! The texts of help and usage errors in one language.

/// A usage error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misused<'a> {
    /// An unknown option, and the closest known one.
    Option(&'a str, Option<&'a str>),
    /// An unknown command, and the closest known one.
    Command(&'a str, Option<&'a str>),
    /// A value that an argument does not accept.
    Value {
        /// The argument.
        argument: &'a str,
        /// The value.
        value: &'a str,
        /// The accepted values.
        known: &'a [String],
    },
    /// An unexpected argument.
    Extra(&'a str),
    /// An option that was given more than once.
    Twice(&'a str),
    /// An argument that is not UTF-8.
    NoText,
    /// An argument without its value.
    NoValue(&'a str),
    /// Missing arguments.
    Missing(&'a [String]),
    /// Options that exclude each other.
    Together(&'a str, &'a [String]),
    /// A group of commands without a command.
    Half,
}

/// The texts of help and usage errors.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct UsageTexts {
    /// The aliases of a command or an option.
    pub also: fn(&[&str]) -> String,
    /// `true` if this language's words are the aliases of commands and options.
    pub by_alias: bool,
    pub arguments: &'static str,
    pub command: &'static str,
    pub commands: &'static str,
    pub default: fn(&str) -> String,
    pub everywhere: &'static str,
    pub example: &'static str,
    pub misused: fn(Misused<'_>) -> String,
    pub more: &'static str,
    pub of_environment: fn(&str) -> String,
    pub one_of: fn(&[String]) -> String,
    pub options: &'static str,
    pub options_value: &'static str,
    /// Translates a sentence or word of the definition, which is Dutch; `None` if it has no
    /// translation.
    pub said: fn(&str) -> Option<&str>,
    /// A word of a command or a placeholder, in this language.
    pub typed: fn(&str) -> &str,
    pub usage: &'static str,
}
