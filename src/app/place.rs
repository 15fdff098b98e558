//! The menu: the places that have a screen.

use super::{Action, Inbox, Organisations, Screen};

/// An item of the menu. It is here when its screen works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Postvak IN.
    Inbox,
    /// Organisaties.
    Organisations,
}

impl Place {
    /// From top to bottom. The digit is the key that goes there.
    pub const ALL: [(Self, char); 2] = [(Self::Inbox, '1'), (Self::Organisations, '2')];

    /// Its screen, as it is when one comes there.
    pub(super) fn screen(self) -> Screen {
        match self {
            Self::Inbox => Screen::Inbox(Inbox::default()),
            Self::Organisations => Screen::Organisations(Organisations::default()),
        }
    }

    /// The place that an action goes to.
    pub(super) fn of(action: Action) -> Option<Self> {
        match action {
            Action::GoInbox => Some(Self::Inbox),
            Action::GoOrganisations => Some(Self::Organisations),
            _ => None,
        }
    }

    /// The action that goes there.
    pub const fn action(self) -> Action {
        match self {
            Self::Inbox => Action::GoInbox,
            Self::Organisations => Action::GoOrganisations,
        }
    }

    /// The item this many further down, or the last one.
    pub(super) fn step(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|(place, _)| *place == self).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(Self::ALL.len() - 1);
        Self::ALL.get(to).map_or(self, |(place, _)| *place)
    }
}
