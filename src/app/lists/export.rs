//! Export of a list: all rows that pass its filter, to a file.

use crate::{
    app::{Effect, Effects, Export, Screen, State, Tone, lists::any_list::AnyList},
    domain::SortDirection,
    text,
};

/// Requests an export of the visible list, or reports that there is none.
pub(crate) fn export(state: &mut State) -> Effects {
    let session = state.session;
    let is_bare = state.screen.show().list().is_some_and(AnyList::is_bare);
    let order = state.order();
    let export = shown(&state.screen, order).filter(|_| !is_bare);
    let (Some(session), Some(export)) = (session, export) else {
        let lang = state.texts.lang;
        let said = if is_bare {
            text::setup::NO_ROWS.of(lang)
        } else {
            text::setup::NOTHING_TO_EXPORT.of(lang)
        }
        .to_owned();
        state.say(Tone::Notice, vec![said]);
        return Effects::redraw();
    };
    Effects::redraw().and([Effect::Export(session, export)])
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
            let said = text::setup::exported(state.texts.lang, rows, &path);
            state.say(Tone::Good, vec![said]);
        }
        Err(why) => state.say(Tone::Bad, vec![why]),
    }
}
