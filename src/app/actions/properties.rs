//! Questions about the properties of an action.

use super::table::{Action, Property};

impl Action {
    /// Returns whether it changes data.
    pub fn writes(self) -> bool {
        self.has(Property::Writes)
    }

    /// Returns whether it is about the selected rows, in a context that has rows.
    pub fn is_about_row(self) -> bool {
        self.has(Property::Row)
    }

    /// Returns whether it moves the cursor.
    pub fn moves(self) -> bool {
        self.has(Property::Moves)
    }

    /// Returns whether it works while the rows of the screen load.
    pub fn is_at_once(self) -> bool {
        self.has(Property::AtOnce) || self.is_urgent()
    }

    /// Returns whether it answers yes to one kind of question.
    pub fn confirms(self) -> bool {
        self.has(Property::Confirms)
    }

    /// Returns whether it works while a command is carried out.
    pub fn is_urgent(self) -> bool {
        self.has(Property::Urgent)
    }
}
