//! The list of the visible tab, with its columns.

use super::{OrganisationScreen, Tab};
use crate::{
    app::{
        lists::table::{AnyTable, Table},
        screens::ScreenBehavior,
    },
    columns::{MEMBERS, REQUESTS, RowFacts},
    domain::MemberRow,
};

impl OrganisationScreen {
    pub(super) fn visible_table(&self) -> Option<Box<dyn AnyTable + '_>> {
        let is_new = |row: &MemberRow| self.new_members.contains(&row.person.id);
        let facts = move |row: &MemberRow, facts| RowFacts { is_new: is_new(row), ..facts };
        match self.tab {
            Tab::Details => None,
            Tab::Members => Some(Table::with_facts(&self.members, &MEMBERS, facts)),
            // Others see only the number of requests.
            Tab::Requests if !self.details.is_empty() && !self.is_admin() => None,
            Tab::Requests => Some(Table::boxed(&self.requests, &REQUESTS)),
            Tab::Log => self.log.table(),
        }
    }

    /// The name under which the filters of the visible list are saved; `None` if they cannot be.
    pub(super) fn filters_of_tab(&self) -> Option<&'static str> {
        match self.tab {
            Tab::Requests => Some("requests"),
            Tab::Log => self.log.filtered_list(),
            Tab::Members | Tab::Details => self.sorted_list(),
        }
    }
}
