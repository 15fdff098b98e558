//! Lists and chooses candidates, and updates the chosen people after answers.

use super::{add_members::AddMembers, chosen::Chosen, lines::ChoiceLine};
use crate::domain::{CandidateRow, MatchKind, UserId};

/// Most candidates that are offered because they are new.
const MOST_NEW: usize = 8;
/// The number of the group of own users who are not new.
const OTHERS_GROUP: usize = 2;

impl AddMembers {
    /// Chooses the people found for a paste. Lists the names that match nobody or several people.
    pub(super) fn choose_pasted(&mut self) {
        for row in self.pasted.resolve() {
            self.choose_found(row);
        }
        self.chooser.picker.move_cursor(None);
    }

    /// Updates the eligibility of the chosen people from the latest answer. People who cannot be
    /// added stay in the list, marked as such, because that may change.
    pub(super) fn update_chosen(&mut self, users: &[UserId]) {
        let rows = self.eligibility.take().unwrap_or_default();
        let queried = |chosen: &&mut Chosen| users.contains(&chosen.row.person.id);
        let chosen = self.chooser.chosen.iter_mut();
        chosen.filter(queried).for_each(|chosen| chosen.update_eligibility(&rows));
    }

    pub(super) fn choose_found(&mut self, row: CandidateRow) {
        if !self.chooser.is_chosen(&row) {
            let text = self.chooser.picker.field.text().trim();
            let misnamed = self.pasted.misnamed.iter().rfind(|(_, of)| of.person == row.person);
            let written = misnamed.map(|(written, _)| written.clone());
            let alike = (row.kind == MatchKind::Alike).then(|| text.to_owned());
            let found_with = written.or(alike).or_else(|| row.found_by.clone());
            self.chooser.chosen.push(Chosen { found_with, ..Chosen::new(row) });
        }
    }

    /// Number of candidates that are offered because they are new, before anything is typed.
    pub fn new_count(&self) -> usize {
        if !self.chooser.picker.field.text().trim().is_empty() {
            return 0;
        }
        let own = self.chooser.picker.rows().iter().take_while(|row| row.own).take(MOST_NEW);
        let ids: Vec<_> = own.map(|row| row.person.id).collect();
        let falling = ids.windows(2).take_while(|pair| matches!(pair, [one, next] if next < one));
        falling.count() + usize::from(!ids.is_empty())
    }

    /// The candidates below the field in groups, from top to bottom: users of the own environment,
    /// the newest before the others, and users of partners.
    pub fn candidate_lines(&self) -> Vec<ChoiceLine> {
        let rows = self.chooser.picker.rows();
        let newest = self.new_count();
        let mut lines = Vec::new();
        for (group, own) in [(0, true), (1, false)] {
            let members = rows.iter().enumerate().filter(|(_, row)| row.own == own);
            let (typed, similar): (Vec<_>, Vec<_>) =
                members.partition(|(_, row)| row.kind == MatchKind::Typed);
            if typed.is_empty() && similar.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(ChoiceLine::Blank);
            }
            lines.push(ChoiceLine::Head(group));
            for (at, _) in typed {
                if own && newest > 0 && at == newest {
                    lines.extend([ChoiceLine::Blank, ChoiceLine::Head(OTHERS_GROUP)]);
                }
                lines.push(ChoiceLine::Row(at));
            }
            if !similar.is_empty() {
                lines.push(ChoiceLine::Similar);
            }
            lines.extend(similar.into_iter().map(|(at, _)| ChoiceLine::Row(at)));
        }
        lines
    }
}
