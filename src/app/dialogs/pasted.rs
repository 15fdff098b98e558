//! A paste of several names: looked up at once, the hits become chips, the rest is listed.

use crate::{
    app::Loaded,
    domain::{CandidateRow, OrgId, Query, Resolved, Ticket},
};

/// Names taken from one paste.
const MOST: usize = 1_000;

/// What was pasted, and what was not found of it.
#[derive(Debug, Default)]
pub struct Pasted {
    names: Vec<String>,
    resolving: Loaded<Resolved>,
    /// What was not found.
    pub unknown: Vec<String>,
    /// Names of more than one person, with these.
    pub ambiguous: Vec<(String, Vec<CandidateRow>)>,
    /// Who was found and cannot be chosen.
    pub refused: Vec<CandidateRow>,
}

impl Pasted {
    /// Takes up a paste of two or more names; says whether it was one.
    pub(super) fn take_up(&mut self, text: &str) -> bool {
        let parts = text.split(['\n', '\r', ',', ';', '\t']).map(str::trim);
        let names = parts.filter(|name| !name.is_empty()).map(str::to_owned).take(MOST);
        let names: Vec<String> = names.collect();
        if names.len() < 2 {
            return false;
        }
        self.names = names;
        self.resolving.outdate();
        true
    }

    /// Whether names are being looked up.
    pub(super) fn is_waiting(&self) -> bool {
        !self.names.is_empty()
    }

    pub(super) fn wants(&self, org: OrgId) -> Option<Query> {
        let wanted = self.is_waiting() && self.resolving.is_wanted();
        wanted.then(|| Query::Resolve { org, pasted: self.names.clone() })
    }

    pub(super) fn asked(&mut self, ticket: Ticket) {
        self.resolving.ask(ticket);
    }

    /// Takes the answer, and gives those who can be chosen.
    pub(super) fn receive(
        &mut self,
        ticket: Ticket,
        resolved: Resolved,
    ) -> Option<Vec<CandidateRow>> {
        if !self.resolving.take(ticket, resolved.clone()) {
            return None;
        }
        self.names.clear();
        let (open, others): (Vec<_>, Vec<_>) =
            resolved.rows.into_iter().partition(|row| row.standing.is_open());
        self.unknown = resolved.unknown;
        self.ambiguous = resolved.ambiguous;
        self.refused = others;
        Some(open)
    }

    pub(super) fn give_up(&mut self, ticket: Ticket) -> bool {
        let mine = self.resolving.give_up(ticket);
        if mine {
            self.names.clear();
        }
        mine
    }
}
