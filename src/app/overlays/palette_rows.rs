//! The rows of the palette as drawn: its lines below the headings of their groups.

use super::{
    palette::{Palette, PaletteItem, PaletteLine, PaletteScope},
    palette_groups::{PaletteGroup, PaletteRow},
};

impl Palette {
    /// The group in which a line stands before the user types.
    pub(super) fn group(&self, line: &PaletteLine) -> PaletteGroup {
        let is_recent = self.recency(line).is_some();
        match line.why_not {
            Some(_) => PaletteGroup::NotNow,
            None if is_recent => PaletteGroup::Recent,
            None => line.group,
        }
    }

    /// The place of a line among the actions that were run last, newest first.
    pub(super) fn recency(&self, line: &PaletteLine) -> Option<usize> {
        let PaletteItem::RunAction(action) = line.item else { return None };
        self.recent.iter().position(|recent| *recent == action)
    }

    /// The rows as drawn: the lines, below headings while nothing is typed.
    pub fn rows(&self) -> Vec<PaletteRow> {
        let has_groups =
            self.scope == PaletteScope::Everything && self.field.text().trim().is_empty();
        let mut rows = Vec::new();
        let mut last = None;
        for (at, line) in self.entries().iter().enumerate() {
            let group = self.group(line);
            if has_groups && last.replace(group) != Some(group) {
                let row = self.subject.row.first().filter(|_| self.subject.who.len() < 2);
                rows.push(PaletteRow::Heading(group.heading(self.lang, row.map(String::as_str))));
            }
            rows.push(PaletteRow::Entry(at));
        }
        rows
    }

    /// The index of the line in this row on screen; `None` on a heading.
    pub(in crate::app) fn entry_at(&self, row: usize) -> Option<usize> {
        match self.rows().get(self.top + row)? {
            PaletteRow::Entry(at) => Some(*at),
            PaletteRow::Heading(_) => None,
        }
    }

    /// Scrolls so that the line under the cursor is visible, and the heading above it if it is the
    /// first of its group.
    pub(super) fn show_cursor(&mut self, height: usize) {
        let rows = self.rows();
        let here = rows.iter().position(|row| *row == PaletteRow::Entry(self.cursor));
        let here = here.unwrap_or(0);
        let above = here
            .checked_sub(1)
            .filter(|at| rows.get(*at).is_some_and(|row| matches!(row, PaletteRow::Heading(_))));
        let first = above.unwrap_or(here);
        self.top = self.top.min(first).max((here + 1).saturating_sub(height.max(1)));
    }
}
