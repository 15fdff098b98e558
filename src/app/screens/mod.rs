//! The screens. A new one is an arm of [`Screen`] and its own file; what every screen can is the
//! trait [`Show`], and what every list can is [`AnyList`].

mod inbox;
mod log;
mod organisation;
mod organisations;
mod partners;
mod sign_in;
mod user;
mod users;

pub use inbox::{Inbox, InboxTab};
pub use log::Log;
pub use organisation::{Organisation, Tab};
pub use organisations::{Organisations, why_not_found};
pub use partners::{PartnerTab, Partners, why_not_relate};
pub use sign_in::SignIn;
pub use user::{UserScreen, UserTab};
pub use users::{Users, why_not_manage};

use jiff::tz::TimeZone;

use super::{Action, Context, Field, List, Place, Row, Sheet, dialogs::Dialog};
use crate::{
    domain::{Answer, Command, KeyId, Me, Now, Order, Query, Refusal, Ticket},
    text::Texts,
};

/// The screen being shown.
#[derive(Debug)]
pub enum Screen {
    /// S0.
    SignIn(SignIn),
    /// S1.
    Organisations(Organisations),
    /// S2-S5.
    Organisation(Box<Organisation>),
    /// S6.
    Inbox(Box<Inbox>),
    /// S7: the list.
    Users(Users),
    /// S7: one user.
    User(Box<UserScreen>),
    /// S8.
    Partners(Box<Partners>),
    /// S11.
    Log(Box<Log>),
}

/// What a screen may see of the rest of the program while it acts.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Around<'a> {
    /// How many rows of the list fit.
    pub(in crate::app) height: usize,
    pub(in crate::app) now: Now,
    pub(in crate::app) texts: &'static Texts,
    pub(in crate::app) zone: &'a TimeZone,
    /// The person at the keyboard, once known.
    pub(in crate::app) me: Option<&'a Me>,
    /// The key with which he came in.
    pub(in crate::app) key: Option<KeyId>,
}

/// What an action on a screen leads to.
#[derive(Debug)]
pub(in crate::app) enum Step {
    /// The screen did it.
    Stay,
    /// It is no action of this screen.
    Unknown,
    /// The menu gets the focus.
    ToMenu,
    /// Another screen on top of this one.
    Open(Box<Screen>),
    /// A dialog.
    Ask(Dialog),
    /// Something to read.
    Read(Sheet),
    /// A command, without asking.
    Do(Command),
    /// It cannot be done, as far as the screen knows.
    Refused(Refusal),
    /// There is nothing to do, for this reason.
    Say(String),
}

/// What every screen can.
pub(in crate::app) trait Show {
    /// Where a key is looked up, innermost first.
    fn contexts(&self) -> &'static [Context];

    /// The list that is shown, if the screen shows one.
    fn list(&self) -> Option<&dyn AnyList>;

    /// The same, to change it.
    fn list_mut(&mut self) -> Option<&mut dyn AnyList>;

