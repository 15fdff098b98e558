//! Exports all rows of a list that match its filter to a file.

use crate::{
    app::{
        DisabledReason, Effect, Effects, Export, Exported, State, Tone, lists::any_list::AnyList,
    },
    text::{self, Text},
};

/// Requests an export of the visible list.
pub(crate) fn export(state: &State) -> Effects {
    match (state.session, export_of_screen(state)) {
        (Some(session), Some(export)) => Effects::redraw().and([Effect::Export(session, export)]),
        _ => Effects::redraw(),
    }
}

/// Why the visible list cannot be exported: there is no list, or it has no rows. `None` if it can.
pub(crate) fn export_disabled_reason(state: &State) -> Option<DisabledReason> {
    if state.screen.show().list().is_some_and(AnyList::has_no_rows) {
        return Some(DisabledReason::NoRowsToExport);
    }
    export_of_screen(state).is_none().then_some(DisabledReason::NothingToExport)
}

fn export_of_screen(state: &State) -> Option<Export> {
    let filter = state.screen.show().list().map(AnyList::parsed_filter)?;
    let (what, name) = state.screen.show().export()?;
    let list = list_name(what).of(state.lang);
    let order = state.order();
    Some(Export { what, filter: filter.words, only: filter.only, order, list, name })
}

/// The word for a list in the name of its file.
const fn list_name(what: Exported) -> Text {
    match what {
        Exported::Organisations => text::headings::ORGANISATIONS,
        Exported::Members(_) => text::headings::MEMBERS,
        Exported::Requests(_) => text::headings::REQUESTS,
        Exported::Inbox => text::actions::INBOX,
        Exported::Users => text::headings::USERS,
        Exported::Partners => text::actions::PARTNERS,
        Exported::Log(_) => text::headings::LOG,
    }
}

/// Shows a message with the path and number of rows, or the error.
pub(crate) fn report_export(state: &mut State, result: Result<(usize, String), String>) {
    match result {
        Ok((rows, path)) => {
            state.tell(Tone::Good, |state| text::setup::exported(state.lang, rows, &path));
        }
        Err(why) => state.say(Tone::Bad, vec![why]),
    }
}
