//! Chooses and adds candidates, and updates the cursor and the chosen people after answers.

use super::{AddMembers, AddStep, Chosen, DialogOutcome, EnterEffect};
use crate::{
    app::{Action, Availability, DisabledReason},
    domain::{CandidateRow, Eligibility, MatchKind, UserId},
};

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
                self.picker.clear_text();
                self.picker.move_cursor(None);
            }
            EnterEffect::NextStep => {
                self.step = AddStep::Check;
                self.check.cursor = 0;
            }
            EnterEffect::Nothing => {}
        }
    }

    /// The candidate that Ctrl+S adds without a choice before it; `None` if people are chosen, or if
    /// the second step should show how this person was found.
    pub fn added_now(&self) -> Option<&CandidateRow> {
        let EnterEffect::Choose(row) = self.enter_effect() else { return None };
        let is_as_typed = row.kind == MatchKind::Typed && row.found_by.is_none();
        let is_sure = is_as_typed && self.other_name(row).is_none();
        (self.chosen.is_empty() && is_sure).then_some(row)
    }

    /// Adds the chosen people, or else the candidate under the cursor. A candidate who was found by
    /// another name or is only similar goes to the second step first.
    pub(super) fn add_now(&mut self) -> DialogOutcome {
        if self.chosen.is_empty() {
            let is_sure = self.added_now().is_some();
            self.press_enter();
            if !is_sure {
                self.step = AddStep::Check;
                self.check.cursor = 0;
                return DialogOutcome::Stay;
            }
        }
        self.problem = None;
        DialogOutcome::Do(self.command())
    }

    /// Returns whether an action on the candidate or the chosen people has an effect now.
    pub(super) fn answer(&self, action: Action) -> Availability {
        if matches!(action, Action::Sure | Action::No) && !self.check.asks_confirmation {
            return Availability::Hidden;
        }
        let is_question = self.asks_to_discard
            || self.why_not
            || self.has_cancel_focus
            || self.check.asks_confirmation;
        if action == Action::PickMessage && self.chosen.iter().all(|one| one.row.own) {
            return Availability::Disabled(DisabledReason::NoRequest);
        }
        let works = match (action, self.step) {
            _ if is_question => true,
            (Action::Enter, AddStep::Choose) => self.enter_effect() != EnterEffect::Nothing,
            (Action::Enter, AddStep::Check) => self.is_editing() || self.can_continue(),
            (Action::Now, _) => {
                let points = matches!(self.enter_effect(), EnterEffect::Choose(_));
                self.has_open() || (self.chosen.is_empty() && points)
            }
            (Action::Toggle, _) => {
                let open = |row: &CandidateRow| row.standing.is_open() || self.is_chosen(row);
                self.picker.current().is_some_and(open)
            }
            _ => true,
        };
        if works { Availability::Available } else { Availability::Disabled(self.why_not_now()) }
    }

    /// Why nobody can be added now.
    fn why_not_now(&self) -> DisabledReason {
        let pointed = self.picker.current().map(|row| &row.standing);
        let refused = match (&self.problem, pointed) {
            (Some(why), _) if self.step == AddStep::Check => Some(why),
            (_, Some(Eligibility::Refused(why))) if self.step == AddStep::Choose => Some(why),
            _ => self.chosen.iter().find_map(Chosen::why_not),
        };
        refused.cloned().map_or(DisabledReason::NobodyChosen, DisabledReason::Refused)
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
