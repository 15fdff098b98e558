//! The fields of a typed filter: what it does not know, and completion.

use std::ops::Range;

use crate::{
    app::{List, Row, State, cells, fit, input::stray, lists::any_list::AnyList},
    columns::filters::{Completion, complete},
    domain::rights::EnvRights,
    text,
};

/// The separator of the words that Tab offers.
const WORD_GAP: &str = "  ";

/// The words beside the typed filter: what it does not know, or what could follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterRemark {
    /// One line.
    pub said: String,
    /// `true` for words to choose from, `false` for a fault.
    pub is_choice: bool,
    /// The word that Tab filled in, as a range of bytes; `None` if it filled in none of them.
    pub chosen: Option<Range<usize>>,
}

/// Returns the remark on the filter of a list, in at most `room` cells: the answer to Tab, what the
/// filter does not know, or what the viewer may not know.
pub fn filter_remark<T: Row>(state: &State, list: &List<T>, room: usize) -> Option<FilterRemark> {
    let lang = state.lang;
    let fitted = |said: &str| fit(said, room.min(cells(said)));
    if let Some(words) = state.filter_choices() {
        let said = fitted(words);
        let typed = last_word(&list.filter.before_cursor(), words).1.to_owned();
        let chosen = chosen_word(&said, &typed);
        return Some(FilterRemark { said, is_choice: true, chosen });
    }
    let parsed = list.parsed_filter();
    if let Some(problem) = parsed.problem {
        let mut sentences = problem.sentences(T::filters(), lang).peekable();
        let first = sentences.peek().cloned().unwrap_or_default();
        let said = sentences.find(|said| cells(said) <= room).unwrap_or_else(|| fitted(&first));
        return Some(FilterRemark { said, is_choice: problem.is_incomplete(), chosen: None });
    }
    let hidden = parsed.used.iter().find(|field| field.for_admins)?;
    let is_admin = state.me.get().is_none_or(EnvRights::is_env_admin);
    let said = text::filters::admins_only(lang, hidden.name.of(lang));
    (!is_admin).then(|| FilterRemark { said: fitted(&said), is_choice: false, chosen: None })
}

impl State {
    /// Returns whether the typed filter of the visible list leaves one row.
    pub(in crate::app) fn has_one_hit(&self) -> bool {
        let list = self.screen.show().list();
        let has_one = |list: &dyn AnyList| list.is_filtered() && list.row_count() == 1;
        list.is_some_and(|list| list.is_typing() && has_one(list)) && !self.types_unread_filter()
    }

    /// Returns whether the user types a filter of which a part cannot be read yet, so that the rows
    /// do not pass all of it.
    pub(in crate::app) fn types_unread_filter(&self) -> bool {
        let list = self.screen.show().list();
        list.is_some_and(|list| list.is_typing() && list.parsed_filter().problem.is_some())
    }

    /// Returns whether Tab changes the typed filter of the visible list.
    pub(in crate::app) fn can_complete_filter(&self) -> bool {
        let completes = |list: &dyn AnyList| {
            let before = list.before_cursor();
            complete(list.filter_fields(), &before, self.lang) != Completion::Nothing
        };
        self.filter_choices().is_some() || self.screen.show().list().is_some_and(completes)
    }

    /// Returns whether the typed filter of the visible list finds nothing.
    pub(in crate::app) fn has_no_hits(&self) -> bool {
        let list = self.screen.show().list();
        list.is_some_and(|list| list.is_typing() && list.is_filtered() && list.has_no_rows())
    }
}

/// Completes the field or the value before the cursor. If nothing is certain, takes the first of the
/// words that are possible, and offers the others; another Tab takes the next of these words.
pub(crate) fn complete_filter(state: &mut State) {
    let lang = state.lang;
    if let Some(words) = state.filter_choices().map(str::to_owned) {
        return take_next_word(state, &words);
    }
    state.dismiss_remark();
    let Some(list) = state.screen.show_mut().list_mut() else { return };
    let fields = list.filter_fields();
    let Some(field) = list.field() else { return };
    let before = field.before_cursor();
    match complete(fields, &before, lang) {
        Completion::Text(text) => {
            field.set_before_cursor(&text);
            list.text_changed();
        }
        Completion::Several(words) => {
            let words = words.join(WORD_GAP);
            stray::offer_in_filter(state, words.clone());
            take_next_word(state, &words);
        }
        Completion::Nothing => {
            stray::say_here(state, |state| {
                text::filters::NOTHING_TO_COMPLETE.of(state.lang).to_owned()
            });
        }
    }
}

/// Replaces the word before the cursor by the one that follows it in the offered words.
fn take_next_word(state: &mut State, offered: &str) {
    let Some(list) = state.screen.show_mut().list_mut() else { return };
    let Some(field) = list.field() else { return };
    let text = with_next_word(&field.before_cursor(), offered);
    field.set_before_cursor(&text);
    list.text_changed();
}

/// Splits a typed filter before its last word, which is one of the offered words or begins them.
fn last_word<'a>(before: &'a str, offered: &str) -> (&'a str, &'a str) {
    // The names of fields have a colon.
    let colon = if offered.ends_with(':') { before.strip_suffix(':') } else { None };
    let end = colon.unwrap_or(before).rfind([':', ',', ' ']).map_or(0, |at| at + 1);
    before.split_at(end)
}

/// Returns the place of a word among those that are offered.
fn chosen_word(offered: &str, word: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for one in offered.split(WORD_GAP) {
        if one == word {
            return Some(start..start + one.len());
        }
        start += one.len() + WORD_GAP.len();
    }
    None
}

/// Replaces the word at the end of a typed filter by the one that follows it in the offered words.
fn with_next_word(before: &str, offered: &str) -> String {
    let (kept, typed) = last_word(before, offered);
    let words = || offered.split(WORD_GAP);
    let next = words().skip_while(|word| *word != typed).nth(1).or_else(|| words().next());
    format!("{kept}{}", next.unwrap_or(typed))
}
