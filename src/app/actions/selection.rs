//! The subject of the screen as words, for shell commands and for copying.

use super::shell_command::{ShellCommand, ShellPart};
use crate::{app::Action, text::commands::CommandText};

/// The names and numbers under the cursor or marked, which fill in a shell command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The name of the organisation.
    pub org: Option<String>,
    /// Users, by e-mail address or else by name.
    pub who: Vec<String>,
    /// The number of the request.
    pub request: Option<String>,
    /// The number of the key.
    pub key: Option<String>,
    /// The name of the partner environment.
    pub partner: Option<String>,
    /// The number of the operation in the log.
    pub operation: Option<String>,
    /// The row under the cursor: its name, and the fields that distinguish it from others.
    pub row: Vec<String>,
    /// The row's number in the database.
    pub id: Option<i64>,
    /// Commands that replace the usual one for this row, such as unblocking a blocked user.
    pub instead: Vec<(Action, ShellCommand)>,
    /// The command that shows this in the shell.
    pub shows: Option<ShellCommand>,
}

impl Selection {
    /// Nothing but the command that shows this in the shell.
    pub(in crate::app) fn from_show_command(
        command: CommandText,
        parts: &'static [ShellPart],
    ) -> Self {
        Self { shows: Some(ShellCommand::new(command, parts)), ..Self::default() }
    }
}
