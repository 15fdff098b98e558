//! The rows of the palette as drawn: its lines below the headings of their groups.

use super::{
    palette::{Palette, PaletteScope},
    palette_groups::{PaletteGroup, PaletteRow},
    palette_line::{PaletteItem, PaletteLine},
    size::MAX_SHELL_LINES,
};
use crate::{
    app::{cells, wrap},
    text::{self, Lang},
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

    /// The rows as drawn in `width` cells: the lines, below the headings of their groups. A reason that
    /// does not fit beside its line stands below it.
    pub fn rows(&self, width: usize) -> Vec<PaletteRow> {
        let has_groups = self.scope == PaletteScope::Everything;
        let is_searching = self.is_searching();
        let mut rows = Vec::new();
        let mut last = None;
        let entries = self.entries();
        let columns = PaletteColumns::of(&entries, self.lang, width);
        for (at, line) in entries.iter().enumerate() {
            let group = if is_searching { line.group } else { self.group(line) };
            if has_groups && last.replace(group) != Some(group) {
                let row = self.subject.row.first().filter(|_| self.subject.who.len() < 2);
                let heading = group.heading(self.lang, row.map(String::as_str));
                // The groups of a search have few rows, so they stand close together.
                rows.extend((at > 0 && !is_searching).then_some(PaletteRow::Blank));
                rows.extend(heading.map(PaletteRow::Heading));
            }
            rows.push(PaletteRow::Entry(at));
            let below = columns.reason_below(line).into_iter();
            rows.extend(below.map(|part| PaletteRow::Reason(at, part)));
        }
        rows
    }

    /// Returns whether the user has typed a search text.
    pub(in crate::app) fn is_searching(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    /// Number of lines below the list of found lines: a rule and the longest of the shell commands, so
    /// that the height does not depend on the cursor. 0 if no line is found.
    pub(in crate::app) fn shell_lines(&self, lang: Lang, width: usize) -> usize {
        let entries = self.entries();
        if entries.is_empty() {
            return 0;
        }
        let commands = entries.into_iter().filter_map(|line| self.shell_command(line, lang));
        let height = commands.map(|said| wrap(&said, width.saturating_sub(2)).len()).max();
        1 + height.unwrap_or(0).clamp(1, MAX_SHELL_LINES.into())
    }

    /// The index of the line in this row on screen; `None` outside the lines.
    pub(in crate::app) fn entry_at(&self, row: usize, width: usize) -> Option<usize> {
        match self.rows(width).get(self.top + row)? {
            PaletteRow::Entry(at) | PaletteRow::Reason(at, _) => Some(*at),
            PaletteRow::Heading(_) | PaletteRow::Blank => None,
        }
    }

    /// Scrolls so that the line under the cursor is visible with its reason, and the heading above it
    /// if it is the first of its group.
    pub(super) fn show_cursor(&mut self, width: usize, height: usize) {
        let rows = self.rows(width);
        let here = rows.iter().position(|row| *row == PaletteRow::Entry(self.cursor));
        let here = here.unwrap_or(0);
        let is_reason = |row: &&PaletteRow| matches!(row, PaletteRow::Reason(..));
        let below = rows.iter().skip(here + 1).take_while(is_reason).count();
        let above = here
            .checked_sub(1)
            .filter(|at| rows.get(*at).is_some_and(|row| matches!(row, PaletteRow::Heading(_))));
        let first = above.unwrap_or(here);
        self.top = self.top.min(first).max((here + 1 + below).saturating_sub(height.max(1)));
    }
}

/// The columns of the palette: the labels, what else is known of a line, and the keys at the right
/// edge. The first and the last are as wide as their content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaletteColumns {
    /// Width of the labels, in cells.
    pub label: usize,
    /// Width of the keys, in cells; 0 without keys.
    keys: usize,
    width: usize,
    /// Cells before what else is known of the lines.
    detail: usize,
    /// Cells before that in the groups whose texts would be cut there.
    long_detail: usize,
    /// The first and the last of those groups.
    long_groups: Option<(PaletteGroup, PaletteGroup)>,
    lang: Lang,
}

/// Cells before a label, for the cursor.
pub const PALETTE_CURSOR: usize = 2;
/// Cells between two columns of the palette.
const PALETTE_GAP: usize = 3;
/// Cells between two columns of the palette if a text would be cut otherwise.
const NARROW_GAP: usize = 2;
/// The fewest cells by which a group with long texts has a column of its own.
const MIN_GAIN: usize = 4;

