//! Starts the full-screen interface.

use std::{path::Path, sync::Arc};

use anyhow::Context;

use super::find_user_to_sign_in;
use crate::{
    app::{Export, FilterChange, State},
    cli::{
        CliError,
        args::SshSession,
        session::{database, kvk, locale::lang, resume, seats, setup::Setup, time_zone},
    },
    domain::{KeyId, Locked, Refusal, Session, Via},
    store::Store,
    term, text,
    work::{Workers, now},
};

/// Runs the screens in the terminal until the user quits; returns the exit code.
pub(in crate::cli) fn screens(
    store: Store,
    db: &Path,
    who: Option<&str>,
    door: SshSession,
    setup: Setup,
) -> Result<u8, CliError> {
    let session = who.map(|email| signed_in(&store, email)).transpose()?;
    if !term::is_supported() {
        let words = setup.lang();
        let needs = if door.fixed {
            text::ssh::NEEDS_TERMINAL.of(words)
        } else {
            text::shell::NEEDS_TERMINAL.of(words)
        };
        return Err(CliError::usage(needs));
    }
    term::report_panics(database::paths()?.reports(), setup.lang());
    let guest = session.filter(|_| door.fixed);
    let _seat =
        guest.map(|session| seats::acquire_for_user(&store, session, db, &door)).transpose()?;
    let zone = time_zone::zone();
    let mut state = State::new(session, now(&zone), zone.clone(), setup.lang());
    state.fixed = door.fixed;
    state.key = door.key.map(KeyId);
    state.locked = store.locked();
    let dress = setup.apply(&mut state);
    state.warn(database::take_notices());
    let memory = database::paths()?.resume_path();
    let db = db.canonicalize()?;
    // Users of restricted sessions share one home folder, so nothing is saved there.
    if !door.fixed {
        resume::recall(&memory, &db, &mut state);
    }
    let at_start = resume::StartChoices { theme: state.look.chosen, language: state.lang.code() };
    let export = {
        let db = db.clone();
        let newer = matches!(state.locked, Some(Locked::Newer { .. }));
        Arc::new(move |session, export: &Export| super::export(&db, newer, session, export))
    };
    let save_filter = {
        let (memory, db) = (memory.clone(), db.clone());
        Box::new(move |change: &FilterChange| resume::save_filter(&memory, &db, change))
    };
    let outside = term::Outside { export, save_filter };
    let code = term::run(&mut state, dress, outside, |tell| {
        Workers::spawn(store, zone, kvk::service().cloned(), tell)
            .context(text::shell::NO_THREAD.of(lang()))
    })?;
    if let Some(why) = state.end_reason.take() {
        return Err(why.into());
    }
    if !door.fixed {
        // Saved positions are only a convenience, so a failure is ignored.
        let _ = resume::remember(&memory, &db, &state, at_start);
    }
    Ok(code)
}

/// Starts a session for the user with this number or address. Fails unless they are active.
pub(in crate::cli) fn signed_in(store: &Store, email: &str) -> Result<Session, CliError> {
    let user = find_user_to_sign_in(store, email)?;
    if !user.is_active() {
        return Err(Refusal::ActorNotActive.into());
    }
    Ok(Session { user: user.id, via: Via::Tui })
}
