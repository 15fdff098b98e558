//! A chosen person in the dialog to add members.

use crate::domain::{CandidateRow, Day, Eligibility, Level, Refusal};

/// A chosen person, with the access that they will get.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// The person, with their current eligibility.
    pub row: CandidateRow,
    /// The level that they will get; *Lid* by default.
    pub level: Level,
    /// The last day with access; `None` for no end.
    pub last_day: Option<Day>,
    /// The typed text, if this person is only similar to it and the user should check the choice.
    pub found_with: Option<String>,
}

impl Chosen {
    /// Chooses a person with the level *Lid* and no last day.
    pub(super) const fn new(row: CandidateRow) -> Self {
        Self { row, level: Level::Member, last_day: None, found_with: None }
    }

    /// Returns why the person can no longer be added; `None` if they can.
    pub const fn why_not(&self) -> Option<&Refusal> {
        match &self.row.standing {
            Eligibility::Refused(why) => Some(why),
            _ => None,
        }
    }

    /// Returns whether the name alone does not say who this is, so that the check needs the address.
    pub const fn needs_address(&self) -> bool {
        self.row.namesake || self.found_with.is_some()
    }

    /// Updates the eligibility from these rows. If the person is missing there, the user may no
    /// longer see them.
    pub(super) fn update_eligibility(&mut self, rows: &[CandidateRow]) {
        match rows.iter().find(|row| row.person.id == self.row.person.id) {
            Some(row) => self.row.clone_from(row),
            None => self.row.standing = Eligibility::Refused(Refusal::Unrelated),
        }
    }
}
