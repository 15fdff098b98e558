//! The values of a user that a command sets, one row each.
//!
//! The command, its code in the log, the event, undo and the outcome of a value follow from this
//! table and from its sentences in `text/people/verbs/users.rs`.

use crate::domain::{Kind, PlatformRole, User, UserStatus};

/// A property of a user with its value, which a command sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserValue {
    /// The role in the environment.
    Role(PlatformRole),
    /// True for a *Relatiemanager*.
    Manager(bool),
    /// True for a blocked user, who keeps their memberships but has no access.
    Blocked(bool),
}

impl UserValue {
    /// One value for every kind of event.
    pub const ALL: &[Self] = &[
        Self::Role(PlatformRole::Basic),
        Self::Manager(true),
        Self::Blocked(true),
        Self::Blocked(false),
    ];

    /// Returns the stable name of the command that sets it, used in the log of denied attempts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Role(_) => "user.role",
            Self::Manager(_) => "user.manager",
            Self::Blocked(_) => "user.block",
        }
    }

    /// Returns the kind of the event that sets it.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Role(_) => Kind::UserRole,
            Self::Manager(_) => Kind::UserManager,
            Self::Blocked(true) => Kind::UserBlocked,
            Self::Blocked(false) => Kind::UserUnblocked,
        }
    }

    /// Returns the stable code of the outcome.
    pub const fn outcome(self) -> &'static str {
        match self {
            Self::Role(_) => "role",
            Self::Manager(_) => "manager",
            Self::Blocked(true) => "blocked_now",
            Self::Blocked(false) => "unblocked",
        }
    }

    /// Returns the value of this property for a user with this role and status.
    #[must_use]
    pub fn now_of(self, role: PlatformRole, manager: bool, status: UserStatus) -> Self {
        match self {
            Self::Role(_) => Self::Role(role),
            Self::Manager(_) => Self::Manager(manager),
            Self::Blocked(_) => Self::Blocked(status == UserStatus::Blocked),
        }
    }

    /// Returns the value of this property that a user has.
    #[must_use]
    pub fn now_in(self, row: &User) -> Self {
        self.now_of(row.role, row.relation_manager, row.status)
    }

    /// Returns the user with this value.
    #[must_use]
    pub fn set_in(self, row: &User) -> User {
        let row = row.clone();
        match self {
            Self::Role(role) => User { role, ..row },
            Self::Manager(relation_manager) => User { relation_manager, ..row },
            Self::Blocked(true) => User { status: UserStatus::Blocked, ..row },
            Self::Blocked(false) => User { status: UserStatus::Active, ..row },
        }
    }

    /// Returns the value that an event of this kind set in the row.
    pub fn of_kind(kind: Kind, row: &User) -> Option<Self> {
        let values = Self::ALL.iter().map(|value| value.now_in(row));
        values.into_iter().find(|value| value.kind() == kind)
    }

    /// Returns the codes of all commands that set a value.
    pub fn codes() -> Vec<&'static str> {
        let mut codes: Vec<_> = Self::ALL.iter().map(|value| value.code()).collect();
        codes.dedup();
        codes
    }
}
