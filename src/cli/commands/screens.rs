//! Opens the screens.

use anyhow::Context;

use super::{super::place, signs_in};
use crate::{
    app::State,
    cli::{Stop, setup::Setup},
    domain::{Refusal, Session, Via},
    store::Store,
    term,
    work::{Desk, now, zone},
};

/// Runs the program in the terminal until the person quits; returns the exit code.
pub(in crate::cli) fn screens(store: Store, who: Option<&str>, setup: Setup) -> Result<u8, Stop> {
    let session = who.map(|email| signed_in(&store, email)).transpose()?;
    if !term::is_there() {
        return Err(Stop::usage(setup.texts().shell.needs_terminal));
    }
    term::report_panics(place::paths()?.reports(), setup.texts());
    let zone = zone();
    let mut state = State::new(session, now(&zone), zone.clone(), setup.texts());
    let dress = setup.give(&mut state);
    let code = term::run(state, dress, |tell| {
        let (reader, watcher) = (store.again()?, store.again()?);
        Desk::spawn(store, reader, watcher, &zone, tell).context("geen thread")
    })?;
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
