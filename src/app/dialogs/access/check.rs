//! The second step: levels, last days, and the message.

use super::pick::Pick;
use crate::{
    app::{Action, Field},
    domain::{Day, Level, MAX_MESSAGE_LENGTH},
    text::{self, DayInput, Lang},
};

/// The text field of the second step that has focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// No field has focus, so letters are commands.
    Nothing,
    /// The last day of the chosen row under the cursor.
    LastDay,
    /// The message that the requests will contain.
    Message,
}

/// Input and cursor of the second step.
#[derive(Debug)]
pub struct Check {
    /// Index of the chosen row under the cursor.
    pub cursor: usize,
    /// The text field that has focus, if any.
    pub editing: Editing,
    /// Text of the last day, while it is edited.
    pub day: Field,
    /// `true` after Enter on a text that is not a day to come, until the user types again.
    pub shows_fault: bool,
    /// Text of the message, empty for no message.
    pub message: Field,
    /// The message before the current edit, which Esc restores.
    message_before: String,
    /// `true` while the step asks whether a person from another environment becomes *Beheerder*.
    pub asks_confirmation: bool,
}

impl Default for Check {
    fn default() -> Self {
        Self {
            cursor: 0,
            editing: Editing::Nothing,
            day: Field::with_max_length(20),
            shows_fault: false,
            message: Field::with_max_length(MAX_MESSAGE_LENGTH),
            message_before: String::new(),
            asks_confirmation: false,
        }
    }
}

impl Check {
    /// Parses the text of the last day, in the words of `lang`.
    pub fn typed_day(&self, today: Day, lang: Lang) -> DayInput {
        text::input::read_day(lang, self.day.text(), today)
    }

    /// Returns whether Enter takes what is typed in the focused field.
    pub(in crate::app) fn takes_input(&self, today: Day, lang: Lang) -> bool {
        let takes_day = match self.typed_day(today, lang) {
            DayInput::Day(day) => day >= today,
            DayInput::None => true,
            DayInput::Unclear => false,
        };
        takes_day || self.editing != Editing::LastDay
    }

    /// Returns whether the user typed a message for the requests.
    pub(super) fn has_message(&self) -> bool {
        !self.message.text().is_empty()
    }

    /// The text field that has focus, if any.
    pub(super) fn field(&mut self) -> Option<&mut Field> {
        match self.editing {
            Editing::Nothing => None,
            Editing::LastDay => Some(&mut self.day),
            Editing::Message => Some(&mut self.message),
        }
    }

    /// Performs an action on the chosen rows or the focused field. Returns `false` for any other
    /// action.
    pub(super) fn act<P: Pick>(
        &mut self,
        action: Action,
        chosen: &mut Vec<P>,
        today: Day,
        lang: Lang,
    ) -> bool {
        if self.editing != Editing::Nothing {
            return self.edit(action, chosen, today, lang);
        }
        if self.asks_confirmation {
            self.answer(action, chosen);
            return true;
        }
        if self.move_cursor(action, &order(chosen)) {
            return true;
        }
        let Some(pick) = chosen.get_mut(self.cursor) else { return false };
        match action {
            Action::PickLevel if pick.terms().level == Level::OrgAdmin => {
                pick.terms_mut().level = Level::Member;
            }
            Action::PickLevel if pick.sends_requests() => self.asks_confirmation = true,
            Action::PickLevel => pick.terms_mut().level = Level::OrgAdmin,
            Action::PickLastDay => {
                self.day.propose(&initial_text(pick.terms().last_day, lang));
                self.shows_fault = false;
                self.editing = Editing::LastDay;
            }
            Action::PickMessage => {
                self.message.text().clone_into(&mut self.message_before);
                self.editing = Editing::Message;
            }
            Action::Drop => self.remove_row(chosen),
            _ => return false,
        }
        true
    }

    /// Answers the question about a *Beheerder* from outside. Only an answer ends it (R269).
    fn answer<P: Pick>(&mut self, action: Action, chosen: &mut [P]) {
        match (action, chosen.get_mut(self.cursor)) {
            (Action::Sure, Some(pick)) => pick.terms_mut().level = Level::OrgAdmin,
            (Action::Press | Action::Enter | Action::No | Action::Back, _) => {}
            _ => return,
        }
        self.asks_confirmation = false;
    }

    /// Moves the cursor along the rows in this order. Returns `false` for any other action.
    fn move_cursor(&mut self, action: Action, order: &[usize]) -> bool {
        let here = order.iter().position(|at| *at == self.cursor).unwrap_or(0);
        let last = order.len().saturating_sub(1);
        let to = match action {
            Action::Up => here.saturating_sub(1),
            Action::Down => (here + 1).min(last),
            Action::Top => 0,
            Action::Bottom => last,
            _ => return false,
        };
        self.cursor = order.get(to).copied().unwrap_or(0);
        true
    }

    /// Removes the row under the cursor. The cursor goes to the row below it, or else to the last.
    fn remove_row<P: Pick>(&mut self, chosen: &mut Vec<P>) {
        let here = order(chosen).iter().position(|at| *at == self.cursor).unwrap_or(0);
        chosen.remove(self.cursor);
        let rest = order(chosen);
        let next = rest.get(here).or(rest.last());
        self.cursor = next.copied().unwrap_or(0);
    }

    /// Returns whether the field with focus differs from its text before the edit.
    pub(super) fn is_edited(&self, last_day: Option<Day>, lang: Lang) -> bool {
        match self.editing {
            Editing::Nothing => false,
            Editing::LastDay => self.day.text() != initial_text(last_day, lang),
            Editing::Message => self.message.text() != self.message_before,
        }
    }

    fn edit<P: Pick>(&mut self, action: Action, chosen: &mut [P], today: Day, lang: Lang) -> bool {
        match (action, self.editing) {
            (Action::Enter, Editing::LastDay) => {
                if !self.takes_input(today, lang) {
                    self.shows_fault = true;
                    return true;
                }
                if let Some(pick) = chosen.get_mut(self.cursor) {
                    pick.terms_mut().last_day = match self.typed_day(today, lang) {
                        DayInput::Day(day) => Some(day),
                        DayInput::None | DayInput::Unclear => None,
                    };
                }
                self.editing = Editing::Nothing;
            }
            (Action::Enter, _) => self.editing = Editing::Nothing,
            (Action::Back, editing) => {
                if editing == Editing::Message {
                    self.message.set(&std::mem::take(&mut self.message_before));
                }
                self.shows_fault = false;
                self.editing = Editing::Nothing;
            }
            _ => {
                self.shows_fault = false;
                return self.field().and_then(|field| field.act(action)).is_some();
            }
        }
        true
    }
}

/// Formats the last day that is set; empty without one.
fn initial_text(last_day: Option<Day>, lang: Lang) -> String {
    last_day.map(|day| text::input::day(lang, day, None)).unwrap_or_default()
}

/// The number of groups of rows in the second step.
pub const GROUPS: usize = 4;

/// The indices of the chosen rows, in their groups.
pub(super) fn order<P: Pick>(chosen: &[P]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..chosen.len()).collect();
    order.sort_by_key(|at| chosen.get(*at).map(Pick::group));
    order
}
