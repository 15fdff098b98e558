//! The areas of the dialogs with a search field and of their second step, and what a click on those
//! does.

use ratatui::layout::{Position, Rect};

use super::{
    check_view::{
        CONSEQUENCE_LINES, CheckLine, CheckView, MAX_CONSEQUENCE_LINES, TERMS_GAP, UNTIL_WIDTH,
        level_width, open_check, terms_width,
    },
    fit::wrap,
    geometry::Geometry,
};
use crate::{
    app::{Action, State, dialogs::Editing},
    text::{self, Lang},
};

/// Lines inside the frame of a dialog with chips from which it has blank lines around them.
const ROOMY_CHOICE: u16 = 20;

/// Lines for the message to partners, with a blank line above it, if there is much room and if
/// there is little.
const MESSAGE_LINES: (u16, u16) = (6, 3);
/// Lines for a refusal, with a blank line above it.
const PROBLEM_LINES: u16 = 3;
/// The least height of the content with room for blank lines.
const MIN_CONTENT_HEIGHT: u16 = 18;
/// Lines that the rows keep.
const MIN_LIST_LINES: u16 = 3;

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
    /// Number of lines of the list that are scrolled past.
    pub top: usize,
    /// The message to partners.
    pub message: Rect,
    /// The refusal of the last command.
    pub problem: Rect,
}

/// The areas of the parts of the second step.
pub fn check_areas(view: &CheckView<'_>, state: &State, at: &Geometry) -> CheckAreas {
    // The dialog is lower than the first step, so the content decides how much room there is.
    let gap = u16::from(at.content.height >= MIN_CONTENT_HEIGHT);
    // The buttons, with the rule above them.
    let inside = Rect { height: at.inside.height.saturating_sub(1 + gap), ..at.inside };
    let mut left = inside.height;
    let mut take = |lines: u16, keep: u16| {
        let lines = if left >= lines + keep { lines } else { 0 };
        left -= lines;
        lines
    };
    let count = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
    let wrapped = |text: &str| count(wrap(text, usize::from(inside.width)).len());
    let said = view.problem.map_or(0, |why| wrapped(&text::refusal(state.lang, why, &state.zone)));
    let problem = match said {
        0 => 0,
        lines => match take(lines.saturating_add(1), MIN_LIST_LINES) {
            0 => take(PROBLEM_LINES, MIN_LIST_LINES),
            lines => lines,
        },
    };
    let lines = view.lines(state.lang, inside.width);
    let whole = wrapped(&view.consequence).min(MAX_CONSEQUENCE_LINES);
    let list_lines = count(lines.len());
    // The preview of the message and the blank lines give way to the list.
    let message = if view.has_message {
        match take(MESSAGE_LINES.0, list_lines.saturating_add(whole + 2 * gap)) {
            0 => take(MESSAGE_LINES.1, MIN_LIST_LINES),
            lines => lines,
        }
    } else {
        0
    };
    let most = inside
        .height
        .saturating_sub(problem + message)
        .saturating_sub(list_lines.saturating_add(2 * gap));
    let said = whole.min(most.max(CONSEQUENCE_LINES));
    // A short list keeps all its lines, and no more.
    let mut blank_lines = [(gap, gap), (0, gap)].into_iter();
    let fitting = blank_lines.find_map(|(before, after)| {
        let lines = take(before + said + after, list_lines);
        (lines > 0).then_some((before, lines))
    });
    let (before, above) =
        fitting.unwrap_or_else(|| (0, take(said, MIN_LIST_LINES.min(list_lines))));
    let said = if above > 0 { said } else { 0 };
    let list = Rect { y: inside.y + above, height: left, ..inside };
    let below = Rect { y: list.bottom(), height: message, ..inside };
    let y = below.bottom() + u16::from(problem > 2);
    CheckAreas {
        rule: Rect { y: inside.bottom(), height: gap, ..inside },
        consequence: Rect { y: inside.y + before, height: said, ..inside },
        list,
        top: first_line(&lines, view.check.cursor, usize::from(list.height).max(1)),
        message: below,
        problem: Rect { y, height: inside.bottom().saturating_sub(y), ..inside },
    }
}

/// The first of these lines in view, so that the row under the cursor shows what stands below it, and
/// the first row of a group its heading.
fn first_line(lines: &[CheckLine<'_>], cursor: usize, height: usize) -> usize {
    let is_here = |line: &CheckLine<'_>| matches!(line, CheckLine::Row(row) if row.index == cursor);
    let here = lines.iter().position(is_here).unwrap_or(0);
    let is_below =
        |line: &&CheckLine<'_>| matches!(line, CheckLine::Address(_) | CheckLine::Below(_));
    let lines_below = lines.iter().skip(here + 1).take_while(is_below).count().max(1);
    let has_head = |at: &usize| matches!(lines.get(*at), Some(CheckLine::Head(..)));
    let first = here.checked_sub(1).filter(has_head).filter(|_| height > 1).unwrap_or(here);
    (here + 1 + lines_below).saturating_sub(height).min(first)
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
    let lines = view.lines(state.lang, areas.list.width);
    let CheckLine::Row(row) = lines.get(areas.top + line)? else { return None };
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
