//! Addresses: screens as plain data, as the menu, the palette and other screens open them.

use crate::{
    app::MenuItem,
    domain::{Name, OrgId, UserId},
};

/// The place that a screen shows, as plain data. A name is the last known one, to show until the details are loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The sign-in screen.
    SignIn,
    /// The screen of a menu item.
    Menu(MenuItem),
    /// One organisation.
    Organisation(OrgId, Name),
    /// One user.
    User(UserId, Name),
    /// The log of one organisation, apart from its screen.
    LogOf(OrgId),
}

impl Address {
    /// The menu item that it belongs to; `None` if nobody is signed in.
    pub const fn place(&self) -> Option<MenuItem> {
        Some(match self {
            Self::SignIn => return None,
            Self::Menu(item) => *item,
            Self::Organisation(..) => MenuItem::Organisations,
            Self::User(..) => MenuItem::Users,
            Self::LogOf(_) => MenuItem::Log,
        })
    }

    /// The name of what is open, which follows the menu item in the breadcrumb.
    pub const fn name(&self) -> Option<&Name> {
        match self {
            Self::Organisation(_, name) | Self::User(_, name) => Some(name),
            Self::SignIn | Self::Menu(_) | Self::LogOf(_) => None,
        }
    }
}
