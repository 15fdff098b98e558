//! A shell command whose names and numbers come from the screen.

use crate::text::{Text, arguments::ArgumentText, commands::CommandText};

/// A part of a shell command after its words. A name that the screen does not know is left to the
/// user, as a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShellPart {
    /// The name of the organisation.
    Org,
    /// The name of the partner.
    Partner,
    /// The number of the request.
    Request,
    /// The number of the key.
    Key,
    /// The number of the operation.
    Operation,
    /// The selected users.
    Who,
    /// A value that the action sets.
    Word(Text),
    /// The name of an option; its value follows.
    Flag(ArgumentText),
    /// A value that only the user knows.
    Value(ArgumentText),
}

/// A shell command, to be filled in from the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShellCommand {
    pub(super) command: CommandText,
    pub(super) parts: &'static [ShellPart],
}

impl ShellCommand {
    pub(crate) const fn new(command: CommandText, parts: &'static [ShellPart]) -> Self {
        Self { command, parts }
    }
}
