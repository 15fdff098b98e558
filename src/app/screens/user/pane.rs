//! The pane about the organisation under the cursor, and the labels of actions on the user.

use super::{UserScreen, UserTab};
use crate::{
    app::{Action, screens::users},
    domain::{AccessBy, AccessRow, Ask, OrgId, PaneContent, PaneSubject, ask},
    text::{self, Text},
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
        if action == Action::Revoke {
            // Of an organisation that the viewer does not administer.
            let mut rows = self.list.iter_action_rows().filter(|row| row.can_end()).peekable();
            let has_rows = rows.peek().is_some() && !user.me;
            let is_by_env =
                |row: &AccessRow| matches!(row.by, AccessBy::Member(_)) && !row.can_give_back;
            let by_env = has_rows && rows.all(is_by_env);
            return by_env.then_some(text::actions::REVOKE_BY_ENV);
        }
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
