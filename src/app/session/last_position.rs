//! The last position of a user: screen, tab, filter and row. Restored at the next sign-in.

use serde::{Deserialize, Serialize};

use crate::{app::Orders, domain::OrgId};

/// The filter and cursor of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListPosition {
    /// The filter text; empty without a filter.
    pub filter: String,
    /// The index of the row under the cursor.
    pub row: usize,
}

/// The last position of a user, saved between runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPosition {
    /// The index of the menu item in `MenuItem::ALL`.
    #[serde(rename = "place")]
    pub menu_item: usize,
    /// The index of the visible tab: of the open organisation, or else of the menu item's screen.
    pub tab: usize,
    /// The position in the list of the menu item's screen.
    pub list: ListPosition,
    /// The open organisation, with its name and the position in the list of its tab.
    pub org: Option<(OrgId, String, ListPosition)>,
    /// The tab of an organisation that the user saw last.
    pub org_tab: usize,
    /// `true` for the user who worked here last.
    pub is_last: bool,
    /// The sort orders that the user chose, by the name of the list.
    pub orders: Orders,
}
