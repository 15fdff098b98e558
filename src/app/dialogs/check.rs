//! The second step of giving access: levels, last days, and the message with the requests.

use super::Chosen;
use crate::{
    app::{Action, Field},
    domain::{Day, Level, MAX_MESSAGE_LENGTH},
    text::{self, DayInput, Lang},
};

/// The field of the second step that has focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// No field: letters are commands.
    Nothing,
    /// The last day of the pick under the cursor.
    LastDay,
    /// The message with the requests.
    Message,
}

/// State of the second step.
#[derive(Debug)]
pub struct Check {
    /// The pick under the cursor.
    pub cursor: usize,
    /// The field with focus.
    pub editing: Editing,
    /// The last day as typed.
    pub day: Field,
    /// The message with the requests.
    pub message: Field,
    /// The message before this edit; Esc restores it.
    message_before: String,
    /// `true` while it asks whether the pick under the cursor, from another environment, becomes a
    /// *Beheerder*.
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
    /// Parses the typed last day.
    pub fn typed_day(&self, today: Day, lang: Lang) -> DayInput {
        text::input::read_day(lang, self.day.text(), today)
    }

    /// Returns whether a message was typed for those who get a request.
    pub(super) fn has_message(&self) -> bool {
        !self.message.text().is_empty()
    }

    /// The field with focus.
    pub(super) fn field(&mut self) -> Option<&mut Field> {
        match self.editing {
            Editing::Nothing => None,
            Editing::LastDay => Some(&mut self.day),
            Editing::Message => Some(&mut self.message),
        }
    }

    /// Performs an action on the picks. Returns whether it was one of theirs.
    pub(super) fn act(
        &mut self,
        action: Action,
        chosen: &mut Vec<Chosen>,
        around: (Day, Lang),
    ) -> bool {
        if self.editing != Editing::Nothing {
            return self.edit(action, chosen, around);
        }
        if std::mem::take(&mut self.asks_confirmation) {
            // Every other key answers no, and does only that.
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
                self.day.set(&initial_text(pick.last_day, around.1));
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

    fn edit(&mut self, action: Action, chosen: &mut [Chosen], (today, lang): (Day, Lang)) -> bool {
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

/// The initial text of the last-day field.
fn initial_text(last_day: Option<Day>, lang: Lang) -> String {
    last_day.map(|day| text::input::day(lang, day, None)).unwrap_or_default()
}
