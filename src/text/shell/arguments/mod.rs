//! The arguments and options of the command line: their names, and what the help says about them.
//!
//! The definition in `cli/args` names one of these consts at each argument; parser, help,
//! completion, manual and line mode read it there.

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

/// The names and the help of an argument or an option.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgumentText {
    /// The name of an option, without its dashes.
    name: Option<Text>,
    also: &'static [&'static str],
    /// The placeholder for the value.
    pub(crate) value: Option<Text>,
    /// One sentence, without a full stop.
    pub(crate) help: Text,
}

/// An argument that is recognised by its place.
const fn positional(value: Text, help: Text) -> ArgumentText {
    ArgumentText { name: None, also: &[], value: Some(value), help }
}

/// An option with a value.
const fn option(name: Text, value: Text, help: Text) -> ArgumentText {
    ArgumentText { name: Some(name), also: &[], value: Some(value), help }
}

/// An option without a value.
const fn switch(name: Text, help: Text) -> ArgumentText {
    ArgumentText { name: Some(name), also: &[], value: None, help }
}

impl ArgumentText {
    /// Adds names beside those in the two languages.
    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    /// Returns the names of an option, the one in this language first; none for an argument.
    pub(crate) fn names(self, lang: Lang) -> Vec<&'static str> {
        self.name
            .map_or_else(Vec::new, |name| language_first(|lang| name.of(lang), self.also, lang))
    }
}

/// Placeholders for values.
pub(crate) mod value {
    use crate::text::{Text, both};

    pub(crate) const CODE: Text = both("CODE", "CODE");
    pub(crate) const COLUMN: Text = both("KOLOM", "COLUMN");
    pub(crate) const COUNT: Text = both("AANTAL", "NUMBER");
    pub(crate) const COUNTRY: Text = both("LAND", "COUNTRY");
    pub(crate) const DAY: Text = both("DAG", "DAY");
    pub(crate) const DAYS: Text = both("DAGEN", "DAYS");
    pub(crate) const DOMAIN: Text = both("DOMEIN", "DOMAIN");
    pub(crate) const EMAIL: Text = both("EMAIL", "EMAIL");
    pub(crate) const ENVIRONMENT: Text = both("OMGEVING", "ENVIRONMENT");
    pub(crate) const FINGERPRINT: Text = both("VINGERAFDRUK", "FINGERPRINT");
    pub(crate) const FOLDER: Text = both("MAP", "FOLDER");
    pub(crate) const KEY: Text = both("SLEUTEL", "KEY");
    pub(crate) const KIND: Text = both("SOORT", "KIND");
    pub(crate) const LANGUAGE: Text = both("TAAL", "LANGUAGE");
    pub(crate) const NAME: Text = both("NAAM", "NAME");
    pub(crate) const NUMBER: Text = both("NUMMER", "NUMBER");
    pub(crate) const OPERATION: Text = both("HANDELING", "OPERATION");
    pub(crate) const ORGANISATION: Text = both("ORGANISATIE", "ORGANISATION");
    pub(crate) const ORIGIN: Text = both("HERKOMST", "ORIGIN");
    pub(crate) const PARTNER: Text = both("PARTNER", "PARTNER");
    pub(crate) const PATH: Text = both("PAD", "PATH");
    pub(crate) const REFERENCE: Text = both("KENMERK", "REFERENCE");
    pub(crate) const REQUEST: Text = both("VERZOEK", "REQUEST");
    pub(crate) const ROLE: Text = both("ROL", "ROLE");
    pub(crate) const SECONDS: Text = both("SECONDEN", "SECONDS");
    pub(crate) const SEED: Text = both("GETAL", "NUMBER");
    pub(crate) const SHELL: Text = both("SHELL", "SHELL");
    pub(crate) const STATUS: Text = both("STATUS", "STATUS");
    pub(crate) const SUCCESSOR: Text = both("ORG=WIE", "ORG=WHO");
    pub(crate) const TEXT: Text = both("TEKST", "TEXT");
    pub(crate) const TIMEZONE: Text = both("TIJDZONE", "TIMEZONE");
    pub(crate) const WHAT: Text = both("WAT", "WHAT");
    pub(crate) const WHO: Text = both("WIE", "WHO");
    pub(crate) const YES_OR_NO: Text = both("JA|NEE", "YES|NO");
}
