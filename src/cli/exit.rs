//! How a command ends when it cannot do what was asked.

use std::{io, path::Path};

use serde_json::json;

use crate::{
    app::{cells, fit},
    cli::{
        out, place,
        speech::{texts, typed},
    },
    domain::{Class, Refusal},
    store::StoreError,
};

/// The exit codes; scripts may rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done, or nothing to do.
    Done = 0,
    /// The command line cannot be understood.
    Usage = 2,
    /// Not found, or more than one of that name.
    NotFound = 3,
    /// The person lacks the right.
    NoRight = 4,
    /// A rule refuses it.
    Refused = 5,
    /// Somebody else changed it first.
    Conflict = 6,
    /// The file stayed busy.
    Busy = 7,
    /// The file cannot be read, is damaged, or of a newer version.
    Unreadable = 8,
    /// It takes something away, and nobody said yes.
    Unconfirmed = 9,
    /// Not all of it is as was asked for: some was left out with `--doorgaan-bij-fout`, or is there
    /// already and differs.
    Partly = 10,
    /// Something went wrong in the program.
    Internal = 70,
}

/// Cells of what was typed that a sentence repeats.
const REPEATED: usize = 60;

/// The stable code of a file that a newer version made.
pub(super) const NEWER: &str = "newer_version";

/// The stable code of what the system does not do.
const SYSTEM: &str = "system";

/// Why a command stopped.
#[derive(Debug)]
pub struct Stop {
    /// The exit code.
    pub exit: Exit,
    /// The stable code, for `--json`.
    pub code: &'static str,
    /// What a person reads.
    pub message: String,
    /// What a script can use.
    pub details: serde_json::Value,
}

impl Stop {
    /// Something that is not there.
    pub(super) fn not_found(code: &'static str, message: String) -> Self {
        Self { exit: Exit::NotFound, code, message, details: json!({}) }
    }

    /// A command line that makes no sense.
    pub(super) fn usage(message: &str) -> Self {
        let message = message.to_owned();
        Self { exit: Exit::Usage, code: "usage", message, details: json!({}) }
    }

    /// What went wrong with a file, which is named.
    pub(super) fn about(what: &Path, error: StoreError) -> Self {
        // An anchor names itself, and there is nothing wrong with the file.
        let named = matches!(error, StoreError::Anchor { .. } | StoreError::Unanchored { .. });
        let stop = Self::from(error);
        if named {
            return stop;
        }
        Self { message: format!("{}: {}", what.display(), stop.message), ..stop }
    }

    /// The same after what was asked is done: what could not be written is only the answer.
    pub(super) fn once_done(self) -> Self {
        if self.code != SYSTEM {
            return self;
        }
        Self { code: "unsaid", message: (texts().shell.unsaid)(&self.message), ..self }
    }

    /// The error as a document of its own.
    pub(super) fn json(&self) -> String {
        // Of texts and numbers there is always JSON.
        out::json(&json!({ "error": self.reason() })).unwrap_or_default()
    }

    /// The error as part of a document.
    pub(super) fn reason(&self) -> serde_json::Value {
        json!({ "code": self.code, "message": self.message, "details": self.details })
    }
}

impl From<Refusal> for Stop {
    fn from(why: Refusal) -> Self {
        let exit = match why.class() {
            Class::NotFound => Exit::NotFound,
            Class::NoRight => Exit::NoRight,
            Class::Rule => Exit::Refused,
            Class::Conflict => Exit::Conflict,
            Class::Unsure => Exit::Unconfirmed,
            Class::Differs => Exit::Partly,
        };
        let mut message = typed(&(texts().refusal)(&why, &place::zone()));
        if exit == Exit::Unconfirmed {
            message = format!("{message} {}", texts().shell.say_yes);
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

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let (exit, code) = match error {
            StoreError::Refused(why) => return why.into(),
            StoreError::Busy => (Exit::Busy, "busy"),
            StoreError::Newer { .. } => (Exit::Unreadable, NEWER),
            StoreError::Damaged(_) | StoreError::Lost(_) => (Exit::Unreadable, "damaged"),
            StoreError::ReadOnly(_) | StoreError::Unmade(_) => (Exit::Unreadable, "read_only"),
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
            StoreError::Busy => texts().shell.busy.to_owned(),
            other => (texts().failure)(&other.failure()),
        };
        Self { exit, code, message, details: json!({}) }
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        let words = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref() {
            Some(error) => system(error),
            None => cause.to_string(),
        };
        let message = error.chain().map(words).collect::<Vec<_>>().join(": ");
        Self { exit: Exit::Internal, code: "internal", message, details: json!({}) }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        let message = system(&error);
        Self { exit: Exit::Unreadable, code: SYSTEM, message, details: json!({}) }
    }
}

/// What somebody typed, as far as it is worth repeating.
pub(super) fn shown(typed: &str) -> String {
    if cells(typed) <= REPEATED { typed.to_owned() } else { fit(typed, REPEATED) }
}

/// What the system says, in the language of this run.
pub(super) fn system(error: &io::Error) -> String {
    (texts().system)(&error.into())
}
