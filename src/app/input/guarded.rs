//! A key or click that does nothing for now.

use ratatui::layout::Position;

use super::key::Key;
use crate::domain::Moment;

/// A key that is held down repeats within this many milliseconds; a key that is typed does not.
const REPEAT_MS: i64 = 150;

/// A key or click that does nothing for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum GuardedKey {
    /// The key that just answered or opened a question, until it was silent or another key came.
    Same {
        key: Key,
        /// When it was last pressed.
        at: Moment,
        /// `true` if one press alone works: it is no repeat of a key that is held down.
        works_alone: bool,
    },
    /// A key that works unless it follows at once, as a key that is held down does.
    Undecided {
        key: Key,
        /// When it was pressed.
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

impl GuardedKey {
    /// When a key that waits counts as typed; `None` for any other.
    pub(in crate::app) const fn typed_at(&self) -> Option<Moment> {
        match self {
            Self::Undecided { at, .. } => Some(at.plus_millis(REPEAT_MS)),
            _ => None,
        }
    }
}
