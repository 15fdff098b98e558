//! The second step of the dialog to add members: levels, last days, and the message.

use super::Chosen;
use crate::{
    app::{Action, Field},
    domain::{Day, Level, MAX_MESSAGE_LENGTH},
    text::{self, DayInput, Lang},
};

/// The width and height of a dialog with a list, in cells.
pub(super) const LIST_SIZE: (u16, u16) = (84, 25);
/// The height that a dialog with a list grows to.
pub(super) const MAX_LIST_HEIGHT: u16 = 30;
/// The least height of the step that checks the choices.
pub(super) const MIN_CHECK_HEIGHT: u16 = 9;

/// The text field of the second step that has focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// No field has focus, so letters are commands.
    Nothing,
    /// The last day of the chosen person under the cursor.
    LastDay,
    /// The message that the requests will contain.
    Message,
}

/// Input and cursor of the second step.
#[derive(Debug)]
pub struct Check {
    /// Index of the chosen person under the cursor.
    pub cursor: usize,
    /// The text field that has focus, if any.
    pub editing: Editing,
    /// Text of the last day, while it is edited.
    pub day: Field,
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

    /// Performs an action on the chosen people or the focused field. Returns `false` for any other
    /// action.
    pub(super) fn act(
        &mut self,
        action: Action,
        chosen: &mut Vec<Chosen>,
        today: Day,
        lang: Lang,
    ) -> bool {
        if self.editing != Editing::Nothing {
            return self.edit(action, chosen, today, lang);
        }
        if std::mem::take(&mut self.asks_confirmation) {
            // Every other action only answers no to the question.
            if let (Action::Sure, Some(pick)) = (action, chosen.get_mut(self.cursor)) {
                pick.level = Level::OrgAdmin;
            }
            return true;
        }
        let last = chosen.len().saturating_sub(1);
        let Some(pick) = chosen.get_mut(self.cursor) else { return false };
        match action {
            Action::Up => self.cursor = self.cursor.saturating_sub(1),
            Action::Down => self.cursor = (self.cursor + 1).min(last),
            Action::Top => self.cursor = 0,
            Action::Bottom => self.cursor = last,
            Action::PickLevel if pick.level == Level::OrgAdmin => pick.level = Level::Member,
            Action::PickLevel if pick.row.own => pick.level = Level::OrgAdmin,
            Action::PickLevel => self.asks_confirmation = true,
            Action::PickLastDay => {
                self.day.set(&initial_text(pick.last_day, lang));
                self.editing = Editing::LastDay;
            }
            Action::PickMessage => {
                self.message.text().clone_into(&mut self.message_before);
                self.editing = Editing::Message;
            }
            Action::Drop => {
                chosen.remove(self.cursor);
                self.cursor = self.cursor.min(last.saturating_sub(1));
            }
            _ => return false,
        }
        true
    }

    /// Returns whether the field with focus differs from its text before the edit.
    pub(super) fn is_edited(&self, last_day: Option<Day>, lang: Lang) -> bool {
        match self.editing {
            Editing::Nothing => false,
            Editing::LastDay => self.day.text() != initial_text(last_day, lang),
            Editing::Message => self.message.text() != self.message_before,
        }
    }

    fn edit(&mut self, action: Action, chosen: &mut [Chosen], today: Day, lang: Lang) -> bool {
        match (action, self.editing) {
            (Action::Enter, Editing::LastDay) => {
                let to = match self.typed_day(today, lang) {
                    DayInput::Unclear => return true,
                    DayInput::Day(day) if day < today => return true,
                    DayInput::Day(day) => Some(day),
                    DayInput::None => None,
                };
                if let Some(pick) = chosen.get_mut(self.cursor) {
                    pick.last_day = to;
                }
                self.editing = Editing::Nothing;
            }
            (Action::Enter, _) => self.editing = Editing::Nothing,
            (Action::Back, editing) => {
                if editing == Editing::Message {
                    self.message.set(&std::mem::take(&mut self.message_before));
                }
                self.editing = Editing::Nothing;
            }
            _ => return self.field().and_then(|field| field.act(action)).is_some(),
        }
        true
    }
}

/// Formats the last day that is set; empty without one.
fn initial_text(last_day: Option<Day>, lang: Lang) -> String {
    last_day.map(|day| text::input::day(lang, day, None)).unwrap_or_default()
}

/// The number of rows below the people: the message to others, or a refusal, and the buttons.
pub fn check_foot(chosen: &[Chosen], is_refused: bool) -> u16 {
    match (chosen.iter().any(|one| !one.row.own), is_refused) {
        (true, _) => 8,
        (false, true) => 5,
        (false, false) => 2,
    }
}

/// The height of the step in cells: for each group a heading, its people, and for a person found by
/// other text than their name, or with a namesake, their address; a blank line between groups; the rows below, and the frame.
pub(super) fn check_height(chosen: &[Chosen], is_refused: bool) -> u16 {
    let own = chosen.iter().filter(|one| one.row.own).count();
    let groups = usize::from(own > 0) + usize::from(own < chosen.len());
    let addresses = chosen.iter().filter(|one| one.needs_address()).count();
    let rows = 2 * groups.max(1) - 1 + chosen.len() + addresses;
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let height = rows.saturating_add(check_foot(chosen, is_refused) + 3);
    height.clamp(MIN_CHECK_HEIGHT, LIST_SIZE.1)
}
