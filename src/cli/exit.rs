//! Exit codes, and errors that end a command.

use std::{io, path::Path};

use serde_json::json;

use super::{
    output::out,
    session::{locale::lang, time_zone},
};
use crate::{
    app::{cells, fit},
    domain::{Class, Refusal},
    store::StoreError,
    text,
};

/// Exit codes; scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Success, or no change needed.
    Done = 0,
    /// Invalid command line.
    Usage = 2,
    /// No match, or more than one.
    NotFound = 3,
    /// The user has no permission.
    NoRight = 4,
    /// A rule refuses it.
    Refused = 5,
    /// Another user changed it first.
    Conflict = 6,
    /// The file stayed busy.
    Busy = 7,
    /// The file cannot be read, is damaged, or comes from a newer version.
    Unreadable = 8,
    /// A destructive command was not confirmed.
    Unconfirmed = 9,
    /// Done in part: some items were skipped with `--doorgaan-bij-fout`, or exist with other
    /// values.
    Partly = 10,
    /// Internal error.
    Internal = 70,
}

/// Maximum width, in cells, of typed text repeated in a message.
const MAX_QUOTED_WIDTH: usize = 60;

/// Stable code for a file of a newer version.
pub(super) const NEWER_VERSION_CODE: &str = "newer_version";

/// Stable code for an error of the operating system.
const SYSTEM_CODE: &str = "system";

/// Error that ends a command.
#[derive(Debug)]
pub struct CliError {
    /// The exit code.
    pub exit: Exit,
    /// Stable code, for `--json`.
    pub code: &'static str,
    /// Message for people.
    pub message: String,
    /// Data for scripts.
    pub details: serde_json::Value,
}

impl CliError {
    /// Creates an error for something that does not exist.
    pub(super) fn not_found(code: &'static str, message: String) -> Self {
        Self { exit: Exit::NotFound, code, message, details: json!({}) }
    }

    /// Creates an error for an invalid command line.
    pub(super) fn usage(message: &str) -> Self {
        let message = message.to_owned();
        Self { exit: Exit::Usage, code: "usage", message, details: json!({}) }
    }

    /// Creates an error about a file, naming it.
    pub(super) fn about_file(what: &Path, error: StoreError) -> Self {
        // An anchor error names the anchor; the file itself is fine.
        let named = matches!(error, StoreError::Anchor { .. } | StoreError::Unanchored { .. });
        let stop = Self::from(error);
        if named {
            return stop;
        }
        Self { message: format!("{}: {}", what.display(), stop.message), ..stop }
    }

    /// Changes a system error into "unsaid": the command succeeded, only its output could not be
    /// written.
    pub(super) fn into_unsaid(self) -> Self {
        if self.code != SYSTEM_CODE {
            return self;
        }
        Self { code: "unsaid", message: text::shell::output_failed(lang(), &self.message), ..self }
    }

    /// Returns the error as a JSON document.
    pub(super) fn json(&self) -> String {
        // Text and numbers always serialize.
        out::json(&json!({ "error": self.reason() })).unwrap_or_default()
    }

    /// Returns the error as part of a document.
    pub(super) fn reason(&self) -> serde_json::Value {
        json!({ "code": self.code, "message": self.message, "details": self.details })
    }
}

impl From<Refusal> for CliError {
    fn from(why: Refusal) -> Self {
        let exit = match why.class() {
            Class::NotFound => Exit::NotFound,
            Class::NoRight => Exit::NoRight,
            Class::Rule => Exit::Refused,
            Class::Conflict => Exit::Conflict,
            Class::Unsure => Exit::Unconfirmed,
            Class::Differs => Exit::Partly,
        };
        let mut message = text::refusal(lang(), &why, &time_zone::zone());
        if exit == Exit::Unconfirmed {
            message = format!("{message} {}", text::shell::REPEAT_WITH_YES.of(lang()));
        }
        let details = match &why {
            Refusal::Differs { what, .. } => {
                json!({ "rule": why.rule(), "reason": &why, "differs": what })
            }
            _ => json!({ "rule": why.rule(), "reason": &why }),
        };
        Self { exit, code: why.code(), message, details }
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        let (exit, code) = match error {
            StoreError::Refused(why) => return why.into(),
            StoreError::Busy => (Exit::Busy, "busy"),
            StoreError::Newer { .. } => (Exit::Unreadable, NEWER_VERSION_CODE),
            StoreError::Damaged(_) | StoreError::Unrecoverable(_) => (Exit::Unreadable, "damaged"),
            StoreError::ReadOnly(_) | StoreError::CannotCreate(_) => {
                (Exit::Unreadable, "read_only")
            }
            StoreError::Leftover(_) => (Exit::Unreadable, "leftover"),
            StoreError::Exists => (Exit::Unreadable, "exists"),
            StoreError::NoFolder => (Exit::Unreadable, "no_folder"),
            StoreError::Disk(_) => (Exit::Unreadable, "disk"),
            StoreError::Sqlite(_) | StoreError::Constraint(_) | StoreError::Search => {
                (Exit::Internal, "internal")
            }
            StoreError::Unanchored { .. } => (Exit::Unreadable, "unanchored"),
            _ => (Exit::Unreadable, "unreadable"),
        };
        let message = match error {
            StoreError::Busy => text::shell::BUSY.of(lang()).to_owned(),
            other => text::failure(lang(), &other.failure()),
        };
        Self { exit, code, message, details: json!({}) }
    }
}

impl From<anyhow::Error> for CliError {
    fn from(error: anyhow::Error) -> Self {
        let words = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref() {
            Some(error) => system(error),
            None => cause.to_string(),
        };
        let message = error.chain().map(words).collect::<Vec<_>>().join(": ");
        Self { exit: Exit::Internal, code: "internal", message, details: json!({}) }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        let message = system(&error);
        Self { exit: Exit::Unreadable, code: SYSTEM_CODE, message, details: json!({}) }
    }
}

/// Shortens typed text for a message.
pub(super) fn quote_typed(typed: &str) -> String {
    if cells(typed) <= MAX_QUOTED_WIDTH { typed.to_owned() } else { fit(typed, MAX_QUOTED_WIDTH) }
}

/// Returns an error of the operating system in the language of this run.
pub(super) fn system(error: &io::Error) -> String {
    text::failures::system::system(lang(), &error.into())
}
