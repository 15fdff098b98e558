//! The lines of the second step: its rows in columns, and the part of them that is in view (R267).

use std::collections::BTreeSet;

use ratatui::layout::Size;

use crate::{
    app::{
        cells,
        dialogs::{Check, Editing, GROUPS, Terms},
    },
    domain::{Day, Level, Refusal},
    text::{self, Lang, Text},
};

/// The least width of the column with names, in cells.
const MIN_NAME_WIDTH: usize = 12;
/// Width of the last day, in cells: `31 dec 2026`, and of its heading `Tot en met (t)`.
pub const UNTIL_WIDTH: usize = 14;
/// Cells between the columns.
pub const TERMS_GAP: usize = 2;
/// Cells before a name.
const CURSOR_WIDTH: usize = 2;

/// A dialog in its second step.
#[derive(Debug)]
pub struct CheckView<'a> {
    /// The title of the dialog.
    pub title: String,
    /// The input and cursor of the step.
    pub check: &'a Check,
    /// The chosen rows, grouped by effect.
    pub rows: Vec<CheckRow>,
    /// The heading of each group of rows.
    pub heads: [Text; GROUPS],
    /// The consequence of the command, in sentences, or why a typed last day is refused.
    pub consequence: String,
    /// The request as its readers see it; empty without requests.
    pub preview: Vec<String>,
    /// `true` if a message goes along with requests.
    pub has_message: bool,
    /// The refusal of the last command.
    pub problem: Option<&'a Refusal>,
    /// The day that the dialog opened.
    pub today: Day,
}

/// A chosen row.
#[derive(Debug)]
pub struct CheckRow {
    /// Index in the order of choosing.
    pub index: usize,
    /// The group, an index of [`CheckView::heads`].
    pub group: usize,
    /// The name of the person or organisation.
    pub name: String,
    /// Further text: beside the name if there is room, or else below it.
    pub detail: String,
    /// The detail for a column that is too narrow for it: an address without its domain.
    pub short_detail: Option<String>,
    /// `true` if the detail tells the row from others that look like it.
    pub stands_out: bool,
    /// Why the row is skipped, in a few words.
    pub why_not: Option<String>,
    /// The level and the last day.
    pub terms: Terms,
}

/// A line in the list of rows.
#[derive(Clone, Copy, Debug)]
pub enum CheckLine<'a> {
    /// The heading of a group, with the number of its rows.
    Head(Text, usize),
    /// A row, with the cells for its name and the text beside that.
    Row(&'a CheckRow, usize, &'a str),
    /// The detail of the row above.
    Below(&'a CheckRow),
    /// The question about the row above.
    Question,
    /// The meaning of the last day that is typed for the row above.
    TypedDay,
    /// An empty line between groups.
    Blank,
}

impl CheckLine<'_> {
    /// Returns whether the line is there only while a question or a field is open.
    pub(in crate::app::layout) const fn is_passing(&self) -> bool {
        matches!(self, Self::Question | Self::TypedDay)
    }

    /// Returns whether the line separates groups.
    pub(in crate::app::layout) const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// The index of the row that starts here; `None` for any other line.
    const fn row(&self) -> Option<usize> {
        match self {
            Self::Row(row, ..) => Some(row.index),
            _ => None,
        }
    }

    /// Returns whether the line says more about the row above it.
    const fn is_of_row(&self) -> bool {
        matches!(self, Self::Below(_) | Self::Question | Self::TypedDay)
    }
}

/// The lines in view, and the number of rows above and below them.
#[derive(Debug, Default)]
pub struct CheckWindow<'a> {
    /// The lines, from top to bottom. The first is the heading of the row after it.
    pub lines: Vec<CheckLine<'a>>,
    /// Number of rows above them.
    pub above: usize,
    /// Number of rows below them.
    pub below: usize,
}

/// The widths of the columns with names and details, in cells.
struct Columns {
    name: usize,
    detail: usize,
    /// `true` if a detail that has no room may be shortened.
    may_shorten: bool,
}

impl Columns {
    /// The text beside the name of a row; `None` if its detail has no room there.
    fn beside<'a>(&self, row: &'a CheckRow) -> Option<&'a str> {
        let whole = Some(row.detail.as_str());
        let fitting = |text: &&str| cells(text) <= self.detail;
        let has_name = row.why_not.is_none() && cells(&row.name) <= self.name;
        let short = row.short_detail.as_deref().filter(|_| self.may_shorten);
        let beside = whole.filter(fitting).or(short.filter(fitting));
        beside.filter(|_| has_name)
    }
}

