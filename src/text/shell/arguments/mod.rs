//! The arguments and options of the command line: their names and their help.
//!
//! The definitions in `cli/args` name one of these constants for each argument. The parser, the
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

/// The names and the help of an argument or an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArgumentText {
    /// The name of an option, without its dashes.
    name: Option<Text>,
    also: &'static [&'static str],
    /// The placeholder for the value.
    value: Option<Text>,
    /// One sentence, without a full stop.
    pub(crate) help: Text,
}

/// An argument that is recognised by its position.
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

    /// Returns the names of an option, the name in this language first. Empty for a positional
    /// argument.
    pub(crate) fn names(self, lang: Lang) -> Vec<&'static str> {
        self.name
            .map_or_else(Vec::new, |name| language_first(|lang| name.of(lang), self.also, lang))
    }

    /// Returns an option as the user types it, with its dashes.
    pub(crate) fn flag(self, lang: Lang) -> String {
        format!("--{}", self.name.map_or("", |name| name.of(lang)))
    }

    /// Returns whether it takes a value.
    pub(crate) const fn takes_value(self) -> bool {
        self.value.is_some()
    }

    /// Returns the placeholder for the value.
    pub(crate) fn placeholder(self, lang: Lang) -> &'static str {
        self.value.map_or("", |value| value.of(lang))
    }
}

/// Placeholders for values, such as `DAG` or `DAY`.
mod value {
    use crate::text::{Text, both};

    pub(super) const ANY_OR_NONE: Text = both("GEEN|WEL", "NONE|ANY");
    pub(super) const CODE: Text = both("CODE", "CODE");
    pub(super) const COLUMN: Text = both("KOLOM", "COLUMN");
    pub(super) const COUNT: Text = both("AANTAL", "NUMBER");
    pub(super) const COUNTRY: Text = both("LAND", "COUNTRY");
    pub(super) const DAY: Text = both("DAG", "DAY");
    pub(super) const DAYS: Text = both("DAGEN", "DAYS");
    pub(super) const DOMAIN: Text = both("DOMEIN", "DOMAIN");
    pub(super) const EMAIL: Text = both("EMAIL", "EMAIL");
    pub(super) const ENVIRONMENT: Text = both("OMGEVING", "ENVIRONMENT");
    pub(super) const FINGERPRINT: Text = both("VINGERAFDRUK", "FINGERPRINT");
    pub(super) const FOLDER: Text = both("MAP", "FOLDER");
    pub(super) const HOST: Text = both("HOST", "HOST");
    pub(super) const KEY: Text = both("SLEUTEL", "KEY");
    pub(super) const KIND: Text = both("SOORT", "KIND");
    pub(super) const LANGUAGE: Text = both("TAAL", "LANGUAGE");
    pub(super) const NAME: Text = both("NAAM", "NAME");
    pub(super) const NUMBER: Text = both("NUMMER", "NUMBER");
    pub(super) const OPERATION: Text = both("HANDELING", "OPERATION");
    pub(super) const ORGANISATION: Text = both("ORGANISATIE", "ORGANISATION");
    pub(super) const ORIGIN: Text = both("HERKOMST", "ORIGIN");
    pub(super) const PARTNER: Text = both("PARTNER", "PARTNER");
    pub(super) const PATH: Text = both("PAD", "PATH");
    pub(super) const REFERENCE: Text = both("KENMERK", "REFERENCE");
    pub(super) const REQUEST: Text = both("VERZOEK", "REQUEST");
    pub(super) const ROLE: Text = both("ROL", "ROLE");
    pub(super) const SECONDS: Text = both("SECONDEN", "SECONDS");
    pub(super) const SEED: Text = both("GETAL", "NUMBER");
    pub(super) const SHELL: Text = both("SHELL", "SHELL");
    pub(super) const STATUS: Text = both("STATUS", "STATUS");
    pub(super) const SUCCESSOR: Text = both("ORG=WIE", "ORG=WHO");
    pub(super) const TEXT: Text = both("TEKST", "TEXT");
    pub(super) const TIMEZONE: Text = both("TIJDZONE", "TIMEZONE");
    pub(super) const WHAT: Text = both("WAT", "WHAT");
    pub(super) const WHO: Text = both("WIE", "WHO");
    pub(super) const YES_OR_NO: Text = both("JA|NEE", "YES|NO");
}

/// Values that arguments accept.
pub(crate) mod word {
    use crate::text::{Text, both};

    pub(crate) const ACCEPTED: Text = both("geaccepteerd", "accepted");
    pub(crate) const ADMIN: Text = both("beheerder", "admin");
    pub(crate) const ADVANCED: Text = both("gevorderd", "advanced");
    pub(crate) const BASIC: Text = both("basis", "basic");
    pub(crate) const DECLINED: Text = both("geweigerd", "declined");
    pub(crate) const EXPIRED: Text = both("verlopen", "expired");
    pub(crate) const MEMBER: Text = both("lid", "member");
    pub(crate) const MEMBERS: Text = both("leden", "members");
    pub(crate) const NO: Text = both("nee", "no");
    pub(crate) const ORDINARY: Text = both("gewoon", "ordinary");
    pub(crate) const ORGANISATIONS: Text = both("organisaties", "organisations");
    pub(crate) const OWN: Text = both("eigen", "own");
    pub(crate) const PARTNER: Text = both("partner", "partner");
    pub(crate) const PENDING: Text = both("wacht", "pending");
    pub(crate) const RELATIONS: Text = both("relaties", "relations");
    pub(crate) const USERS: Text = both("gebruikers", "users");
    pub(crate) const WIDE: Text = both("breed", "wide");
    pub(crate) const WITHDRAWN: Text = both("ingetrokken", "withdrawn");
    pub(crate) const YES: Text = both("ja", "yes");
}