    /// Does an action.
    fn act(&mut self, action: Action, around: Around<'_>) -> Step;

    /// What the screen shows but does not know yet.
    fn wants(&self, height: usize, texts: &Texts) -> Vec<Query>;

    /// A question of [`Show::wants`] is on its way under this ticket.
    fn asked(&mut self, query: &Query, ticket: Ticket);

    /// Takes an answer, unless a newer question is on its way. Says whether it was taken.
    fn take(&mut self, ticket: Ticket, answer: Answer, height: usize) -> bool;

    /// A question of this screen was refused or failed. Says whether it was of this screen.
    fn give_up(&mut self, ticket: Ticket) -> bool;

    /// The store changed: what is shown must be asked anew, and stays on screen until then.
    fn outdate(&mut self);

    /// After anything that may have moved the cursor.
    fn follow(&mut self) {}

    /// Whether what an action would act on is there; until then the keys are held.
    fn is_ready(&self) -> bool {
        self.list().is_none_or(AnyList::is_ready)
    }

    /// The text field that has focus, if one has: then every printable key is text.
    fn field(&mut self) -> Option<&mut Field> {
        self.list_mut().and_then(AnyList::field)
    }

    /// Whether a text field has focus.
    fn is_typing(&self) -> bool {
        self.list().is_some_and(AnyList::is_typing)
    }

    /// After the text of the field with focus changed.
    fn typed(&mut self) {
        if let Some(list) = self.list_mut() {
            list.typed();
        }
    }

    /// Does an action of the filter that has focus.
    fn type_action(&mut self, action: Action) -> bool {
        self.list_mut().is_some_and(|list| list.type_filter(action))
    }

    /// The steps of the Esc ladder that are on the screen: the filter's focus, the marks, the
    /// filter. Says whether there was one.
    fn step_back(&mut self) -> bool {
        self.list_mut().is_some_and(AnyList::step_back)
    }

    /// The window has another height now: no blank below the last row, the cursor in view.
    fn scroll(&mut self, rows: i16, height: usize) {
        if let Some(list) = self.list_mut() {
            list.scroll(rows, height);
        }
    }
}

/// What every list can, whatever its rows are.
pub(in crate::app) trait AnyList {
    fn is_ready(&self) -> bool;
    fn is_bare(&self) -> bool;
    /// The request that will fill it.
    fn awaited(&self) -> Option<Ticket>;
    /// Whether an action goes to a row that is on its way.
    fn awaits(&self, action: Action, height: usize) -> bool;
    fn is_typing(&self) -> bool;
    fn has_marks(&self) -> bool;
    fn is_filtered(&self) -> bool;
    fn field(&mut self) -> Option<&mut Field>;
    fn typed(&mut self);
    fn type_filter(&mut self, action: Action) -> bool;
    fn step_back(&mut self) -> bool;
    fn scroll(&mut self, rows: i16, height: usize);
    fn forget_news(&mut self);
    /// Whether what the cursor was on went, and nothing else was chosen since.
    fn is_lost(&self) -> bool;
    /// The person himself did something.
    fn acted(&mut self);
    /// Changes the order.
    fn sort(&mut self, order: Order);
    /// The filter and the row under the cursor.
    fn left(&self) -> (String, usize);
    /// Puts them back, before the rows are there.
    fn resume(&mut self, filter: &str, row: usize);
    /// A click on a line of the window: selects or marks; says whether it opens the row.
    fn click(&mut self, line: usize, height: usize, mark: bool) -> bool;
}

impl<T: Row> AnyList for List<T> {
    fn sort(&mut self, order: Order) {
        List::sort(self, order);
    }

    fn left(&self) -> (String, usize) {
        (self.filter.text().to_owned(), self.cursor())
    }

    fn resume(&mut self, filter: &str, row: usize) {
        List::resume(self, filter, row);
    }

    fn awaited(&self) -> Option<Ticket> {
        List::awaited(self)
    }

    fn awaits(&self, action: Action, height: usize) -> bool {
        List::awaits(self, action, height)
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
    pub(in crate::app) fn show(&self) -> &dyn Show {
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

    pub(in crate::app) fn show_mut(&mut self) -> &mut dyn Show {
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

    /// Where a key is looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        self.show().contexts()
    }

    /// Where one is, from the menu on; nothing at the door.
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

    /// Whether what an action would be about went, and nothing else was chosen since.
    pub fn points_at_nothing(&self) -> bool {
        self.show().list().is_some_and(|list| list.is_lost() && !list.has_marks())
    }

    /// Whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        self.show().is_typing()
    }

    /// Whether what an action would act on is there.
    pub fn is_ready(&self) -> bool {
        self.show().is_ready()
    }

    /// The item of the menu that it belongs to.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::SignIn(_) => None,
            Self::Inbox(_) => Some(Place::Inbox),
            Self::Organisations(_) | Self::Organisation(_) => Some(Place::Organisations),
            Self::Users(_) | Self::User(_) => Some(Place::Users),
            Self::Partners(_) => Some(Place::Partners),
            Self::Log(_) => Some(Place::Log),
        }
    }
}
