//! A paste of several names: looked up at once, the hits become chips, the rest is listed.

use super::AddMembers;
use crate::{
    app::Loaded,
    domain::{CandidateRow, OrgId, PersonRef, Query, Resolved, Ticket, people_in},
};

/// Names taken from one paste.
const MOST: usize = 1_000;

/// What was pasted, and what was not found of it.
#[derive(Debug, Default)]
pub struct Pasted {
    people: Vec<PersonRef>,
    resolving: Loaded<Resolved>,
    /// Names beside addresses of people with another name, with those people.
    pub misnamed: Vec<(String, CandidateRow)>,
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

    /// Takes the answer, and gives those who can be chosen.
    pub(super) fn receive(
        &mut self,
        ticket: Ticket,
        resolved: Resolved,
    ) -> Option<Vec<CandidateRow>> {
        if !self.resolving.take(ticket, resolved.clone()) {
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

impl AddMembers {
    /// Names that were written beside the address of somebody with another name: of the people who
    /// are chosen, pointed at, or were pasted and cannot be chosen.
    pub fn misnamed(&self) -> Vec<(String, &CandidateRow)> {
        let is_refused =
            |row: &CandidateRow| self.pasted.refused.iter().any(|other| other.person == row.person);
        let shown = |(_, row): &&(String, CandidateRow)| self.has(row) || is_refused(row);
        let pasted = self.pasted.misnamed.iter().filter(shown);
        let mut all: Vec<_> = pasted.map(|(written, row)| (written.clone(), row)).collect();
        if let Some(row) = self.picker.current().filter(|row| !self.has(row)) {
            all.extend(self.other_name(row).map(|written| (written, row)));
        }
        all
    }

    /// The name in the field, if it stands beside the address of this person and is another.
    fn other_name(&self, row: &CandidateRow) -> Option<String> {
        let typed = PersonRef::of(self.picker.field.text());
        typed.other_name(&row.person.name, &row.email).map(str::to_owned)
    }

    /// Chooses somebody who was found by what is typed.
    pub(super) fn choose_typed(&mut self, row: CandidateRow) {
        let written = self.other_name(&row);
        self.pasted.misnamed.extend(written.map(|written| (written, row.clone())));
        self.choose(row);
    }
}
