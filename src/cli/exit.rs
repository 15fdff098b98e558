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
    store::{SharedLogFailure, StoreError},
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
    /// A name or number matches nothing, or more than one row.
    NotFound = 3,
    /// The user lacks the permission for the command.
    NoRight = 4,
    /// A rule refuses the command.
    Refused = 5,
    /// Another user changed the data first.
    Conflict = 6,
    /// Another program kept the file locked, or all ssh sessions are in use.
    Busy = 7,
    /// The file cannot be read, is damaged, or comes from a newer version.
    Unreadable = 8,
    /// A destructive command was not confirmed.
    Unconfirmed = 9,
    /// Partial success: some items were skipped with `--doorgaan-bij-fout`, or exist with other
    /// values.
    Partly = 10,
    /// Internal error: a bug, not a mistake of the user.
    Internal = 70,
}

/// Maximum width, in terminal cells, of user input quoted in a message.
const MAX_QUOTED_WIDTH: usize = 60;

/// Stable error code for a file that a newer version of the program wrote.
pub(super) const NEWER_VERSION_CODE: &str = "newer_version";

/// Stable error code for an error of the operating system.
const SYSTEM_CODE: &str = "system";

/// An error that ends a command, with its exit code and message.
#[derive(Debug)]
pub struct CliError {
    /// Exit code of the process.
    pub exit: Exit,
    /// Stable error code, printed with `--json`.
    pub code: &'static str,
    /// Translated message, printed without `--json`.
    pub message: String,
    /// Extra data for scripts, as a JSON object; may be empty.
    pub details: serde_json::Value,
}

impl CliError {
    /// Creates an error with exit code 3.
    pub(super) fn not_found(code: &'static str, message: String) -> Self {
        Self { exit: Exit::NotFound, code, message, details: json!({}) }
    }

    pub(super) fn usage(message: &str) -> Self {
        let message = message.to_owned();
        Self { exit: Exit::Usage, code: "usage", message, details: json!({}) }
    }

    /// Converts a store error. The message starts with the path `what`, unless the anchor file
    /// failed.
    pub(super) fn about_file(what: &Path, error: StoreError) -> Self {
        // The message of an anchor error already names the anchor file.
        let named = matches!(error, StoreError::Anchor { .. } | StoreError::Unanchored { .. });
        let stop = Self::from(error);
        if named {
            return stop;
        }
        Self { message: format!("{}: {}", what.display(), stop.message), ..stop }
    }

    /// Changes the code of a system error to `unsaid`: the command succeeded, but its output could
    /// not be written.
    pub(super) fn into_output_failed(self) -> Self {
        if self.code != SYSTEM_CODE {
            return self;
        }
        Self { code: "unsaid", message: text::shell::output_failed(lang(), &self.message), ..self }
    }

    /// Returns the JSON document that `--json` prints for the error.
    pub(super) fn json(&self) -> String {
        // Serializing text and numbers cannot fail.
        out::to_json(&json!({ "error": self.reason() })).unwrap_or_default()
    }

    /// Returns code, message and details as a JSON object.
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
            StoreError::Shared(
                SharedLogFailure::Doubt | SharedLogFailure::NoStandby { was_sent: true },
            ) => (Exit::Unreadable, "in_doubt"),
            StoreError::Shared(
                SharedLogFailure::Unreachable { .. } | SharedLogFailure::NoAnswer { .. },
            ) => (Exit::Unreadable, "unreachable"),
            StoreError::Shared(SharedLogFailure::NoStandby { was_sent: false }) => {
                (Exit::Unreadable, "no_standby")
            }
            StoreError::Shared(SharedLogFailure::OnlyShared) => (Exit::Unreadable, "only_shared"),
            StoreError::Shared(_) => (Exit::Unreadable, "shared_log"),
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
            Some(error) => system_message(error),
            None => cause.to_string(),
        };
        let message = error.chain().map(words).collect::<Vec<_>>().join(": ");
        Self { exit: Exit::Internal, code: "internal", message, details: json!({}) }
    }
}

impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        let message = system_message(&error);
        Self { exit: Exit::Unreadable, code: SYSTEM_CODE, message, details: json!({}) }
    }
}

/// Shortens user input to [`MAX_QUOTED_WIDTH`] for a message.
pub(super) fn quote_typed(typed: &str) -> String {
    if cells(typed) <= MAX_QUOTED_WIDTH { typed.to_owned() } else { fit(typed, MAX_QUOTED_WIDTH) }
}

/// Returns the message of a system error in the language of this run.
pub(super) fn system_message(error: &io::Error) -> String {
    text::failures::system::system_error_phrase(lang(), &error.into())
}
