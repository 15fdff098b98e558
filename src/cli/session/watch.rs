//! Ends a restricted session in line mode when its user loses access.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::time_zone;
use crate::{
    cli::CliError,
    domain::{Query, Refusal, Session},
    store::{Store, StoreError},
    work::now,
};

/// The session that is watched; unset outside restricted sessions in line mode.
static WATCHED_SESSION: OnceLock<Mutex<Watched>> = OnceLock::new();

/// The session, and a store that only checks whether the session may continue.
struct Watched {
    store: Store,
    session: Session,
}

/// Starts watching the session. Later calls change nothing.
pub(super) fn begin(store: Store, session: Session) {
    WATCHED_SESSION.get_or_init(|| Mutex::new(Watched { store, session }));
}

/// Returns whether this run is a restricted session in line mode.
pub(crate) fn is_fixed() -> bool {
    WATCHED_SESSION.get().is_some()
}

/// Returns why the session must end; `None` if it may continue or the store cannot answer now.
pub(crate) fn end_reason() -> Option<CliError> {
    let watched = WATCHED_SESSION.get()?.lock().unwrap_or_else(PoisonError::into_inner);
    match watched.store.ask(watched.session, &Query::Me, now(&time_zone::zone())) {
        Err(StoreError::Refused(why)) if why.ends_session() => Some(why.into()),
        _ => None,
    }
}

/// Returns whether the error of a command means that the user or key has lost access.
pub(crate) fn ends_session(stop: &CliError) -> bool {
    let all = [Refusal::ActorNotActive, Refusal::KeyWithdrawn, Refusal::KeyWaits];
    is_fixed() && all.iter().any(|why| why.code() == stop.code)
}
