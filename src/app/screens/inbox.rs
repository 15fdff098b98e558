//! S6: Postvak IN, the requests to me.

use super::{Around, Step};
use crate::{
    app::{
        Action, List,
        dialogs::{Decline, Dialog},
    },
    domain::{Command, Folder, InboxRow, Name, Page, Query, RequestState, Ticket},
};

/// State of Postvak IN.
#[derive(Debug)]
pub struct Inbox {
    /// Which folder is shown.
    pub folder: Folder,
    /// The rows.
    pub list: List<InboxRow>,
    /// Whose request was under the cursor and no longer waits, though nobody here answered it.
    pub gone: Option<Name>,
    /// The request that was answered here.
    answered: Option<i64>,
}

impl Default for Inbox {
    fn default() -> Self {
        Self { folder: Folder::Open, list: List::default(), gone: None, answered: None }
    }
}

impl Inbox {
    /// The tabs, in order.
    pub const FOLDERS: [Folder; 2] = [Folder::Open, Folder::Handled];

    pub(super) fn wants(&self, height: usize) -> Option<Query> {
        self.list.wants(height).map(|view| Query::Inbox(self.folder, view))
    }

    /// Takes a stretch of the rows. What went away under the cursor is said in its place.
    pub(super) fn fill(&mut self, ticket: Ticket, page: Page<InboxRow>, height: usize) -> bool {
        let here = self.list.current().cloned();
        let whole = page.rows.len() == page.unfiltered;
        let went = here.filter(|here| {
            let stays = page.rows.iter().any(|row| row.id() == here.id());
            whole && !stays && self.answered != Some(here.id()) && self.folder == Folder::Open
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

    /// Shows another folder.
    pub(in crate::app) fn show(&mut self, folder: Folder) {
        if folder != self.folder {
            *self = Self { folder, ..Self::default() };
        }
    }

    pub(super) fn act(&mut self, action: Action, around: Around) -> Step {
        self.gone = None;
        if self.list.act(action, around.height) {
            return Step::Stay;
        }
        match (action, self.folder) {
            (Action::Left, Folder::Open) => return Step::ToMenu,
            (Action::Left | Action::Folder, Folder::Handled) => {
                self.show(Folder::Open);
            }
            (Action::Right | Action::Folder, Folder::Open) => self.show(Folder::Handled),
            (Action::Accept | Action::Decline, _) => return self.answer(action, around),
            (Action::Open | Action::Right, _) => {}
            _ => return Step::Unknown,
        }
        Step::Stay
    }

    /// Answers the request under the cursor. One that is closed meanwhile says so in its place.
    fn answer(&mut self, action: Action, around: Around) -> Step {
        let Some(row) = self.list.current() else { return Step::Stay };
        if row.state() != RequestState::Pending {
            return Step::Stay;
        }
        self.answered = Some(row.id());
        if action == Action::Decline {
            let dialog = Decline::new(row.clone(), around.texts);
            return Step::Ask(Dialog::Decline(Box::new(dialog)));
        }
        Step::Do(match row {
            InboxRow::Member(row) => Command::AcceptRequest { request: row.id },
            InboxRow::Relation(row) => Command::AcceptRelation { request: row.id },
        })
    }
}
