//! The rows of a form: its introduction, its fields in groups, and its message.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::fit::{cells, wrap};
use crate::{
    app::{
        FormLine, State,
        dialogs::{Form, Purpose},
    },
    columns::CellTone,
    text::{self, FieldFault, FieldId, Lang, Text},
};

/// Width of the labels, in cells.
pub const LABEL_WIDTH: usize = 17;
/// Cells before a value below its label.
const VALUE_INDENT: usize = 4;
/// Cells beside a field that names a person, for who that is.
const PERSON_NOTE_WIDTH: usize = 36;

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
    /// A line about the value of the field above it.
    Note(String, CellTone),
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
    /// The place of the faults of fields without the focus.
    pub notes: NotePlace,
}

/// The place of the fault of a field without the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NotePlace {
    /// On a line below the field.
    #[default]
    Below,
    /// Beside the field, on a screen without room for those lines.
    Beside,
}

/// The parts of a form, before they get their rows.
struct Parts {
    intro: Vec<String>,
    lines: Vec<FormLine>,
    message: Vec<FormRow>,
    /// The lines below fields, by the index of the field.
    notes: BTreeMap<usize, Vec<FormRow>>,
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
            notes: notes_below(form, state, width),
            focus: form.focus,
            scrolled_to: form.scrolled_to,
            lines_per_field: form.field_lines(),
        }
    }

    /// Number of lines below fields.
    fn note_rows(&self) -> usize {
        self.notes.values().map(Vec::len).sum()
    }

    /// Number of rows for all fields with the lines below them, without headings.
    fn field_rows(&self) -> usize {
        let is_field = |line: &&FormLine| matches!(line, FormLine::Field(_));
        self.lines.iter().filter(is_field).count() * self.lines_per_field + self.note_rows()
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
        let is_low = self.field_rows() + self.message.len() > height;
        let notes = if is_low { NotePlace::Beside } else { NotePlace::Below };
        let focus = self.focus;
        self.notes.retain(|at, _| !is_low || *at == focus);
        let spare = height.saturating_sub(self.text_rows());
        let gaps = spare.min(self.gaps());
        if spare < self.gaps() + self.group_rows() {
            self.lines.retain(|line| matches!(line, FormLine::Field(_)));
        }
        let room = height.saturating_sub(self.message.len());
        let kept = if room > MIN_ROWS_FOR_INTRO { KEPT_INTRO.min(self.intro.len()) } else { 0 };
        self.intro.truncate(room.saturating_sub(self.field_rows()).max(kept));
        let room = room.saturating_sub(self.intro.len() + self.note_rows()) / self.lines_per_field;
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
            if let FormLine::Field(at) = line {
                rows.extend(self.notes.remove(&at).into_iter().flatten());
            }
        }
        let tail = usize::from(above_message) + usize::from(above_buttons) + self.message.len();
        rows.truncate(height.saturating_sub(tail));
        rows.extend(blank(above_message));
        rows.extend(self.message);
        rows.extend(blank(above_buttons));
        FormView { rows, above: top, below, top, room, notes }
    }
}

/// The rows of a form on an area of this size, which has no room for the buttons.
pub(super) fn form_rows(form: &Form, state: &State, area: Rect) -> FormView {
    Parts::new(form, state, area.width.into()).place(area.height.into())
}

/// The height of a form with its frame: with the headings of its groups if `room` has place for
/// them. Without the lines of [`note_height`].
pub(super) fn form_height(form: &Form, state: &State, width: usize, room: u16) -> u16 {
    let parts = Parts { notes: BTreeMap::new(), ..Parts::new(form, state, width) };
    let base = parts.text_rows() + parts.gaps() + OTHER_LINES;
    let full = base + parts.group_rows();
    let height = if full <= usize::from(room) { full } else { base };
    u16::try_from(height).unwrap_or(u16::MAX)
}

/// Number of lines below fields, about their values.
pub(super) fn note_height(form: &Form, state: &State, width: usize) -> u16 {
    let notes = notes_below(form, state, width);
    u16::try_from(notes.values().map(Vec::len).sum::<usize>()).unwrap_or(u16::MAX)
}

