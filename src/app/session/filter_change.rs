//! The filters that a user saved by name, and a change of them.

use std::collections::BTreeMap;

use crate::domain::{SystemError, UserId};

/// The saved filters of one user: by the name of the list, and then by their own name.
pub type SavedFilters = BTreeMap<String, BTreeMap<String, String>>;

/// A filter that a user saves or removes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterChange {
    /// The owner.
    pub user: UserId,
    /// The name of the list.
    pub list: String,
    /// The name of the filter.
    pub name: String,
    /// The text of the filter; `None` removes it.
    pub filter: Option<String>,
    /// The text of the filter of this name before, as the user saw it.
    pub before: Option<String>,
}

/// Why a change is not on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterFault {
    /// The file cannot be written.
    Unwritten(SystemError),
    /// Another program saved a filter under this name, which was therefore kept. The change brings
    /// it here.
    Replaced(FilterChange),
}

impl FilterChange {
    /// Returns the fault if the change would replace or remove a filter that the user did not see.
    ///
    /// # Errors
    /// [`FilterFault::Replaced`].
    pub fn check(&self, all: &BTreeMap<UserId, SavedFilters>) -> Result<(), FilterFault> {
        let lists = all.get(&self.user);
        let now = lists.and_then(|lists| lists.get(&self.list)?.get(&self.name));
        if now.is_none() || now == self.before.as_ref() || now == self.filter.as_ref() {
            return Ok(());
        }
        Err(FilterFault::Replaced(Self { filter: now.cloned(), before: None, ..self.clone() }))
    }

    /// Applies the change to the filters of all users.
    pub fn apply(&self, all: &mut BTreeMap<UserId, SavedFilters>) {
        let lists = all.entry(self.user).or_default();
        let filters = lists.entry(self.list.clone()).or_default();
        match &self.filter {
            Some(filter) => filters.insert(self.name.clone(), filter.clone()),
            None => filters.remove(&self.name),
        };
    }
}
