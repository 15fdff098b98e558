//! The rows to which the cursor goes after an operation.

use std::collections::BTreeSet;

use crate::{
    app::Row,
    domain::{OrgId, UserId},
};

/// The people and the organisations that an operation is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The people.
    pub people: BTreeSet<UserId>,
    /// The organisations.
    pub organisations: BTreeSet<OrgId>,
}

impl Sought {
    /// Returns whether a row is about one of them.
    pub(super) fn is_in<T: Row>(&self, row: &T) -> bool {
        row.person().is_some_and(|one| self.people.contains(&one))
            || row.organisation().is_some_and(|one| self.organisations.contains(&one))
    }
}
