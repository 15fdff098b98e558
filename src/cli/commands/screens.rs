//! Opens the screens.

use std::{path::Path, sync::Arc};

use anyhow::Context;

use super::{super::place, signs_in};
use crate::{
    app::{Export, State},
    cli::{Stop, left, setup::Setup},
    domain::{Refusal, Session, Via},
    store::Store,
    term,
    work::{Desk, now, zone},
};

/// Runs the program in the terminal until the person quits; returns the exit code.
pub(in crate::cli) fn screens(
    (store, db): (Store, &Path),
    who: Option<&str>,
    setup: Setup,
) -> Result<u8, Stop> {
    let session = who.map(|email| signed_in(&store, email)).transpose()?;
    if !term::is_there() {
        return Err(Stop::usage(setup.texts().shell.needs_terminal));
    }
    term::report_panics(place::paths()?.reports(), setup.texts());
    let zone = zone();
    let mut state = State::new(session, now(&zone), zone.clone(), setup.texts());
    let dress = setup.give(&mut state);
    let memory = place::paths()?.left();
    let db = db.canonicalize()?;
    left::recall(&memory, &db, &mut state);
    let before = (state.look.chosen, state.texts.language);
    let export = {
        let db = db.clone();
        Arc::new(move |session, export: &Export| super::export(&db, session, export))
    };
    let code = term::run(&mut state, (dress, export), |tell| {
        Desk::spawn(store, &zone, tell).context("geen thread")
    })?;
    // A comfort: when it cannot be kept, the next start is like the first.
    let _ = left::remember(&memory, &db, &state, before);
    Ok(code)
}

/// Only somebody who is active (R17).
fn signed_in(store: &Store, email: &str) -> Result<Session, Stop> {
    let user = signs_in(store, email)?;
    if !user.is_active() {
        return Err(Refusal::ActorNotActive.into());
    }
    Ok(Session { user: user.id, via: Via::Tui })
}
