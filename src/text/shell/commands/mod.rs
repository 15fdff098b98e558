//! The commands of the command line: their words and their help.
//!
//! The definitions in `cli/args` name one of these constants for each command. The parser, the
//! help, the completion, the manual and line mode all use that constant.

mod access;
mod file;
mod organisations;
mod people;
mod program;
mod ssh;

pub(crate) use access::*;
pub(crate) use file::*;
pub(crate) use organisations::*;
pub(crate) use people::*;
pub(crate) use program::*;
pub(crate) use ssh::*;

use super::usage::language_first;
use crate::text::{Lang, Text};

/// The words and the help of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CommandText {
    words: Text,
    also: &'static [&'static str],
    /// One sentence, without a full stop.
    pub(crate) about: Text,
    /// The text that follows the options in the help.
    pub(crate) after: Option<Text>,
    /// Example arguments after the program's name; a test parses them.
    pub(crate) example: Option<Text>,
}

/// A command that is typed as these words; the last word is its name.
pub(in crate::text) const fn command(words: Text, about: Text) -> CommandText {
    CommandText { words, also: &[], about, after: None, example: None }
}

impl CommandText {
    /// Adds aliases to the names in the two languages.
    pub(in crate::text) const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    pub(in crate::text) const fn after(self, after: Text) -> Self {
        Self { after: Some(after), ..self }
    }

    pub(in crate::text) const fn example(self, example: Text) -> Self {
        Self { example: Some(example), ..self }
    }

    /// Returns the words that the user types after the name of the program.
    pub(crate) const fn words(self, lang: Lang) -> &'static str {
        self.words.of(lang)
    }

    fn name(self, lang: Lang) -> &'static str {
        self.words.of(lang).rsplit(' ').next().unwrap_or_default()
    }

    /// Returns the Dutch name, which is the parser's name for the command.
    pub(crate) fn dutch_name(self) -> &'static str {
        self.name(Lang::Nl)
    }

    /// Returns all names, the name in this language first.
    pub(crate) fn names(self, lang: Lang) -> Vec<&'static str> {
        language_first(|lang| self.name(lang), self.also, lang)
    }
}
