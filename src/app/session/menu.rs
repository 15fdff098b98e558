//! The menu.

use crate::app::Action;

/// An item of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuItem {
    /// *Postvak IN*, the inbox.
    Inbox,
    /// *Organisaties*, the organisations.
    Organisations,
    /// *Gebruikers*, the users.
    Users,
    /// *Partnerschappen*, the partnerships.
    Partners,
    /// *Logboek*, the log.
    Log,
}

impl MenuItem {
    /// All items from top to bottom, with the digit key that goes there; 5 and 6 are reserved.
    pub const ALL: [(Self, char); 5] = [
        (Self::Inbox, '1'),
        (Self::Organisations, '2'),
        (Self::Users, '3'),
        (Self::Partners, '4'),
        (Self::Log, '7'),
    ];

    /// The menu item that an action goes to.
    pub(crate) fn from_action(action: Action) -> Option<Self> {
        Self::ALL.iter().map(|(place, _)| *place).find(|place| place.action() == action)
    }

    /// The action that goes there.
    pub const fn action(self) -> Action {
        match self {
            Self::Inbox => Action::GoInbox,
            Self::Organisations => Action::GoOrganisations,
            Self::Users => Action::GoUsers,
            Self::Partners => Action::GoPartners,
            Self::Log => Action::GoLog,
        }
    }

    /// The item `by` places further down, limited to the first and last.
    pub(crate) fn step(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|(place, _)| *place == self).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(Self::ALL.len() - 1);
        Self::ALL.get(to).map_or(self, |(place, _)| *place)
    }
}
