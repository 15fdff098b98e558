//! The selection of the screen as words, for shell commands and copying.

use super::shell_command::{ShellCommand, ShellPart};
use crate::{app::Action, text::commands::CommandText};

/// The names and numbers of the selected rows, which complete a shell command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Name of the selected or open organisation.
    pub org: Option<String>,
    /// Names of the selected organisations, on a screen where several can be marked.
    pub orgs: Vec<String>,
    /// The selected users, by e-mail address or else by name.
    pub who: Vec<String>,
    /// Number of the selected request.
    pub request: Option<String>,
    /// Number of the selected SSH key.
    pub key: Option<String>,
    /// Name of the selected partner environment.
    pub partner: Option<String>,
    /// Number of the operation of the selected log line.
    pub operation: Option<String>,
    /// The row under the cursor: its name, and the fields that distinguish it from others.
    pub row: Vec<String>,
    /// Number of the row, which shell commands accept.
    pub id: Option<i64>,
    /// Commands that replace the usual one for this row, such as unblocking a blocked user.
    pub instead: Vec<(Action, ShellCommand)>,
    /// The shell command that shows the screen's data; `None` if there is none.
    pub shows: Option<ShellCommand>,
}

impl Selection {
    /// Creates a selection without rows, for a screen that this shell command shows.
    pub(in crate::app) fn from_show_command(
        command: CommandText,
        parts: &'static [ShellPart],
    ) -> Self {
        Self { shows: Some(ShellCommand::new(command, parts)), ..Self::default() }
    }
}
