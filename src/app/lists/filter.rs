//! The fields of a typed filter: what it does not know, and completion.

use crate::{
    app::{List, Row, State, Tone},
    columns::filters::{Completion, complete},
    domain::rights::EnvRights,
    text,
};

/// Returns what the filter of a list does not know, or what the viewer may not know.
pub fn filter_problem<T: Row>(state: &State, list: &List<T>) -> Option<String> {
    let parsed = list.parsed_filter();
    if let Some(problem) = parsed.problem {
        return Some(problem.sentence(T::filters(), state.lang));
    }
    let hidden = parsed.used.iter().find(|field| field.for_admins)?;
    let is_admin = state.me.get().is_none_or(EnvRights::is_env_admin);
    let name = hidden.name.of(state.lang);
    (!is_admin).then(|| text::filters::admins_only(state.lang, name))
}

impl State {
    /// Returns whether the typed filter of the visible list leaves one row.
    pub(in crate::app) fn has_one_hit(&self) -> bool {
        let list = self.screen.show().list();
        list.is_some_and(|list| list.is_typing() && list.is_filtered() && list.row_count() == 1)
    }
}

/// Completes the field or the value before the cursor. Says what is possible if nothing is certain.
pub(crate) fn complete_filter(state: &mut State) {
    let lang = state.lang;
    let Some(list) = state.screen.show_mut().list_mut() else { return };
    let fields = list.filter_fields();
    let Some(field) = list.field() else { return };
    let said = match complete(fields, &field.before_cursor(), lang) {
        Completion::Text(text) => {
            field.set_before_cursor(&text);
            return list.text_changed();
        }
        Completion::Several(words) => words.join("  "),
        Completion::Nothing => text::filters::NOTHING_TO_COMPLETE.of(lang).to_owned(),
    };
    state.say(Tone::Notice, vec![said]);
}
