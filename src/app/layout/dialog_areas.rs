//! The areas of the dialogs with a search field and of their second step, and what a click on those
//! does.

use ratatui::layout::{Position, Rect};

use super::{
    check::{
        height::{MESSAGE_LINES, blank_line, count, is_shortened, text_lines},
        lines::{CheckLine, CheckView, TERMS_GAP, UNTIL_WIDTH, level_width, terms_width},
        view::open_check,
    },
    geometry::Geometry,
};
use crate::{
    app::{Action, State, dialogs::Editing},
    text::Lang,
};

/// Lines inside the frame of a dialog with chips from which it has blank lines around them.
const ROOMY_CHOICE: u16 = 20;

/// Lines for a refusal, with a blank line above it.
const PROBLEM_LINES: u16 = 3;
/// Lines that the rows keep: a heading, a row, its address, and a question about it.
const MIN_LIST_LINES: u16 = 4;
/// Lines of a list that scrolls, from which it leaves room for blank lines below and above the
/// sentences about the consequence.
const ROOMY_LIST_LINES: (u16, u16) = (5, 8);
/// Lines that the sentences about the consequence may take from the list.
const CONSEQUENCE_LINES: u16 = 3;

impl Geometry {
    /// Number of list rows that fit in the dialog.
    pub fn dialog_rows(&self) -> usize {
        usize::from(self.candidates().height)
    }

    /// Returns whether the dialog has no room for separator lines.
    pub fn is_compact(&self) -> bool {
        self.inside.height < 14
    }

    /// Returns whether the rules of a dialog with chips carry them and the count of further matches,
    /// so that the list gets their lines.
    pub fn is_tight(&self) -> bool {
        self.has_chips && self.inside.height < ROOMY_CHOICE
    }

    /// The area for the chips of the chosen rows in a dialog, or else for its first field.
    pub fn chips(&self) -> Rect {
        line(self.inside, u16::from(self.is_tight() || !self.is_compact()))
    }

    /// The search field of a dialog.
    pub fn search(&self) -> Rect {
        let y = match (self.is_tight(), self.is_compact()) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 3,
        };
        line(self.inside, y)
    }

    /// The list of matches in a dialog.
    pub fn candidates(&self) -> Rect {
        let (above, below) = match (self.is_tight(), self.is_compact()) {
            (true, _) => (2, 3),
            (false, true) => (3, 2),
            (false, false) => (5, 4),
        };
        let height = self.inside.height.saturating_sub(above + below);
        Rect { y: self.inside.y + above, height, ..self.inside }.intersection(self.inside)
    }

    /// The remark below the list of matches, which the user should read before continuing. In a
    /// tight dialog its first line is a rule if the remark needs only one.
    pub fn note(&self) -> Rect {
        let height = if self.is_compact() && !self.is_tight() { 1 } else { 2 };
        let y = self.inside.height.saturating_sub(height + 1);
        Rect { height, ..line(self.inside, y) }.intersection(self.inside)
    }

    /// The line with the buttons of the dialog.
    pub fn buttons(&self) -> Rect {
        line(self.inside, self.inside.height.saturating_sub(1))
    }
}

/// The areas of the second step, inside its frame and above its buttons.
#[derive(Clone, Copy, Debug, Default)]
pub struct CheckAreas {
    /// The rule above the buttons; empty without room for it.
    pub rule: Rect,
    /// The sentence about the consequence.
    pub consequence: Rect,
    /// The list of rows.
    pub list: Rect,
    /// `true` if addresses in the list may leave out their domain.
    pub is_shortened: bool,
    /// The line that counts the rows out of view; empty without room for it.
    pub more: Rect,
    /// The message to partners.
    pub message: Rect,
    /// The refusal of the last command.
    pub problem: Rect,
}

/// Lines that no part of the second step has yet.
struct FreeLines(u16);

impl FreeLines {
    /// Gives away all these lines or none, so that `keep` are left.
    const fn take(&mut self, lines: u16, keep: u16) -> u16 {
        let lines = if self.0 >= lines.saturating_add(keep) { lines } else { 0 };
        self.0 -= lines;
        lines
    }

    /// Places the consequence of `said` lines above a list that has `all` lines, or `packed` without
    /// blank ones. Returns the blank line before it, its lines, and all lines above the list.
    fn take_consequence(&mut self, said: u16, gap: u16, [all, packed]: [u16; 2]) -> [u16; 3] {
        let (below, around) = ROOMY_LIST_LINES;
        // Rather all rows than blank lines, but a list that scrolls leaves them.
        let ways = [
            (gap, gap, all),
            (0, gap, all),
            (gap, gap, packed),
            (0, gap, packed),
            (0, 0, packed),
            (gap, gap, around),
            (0, gap, below),
        ];
        let fitting = ways.into_iter().find_map(|(before, after, keep)| {
            let lines = self.take(before + said + after, keep);
            (lines > 0).then_some([before, said, lines])
        });
        fitting.unwrap_or_else(|| {
            let said = self.take(said.min(self.0.saturating_sub(MIN_LIST_LINES)), 0);
            [0, said, said]
        })
    }
}

