//! A paste of several names. All are looked up at once; matches become chosen people, and other
//! names are listed.

use crate::{
    app::{Loaded, cache::slot::Wanted},
    domain::{CandidateRow, OrgId, PersonRef, Resolved, ask, people_in},
};

/// Maximum number of names taken from one paste.
const MAX_PASTED_NAMES: usize = 1_000;

/// The results of pasting several names, except for the people who were chosen.
#[derive(Debug, Default)]
pub struct Pasted {
    people: Vec<PersonRef>,
    resolving: Loaded<Resolved>,
    /// Pasted names beside an e-mail address whose owner has another name.
    pub misnamed: Vec<(String, CandidateRow)>,
    /// Names that match nobody.
    pub unknown: Vec<String>,
    /// Names that match several people, with those people.
    pub ambiguous: Vec<(String, Vec<CandidateRow>)>,
    /// People who were found but cannot be chosen.
    pub ineligible: Vec<CandidateRow>,
}

impl Pasted {
    /// Starts looking up a paste of two or more names. Returns `false` for any other paste.
    pub(super) fn start_lookup(&mut self, text: &str) -> bool {
        let people: Vec<PersonRef> = people_in(text).take(MAX_PASTED_NAMES).collect();
        if people.len() < 2 {
            return false;
        }
        self.people = people;
        self.resolving.invalidate();
        true
    }

    /// Returns whether an answer with the pasted names is pending.
    pub(super) fn is_waiting(&self) -> bool {
        let is_sent = self.resolving.awaited().is_some();
        !self.people.is_empty() && (self.resolving.is_stale() || is_sent)
    }

    pub(super) fn wanted(&mut self, org: OrgId) -> Wanted<'_> {
        let is_new = !self.people.is_empty() && self.resolving.is_stale();
        let ask = is_new.then(|| ask::resolve(org, self.people.clone()));
        self.resolving.wanted(ask).lasting()
    }

    /// Sorts the results into the fields of this struct. Returns the people who can be chosen.
    pub(super) fn resolve(&mut self) -> Vec<CandidateRow> {
        let Some(resolved) = self.resolving.take() else { return Vec::new() };
        self.people.clear();
        let (open, others): (Vec<_>, Vec<_>) =
            resolved.rows.into_iter().partition(|row| row.standing.is_open());
        self.misnamed = resolved.misnamed;
        self.unknown = resolved.unknown;
        self.ambiguous = resolved.ambiguous;
        self.ineligible = others;
        open
    }
}
