//! The orders of all lists.

use std::collections::BTreeMap;

use crate::domain::SortDirection;

/// The chosen sort orders, by the name of the list.
pub type Orders = BTreeMap<String, SortDirection>;
