//! In what something that is there already is not what was asked for.

use serde::Serialize;

use super::{
    Day, Did, KeyId, Level, Message, Moment, Name, Outcome, Person, PlatformRole, Receipt, Refusal,
    Skipped, UserStatus,
};

/// What is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum There {
    /// A membership.
    Member,
    /// A request that waits.
    Asked,
    /// A user of the environment.
    User,
    /// A key of the same person.
    Key,
}

/// One thing in which what is there is not what was asked for: both values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "field", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each has what it is and what was asked for")]
pub enum Mismatch {
    /// The level of a member, or that a request offers.
    Level { is: Level, wanted: Level },
    /// The last day with access.
    LastDay { is: Option<Day>, wanted: Option<Day> },
    /// What a request says.
    Message { is: Option<Message>, wanted: Option<Message> },
    /// The role of a user in the environment.
    Role { is: PlatformRole, wanted: PlatformRole },
    /// The name of a user; none where the address is shown.
    Name { is: Option<Name>, wanted: Option<Name> },
    /// Where a user is in DOMAIN 6.1.
    Status { is: UserStatus, wanted: UserStatus },
    /// Who asks for a relation.
    Asker { is: Person, wanted: Person },
    /// The remark of a key.
    Remark { is: Option<Name>, wanted: Option<Name> },
    /// A key that opens nothing until its owner confirms it.
    Unconfirmed { key: KeyId },
}

/// What the actor named, and did not leave to its default. Only that is held against what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Whether the role was named, of a member or of a user.
    pub role: bool,
    /// Whether a last day was named, or that there is none.
    pub last_day: bool,
}

impl Default for Stated {
    fn default() -> Self {
        Self { role: true, last_day: true }
    }
}

impl Stated {
    const fn names(self, one: &Mismatch) -> bool {
        match one {
            Mismatch::Level { .. } | Mismatch::Role { .. } => self.role,
            Mismatch::LastDay { .. } => self.last_day,
            _ => true,
        }
    }
}

impl Refusal {
    /// That it is there since then: as asked for when nothing differs.
    pub fn there(there: There, since: Moment, differs: Vec<Mismatch>) -> Self {
        if !differs.is_empty() {
            return Self::Differs { there, since, what: differs };
        }
        match there {
            There::Member => Self::AlreadyMember { since },
            There::Asked => Self::AlreadyAsked { since },
            There::User | There::Key => Self::Same { first: None },
        }
    }

    /// The same refusal, with only those differences that the actor asked for by name.
    #[must_use]
    pub fn as_stated(self, stated: Stated) -> Self {
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

    /// Whether it is as was asked for already, so that nothing is left to do.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::AlreadyMember { .. } | Self::AlreadyAsked { .. } | Self::Same { .. } => true,
            Self::AllSkipped { skipped } => {
                !skipped.is_empty() && skipped.iter().all(|one| one.why.is_settled())
            }
            _ => false,
        }
    }

    /// Of several reasons the one that tells most: an obstacle before a difference, a difference
    /// before what is as asked for already.
    pub(super) fn weightiest(skipped: &[Skipped]) -> Option<&Self> {
        let whys = || skipped.iter().map(|one| &one.why);
        let differs = |why: &&Self| matches!(why, Self::Differs { .. });
        whys()
            .find(|why| !why.is_settled() && !differs(why))
            .or_else(|| whys().find(differs))
            .or_else(|| whys().next())
    }
}

impl Receipt {
    /// The same receipt, with only those differences that the actor asked for by name.
    #[must_use]
    pub fn as_stated(mut self, stated: Stated) -> Self {
        for Outcome { did, .. } in &mut self.outcomes {
            if let Did::Skipped(why) = did {
                *did = Did::Skipped(why.clone().as_stated(stated));
            }
        }
        self
    }
}
