//! The screens. A new one is a new arm here, and the compiler lists the rest of the work.

mod inbox;
mod organisation;
mod organisations;
mod sign_in;

pub use inbox::Inbox;
pub use organisation::{Organisation, Tab};
pub use organisations::Organisations;
pub use sign_in::SignIn;

use super::{Action, Context, Field, dialogs::Dialog};
use crate::{
    domain::{Answer, Command, Now, Query, Refusal, Ticket},
    text::Texts,
};

/// The screen being shown.
#[derive(Debug)]
pub enum Screen {
    /// S0.
    SignIn(SignIn),
    /// S1.
    Organisations(Organisations),
    /// S2-S4.
    Organisation(Box<Organisation>),
    /// S6.
    Inbox(Inbox),
}

/// What a screen may see of the rest of the program while it acts.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Around {
    /// How many rows of the list fit.
    pub(in crate::app) height: usize,
    pub(in crate::app) now: Now,
    pub(in crate::app) texts: &'static Texts,
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
    /// A command, without asking.
    Do(Command),
    /// It cannot be done, as far as the screen knows.
    Refused(Refusal),
}

impl Screen {
    /// Where a key is looked up, innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        use Context::{
            Always, Everywhere, Field, Inbox, List, Members, Move, Organisation, Picker, Requests,
            Tabs,
        };
        match self {
            Self::SignIn(_) => &[Picker, Field, Always],
            Self::Organisations(_) => &[List, Move, Everywhere, Always],
            Self::Inbox(_) => &[Inbox, List, Move, Everywhere, Always],
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => &[Tabs, Organisation, Everywhere, Always],
                Tab::Members => &[Members, Organisation, List, Move, Everywhere, Always],
                Tab::Requests => &[Requests, Organisation, List, Move, Everywhere, Always],
            },
        }
    }

    /// The text field that has focus, if one has: then every printable key is text.
    pub fn field(&mut self) -> Option<&mut Field> {
        match self {
            Self::SignIn(screen) => Some(&mut screen.picker.field),
            Self::Organisations(screen) => filter(&mut screen.list),
            Self::Inbox(screen) => filter(&mut screen.list),
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => None,
                Tab::Members => filter(&mut screen.members),
                Tab::Requests => filter(&mut screen.requests),
            },
        }
    }

    /// Whether a text field has focus.
    pub fn is_typing(&self) -> bool {
        match self {
            Self::SignIn(_) => true,
            Self::Organisations(screen) => screen.list.typing,
            Self::Inbox(screen) => screen.list.typing,
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => false,
                Tab::Members => screen.members.typing,
                Tab::Requests => screen.requests.typing,
            },
        }
    }

    /// After the text of the field with focus changed.
    pub(in crate::app) fn typed(&mut self) {
        match self {
            Self::SignIn(screen) => screen.picker.typed(true),
            Self::Organisations(screen) => screen.list.filtered(true),
            Self::Inbox(screen) => screen.list.filtered(true),
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => {}
                Tab::Members => screen.members.filtered(true),
                Tab::Requests => screen.requests.filtered(true),
            },
        }
    }

    /// Whether what an action would act on is there; until then the keys are held.
    pub fn is_ready(&self) -> bool {
        match self {
            Self::SignIn(screen) => screen.picker.is_fresh(),
            Self::Organisations(screen) => screen.list.is_ready(),
            Self::Inbox(screen) => screen.list.is_ready(),
            Self::Organisation(screen) => screen.is_ready(),
        }
    }

    pub(in crate::app) fn act(&mut self, action: Action, around: Around) -> Step {
        match self {
            Self::SignIn(_) => Step::Unknown,
            Self::Organisations(screen) => screen.act(action, around),
            Self::Inbox(screen) => screen.act(action, around),
            Self::Organisation(screen) => screen.act(action, around),
        }
    }

    /// Does an action of the filter that has focus.
    pub(in crate::app) fn type_action(&mut self, action: Action) -> bool {
        match self {
            Self::SignIn(_) => false,
            Self::Organisations(screen) => screen.list.type_action(action),
            Self::Inbox(screen) => screen.list.type_action(action),
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => false,
                Tab::Members => screen.members.type_action(action),
                Tab::Requests => screen.requests.type_action(action),
            },
        }
    }

    /// The steps of the Esc ladder that are on the screen: the filter's focus, the marks, the
    /// filter. Says whether there was one.
    pub(in crate::app) fn step_back(&mut self) -> bool {
        match self {
            Self::SignIn(screen) => {
                let typed = !screen.picker.field.text().is_empty();
                screen.picker.field.set("");
                screen.picker.typed(typed);
                typed
            }
            Self::Organisations(screen) => step_back(&mut screen.list),
            Self::Inbox(screen) => step_back(&mut screen.list),
            Self::Organisation(screen) => match screen.tab {
                Tab::Details => false,
                Tab::Members => step_back(&mut screen.members),
                Tab::Requests => step_back(&mut screen.requests),
            },
        }
    }

    /// The window has another height now: no blank below the last row, the cursor in view.
    pub(in crate::app) fn resized(&mut self, height: usize) {
        match self {
            Self::SignIn(_) => {}
            Self::Organisations(screen) => screen.list.scroll(0, height),
            Self::Inbox(screen) => screen.list.scroll(0, height),
            Self::Organisation(screen) => {
                screen.members.scroll(0, height);
                screen.requests.scroll(0, height);
            }
        }
    }

    /// What the screen shows but does not know yet.
    pub(in crate::app) fn wants(&self, height: usize) -> Vec<Query> {
        match self {
            Self::SignIn(screen) => screen.wants().into_iter().collect(),
            Self::Organisations(screen) => screen.wants(height).into_iter().collect(),
            Self::Inbox(screen) => screen.wants(height).into_iter().collect(),
            Self::Organisation(screen) => screen.wants(height),
        }
    }

    /// A question of [`Screen::wants`] is on its way under this ticket.
    pub(in crate::app) fn asked(&mut self, query: &Query, ticket: Ticket) {
        match (self, query) {
            (Self::SignIn(screen), _) => screen.picker.ask(ticket),
            (Self::Organisations(screen), _) => screen.list.ask(ticket),
            (Self::Inbox(screen), _) => screen.list.ask(ticket),
            (Self::Organisation(screen), Query::Organisation(_)) => screen.details.ask(ticket),
            (Self::Organisation(screen), Query::Members(..)) => screen.members.ask(ticket),
            (Self::Organisation(screen), Query::Requests(..)) => screen.requests.ask(ticket),
            (Self::Organisation(screen), _) => screen.history.ask(ticket),
        }
    }

    /// Takes an answer, unless a newer question is on its way. Says whether it was taken.
    pub(in crate::app) fn take(&mut self, ticket: Ticket, answer: Answer, height: usize) -> bool {
        let taken = match (&mut *self, answer) {
            (Self::SignIn(screen), Answer::People(found)) => screen.take(ticket, found),
            (Self::Organisations(screen), Answer::Organisations(page)) => {
                screen.list.fill(ticket, page, height)
            }
            (Self::Inbox(screen), Answer::Inbox(page)) => screen.fill(ticket, page, height),
            (Self::Organisation(screen), Answer::Organisation(details)) => {
                screen.details.take(ticket, *details)
            }
            (Self::Organisation(screen), Answer::Members(page)) => {
                let taken = screen.members.fill(ticket, page, height);
                if taken {
                    screen.show_news(height);
                }
                taken
            }
            (Self::Organisation(screen), Answer::Requests(page)) => {
                screen.requests.fill(ticket, page, height)
            }
            (Self::Organisation(screen), Answer::History(rows)) => {
                screen.history.take(ticket, rows)
            }
            _ => false,
        };
        self.follow();
        taken
    }

    /// After anything that may have moved the cursor.
    pub(in crate::app) fn follow(&mut self) {
        if let Self::Organisation(screen) = self {
            screen.follow();
        }
    }

    /// A question of this screen was refused or failed. Says whether it was of this screen.
    pub(in crate::app) fn give_up(&mut self, ticket: Ticket) -> bool {
        match self {
            Self::SignIn(screen) => screen.picker.give_up(ticket),
            Self::Organisations(screen) => screen.list.give_up(ticket),
            Self::Inbox(screen) => screen.list.give_up(ticket),
            Self::Organisation(screen) => {
                screen.details.give_up(ticket)
                    || screen.members.give_up(ticket)
                    || screen.requests.give_up(ticket)
                    || screen.history.give_up(ticket)
            }
        }
    }

    /// The store changed: what is shown must be asked anew, and stays on screen until then.
    pub(in crate::app) fn outdate(&mut self) {
        match self {
            Self::SignIn(screen) => screen.picker.outdate(),
            Self::Organisations(screen) => screen.list.outdate(),
            Self::Inbox(screen) => screen.list.outdate(),
            Self::Organisation(screen) => screen.outdate(),
        }
    }
}

fn filter<T: super::list::Row>(list: &mut super::List<T>) -> Option<&mut Field> {
    list.typing.then_some(&mut list.filter)
}

fn step_back<T: super::list::Row>(list: &mut super::List<T>) -> bool {
    if list.typing {
        list.typing = false;
        list.filter.set("");
        list.filtered(true);
        return true;
    }
    if list.unmark() {
        return true;
    }
    let filtered = !list.filter.text().is_empty();
    if filtered {
        list.filter.set("");
        list.filtered(true);
    }
    filtered
}