/// The areas of the parts of the second step.
pub fn check_areas(view: &CheckView<'_>, state: &State, at: &Geometry) -> CheckAreas {
    let gap = blank_line(at.content.height);
    // The buttons, with the rule above them.
    let inside = Rect { height: at.inside.height.saturating_sub(1 + gap), ..at.inside };
    let mut free = FreeLines(inside.height);
    let [problem, consequence] = text_lines(view, state, inside.width);
    let problem = match problem {
        0 => 0,
        lines => match free.take(lines.saturating_add(1), MIN_LIST_LINES) {
            0 => free.take(PROBLEM_LINES, MIN_LIST_LINES),
            lines => lines,
        },
    };
    let is_shortened = is_shortened(view, state, at.content.height, at.dialog.as_size());
    let lines = view.lines(state.lang, inside.width, is_shortened);
    let packed = lines.iter().filter(|line| !line.is_blank()).count();
    let [mut all, mut packed] = [lines.len(), packed].map(count);
    let passing = u16::from(lines.iter().any(CheckLine::is_passing));
    // The preview of the message and the blank lines give way to the list.
    let message = if view.has_message {
        match free.take(MESSAGE_LINES.0, (all - passing).saturating_add(consequence + 2 * gap)) {
            0 => free.take(MESSAGE_LINES.1, MIN_LIST_LINES),
            lines => lines,
        }
    } else {
        0
    };
    // The line for a question is the blank line above the message, if all fits.
    let fits = message > 0 && packed - passing <= free.0;
    let shared = if fits { passing } else { 0 };
    [all, packed] = [all - shared, packed - shared];
    let most = free.0.saturating_sub(all.saturating_add(2 * gap));
    let said = consequence.min(most.max(CONSEQUENCE_LINES));
    let [before, said, above] = free.take_consequence(said, gap, [all, packed]);
    let list = Rect { y: inside.y + above, height: free.0, ..inside };
    let below = Rect { y: list.bottom(), height: message, ..inside };
    let list = Rect { height: if packed <= free.0 { free.0 + shared } else { free.0 }, ..list };
    let y = below.bottom() + u16::from(problem > 2);
    let rule = Rect { y: inside.bottom(), height: gap, ..inside };
    CheckAreas {
        is_shortened,
        rule,
        consequence: Rect { y: inside.y + before, height: said, ..inside },
        list,
        // A blank line stands above the message.
        more: if message > 0 { Rect { height: 1, ..below } } else { rule },
        message: below,
        problem: Rect { y, height: inside.bottom().saturating_sub(y), ..inside },
    }
}

/// The areas of the level and the last day, at the right of a row.
pub fn terms_areas(lang: Lang, row: Rect) -> [Rect; 2] {
    let cells = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    let level = Rect {
        x: row.right().saturating_sub(cells(terms_width(lang))).max(row.x),
        width: cells(level_width(lang)).min(row.width),
        ..row
    };
    let until = Rect { x: level.right() + cells(TERMS_GAP), width: cells(UNTIL_WIDTH), ..row };
    [level, until.intersection(row)]
}

/// The row under the pointer in the second step, and the action of its level or last day if the
/// pointer is on one of them. `None` while a field or a question is open.
pub(in crate::app) fn term_at(state: &State, at: Position) -> Option<(usize, Option<Action>)> {
    let view = open_check(state)?;
    if view.check.editing != Editing::Nothing || view.check.asks_confirmation {
        return None;
    }
    let areas = check_areas(&view, state, &Geometry::from_state(state));
    let line = areas.list.rows().position(|row| row.contains(at))?;
    let window = view.window(state.lang, areas.list.as_size(), areas.is_shortened);
    let CheckLine::Row(row, ..) = window.lines.get(line)? else { return None };
    let area = Rect { y: at.y, height: 1, ..areas.list };
    let [level, until] = terms_areas(state.lang, area);
    let action = match row.why_not {
        Some(_) => None,
        None if level.contains(at) => Some(Action::PickLevel),
        None => until.contains(at).then_some(Action::PickLastDay),
    };
    Some((row.index, action))
}

/// Line `y` of an area; empty if the area is too short.
fn line(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y, height: 1, ..area }.intersection(area)
}
