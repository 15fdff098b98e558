//! Refusals because a row exists already, equal to what was asked for or different from it.

use crate::domain::{ExistingRow, ExplicitFields, Mismatch, Moment, Refusal, Skipped};

impl Refusal {
    /// Returns the refusal for a row that exists since `since`. Without differences, nothing is
    /// left to do.
    pub fn for_existing(there: ExistingRow, since: Moment, differs: Vec<Mismatch>) -> Self {
        if !differs.is_empty() {
            return Self::Differs { there, since, what: differs };
        }
        match there {
            ExistingRow::Member => Self::AlreadyMember { since, paused_until: None },
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
                Self::for_existing(there, since, named)
            }
            Self::AllSkipped { skipped } => {
                let each = skipped
                    .into_iter()
                    .map(|one| Skipped { why: one.why.as_stated(stated), ..one });
                Self::AllSkipped { skipped: each.collect() }
            }
            other => other,
        }
    }

    /// Returns whether every row already is as the command wants it, so that nothing is left to do.
    pub fn is_settled(&self) -> bool {
        match self {
            Self::AlreadyMember { .. } | Self::AlreadyAsked { .. } | Self::Same { .. } => true,
            Self::AllSkipped { skipped } => {
                !skipped.is_empty() && skipped.iter().all(|one| one.why.is_settled())
            }
            _ => false,
        }
    }

    /// Returns the most informative of several reasons: an obstacle, else a difference, else a
    /// settled row.
    pub(crate) fn most_informative(skipped: &[Skipped]) -> Option<&Self> {
        let whys = || skipped.iter().map(|one| &one.why);
        let differs = |why: &&Self| matches!(why, Self::Differs { .. });
        whys()
            .find(|why| !why.is_settled() && !differs(why))
            .or_else(|| whys().find(differs))
            .or_else(|| whys().next())
    }
}
