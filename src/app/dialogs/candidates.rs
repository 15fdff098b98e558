//! Choosing candidates, and what answers about them do to the cursor and the chosen people.

use super::{AddMembers, AddStep, Chosen, EnterEffect};
use crate::domain::{CandidateRow, MatchKind, UserId};

impl AddMembers {
    /// Moves the cursor to the best candidate that can be chosen.
    pub(super) fn suggest(&mut self) {
        let best = self.picker.best_match(|row| row.standing.is_open() && !self.is_chosen(row));
        self.picker.suggest(best.filter(|_| !self.picker.field.text().trim().is_empty()));
    }

    /// Chooses the people found for a paste; the rest is listed.
    pub(super) fn choose_pasted(&mut self) {
        for row in self.pasted.resolve() {
            self.choose(row);
        }
        self.picker.move_cursor(None);
    }

    /// Updates the eligibility of the chosen people that was queried. Those who cannot be added
    /// stay, marked as such, since that may change.
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
