//! Somebody chosen in the member dialog: as what, until when, and how he stands now.

use crate::domain::{CandidateRow, Day, Eligibility, Level, Refusal};

/// Somebody chosen.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Who, as he stands now.
    pub row: CandidateRow,
    /// The level; *Lid* unless chosen otherwise.
    pub level: Level,
    /// The last day with access.
    pub last_day: Option<Day>,
    /// What was typed, when this person was only like it: to be looked at once more.
    pub found_with: Option<String>,
}

impl Chosen {
    /// As Lid, without a last day.
    pub(super) const fn new(row: CandidateRow) -> Self {
        Self { row, level: Level::Member, last_day: None, found_with: None }
    }

    /// Why he can no longer be added, by what was done since he was chosen.
    pub const fn why_not(&self) -> Option<&Refusal> {
        match &self.row.standing {
            Eligibility::Refused(why) => Some(why),
            _ => None,
        }
    }

    /// Takes how he stands from these; who is not among them may not be seen any more.
    pub(super) fn stand(&mut self, rows: &[CandidateRow]) {
        match rows.iter().find(|row| row.person.id == self.row.person.id) {
            Some(row) => self.row.clone_from(row),
            None => self.row.standing = Eligibility::Refused(Refusal::Unrelated),
        }
    }
}
