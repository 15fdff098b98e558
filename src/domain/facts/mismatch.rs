//! Differences between an existing row and the row that a command asked for.

use serde::Serialize;

use crate::domain::{Day, KeyId, Level, Message, Name, Person, PlatformRole, UserStatus};

/// The kind of row that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExistingRow {
    /// A live membership.
    Member,
    /// A pending request.
    Asked,
    /// A user of the environment with the given address.
    User,
    /// A key that the person already has.
    Key,
}

/// A difference in one field between an existing row and the wanted row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "field", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each has what it is and what was asked for")]
pub enum Mismatch {
    /// The level of a member, or the level that a request offers.
    Level { is: Level, wanted: Level },
    /// The last day with access; `None` for access without an end.
    LastDay { is: Option<Day>, wanted: Option<Day> },
    /// The message of a request; compared only if the actor gave a new message.
    Message { is: Option<Message>, wanted: Option<Message> },
    /// The role of a user in the environment.
    Role { is: PlatformRole, wanted: PlatformRole },
    /// The name of a user; `None` if the address is shown.
    Name { is: Option<Name>, wanted: Option<Name> },
    /// The status of a user: active was expected.
    Status { is: UserStatus, wanted: UserStatus },
    /// The access of a member is paused until this day.
    Paused { until: Day },
    /// The sender of a relation request: the other person asked first.
    Asker { is: Person, wanted: Person },
    /// The comment of a key; compared only if the actor gave a new comment.
    #[serde(rename = "remark")]
    Comment { is: Option<Name>, wanted: Option<Name> },
    /// The key exists but cannot be used until its owner confirms it.
    Unconfirmed { key: KeyId },
}

/// The fields that the actor named explicitly. Defaults are not compared with the existing row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExplicitFields {
    /// True if the actor named a level or a role.
    pub role: bool,
    /// True if the actor named a last day, or explicitly no last day.
    pub last_day: bool,
}

impl Default for ExplicitFields {
    fn default() -> Self {
        Self { role: true, last_day: true }
    }
}

impl ExplicitFields {
    pub(crate) const fn names(self, one: &Mismatch) -> bool {
        match one {
            Mismatch::Level { .. } | Mismatch::Role { .. } => self.role,
            Mismatch::LastDay { .. } => self.last_day,
            _ => true,
        }
    }
}
