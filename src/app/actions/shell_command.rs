//! Shell commands that the selection on the screen completes.

use crate::text::{Text, arguments::ArgumentText, commands::CommandText};

/// An argument of a shell command. An argument that the selection lacks becomes a placeholder for
/// the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShellPart {
    /// The name of the selected or open organisation.
    Org,
    /// The names of the selected organisations, one word each.
    Orgs,
    /// The name of the selected partner environment.
    Partner,
    /// The number of the selected request.
    Request,
    /// The number of the selected SSH key.
    Key,
    /// The number of the operation of the selected log line.
    Operation,
    /// The selected users, one word each.
    Who,
    /// The selected users in one word, with a `;` between them.
    WhoTogether,
    /// A fixed value that the action sets, such as a level.
    Word(Text),
    /// An option, with its value in the next part.
    Flag(ArgumentText),
    /// A value that is always a placeholder, because only the user knows it.
    Value(ArgumentText),
}

/// The words of a shell command, and the arguments that the selection fills in.
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
