//! The screens. A new one is an arm of [`Screen`] and its own file; what every screen can is the
//! trait [`ScreenBehavior`], and what every list can is [`AnyList`].

mod inbox;
mod log;
mod organisation;
mod organisations;
mod partners;
mod sign_in;
mod user;
mod users;

pub use inbox::{InboxScreen, InboxTab};
pub use log::LogScreen;
pub use organisation::{OrganisationScreen, Tab};
pub use organisations::{OrganisationsScreen, why_not_found};
pub use partners::{PartnerTab, PartnersScreen, why_not_relate};
pub use sign_in::SignInScreen;
pub use user::{UserScreen, UserTab};
pub use users::{UsersScreen, why_not_manage};

use jiff::tz::TimeZone;

use super::{
    Action, Context, Field, List, MenuItem, Row, TextOverlay, cache::slot::Wanted, dialogs::Dialog,
};
use crate::{
    domain::{Command, KeyId, Me, Now, Query, Refusal, SortDirection, Ticket},
    text::Texts,
};

/// The screen being shown.
#[derive(Debug)]
pub enum Screen {
    /// The sign-in screen.
    SignIn(SignInScreen),
    /// The list of organisations.
    Organisations(OrganisationsScreen),
    /// One organisation, with its tabs.
    Organisation(Box<OrganisationScreen>),
    /// The inbox (*Postvak IN*).
    Inbox(Box<InboxScreen>),
    /// The list of users.
    Users(UsersScreen),
    /// One user.
    User(Box<UserScreen>),
    /// Partnerships with other environments.
    Partners(Box<PartnersScreen>),
    /// The log.
    Log(Box<LogScreen>),
}

/// The parts of the state that a screen may read while it acts.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct ScreenContext<'a> {
    /// Rows of the list that fit.
    pub(in crate::app) height: usize,
    pub(in crate::app) now: Now,
    pub(in crate::app) texts: &'static Texts,
    pub(in crate::app) zone: &'a TimeZone,
    /// The signed-in user, once loaded.
    pub(in crate::app) me: Option<&'a Me>,
    /// The key with which the user signed in.
    pub(in crate::app) key: Option<KeyId>,
}

/// The outcome of an action on a screen.
#[derive(Debug)]
pub(in crate::app) enum ScreenOutcome {
    /// The screen performed it.
    Stay,
    /// The action does not belong to this screen.
    Unknown,
    /// The menu gets the focus.
    ToMenu,
    /// Open this screen on top.
    Open(Box<Screen>),
    /// Open a dialog.
    Ask(Dialog),
    /// Open a text to read.
    Read(TextOverlay),
    /// Run a command without confirmation.
    Do(Command),
    /// The screen already knows that the command would be refused.
    Refused(Refusal),
    /// There is nothing to do; show this reason.
    Say(String),
}

/// The behaviour of every screen.
pub(in crate::app) trait ScreenBehavior {
    /// The contexts in which keys are looked up, innermost first.
    fn contexts(&self) -> &'static [Context];

    /// The visible list, if there is one.
    fn list(&self) -> Option<&dyn AnyList>;

    /// The visible list, mutable.
    fn list_mut(&mut self) -> Option<&mut dyn AnyList>;

    /// Performs an action.
    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome;

    /// The slots of the screen, each with the query that is missing or stale; of hidden slots only
    /// the content is kept.
    fn wanted(&mut self, height: usize, texts: &Texts) -> Vec<Wanted<'_>>;

    /// Called after the answer to this query was stored.
    fn arrived(&mut self, _: &Query, _: usize) {}

    /// Returns whether the rows that an action would apply to are loaded; keys are held until then.
    fn is_ready(&self) -> bool {
        self.list().is_none_or(AnyList::is_ready)
    }

    /// The text field with focus, if any: every printable key is text then.
    fn field(&mut self) -> Option<&mut Field> {
        self.list_mut().and_then(AnyList::field)
    }

    /// Returns whether a text field has focus.
    fn is_typing(&self) -> bool {
        self.list().is_some_and(AnyList::is_typing)
    }

    /// Called after the text of the focused field changed.
    fn typed(&mut self) {
        if let Some(list) = self.list_mut() {
            list.typed();
        }
    }

    /// Performs an action of the focused filter.
    fn type_action(&mut self, action: Action) -> bool {
        self.list_mut().is_some_and(|list| list.type_filter(action))
    }

    /// Takes one step back within the screen: the filter's focus, the marks, the filter. Returns
    /// whether there was one.
    fn step_back(&mut self) -> bool {
        self.list_mut().is_some_and(AnyList::step_back)
    }

    /// Scrolls by `rows`; the cursor moves only to stay in view.
    fn scroll(&mut self, rows: i16, height: usize) {
        if let Some(list) = self.list_mut() {
            list.scroll(rows, height);
        }
    }
}

/// List operations that do not depend on the row type.
pub(in crate::app) trait AnyList {
    fn is_ready(&self) -> bool;
    fn is_bare(&self) -> bool;
    /// The ticket of the pending query.
    fn awaited(&self) -> Option<Ticket>;
    /// Returns whether the row that an action moves to is still loading.
    fn is_target_loading(&self, action: Action, height: usize) -> bool;
    fn is_typing(&self) -> bool;
    fn has_marks(&self) -> bool;
    fn is_filtered(&self) -> bool;
    fn field(&mut self) -> Option<&mut Field>;
    fn typed(&mut self);
    fn type_filter(&mut self, action: Action) -> bool;
    fn step_back(&mut self) -> bool;
    fn scroll(&mut self, rows: i16, height: usize);
    fn forget_news(&mut self);
    /// Returns whether the selected row is gone and no other was selected since.
    fn is_lost(&self) -> bool;
    /// Records that the user acted.
    fn acted(&mut self);
    /// Changes the sort order.
    fn sort(&mut self, order: SortDirection);
    /// The filter and the row under the cursor, to restore later.
    fn position_to_save(&self) -> (String, usize);
    /// Restores the filter and the row before the rows are loaded.
    fn resume(&mut self, filter: &str, row: usize);
    /// Handles a click on a line: selects or marks the row. Returns whether it opens the row.
    fn click(&mut self, line: usize, height: usize, mark: bool) -> bool;
}

