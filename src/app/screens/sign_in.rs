//! S0: in whose name one works.

use crate::{
    app::{Action, Picker, picker::TAKE},
    domain::{Found, PersonRow, Query, Ticket},
};

/// State of the sign-in screen.
#[derive(Debug, Default)]
pub struct SignIn {
    /// The field and the people that match.
    pub picker: Picker<PersonRow>,
}

impl SignIn {
    pub(super) fn wants(&self) -> Option<Query> {
        let text = self.picker.field.text().to_owned();
        self.picker.is_wanted().then_some(Query::FindPeople { text, take: TAKE })
    }

    pub(super) fn take(&mut self, ticket: Ticket, found: Found<PersonRow>) -> bool {
        let taken = self.picker.take(ticket, found);
        if taken && self.picker.pointed().is_none() {
            self.picker.point(Some(0));
        }
        taken
    }

    /// The person that was chosen, if this action chooses.
    pub(in crate::app) fn act(&mut self, action: Action, height: usize) -> Option<PersonRow> {
        if action == Action::Enter {
            return self.picker.current().cloned();
        }
        self.picker.act(action, height / 2);
        None
    }
}
