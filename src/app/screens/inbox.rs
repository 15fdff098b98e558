//! The inbox (*Postvak IN*): requests to the user, notices, and completed requests.

use super::{AnyList, ScreenBehavior, ScreenContext, ScreenOutcome};
use crate::{
    app::{
        Action, Context, List,
        dialogs::{Decline, Dialog},
    },
    domain::{
        Answer, Command, Folder, InboxRow, Name, NoticeRow, Page, Query, RequestState, Ticket,
    },
    text::Texts,
};

/// The tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxTab {
    /// *Verzoeken*: the open requests.
    Requests,
    /// *Meldingen*: the notices.
    Notices,
    /// *Afgehandeld*: the completed requests.
    Handled,
}

impl InboxTab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 3] = [Self::Requests, Self::Notices, Self::Handled];

    /// The folder whose requests the tab shows.
    const fn folder(self) -> Folder {
        match self {
            Self::Handled => Folder::Handled,
            Self::Requests | Self::Notices => Folder::Open,
        }
    }
}

/// State of the inbox.
#[derive(Debug)]
pub struct InboxScreen {
    /// The visible tab.
    pub tab: InboxTab,
    /// The requests of the tab.
    pub list: List<InboxRow>,
    /// The notices.
    pub notices: List<NoticeRow>,
    /// The organisation or sender of a request under the cursor that someone else closed.
    pub gone: Option<Name>,
    /// The request that the user last answered here.
    answered: Option<i64>,
}

impl Default for InboxScreen {
    fn default() -> Self {
        Self {
            tab: InboxTab::Requests,
            list: List::default(),
            notices: List::default(),
            gone: None,
            answered: None,
        }
    }
}

impl InboxScreen {
    /// Stores a page of rows. If the request under the cursor is gone, sets `gone`.
    fn fill(&mut self, ticket: Ticket, page: Page<InboxRow>, height: usize) -> bool {
        let here = self.list.current().cloned();
        let whole = page.rows.len() == page.unfiltered;
        let went = here.filter(|here| {
            let stays = page.rows.iter().any(|row| row.id() == here.id());
            whole && !stays && self.answered != Some(here.id()) && self.tab == InboxTab::Requests
        });
        let taken = self.list.fill(ticket, page, height);
        if taken && went.is_some() {
            self.gone = went.map(|row| match row {
                InboxRow::Member(row) => row.org.1,
                InboxRow::Relation(row) => row.asker.name,
            });
        }
        taken
    }

    /// Returns whether the list has a filter, which takes a line of the screen.
    pub fn is_filtering(&self) -> bool {
        self.list().is_some_and(|list| list.is_typing() || list.is_filtered())
    }

    /// Switches to another tab.
    pub(in crate::app) fn show(&mut self, tab: InboxTab) {
        if tab != self.tab {
            *self = Self { tab, ..Self::default() };
        }
    }

    fn turn(&mut self, action: Action) -> ScreenOutcome {
        let here = InboxTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let to = if action == Action::Left { here.checked_sub(1) } else { Some(here + 1) };
        let Some(to) = to else { return ScreenOutcome::ToMenu };
        self.show(InboxTab::ALL.get(to).copied().unwrap_or(self.tab));
        ScreenOutcome::Stay
    }

    /// Answers the request under the cursor, unless it is already closed.
    fn answer(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        if row.state() != RequestState::Pending || self.tab == InboxTab::Notices {
            return ScreenOutcome::Stay;
        }
        self.answered = Some(row.id());
        if action == Action::Decline {
            let dialog = Decline::new(row.clone(), around.texts);
            return ScreenOutcome::Ask(Dialog::Decline(Box::new(dialog)));
        }
        ScreenOutcome::Do(match row {
            InboxRow::Member(row) => Command::AcceptRequest { request: row.id },
            InboxRow::Relation(row) => Command::AcceptRelation { request: row.id },
        })
    }
}

impl ScreenBehavior for InboxScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, Inbox, List, Move};
        &[Inbox, List, Move, Everywhere, Always]
    }

    fn list(&self) -> Option<&dyn AnyList> {
        match self.tab {
            InboxTab::Notices => Some(&self.notices),
            InboxTab::Requests | InboxTab::Handled => Some(&self.list),
        }
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        match self.tab {
            InboxTab::Notices => Some(&mut self.notices),
            InboxTab::Requests | InboxTab::Handled => Some(&mut self.list),
        }
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        self.gone = None;
        let marks = matches!(action, Action::Mark | Action::MarkAll);
        let moved = !marks
            && match self.tab {
                InboxTab::Notices => self.notices.act(action, around.height),
                InboxTab::Requests | InboxTab::Handled => self.list.act(action, around.height),
            };
        if moved {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left | Action::Right => self.turn(action),
            Action::Folder => {
                let handled = self.tab == InboxTab::Handled;
                self.show(if handled { InboxTab::Requests } else { InboxTab::Handled });
                ScreenOutcome::Stay
            }
            Action::Accept | Action::Decline => self.answer(action, around),
            Action::Open => ScreenOutcome::Stay,
            _ => ScreenOutcome::Unknown,
        }
    }

    fn queries(&self, height: usize, _: &Texts) -> Vec<Query> {
        let wants = match self.tab {
            InboxTab::Notices => self.notices.queries(height).map(Query::Notices),
            tab => self.list.queries(height).map(|view| Query::Inbox(tab.folder(), view)),
        };
        wants.into_iter().collect()
    }

    fn mark_sent(&mut self, query: &Query, ticket: Ticket) {
        match query {
            Query::Notices(_) => self.notices.ask(ticket),
            _ => self.list.ask(ticket),
        }
    }

    fn accept(&mut self, ticket: Ticket, answer: Answer, height: usize) -> bool {
        match answer {
            Answer::Inbox(page) => self.fill(ticket, page, height),
            Answer::Notices(page) => self.notices.fill(ticket, page, height),
            _ => false,
        }
    }

    fn fail(&mut self, ticket: Ticket) -> bool {
        self.list.fail(ticket) || self.notices.fail(ticket)
    }

    fn invalidate(&mut self) {
        self.list.invalidate();
        self.notices.invalidate();
    }
}
