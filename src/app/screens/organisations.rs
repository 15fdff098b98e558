//! S1: the organisations of which I am a member.

use super::{Around, Organisation, Screen, Step};
use crate::{
    app::{Action, List},
    domain::{OrgRow, Query},
};

/// State of the list of organisations.
#[derive(Debug, Default)]
pub struct Organisations {
    /// The rows.
    pub list: List<OrgRow>,
}

impl Organisations {
    pub(super) fn wants(&self, height: usize) -> Option<Query> {
        self.list.wants(height).map(Query::Organisations)
    }

    pub(super) fn act(&mut self, action: Action, around: Around) -> Step {
        if self.list.act(action, around.height) {
            return Step::Stay;
        }
        match action {
            Action::Open | Action::Right => match self.list.current() {
                Some(row) => {
                    let screen = Screen::Organisation(Box::new(Organisation::new(row)));
                    Step::Open(Box::new(screen))
                }
                None => Step::Stay,
            },
            Action::Left => Step::ToMenu,
            _ => Step::Unknown,
        }
    }
}
