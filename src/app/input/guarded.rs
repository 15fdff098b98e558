//! A key or click that does nothing for now.

use ratatui::layout::Position;

use super::key::Key;
use crate::domain::Moment;

/// A key or click that does nothing for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum GuardedKey {
    /// The key that just answered or opened a question, until it was silent or another key came.
    Same {
        key: Key,
        /// When it was last pressed.
        at: Moment,
    },
    /// The letter after the first key of a sequence that does not exist in the dialog.
    Letter,
    /// The letter that follows at once on the first key of a menu that did not open.
    MenuLetter {
        /// When the first key came.
        at: Moment,
    },
    /// A click after one on a button that led to another step or question.
    Click {
        place: Position,
        /// When the last click came there.
        at: Moment,
    },
}
