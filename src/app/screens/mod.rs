//! The screens. To add one, add a file that implements [`ScreenBehavior`] and a line to the list of
//! `screens!`: with a name and keys if it has a line in the menu, else with its [`Address`].

mod behavior;
mod content;
mod environment;
mod facts;
mod inbox;
mod log;
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
pub use partners::{PartnerTab, PartnersScreen};
pub use sign_in::SignInScreen;
pub use user::{UserScreen, UserTab};
pub use users::UsersScreen;

use super::{
    Action, Address, Context, Selection, actions::sort_keys::ContextKeys, lists::any_list::AnyList,
};
use crate::text::{
    self, Lang, Text,
    commands::{self, CommandText},
};

macro_rules! screens {
    (
        menu { $($(#[$item_doc:meta])* $item:ident($item_screen:ty) $name:literal $label:path,
            [$key:literal $($more:literal)*] => $command:path;)+ }
        other { $($(#[$doc:meta])* $other:ident($screen:ty);)+ }
    ) => {
        /// The screen being shown.
        #[derive(Debug)]
        pub enum Screen {
            $($(#[$item_doc])* $item(Box<$item_screen>),)+
            $($(#[$doc])* $other(Box<$screen>),)+
        }

        /// An item of the menu.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum MenuItem {
            $($(#[$item_doc])* $item,)+
        }

        impl MenuItem {
            /// All items, from top to bottom.
            pub const ALL: &[Self] = &[$(Self::$item,)+];

            /// The line of the menu.
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
        /// *Postvak IN*, the inbox.
        Inbox(InboxScreen) "ga-postvak-in" text::actions::INBOX, ["1" "g i"] => commands::INBOX_LIST;
        /// *Organisaties*, the organisations.
        Organisations(OrganisationsScreen) "ga-organisaties" text::actions::ORGANISATIONS,
            ["2" "g o"] => commands::ORGANISATION_LIST;
        /// *Gebruikers*, the users.
        Users(UsersScreen) "ga-gebruikers" text::actions::USERS,
            ["3" "g u"] => commands::USER_LIST;
        /// *Partnerschappen*, the partnerships with other environments.
        Partners(PartnersScreen) "ga-partnerschappen" text::actions::PARTNERS,
            ["4" "g p"] => commands::PARTNER_LIST;
        /// *Logboek*, the log.
        Log(LogScreen) "ga-logboek" text::actions::LOG, ["7" "g l"] => commands::LOG;
        /// *Omgeving*, the environment of the viewer.
        Environment(EnvironmentScreen) "ga-omgeving" text::environment::TITLE,
            ["9" "g v"] => text::environment::SHOW;
    }
    other {
        /// The sign-in screen.
        SignIn(SignInScreen);
        /// One organisation, with its tabs.
        Organisation(OrganisationScreen);
        /// One user.
        User(UserScreen);
    }
}

/// The content of a screen.
#[derive(Debug)]
pub enum Body<'a> {
    /// It is not loaded yet, or could not be read.
    Loading,
    /// Lines with labels and values, some of which lead somewhere.
    Facts(Facts),
    /// A shape of its own, with its own painter.
    Own(Shape<'a>),
}

/// A screen with a painter of its own.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// A field with people, in a frame.
    SignIn(&'a SignInScreen),
    /// A list with a detail pane.
    Organisations(&'a OrganisationsScreen),
    /// The lists of one organisation.
    Organisation(&'a OrganisationScreen),
    /// Requests with their buttons, and notices.
    Inbox(&'a InboxScreen),
    /// A list with a detail pane.
    Users(&'a UsersScreen),
    /// Facts above a list, and keys.
    User(&'a UserScreen),
    /// A list, a search, and another list.
    Partners(&'a PartnersScreen),
    /// A list with a detail pane.
    Log(&'a LogScreen),
}

/// A line of the menu, and the action that goes there.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct MenuLine {
    /// The name of the action in configuration files and in the palette.
    pub(in crate::app) name: &'static str,
    pub(in crate::app) label: Text,
    /// The digit key that goes there; 5 and 6 are reserved.
    pub(in crate::app) digit: &'static str,
    /// The keys of the action, the digit first.
    pub(in crate::app) bindings: &'static [ContextKeys],
    /// The equivalent shell command.
    pub(in crate::app) shell: CommandText,
}

impl MenuItem {
    /// The digit key that goes there.
    pub const fn digit(self) -> &'static str {
        self.line().digit
    }

    /// The name of the place, in the menu and in the breadcrumb.
    pub const fn label(self, lang: Lang) -> &'static str {
        self.line().label.of(lang)
    }

    /// The item `by` places further down, limited to the first and last.
    pub(in crate::app) fn step(self, by: isize) -> Self {
        let here = Self::ALL.iter().position(|item| *item == self).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(Self::ALL.len() - 1);
        Self::ALL.get(to).copied().unwrap_or(self)
    }
}

impl Screen {
    /// Opens the screen of an address in its initial state.
    pub(in crate::app) fn open(address: Address) -> Self {
        match address {
            Address::SignIn => Self::SignIn(Box::default()),
            Address::Menu(item) => item.open(),
            Address::Organisation(id, name) => {
                Self::Organisation(Box::new(OrganisationScreen::new(id, name)))
            }
            Address::User(id, name) => Self::User(Box::new(UserScreen::new(id, name))),
            Address::LogOf(org) => Self::Log(Box::new(LogScreen::new(Some(org)))),
        }
    }

    /// The contexts in which keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        self.show().contexts()
    }

    /// The breadcrumb, starting at the menu; `None` on the sign-in screen.
    pub fn breadcrumb(&self, lang: Lang) -> Option<String> {
        let address = self.show().address();
        let place = address.place()?.label(lang);
        Some(match address.name() {
            Some(name) => format!("{place} › {name}"),
            None => place.to_owned(),
        })
    }

    /// The names and numbers of what an action would be about.
    pub fn subject(&self) -> Selection {
        self.show().selection()
    }

    /// Returns whether the selected row is gone, nothing is marked, and no other row was selected.
    pub fn has_lost_selection(&self) -> bool {
        self.show().list().is_some_and(|list| list.is_lost() && !list.has_marks())
    }

    /// Returns whether the filter of the list has focus.
    pub(in crate::app) fn has_filter_focus(&self) -> bool {
        self.show().list().is_some_and(AnyList::is_typing)
    }

    /// Returns whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        self.show().is_typing()
    }

    /// Returns whether the rows that an action would apply to are loaded.
    pub fn is_ready(&self) -> bool {
        self.show().is_ready()
    }

    /// The action of the (+), if the screen has one.
    pub fn plus(&self) -> Option<Action> {
        self.show().plus()
    }

    /// The menu item that the screen belongs to.
    pub fn place(&self) -> Option<MenuItem> {
        self.show().address().place()
    }
}
