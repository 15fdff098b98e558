//! Using, saving and removing the filters that a user saved by name.

use std::collections::BTreeMap;

use crate::{
    app::{Effect, Effects, FilterChange, FilterFault, State, Tone, lists::any_list::AnyList},
    text::{self, InEachLang},
};

impl State {
    /// The saved filters of the visible list, by name.
    pub(in crate::app) fn filters_here(&self) -> BTreeMap<String, String> {
        let of_user = self.session.and_then(|session| self.saved_filters.get(&session.user));
        let list = self.screen.show().filtered_list();
        let of_list = list.and_then(|list| of_user?.get(list));
        of_list.cloned().unwrap_or_default()
    }

    /// The filter of the visible list; `None` without one.
    pub(in crate::app) fn current_filter(&self) -> Option<String> {
        let (filter, _) = self.screen.show().list()?.saved_position();
        Some(filter.trim().to_owned()).filter(|filter| !filter.is_empty())
    }

    /// The name of the saved filter that the visible list has now, if any.
    pub fn current_filter_name(&self) -> Option<String> {
        let now = self.current_filter()?;
        self.filters_here().into_iter().find(|(_, filter)| *filter == now).map(|(name, _)| name)
    }
}

/// The name under which the filters of the visible list are saved; `None` if they cannot be.
pub fn filtered_list(state: &State) -> Option<&'static str> {
    state.screen.show().filtered_list()
}

/// Filters the visible list by a saved filter.
pub(in crate::app) fn apply(state: &mut State, filter: &str) {
    if let Some(list) = state.screen.show_mut().list_mut() {
        AnyList::set_filter(list, filter);
    }
}

/// Saves a filter of the visible list under a name, in place of an older one.
pub(in crate::app) fn save(state: &mut State, name: String, filter: String) -> Effects {
    let said = state.in_each_lang(|state| text::filters::saved(state.lang, &name, &filter));
    change(state, name, Some(filter), &said)
}

/// Removes a saved filter of the visible list.
pub(in crate::app) fn remove(state: &mut State, name: String) -> Effects {
    let filter = state.filters_here().remove(&name).unwrap_or_default();
    let said = state.in_each_lang(|state| text::filters::removed(state.lang, &name, &filter));
    change(state, name, None, &said)
}

/// Says that the last change is not on disk. A filter that another program saved comes back.
pub(in crate::app) fn report_failure(state: &mut State, why: &FilterFault) {
    match why {
        FilterFault::Unwritten(why) => {
            state.tell(Tone::Bad, |state| {
                let why = text::failures::system::system_error_phrase(state.lang, why);
                text::filters::not_saved(state.lang, &why)
            });
        }
        FilterFault::Replaced(newer) => {
            newer.apply(&mut state.saved_filters);
            let filter = newer.filter.as_deref().unwrap_or_default();
            state.tell(Tone::Bad, |state| text::filters::replaced(state.lang, &newer.name, filter));
        }
    }
}

fn change(
    state: &mut State,
    name: String,
    filter: Option<String>,
    said: &InEachLang<String>,
) -> Effects {
    let list = state.screen.show().filtered_list();
    let (Some(session), Some(list)) = (state.session, list) else { return Effects::redraw() };
    let change = FilterChange {
        user: session.user,
        list: list.to_owned(),
        before: state.filters_here().remove(&name),
        name,
        filter,
    };
    change.apply(&mut state.saved_filters);
    // A restricted session saves nothing outside the database.
    state.tell(Tone::Good, |state| {
        let mut said = said.of(state.lang).clone();
        if state.fixed {
            said = format!("{said} {}", text::filters::FOR_THIS_SESSION.of(state.lang));
        }
        said
    });
    let saves = (!state.fixed).then_some(Effect::SaveFilter(change));
    Effects::redraw().and(saves)
}