impl PaletteColumns {
    /// Divides `width` cells among the columns of these lines.
    pub fn of(entries: &[PaletteLine], lang: Lang, width: usize) -> Self {
        let widest =
            |cells: fn(&PaletteLine) -> usize| entries.iter().map(cells).max().unwrap_or(0);
        let keys = widest(|line| cells(&line.keys));
        let others = PALETTE_CURSOR + if keys > 0 { PALETTE_GAP + keys } else { 0 };
        let label = widest(|line| cells(&line.label)).min(width.saturating_sub(others));
        let detail = (PALETTE_CURSOR + label + PALETTE_GAP).min(width);
        let long_groups = None;
        let all = Self { label, keys, width, detail, long_detail: detail, long_groups, lang };
        all.with_long_texts(entries)
    }

    /// Moves the texts to the left that would be cut: all of them a little, or else all of their
    /// groups, so that they stand below each other.
    fn with_long_texts(self, entries: &[PaletteLine]) -> Self {
        let is_cut = |columns: &Self, line: &&PaletteLine| {
            let is_filter = matches!(line.item, PaletteItem::ApplyFilter { .. });
            let detail = cells(&line.detail(self.lang));
            !is_filter && columns.detail + detail > self.detail_end(line)
        };
        if !entries.iter().any(|line| is_cut(&self, &line)) {
            return self;
        }
        let detail = (PALETTE_CURSOR + self.label + NARROW_GAP).min(self.width);
        let near = Self { detail, long_detail: detail, ..self };
        let mut cut = entries.iter().filter(|line| is_cut(&near, line)).map(|line| line.group);
        let Some(first) = cut.next() else { return near };
        let groups = (first, cut.next_back().unwrap_or(first));
        let lines = || entries.iter().filter(|line| (groups.0..=groups.1).contains(&line.group));
        let longest = lines().map(|line| cells(&line.detail(self.lang))).max().unwrap_or(0);
        let end = self.width.saturating_sub(longest);
        // A longer label keeps its own text behind it.
        let most = self.width * 2 / 5;
        let labels = lines().map(|line| PALETTE_CURSOR + cells(&line.label) + NARROW_GAP);
        let own = labels.filter(|x| *x <= most).max().unwrap_or(most).max(end.min(detail));
        if own + MIN_GAIN > detail {
            return near;
        }
        Self { long_detail: own, long_groups: Some(groups), ..near }
    }

    /// Cells before what else is known of a line, if its group has no long texts.
    pub const fn usual_detail_x(&self) -> usize {
        self.detail
    }

    /// Cells before what else is known of a line.
    pub fn detail_x(&self, line: &PaletteLine) -> usize {
        let end = self.detail_end(line);
        let is_long = self.long_groups.is_some_and(|(first, last)| {
            line.keys.is_empty() && (first..=last).contains(&line.group)
        });
        let label = PALETTE_CURSOR + cells(&line.label) + NARROW_GAP;
        if is_long { self.long_detail.max(label).min(end) } else { self.detail.min(end) }
    }

    /// Cells before the gap in front of the keys of a line, or before the right edge.
    pub fn detail_end(&self, line: &PaletteLine) -> usize {
        let keys = if line.keys.is_empty() { 0 } else { PALETTE_GAP + self.keys };
        self.width.saturating_sub(keys)
    }

    /// The lines with the reason of a line, if that does not fit beside it.
    fn reason_below(&self, line: &PaletteLine) -> Vec<String> {
        let Some(why) = &line.why_not else { return Vec::new() };
        if self.fits(line, why) {
            return Vec::new();
        }
        wrap(why, self.width.saturating_sub(2 * PALETTE_CURSOR))
    }

    /// Returns whether a text fits beside its line.
    pub fn fits(&self, line: &PaletteLine, detail: &str) -> bool {
        self.detail_x(line) + cells(detail) <= self.detail_end(line)
    }
}

impl PaletteLine {
    /// The text beside the label: where a person or a request is from, or the text of a filter; empty
    /// for other lines.
    pub fn detail(&self, lang: Lang) -> String {
        match &self.item {
            PaletteItem::Org(row) => row.env.to_string(),
            PaletteItem::User(row) => row.email.clone(),
            PaletteItem::PartnerPerson(row) => text::palette::partner_person(&row.email, &row.env),
            PaletteItem::Request(row) => text::palette::request(lang, row),
            PaletteItem::ApplyFilter { filter, .. } => filter.clone(),
            PaletteItem::RunAction(_)
            | PaletteItem::Elsewhere(_)
            | PaletteItem::SetTheme(_)
            | PaletteItem::SetLanguage(_)
            | PaletteItem::SaveFilter { .. } => String::new(),
        }
    }
}
