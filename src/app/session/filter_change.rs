//! The filters that a user saved by name, and a change of them.

use std::collections::BTreeMap;

use crate::domain::UserId;

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
}

impl FilterChange {
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
