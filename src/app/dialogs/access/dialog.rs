//! The parts in which the two dialogs differ.

use super::{
    chooser::{AccessStep, Chooser, EnterEffect},
    lines::{ChoiceLine, fitting_lines, top_line},
    pick::Pick,
};
use crate::{
    app::{DisabledReason, cache::slot::Wanted},
    domain::{Command, Query, Refusal},
};

/// The rows of a dialog.
pub(super) type RowOf<T> = <<T as AccessDialog>::Pick as Pick>::Row;

/// A dialog that chooses rows and gives access. A dialog implements what differs; the rest is
/// [`DialogBehavior`](crate::app::dialogs::DialogBehavior).
pub(in crate::app) trait AccessDialog {
    /// The chosen rows.
    type Pick: Pick;

    /// The state that the dialogs share.
    fn chooser(&self) -> &Chooser<Self::Pick>;

    /// The state that the dialogs share, to change it.
    fn chooser_mut(&mut self) -> &mut Chooser<Self::Pick>;

    /// Adds a row of the search to the chosen rows.
    fn choose(&mut self, row: RowOf<Self>);

    /// Returns whether Ctrl+S may use the row under the cursor without the second step.
    fn is_sure(&self, row: &RowOf<Self>) -> bool;

    /// The command for the chosen rows.
    fn command(&self) -> Command;

    /// All lines below the search field, from top to bottom.
    fn lines(&self) -> Vec<ChoiceLine>;

    /// The lines below the search field in a list of this height.
    fn lines_in(&self, height: usize) -> Vec<ChoiceLine> {
        fitting_lines(self.lines(), height)
    }

    /// Why the main button is disabled if nothing is chosen.
    fn nothing_chosen(&self) -> DisabledReason;

    /// The slots of the dialog, as [`wanted`](crate::app::dialogs::DialogBehavior::wanted).
    fn slots(&mut self, height: usize) -> Vec<Wanted<'_>>;

    /// Handles an answer, as [`answer_stored`](crate::app::dialogs::DialogBehavior::answer_stored).
    fn use_answer(&mut self, query: &Query);

    /// Handles a paste, as [`paste`](crate::app::dialogs::DialogBehavior::paste).
    fn paste_names(&mut self, _: &str) -> bool {
        false
    }

    /// Returns whether a paste is being looked up.
    fn is_looking_up(&self) -> bool {
        false
    }

    /// Called when the user lost the right to use the dialog.
    fn lose_right(&mut self, _: &Refusal) {}

    /// Adds the names that the rules withheld from a refusal.
    fn with_names(&self, why: Refusal) -> Refusal {
        why
    }

    /// Returns whether Enter works in the second step: a chosen row can still be used, and the user
    /// still has the right.
    fn can_continue(&self) -> bool {
        let chooser = self.chooser();
        chooser.has_open() && !chooser.has_lost_right()
    }

    /// The row that Ctrl+S uses without a choice before it.
    fn used_now(&self) -> Option<&RowOf<Self>> {
        let EnterEffect::Choose(row) = self.chooser().enter_effect() else { return None };
        (self.chooser().chosen.is_empty() && self.is_sure(row)).then_some(row)
    }

    /// Handles a click on a chip, or on a line below the search field.
    fn click(&mut self, chip: Option<usize>, line: Option<usize>, height: usize) {
        if self.chooser().step != AccessStep::Choose || self.chooser().has_question() {
            return;
        }
        if let Some(chip) = chip {
            self.chooser_mut().remove_chip(chip);
        }
        let lines = self.lines_in(height);
        let top = top_line(&lines, self.chooser().picker.cursor(), height);
        if let Some(ChoiceLine::Row(row)) = line.and_then(|line| lines.get(top + line)) {
            self.chooser_mut().picker.move_cursor(Some(*row));
            self.toggle();
        }
    }

    /// Chooses the row under the cursor, or removes it again.
    fn toggle(&mut self) {
        let chooser = self.chooser_mut();
        let Some(row) = chooser.picker.current().cloned() else { return };
        chooser.clear_problem();
        match chooser.position(&row) {
            Some(at) => drop(chooser.chosen.remove(at)),
            None if Self::Pick::refusal_of(&row).is_none() => self.choose(row),
            None => {}
        }
    }
}
