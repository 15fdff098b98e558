//! Exports all rows of a list that match its filter to a file.

use crate::{
    app::{DisabledReason, Effect, Effects, Export, Screen, State, Tone, lists::any_list::AnyList},
    domain::SortDirection,
    text,
};

/// Requests an export of the visible list.
pub(crate) fn export(state: &State) -> Effects {
    match (state.session, export_of_screen(&state.screen, state.order())) {
        (Some(session), Some(export)) => Effects::redraw().and([Effect::Export(session, export)]),
        _ => Effects::redraw(),
    }
}

/// Why the visible list cannot be exported: there is no list, or it has no rows. `None` if it can.
pub(crate) fn export_disabled_reason(state: &State) -> Option<DisabledReason> {
    if state.screen.show().list().is_some_and(AnyList::has_no_rows) {
        return Some(DisabledReason::NoRowsToExport);
    }
    export_of_screen(&state.screen, state.order())
        .is_none()
        .then_some(DisabledReason::NothingToExport)
}

fn export_of_screen(screen: &Screen, order: SortDirection) -> Option<Export> {
    let filter = screen.show().list().map(AnyList::parsed_filter)?;
    let (what, name) = screen.show().export()?;
    Some(Export { what, filter: filter.words, only: filter.only, order, name })
}

/// Shows a message with the path and number of rows, or the error.
pub(crate) fn report_export(state: &mut State, result: Result<(usize, String), String>) {
    match result {
        Ok((rows, path)) => {
            let said = text::setup::exported(state.lang, rows, &path);
            state.say(Tone::Good, vec![said]);
        }
        Err(why) => state.say(Tone::Bad, vec![why]),
    }
}
