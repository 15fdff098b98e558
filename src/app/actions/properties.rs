//! Queries of single properties of an action.

use super::{property::Property, table::Action};
use crate::text::{self, Lang};

impl Action {
    fn has(self, property: Property) -> bool {
        self.properties().contains(&property)
    }

    /// Further words that find the action in the palette; `None` if its label says enough.
    pub(in crate::app) fn synonyms(self, lang: Lang) -> Option<&'static str> {
        let gives_access = matches!(self, Self::Add | Self::AddTo | Self::GiveAccess);
        gives_access.then(|| text::actions::ACCESS_SYNONYMS.of(lang))
    }

    /// Returns whether the action changes data.
    pub fn writes(self) -> bool {
        self.has(Property::Writes)
    }

    /// Returns whether the action applies to the selected rows, in a context with rows.
    pub fn is_about_row(self) -> bool {
        self.has(Property::Row)
    }

    /// Returns whether the action moves the cursor.
    pub fn moves(self) -> bool {
        self.has(Property::Moves)
    }

    /// Returns whether the action works while the rows of the screen load.
    pub fn is_at_once(self) -> bool {
        self.has(Property::AtOnce) || self.is_urgent()
    }

    /// Returns whether the action confirms one kind of question.
    pub fn confirms(self) -> bool {
        self.has(Property::Confirms)
    }

    /// Returns whether the action works while a command is pending.
    pub fn is_urgent(self) -> bool {
        self.has(Property::Urgent)
    }
}
