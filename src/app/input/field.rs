//! A single-line text field. The cursor moves by grapheme.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::{Action, Key, cells},
    domain::{is_forbidden, is_joiner, may_follow},
};

/// Default maximum length of a field, in graphemes.
const DEFAULT_MAX_LENGTH: usize = 200;

/// The text, cursor and maximum length of a single-line field.
#[derive(Debug)]
pub struct Field {
    input: Input,
    max_length: usize,
    /// `true` while the text is only a proposal, which the first character replaces.
    is_proposed: bool,
}

impl Default for Field {
    fn default() -> Self {
        Self::with_max_length(DEFAULT_MAX_LENGTH)
    }
}

impl Field {
    /// Creates an empty field for at most `max_length` graphemes.
    pub fn with_max_length(max_length: usize) -> Self {
        Self { input: Input::default(), max_length, is_proposed: false }
    }

    /// Selects the whole text: the first character that the user enters replaces it, any other editing
    /// keeps it.
    pub(in crate::app) fn select_all(&mut self) {
        let text = self.text().to_owned();
        self.propose(&text);
    }

    /// Ends the selection of the text.
    pub(in crate::app) const fn unselect(&mut self) {
        self.is_proposed = false;
    }

    /// The text of the field, on one line.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Replaces the text and puts the cursor at its end.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
        self.is_proposed = false;
    }

    /// Replaces the text by a proposal: the first character that the user enters replaces it, any
    /// other editing keeps it.
    pub fn propose(&mut self, text: &str) {
        self.set(text);
        self.is_proposed = !text.is_empty();
    }

    /// Returns whether the text is a proposal that the first character replaces.
    pub const fn is_proposed(&self) -> bool {
        self.is_proposed
    }

    /// Returns the text before the cursor.
    pub fn before_cursor(&self) -> String {
        self.text().chars().take(self.input.cursor()).collect()
    }

    /// Replaces the text before the cursor, if the field has room for it.
    pub fn set_before_cursor(&mut self, text: &str) {
        let whole: String =
            text.chars().chain(self.text().chars().skip(self.input.cursor())).collect();
        if whole.graphemes(true).count() <= self.max_length {
            self.input = Input::new(whole).with_cursor(text.chars().count());
            self.is_proposed = false;
        }
    }

    /// Returns the cursor's column in a window of `width` cells, and the cells scrolled out on the
    /// left.
    pub fn window(&self, width: usize) -> (usize, usize) {
        let before = self.before_cursor();
        let at = cells(&before);
        // Scroll by whole graphemes, so that the left edge never cuts a wide grapheme.
        let mut scroll = 0;
        for grapheme in before.graphemes(true) {
            if at <= scroll + width.max(1) {
                break;
            }
            scroll += cells(grapheme);
        }
        (at - scroll, scroll)
    }

    /// Inserts the character of a key. Returns whether the text changed.
    pub fn type_key(&mut self, key: Key) -> bool {
        key.printable().is_some_and(|ch| self.insert(ch))
    }

    /// Inserts pasted text as one line, without forbidden characters. Returns the number of omitted
    /// characters.
    pub fn paste(&mut self, text: &str) -> usize {
        let mut left_out = 0;
        let mut signs = text.trim().chars();
        while let Some(ch) = signs.next() {
            if self.is_full() && !self.is_proposed {
                return left_out + 1 + signs.count();
            }
            let ch = if ch.is_whitespace() { ' ' } else { ch };
            left_out += usize::from(!self.insert(ch));
        }
        left_out
    }

    fn is_full(&self) -> bool {
        // Counting graphemes is slow, so first check whether the bytes could be enough.
        self.text().len() >= self.max_length
            && (self.text().graphemes(true).count() >= self.max_length
                || self.text().len() >= self.max_length * 16)
    }

    fn insert(&mut self, ch: char) -> bool {
        if self.is_proposed && !is_forbidden(ch) {
            self.set("");
        }
        // A joiner can become valid by the next character, so the whole text is validated later.
        let joins = || is_joiner(ch) && may_follow(&self.before_cursor());
        !self.is_full()
            && (!is_forbidden(ch) || joins())
            && self.input.handle(InputRequest::InsertChar(ch)).is_some()
    }

    /// Performs an editing action. Returns whether the text changed; `None` for any other action.
    pub fn act(&mut self, action: Action) -> Option<bool> {
        let request = match action {
            Action::SignLeft => InputRequest::GoToPrevChar,
            Action::SignRight => InputRequest::GoToNextChar,
            Action::WordLeft => InputRequest::GoToPrevWord,
            Action::WordRight => InputRequest::GoToNextWord,
            Action::FieldStart => InputRequest::GoToStart,
            Action::FieldEnd => InputRequest::GoToEnd,
            Action::EraseBack => InputRequest::DeletePrevChar,
            Action::EraseSign => InputRequest::DeleteNextChar,
            Action::EraseWord => InputRequest::DeletePrevWord,
            Action::EraseStart => InputRequest::DeleteFromStart,
            Action::EraseEnd => InputRequest::DeleteTillEnd,
            _ => return None,
        };
        self.is_proposed = false;
        let before = self.text().len();
        self.input.handle(request);
        Some(self.text().len() != before)
    }
}