impl<T: Row> AnyList for List<T> {
    fn sort(&mut self, order: SortDirection) {
        List::sort(self, order);
    }

    fn position_to_save(&self) -> (String, usize) {
        (self.filter.text().to_owned(), self.cursor())
    }

    fn resume(&mut self, filter: &str, row: usize) {
        List::resume(self, filter, row);
    }

    fn awaited(&self) -> Option<Ticket> {
        List::awaited(self)
    }

    fn is_target_loading(&self, action: Action, height: usize) -> bool {
        List::is_target_loading(self, action, height)
    }

    fn is_ready(&self) -> bool {
        List::is_ready(self)
    }

    fn is_bare(&self) -> bool {
        !self.is_loading() && self.total() == 0
    }

    fn is_typing(&self) -> bool {
        self.typing
    }

    fn has_marks(&self) -> bool {
        self.marked() > 0
    }

    fn is_filtered(&self) -> bool {
        !self.filter.text().is_empty()
    }

    fn field(&mut self) -> Option<&mut Field> {
        self.typing.then_some(&mut self.filter)
    }

    fn typed(&mut self) {
        self.filtered(true);
    }

    fn type_filter(&mut self, action: Action) -> bool {
        self.type_action(action)
    }

    fn step_back(&mut self) -> bool {
        if self.typing {
            self.typing = false;
            self.filter.set("");
            self.filtered(true);
            return true;
        }
        if self.unmark() {
            return true;
        }
        let filtered = !self.filter.text().is_empty();
        if filtered {
            self.filter.set("");
            self.filtered(true);
        }
        filtered
    }

    fn scroll(&mut self, rows: i16, height: usize) {
        List::scroll(self, rows, height);
    }

    fn forget_news(&mut self) {
        List::forget_news(self);
    }

    fn is_lost(&self) -> bool {
        List::is_lost(self)
    }

    fn acted(&mut self) {
        List::acted(self);
    }

    fn click(&mut self, line: usize, height: usize, mark: bool) -> bool {
        let row = self.visible(height).start + line;
        if row >= self.total() {
            return false;
        }
        let here = self.cursor() == row;
        self.go(row, height);
        if mark {
            self.mark_row(row);
        }
        here && !mark
    }
}

impl Screen {
    pub(in crate::app) fn show(&self) -> &dyn ScreenBehavior {
        match self {
            Self::SignIn(screen) => screen,
            Self::Organisations(screen) => screen,
            Self::Organisation(screen) => screen.as_ref(),
            Self::Inbox(screen) => screen.as_ref(),
            Self::Users(screen) => screen,
            Self::User(screen) => screen.as_ref(),
            Self::Partners(screen) => screen.as_ref(),
            Self::Log(screen) => screen.as_ref(),
        }
    }

    pub(in crate::app) fn show_mut(&mut self) -> &mut dyn ScreenBehavior {
        match self {
            Self::SignIn(screen) => screen,
            Self::Organisations(screen) => screen,
            Self::Organisation(screen) => screen.as_mut(),
            Self::Inbox(screen) => screen.as_mut(),
            Self::Users(screen) => screen,
            Self::User(screen) => screen.as_mut(),
            Self::Partners(screen) => screen.as_mut(),
            Self::Log(screen) => screen.as_mut(),
        }
    }

    /// The contexts in which keys are looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        self.show().contexts()
    }

    /// The breadcrumb, starting at the menu; `None` on the sign-in screen.
    pub fn crumbs(&self, texts: &Texts) -> Option<String> {
        match self {
            Self::SignIn(_) => None,
            Self::Inbox(_) => Some(texts.inbox.to_owned()),
            Self::Organisations(_) => Some(texts.organisations.to_owned()),
            Self::Users(_) => Some(texts.users.to_owned()),
            Self::User(screen) => Some(format!("{} › {}", texts.users, screen.name)),
            Self::Partners(_) => Some(texts.partners.to_owned()),
            Self::Log(_) => Some(texts.log.to_owned()),
            Self::Organisation(screen) => {
                Some(format!("{} › {}", texts.organisations, screen.name))
            }
        }
    }

    /// Returns whether the selected row is gone, nothing is marked, and no other row was selected.
    pub fn points_at_nothing(&self) -> bool {
        self.show().list().is_some_and(|list| list.is_lost() && !list.has_marks())
    }

    /// Returns whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        self.show().is_typing()
    }

    /// Returns whether the rows that an action would apply to are loaded.
    pub fn is_ready(&self) -> bool {
        self.show().is_ready()
    }

    /// The menu item that the screen belongs to.
    pub const fn place(&self) -> Option<MenuItem> {
        match self {
            Self::SignIn(_) => None,
            Self::Inbox(_) => Some(MenuItem::Inbox),
            Self::Organisations(_) | Self::Organisation(_) => Some(MenuItem::Organisations),
            Self::Users(_) | Self::User(_) => Some(MenuItem::Users),
            Self::Partners(_) => Some(MenuItem::Partners),
            Self::Log(_) => Some(MenuItem::Log),
        }
    }
}
