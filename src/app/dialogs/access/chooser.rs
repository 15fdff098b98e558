//! The state that both dialogs share: the search, the chosen rows, and the questions.

use super::{
    check::{self, Check, Editing},
    pick::Pick,
};
use crate::{
    app::{Field, Picker, Row},
    domain::{AccessEffect, Class, Day, Refusal},
    text::{self, DayInput, Lang},
};

/// Returns whether the refusal says that the user may not give access.
pub(super) fn takes_right(why: &Refusal) -> bool {
    matches!(why.class(), Class::NoRight | Class::NotFound)
}

/// The steps of the dialog, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessStep {
    /// The user chooses rows.
    Choose,
    /// The user checks levels, last days and the message.
    Check,
}

/// The effect of Enter in the first step, for the label of its button.
#[derive(Debug)]
pub enum EnterEffect<'a, R> {
    /// Enter chooses the row under the cursor.
    Choose(&'a R),
    /// Enter goes to the second step.
    NextStep,
    /// Enter has no effect: the row under the cursor cannot be chosen, and no chosen row can be
    /// used.
    Nothing,
}

/// A key that did nothing in the first step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RefusedKey {
    /// The row with this index cannot be chosen.
    Row(usize),
    /// No row is chosen or under the cursor.
    NothingChosen,
}

/// The step, the search, and the chosen rows.
#[derive(Debug)]
pub struct Chooser<P: Pick> {
    /// The step that the dialog shows.
    pub step: AccessStep,
    /// The search field with the matching rows.
    pub picker: Picker<P::Row>,
    /// The chosen rows, in the order of choosing.
    pub chosen: Vec<P>,
    /// Input and cursor of the second step.
    pub check: Check,
    /// `true` while the dialog explains why a row is missing (F3).
    pub why_not: bool,
    /// `true` if the cancel button has focus, after Shift+Tab.
    pub has_cancel_focus: bool,
    /// Why the last key did nothing, until another key.
    pub(super) refused_key: Option<RefusedKey>,
    /// The refusal of the last command, shown in the dialog.
    pub problem: Option<Refusal>,
    /// The day that the dialog opened, to validate last days while the user types.
    pub today: Day,
    pub(super) lang: Lang,
}

impl<P: Pick> Chooser<P> {
    /// Creates the state with nothing chosen.
    pub(super) fn new(today: Day, lang: Lang) -> Self {
        Self {
            step: AccessStep::Choose,
            picker: Picker::default(),
            chosen: Vec::new(),
            check: Check::default(),
            why_not: false,
            has_cancel_focus: false,
            refused_key: None,
            problem: None,
            today,
            lang,
        }
    }

    /// Switches to this language. A last day that is being typed is written again, in its words.
    pub(super) fn set_language(&mut self, lang: Lang) {
        if let DayInput::Day(day) = self.check.typed_day(self.today, self.lang) {
            self.check.day.propose(&text::input::day(lang, day, None));
        }
        self.lang = lang;
    }

    /// Returns whether the last key could not choose the row under the cursor, so that the reason
    /// below the rows stands out.
    pub fn is_reason_stressed(&self) -> bool {
        let cursor = self.picker.cursor().map(RefusedKey::Row);
        cursor.is_some() && self.refused_key == cursor
    }

    /// Returns whether the last key needed a chosen row, so that the line below the rows says so.
    pub fn lacks_choice(&self) -> bool {
        self.refused_key == Some(RefusedKey::NothingChosen)
    }

    /// Returns whether the row is among [`Self::chosen`].
    pub fn is_chosen(&self, row: &P::Row) -> bool {
        self.position(row).is_some()
    }

    pub(super) fn position(&self, row: &P::Row) -> Option<usize> {
        self.chosen.iter().position(|pick| pick.row().id() == row.id())
    }

    /// The chosen rows and those that the search found.
    pub fn all_rows(&self) -> Vec<&P::Row> {
        self.chosen.iter().map(Pick::row).chain(self.picker.rows()).collect()
    }

    /// Counts the chosen rows that can still be used. The buttons show this count.
    pub fn open_count(&self) -> usize {
        self.chosen.iter().filter(|pick| pick.effect() != AccessEffect::Nothing).count()
    }

    /// Returns whether at least one chosen row can still be used.
    pub fn has_open(&self) -> bool {
        self.open_count() > 0
    }

    /// The effect of Enter in the first step. Enter never removes a chosen row.
    pub fn enter_effect(&self) -> EnterEffect<'_, P::Row> {
        match self.picker.current() {
            Some(row) if P::refusal_of(row).is_none() && !self.is_chosen(row) => {
                EnterEffect::Choose(row)
            }
            _ if self.has_open() => EnterEffect::NextStep,
            _ => EnterEffect::Nothing,
        }
    }

    /// The indices of the chosen rows, in the order of the second step: by effect.
    pub fn check_order(&self) -> Vec<usize> {
        check::order(&self.chosen)
    }

    /// Returns whether the user lost the right to give access.
    pub fn has_lost_right(&self) -> bool {
        self.problem.as_ref().is_some_and(takes_right)
    }

    /// Returns whether the user chose rows or typed a message.
    pub fn has_input(&self) -> bool {
        !self.chosen.is_empty() || self.check.has_message()
    }

    /// Removes the refusal of the last command, unless the user lost the right.
    pub(super) fn clear_problem(&mut self) {
        self.problem.take_if(|why| !takes_right(why));
    }

    /// Goes to the second step, with the cursor on its first row.
    pub(super) fn start_check(&mut self) {
        self.step = AccessStep::Check;
        self.check.cursor = self.check_order().first().copied().unwrap_or(0);
    }

    /// Returns to the first step.
    pub(super) fn start_choosing(&mut self) {
        self.step = AccessStep::Choose;
        self.picker.move_cursor(None);
    }

    /// Returns whether a text field of the second step has focus.
    pub fn is_editing(&self) -> bool {
        self.step == AccessStep::Check && self.check.editing != Editing::Nothing
    }

    /// Returns whether a question or an explanation is open, so that other keys only close it.
    pub(super) fn has_question(&self) -> bool {
        self.why_not || self.has_cancel_focus || self.check.asks_confirmation
    }

    /// Returns whether the row under the cursor can be chosen or removed.
    pub(super) fn can_toggle(&self) -> bool {
        let open = |row: &P::Row| P::refusal_of(row).is_none() || self.is_chosen(row);
        self.picker.current().is_some_and(open)
    }

    /// Moves the cursor to the best match for the typed text, unless the user moved the cursor.
    pub(super) fn suggest(&mut self) {
        let open = |row: &P::Row| P::refusal_of(row).is_none() && !self.is_chosen(row);
        let best = self.picker.best_match(open);
        self.picker.suggest(best.filter(|_| !self.picker.field.text().trim().is_empty()));
    }

    /// Removes the chosen row at this index, after a click on its chip.
    pub(super) fn remove_chip(&mut self, at: usize) {
        if at < self.chosen.len() {
            self.chosen.remove(at);
            self.clear_problem();
        }
    }

    /// The text field with focus.
    pub(super) fn field(&mut self) -> Option<&mut Field> {
        match self.step {
            AccessStep::Choose => Some(&mut self.picker.field),
            AccessStep::Check => self.check.field(),
        }
    }
}
