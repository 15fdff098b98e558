//! The lines below the search field of the dialog to add members, in two groups.

use super::AddMembers;
use crate::domain::MatchKind;

/// A line below the search field: a candidate, a heading, or an empty line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CandidateLine {
    /// The heading of a group: 0 for the own environment, 1 for partners.
    Head(usize),
    /// The order of the candidates below it, while nothing is typed.
    Order,
    /// The heading above candidates whose names are only similar to the text.
    Similar,
    /// The candidate with this index in the answer.
    Row(usize),
    /// An empty line between groups.
    Blank,
}

impl AddMembers {
    /// The lines below the field, from top to bottom.
    pub fn lines(&self) -> Vec<CandidateLine> {
        let rows = self.picker.rows();
        let mut lines = Vec::new();
        for (group, own) in [(0, true), (1, false)] {
            let members = rows.iter().enumerate().filter(|(_, row)| row.own == own);
            let (typed, similar): (Vec<_>, Vec<_>) =
                members.partition(|(_, row)| row.kind == MatchKind::Typed);
            if typed.is_empty() && similar.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(CandidateLine::Blank);
            }
            lines.push(CandidateLine::Head(group));
            let is_offered = own && self.picker.field.text().trim().is_empty();
            lines.extend(is_offered.then_some(CandidateLine::Order));
            lines.extend(typed.into_iter().map(|(at, _)| CandidateLine::Row(at)));
            if !similar.is_empty() {
                lines.push(CandidateLine::Similar);
            }
            lines.extend(similar.into_iter().map(|(at, _)| CandidateLine::Row(at)));
        }
        lines
    }

    /// The index of the first visible line if `height` lines fit. Keeps the candidate under the
    /// cursor visible.
    pub fn top(&self, height: usize) -> usize {
        let Some(at) = self.picker.cursor() else { return 0 };
        let line =
            self.lines().iter().position(|line| *line == CandidateLine::Row(at)).unwrap_or(0);
        (line + 2).saturating_sub(height.max(1)).min(line)
    }
}
