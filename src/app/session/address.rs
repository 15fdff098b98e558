//! Addresses, which the menu, the palette and other screens use to open a screen.

use crate::{
    app::MenuItem,
    domain::{Name, OrgId, UserId},
};

/// A screen as plain data. A name is the last known one, shown until the details are loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// The sign-in screen, the only one without a signed-in user.
    SignIn,
    /// The screen that a menu item opens.
    Menu(MenuItem),
    /// The screen that a menu item opens, with this filter of its list.
    Filtered(MenuItem, String),
    /// The page of one organisation, on its first tab.
    Organisation(OrgId, Name),
    /// The page of one user, on its first tab.
    User(UserId, Name),
    /// The log of one organisation as a separate screen, outside the organisation's page.
    LogOf(OrgId),
}

impl Address {
    /// The menu item of the screen; `None` for the sign-in screen.
    pub const fn menu_item(&self) -> Option<MenuItem> {
        Some(match self {
            Self::SignIn => return None,
            Self::Menu(item) | Self::Filtered(item, _) => *item,
            Self::Organisation(..) => MenuItem::Organisations,
            Self::User(..) => MenuItem::Users,
            Self::LogOf(_) => MenuItem::Log,
        })
    }

    /// Returns whether both are the page of one organisation or user, or one screen of the menu.
    pub(crate) fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Organisation(one, _), Self::Organisation(other, _)) => one == other,
            (Self::User(one, _), Self::User(other, _)) => one == other,
            _ => self == other,
        }
    }

    /// The name of the open organisation or user, which follows the menu item in the breadcrumb.
    pub const fn name(&self) -> Option<&Name> {
        match self {
            Self::Organisation(_, name) | Self::User(_, name) => Some(name),
            Self::SignIn | Self::Menu(_) | Self::Filtered(..) | Self::LogOf(_) => None,
        }
    }
}
