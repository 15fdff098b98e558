//! The screens. To add a screen, add a file that implements [`ScreenBehavior`] and a line in
//! `screens!`. A screen in the menu has a name and keys there; any other screen has an [`Address`].

mod behavior;
mod content;
mod environment;
mod facts;
mod inbox;
mod log;
mod marked_users;
mod organisation;
mod organisations;
mod partners;
mod sign_in;
mod user;
mod users;

pub(in crate::app) use behavior::{ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows};
use environment::EnvironmentScreen;
pub use facts::{FactCursor, FactRow, Facts, Line};
pub use inbox::{InboxScreen, InboxTab};
pub use log::LogScreen;
pub use organisation::{OrganisationScreen, Tab};
pub use organisations::OrganisationsScreen;
pub use partners::{PartnerTab, PartnersScreen, RelationSearch};
pub use sign_in::SignInScreen;
pub use user::{UserScreen, UserTab};
pub use users::UsersScreen;

use super::{
    Action, Address, Context, Selection,
    actions::sort_keys::ContextKeys,
    lists::{any_list::AnyList, table::AnyTable},
};
use crate::text::{
    self, Lang, Text,
    commands::{self, CommandText},
};

/// The index of the members among the tabs of an organisation.
pub(in crate::app) const MEMBERS_TAB: usize = 1;
/// The index of the requests among the tabs of an organisation.
pub(in crate::app) const REQUESTS_TAB: usize = 2;
/// The index of the sent requests among the tabs of the partners.
pub(in crate::app) const SENT_TAB: usize = 2;

