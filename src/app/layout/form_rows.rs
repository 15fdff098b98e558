//! The rows of a form: its introduction, its fields in groups, and its message.

use ratatui::layout::Rect;

use super::fit::wrap;
use crate::{
    app::{FormLine, State, dialogs::Form},
    columns::CellTone,
    text::{self, Text},
};

/// Lines of a form besides its rows: the frame and the buttons.
const OTHER_LINES: usize = 3;
/// Number of lines of the introduction that stay on a low screen, above the fields that scroll.
const KEPT_INTRO: usize = 2;
/// The rows that a form must have more of to keep those lines.
const MIN_ROWS_FOR_INTRO: usize = 6;

/// A row of a form, inside its frame and above its buttons.
#[derive(Clone, Debug)]
pub enum FormRow {
    /// An empty row.
    Blank,
    /// A line of the introduction.
    Intro(String),
    /// The heading of a group.
    Heading(Text),
    /// The label of the field with this index, with its value if that has no row of its own.
    Field(usize),
    /// The value of the field whose label is above it.
    Value,
    /// A line of the message above the buttons: a refusal, or the result of parsing an ssh key.
    Message(String, CellTone),
}

/// The visible rows of a form, and the number of fields that are above and below them.
#[derive(Clone, Debug, Default)]
pub struct FormView {
    /// The rows, above the buttons.
    pub rows: Vec<FormRow>,
    /// Number of fields above the first visible one.
    pub above: usize,
    /// Number of fields below the last visible one.
    pub below: usize,
    /// Index of the first visible line with a field.
    pub(super) top: usize,
    /// Number of fields for which there is room.
    pub(super) room: usize,
}

/// The parts of a form, before they get their rows.
struct Parts {
    intro: Vec<String>,
    lines: Vec<FormLine>,
    message: Vec<FormRow>,
    focus: usize,
    /// The first visible field, if the user scrolled.
    scrolled_to: Option<usize>,
    lines_per_field: usize,
}

impl Parts {
    fn new(form: &Form, state: &State, width: usize) -> Self {
        let wrapped = |text: &String| wrap(text, width);
        let message = message(form, state).into_iter();
        let message = message.flat_map(|(text, tone)| {
            wrap(&text, width).into_iter().map(move |line| FormRow::Message(line, tone))
        });
        Self {
            intro: form.words().intro.iter().flat_map(wrapped).collect(),
            lines: form.grouped_lines(),
            message: message.collect(),
            focus: form.focus,
            scrolled_to: form.scrolled_to,
            lines_per_field: form.field_lines(),
        }
    }

    /// Number of rows for all fields, without headings.
    fn field_rows(&self) -> usize {
        let is_field = |line: &&FormLine| matches!(line, FormLine::Field(_));
        self.lines.iter().filter(is_field).count() * self.lines_per_field
    }

    /// Number of rows for the headings, and the blank rows between groups.
    fn group_rows(&self) -> usize {
        self.lines.iter().filter(|line| !matches!(line, FormLine::Field(_))).count()
    }

    /// Number of rows without the blank ones and the headings.
    fn text_rows(&self) -> usize {
        self.intro.len() + self.field_rows() + self.message.len()
    }

    /// Number of blank rows: above everything, between the parts, and above the buttons.
    fn gaps(&self) -> usize {
        2 + usize::from(!self.intro.is_empty()) + usize::from(!self.message.is_empty())
    }

    /// Places the parts on this many rows. The fields and the message come first, then the
    /// introduction, the blank rows, and the headings.
    fn place(mut self, height: usize) -> FormView {
        let spare = height.saturating_sub(self.text_rows());
        let gaps = spare.min(self.gaps());
        if spare < self.gaps() + self.group_rows() {
            self.lines.retain(|line| matches!(line, FormLine::Field(_)));
        }
        let room = height.saturating_sub(self.message.len());
        let kept = if room > MIN_ROWS_FOR_INTRO { KEPT_INTRO.min(self.intro.len()) } else { 0 };
        self.intro.truncate(room.saturating_sub(self.field_rows()).max(kept));
        let room = room.saturating_sub(self.intro.len()) / self.lines_per_field;
        let is_here = |line: &FormLine| matches!(line, FormLine::Field(at) if *at == self.focus);
        let here = self.lines.iter().position(is_here).unwrap_or(0);
        let last = self.lines.len().saturating_sub(room.max(1));
        let follows = (here + 1).saturating_sub(room.max(1));
        let top = self.scrolled_to.map_or(follows, |top| top.min(last));
        // Headings are left out first, so that lines above the first are fields.
        let below = self.lines.len().saturating_sub(top + room.max(1));
        let has_intro = !self.intro.is_empty();
        // The order in which blank rows come if there is little room for them.
        let (above_buttons, above_fields) = (gaps > 0, has_intro && gaps > 1);
        let at_top = gaps > 1 + usize::from(has_intro);
        let above_message = gaps > 2 + usize::from(has_intro);
        let blank = |is_there: bool| is_there.then_some(FormRow::Blank);
        let mut rows: Vec<FormRow> = blank(at_top).into_iter().collect();
        rows.extend(self.intro.into_iter().map(FormRow::Intro));
        rows.extend(blank(above_fields));
        for line in self.lines.into_iter().skip(top) {
            rows.push(match line {
                FormLine::Blank => FormRow::Blank,
                FormLine::Heading(head) => FormRow::Heading(head),
                FormLine::Field(at) => FormRow::Field(at),
            });
            if matches!(line, FormLine::Field(_)) && self.lines_per_field > 1 {
                rows.push(FormRow::Value);
            }
        }
        let tail = usize::from(above_message) + usize::from(above_buttons) + self.message.len();
        rows.truncate(height.saturating_sub(tail));
        rows.extend(blank(above_message));
        rows.extend(self.message);
        rows.extend(blank(above_buttons));
        FormView { rows, above: top, below, top, room }
    }
}

/// The rows of a form on an area of this size, which has no room for the buttons.
pub(super) fn form_rows(form: &Form, state: &State, area: Rect) -> FormView {
    Parts::new(form, state, area.width.into()).place(area.height.into())
}

/// The height of a form with its frame: with the headings of its groups if `room` has place for
/// them.
pub(super) fn form_height(form: &Form, state: &State, width: usize, room: u16) -> u16 {
    let parts = Parts::new(form, state, width);
    let base = parts.text_rows() + parts.gaps() + OTHER_LINES;
    let full = base + parts.group_rows();
    let height = if full <= usize::from(room) { full } else { base };
    u16::try_from(height).unwrap_or(u16::MAX)
}

/// The message above the buttons: the refusal, or the result of parsing an ssh key.
fn message(form: &Form, state: &State) -> Option<(String, CellTone)> {
    if let Some(why) = &form.problem {
        return Some((text::refusal(state.lang, why, &state.zone), CellTone::Bad));
    }
    Some(match form.key()? {
        Ok(key) => (text::ssh::known_key(&key), CellTone::Good),
        Err(why) => (text::ssh::bad_key_reason(state.lang, why), CellTone::Bad),
    })
}
