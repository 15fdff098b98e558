//! A paste of several names: all are looked up at once; matches become chips, the rest is listed.

use super::AddMembers;
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
    /// Pasted or typed names that differ from the person of the address beside them, for people who
    /// are chosen, under the cursor, or cannot be chosen.
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

    /// The name in the field, if it stands beside this person's address and differs from their
    /// name.
    fn other_name(&self, row: &CandidateRow) -> Option<String> {
        let typed = PersonRef::of(self.picker.field.text());
        typed.other_name(&row.person.name, &row.email).map(str::to_owned)
    }

    /// Chooses a person found by the typed text.
    pub(super) fn choose_typed(&mut self, row: CandidateRow) {
        let written = self.other_name(&row);
        self.pasted.misnamed.extend(written.map(|written| (written, row.clone())));
        self.choose(row);
    }
}