impl CheckView<'_> {
    /// The columns in `width` cells: those that put the most details beside their names.
    fn columns(&self, lang: Lang, width: u16, may_shorten: bool) -> Columns {
        let room = name_room(lang, width);
        let of = |name: usize| {
            let detail = room.saturating_sub(name + TERMS_GAP);
            Columns { name, detail, may_shorten }
        };
        let rows = || self.rows.iter().filter(|row| !row.detail.is_empty());
        let widths = rows().map(|row| cells(&row.name).max(MIN_NAME_WIDTH).min(room));
        let widths: BTreeSet<usize> = widths.collect();
        let fitting = |name: &usize| {
            let columns = of(*name);
            let beside = rows().filter_map(|row| Some((row, columns.beside(row)?)));
            let whole = beside.clone().filter(|(row, text)| row.detail == *text);
            (beside.count(), whole.count())
        };
        let best = widths.into_iter().rev().max_by_key(fitting);
        of(best.unwrap_or(MIN_NAME_WIDTH.min(room)))
    }

    /// The lines of the list in `width` cells. With `may_shorten`, an address may stand beside its name
    /// without its domain.
    pub(in crate::app::layout) fn lines(
        &self,
        lang: Lang,
        width: u16,
        may_shorten: bool,
    ) -> Vec<CheckLine<'_>> {
        let columns = self.columns(lang, width, may_shorten);
        let mut lines = Vec::new();
        for (group, head) in self.heads.iter().copied().enumerate() {
            let rows: Vec<_> = self.rows.iter().filter(|row| row.group == group).collect();
            if rows.is_empty() {
                continue;
            }
            if !lines.is_empty() {
                lines.push(CheckLine::Blank);
            }
            lines.push(CheckLine::Head(head, rows.len()));
            for row in rows {
                let beside = columns.beside(row).filter(|text| !text.is_empty());
                let name = if beside.is_some() { columns.name } else { name_room(lang, width) };
                lines.push(CheckLine::Row(row, name, beside.unwrap_or_default()));
                let is_below = beside.is_none() && !row.detail.is_empty();
                let is_here = row.index == self.check.cursor;
                if is_below {
                    lines.push(CheckLine::Below(row));
                }
                if is_here && self.check.asks_confirmation {
                    lines.push(CheckLine::Question);
                }
                if is_here && self.check.editing == Editing::LastDay {
                    lines.push(CheckLine::TypedDay);
                }
            }
        }
        lines
    }

    /// The lines in view on this many cells: the row under the cursor with all that belongs to it,
    /// below the heading of its group. The blank lines go if not all lines fit.
    pub fn window(&self, lang: Lang, size: Size, may_shorten: bool) -> CheckWindow<'_> {
        let mut lines = self.lines(lang, size.width, may_shorten);
        let height = usize::from(size.height);
        if lines.len() > height {
            lines.retain(|line| !line.is_blank());
        }
        if lines.len() <= height || height < 2 {
            lines.truncate(height);
            return CheckWindow { lines, above: 0, below: 0 };
        }
        let top = top_line(&lines, self.check.cursor, height);
        let is_row = |line: &&CheckLine<'_>| matches!(line, CheckLine::Row(..));
        let (past, rest) = lines.split_at((top + 1).min(lines.len()));
        let is_head = |line: &&CheckLine<'_>| matches!(line, CheckLine::Head(..));
        let mut shown: Vec<CheckLine<'_>> =
            past.iter().rev().find(is_head).copied().into_iter().collect();
        shown.extend(rest.iter().take(height - 1));
        let is_cut = rest.get(height - 1).is_some_and(CheckLine::is_of_row);
        let last = shown.iter().rposition(|line| !line.is_of_row()).unwrap_or(0);
        let is_here = |line: &CheckLine<'_>| line.row() == Some(self.check.cursor);
        // A row that is cut from its address, or a heading from its rows, comes into view later.
        if is_cut && !shown.get(last).is_some_and(is_here) {
            shown.truncate(last);
        }
        while shown.pop_if(|line| matches!(line, CheckLine::Head(..))).is_some() {}
        let above = past.iter().filter(is_row).count();
        let below = rest.iter().filter(is_row).count() - shown.iter().filter(is_row).count();
        CheckWindow { lines: shown, above, below }
    }
}

/// The line that the heading of the first row in view covers.
fn top_line(lines: &[CheckLine<'_>], cursor: usize, height: usize) -> usize {
    let here = lines.iter().position(|line| line.row() == Some(cursor)).unwrap_or(0);
    let lines_below = lines.iter().skip(here + 1).take_while(|line| line.is_of_row()).count();
    let most = here.saturating_sub(1);
    let mut top = (here + 1 + lines_below).saturating_sub(height).min(most);
    let starts = |top: usize| {
        matches!(lines.get(top), Some(CheckLine::Head(..)))
            || matches!(lines.get(top + 1), Some(CheckLine::Row(..)))
    };
    while top < most && !starts(top) {
        top += 1;
    }
    top
}

/// Cells for a name and the text beside it.
fn name_room(lang: Lang, width: u16) -> usize {
    usize::from(width).saturating_sub(CURSOR_WIDTH + terms_width(lang) + TERMS_GAP)
}

/// Width of the level with its arrows, in cells: `‹ Beheerder ›`.
pub fn level_width(lang: Lang) -> usize {
    let levels = [Level::Member, Level::OrgAdmin];
    let widths = levels.map(|level| cells(&text::add_members::level_choice(lang, level)));
    widths.into_iter().max().unwrap_or(0)
}

/// Width of the level and the last day, in cells.
pub fn terms_width(lang: Lang) -> usize {
    level_width(lang) + TERMS_GAP + UNTIL_WIDTH
}
