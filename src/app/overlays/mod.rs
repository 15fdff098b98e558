//! Overlays: the help, the palette, the messages, and read-only texts.

pub(crate) mod elsewhere;
mod filters_text;
pub(crate) mod help;
mod help_search;
pub(crate) mod palette;
pub(crate) mod palette_actions;
mod palette_found;
pub(crate) mod palette_groups;
pub(crate) mod palette_line;
pub(crate) mod palette_rows;
mod ranking;
pub(crate) mod reading;
pub(crate) mod size;

use std::{cell::Cell, collections::BTreeSet};

use super::{
    Action, Field, Help, Palette, Situation, State, Toast, Toasts, Tone, buttons, cells, wrap,
};
use crate::{columns::CellTone, domain::Moment};

/// An overlay above the screen and its dialog.
#[derive(Debug)]
pub enum Overlay {
    /// The keys of the current context, with a search field.
    Help(Help),
    /// The command palette, which searches and runs actions.
    Palette(Box<Palette>),
    /// All messages, newest first.
    Messages {
        /// Number of lines scrolled past.
        top: usize,
    },
    /// A longer text about the screen or dialog.
    Sheet(TextOverlay),
}

/// A read-only text with a title.
#[derive(Debug)]
pub struct TextOverlay {
    /// The title in the frame of the overlay.
    pub title: String,
    /// The sentence that the text is about, above the lines.
    pub head: Option<String>,
    /// The paragraphs of the text, before wrapping.
    pub lines: Vec<String>,
    /// Less important paragraphs below the text.
    pub notes: Vec<String>,
    /// Number of wrapped lines scrolled past.
    pub top: usize,
    /// The action on that row whose keys also work here.
    pub offer: Option<Action>,
    /// `true` if the text is about the row under the cursor, and closes with it.
    pub of_row: bool,
}

impl TextOverlay {
    /// Creates a text about the row under the cursor.
    pub(in crate::app) const fn about_row(title: String, lines: Vec<String>) -> Self {
        Self { title, head: None, lines, notes: Vec::new(), top: 0, offer: None, of_row: true }
    }

    /// The width of the widest paragraph on one line, in cells.
    pub(in crate::app) fn widest_line(&self) -> usize {
        self.head
            .iter()
            .chain(&self.lines)
            .chain(&self.notes)
            .map(|line| cells(line))
            .max()
            .unwrap_or(0)
    }

    /// Wraps the lines at `width` cells, and indents continuation lines.
    pub fn wrapped_lines(&self, width: usize) -> Vec<(String, CellTone)> {
        let broken = |line: &String| {
            let inset = line.len() - line.trim_start().len();
            let mut parts = wrap(line, width.saturating_sub(inset + 2));
            for (at, part) in parts.iter_mut().enumerate() {
                part.insert_str(0, &" ".repeat(if at == 0 { inset } else { inset + 2 }));
            }
            // Wrapping an empty line gives no lines, but empty lines separate paragraphs.
            if parts.is_empty() { vec![String::new()] } else { parts }
        };
        let toned = |tone| move |line| (line, tone);
        let head = self.head.iter().flat_map(broken).map(toned(CellTone::Head));
        let lines = self.lines.iter().flat_map(broken).map(toned(CellTone::Text));
        let gap = (!self.notes.is_empty()).then(|| (String::new(), CellTone::Faint));
        let notes = self.notes.iter().flat_map(broken).map(toned(CellTone::Faint));
        head.chain(lines).chain(gap).chain(notes).collect()
    }
}

/// A line of the overlay with messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageLine {
    /// The time and the severity; only in the first line of a message. The answer to a key has no
    /// time: it is no event.
    pub head: Option<(Option<Moment>, Tone)>,
    /// A part of the text.
    pub text: String,
    /// The action that this line offers instead of a text.
    pub offer: Option<Action>,
}

/// All messages, newest first, wrapped at `width` cells. Each names the organisation that it is
/// about; the newest that can be undone or redone offers that.
pub fn messages(toasts: &Toasts, width: usize) -> Vec<MessageLine> {
    let newest = toasts.newest_offer().map(|(_, operation)| operation);
    let one = |toast: &Toast| {
        let lines = toast.lines_with_subject();
        let head = Some((Some(toast.at).filter(|_| !toast.is_answer), toast.tone));
        let lines = lines.iter().flat_map(|line| wrap(line, width)).enumerate();
        let lines = lines.map(move |(at, text)| MessageLine {
            head: head.filter(|_| at == 0),
            text,
            offer: None,
        });
        let offer = toast.offer.filter(|(_, operation)| Some(*operation) == newest);
        let offer =
            offer.map(|(action, _)| MessageLine { offer: Some(action), ..MessageLine::default() });
        lines.chain(offer).collect::<Vec<_>>()
    };
    toasts.history().iter().rev().flat_map(one).collect()
}

/// The messages from line `top` that fit whole in `height` lines, and the number of messages that do
/// not; that number takes the last line.
pub fn whole_messages(
    lines: Vec<MessageLine>,
    top: usize,
    height: usize,
) -> (Vec<MessageLine>, usize) {
    let mut shown: Vec<MessageLine> = lines.into_iter().skip(top).collect();
    if shown.len() <= height {
        return (shown, 0);
    }
    let room = height.saturating_sub(1);
    let begins = |at: &usize| shown.get(*at).is_some_and(|line| line.head.is_some());
    // A message that is longer than the room is cut.
    let end = (1..=room).rev().find(begins).unwrap_or(room);
    let hidden = shown.split_off(end).iter().filter(|line| line.head.is_some()).count();
    (shown, hidden)
}

impl Help {
    /// Creates the help for the current contexts.
    pub(in crate::app) fn new(state: &State) -> Self {
        let contexts = state.contexts();
        let keymap = &state.keymap;
        let here =
            keymap.bindings().iter().filter(|binding| keymap.is_reachable(contexts, binding));
        let here: BTreeSet<Action> = here.map(|binding| binding.action).collect();
        let situation = Situation::from_focus(state);
        let listed = here.into_iter().filter_map(|action| {
            let answer = situation.availability(action);
            answer
                .is_listed()
                .then(|| (action, answer.reason().map(|why| why.short_message(state))))
        });
        let note = state.dialog.as_ref().and_then(|dialog| dialog.show().help_note());
        let (listed, look) = (listed.collect(), state.look.clone());
        let (field, size) = (Field::default(), Cell::new(None));
        let answers = buttons(state).into_iter().filter_map(|button| {
            let letter = button.letter.filter(|_| button.action.is_answer())?;
            let word = button.word().to_owned();
            Some((button.action, letter, word))
        });
        let answers = answers.collect();
        Self { field, top: 0, cursor: 0, contexts, listed, answers, note, look, size }
    }
}