fn notes_below(form: &Form, state: &State, width: usize) -> BTreeMap<usize, Vec<FormRow>> {
    let indent = if form.field_lines() > 1 { VALUE_INDENT } else { LABEL_WIDTH + 2 };
    let note = |at: usize| {
        let (text, tone) = field_note(form, at, state.lang)?.below?;
        let lines = wrap(&text, width.saturating_sub(indent)).into_iter();
        let row = |line: String| FormRow::Note(format!("{:indent$}{line}", ""), tone);
        Some((at, lines.map(row).collect()))
    };
    form.visible_fields().into_iter().filter_map(note).collect()
}

/// The label of a field.
pub fn field_label(form: &Form, index: usize, lang: Lang) -> String {
    let Some(one) = form.fields.get(index) else { return String::new() };
    match (one.id, &form.purpose) {
        (FieldId::Successor(at), Purpose::Successors { orgs, .. }) => {
            text::forms::successor_label(lang, orgs, at)
        }
        (FieldId::FullName, Purpose::Invite) => text::headings::NAME.of(lang).to_owned(),
        (id, _) => text::forms::label(lang, id).to_owned(),
    }
}

/// A note with the meaning of its colour.
type Note = (String, CellTone);

/// The notes of a form about the value of a field.
#[derive(Clone, Debug, Default)]
struct FieldNote {
    /// In a word or two, beside the field.
    beside: Option<Note>,
    /// In a sentence, below the field.
    below: Option<Note>,
}

/// The notes about the value of this field; `None` if that is fine. All fields have one width,
/// so a sentence stands below the field (R272). A fault shows once the user left the field (R312).
fn field_note(form: &Form, index: usize, lang: Lang) -> Option<FieldNote> {
    let field = form.fields.get(index).filter(|field| !form.is_locked(field))?;
    let beside = |said: String, tone| FieldNote { beside: Some((said, tone)), below: None };
    if let Some(person) = form.identified_person(index) {
        return Some(beside(format!("→ {}", person.name), CellTone::Good));
    }
    // An error in a key stands above the buttons.
    let wrong = form.fault_at(index).filter(|wrong| !matches!(wrong, FieldFault::BadKey(_)))?;
    let is_shown = field.is_checked && wrong != FieldFault::Searching;
    let (said, tone) = if is_shown {
        let label = field_label(form, index, lang);
        (text::forms::fault_after_enter(lang, field.id, &label, &wrong), CellTone::Bad)
    } else {
        (text::forms::fault_text(lang, &wrong), CellTone::Faint)
    };
    let is_needed = matches!(wrong, FieldFault::Empty);
    // More typing mends it.
    let is_unfinished = matches!(
        wrong,
        FieldFault::Mismatch
            | FieldFault::NoMatch
            | FieldFault::Ambiguous(_)
            | FieldFault::InvalidNumber(_)
            | FieldFault::Searching
    );
    if form.names_people() || (is_needed && !is_shown) {
        return Some(beside(said, tone));
    }
    let is_below = is_shown || (is_unfinished && form.focus == index);
    is_below.then_some(FieldNote { beside: None, below: Some((said, tone)) })
}

/// The note beside a field, if there is one.
pub fn note_beside(form: &Form, index: usize, lang: Lang, notes: NotePlace) -> Option<Note> {
    let FieldNote { beside, below } = field_note(form, index, lang)?;
    let has_no_row = notes == NotePlace::Beside && form.focus != index;
    beside.or(below.filter(|_| has_no_row))
}

/// Cells that a form keeps beside its fields, for their notes.
pub fn note_width(form: &Form, lang: Lang, notes: NotePlace) -> usize {
    if form.names_people() {
        return PERSON_NOTE_WIDTH;
    }
    let word = cells(&text::forms::fault_text(lang, &FieldFault::Empty)) + 2;
    let shown = form.visible_fields().into_iter();
    let beside = shown.filter_map(|at| note_beside(form, at, lang, notes));
    beside.map(|(said, _)| cells(&said)).fold(word, usize::max)
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
