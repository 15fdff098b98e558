//! Differences between an existing row and the one that a command asked for.

use serde::Serialize;

use crate::domain::{
    Day, KeyId, Level, Message, Moment, Name, Outcome, OutcomeKind, Person, PlatformRole, Receipt,
    Refusal, Skipped, UserStatus,
};

/// The kind of row that exists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExistingRow {
    /// A live membership.
    Member,
    /// A pending request.
    Asked,
    /// A user of the environment.
    User,
    /// A key of the same person.
    Key,
}

/// A difference in one field: the existing value and the wanted one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "field", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each has what it is and what was asked for")]
pub enum Mismatch {
    /// The level of a member, or the level that a request offers.
    Level { is: Level, wanted: Level },
    /// The last day with access.
    LastDay { is: Option<Day>, wanted: Option<Day> },
    /// The message of a request.
    Message { is: Option<Message>, wanted: Option<Message> },
    /// The role of a user in the environment.
    Role { is: PlatformRole, wanted: PlatformRole },
    /// The name of a user; `None` if the address is shown.
    Name { is: Option<Name>, wanted: Option<Name> },
    /// The status of a user.
    Status { is: UserStatus, wanted: UserStatus },
    /// The sender of a relation request.
    Asker { is: Person, wanted: Person },
    /// The comment of a key.
    Remark { is: Option<Name>, wanted: Option<Name> },
    /// The key exists but cannot be used until its owner confirms it.
    Unconfirmed { key: KeyId },
}

/// The fields that the actor named explicitly. Defaults are not compared with the existing row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExplicitFields {
    /// True if the role was named, of a member or of a user.
    pub role: bool,
    /// True if a last day was named, or explicitly none.
    pub last_day: bool,
}

impl Default for ExplicitFields {
    fn default() -> Self {
        Self { role: true, last_day: true }
    }
}

impl ExplicitFields {
    const fn names(self, one: &Mismatch) -> bool {
        match one {
            Mismatch::Level { .. } | Mismatch::Role { .. } => self.role,
            Mismatch::LastDay { .. } => self.last_day,
            _ => true,
        }
    }
}

impl Refusal {
    /// Returns the refusal for a row that exists since then. Without differences, it already is as
    /// asked for.
    pub fn there(there: ExistingRow, since: Moment, differs: Vec<Mismatch>) -> Self {
        if !differs.is_empty() {
            return Self::Differs { there, since, what: differs };
        }
        match there {
            ExistingRow::Member => Self::AlreadyMember { since },
            ExistingRow::Asked => Self::AlreadyAsked { since },
            ExistingRow::User | ExistingRow::Key => Self::Same { first: None },
        }
    }

    /// Drops the differences in fields that the actor did not name.
    #[must_use]
    pub fn as_stated(self, stated: ExplicitFields) -> Self {
        match self {
            Self::Differs { there, since, what } => {
                let named = what.into_iter().filter(|one| stated.names(one)).collect();
                Self::there(there, since, named)
            }
            Self::AllSkipped { skipped } => {
                let each = skipped
                    .into_iter()
                    .map(|Skipped { who, why }| Skipped { who, why: why.as_stated(stated) });
                Self::AllSkipped { skipped: each.collect() }
            }
            other => other,
        }
    }

    /// Returns whether everything already is as asked for, so that nothing is left to do.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::AlreadyMember { .. } | Self::AlreadyAsked { .. } | Self::Same { .. } => true,
            Self::AllSkipped { skipped } => {
                !skipped.is_empty() && skipped.iter().all(|one| one.why.is_settled())
            }
            _ => false,
        }
    }

    /// Returns the most informative of several reasons: an obstacle, else a difference, else a row
    /// that already is as asked for.
    pub(crate) fn weightiest(skipped: &[Skipped]) -> Option<&Self> {
        let whys = || skipped.iter().map(|one| &one.why);
        let differs = |why: &&Self| matches!(why, Self::Differs { .. });
        whys()
            .find(|why| !why.is_settled() && !differs(why))
            .or_else(|| whys().find(differs))
            .or_else(|| whys().next())
    }
}

impl Receipt {
    /// Drops the differences in fields that the actor did not name.
    #[must_use]
    pub fn as_stated(mut self, stated: ExplicitFields) -> Self {
        for Outcome { did, .. } in &mut self.outcomes {
            if let OutcomeKind::Skipped(why) = did {
                *did = OutcomeKind::Skipped(why.clone().as_stated(stated));
            }
        }
        self
    }
}
