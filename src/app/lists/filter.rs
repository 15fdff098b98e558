//! The fields of a typed filter: what it does not know, and completion.

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
}

/// Returns the remark on the filter of a list, in at most `room` cells: the answer to Tab, what the
/// filter does not know, or what the viewer may not know.
pub fn filter_remark<T: Row>(state: &State, list: &List<T>, room: usize) -> Option<FilterRemark> {
    let lang = state.lang;
    let fitted = |said: &str| fit(said, room.min(cells(said)));
    if let Some(words) = state.filter_choices() {
        return Some(FilterRemark { said: fitted(words), is_choice: true });
    }
    let parsed = list.parsed_filter();
    if let Some(problem) = parsed.problem {
        let fields = T::filters();
        let all = problem.words(fields, lang).len();
        let mut sentences = (0..=all).rev().map(|most| problem.sentence(fields, lang, most));
        let said = sentences.find(|said| cells(said) <= room);
        let said = said.unwrap_or_else(|| fitted(&problem.sentence(fields, lang, 0)));
        return Some(FilterRemark { said, is_choice: problem.is_incomplete() });
    }
    let hidden = parsed.used.iter().find(|field| field.for_admins)?;
    let is_admin = state.me.get().is_none_or(EnvRights::is_env_admin);
    let said = text::filters::admins_only(lang, hidden.name.of(lang));
    (!is_admin).then(|| FilterRemark { said: fitted(&said), is_choice: false })
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
}

/// Completes the field or the value before the cursor. Offers what is possible if nothing is certain,
/// and takes the first value of a field without one; another Tab takes the next of these words.
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
            // The row of the filter showed the values already.
            if before.ends_with([':', ',']) {
                take_next_word(state, &words);
            }
        }
        Completion::Nothing => {
            stray::say_here(state, text::filters::NOTHING_TO_COMPLETE.of(lang).to_owned());
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

/// Replaces the word at the end of a typed filter by the one that follows it in the offered words.
fn with_next_word(before: &str, offered: &str) -> String {
    // The names of fields have a colon.
    let colon = if offered.ends_with(':') { before.strip_suffix(':') } else { None };
    let end = colon.unwrap_or(before).rfind([':', ',', ' ']).map_or(0, |at| at + 1);
    let (kept, typed) = before.split_at(end);
    let words = || offered.split(WORD_GAP);
    let next = words().skip_while(|word| *word != typed).nth(1).or_else(|| words().next());
    format!("{kept}{}", next.unwrap_or(typed))
}
