//! A paste of several names: all are looked up at once; matches become chips, the rest is listed.

use crate::{
    app::Loaded,
    domain::{CandidateRow, OrgId, PersonRef, Query, Resolved, Ticket, people_in},
};

/// Maximum number of names taken from one paste.
const MOST: usize = 1_000;

/// The results of a paste, and the names without a single match.
#[derive(Debug, Default)]
pub struct Pasted {
    people: Vec<PersonRef>,
    resolving: Loaded<Resolved>,
    /// Pasted names whose e-mail address belongs to a person of another name.
    pub misnamed: Vec<(String, CandidateRow)>,
    /// Names that match nobody.
    pub unknown: Vec<String>,
    /// Names that match several people, with those people.
    pub ambiguous: Vec<(String, Vec<CandidateRow>)>,
    /// People found who cannot be chosen.
    pub refused: Vec<CandidateRow>,
}

impl Pasted {
    /// Starts the lookup of a paste of two or more names. Returns whether it was one.
    pub(super) fn take_up(&mut self, text: &str) -> bool {
        let people: Vec<PersonRef> = people_in(text).take(MOST).collect();
        if people.len() < 2 {
            return false;
        }
        self.people = people;
        self.resolving.invalidate();
        true
    }

    /// Returns whether names are being looked up.
    pub(super) fn is_waiting(&self) -> bool {
        !self.people.is_empty()
    }

    pub(super) fn queries(&self, org: OrgId) -> Option<Query> {
        let wanted = self.is_waiting() && self.resolving.is_wanted();
        wanted.then(|| Query::Resolve { org, people: self.people.clone() })
    }

    pub(super) fn mark_sent(&mut self, ticket: Ticket) {
        self.resolving.ask(ticket);
    }

    /// Stores the answer and returns the people who can be chosen.
    pub(super) fn receive(
        &mut self,
        ticket: Ticket,
        resolved: Resolved,
    ) -> Option<Vec<CandidateRow>> {
        if !self.resolving.accept(ticket, resolved.clone()) {
            return None;
        }
        self.people.clear();
        let (open, others): (Vec<_>, Vec<_>) =
            resolved.rows.into_iter().partition(|row| row.standing.is_open());
        self.misnamed = resolved.misnamed;
        self.unknown = resolved.unknown;
        self.ambiguous = resolved.ambiguous;
        self.refused = others;
        Some(open)
    }

    pub(super) fn fail(&mut self, ticket: Ticket) -> bool {
        let mine = self.resolving.fail(ticket);
        if mine {
            self.people.clear();
        }
        mine
    }
}
