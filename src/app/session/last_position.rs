//! A user's last position: screen, tab, filter and row, restored at the next sign-in.

use serde::{Deserialize, Serialize};

use crate::{app::Orders, domain::OrgId};

/// The state of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListPosition {
    /// The filter text.
    pub filter: String,
    /// The row under the cursor.
    pub row: usize,
}

/// The last position of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPosition {
    /// The index of the menu item.
    pub place: usize,
    /// The index of the tab, of the organisation if one was open.
    pub tab: usize,
    /// The list of the menu item's screen.
    pub list: ListPosition,
    /// The open organisation, with its name and the list of its tab.
    pub org: Option<(OrgId, String, ListPosition)>,
    /// The lists that are not sorted by name, with their order.
    pub orders: Orders,
}
