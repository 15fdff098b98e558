//! The pane about the organisation under the cursor, and the labels of actions on the user.

use super::{UserScreen, UserTab};
use crate::{
    app::{Action, screens::users},
    domain::{Ask, OrgId, PaneContent, PaneSubject, ask},
    text::Text,
};

impl UserScreen {
    /// The query of the pane about this subject, for the organisation under the cursor.
    pub(super) fn pane_query(
        &self,
        subject: impl Fn(OrgId) -> PaneSubject,
    ) -> Option<Ask<PaneContent>> {
        let is_shown = self.tab == UserTab::Access && self.list.marked_count() == 0;
        let row = self.list.current().filter(|_| is_shown)?;
        Some(ask::pane(subject(row.org.0)))
    }

    /// The label of an action that sets or ends a property of the user, such as blocking.
    pub(super) fn label_of_value(&self, action: Action) -> Option<Text> {
        let user = self.details.get()?;
        users::value_label(users::value(action, user.manager, user.status)?)
    }

    /// The rows that belong to the organisation under the cursor; `None` until loaded.
    pub fn organisation_pane(&self) -> Option<&PaneContent> {
        self.organisation.to(&self.pane_query(PaneSubject::Organisation)?)
    }

    /// The rows with the events of the access under the cursor; `None` until loaded.
    pub fn access_pane(&self) -> Option<&PaneContent> {
        self.events.to(&self.pane_query(|org| PaneSubject::Member(org, self.id))?)
    }
}
