//! The commands of the command line: their words, and what the help says about them.
//!
//! The definition in `cli/args` names one of these consts at each command; parser, help, completion,
//! manual and line mode read it there.

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
    /// Follows the options in the help.
    pub(crate) after: Option<Text>,
    /// Arguments of the program; shown by the help and parsed by a test.
    pub(crate) example: Option<Text>,
}

/// A command that is typed as these words; the last is its name.
pub(in crate::text) const fn command(words: Text, about: Text) -> CommandText {
    CommandText { words, also: &[], about, after: None, example: None }
}

impl CommandText {
    /// Adds names beside those in the two languages.
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

    /// Returns the Dutch name, by which the parser knows the command.
    pub(crate) fn dutch_name(self) -> &'static str {
        self.name(Lang::Nl)
    }

    /// Returns all names, the one in this language first.
    pub(crate) fn names(self, lang: Lang) -> Vec<&'static str> {
        language_first(|lang| self.name(lang), self.also, lang)
    }
}
