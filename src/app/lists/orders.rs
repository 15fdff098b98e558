//! The sort orders of all lists.

use std::collections::BTreeMap;

use crate::domain::SortDirection;

/// The sort orders that the user chose, by the name of the list.
pub type Orders = BTreeMap<String, SortDirection>;
