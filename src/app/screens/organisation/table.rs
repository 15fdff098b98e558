//! The list of the visible tab, with its columns.

use super::{OrganisationScreen, Tab};
use crate::{
    app::{
        Exported, Selection, ShellPart,
        lists::table::{AnyTable, Table},
        screens::ScreenBehavior,
    },
    columns::{MEMBERS, REQUESTS},
    domain::{Ask, MemberRow, PaneContent, PaneSubject, RequestRow, ask},
    text::commands,
};

impl OrganisationScreen {
    pub(super) fn visible_table(&self) -> Option<Box<dyn AnyTable + '_>> {
        match self.tab {
            Tab::Details => None,
            Tab::Members => Some(Table::boxed(&self.members, &MEMBERS)),
            // Others see only the number of requests.
            Tab::Requests if !self.details.is_empty() && !self.is_admin() => None,
            Tab::Requests => Some(Table::boxed(&self.requests, &REQUESTS)),
            Tab::Log => self.log.table(),
        }
    }

    /// The query of the pane about the member under the cursor; none while rows are marked.
    pub(super) fn pane_query(&self) -> Option<Ask<PaneContent>> {
        let row = self.members.current().filter(|_| self.members.marked_count() == 0)?;
        Some(ask::pane(PaneSubject::Member(self.id, row.person.id)))
    }

    /// The rows that belong to the member under the cursor; `None` until loaded.
    pub fn pane(&self) -> Option<&PaneContent> {
        self.pane.to(&self.pane_query()?)
    }

    /// The list of the visible tab to export; `None` if there is none, or it is not the viewer's.
    pub(super) fn exported_list(&self) -> Option<Exported> {
        match self.tab {
            Tab::Details => None,
            Tab::Requests | Tab::Log if !self.is_admin() => None,
            Tab::Members => Some(Exported::Members(self.id)),
            Tab::Requests => Some(Exported::Requests(self.id)),
            Tab::Log => Some(Exported::Log(Some(self.id))),
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

    /// The names and numbers of the selected rows of the visible tab.
    pub(super) fn selection_of_tab(&self) -> Selection {
        let it = match self.tab {
            Tab::Details => Selection {
                row: vec![self.name.to_string()],
                id: Some(self.id.0),
                ..Selection::from_show_command(commands::ORGANISATION_SHOW, &[ShellPart::Org])
            },
            Tab::Members => {
                let row = self.members.current();
                let two = |row: &MemberRow| vec![row.person.name.to_string(), row.email.clone()];
                Selection {
                    who: self.members.action_rows().into_iter().map(|row| row.email).collect(),
                    row: row.map(two).unwrap_or_default(),
                    id: row.map(|row| row.person.id.0),
                    ..Selection::from_show_command(commands::MEMBER_LIST, &[ShellPart::Org])
                }
            }
            Tab::Requests => {
                let row = self.requests.current();
                let two = |row: &RequestRow| {
                    vec![row.addressee.name.to_string(), row.addressee_email.clone()]
                };
                Selection {
                    who: self
                        .requests
                        .action_rows()
                        .into_iter()
                        .map(|row| row.addressee_email)
                        .collect(),
                    row: row.map(two).unwrap_or_default(),
                    id: row.map(|row| row.id.0),
                    ..Selection::from_show_command(commands::INVITATION_LIST, &[ShellPart::Org])
                }
            }
            Tab::Log => self.log.selection(),
        };
        Selection { org: Some(self.name.to_string()), ..it }
    }
}
