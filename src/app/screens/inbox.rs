//! S6: Postvak IN, the requests to me.

use super::{Around, Step};
use crate::{
    app::{
        Action, List,
        dialogs::{Decline, Dialog},
    },
    domain::{Command, Folder, Query, RequestRow, RequestState},
};

/// State of Postvak IN.
#[derive(Debug)]
pub struct Inbox {
    /// Which folder is shown.
    pub folder: Folder,
    /// The rows.
    pub list: List<RequestRow>,
}

impl Default for Inbox {
    fn default() -> Self {
        Self { folder: Folder::Open, list: List::default() }
    }
}

impl Inbox {
    /// The tabs, in order.
    pub const FOLDERS: [Folder; 2] = [Folder::Open, Folder::Handled];

    pub(super) fn wants(&self, height: usize) -> Option<Query> {
        self.list.wants(height).map(|view| Query::Inbox(self.folder, view))
    }

    /// Shows another folder.
    pub(in crate::app) fn show(&mut self, folder: Folder) {
        if folder != self.folder {
            *self = Self { folder, list: List::default() };
        }
    }

    pub(super) fn act(&mut self, action: Action, around: Around) -> Step {
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
    fn answer(&self, action: Action, around: Around) -> Step {
        let Some(row) = self.list.current() else { return Step::Stay };
        if row.state != RequestState::Pending {
            return Step::Stay;
        }
        if action == Action::Accept {
            return Step::Do(Command::AcceptRequest { request: row.id });
        }
        Step::Ask(Dialog::Decline(Box::new(Decline::new(row.clone(), around.texts))))
    }
}