macro_rules! screens {
    (
        menu { $($(#[$item_doc:meta])* $item:ident($item_screen:ty) $name:literal $label:path,
            [$key:literal $($more:literal)*] => $command:path;)+ }
        other { $($(#[$doc:meta])* $other:ident($screen:ty);)+ }
    ) => {
        /// A screen with its own state. The application shows one at a time.
        #[derive(Debug)]
        pub enum Screen {
            $($(#[$item_doc])* $item(Box<$item_screen>),)+
            $($(#[$doc])* $other(Box<$screen>),)+
        }

        /// An item of the menu, which opens a screen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum MenuItem {
            $($(#[$item_doc])* $item,)+
        }

        impl MenuItem {
            /// All items, from top to bottom.
            pub const ALL: &[Self] = &[$(Self::$item,)+];

            /// The name, keys and shell command of the item.
            pub(in crate::app) const fn line(self) -> MenuLine {
                match self {
                    $(Self::$item => MenuLine {
                        name: $name,
                        label: $label,
                        digit: $key,
                        bindings: &[(Context::Everywhere, &[$key, $($more,)*])],
                        shell: $command,
                    },)+
                }
            }

            fn open(self) -> Screen {
                match self {
                    $(Self::$item => Screen::$item(Box::default()),)+
                }
            }
        }

        impl Screen {
            pub(in crate::app) fn show(&self) -> &dyn ScreenBehavior {
                match self {
                    $(Self::$item(screen) => screen.as_ref(),)+
                    $(Self::$other(screen) => screen.as_ref(),)+
                }
            }

            pub(in crate::app) fn show_mut(&mut self) -> &mut dyn ScreenBehavior {
                match self {
                    $(Self::$item(screen) => screen.as_mut(),)+
                    $(Self::$other(screen) => screen.as_mut(),)+
                }
            }
        }
    };
}

screens! {
    menu {
        /// *Postvak IN*: requests to the user, and notices.
        Inbox(InboxScreen) "ga-postvak-in" text::actions::INBOX, ["1" "g i"] => commands::INBOX_LIST;
        /// *Organisaties*: the organisations that the user may see.
        Organisations(OrganisationsScreen) "ga-organisaties" text::actions::ORGANISATIONS,
            ["2" "g o"] => commands::ORGANISATION_LIST;
        /// *Gebruikers*: the users of the environment.
        Users(UsersScreen) "ga-gebruikers" text::actions::USERS,
            ["3" "g u"] => commands::USER_LIST;
        /// *Partnerschappen*: partners, the search for relations, and sent requests.
        Partners(PartnersScreen) "ga-partnerschappen" text::actions::PARTNERS,
            ["4" "g p"] => commands::PARTNER_LIST;
        /// *Logboek*: all events that the user may see.
        Log(LogScreen) "ga-logboek" text::actions::LOG, ["7" "g l"] => commands::LOG;
        /// *Omgeving*: domains, administrators and advice about the viewer's environment.
        Environment(EnvironmentScreen) "ga-omgeving" text::environment::TITLE,
            ["9" "g v"] => text::environment::SHOW;
    }
    other {
        /// The screen without a signed-in user.
        SignIn(SignInScreen);
        /// The page of one organisation, with details, members, requests and log.
        Organisation(OrganisationScreen);
        /// The page of one user, with their access and keys.
        User(UserScreen);
    }
}

/// The content of a screen, which determines how it is painted.
#[derive(Debug)]
pub enum Body<'a> {
    /// The content is not loaded yet, or could not be read.
    Loading,
    /// Lines with labels and values. Some lines are links.
    Facts(Facts),
    /// Content with its own painting code.
    Own(Shape<'a>),
}

/// A screen that has its own painting code.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// A search field with users, in a frame.
    SignIn(&'a SignInScreen),
    /// The organisations, with the details of the selected one.
    Organisations(&'a OrganisationsScreen),
    /// The members, requests or log of one organisation.
    Organisation(&'a OrganisationScreen),
    /// Requests with buttons to answer them, or notices.
    Inbox(&'a InboxScreen),
    /// The users, with the details of the selected one.
    Users(&'a UsersScreen),
    /// The details of a user above their access or keys.
    User(&'a UserScreen),
    /// The partners, the search for relations, or the sent requests.
    Partners(&'a PartnersScreen),
    /// The log, with the operation of the selected line.
    Log(&'a LogScreen),
}

/// The properties of a menu item and of the action that opens it.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct MenuLine {
    /// The name of the action in configuration files and in the palette.
    pub(in crate::app) name: &'static str,
    pub(in crate::app) label: Text,
    /// The digit key that opens the item; 5 and 6 are reserved.
    pub(in crate::app) digit: &'static str,
    /// The contexts and keys of the action; the digit comes first.
    pub(in crate::app) bindings: &'static [ContextKeys],
    /// The shell command that shows the screen's data.
    pub(in crate::app) shell: CommandText,
}

impl MenuItem {
    /// The digit key that opens the item.
    pub const fn digit(self) -> &'static str {
        self.line().digit
    }

    /// The label of the item, in the menu and the breadcrumb.
    pub const fn label(self, lang: Lang) -> &'static str {
        self.line().label.of(lang)
    }

    /// The item `by` lines further down, limited to the first and last.
    pub(in crate::app) fn step(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|item| *item == self).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(Self::ALL.len() - 1);
        Self::ALL.get(to).copied().unwrap_or(self)
    }
}

impl Screen {
    /// Creates the screen of an address in its initial state.
    pub(in crate::app) fn open(address: Address) -> Self {
        match address {
            Address::SignIn => Self::SignIn(Box::default()),
            Address::Menu(item) => item.open(),
            Address::Filtered(item, filter) => {
                let mut screen = item.open();
                if let Some(list) = screen.show_mut().list_mut() {
                    AnyList::set_filter(list, &filter);
                }
                screen
            }
            Address::Organisation(id, name) => {
                Self::Organisation(Box::new(OrganisationScreen::new(id, name)))
            }
            Address::User(id, name) => Self::User(Box::new(UserScreen::new(id, name))),
            Address::LogOf(org) => Self::Log(Box::new(LogScreen::new(Some(org)))),
        }
    }

    /// The contexts to look up keys in, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        self.show().contexts()
    }

    /// The names and numbers of the selected rows.
    pub fn subject(&self) -> Selection {
        self.show().selection()
    }

    /// Returns whether the selected row is gone, no row is marked, and the user has selected no
    /// other row since.
    pub fn has_lost_selection(&self) -> bool {
        self.show().list().is_some_and(|list| list.is_lost() && !list.has_marks())
    }

    /// Returns whether the user is typing a filter. `false` for other text fields.
    pub(in crate::app) fn has_filter_focus(&self) -> bool {
        self.show().list().is_some_and(AnyList::is_typing)
    }

    /// Returns whether the visible list has fields to filter by.
    pub(in crate::app) fn has_filter_fields(&self) -> bool {
        self.show().list().is_some_and(|list| !list.filter_fields().is_empty())
    }

    /// Returns whether a text field of the screen has focus.
    pub fn is_typing(&self) -> bool {
        self.show().is_typing()
    }

    /// Returns the visible list, if it has columns.
    pub fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        self.show().table()
    }

    /// Returns whether the rows that actions apply to are loaded.
    pub fn is_ready(&self) -> bool {
        self.show().is_ready()
    }

    /// The action of the (+); `None` hides the (+).
    pub fn plus(&self) -> Option<Action> {
        self.show().plus()
    }

    /// The menu item of the screen; `None` on the sign-in screen.
    pub fn menu_item(&self) -> Option<MenuItem> {
        self.show().address().menu_item()
    }
}
