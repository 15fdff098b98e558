//! Names typed or pasted beside the address of a person with another name.

use super::add_members::AddMembers;
use crate::domain::{CandidateRow, PersonRef};

impl AddMembers {
    /// Names typed or pasted beside an address that differ from the name of its owner. Includes
    /// owners who are chosen, under the cursor, or cannot be chosen.
    pub fn misnamed(&self) -> Vec<(String, &CandidateRow)> {
        let is_refused = |row: &CandidateRow| {
            self.pasted.ineligible.iter().any(|other| other.person == row.person)
        };
        let shown =
            |(_, row): &&(String, CandidateRow)| self.chooser.is_chosen(row) || is_refused(row);
        let pasted = self.pasted.misnamed.iter().filter(shown);
        let mut all: Vec<_> = pasted.map(|(written, row)| (written.clone(), row)).collect();
        if let Some(row) = self.chooser.picker.current().filter(|row| !self.chooser.is_chosen(row))
        {
            all.extend(self.other_name(row).map(|written| (written, row)));
        }
        all
    }

    /// The name typed in the field beside this person's address, if it differs from their own name.
    pub(super) fn other_name(&self, row: &CandidateRow) -> Option<String> {
        let typed = PersonRef::parse(self.chooser.picker.field.text());
        typed.other_name(&row.person.name, &row.email).map(str::to_owned)
    }

    /// Chooses a person who was found by typing. Keeps a name typed beside the address if it
    /// differs from theirs.
    pub(super) fn choose_typed(&mut self, row: CandidateRow) {
        let written = self.other_name(&row);
        self.pasted.misnamed.extend(written.map(|written| (written, row.clone())));
        self.choose_found(row);
    }
}
