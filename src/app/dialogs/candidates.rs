//! Chooses candidates, and updates the cursor and the chosen people after answers.

use super::{AddMembers, AddStep, Chosen, EnterEffect};
use crate::domain::{CandidateRow, MatchKind, UserId};

impl AddMembers {
    /// Moves the cursor to the best match for the typed text, unless the user moved the cursor.
    pub(super) fn suggest(&mut self) {
        let best = self.picker.best_match(|row| row.standing.is_open() && !self.is_chosen(row));
        self.picker.suggest(best.filter(|_| !self.picker.field.text().trim().is_empty()));
    }

    /// Chooses the people found for a paste. Lists the names that match nobody or several people.
    pub(super) fn choose_pasted(&mut self) {
        for row in self.pasted.resolve() {
            self.choose(row);
        }
        self.picker.move_cursor(None);
    }

    /// Updates the eligibility of the chosen people from the latest answer. People who cannot be
    /// added stay in the list, marked as such, because that may change.
    pub(super) fn update_chosen(&mut self, users: &[UserId]) {
        let rows = self.eligibility.take().unwrap_or_default();
        let queried = |chosen: &&mut Chosen| users.contains(&chosen.row.person.id);
        self.chosen.iter_mut().filter(queried).for_each(|chosen| chosen.update_eligibility(&rows));
    }

    pub(super) fn choose(&mut self, row: CandidateRow) {
        if !self.is_chosen(&row) {
            let text = self.picker.field.text().trim();
            let misnamed = self.pasted.misnamed.iter().rfind(|(_, of)| of.person == row.person);
            let written = misnamed.map(|(written, _)| written.clone());
            let alike = (row.kind == MatchKind::Alike).then(|| text.to_owned());
            let found_with = written.or(alike).or_else(|| row.found_by.clone());
            self.chosen.push(Chosen { found_with, ..Chosen::new(row) });
        }
    }

    pub(super) fn press_enter(&mut self) {
        match self.enter_effect() {
            EnterEffect::Choose(row) => {
                let row = row.clone();
                self.choose_typed(row);
                let typed = !self.picker.field.text().is_empty();
                self.picker.field.set("");
                self.picker.text_changed(typed);
                self.picker.move_cursor(None);
            }
            EnterEffect::NextStep => {
                self.step = AddStep::Check;
                self.check.cursor = 0;
            }
            EnterEffect::Nothing => {}
        }
    }

    pub(super) fn toggle(&mut self) {
        let Some(row) = self.picker.current().cloned() else { return };
        let at = self.chosen.iter().position(|chosen| chosen.row.person.id == row.person.id);
        match at {
            Some(at) => drop(self.chosen.remove(at)),
            None if row.standing.is_open() => self.choose_typed(row),
            None => {}
        }
    }
}
