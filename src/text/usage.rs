//! How the help of the command line is worded, and what is said of a command line that cannot be
//! understood: the sentences of one language.

/// A command line that cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misused<'a> {
    /// An option that is none, and the one that was meant, perhaps.
    Option(&'a str, Option<&'a str>),
    /// A command that is none, and the one that was meant, perhaps.
    Command(&'a str, Option<&'a str>),
    /// A value that does not go with an argument, and what does.
    Value {
        /// The argument.
        argument: &'a str,
        /// What was given.
        value: &'a str,
        /// What can be.
        known: &'a [String],
    },
    /// More than there can be.
    Extra(&'a str),
    /// An option that is there more than once.
    Twice(&'a str),
    /// Bytes that are no text.
    NoText,
    /// An argument without its value.
    NoValue(&'a str),
    /// Arguments that must be there.
    Missing(&'a [String]),
    /// Two that do not go together.
    Together(&'a str, &'a [String]),
    /// Only the first half of a command.
    Half,
}

/// Help and misuse.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a field and its sentence say what it is")]
pub struct UsageTexts {
    /// The other names of a command or an option.
    pub also: fn(&[&str]) -> String,
    /// Whether the words of the language are the second names of commands and options.
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
    /// A sentence or a word of the definition, which is in the mother tongue; nothing when it
    /// was forgotten.
    pub said: fn(&str) -> Option<&str>,
    /// A word of a command, or what is still to be said there, as it is typed in this language.
    pub typed: fn(&str) -> &str,
    pub usage: &'static str,
}
