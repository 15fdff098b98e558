//! Export of a list: all rows that pass its filter, to a file.

use crate::{
    app::{DisabledReason, Effect, Effects, Export, Screen, State, Tone, lists::any_list::AnyList},
    domain::SortDirection,
    text,
};

/// Requests an export of the visible list.
pub(crate) fn export(state: &State) -> Effects {
    match (state.session, shown(&state.screen, state.order())) {
        (Some(session), Some(export)) => Effects::redraw().and([Effect::Export(session, export)]),
        _ => Effects::redraw(),
    }
}

/// Why the visible list cannot be exported: there is none, or it has no rows.
pub(crate) fn refused(state: &State) -> Option<DisabledReason> {
    if state.screen.show().list().is_some_and(AnyList::is_bare) {
        return Some(DisabledReason::NoRowsToExport);
    }
    shown(&state.screen, state.order()).is_none().then_some(DisabledReason::NothingToExport)
}

fn shown(screen: &Screen, order: SortDirection) -> Option<Export> {
    let filter = screen.show().list().map(AnyList::position_to_save).map(|(filter, _)| filter)?;
    let (what, name) = screen.show().export()?;
    Some(Export { what, filter, order, name })
}

/// Reports a finished or failed export.
pub(crate) fn exported(state: &mut State, done: Result<(usize, String), String>) {
    match done {
        Ok((rows, path)) => {
            let said = text::setup::exported(state.lang, rows, &path);
            state.say(Tone::Good, vec![said]);
        }
        Err(why) => state.say(Tone::Bad, vec![why]),
    }
}
