//! Authors: who acts, and through which interface.

use serde::{Deserialize, Serialize};

use crate::domain::UserId;

/// The author of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The program itself: a term that ran out, or a consequence of another change.
    System,
    /// A user, by id. The id stays valid when the user is removed.
    #[serde(untagged)]
    Person(UserId),
}

/// The interface that a change came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The screens in a terminal, local or over ssh.
    Tui,
    /// The command line, including scripts.
    Cli,
    /// The example data, or another import.
    Import,
}

/// A signed-in user and the interface that they use, sent with every command and query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The user who is signed in.
    pub user: UserId,
    /// Recorded in the log with every change.
    pub via: Via,
}
