//! Answers about candidates: what they do to the cursor and to the chosen people.

use super::{AddMembers, Chosen};
use crate::domain::UserId;

impl AddMembers {
    /// Moves the cursor to the best candidate that can be chosen.
    pub(super) fn suggest(&mut self) {
        let best = self.picker.best(|row| row.standing.is_open() && !self.has(row));
        self.picker.suggest(best.filter(|_| !self.picker.field.text().trim().is_empty()));
    }

    /// Chooses the people found for a paste; the rest is listed.
    pub(super) fn choose_pasted(&mut self) {
        for row in self.pasted.resolve() {
            self.choose(row);
        }
        self.picker.point(None);
    }

    /// Updates the eligibility of the chosen people that was queried. Those who cannot be added
    /// stay, marked as such, since that may change.
    pub(super) fn update_chosen(&mut self, users: &[UserId]) {
        let rows = self.standings.take().unwrap_or_default();
        let queried = |chosen: &&mut Chosen| users.contains(&chosen.row.person.id);
        self.chosen.iter_mut().filter(queried).for_each(|chosen| chosen.stand(&rows));
    }
}
