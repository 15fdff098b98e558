//! A pick of the member dialog: level, last day, and current eligibility.

use crate::domain::{CandidateRow, Day, Eligibility, Level, Refusal};

/// A person chosen in the member dialog.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The person, with their current eligibility.
    pub row: CandidateRow,
    /// The level; *Lid* unless chosen otherwise.
    pub level: Level,
    /// The last day with access.
    pub last_day: Option<Day>,
    /// The typed text if it only resembled this person: the user should check the pick.
    pub found_with: Option<String>,
}

impl Chosen {
    /// A pick with the level *Lid* and no last day.
    pub(super) const fn new(row: CandidateRow) -> Self {
        Self { row, level: Level::Member, last_day: None, found_with: None }
    }

    /// Returns why the person can no longer be added, after a change since they were chosen.
    pub const fn why_not(&self) -> Option<&Refusal> {
        match &self.row.standing {
            Eligibility::Refused(why) => Some(why),
            _ => None,
        }
    }

    /// Updates the eligibility from these rows; a missing person is no longer visible to the user.
    pub(super) fn update_eligibility(&mut self, rows: &[CandidateRow]) {
        match rows.iter().find(|row| row.person.id == self.row.person.id) {
            Some(row) => self.row.clone_from(row),
            None => self.row.standing = Eligibility::Refused(Refusal::Unrelated),
        }
    }
}
